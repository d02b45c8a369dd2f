/** Pages on paper, at the first print: figures, addresses as text and as QR codes that a reader reads. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import type {QRCode} from 'jsqr';
import sharp from 'sharp';
import {chromiumOnly, FEED, html, pageTests, SNIPPET, type TestPage} from '../support/page.js';

const kit = pageTests();
const {default: decode} = createRequire(import.meta.url)('jsqr') as {default: (data: Uint8ClampedArray, width: number, height: number) => QRCode | null};

const CTA = '<ijm-donate-cta appeal="cambodia" partner="partner-7"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta>';
const SHARE = '<ijm-share url="https://example.org/polar"><a href="https://example.org/polar">Share</a></ijm-share>';

const profile = (lang: string, attributes = '') => `<ijm-country-card country="cambodia" variant="profile" lang="${lang}" ${attributes}><a href="https://www.ijm.ca/">Cambodia</a></ijm-country-card>`;
/** Leaves as little to the machine's fonts as can be. */
const HEAD = `<style>${[400, 600, 700].map(weight => `@font-face{font-family:Test;font-weight:${weight};src:url(/font/source-sans-3-latin-${weight}-normal.woff2)}`).join('')} :root{--ijm-font:Test}</style>`;
const withFont = {prepare: async () => kit.site.serve('/font/', 'node_modules/@fontsource/source-sans-3/files')};

/** Prints a page, and counts the sheets. */
const sheets = async ({page}: TestPage, format: 'A4' | 'Letter') => {
  const pdf = await page.pdf({format, margin: {top: '10mm', right: '10mm', bottom: '10mm', left: '10mm'}});
  return Buffer.from(pdf).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
};

/** Opens a page and leaves it alone until nothing more comes. */
const open = async (body: string, {head, ...options}: NonNullable<Parameters<typeof kit.open>[1]> & {head?: string} = {}) => {
  const page = await kit.open(html(body, {head}), options);
  await page.ready('ijm-donate-cta, ijm-share, ijm-country-card');
  // Idle time has no end that could be waited for: what is fetched in it is.
  if (!options.first) await page.until(`performance.getEntriesByName(new URL('/dist/parts/qr.js', location.href).href).length > 0`);
  await page.quiet();
  return page;
};

/** What a reader reads off what is on screen in the form for paper. */
const readCode = async (opened: TestPage, selector: string) => {
  const {page} = opened;
  await page.emulateMediaType('print');
  await opened.until(`document.querySelector('${selector}').shadowRoot.querySelector('figure svg, .code svg, svg.qr')`);
  const box = await page.evaluate(
    selector => {
      const code = document.querySelector(selector)!.shadowRoot!.querySelector('figure svg, .code svg, svg.qr')!;
      code.scrollIntoView({block: 'center'});
      const {x, y, width, height} = code.getBoundingClientRect();
      return {x: x + scrollX, y: y + scrollY, width, height};
    },
    selector,
  );
  const shot = await page.screenshot({clip: {...box, scale: 3}});
  const {data, info} = await sharp(shot).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data;
};

