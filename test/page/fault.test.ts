/** Feeds that can't be had, can't be read or are wrong (cases B01 to B30). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {AUTHOR, EVERY, EVERY_TAG, FEED, html, listen, pageTests, pause, QUOTE, SCRIPT, STAT} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

const script = (feed: string) => `<script src="${SCRIPT}" data-feed="${feed}"></script>`;

/** Opens a page whose feed is at fault, waits until its quote says so, and hands back the first error. */
const failing = async (feed: string, body = QUOTE) => {
  const page = await kit.open(html(`${body}${script(feed)}`), {first: listen('ijm-error', 'ijm-ready')});
  await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
  assert.equal(await page.text(), 'Give to IJM');
  // A neighbour may have been ready before.
  const [first] = (await page.heard()).filter(({tag}) => tag === 'ijm-quote');
  assert.equal(first!.type, 'ijm-error');
  return {page, code: first!.detail.code as string, path: first!.detail.path as string | undefined};
};

/** Opens a page whose feed is odd but good. */
const showing = async (feed: string) => {
  const page = await kit.open(html(`${QUOTE}${script(feed)}`));
  await page.ready();
  assert.match(await page.text(), AUTHOR);
  await page.oracle();
  return page;
};

const odd = (answer: Record<string, string | number>) => `/odd/feed.json?${new URLSearchParams(Object.entries(answer).map(([name, value]) => [name, String(value)]))}`;

/** A feed that a test changes, at `/made.json`. */
const made = async (change: (feed: any) => unknown, path = '/made.json') => {
  const feed = await readFeed();
  const body = change(feed);
  kit.site.put(path, {body: typeof body === 'string' ? body : JSON.stringify(feed), type: 'application/json'});
  return path;
};

