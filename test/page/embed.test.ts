/** The iframe for places that allow no script (contract, section 6). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chromiumOnly, engine, FEED, html, pageTests, pause, type TestPage} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

/** As the builder and docs/embed.md give it. */
const LISTENER = `<script>
addEventListener('message', function (event) {
  if (!event.data || event.data.type !== 'ijm:resize' || !(event.data.height > 0)) return;
  document.querySelectorAll('iframe[src*="/embed.html?"]').forEach(function (frame) {
    if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin) frame.style.height = event.data.height + 'px';
  });
});
</script>`;

interface Framing {
  /** The query of embed.html, over a donate widget. */
  query?: Record<string, string>;
  /** Attributes of the iframe. */
  attributes?: string;
  /** What `embed.json` holds; unset: as shipped. */
  allowed?: unknown;
  listener?: string;
  head?: string;
}

const give = {element: 'ijm-donate-cta', appeal: 'cambodia', feed: FEED};

/** A page of another host that frames the kit's. */
const open = async ({query = {}, attributes = 'height="500"', allowed, listener = LISTENER, head = ''}: Framing = {}) => {
  const {site} = kit;
  if (allowed !== undefined) site.put('/dist/embed.json', {body: typeof allowed === 'string' ? allowed : JSON.stringify(allowed), type: 'application/json'});
  const src = `${site.other}/dist/embed.html?${new URLSearchParams({...give, ...query})}`.replaceAll('&', '&amp;');
  // Puts of this test are gone with the next; the page itself comes last, so that nothing forgets it.
  return kit.open(html(`<iframe src="${src}" title="Give to IJM" width="100%" ${attributes}></iframe><p>After it</p>`, {head: head + listener}));
};

const frameOf = async ({page}: TestPage) => {
  const handle = await page.waitForSelector('iframe');
  return (await handle!.contentFrame())!;
};

/** Waits until something holds in the frame. */
const until = async (page: TestPage, holds: string) => {
  const frame = await frameOf(page);
  await frame.waitForFunction(`!!(${holds})`, {timeout: 8_000, polling: 30});
  return frame;
};

const READY = `document.querySelector('ijm-donate-cta')?.shadowRoot?.querySelector('[part~=link]')`;
const HOME = `document.body.innerText.trim()`;
const height = (page: TestPage) => page.evaluate(() => document.querySelector('iframe')!.clientHeight);
const href = (page: TestPage) => until(page, READY).then(frame => frame.evaluate(`${READY}.href`) as Promise<string>);

