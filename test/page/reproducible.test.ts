/** Who builds a version, or where, makes no difference: the hashes that snippets carry stay true. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, mkdir, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {after, describe, it} from 'node:test';
import {promisify} from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
// On the same disk, where packages can be linked instead of copied.
await mkdir(join(ROOT, '.cache'), {recursive: true});
const elsewhere = await mkdtemp(join(ROOT, '.cache/elsewhere-'));
after(() => rm(elsewhere, {recursive: true, force: true}));

const APART = ['node_modules', 'dist', '.git', '.cache', 'test'];

describe('the build', () => {
  it('makes the same files again, in a folder of another name', async () => {
    for (const name of await readdir(ROOT)) if (!APART.includes(name)) await cp(join(ROOT, name), join(elsewhere, name), {recursive: true});
    await run('cp', ['-al', join(ROOT, 'node_modules'), elsewhere]);
    await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {cwd: elsewhere});
    const files = async (root: string) => Object.entries(JSON.parse(await readFile(join(root, 'dist/integrity.json'), 'utf8')) as Record<string, {integrity: string}>).map(([file, {integrity}]) => `${file} ${integrity}`);
    const here = await files(ROOT);
    assert.deepEqual((await files(elsewhere)).filter(file => !here.includes(file)), []);
  });
});