describe('a feed that cannot be had', () => {
  for (const status of [204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 502, 503]) {
    it(`leaves the fallback: status ${status}`, async () => {
      const {page, code} = await failing(odd({status}));
      assert.equal(code, 'feed-network');
      await page.oracle();
    });
  }

  for (const [name, address] of Object.entries({
    'a connection that breaks off in the middle': odd({cut: 200}),
    'a connection that breaks off at once': odd({cut: 0}),
    'a redirect in a circle': '/circle.json',
    'a redirect to another host': '/away.json',
    'a host that is not there': 'http://localhost:1/feed.json',
    'a host that speaks no TLS': 'https://localhost/feed.json',
  })) {
    it(`leaves the fallback: ${name}`, async () => {
      kit.site.put('/circle.json', {status: 302, headers: {location: '/circle.json'}});
      kit.site.put('/away.json', {status: 302, headers: {location: `${kit.site.other}${FEED}`}});
      const {page, code} = await failing(address.replace('https://localhost', kit.site.other.replace('http:', 'https:')));
      assert.equal(code, 'feed-network');
      page.requests.splice(0, Infinity, ...page.requests.filter(url => !/^(http:\/\/localhost:1|https:\/\/localhost:\d+)\//.test(url)));
      await page.oracle();
    });
  }

  it('leaves the fallback: another host that does not allow it', async () => {
    const {page, code} = await failing(`${kit.site.other}${odd({cors: 'no'})}`);
    assert.equal(code, 'feed-network');
    await page.oracle();
  });

  it('may be elsewhere on the same host', async () => {
    await showing(odd({to: FEED}));
  });

  it('is tried again when the server says, and shown when it comes', async () => {
    let asked = 0;
    const body = JSON.stringify(await readFeed());
    kit.site.put('/mends.json', (_request, response) => {
      if (++asked < 3) response.writeHead(503, {'retry-after': '1'}).end();
      else response.writeHead(200, {'content-type': 'application/json'}).end(body);
    });
    const {page} = await failing('/mends.json');
    await page.ready();
    assert.equal(asked, 3);
    assert.deepEqual((await page.heard()).map(({type}) => type), ['ijm-error', 'ijm-ready']);
    assert.equal(await page.state(), 'ready');
    await page.oracle();
  });

  it('is not asked for more than four times, by however many elements', async () => {
    let asked = 0;
    kit.site.put('/down.json', (_request, response) => {
      asked++;
      response.writeHead(503, {'retry-after': '1'}).end();
    });
    const {page} = await failing('/down.json', QUOTE.repeat(20));
    await pause(6000);
    assert.equal(asked, 4);
    await page.oracle({shifts: true});
  });

  it('is tried again when the connection is back', async () => {
    const page = await kit.open(html(`<p>text</p>${script(FEED)}`));
    await page.page.setOfflineMode(true);
    await page.evaluate(quote => document.querySelector('main')!.insertAdjacentHTML('beforeend', quote), STAT);
    await page.until(`document.querySelector('ijm-impact-stat').matches(':state(error)')`);
    await page.page.setOfflineMode(false);
    await page.ready('ijm-impact-stat');
    await page.oracle({changes: true, shifts: true});
  });
});

describe('a document that is no feed', () => {
  const documents: {[name: string]: string} = {
    'nothing at all': '',
    'white space': ' \n',
    null: 'null',
    'an array': '[]',
    'a string': '"x"',
    'a number': '1',
    'an empty object': '{}',
    'cut off': '{"version": 1, "locales": ["en"], "quotes": {',
    'a trailing comma': '{"version": 1, "locales": ["en"],}',
    'a comment': '{"version": 1, "locales": ["en"] /* oh */}',
    NaN: '{"version": NaN, "locales": ["en"]}',
    'a control character': '{"version": 1, "locales": ["en"], "organization": {"name": "a\u0000b"}}',
    'a web page': '<!doctype html><title>Log in</title>',
    'no locales': '{"version": 1}',
    'empty locales': '{"version": 1, "locales": []}',
    'locales that are none': '{"version": 1, "locales": "en"}',
    'no version': '{"locales": ["en"]}',
    'version null': '{"version": null, "locales": ["en"]}',
    'version 0': '{"version": 0, "locales": ["en"]}',
    'two documents': '{"version": 1, "locales": ["en"]}{}',
    'a script in its place': 'alert(1)',
  };
  for (const [name, body] of Object.entries(documents)) {
    it(`leaves the fallback: ${name}`, async () => {
      kit.site.put('/made.json', {body, type: 'application/json'});
      const {page, code} = await failing('/made.json');
      assert.equal(code, 'feed-format');
      await page.oracle();
    });
  }

  for (const version of [0.9, -1, 2, 3.1, 1e9, '1', [1]]) {
    it(`leaves the fallback: version ${version}`, async () => {
      const {page, code} = await failing(await made(feed => void (feed.version = version)));
      assert.equal(code, 'feed-version');
      await page.oracle();
    });
  }

  for (const [name, encode] of Object.entries({
    'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'Latin-1': (text: string) => Buffer.from(text.replace('Cambodge', 'É'), 'latin1'),
    'gzip that nobody announced': (text: string) => gzipSync(text),
  })) {
    it(`leaves the fallback: ${name}`, async () => {
      kit.site.put('/made.json', {body: encode(JSON.stringify(await readFeed())), type: 'application/json'});
      const {page, code} = await failing('/made.json');
      assert.equal(code, 'feed-format');
      await page.oracle();
    });
  }

  it('is read: a later minor version', async () => {
    await showing(await made(feed => void (feed.version = 1.5)));
  });

  it('may begin with a byte order mark', async () => {
    await showing(await made(feed => `\ufeff${JSON.stringify(feed)}`));
  });

  for (const type of ['text/html', 'text/html; charset=utf-8', 'application/octet-stream', 'application/javascript', 'image/png', 'application/jsonp', 'multipart/form-data; boundary=json']) {
    it(`leaves the fallback: of type ${type}`, async () => {
      const {page, code} = await failing(odd({type}));
      assert.equal(code, 'feed-format');
      await page.oracle();
    });
  }

  for (const type of ['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/feed+json', 'APPLICATION/JSON', 'none']) {
    it(`is read: of type ${type}`, async () => {
      await showing(odd({type}));
    });
  }
});

describe('a document that is too much', () => {
  for (const [name, answer] of Object.entries<Record<string, number>>({
    'more than a megabyte': {pad: 1_000_001},
    'fifty megabytes': {pad: 50_000_000},
    'a thousand levels': {deep: 1_000},
    'four hundred thousand levels': {deep: 400_000},
    '33 levels': {deep: 33},
  })) {
    it(`leaves the fallback: ${name}`, async () => {
      const {page, code} = await failing(odd(answer));
      assert.equal(code, 'feed-format');
      await page.oracle();
    });
  }

  it('leaves the fallback: small on the wire, huge in the page', async () => {
    const body = gzipSync(Buffer.alloc(60_000_000, ' '));
    assert.ok(body.length < 100_000);
    kit.site.put('/bomb.json', {body, type: 'application/json', headers: {'content-encoding': 'gzip'}});
    const {page, code} = await failing('/bomb.json');
    assert.equal(code, 'feed-format');
    await page.oracle();
  });

  it('is read: fifteen thousand entries more than are shown', async () => {
    const feed = await made(feed => void (feed.stats = Object.fromEntries([...Array(15_000).keys()].map(i => [`s${i}`, {value: i, label: 'x'}]))));
    await showing(feed);
  });

  it('is read: almost a megabyte', async () => {
    await showing(odd({pad: 900_000}));
  });
});

describe('an entry at fault', () => {
  const faults: {[name: string]: [change: (feed: any, quote: any) => unknown, code: string, path?: string]} = {
    missing: [feed => delete feed.quotes['cambodia-sharpe'], 'entry-missing', 'quotes.cambodia-sharpe'],
    null: [feed => (feed.quotes['cambodia-sharpe'] = null), 'entry-missing', 'quotes.cambodia-sharpe'],
    'in a collection that is missing': [feed => delete feed.quotes, 'entry-missing', 'quotes.cambodia-sharpe'],
    'in a collection that is an array': [feed => (feed.quotes = []), 'entry-missing', 'quotes.cambodia-sharpe'],
    'that is text': [feed => (feed.quotes['cambodia-sharpe'] = 'oh'), 'entry-invalid', 'quotes.cambodia-sharpe'],
    'without a required member': [(_feed, quote) => delete quote.author, 'entry-invalid', 'quotes.cambodia-sharpe.author'],
    'with a required member of another kind': [(_feed, quote) => (quote.author.name = 7), 'entry-invalid', 'quotes.cambodia-sharpe.author.name'],
    'with a text that is too long': [(_feed, quote) => (quote.text = 'a'.repeat(10_001)), 'entry-invalid', 'quotes.cambodia-sharpe.text'],
    withdrawn: [(_feed, quote) => (quote.withdrawn = true), 'entry-withdrawn'],
    'whose time is over': [(_feed, quote) => (quote.until = '2020-01-01'), 'entry-withdrawn'],
    'whose time has not come': [(_feed, quote) => (quote.from = '2999-01-01'), 'entry-withdrawn'],
    'whose consent ran out': [(_feed, quote) => (quote.consent = {basis: 'written', until: '2020-01-01'}), 'entry-withdrawn'],
  };
  for (const [name, [change, code, path]] of Object.entries(faults)) {
    it(`leaves the fallback, and the neighbours alone: ${name}`, async () => {
      const feed = await made(feed => void change(feed, feed.quotes['cambodia-sharpe']));
      const result = await failing(feed, `${QUOTE}<ijm-impact-stat stat="cambodia-rescued" still></ijm-impact-stat>`);
      assert.equal(result.code, code);
      if (path) assert.equal(result.path, path);
      await result.page.ready('ijm-impact-stat');
      await result.page.oracle({shifts: true});
    });
  }

  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '../x', 'a b', 'x'.repeat(65), '$ref']) {
    it(`is missing: ${id.slice(0, 20)}`, async () => {
      const {page, code} = await failing(FEED, QUOTE.replace('cambodia-sharpe', id));
      assert.equal(code, 'entry-missing');
      await page.oracle();
    });
  }

  it('cannot hide behind a member named __proto__', async () => {
    const feed = await made(feed => JSON.stringify(feed).replace('"quotes":', '"__proto__":{"polluted":1,"url":"javascript:1"},"constructor":{"prototype":{"polluted":1}},"quotes":'));
    const page = await showing(feed);
    assert.equal(await page.evaluate('({}).polluted'), undefined);
  });

  it('reports what had to be left out, and shows the rest', async () => {
    const feed = await made(feed => {
      feed.quotes['cambodia-sharpe'].author.role = 7;
      feed.organization.url = 'javascript:1';
      feed.unknown = {a: 1};
    });
    const page = await kit.open(html(`${QUOTE}${script(feed)}`), {first: listen('ijm-error', 'ijm-ready')});
    await page.ready();
    await page.until(`window[Symbol.for('ijm-test-events')].length > 1`);
    const events = await page.heard();
    assert.deepEqual(events.map(({type, detail}) => `${type} ${detail?.code ?? ''} ${detail?.path ?? ''}`).sort(), ['ijm-error entry-invalid quotes.cambodia-sharpe.author.role', 'ijm-ready  ']);
    assert.equal(await page.state(), 'ready');
    await page.oracle();
  });
});

