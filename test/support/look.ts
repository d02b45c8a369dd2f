/** What the elements look like: specimens of each, in each theme and two widths, as sheets of pictures. */
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import pixelmatch from 'pixelmatch';
import puppeteer from 'puppeteer-core';
import sharp from 'sharp';
import {findChromium} from '../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from './chromium-flags.mjs';
import {readFeed, startSite, type Site} from './site.js';

/** Where the sheets are kept. */
export const KEPT = resolve('test/page/look');

/** Letters are drawn alike on every machine: no hints of the system, no colours at their edges. */
const FLAGS = [...CHROMIUM_FLAGS, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars', '--disable-skia-runtime-opts'];

/** Height of the window in px: more than any sheet has. */
const TALL = 12_000;

/** Width of the elements in px: a phone, and a column of a page. */
export const WIDTHS = [320, 800];

export interface Theme {
  /** The element's own `theme`. */
  theme?: string;
  /** A theme of the kit as a style sheet, on the page. */
  sheet?: string;
  /** The page around: its colours. */
  page: string;
  /** What the visitor's system asks for. */
  scheme?: 'light' | 'dark';
  /** Whether each variant is taken in half its size, without its states: what differs from the first theme are colours. */
  isSmall?: boolean;
}

export const THEMES: Record<string, Theme> = {
  none: {page: 'background: #f3ece0; color: #33261d'},
  light: {theme: 'light', page: 'background: #d8dee2', isSmall: true},
  dark: {theme: 'dark', page: 'background: #5c666c', isSmall: true},
  dawn: {sheet: 'dawn', theme: 'light', page: 'background: #d8d3cc', isSmall: true},
  ink: {sheet: 'ink', theme: 'light', page: 'background: #d5d8dd', isSmall: true},
};

/** `theme="auto"`, which looks like one of the others. */
export const AUTO: [like: string, theme: Theme][] = (['light', 'dark'] as const).map(scheme => [scheme, {...THEMES[scheme]!, theme: 'auto', scheme}]);

/** Name and markup of each; a state, not a variant, has a colon in its name. */
export const SPECIMENS: Record<string, string> = {
  'country-card compact': '<ijm-country-card country="cambodia" variant="compact"></ijm-country-card>',
  'country-card card': '<ijm-country-card country="cambodia"></ijm-country-card>',
  'country-card profile': '<ijm-country-card country="cambodia" variant="profile"></ijm-country-card>',
  'country-card: without picture': '<ijm-country-card country="plain" sections="headline name summary link"></ijm-country-card>',
  'impact-stat': '<ijm-impact-stat stat="cambodia-rescued"></ijm-impact-stat>',
  'impact-stat row': '<ijm-impact-stat stat="cambodia-rescued" variant="row"></ijm-impact-stat>',
  'impact-stat chart': '<ijm-impact-stat stat="share"></ijm-impact-stat>',
  'impact-stat apart': '<ijm-impact-stat stat="cambodia-prevalence"></ijm-impact-stat>',
  'donate-cta full': '<ijm-donate-cta appeal="cambodia"></ijm-donate-cta>',
  'donate-cta: fundraiser': '<ijm-donate-cta fundraiser="polar-dip" amount="45"></ijm-donate-cta>',
  'donate-cta inline': '<ijm-donate-cta appeal="cambodia" variant="inline"></ijm-donate-cta>',
  'donate-cta button': '<ijm-donate-cta appeal="cambodia" variant="button"></ijm-donate-cta>',
  'contact-form': '<ijm-contact-form form="media"></ijm-contact-form>',
  'contact-form: faults': '<ijm-contact-form form="media" id="faulty"></ijm-contact-form>',
  quote: '<ijm-quote quote="cambodia-sharpe"></ijm-quote>',
  office: '<ijm-office office="phnom-penh"></ijm-office>',
  goal: '<ijm-goal fundraiser="polar-dip"></ijm-goal>',
  'goal: reached': '<ijm-goal target="1000" raised="1250" currency="CAD"></ijm-goal>',
  map: '<ijm-map country="cambodia"></ijm-map>',
  share: '<ijm-share url="https://www.ijm.ca" heading="Tell others"></ijm-share>',
  help: '<ijm-help></ijm-help>',
  icon: 'mail phone pin globe heart share download print facebook x linkedin youtube'.split(' ').map(name => `<ijm-icon name="${name}"></ijm-icon>`).join(' '),
};

/** Tags of the kit that show something, as its manifest lists them. */
export const shownTags = async (): Promise<string[]> => {
  const {modules} = JSON.parse(await readFile('custom-elements.json', 'utf8')) as {modules: {declarations?: {tagName?: string}[]}[]};
  return modules.flatMap(({declarations = []}) => declarations.flatMap(({tagName}) => tagName ?? [])).filter(tag => tag !== 'ijm-feed');
};

/** A picture without detail, which packs small. */
const drawing = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 3 2" preserveAspectRatio="none"><path fill="#9ab7c4" d="M0 0h3v2H0z"/><path fill="#4f7184" d="m0 2 1-1.2L3 2z"/></svg>`;

const NOW = Date.UTC(2026, 10, 26, 17);

const putSite = async (site: Site) => {
  const feed = await readFeed();
  const image = {src: '/look/picture.svg', alt: 'A hill', width: 1200, height: 800, focus: {x: 0.5, y: 0.5}, credit: 'A. Painter'};
  feed.countries.plain = {...feed.countries.cambodia};
  feed.countries.cambodia.image = image;
  feed.quotes['cambodia-sharpe'].author.image = {...image, src: '/look/portrait.svg', width: 160, height: 160};
  feed.fundraisers['polar-dip'].image = image;
  feed.stats.share = {value: 0.1, format: 'percent', label: 'of children', asOf: 2023, source: {label: 'A study'}, baseline: {value: {min: 15, max: 30}, label: 'of children', year: 2004}};
  feed.appeals.cambodia.currencies[0].amounts[1].impact = 'A month of schooling';
  site.put('/look/feed.json', {body: JSON.stringify(feed), type: 'application/json'});
  site.put('/look/picture.svg', {body: drawing(1200, 800), type: 'image/svg+xml'});
  site.put('/look/portrait.svg', {body: drawing(160, 160), type: 'image/svg+xml'});
  site.serve('/font/', 'node_modules/@fontsource/source-sans-3/files');
};

const specimenPage = ({theme, sheet, page, isSmall}: Theme, width: number, tags: string[], style = '') => {
  const sections = Object.entries(SPECIMENS)
    .filter(([name, markup]) => tags.includes(/ijm-[\w-]+/.exec(markup)![0]) && !(isSmall && name.includes(':')))
    .map(([name, markup]) => `<section data-name="${name}">${theme ? markup.replace(/<ijm-[\w-]+/g, `$& theme="${theme}"`) : markup}</section>`);
  const faces = [400, 600, 700].map(weight => `@font-face{font-family:Look;font-weight:${weight};src:url(/font/source-sans-3-latin-${weight}-normal.woff2)}`).join('');
  return `<!doctype html><html lang="en-CA"><meta charset="utf-8"><title>Looks</title><link rel="icon" href="data:,">
${sheet ? `<link rel="stylesheet" href="/dist/themes/${sheet}.css">` : ''}
<style>${faces} :root, body { --ijm-font: Look; font: 16px/1.5 Look; margin: 0; ${page} } section { inline-size: ${width}px; padding: 8px; overflow: clip } ${style}</style>
<script>
  // What was laid out with other letters first may end up a pixel off.
  Promise.all([400, 600, 700].map(weight => document.fonts.load(weight + ' 16px Look'))).then(() => {
    document.head.append(Object.assign(document.createElement('script'), {src: '/dist/ijm-widgets.js'}));
  });
</script>
<ijm-feed src="/look/feed.json">
${sections.join('\n')}
</ijm-feed>`;
};

/** Waits in the page until all is drawn that will be. */
const SETTLE = `(async () => {
  const all = root => [...root.querySelectorAll('*')].flatMap(node => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const until = async (holds, what) => {
    for (const end = performance.now() + 20000; !holds(); await new Promise(done => setTimeout(done, 20))) {
      if (performance.now() > end) throw new Error(what());
    }
  };
  // Of a tag that nobody defines there is nothing to wait for, and nothing to be seen.
  const coming = () => all(document).filter(node => customElements.get(node.localName) && node.localName !== 'ijm-feed' && !node.matches(':state(ready)'));
  // What of an element comes later than its content.
  const LATER = {'ijm-map': '[part~=country]', 'ijm-icon': 'path'};
  const undrawn = () => all(document).filter(node => node.localName in LATER && node.shadowRoot && !node.shadowRoot.querySelector(LATER[node.localName]));
  await until(() => customElements.get('ijm-feed'), () => 'the script defines nothing');
  await until(() => coming().length === 0, () => 'not ready: ' + coming().map(node => node.outerHTML).join());
  await until(() => undrawn().length === 0, () => 'not drawn: ' + undrawn().map(node => node.outerHTML).join());
  const form = document.querySelector('#faulty')?.shadowRoot;
  if (form && !form.querySelector('[aria-invalid=true]')) {
    form.querySelector('[part~=submit]').click();
    await until(() => form.querySelector('[aria-invalid=true]'), () => 'the form shows no fault');
    form.activeElement?.blur();
  }
  await document.fonts.ready;
  for (const image of all(document)) {
    if (image.localName !== 'img') continue;
    image.loading = 'eager';
    await image.decode();
  }
  for (const root of [document, ...all(document).flatMap(node => node.shadowRoot ?? [])]) {
    for (const animation of root.getAnimations()) animation.finish();
  }
  scrollTo(0, 0);
})()`;

/** Says in the page where each specimen is, in whole px: what lies between two is drawn over both. */
const PLACES = `[...document.querySelectorAll('section')].map(section => {
  const {top, bottom} = section.getBoundingClientRect();
  return [section.dataset.name, Math.round(top), Math.round(bottom)];
})`;

/** Pixels of four bytes each. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

const pixels = async (file: Uint8Array): Promise<Picture> => {
  const {data, info} = await sharp(file).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  return {data, width: info.width, height: info.height};
};

const rows = ({data, width}: Picture, from: number, to: number): Picture => ({data: data.subarray(from * width * 4, to * width * 4), width, height: to - from});

/** In half its size: each pixel the mean of four. */
const halved = ({data, width, height}: Picture): Picture => {
  const half = {width: width >> 1, height: height >> 1};
  const out = new Uint8Array(half.width * half.height * 4);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width * 4; x++) {
      const i = 2 * y * width * 4 + 2 * (x - (x % 4)) + (x % 4);
      out[y * half.width * 4 + x] = (data[i]! + data[i + 4]! + data[i + width * 4]! + data[i + width * 4 + 4]!) / 4;
    }
  }
  return {data: out, ...half};
};