describe('the iframe', () => {
  it('shows the element by the query, in the language asked for', async () => {
    const page = await open({query: {lang: 'fr', partner: 'partner-7', amount: '120', currency: 'CAD'}});
    const url = new URL(await href(page));
    assert.equal(url.host, 'www.ijm.ca');
    assert.deepEqual([url.searchParams.get('source'), url.searchParams.get('amount'), url.searchParams.get('lang')], ['partner-7', '120', 'fr-CA']);
    const frame = await frameOf(page);
    assert.equal(await frame.evaluate(() => document.documentElement.lang), 'fr');
    await page.oracle({changes: true, shifts: true});
  });

  it('tells its height, and the page makes it fit, then and after', async () => {
    const page = await open();
    const frame = await until(page, READY);
    const fits = () => frame.evaluate(() => document.documentElement.scrollHeight === innerHeight);
    await page.until(`document.querySelector('iframe').style.height`);
    await pause(200);
    assert.ok(await fits(), 'as it comes');
    const before = await height(page);
    await page.evaluate(() => (document.querySelector('iframe')!.style.width = '280px'));
    await page.until(`document.querySelector('iframe').clientHeight > ${before}`);
    await pause(200);
    assert.ok(await fits(), 'when it is narrow');
  });

  it('leaves the height that the page gave until there is content', async () => {
    const {site} = kit;
    let release!: (feed: string) => void;
    const body = new Promise<string>(done => (release = done));
    site.put('/slow.json', async (_, response) => response.writeHead(200, {'content-type': 'application/json'}).end(await body));
    const page = await open({query: {feed: `${site.other}/slow.json`}});
    await until(page, HOME);
    await pause(300);
    assert.equal(await height(page), 500);
    release(JSON.stringify(await readFeed()));
    await until(page, READY);
    await page.until(`document.querySelector('iframe').style.height`);
  });

  it('scrolls where nobody makes it fit', async () => {
    const page = await open({listener: '', attributes: 'style="width: 300px" height="200"'});
    const frame = await until(page, READY);
    assert.ok(await frame.evaluate(() => {
      scrollTo(0, 60);
      return scrollY === 60;
    }));
  });

  it('tells its height again to a page that asks late', async () => {
    const page = await open({listener: ''});
    await until(page, READY);
    await pause(200);
    const told = await page.evaluate(
      () =>
        new Promise(done => {
          addEventListener('message', ({data}) => done(data));
          document.querySelector('iframe')!.contentWindow!.postMessage('how high?', '*');
        }),
    );
    assert.match(JSON.stringify(told), /^\{"type":"ijm:resize","height":\d{3,4}\}$/);
  });

  it('is not resized by any other window or origin', async () => {
    const page = await open();
    await until(page, READY);
    await page.until(`document.querySelector('iframe').style.height`);
    await pause(200);
    const before = await height(page);
    await page.evaluate(
      () =>
        new Promise(done => {
          const other = document.createElement('iframe');
          other.srcdoc = `<script>parent.postMessage({type: 'ijm:resize', height: 9999}, '*'); parent.postMessage('sent', '*')</` + 'script>';
          addEventListener('message', ({data}) => data === 'sent' && done(0));
          document.body.append(other);
          postMessage({type: 'ijm:resize', height: 9999}, '*');
        }),
    );
    assert.equal(await height(page), before);
  });
});