describe('texts that want to be more', () => {
  const baits = [
    '<img src=x onerror="window.__pwn=1">',
    '<script>window.__pwn=1</script>',
    '<svg onload=window.__pwn=1>',
    '</bdi></blockquote><iframe srcdoc="<script>parent.__pwn=1</script>">',
    '{{constructor.constructor("window.__pwn=1")()}}',
    '${window.__pwn=1}',
    '<!--?lit$123456789$-->',
    '<?lit$123456789$>',
    'javascript:window.__pwn=1',
    '" onmouseover="window.__pwn=1',
    '&lt;b&gt; &amp; &#60;',
    '\u202eevil\u202c \u2066iso\u2069 \u200b\u200d',
    '\ud800 lone',
    `Z${'\u0301'.repeat(200)}`,
    '%s%n \\ \' "',
  ];
  it('are shown as they are typed', async () => {
    const feed = await made(feed => {
      feed.quotes['cambodia-sharpe'].text = baits.join(' | ');
      feed.quotes['cambodia-sharpe'].author.name = baits[0];
      feed.quotes['cambodia-sharpe'].author.role = baits[1];
    });
    const page = await kit.open(html(`${QUOTE}${script(feed)}`));
    await page.ready();
    const text = await page.evaluate(() => document.querySelector('ijm-quote')!.shadowRoot!.querySelector('[part~=text]')!.textContent!);
    for (const bait of baits) assert.ok(text.includes(bait.replace('\ud800', '\ufffd')) || text.includes(bait), bait);
    await page.oracle();
  });

  /** The feed with every text in it said otherwise. */
  const saying = (words: (old: string) => string) =>
    made(feed => {
      const TEXTS = /^(title|text|headline|summary|story|label|unit|role|city|director|focus|button|note|impact|by|intro|help|submit|alt|credit)$/;
      const change = (node: any, isText = false): any => {
        if (typeof node === 'string') return isText ? words(node) : node;
        if (Array.isArray(node)) return node.map(item => change(item, isText));
        if (typeof node !== 'object' || !node) return node;
        // A text is a string, or an object of them by language.
        return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value, /^(en|fr)-CA$/.test(name) || TEXTS.test(name) || (name === 'name' && (!!node.role || !!node.privacyUrl || !!node.headline)))]));
      };
      return JSON.stringify(change(feed));
    });

  it('are shown as they are typed by every element', async () => {
    const bait = `<img src=x onerror="window.__pwn=1"><script>window.__pwn=1</script> \${window.__pwn=1} {{1}} <!--?lit$1$--> ' " & &lt;b&gt; \u202e x`;
    const page = await kit.open(html(`${EVERY.join('\n')}${script(await saying(() => bait))}`));
    await page.ready(EVERY_TAG);
    await page.quiet();
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('main > *')].filter(({shadowRoot}) => shadowRoot).map(({localName, shadowRoot}) => ({
        localName,
        isTyped: shadowRoot!.textContent!.includes('<img src=x onerror="window.__pwn=1"><script>window.__pwn=1</script>'),
        nodes: shadowRoot!.querySelectorAll('script, [onerror], img[src="x"], iframe').length,
      })),
    );
    assert.ok(found.length >= 10);
    // Sharing says nothing of the feed, a goal figures, a map its places.
    assert.deepEqual(found.filter(({localName, isTyped}) => !isTyped && !/share|goal|map/.test(localName)).map(({localName}) => localName), []);
    assert.deepEqual(found.filter(({nodes}) => nodes > 0), []);
    await page.oracle({shifts: true});
  });

  for (const [what, words] of Object.entries({
    'words without an end': 'Donaudampfschifffahrtsgesellschaft'.repeat(12),
    'Thai without spaces': 'การช่วยเหลือผู้ที่ตกเป็นเหยื่อของการค้ามนุษย์'.repeat(6),
    Chinese: '帮助被贩卖的人获得自由与正义'.repeat(10),
    'faces put together of many': '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'.repeat(30),
    'right to left and left to right': 'IJM تساعد الناس 2026 in Cambodia וגם '.repeat(8),
    'marks upon marks': `Z${'\u0301\u0316'.repeat(100)} `.repeat(4),
  })) {
    it(`do not widen a page of 320 px in any element: ${what}`, async () => {
      const page = await kit.open(html(`${EVERY.join('\n')}${script(await saying(() => words))}`), {prepare: page => page.setViewport({width: 320, height: 600})});
      await page.ready(EVERY_TAG);
      await page.quiet();
      const wide = await page.evaluate(() => [
        ...(document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth}`] : []),
        ...[...document.querySelectorAll('main > *')].flatMap(({localName, shadowRoot}) => {
          const root = shadowRoot?.querySelector('[part~=root]');
          return root && root.scrollWidth > root.clientWidth + 1 ? [`${localName} ${root.scrollWidth} in ${root.clientWidth}`] : [];
        }),
      ]);
      assert.deepEqual(wide, []);
      await page.oracle({shifts: true});
    });
  }

  it('do not widen the page', async () => {
    const feed = await made(feed => void (feed.quotes['cambodia-sharpe'].text = `${'a'.repeat(5000)} ${'\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(100)}`));
    const page = await kit.open(html(`${QUOTE}${script(feed)}`), {prepare: page => page.setViewport({width: 320, height: 600})});
    await page.ready();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.oracle();
  });
});

describe('the last good copy', () => {
  const quoteAndStat = `${QUOTE}<ijm-impact-stat stat="cambodia-rescued" still><a href="https://www.ijm.ca/">500</a></ijm-impact-stat>`;

  /** A page that was opened once with everything well, and has its copy. */
  const visited = async (path: string, body = quoteAndStat) => {
    const page = await kit.open(html(`${body}${script(path)}`), {first: listen('ijm-error', 'ijm-ready')});
    await page.ready();
    await page.until(`(async () => (await (await caches.open('ijm-widgets')).keys()).length > 0)()`);
    // Keeping a copy goes on in the background.
    await page.page.evaluate(async path => {
      const url = new URL(path, location.href).href;
      for (let tries = 0; tries < 300; tries++) {
        if (await (await caches.open('ijm-widgets')).match(url)) return;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      throw new Error('no copy was kept');
    }, path);
    return page;
  };

  const setBack = (page: Awaited<ReturnType<typeof visited>>, path: string, days: number) =>
    page.evaluate(
      async (path, days) => {
        const cache = await caches.open('ijm-widgets');
        const url = new URL(path, location.href).href;
        const copy = (await cache.match(url))!;
        const headers = new Headers(copy.headers);
        headers.set('x-fetched', `${Date.now() - days * 864e5}`);
        await cache.put(url, new Response(await copy.text(), {headers}));
      },
      path,
      days,
    );

  it('is shown with its date when the feed cannot be had', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.ready('ijm-quote, ijm-impact-stat');
    const text = await page.text();
    assert.match(text, AUTHOR);
    assert.match(text, new RegExp(String(new Date().getFullYear())));
    await page.oracle({shifts: true});
  });

  it('is shown without quotations when it is older than seven days', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    await setBack(page, path, 8);
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.ready('ijm-impact-stat');
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({shifts: true});
  });

  it('is shown with quotations when it is six days old', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    await setBack(page, path, 6);
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.ready('ijm-quote, ijm-impact-stat');
    await page.oracle({shifts: true});
  });

  it('gives way to a feed that can be had again', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    let isUp = false;
    const later = await readFeed();
    later.quotes['cambodia-sharpe'].author.name = 'Somebody Later';
    kit.site.put(path, (_request, response) => (isUp ? response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(later)) : response.writeHead(503, {'retry-after': '1'}).end()));
    await page.page.reload();
    await page.ready();
    assert.match(await page.text(), AUTHOR);
    isUp = true;
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Somebody Later')`);
    assert.doesNotMatch(await page.text(), new RegExp(String(new Date().getFullYear())));
    await page.oracle({shifts: true});
  });

  for (const days of [1 / 24, 30, 365]) {
    it(`is shown with its date, where it is ${days < 1 ? 'an hour' : `${days} days`} old`, async () => {
      const path = await made(() => {});
      const page = await visited(path);
      await setBack(page, path, days);
      kit.site.put(path, {status: 503});
      await page.page.reload();
      await page.ready('ijm-impact-stat');
      assert.match(await page.text('ijm-impact-stat'), new RegExp(`Information from .*${new Date(Date.now() - days * 864e5).getFullYear()}`));
      await page.oracle({shifts: true});
    });
  }

  it('is not shown where a clock was wrong, so that nobody knows how old it is', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    await setBack(page, path, -400);
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.until(`document.querySelector('ijm-impact-stat').matches(':state(error)')`);
    assert.equal(await page.text('ijm-impact-stat'), '500');
    await page.oracle({shifts: true});
  });

  it('does not bring back what was withdrawn', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    await made(feed => void (feed.quotes['cambodia-sharpe'].withdrawn = true));
    await page.page.reload();
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    await page.quiet();
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.ready('ijm-impact-stat');
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({shifts: true});
  });

  it('is of the very address only', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    kit.site.put('/other.json', {status: 503});
    await page.evaluate(() => document.querySelector('ijm-quote')!.setAttribute('feed', '/other.json'));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({changes: true, shifts: true});
  });

  it('that somebody else put there is checked like a feed', async () => {
    const path = await made(() => {});
    const page = await visited(path);
    await page.evaluate(async path => (await caches.open('ijm-widgets')).put(new URL(path, location.href).href, new Response('{"version":1,"locales":"<b>"}', {headers: {'x-fetched': '1'}})), path);
    kit.site.put(path, {status: 503});
    await page.page.reload();
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({shifts: true});
  });
});

