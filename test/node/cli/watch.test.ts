import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {followDocuments} from '../../../src/node/cli/watch.js';
import {workFolder} from './harness.js';

const {write} = workFolder();

describe('followDocuments', () => {
  /** Follows a file and what it names; `between` happens after each reading, before it is over. */
  const followed = async (file: string, between: (texts: string[]) => unknown) => {
    let last = '';
    let atOnce = 0;
    const end = await followDocuments(async () => {
      assert.equal(++atOnce, 1, 'two readings at once');
      const other = readFileSync(file, 'utf8');
      const texts = [other, readFileSync(other, 'utf8')];
      await between(texts);
      last = texts[1]!;
      atOnce--;
      return [pathToFileURL(file), pathToFileURL(other)];
    });
    return {end, last: () => last};
  };
  const until = async (holds: () => boolean) => {
    for (let tries = 0; !holds(); tries++) {
      assert.ok(tries < 500, 'it was missed');
      await pause(20);
    }
  };

  for (const [when, wait] of [['while it is read', 300], ['just before it is watched', 0]] as const) {
    it(`reads again what is saved ${when}, the first time and later`, async () => {
      const other = write(`${wait}/other.txt`, 'a');
      const next: Record<string, string> = {a: 'b', c: 'd'};
      const {end, last} = await followed(write(`${wait}/first.txt`, other), async ([, text]) => {
        if (next[text!]) write(`${wait}/other.txt`, next[text!]);
        delete next[text!];
        await pause(wait);
      });
      try {
        await until(() => last() === 'b');
        write(`${wait}/other.txt`, 'c');
        await until(() => last() === 'd');
      } finally {
        end();
      }
    });
  }

  it('passes on why the first reading failed, and ends', async () => {
    await assert.rejects(followDocuments(() => Promise.reject(new Error('gone'))), /gone/);
  });
});
