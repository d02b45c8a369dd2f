/** `npm run look:renew`: takes the pictures anew that `test/page/look.test.ts` compares with. Look at them before you keep them. */
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {heightsOf, KEPT, pack, startLooks, THEMES, WIDTHS, type Heights} from '../test/support/look.js';
import {prepareChromium} from './prepare-browser.mjs';
import {buildIfStale} from './setup.mjs';

prepareChromium();
buildIfStale();
const looks = await startLooks();
const heights: Record<string, Heights> = {};
const files: [name: string, file: Buffer][] = [];
for (const [name, theme] of Object.entries(THEMES)) {
  for (const width of WIDTHS) {
    const sheet = await looks.take(theme, width);
    heights[`${name}-${width}`] = heightsOf(sheet);
    files.push([`${name}-${width}.webp`, await pack(sheet)]);
  }
}
await looks.close();
await rm(KEPT, {recursive: true, force: true});
await mkdir(KEPT, {recursive: true});
for (const [name, file] of files) await writeFile(join(KEPT, name), file);
await writeFile(join(KEPT, 'heights.json'), `${JSON.stringify(heights, null, 1)}\n`);
console.log(`${files.length} sheets, ${Math.round(files.reduce((sum, [, file]) => sum + file.length, 0) / 1000)} KB`);
