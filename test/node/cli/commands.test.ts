import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
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
    for (const command of ['validate', 'preview', 'split', 'schema', 'completion']) assert.match(out, new RegExp(`^  ${command}\\b.*\\S$`, 'm'));
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
  });

  it('completion knows zsh and fish, and says so', async () => {
    assert.match((await run(['completion', 'zsh'])).out, /^autoload -U \+X bashcompinit/);
    assert.match((await run(['completion', 'fish'])).out, /^complete -c ijm-widgets -n '__fish_seen_subcommand_from validate' -l json -d /m);
    const {code, error} = await run(['completion', 'tcsh']);
    assert.equal(code, 2);
    assert.match(error, /bash, zsh, fish/);
  });
});