/** Pictures by the names of their specimens. */
export type Sheet = Map<string, Picture>;
/** Their heights, from top to bottom, in pixels. */
export type Heights = Record<string, number>;

/** Steps between two brightnesses that are kept: fewer pack smaller. Half of it is far below what counts as different. */
const STEP = 8;

/** A sheet as one file: a WebP without loss. */
export const pack = async (sheet: Sheet): Promise<Buffer> => {
  const list = [...sheet.values()];
  const data = Buffer.concat(list.map(({data}) => data)).map((value, i) => (i % 4 === 3 ? 255 : Math.min(255, Math.round(value / STEP) * STEP)));
  const raw = {width: list[0]!.width, height: list.reduce((sum, {height}) => sum + height, 0), channels: 4 as const};
  return sharp(data, {raw}).webp({lossless: true, quality: 100, effort: 6}).toBuffer();
};

export const unpack = async (file: Uint8Array, heights: Heights): Promise<Sheet> => {
  const all = await pixels(file);
  let y = 0;
  return new Map(Object.entries(heights).map(([name, height]) => [name, rows(all, y, (y += height))]));
};

export const heightsOf = (sheet: Sheet): Heights => Object.fromEntries([...sheet].map(([name, {height}]) => [name, height]));

/** Whether there is nothing to be seen. */
export const isBlank = ({data}: Picture) => [0, 1, 2].every(channel => {
  const values = data.filter((_, i) => i % 4 === channel);
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)) < 24;
});

