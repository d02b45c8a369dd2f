/**
 * What a visitor may ask for, of every element in every variant: another theme, language or direction, twice the room between
 * letters, a window of 320 px (which is 400 % zoom of 1280), the keyboard, a thumb.
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import {chromiumOnly, html, pageTests, SCRIPT, type TestPage} from '../support/page.js';
import {SPECIMENS} from '../support/look.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page shows in another language than those of the kit: its words run from the right, are long, or have no spaces. */
const WORDS: Record<string, string> = {
  ar: 'نساعد الناس الذين أُجبروا على العمل في كمبوديا وعلى متن سفن الصيد',
  de: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle und Menschenrechtsverletzungen',
  km: 'យើងជួយមនុស្សដែលត្រូវបានជួញដូរដើម្បីបង្ខំឱ្យធ្វើការក្នុងប្រទេសកម្ពុជានិងនៅលើទូកនេសាទ',
};

/** The Cambodia feed with pictures, a comparable figure, and its words in one more language, if that is not one of the kit's. */
const feedIn = async (lang: string) => {
  const feed = await readFeed();
  const image = {src: '/picture.svg', alt: 'A hill', width: 1200, height: 800, credit: 'A. Painter'};
  feed.countries.plain = {...feed.countries.cambodia};
  feed.countries.cambodia.image = image;
  feed.quotes['cambodia-sharpe'].author.image = {...image, width: 160, height: 160};
  feed.fundraisers['polar-dip'].image = image;
  feed.stats.share = {value: 0.1, format: 'percent', label: 'of children', asOf: 2023, source: {label: 'A study', url: 'https://www.ijm.ca/study'}, baseline: {value: {min: 15, max: 30}, label: 'of children', year: 2004}};
  feed.appeals.cambodia.currencies[0].amounts[1].impact = 'A month of schooling';
  const words = WORDS[lang];
  if (!words) return feed;
  feed.locales.push(lang);
  return JSON.parse(JSON.stringify(feed), (_, value) => (value && typeof value === 'object' && 'en-CA' in value ? {...value, [lang]: words} : value));
};

const open = async (lang: string, {theme = '', sheet = '', width = 800} = {}): Promise<TestPage> => {
  const feed = await feedIn(lang);
  const every = Object.values(SPECIMENS).map(markup => `<section>${theme ? markup.replace(/<ijm-[\w-]+/g, `$& theme="${theme}"`) : markup}</section>`);
  const page = await kit.open(
    html(`${every.join('\n')}<script async src="${SCRIPT}" data-feed="/adapt.json"></script>`, {
      lang,
      attributes: lang === 'ar' ? 'dir="rtl"' : '',
      head: `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>body {margin: 0; padding: 8px} section {margin-block: 24px} h1 {overflow-wrap: anywhere}</style>${sheet && `<link rel="stylesheet" href="/dist/themes/${sheet}.css">`}`,
    }),
    {
      prepare: async page => {
        kit.site.put('/adapt.json', {body: JSON.stringify(feed), type: 'application/json'});
        kit.site.put('/picture.svg', {body: '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><path fill="#9ab" d="M0 0h3v2H0z"/></svg>', type: 'image/svg+xml'});
        await page.setViewport({width, height: 800});
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: theme === 'auto' ? 'dark' : 'light'}]);
      },
    },
  );
  const tags = [...new Set(Object.values(SPECIMENS).map(markup => /ijm-[\w-]+/.exec(markup)![0]))].join();
  await page.ready(tags);
  await page.until(`document.querySelector('ijm-map').shadowRoot.querySelector('[part=globe]') && document.querySelector('ijm-share').shadowRoot.querySelector('li')`);
  await page.quiet();
  return page;
};

/** Everything of WCAG 2.2 AA that a machine can find. */
const axe = async ({page}: TestPage): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const {violations} = await (window as any).axe.run({include: ['main']}, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}: any) => nodes.slice(0, 4).map(({target, failureSummary}: any) => `${id}: ${target.flat().join(' ')} ${failureSummary}`));
  });
};