describe('links in the iframe', () => {
  const GIVEN = '/given.html';
  /** The giving page stands on this very site, so that a test can see who gets there. */
  const feedHere = async () => {
    const feed = await readFeed('cambodia');
    feed.donateHosts = [new URL(kit.site.other).host];
    feed.appeals.cambodia.link.url = `${kit.site.other}${GIVEN}`;
    kit.site.put('/here.json', {body: JSON.stringify(feed), type: 'application/json'});
    kit.site.put(GIVEN, {body: '<title>Given</title>'});
    return {feed: `${kit.site.other}/here.json`};
  };
  const click = async (page: TestPage) => {
    const frame = await until(page, READY);
    await frame.evaluate(`${READY}.scrollIntoView()`);
    const handle = await frame.evaluateHandle(READY);
    await (handle as unknown as {click(): Promise<void>}).click();
  };

  it('open in the page around', async () => {
    const page = await open({query: await feedHere()});
    await click(page);
    await page.page.waitForFunction(() => document.title === 'Given', {timeout: 8_000});
    assert.match(page.page.url(), /given\.html\?.*campaign=cambodia/);
  });

  it('open in a new tab where a sandbox keeps the page around from leaving', async () => {
    const page = await open({query: await feedHere(), attributes: 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" height="500"'});
    await click(page);
    const tabs = () => page.page.browserContext().targets().map(target => target.url());
    const isThere = () => tabs().some(url => /given\.html\?.*campaign=cambodia/.test(url));
    // The browser names a new tab's address some time after it has asked for it.
    for (let i = 0; i < 80 && !isThere(); i++) await pause(100);
    assert.ok(isThere(), tabs().join('\n'));
    assert.match(page.page.url(), /page\.html$/);
    const target = page.page.browserContext().targets().find(target => target.url().includes('given.html'));
    assert.equal(await (await target!.page())!.evaluate('opener'), null);
    assert.equal(await (await frameOf(page)).evaluate(`document.querySelector('input')`), null);
  });

  for (const [how, query, words] of [
    ['', {}, /^Copy this address:$/],
    [', in French, meant for a new tab', {target: 'blank', lang: 'fr'}, /^Copiez cette adresse\s:$/],
  ] as const)
    it(`are shown to be copied where a sandbox lets nobody out${how}`, async () => {
      const page = await open({query: {...(await feedHere()), ...query}, attributes: 'sandbox="allow-scripts allow-same-origin" height="500"'});
      for (let i = 0; i < 2; i++) {
        await click(page);
        const frame = await until(page, `document.querySelector('input:focus')`);
        const {label, address, chosen, fields, wide} = await frame.evaluate(() => {
          const field = document.querySelector('input')!;
          const {value, selectionStart, selectionEnd} = field;
          return {label: field.labels![0]!.innerText.trim(), address: value, chosen: value.slice(selectionStart!, selectionEnd!), fields: document.querySelectorAll('input').length, wide: document.documentElement.scrollWidth > innerWidth};
        });
        assert.match(label, words);
        assert.equal(address, await frame.evaluate(`${READY}.href`));
        assert.match(address, /given\.html\?amount=60&.*campaign=cambodia/);
        assert.deepEqual([chosen, fields, wide], [address, 1, false]);
      }
      await (await frameOf(page)).evaluate(`document.querySelector('ijm-donate-cta').shadowRoot.querySelector('[part=amount] input').click()`);
      await until(page, `!document.querySelector('input')`);
      assert.match(page.page.url(), /page\.html$/);
      await page.oracle({changes: true, shifts: true, errors: /Unsafe attempt to initiate navigation|Blocked opening/});
    });

  it('leave by the sandbox’s leave', async () => {
    const page = await open({query: await feedHere(), attributes: 'sandbox="allow-scripts allow-same-origin allow-top-navigation-by-user-activation" height="500"'});
    await click(page);
    await page.page.waitForFunction(() => document.title === 'Given', {timeout: 8_000});
  });
});

describe('what its operator lists', () => {
  const elsewhere = () => `${kit.site.origin}${FEED}`;
  const denied = async (framing: Framing, home: RegExp) => {
    const page = await open(framing);
    const frame = await until(page, HOME);
    await page.quiet();
    assert.equal(await frame.evaluate(`!!(${READY})`), false);
    assert.match(await frame.evaluate(() => document.querySelector('a')!.href), home);
    return page;
  };

  it('is any feed of its own origin, as shipped', async () => {
    assert.ok(await href(await open()));
  });

  it('is no feed of another origin, as shipped', async () => {
    await denied({query: {feed: elsewhere()}}, /^http:\/\/localhost:\d+\/$/);
    assert.equal(kit.site.hits(FEED), 0);
  });

  it('may be a feed of another origin', async () => {
    assert.ok(await href(await open({query: {feed: elsewhere()}, allowed: {feeds: [elsewhere()]}})));
  });

  it('is then no other feed, not even of its own origin', async () => {
    const page = await denied({allowed: {feeds: [elsewhere()], hosts: ['www.ijm.ca']}}, /^https:\/\/www\.ijm\.ca\/$/);
    assert.equal(await (await frameOf(page)).evaluate(HOME), 'www.ijm.ca');
  });

  it('is the feed shown where the query names none', async () => {
    const page = await open({allowed: {feeds: [FEED]}, query: {feed: ''}});
    const frame = await frameOf(page);
    await frame.evaluate(() => location.replace(location.href.replace('&feed=', '')));
    assert.ok(await href(page));
  });

  it('bounds the hosts, whatever the query says', async () => {
    await denied({allowed: {hosts: ['give.example']}, query: {hosts: 'www.ijm.ca'}}, /give\.example/);
    await denied({allowed: {hosts: []}}, /localhost/);
    assert.ok(await href(await open({allowed: {hosts: ['www.ijm.ca', 'give.example']}, query: {hosts: 'www.ijm.ca'}})));
    assert.ok(await href(await open({allowed: {hosts: 'www.ijm.ca'}})));
  });

  for (const [what, allowed] of Object.entries({'is no list': 'null', 'can’t be read': '{', 'is a page': '<!doctype html>'})) {
    it(`allows nothing when it ${what}`, async () => {
      const page = await denied({allowed}, /localhost/);
      await page.oracle({changes: true, shifts: true});
    });
  }

  it('leaves a link in sight where the element is none of the kit’s', async () => {
    for (const element of ['ijm-nothing', 'script', '']) await denied({query: {element}}, /localhost/);
  });

  it('leaves a link in sight where the feed is gone', async () => {
    const page = await open({query: {feed: '/gone.json'}, allowed: {feeds: ['/gone.json'], hosts: ['www.ijm.ca']}});
    const frame = await until(page, `document.querySelector('ijm-donate-cta').matches(':state(error)')`);
    assert.equal(await frame.evaluate(HOME), 'www.ijm.ca');
    await page.until(`document.querySelector('iframe').getBoundingClientRect().height < 100`);
  });
});

describe('colours of the iframe', () => {
  const background = async (page: TestPage, dark: boolean) => {
    if (engine === 'chromium') await page.page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]);
    await until(page, READY);
    await pause(300);
    const frame = (await page.page.$('iframe'))!;
    const box = (await frame.boundingBox())!;
    const shot = await page.page.screenshot({clip: {x: box.x + box.width - 2, y: box.y + 1, width: 1, height: 1}, encoding: 'base64'});
    // What colour a pixel has, asked in the page, which can read pictures.
    return page.evaluate(async data => {
      const picture = Object.assign(new Image(), {src: `data:image/png;base64,${data}`});
      await picture.decode();
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
      canvas.drawImage(picture, 0, 0);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].join();
    }, shot);
  };
  const head = '<style>body { background: #c8a0ff } iframe { border: 0 }</style>';
  const rows: [theme: string, scheme: string, dark: boolean][] = [
    ['', 'light', false],
    ['', 'light', true],
    ['dark', 'dark', false],
    ['dark', 'dark', true],
    ['auto', 'light dark', false],
    ['auto', 'light dark', true],
  ];
  for (const [theme, scheme, dark] of rows) {
    it(`let the page show through: theme "${theme}" in a frame with color-scheme ${scheme}, ${dark ? 'dark' : 'light'} system`, dark ? chromiumOnly('preferred colours and contrast') : {}, async () => {
      const page = await open({head, query: theme ? {theme} : {}, attributes: `style="color-scheme: ${scheme}" height="500"`});
      assert.equal(await background(page, dark), '200,160,255');
    });
  }

  it('take tokens from the query, and nothing but colours', async () => {
    const page = await open({
      query: {'--ijm-color-accent': 'light-dark(#7a3b12, #e9b08a)', '--ijm-color-accent-text': '#ff0', '--ijm-color-line': 'url(//evil.example/x)', '--ijm-font': 'red', '--ijm-color-muted': 'red;background:url(//evil.example/y)'},
    });
    const frame = await until(page, READY);
    assert.equal(await frame.evaluate(`getComputedStyle(${READY}).backgroundColor`), 'rgb(122, 59, 18)');
    assert.equal(await frame.evaluate(() => document.documentElement.getAttribute('style')), '--ijm-color-accent: light-dark(#7a3b12, #e9b08a); --ijm-color-accent-text: #ff0;');
    await page.oracle({changes: true, shifts: true});
  });

  it('understand an address that was encoded twice', async () => {
    const {site} = kit;
    const src = `${site.other}/dist/embed.html?${new URLSearchParams({...give, partner: 'partner-7'})}`.replaceAll('&', '&amp;amp;');
    const page = await kit.open(html(`<iframe src="${src}" title="Give to IJM" height="500"></iframe>`));
    assert.match(await href(page), /source=partner-7/);
  });
});