/** On a canvas of that size. */
const within = ({data, width, height}: Picture, size: {width: number; height: number}): Uint8Array => {
  const out = new Uint8Array(size.width * size.height * 4).fill(136);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * size.width * 4);
  return out;
};

/** How far a pixel may be off, from 0 to 1: one step of 13 in 255. */
const THRESHOLD = 0.06;

/**
 * Compares two pictures.
 *
 * @returns Which part of the pixels differs, from 0 to 1; and a PNG of the two and of what differs, side by side.
 */
export const compare = (was: Picture, is: Picture) => {
  const size = {width: Math.max(was.width, is.width), height: Math.max(was.height, is.height)};
  const [before, now, difference] = [within(was, size), within(is, size), new Uint8Array(size.width * size.height * 4)];
  const part = pixelmatch(before, now, difference, size.width, size.height, {threshold: THRESHOLD}) / (size.width * size.height);
  const view = () =>
    sharp({create: {width: 3 * size.width + 16, height: size.height, channels: 4, background: '#888'}})
      .composite([before, now, difference].map((data, i) => ({input: Buffer.from(data), raw: {...size, channels: 4 as const}, left: i * (size.width + 8), top: 0})))
      .png()
      .toBuffer();
  return {part, view};
};

export interface Looks {
  /** Takes a picture of each specimen; `style` is one more rule of the page. */
  take(theme: Theme, width: number, style?: string): Promise<Sheet>;
  close(): Promise<void>;
}

