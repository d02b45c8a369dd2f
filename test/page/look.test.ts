/**
 * What the elements look like, against pictures that are kept in `look/`. After a change that is meant to show:
 * `npm run look:renew`. A picture that differs lies in `.cache/look/`: as it was, as it is, and what differs.
 */
import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {AUTO, compare, isBlank, KEPT, shownTags, SPECIMENS, startLooks, THEMES, unpack, WIDTHS, type Heights, type Looks, type Picture, type Sheet} from '../support/look.js';

/** Part of the pixels that may differ: more than another version of the browser changes at the edges of letters. */
const TOLERANCE = 0.001;

const DIFFERENT = '.cache/look';

const heights = JSON.parse(await readFile(join(KEPT, 'heights.json'), 'utf8')) as Record<string, Heights>;
const keptSheet = async (name: string) => unpack(await readFile(join(KEPT, `${name}.webp`)), heights[name]!);

/** What is wrong with a picture, in words; `folder` is where to put a file that shows it. */
const faultOf = async (sheet: string, name: string, was: Picture | undefined, is: Picture | undefined, folder: string) => {
  if (!was) return `${name} has no picture that is kept`;
  if (!is) return `${name} is not there any more`;
  const {part, view} = compare(was, is);
  const isSame = part <= TOLERANCE && was.width === is.width && was.height === is.height;
  if (isSame && !isBlank(is)) return [];
  const file = join(folder, `${sheet} ${name}.png`.replace(/[: ]+/g, '-'));
  await mkdir(folder, {recursive: true});
  await writeFile(file, await view());
  const how = isBlank(is) ? 'shows nothing' : was.height === is.height ? `differs in ${(100 * part).toFixed(2)} % of its pixels` : `was ${was.height} pixels high, is ${is.height}`;
  return `${name} ${how}, see ${file}`;
};

const faultsOf = async (sheet: string, was: Sheet, is: Sheet, folder = DIFFERENT) =>
  (await Promise.all([...new Set([...was.keys(), ...is.keys()])].map(name => faultOf(sheet, name, was.get(name), is.get(name), folder)))).flat();

describe('what it looks like', () => {
  let looks: Looks;
  before(async () => {
    await rm(DIFFERENT, {recursive: true, force: true});
    looks = await startLooks();
  });
  after(() => looks?.close());

  it('is kept for every element', async () => {
    const tags = new Set(Object.values(SPECIMENS).map(markup => /ijm-[\w-]+/.exec(markup)![0]));
    assert.deepEqual((await shownTags()).filter(tag => !tags.has(tag)), []);
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    for (const width of WIDTHS) {
      it(`stays as it is: theme ${name}, ${width} px`, async () => {
        const sheet = `${name}-${width}`;
        assert.deepEqual(await faultsOf(sheet, await keptSheet(sheet), await looks.take(theme, width)), []);
      });
    }
  }

  for (const [like, theme] of AUTO) {
    it(`of theme auto follows what the visitor’s system asks for: ${like}`, async () => {
      assert.deepEqual(await faultsOf(`auto-${like}-320`, await keptSheet(`${like}-320`), await looks.take(theme, 320)), []);
    });
  }

  it('is told apart from another colour, another size, and nothing at all', async () => {
    const [width] = WIDTHS as [number];
    const kept = await keptSheet(`light-${width}`);
    const folder = await mkdtemp(join(tmpdir(), 'ijm-look-'));
    const find = async (style: string) => (await faultsOf('control', kept, await looks.take(THEMES.light!, width, style), folder)).map(fault => fault.replace(/, see .*/, ''));
    assert.match((await find('ijm-donate-cta { --ijm-color-accent: #1d6d8f }')).join('\n'), /^donate-cta full differs in/m);
    assert.match((await find('ijm-quote { --ijm-space: 1.4em }')).join('\n'), /^quote was \d+ pixels high, is/m);
    assert.deepEqual(await find('ijm-office { visibility: hidden }'), ['office shows nothing']);
    await rm(folder, {recursive: true, force: true});
  });
});
