/** Maps in whole pages: fetched when they are near, each file held to its hash, and pages that cannot have them. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {FEED, html, IMPORT_MAP, pageTests, SNIPPET, type TestPage} from '../support/page.js';

const kit = pageTests();

const DIST = resolve(process.env.DIST ?? 'dist');
const MAP = '<ijm-map country="cambodia"><a href="https://www.ijm.ca/donate">The office is in Phnom Penh</a></ijm-map>';

/** Waits until every map of the page is drawn. */
const drawn = (page: TestPage) =>
  page.until(`(maps => maps.length > 0 && maps.every(map => map.shadowRoot?.querySelector('[part=globe]')))([...document.querySelectorAll('ijm-map')])`);

const requested = () => kit.site.requests.map(({path}) => path).filter(path => /^\/dist\/(parts|maps)\//.test(path));

/** Serves the kit with one file answering otherwise, below a path of its own. */
const otherwise = async (file: string, change: (text: string) => string | undefined) => {
  const text = change(await readFile(join(DIST, file), 'utf8'));
  kit.site.serve('/kit/', DIST);
  kit.site.put(`/kit/${file}`, text === undefined ? {status: 404, body: ''} : {body: text, type: 'text/javascript'});
  return `<script async src="/kit/ijm-widgets.js" data-feed="${FEED}"></script>`;
};

describe('a map', () => {
  it('costs two requests more, the second of one country', async () => {
    const page = await kit.open(html(`${MAP}${SNIPPET}`));
    await drawn(page);
    await page.quiet();
    assert.deepEqual(requested(), ['/dist/parts/map-view.js', '/dist/maps/mapkh.js']);
    await page.oracle({shifts: true});
  });

  it('far below costs nothing until it comes near', async () => {
    const page = await kit.open(html(`<div style="height: 4000px"></div>${MAP}${SNIPPET}`));
    await page.ready('ijm-map');
    await page.quiet();
    assert.deepEqual(requested(), []);
    await page.evaluate(() => scrollTo(0, 3000));
    await drawn(page);
    await page.oracle({changes: true});
  });

  for (const [what, file, change] of [
    ['the part that draws it', 'parts/map-view.js', () => undefined],
    ['the country’s file', 'maps/mapkh.js', () => undefined],
    ['another part than was vouched for', 'parts/map-view.js', (text: string) => `${text};window.pwned = true`],
    ['another file than was vouched for', 'maps/mapkh.js', (text: string) => `${text};window.pwned = true`],
  ] as [string, string, (text: string) => string | undefined][]) {
    it(`shows its children where it gets ${change('') === undefined ? 'nothing for ' : ''}${what}`, async () => {
      const page = await kit.open(html(`${MAP}${await otherwise(file, change)}`));
      await page.until(`document.querySelector('ijm-map').matches(':state(error)')`);
      await page.quiet();
      assert.equal(await page.text('ijm-map'), 'The office is in Phnom Penh');
      assert.equal(await page.evaluate(() => 'pwned' in window), false);
      // What the browser itself says of it.
      await page.oracle({shifts: true, errors: /Failed to find a valid digest/});
    });
  }

  it('is tried again when it is put back', async () => {
    const page = await kit.open(html(`${MAP}${await otherwise('maps/mapkh.js', () => undefined)}`));
    await page.until(`document.querySelector('ijm-map').matches(':state(error)')`);
    await page.quiet();
    kit.site.put('/kit/maps/mapkh.js', {body: await readFile(join(DIST, 'maps/mapkh.js'), 'utf8'), type: 'text/javascript'});
    await page.evaluate(() => {
      const map = document.querySelector('ijm-map')!;
      const place = map.parentElement!;
      map.remove();
      place.append(map);
    });
    await drawn(page);
    await page.oracle({changes: true});
  });

  it('leaves its room in a card quietly empty where it is not to be had, so that nothing moves', async () => {
    const card = '<ijm-country-card country="cambodia"><a href="https://www.ijm.ca/">Cambodia</a></ijm-country-card>';
    const page = await kit.open(html(`${card}${await otherwise('maps/mapkh.js', () => undefined)}`));
    await page.ready('ijm-country-card');
    const room = () => page.evaluate(() => document.querySelector('ijm-country-card')!.shadowRoot!.querySelector('[part~=map]')!.getBoundingClientRect().height);
    const before = await room();
    await page.until(`document.querySelector('ijm-country-card').shadowRoot.querySelector('ijm-map').matches(':state(error)')`);
    assert.ok(before > 100);
    assert.equal(await room(), before);
    assert.match(await page.text('ijm-country-card'), /Cambodia/);
    await page.oracle({shifts: true});
  });

  it('is fetched from the folder of the script, wherever the page lies', async () => {
    kit.site.serve('/kit/', DIST);
    const page = await kit.open(html(`${MAP}<script async src="${kit.site.other}/kit/ijm-widgets.js" data-feed="${FEED}"></script>`, {head: '<base href="https://example.org/elsewhere/">'}), {path: '/deep/er/page.html'});
    await drawn(page);
    assert.equal(kit.site.hits('/kit/maps/mapkh.js'), 1);
    await page.oracle({shifts: true});
  });

  it('is drawn by the single file, too', async () => {
    const page = await kit.open(html(`${MAP}${SNIPPET.replace('.js', '.all.js')}`));
    await drawn(page);
    await page.oracle({shifts: true});
  });

  it('is drawn by the modules, as an app imports them', async () => {
    kit.site.serve('/node_modules/', resolve('node_modules'));
    const page = await kit.open(html(`${MAP}<script type="module">import '/dist/elements/ijm-map.js'</script><script data-feed="${FEED}"></script>`, {head: IMPORT_MAP}));
    await drawn(page);
    assert.equal(kit.site.hits('/dist/maps/mapkh.js'), 1);
    // Lit's own mark.
    await page.oracle({shifts: true, keys: ['litHtmlVersions']});
  });
});