describe('entries in files of their own', () => {
  const SPLIT = '{"$ref": "quotes/{id}.json"}';

  it('are fetched when an element needs them, and only those', async () => {
    const {quotes} = await readFeed();
    kit.site.put('/quotes/cambodia-sharpe.json', {body: JSON.stringify(quotes['cambodia-sharpe']), type: 'application/json'});
    const feed = await made(feed => {
      feed.quotes = JSON.parse(SPLIT);
      feed.offices = {'phnom-penh': {$ref: 'offices/phnom-penh.json'}};
    });
    await showing(feed);
    assert.equal(kit.site.hits('/quotes/cambodia-sharpe.json'), 1);
    assert.equal(kit.site.hits('/offices/phnom-penh.json'), 0);
  });

  const wrong: {[name: string]: [beside: object, file: object | undefined, code: string]} = {
    'not there': [{}, undefined, 'feed-network'],
    'withdrawn beside its address': [{withdrawn: true}, {}, 'entry-withdrawn'],
    'of another host': [{$ref: 'https://evil.example/quote.json'}, undefined, 'entry-missing'],
    nested: [{}, {$ref: 'quotes/other.json'}, 'entry-missing'],
    'not an entry': [{}, {text: 7}, 'entry-invalid'],
  };
  for (const [name, [beside, file, code]] of Object.entries(wrong)) {
    it(`leave the fallback: ${name}`, async () => {
      const {quotes} = await readFeed();
      if (file) kit.site.put('/quotes/one.json', {body: JSON.stringify(Object.keys(file).length ? file : quotes['cambodia-sharpe']), type: 'application/json'});
      const feed = await made(feed => void (feed.quotes['cambodia-sharpe'] = {$ref: 'quotes/one.json', ...beside}));
      const {page, code: said} = await failing(feed);
      assert.equal(said, code);
      await page.oracle();
    });
  }
});
