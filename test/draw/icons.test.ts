import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {iconFiles} from '../../scripts/make-icons.js';
import {iconSet, mirrored} from '../../src/draw/icon-set.js';
import {loadIcon, type IconName} from '../../src/draw/icons.js';

const DRAW = fileURLToPath(new URL('../../src/draw/', import.meta.url));
const names = Object.keys(iconSet) as IconName[];

/** What a page of a charity needs, by the names that authors write. */
const WANTED = `arrow-left arrow-right arrow-up arrow-down external chevron-left chevron-right chevron-up chevron-down search close menu check plus minus
  play pause volume mute share mail phone pin globe camera cart star edit heart shield download print copy qr facebook instagram linkedin medium
  pinterest rss x youtube alert calendar clock quote`.split(/\s+/);

/** The numbers that each command of a path takes. */
const TAKES: Record<string, number> = {m: 2, l: 2, h: 1, v: 1, c: 6, a: 7, z: 0};

describe('the icons', () => {
  it('are those wanted', () => assert.deepEqual([...names].sort(), [...WANTED].sort()));

  it('are what scripts/make-icons.ts writes', () => {
    const files = iconFiles();
    for (const [file, code] of files) assert.equal(readFileSync(`${DRAW}${file}`, 'utf8'), code, file);
    assert.deepEqual(readdirSync(`${DRAW}icons`).sort(), [...files.keys()].flatMap(file => file.match(/(?<=icons\/).*/) ?? []).sort());
  });

  for (const name of names) {
    it(`${name} is a path within its box`, () => {
      const path = iconSet[name];
      assert.match(path, /^M[MmLlHhVvCcAaZz\d .-]+$/);
      let [x, y] = [0, 0];
      for (const [, command, rest] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
        const kind = command!.toLowerCase();
        // The two flags of an arc may stand without a space.
        const numbers = (rest!.match(/-?(\d*\.\d+|\d+)/g) ?? []).map(Number);
        const takes = TAKES[kind]!;
        assert.ok(takes === 0 ? numbers.length === 0 : numbers.length > 0 && numbers.length % takes === 0, `${command}${rest}`);
        for (let i = 0; i < numbers.length; i += takes) {
          const from = command === kind ? [x, y] : [0, 0];
          const [dx, dy] = kind === 'h' ? [numbers[i]!, 0] : kind === 'v' ? [0, numbers[i]!] : numbers.slice(i + takes - 2, i + takes);
          x = from[0]! + dx!;
          y = from[1]! + dy!;
          // Half a line stays within the box of 24.
          assert.ok(x >= 1 && x <= 23 && y >= 1 && y <= 23, `${x} ${y}`);
        }
      }
    });
  }

  it('point along the line of text if they are mirrored', () => {
    assert.deepEqual(mirrored.filter(name => !names.includes(name as IconName)), []);
    for (const name of ['arrow-left', 'arrow-right', 'chevron-left', 'chevron-right', 'external']) assert.ok(mirrored.includes(name), name);
    for (const name of ['arrow-up', 'chevron-down', 'play', 'check', 'search', 'x']) assert.ok(!mirrored.includes(name), name);
  });
});

describe('loadIcon', () => {
  it('gives an icon that points', async () => assert.deepEqual(await loadIcon('arrow-left'), {path: iconSet['arrow-left'], isMirrored: true}));
  it('gives one that does not', async () => assert.deepEqual(await loadIcon('heart'), {path: iconSet.heart, isMirrored: false}));
  for (const name of ['', 'nonsense', 'toString', '__proto__', 'constructor']) {
    it(`gives nothing for "${name}"`, async () => assert.equal(await loadIcon(name), undefined));
  }
});
