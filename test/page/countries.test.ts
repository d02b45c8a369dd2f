/** The demo's page "where we work", with twenty countries: one feed, and nothing moves, however far a visitor scrolls. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {pageTests} from '../support/page.js';

const kit = pageTests();

const demo = await readFile('demo/where-we-work.html', 'utf8');
const feed = JSON.parse(await readFile('demo/feeds/demo.json', 'utf8'));

/** Twenty countries: the demo's own, then the same again elsewhere, every other one without a picture, so that its map is drawn. */
const own = Object.keys(feed.countries).filter(id => !feed.countries[id].withdrawn);
const codes = ['BD', 'BO', 'CL', 'CO', 'FJ', 'GT', 'HN', 'LB', 'MY', 'NP', 'PE', 'RO', 'RU', 'SG'];
const ids = [...own.slice(0, 8), ...codes.slice(0, 12)];
ids.slice(8).forEach((id, i) => {
  const {image, ...country} = feed.countries[own[i % 8]!];
  feed.countries[id] = {...country, code: id, ...(i % 2 && {image})};
});
const cards = ids.map(id => `<ijm-country-card country="${id}" heading-level="3"><a href="https://www.ijm.ca">IJM</a></ijm-country-card>`).join('\n');
const body = demo.replace(/<div class="cards">[^]*?<\/div>/, `<div class="cards">${cards}</div>`);

describe('a page of twenty countries', () => {
  for (const [width, height] of [[1200, 800], [320, 640]] as const) {
    it(`reads one feed, and nothing moves: ${width} px`, async () => {
      const page = await kit.open(body, {
        path: '/where-we-work.html',
        prepare: async page => {
          for (const file of ['demo.css', 'where-we-work.css', 'lang.js', 'pictures/', 'icon.svg']) kit.site.serve(`/${file}`, `demo/${file}`);
          kit.site.put('/feeds/demo.json', {body: JSON.stringify(feed), type: 'application/json'});
          await page.setViewport({width, height});
        },
      });
      await page.ready('.cards ijm-country-card');
      const end = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let top = 0; top < end; top += height) {
        await page.evaluate(top => scrollTo(0, top), top);
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
      }
      await page.until(`[...document.querySelectorAll('.cards ijm-country-card')].every(({shadowRoot}) => (map => !map || map.shadowRoot.querySelector('[part=globe]'))(shadowRoot.querySelector('ijm-map')))`);
      await page.quiet();
      await page.evaluate(() => scrollTo(0, 0));
      assert.equal(await page.evaluate(() => document.querySelectorAll('.cards ijm-country-card:state(ready)').length), 20);
      assert.equal(kit.site.hits('/feeds/demo.json'), 1);
      assert.equal(await page.evaluate(() => (window as any)[Symbol.for('ijm-test')].shift), 0);
      // The page tells its language in its own words.
      await page.oracle({changes: true});
    });
  }
});