/** What sticks out of a window, in the page and in the elements. */
const sticksOut = ({page}: TestPage) =>
  page.evaluate(() => {
    const {clientWidth, scrollWidth} = document.documentElement;
    const all = (root: Document | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap(node => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
    if (scrollWidth <= clientWidth) return [];
    return [
      `${scrollWidth} px`,
      ...all(document)
        .filter(node => node.getBoundingClientRect().right > clientWidth + 1 || node.getBoundingClientRect().left < -1)
        .map(node => `${(node.getRootNode() as ShadowRoot).host?.localName} ${node.outerHTML.slice(0, 80)}`)
        .slice(0, 6),
    ];
  });

describe('WCAG 2.2 AA in every variant', chromiumOnly('preferred colours'), () => {
  for (const [theme, sheet] of [['', ''], ['light', ''], ['dark', ''], ['auto', ''], ['light', 'dawn'], ['light', 'ink']] as const) {
    for (const lang of ['en', 'fr', 'ar']) {
      it(`theme "${theme}" ${sheet}, ${lang}`, async () => {
        const page = await open(lang, {theme, sheet});
        assert.deepEqual(await axe(page), []);
      });
    }
  }
});

describe('in a window of 320 px', () => {
  for (const lang of ['en', 'fr', 'ar', 'de', 'km']) {
    it(`nothing sticks out, also with the room around words that WCAG asks for: ${lang}`, async () => {
      const page = await open(lang, {width: 320});
      assert.deepEqual(await sticksOut(page), []);
      // As a reader's own style sheet would, in every shadow.
      await page.evaluate(() => {
        const visit = (root: Document | ShadowRoot) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important} p {margin-block-end: 2em !important}');
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          root.querySelectorAll('*').forEach(node => node.shadowRoot && visit(node.shadowRoot));
        };
        visit(document);
      });
      assert.deepEqual(await sticksOut(page), []);
      const cut = await page.evaluate(() => {
        const all = (root: Document | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap(node => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
        return all(document)
          .filter(node => node instanceof HTMLElement && node.innerText?.trim() && /hidden|clip/.test(getComputedStyle(node).overflow) && node.clientWidth > 1 && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
          .map(node => `${(node.getRootNode() as ShadowRoot).host?.localName} ${node.outerHTML.slice(0, 80)}`);
      });
      assert.deepEqual(cut, []);
    });
  }
});

describe('by keyboard and by thumb', () => {
  it('shows where the focus is, on everything that can have it', async () => {
    const page = await open('en');
    const seen: string[] = [];
    const unseen: string[] = [];
    for (let i = 0; i < 400; i++) {
      await page.page.keyboard.press('Tab');
      const {name, isMarked} = await page.evaluate(() => {
        let node = document.activeElement!;
        while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        const marked = [node, node.parentElement!].find(one => one && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
        const {width = 0, height = 0} = marked?.getBoundingClientRect() ?? {};
        return {name: node === document.body ? '' : `${(node.getRootNode() as ShadowRoot).host?.localName} ${node.outerHTML.slice(0, 90)}`, isMarked: width > 10 && height > 10};
      });
      if (!name) break;
      seen.push(name);
      if (!isMarked) unseen.push(name);
    }
    assert.ok(seen.length > 40, `${seen.length} can have it`);
    assert.deepEqual(unseen, []);
  });

  for (const width of [320, 800]) {
    it(`gives every control 24 px each way: ${width} px`, async () => {
      const page = await open('en', {width});
      const small = await page.evaluate(() => {
        const all = (root: Document | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap(node => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
        return all(document)
          .filter(node => node.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') && node.checkVisibility({visibilityProperty: true}) && node.closest('[aria-hidden=true]') === null)
          // A link within a sentence has the height of its line.
          .filter(node => !(node.matches('p a') && node.parentElement!.textContent!.trim() !== node.textContent!.trim()))
          .map(node => {
            const {width, height} = (node.closest('label') ?? node).getBoundingClientRect();
            return {width, height, name: `${(node.getRootNode() as ShadowRoot).host?.localName} ${Math.round(width)} × ${Math.round(height)} ${node.outerHTML.slice(0, 90)}`};
          })
          .filter(({width, height}) => width > 2 && (width < 24 || height < 24))
          .map(({name}) => name);
      });
      assert.deepEqual(small, []);
    });
  }
});
