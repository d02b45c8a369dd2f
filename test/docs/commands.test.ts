/** Commands that the documents tell people to run: each is one, with options that it has. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';
import {documents, ROOT} from '../../scripts/docs.js';

const help = async (words: string[]) => (await promisify(execFile)(process.execPath, [join(ROOT, 'dist/node/ijm-widgets.js'), ...words, '--help'])).stdout;

const texts = (await Promise.all((await documents()).map(path => readFile(join(ROOT, path), 'utf8')))).join('\n');

describe('commands in the documents', () => {
  const commands = new Set([...texts.matchAll(/npx ijm-widgets ([^\n`>|&]+)/g)].map(([, line]) => line!.trim()));

  it('are there', () => assert.ok(commands.size > 10));

  for (const line of commands) {
    it(line, async () => {
      const [command = '', sub = ''] = line.split(/\s+/);
      const top = await help([]);
      assert.match(top, new RegExp(`^  ${command}\\b`, 'm'));
      const ofCommand = await help([command]);
      const isSub = /^[a-z]+$/.test(sub) && new RegExp(`^  ${sub}\\b`, 'm').test(ofCommand.split('Commands:')[1] ?? '');
      const options = isSub ? await help([command, sub]) : ofCommand;
      for (const [, option] of line.matchAll(/ (--[a-z-]+)/g)) assert.match(options, new RegExp(`${option}\\b`), option);
      if (command === 'intake' && /^[a-z]+$/.test(sub)) assert.ok(isSub, `intake ${sub}`);
    });
  }

  it('of npm are scripts of the package', async () => {
    const {scripts} = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
    for (const [, name] of texts.matchAll(/npm run ([a-z:]+)/g)) assert.ok(scripts[name!], name);
  });
});