describe('the first print', chromiumOnly('print'), () => {
  for (const script of [SNIPPET, SNIPPET.replace('.js', '.all.js')]) {
    it(`has the gift that is on screen as an address and a QR code: ${script}`, async () => {
      const page = await kit.open(html(`${CTA}${script}`));
      await page.ready('ijm-donate-cta');
      await page.quiet();
      const address = await page.evaluate(() => {
        const root = document.querySelector('ijm-donate-cta')!.shadowRoot!;
        root.querySelectorAll<HTMLInputElement>('.amount input')[0]!.click();
        return root.querySelector<HTMLAnchorElement>('[part=link]')!.href;
      });
      assert.match(address, /amount=35&.*source=partner-7/);
      assert.equal(await readCode(page, 'ijm-donate-cta'), address);
      await page.page.emulateMediaType('screen');
      await page.until(`!document.querySelector('ijm-donate-cta').shadowRoot.querySelector('.code')`);
      await page.oracle({changes: true, shifts: true});
    });
  }

  it('has it where the browser prints at once, without any form for paper on screen before', async () => {
    const page = await open(`${CTA}${SNIPPET}`);
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        // In the last turn before the page is laid out.
        document.title = `${!!document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector('.code path')}`;
      });
    });
    await page.page.pdf();
    assert.equal(await page.page.title(), 'true');
    await page.oracle({changes: true, shifts: true});
  });

  it('has what is shared', async () => {
    const page = await open(`${SHARE}${SNIPPET}`);
    assert.equal(await readCode(page, 'ijm-share'), 'https://example.org/polar');
    assert.match(await page.text('ijm-share'), /Scan to open this page https:\/\/example.org\/polar/);
    assert.doesNotMatch(await page.text('ijm-share'), /Copy|Facebook|Download/);
    await page.oracle({shifts: true});
  });

  for (const lang of ['en', 'fr']) {
    for (const format of ['A4', 'Letter'] as const) {
      it(`has a country's profile on one sheet: ${lang}, ${format}`, async () => {
        const page = await open(`${profile(lang)}${SNIPPET}`, {...withFont, head: HEAD});
        assert.equal(await sheets(page, format), 1);
        await page.oracle({shifts: true});
      });
    }
  }

  it('ends a profile with its source, its date and the QR code of its page', async () => {
    const page = await open(`${profile('en-CA')}${SNIPPET}`, {path: '/cambodia.html?a=1&b=2'});
    const imprint = () => page.evaluate(() => document.querySelector('ijm-country-card')!.shadowRoot!.querySelector<HTMLElement>('[part=imprint]')!.innerText.replace(/\s+/g, ' ').trim());
    const isShown = () => page.evaluate(() => document.querySelector('ijm-country-card')!.shadowRoot!.querySelector('[part=imprint]')!.checkVisibility());
    assert.equal(await isShown(), false);
    const address = `${kit.site.origin}/cambodia.html?a=1&b=2`;
    assert.equal(await readCode(page, 'ijm-country-card'), address);
    assert.equal(await isShown(), true);
    assert.equal(await imprint(), `Source: IJM Canada, www.ijm.ca Information from November 23, 2026 Scan to open this page ${address}`);
    await page.oracle({shifts: true, changes: true});
  });

  it('speaks French there, and tells the day of printing where the feed has no date', async () => {
    const feed = JSON.parse(await readFile('test/support/feeds/cambodia.json', 'utf8'));
    delete feed.updated;
    kit.site.put('/undated.json', {body: JSON.stringify(feed), type: 'application/json'});
    const page = await open(`${profile('fr')}${SNIPPET.replace(FEED, '/undated.json')}`);
    await page.page.emulateMediaType('print');
    assert.match(await page.text('ijm-country-card'), /Source : IJM Canada, www\.ijm\.ca Imprimé le .* \d{4} Balayez pour ouvrir cette page http/);
    await page.oracle({shifts: true});
  });

  it('has the maps that nobody has scrolled to', async () => {
    const page = await open(`<div style="block-size: 6000px"></div>${profile('en-CA')}<div style="block-size: 3000px"></div><ijm-map country="cambodia"></ijm-map>${SNIPPET}`);
    const globe = `querySelector('ijm-map').shadowRoot.querySelector('[part=globe]')`;
    await page.until(`document.querySelector('ijm-country-card').shadowRoot.${globe} && document.${globe}`);
    await page.oracle({shifts: true});
  });

  it('costs nothing until the page has loaded', async () => {
    const picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';
    kit.site.put('/slow.svg', {body: decodeURIComponent(picture.split(',')[1]!), type: 'image/svg+xml', wait: 1000});
    const page = await open(`${CTA}${SHARE}<img src="/slow.svg" alt="">${SNIPPET}`);
    const order = await page.evaluate(() => {
      const at = (path: string) => performance.getEntriesByName(new URL(path, location.href).href)[0] as PerformanceResourceTiming;
      return at('/dist/parts/qr.js').startTime - at('/slow.svg').responseEnd;
    });
    assert.ok(order >= 0);
    assert.equal(kit.site.hits('/dist/parts/qr.js'), 1);
    await page.oracle({shifts: true});
  });

  it('has the address alone where the visitor saves data', async () => {
    const page = await open(`${CTA}${SHARE}${SNIPPET}`, {first: `Object.defineProperty(navigator, 'connection', {value: {saveData: true}})`});
    await page.page.emulateMediaType('print');
    await page.quiet();
    assert.equal(kit.site.hits('/dist/parts/qr.js'), 0);
    // A page hears of the form for paper a little later.
    await page.until(`matchMedia('print').matches && !document.querySelector('ijm-share').shadowRoot.querySelector('ul').checkVisibility()`);
    assert.equal(await page.text('ijm-share'), 'https://example.org/polar');
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector('[part=link]')!, '::after').content), /https:\/\/www\.ijm\.ca\/donate\?amount=60/);
    await page.oracle({shifts: true});
  });

  it('leaves nothing behind when the elements go', async () => {
    const page = await open(`${CTA}${SHARE}${SNIPPET}`, {counts: true});
    await page.evaluate(() => document.querySelectorAll('ijm-donate-cta, ijm-share').forEach(element => element.remove()));
    await page.quiet();
    await page.assertNothingLeft();
    await page.oracle({changes: true, shifts: true});
  });
});