/** Starts a browser that takes pictures. */
export const startLooks = async (flags: string[] = []): Promise<Looks> => {
  const site = await startSite();
  await putSite(site);
  const tags = await shownTags();
  const browser = await puppeteer.launch({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: [...FLAGS, ...flags]});
  return {
    async take(theme, width, style) {
      site.put('/look/page.html', {body: specimenPage(theme, width, tags, style)});
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      // All is in the window: what is drawn only when it comes near is near.
      await page.setViewport({width: width + 16, height: TALL});
      await page.emulateTimezone('America/Toronto');
      await page.emulateMediaFeatures([
        {name: 'prefers-reduced-motion', value: 'reduce'},
        {name: 'prefers-color-scheme', value: theme.scheme ?? 'light'},
      ]);
      await page.evaluateOnNewDocument(`Date.now = () => ${NOW}`);
      await page.goto(`${site.origin}/look/page.html`);
      let file: Uint8Array = new Uint8Array();
      let places: [name: string, from: number, to: number][] = [];
      for (let last, tries = 0; !last || Buffer.compare(last, file) !== 0; tries++) {
        if (tries > 20) throw new Error('it does not come to rest');
        last = file;
        await page.waitForNetworkIdle({idleTime: 100, timeout: 20_000});
        await page.evaluate(SETTLE);
        places = (await page.evaluate(PLACES)) as typeof places;
        file = await page.screenshot({clip: {x: 0, y: 0, width: width + 16, height: places.at(-1)![2]}});
      }
      const all = await pixels(file);
      await context.close();
      return new Map(places.map(([name, from, to]) => [name, theme.isSmall ? halved(rows(all, from, to)) : rows(all, from, to)]));
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
};
