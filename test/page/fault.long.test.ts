/** Feeds that are slow: these tests wait as long as the kit does (cases B03, B04). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {html, listen, pageTests, QUOTE, SCRIPT} from '../support/page.js';

const kit = pageTests();

describe('a feed that is slow', () => {
  const answers: {[name: string]: [address: string, code: string]} = {
    'no byte for a minute': ['/odd/feed.json?wait=60000', 'feed-timeout'],
    'one byte a moment': ['/odd/feed.json?trickle=200', 'feed-timeout'],
    'nothing more after a while': ['/odd/feed.json?stall=500', 'feed-timeout'],
  };
  for (const [name, [address, code]] of Object.entries(answers)) {
    it(`is given up within 16 s: ${name}`, async () => {
      const page = await kit.open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="${address}"></script>`), {first: listen('ijm-error')});
      assert.equal(await page.state(), 'loading');
      assert.equal(await page.text(), 'Give to IJM');
      await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`, 16_500);
      assert.equal((await page.heard())[0]!.detail.code, code);
      assert.equal(await page.text(), 'Give to IJM');
      await page.oracle();
    });
  }

  it('may take seven seconds to begin', async () => {
    const page = await kit.open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="/odd/feed.json?wait=7000"></script>`));
    await page.ready('ijm-quote', 12_000);
    await page.oracle();
  });

  it('is given up by a page that wrapped fetch in something that never ends', async () => {
    const page = await kit.open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="/feeds/cambodia.json"></script>`, {head: '<script>window.fetch = () => new Promise(() => {})</script>'}));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`, 16_500);
    await page.oracle();
  });
});
