/**
 * Makes the pictures of the demo from the drawings in this folder: `node demo/pictures/source/make.mjs`. Drawn as SVG,
 * served as WebP, because a feed's pictures are photographs as a rule and the demo should weigh what a page weighs.
 * Needs a Chromium: `CHROME_PATH`, /usr/bin/chromium unless set.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** As large as a file may be, in bytes: a page of eight cards then stays below half a megabyte. */
const MOST_BYTES = 60_000;

/** Parts of a drawing, in its own units: x, y, width, height. */
const CROPS = {
  'river-wide': ['river', 0, 206, 1200, 500],
  'shore-near': ['shore', 440, 470, 480, 320],
  'winter-near': ['winter', 400, 400, 510, 340],
};

const drawings = readdirSync(FOLDER)
  .filter(file => file.endsWith('.svg'))
  .map(file => [file.slice(0, -4), readFileSync(FOLDER + file, 'utf8')]);
const wanted = drawings.map(([name, svg]) => ({name, svg, box: svg.match(/viewBox="([^"]+)"/)[1].split(' ').map(Number)}));
for (const [name, [of, ...box]] of Object.entries(CROPS)) wanted.push({name, svg: drawings.find(([drawing]) => drawing === of)[1], box});

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
for (const {name, svg, box} of wanted) {
  const [, , width, height] = box;
  const widths = width === height ? [160, 320] : name.endsWith('-wide') ? [800, 1600] : [480, 800, 1200];
  for (const wide of widths) {
    const high = Math.round((wide * height) / width);
    await page.setViewport({width: wide, height: high});
    await page.setContent(`<body style="margin:0">${svg.replace(/viewBox="[^"]+"/, `viewBox="${box.join(' ')}" width="${wide}" height="${high}" style="display:block"`)}`);
    for (let quality = 82; quality > 20; quality -= 6) {
      const picture = await page.screenshot({type: 'webp', quality, clip: {x: 0, y: 0, width: wide, height: high}});
      if (picture.length > MOST_BYTES) continue;
      writeFileSync(`${FOLDER}../${name}-${wide}.webp`, picture);
      console.log(`${name}-${wide}.webp ${wide}×${high} ${picture.length} bytes, quality ${quality}`);
      break;
    }
  }
}
await browser.close();
