/** What words need around them, in the kit as it is built. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {html, pageTests, SCRIPT} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

describe('the built kit', () => {
  it('breaks no amount in two', async () => {
    const feed = await readFeed();
    feed.appeals.cambodia.currencies[0].amounts = [35, 60, 120, 250, 500, 1000].map(value => ({value}));
    kit.site.put('/feed.json', {body: JSON.stringify(feed), type: 'application/json'});
    const page = await kit.open(html(`<div style="width: 507px"><ijm-donate-cta appeal="cambodia"></ijm-donate-cta></div><script async src="${SCRIPT}" data-feed="/feed.json"></script>`));
    await page.ready('ijm-donate-cta');
    const heights = await page.evaluate(() => [...document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelectorAll('[part~=amount] span')].map(span => Math.round(span.getBoundingClientRect().height)));
    assert.equal(new Set(heights).size, 1, heights.join());
    await page.oracle({shifts: true});
  });
});
