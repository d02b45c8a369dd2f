/** Where an element gets its feed (contract, section 2). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {AUTHOR, FEED, html, IMPORT_MAP, listen, pageTests, pause, QUOTE, SCRIPT, STAT} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

/** The script, without a feed. */
const BARE = `<script src="${SCRIPT}"></script>`;

/** Feeds that can be told apart: the quote in `/a.json` is signed A. */
const putFeeds = async (...names: string[]) => {
  for (const name of names) {
    const feed = await readFeed();
    feed.quotes['cambodia-sharpe'].author.name = name;
    kit.site.put(`/${name}.json`, {body: JSON.stringify(feed), type: 'application/json'});
  }
};

/** Who signed, and nobody else. */
const signedBy = (name: string) => new RegExp(` ${name} `);

const quote = (attributes = '', id = 'q') => `<ijm-quote id="${id}" quote="cambodia-sharpe" ${attributes}><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-quote>`;

describe('the feed of an element', () => {
  it('is that of its own attribute before all others', async () => {
    await putFeeds('Own', 'Near', 'Page');
    const page = await kit.open(html(`<ijm-feed src="/Near.json">${quote('feed="/Own.json"')}</ijm-feed><script src="${SCRIPT}" data-feed="/Page.json"></script>`));
    await page.ready();
    assert.match(await page.text(), signedBy('Own'));
    await page.oracle();
  });

  it('is that of the nearest ijm-feed before the page’s', async () => {
    await putFeeds('Far', 'Near', 'Page');
    const page = await kit.open(
      html(`<ijm-feed src="/Far.json"><div><ijm-feed src="/Near.json"><p>${quote()}</p></ijm-feed></div></ijm-feed><script src="${SCRIPT}" data-feed="/Page.json"></script>`),
    );
    await page.ready();
    assert.match(await page.text(), signedBy('Near'));
    assert.equal(kit.site.hits('/Page.json'), 0);
    await page.oracle();
  });

  it('is that of configure before any script tag’s', async () => {
    await putFeeds('Configured', 'Page');
    const page = await kit.open(
      html(`${quote()}<script type="module">import {configure} from '/dist/index.js'; configure({feed: '/Configured.json'})</script>
        <script src="${SCRIPT}" data-feed="/Page.json" type="text/plain"></script>`, {
        head: IMPORT_MAP,
      }),
      {prepare: async () => kit.site.serve('/node_modules/', 'node_modules')},
    );
    await page.ready();
    assert.match(await page.text(), signedBy('Configured'));
    await page.oracle({keys: ['litHtmlVersions']});
  });

  it('is that of any script tag, not only the kit’s', async () => {
    const page = await kit.open(html(`${QUOTE}${BARE}<script type="text/plain" data-feed="${FEED}"></script>`));
    await page.ready();
    await page.oracle();
  });

  it('is found through shadow roots of the page', async () => {
    const page = await kit.open(
      html(`<ijm-feed src="${FEED}"><div id="host"><template shadowrootmode="open">${STAT}</template></div></ijm-feed>${BARE}`),
    );
    await page.until(`document.querySelector('#host').shadowRoot.querySelector('ijm-impact-stat').shadowRoot?.querySelector('[part~=root]')`);
    await page.oracle({changes: true});
  });

  it('is the new one when its attribute changes', async () => {
    await putFeeds('First', 'Second');
    const page = await kit.open(html(`${quote('feed="/First.json"')}${BARE}`));
    await page.ready();
    await page.evaluate(() => document.querySelector('ijm-quote')!.setAttribute('feed', '/Second.json'));
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Second')`);
    await page.oracle({changes: true});
  });

  it('is the new one when the src of its ijm-feed changes', async () => {
    await putFeeds('First', 'Second');
    const page = await kit.open(html(`<ijm-feed src="/First.json">${quote()}</ijm-feed>${BARE}`));
    await page.ready();
    await page.evaluate(() => document.querySelector('ijm-feed')!.setAttribute('src', '/Second.json'));
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Second')`);
    await page.oracle({changes: true});
  });

  it('is that of where it is moved to', async () => {
    await putFeeds('First', 'Second');
    const page = await kit.open(html(`<ijm-feed src="/First.json">${quote()}</ijm-feed><ijm-feed src="/Second.json" id="second"></ijm-feed>${BARE}`));
    await page.ready();
    await page.evaluate(() => document.querySelector('#second')!.append(document.querySelector('ijm-quote')!));
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Second')`);
    await page.oracle({changes: true});
  });

  it('never comes from the last answer when an earlier one is slower', async () => {
    await putFeeds('Second');
    const page = await kit.open(html(`${quote('feed="/odd/slow.json?wait=900"')}${BARE}`));
    await page.evaluate(() => document.querySelector('ijm-quote')!.setAttribute('feed', '/Second.json'));
    await page.ready();
    await page.quiet(1200);
    assert.match(await page.text(), signedBy('Second'));
    await page.oracle({changes: true});
  });

  it('is read once, whatever ways of naming it are mixed', async () => {
    const page = await kit.open(
      html(`${quote(`feed="${FEED}"`, 'a')}<ijm-feed src="../..${FEED}">${quote('', 'b')}</ijm-feed>${quote('', 'c')}<script src="${SCRIPT}" data-feed="${FEED}"></script>`),
    );
    await page.ready();
    await page.quiet();
    assert.equal(kit.site.hits(FEED), 1);
    await page.oracle({shifts: true});
  });

  it('is relative to the page, whatever base says', async () => {
    const page = await kit.open(html(`${QUOTE}<ijm-feed src="${FEED.slice(1)}">${quote()}</ijm-feed><script src="${kit.site.origin}${SCRIPT}" data-feed="${FEED.slice(1)}"></script>`, {head: '<base href="https://evil.example/"/>'}));
    await page.ready();
    await page.oracle({shifts: true});
  });

  it('may be that of another host', async () => {
    const page = await kit.open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="${kit.site.other}${FEED}"></script>`));
    await page.ready();
    await page.oracle();
  });

  for (const address of ['javascript:1', 'data:application/json,{}', 'http://feeds.example/feed.json', 'https://user:secret@127.0.0.1/feed.json', 'ftp://127.0.0.1/', 'https://', '']) {
    it(`is not asked for at ${address || 'an empty address'}`, async () => {
      const page = await kit.open(html(`${quote(`feed="${address}"`)}${BARE}`), {path: '/sub/page.html'});
      await page.quiet();
      assert.equal(await page.text(), 'Give to IJM');
      assert.deepEqual(page.requests.filter(url => !url.endsWith('/page.html') && !url.endsWith(SCRIPT) && !/\/parts\/(late|companions)\.js$/.test(url) && !url.startsWith('data:,')), []);
      await page.oracle();
    });
  }
});

describe('a feed that is named late', () => {
  it('is found when the markup is older than the script', async () => {
    const page = await kit.open(html(`<ijm-feed src="${FEED}">${quote()}</ijm-feed>`));
    await pause(200);
    await page.evaluate(src => document.head.append(Object.assign(document.createElement('script'), {src})), SCRIPT);
    await page.ready();
    assert.match(await page.text(), AUTHOR);
    await page.oracle({changes: true});
  });

  it('is found when ijm-feed is defined after the element, and no other is read meanwhile', async () => {
    await putFeeds('Near', 'Page');
    kit.site.serve('/node_modules/', 'node_modules');
    const page = await kit.open(
      html(`<ijm-feed src="/Near.json">${quote()}</ijm-feed>
        <script type="text/plain" data-feed="/Page.json"></script>
        <script type="module">
          await import('/dist/elements/ijm-quote.js');
          await new Promise(done => setTimeout(done, 300));
          await import('/dist/elements/ijm-feed.js');
        </script>`, {
        head: IMPORT_MAP,
      }),
    );
    await page.ready();
    assert.match(await page.text(), signedBy('Near'));
    assert.equal(kit.site.hits('/Page.json'), 0);
    await page.oracle({keys: ['litHtmlVersions']});
  });

  it('is found when an ijm-feed is put around the element', async () => {
    const page = await kit.open(html(`${quote()}${BARE}`));
    await pause(200);
    await page.evaluate(src => {
      const feed = Object.assign(document.createElement('ijm-feed'));
      feed.setAttribute('src', src);
      const quote = document.querySelector('ijm-quote')!;
      quote.replaceWith(feed);
      feed.append(quote);
    }, FEED);
    await page.ready();
    await page.oracle({changes: true});
  });

  it('is found when its ijm-feed gets a src', async () => {
    const page = await kit.open(html(`<ijm-feed>${quote()}</ijm-feed>${BARE}`));
    await pause(200);
    await page.evaluate(src => document.querySelector('ijm-feed')!.setAttribute('src', src), FEED);
    await page.ready();
    await page.oracle({changes: true});
  });

  it('is missing after three seconds, and that mends itself when a script tag names one', async () => {
    const page = await kit.open(html(`${quote()}${BARE}`), {first: listen('ijm-error', 'ijm-ready')});
    await pause(1500);
    assert.deepEqual(await page.heard(), []);
    assert.equal(await page.state(), 'loading');
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.deepEqual((await page.heard()).map(({type, detail}) => [type, detail.code]), [['ijm-error', 'feed-missing']]);
    assert.equal(await page.text(), 'Give to IJM');
    await page.evaluate(feed => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset.feed = feed;
      document.head.append(script);
    }, FEED);
    await page.ready();
    assert.equal(await page.state(), 'ready');
    assert.deepEqual((await page.heard()).map(({type}) => type), ['ijm-error', 'ijm-ready']);
    await page.oracle({changes: true});
  });

  it('mends itself when a script tag that is there names one', async () => {
    const page = await kit.open(html(`${quote()}${BARE}`));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    await page.evaluate(feed => document.querySelector('script')!.setAttribute('data-feed', feed), FEED);
    await page.ready();
    await page.oracle({changes: true});
  });
});

describe('ijm-feed', () => {
  it('draws nothing and changes nothing of what is inside', async () => {
    const page = await kit.open(html(`<div style="display: flex; width: 600px"><ijm-feed src="${FEED}"><p id="a">a</p><p id="b">b</p></ijm-feed></div>${BARE}`));
    await page.quiet();
    const [a, b] = await page.evaluate(() => ['a', 'b'].map(id => document.querySelector(`#${id}`)!.getBoundingClientRect().top));
    assert.equal(a, b);
    await page.oracle();
  });

  it('reads the feed again while the page is visible', async () => {
    await putFeeds('First');
    const page = await kit.open(html(`<ijm-feed src="/First.json" refresh="1">${quote()}</ijm-feed>${BARE}`), {counts: true});
    await page.ready();
    const feed = await readFeed();
    feed.quotes['cambodia-sharpe'].author.name = 'Later';
    kit.site.put('/First.json', {body: JSON.stringify(feed), type: 'application/json'});
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Later')`);
    await page.evaluate(() => document.querySelector('ijm-feed')!.remove());
    await page.quiet();
    const hits = kit.site.hits('/First.json');
    await pause(1500);
    assert.equal(kit.site.hits('/First.json'), hits);
    await page.assertNothingLeft();
    await page.oracle({changes: true});
  });

  it('does not stop reading because one answer was bad', async () => {
    await putFeeds('First');
    const page = await kit.open(html(`<ijm-feed src="/First.json" refresh="1">${quote()}</ijm-feed>${BARE}`));
    await page.ready();
    kit.site.put('/First.json', {body: 'down', status: 503});
    await page.until(`performance.getEntriesByName(new URL('/First.json', location.href).href).length > 1`);
    assert.match(await page.text(), signedBy('First'));
    await putFeeds('First');
    const feed = await readFeed();
    feed.quotes['cambodia-sharpe'].author.name = 'Mended';
    kit.site.put('/First.json', {body: JSON.stringify(feed), type: 'application/json'});
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Mended')`, 15_000);
    await page.oracle();
  });
});

describe('a page that plays provider', () => {
  it('cannot hand an element content, only a place', async () => {
    const page = await kit.open(
      html(`<div id="theirs">${quote()}</div>${BARE}`, {
        head: `<script>
          addEventListener('DOMContentLoaded', () => document.querySelector('#theirs').addEventListener('context-request', event => {
            event.stopPropagation();
            event.callback({url: {toString: () => 'javascript:1'}, hosts: 7, refresh: 'x', raw: {}, feed: {quotes: {'cambodia-sharpe': {text: '<b>Forged', author: {name: 'Nobody'}}}}});
          }));
        </script>`,
      }),
    );
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle();
  });
});
