import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {feedJsonSchema} from '../../../src/feed/json-schema.js';
import {run, workFolder} from './harness.js';

const {write} = workFolder();

describe('ijm-widgets', () => {
  it('schema prints the JSON Schema', async () => {
    const {code, out} = await run(['schema']);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(feedJsonSchema())));
  });

  it('--help lists every command in one line each', async () => {
    const {code, out} = await run(['--help']);
    assert.equal(code, 0);
    for (const command of ['validate', 'preview', 'split', 'bundle', 'schema', 'completion']) assert.match(out, new RegExp(`^  ${command}\\b.*\\S$`, 'm'));
  });

  it('a misspelt command is named right, with exit code 2', async () => {
    const {code, out, error} = await run(['validat', 'feed.json']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /Did you mean validate\?/);
  });

  it('completion lets bash complete commands and options', async () => {
    const {out} = await run(['completion', 'bash']);
    const file = write('completion.sh', out);
    const complete = (...words: string[]) =>
      execFileSync('bash', ['-c', `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ijm_widgets; echo "\${COMPREPLY[*]}"`, file, 'ijm-widgets', ...words], {encoding: 'utf8'}).trim();
    assert.equal(complete('va'), 'validate');
    assert.equal(complete('validate', '--s'), '--strict');
    assert.equal(complete('split', '--c'), '--collections');
    assert.equal(complete('intake', 'er'), 'erase');
    assert.equal(complete('intake', 'erase', '--em'), '--email');
    assert.equal(complete('intake', 'export', '--format', 'c'), 'csv');
    assert.equal(complete('completion', 'z'), 'zsh');
    assert.equal(complete('schema', 'p'), '');
    assert.match(complete('validate', 'packa'), /package\.json/);
  });

  const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

  it('completion lets fish complete them', {skip: !has('fish')}, async () => {
    const file = write('completion.fish', (await run(['completion', 'fish'])).out);
    const complete = (line: string) =>
      execFileSync('fish', ['-N', '-c', `source ${file}; complete -C ${JSON.stringify(line)}`], {encoding: 'utf8'}).split('\n').flatMap(found => found.split('\t')[0] || []);
    assert.deepEqual(complete('ijm-widgets va'), ['validate']);
    assert.deepEqual(complete('ijm-widgets validate --s'), ['--strict']);
    assert.deepEqual(complete('ijm-widgets intake er'), ['erase']);
    assert.deepEqual(complete('ijm-widgets intake erase --em'), ['--email']);
    assert.deepEqual(complete('ijm-widgets intake export --format c'), ['csv']);
    assert.deepEqual(complete('ijm-widgets completion '), ['bash', 'fish', 'zsh']);
  });

  it('completion lets zsh complete them', {skip: !has('zsh')}, async () => {
    const file = write('completion.zsh', (await run(['completion', 'zsh'])).out);
    const line = `autoload -U compinit && compinit -u -D; source ${file}; print -r -- \${_comps[ijm-widgets]}`;
    assert.match(execFileSync('zsh', ['-fc', line], {encoding: 'utf8'}), /_ijm_widgets/);
  });

  it('completion knows zsh and fish, and says so', async () => {
    assert.match((await run(['completion', 'zsh'])).out, /^autoload -U \+X bashcompinit/);
    assert.match((await run(['completion', 'fish'])).out, /^complete -c ijm-widgets -n '__fish_seen_subcommand_from validate' -l json -d /m);
    const {code, error} = await run(['completion', 'tcsh']);
    assert.equal(code, 2);
    assert.match(error, /bash, zsh, fish/);
  });
});
