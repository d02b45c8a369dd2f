/** A form on a page, a person at the keyboard, and the real intake behind it: exactly one message, whatever happens on the way. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {before, describe, it} from 'node:test';
import type {StoredMessage} from '../../src/node/intake/store.js';
import {openStore} from '../../src/node/intake/open-store.js';
import {feedFile, folder, intake, until, type TestIntake} from '../node/intake/support/intake.js';
import {OLD_LIBRARIES} from '../support/old-libraries.js';
import {chromiumOnly, html, listen, pageTests, pause, SCRIPT, type OpenOptions, type Page, type TestPage} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

/** The feed of these pages: its forms post to another origin, so that browsers ask for permission first. */
const PAGE_FEED = '/contact/feed.json';
const FORM = '<ijm-contact-form form="media"><a href="mailto:events@ijm.ca">Write to us</a></ijm-contact-form>';
const SNIPPET = `<script async src="${SCRIPT}" data-feed="${PAGE_FEED}"></script>`;
const PART = '/dist/parts/form-sending.js';

let desk: TestIntake;
before(async () => {
  const path = folder();
  desk = await intake({folder: path, feed: feedFile(path, await readFeed())});
});

const everyMessage = async (): Promise<StoredMessage[]> => {
  const store = await openStore(desk.database, {create: false});
  try {
    const all = [];
    for await (const one of store.messages()) all.push(one);
    return all;
  } finally {
    await store.close();
  }
};

let counted = 0;
/** A text by which the messages of one test are found. */
const newText = () => `Question ${++counted} of ${process.pid}`;
const storedWith = async (text: string) => (await everyMessage()).filter(({fields}) => fields.message?.includes(text));

/** What happens to a post on its way: it is passed on, and the answer comes back or another one does. */
type Way = (response: ServerResponse, pass: () => Promise<Response>) => unknown;

const giveBack = async (response: ServerResponse, answer: Response) => {
  const headers = Object.fromEntries(answer.headers);
  delete headers['content-length'];
  response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
};
const pass: Way = async (response, pass) => giveBack(response, await pass());
const says =
  (status: number, body: string, headers: Record<string, string> = {}): Way =>
  response =>
    response.writeHead(status, {'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after', ...headers}).end(body);
/** Stored, and nobody is told. */
const lose: Way = async (response, pass) => {
  await pass();
  // Where nothing at all comes back, the browser itself asks again.
  response.writeHead(201, {'access-control-allow-origin': '*', 'content-length': '48'}).write('{"id":');
  await pause(300);
  response.destroy();
};

interface Road {
  /** What happens to the posts, one after the other; the last one to all further ones. */
  ways: Way[];
  /** Bodies of all posts, as they came. */
  posts: string[];
  mostAtOnce: number;
}

/** Puts the feed and the way to the intake on the site. */
const road = async (change: (form: any, feed: any) => void = () => {}): Promise<Road> => {
  const {site} = kit;
  const feed = await readFeed();
  for (const form of Object.values<any>(feed.forms)) form.endpoint = `${site.other}/desk/messages`;
  feed.formHosts = [new URL(site.other).host];
  change(feed.forms.media, feed);
  site.put(PAGE_FEED, {body: JSON.stringify(feed), type: 'application/json'});
  const found: Road = {ways: [pass], posts: [], mostAtOnce: 0};
  let open = 0;
  site.put('/desk/messages', async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const headers = Object.fromEntries(['content-type', 'origin', 'access-control-request-method', 'access-control-request-headers'].flatMap(name => (request.headers[name] ? [[name, request.headers[name] as string]] : [])));
    const forward = () => fetch(desk.url, {method: request.method!, headers, ...(request.method === 'POST' && {body})});
    if (request.method !== 'POST') return giveBack(response, await forward());
    found.posts.push(body.toString());
    found.mostAtOnce = Math.max(found.mostAtOnce, ++open);
    response.on('close', () => open--);
    const way = found.ways.length > 1 ? found.ways.shift()! : found.ways[0]!;
    await way(response, forward);
  });
  return found;
};

const open = async (body = `${FORM}${SNIPPET}`, options: OpenOptions = {}) => {
  const page = await kit.open(html(body), options);
  await page.ready('ijm-contact-form');
  return page;
};

const AT = 'ijm-contact-form >>> ';
const field = async (page: Page, name: string) => (await page.$(`${AT}[name="${name}"]`))!;
const press = async (page: TestPage, label: string) => (await page.page.waitForSelector(`${AT}button ::-p-text(${label})`))!.click();

const write = async (page: TestPage, name: string, text: string) => {
  const found = await field(page.page, name);
  await found.focus();
  await found.type(text);
};

/** Fills in the media form as a person does, but for the waiting. */
const fillIn = async (page: TestPage, message: string) => {
  await write(page, 'name', 'Ann');
  await write(page, 'email', 'ann@example.org');
  await (await field(page.page, 'topic')).select('facts');
  await write(page, 'message', message);
  await (await field(page.page, '0-consent')).click();
};

const send = (page: TestPage) => press(page, 'Send');
const shown = (page: TestPage) => page.text('ijm-contact-form');
const isSaid = async (page: TestPage, words: RegExp, within = 10_000) => {
  const end = Date.now() + within;
  for (;;) {
    const text = await shown(page);
    if (words.test(text)) return;
    if (Date.now() > end) assert.fail(`${words} is not said within ${within} ms, but:\n${text}`);
    await pause(30);
  }
};
/** Said only with a receipt. */
const isThanked = (page: TestPage, within?: number) => isSaid(page, /We have your message/, within);
const ORACLE = {changes: true, shifts: true};

const isOneMessage = async (text: string) => {
  const found = await storedWith(text);
  assert.equal(found.length, 1, `stored: ${found.length}`);
  return found[0]!;
};

describe('a person who writes', () => {
  it('does so by the keyboard alone, and Enter sends', async () => {
    const {posts} = await road();
    const text = newText();
    const page = await open();
    const {keyboard} = page.page;
    const active = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('name') ?? '');
    await page.evaluate(() => document.querySelector('ijm-contact-form')!.scrollIntoView());
    await keyboard.press('Tab');
    assert.equal(await active(), 'name');
    await keyboard.type('Ann');
    await keyboard.press('Tab');
    await keyboard.type('ann@example.org');
    await keyboard.press('Tab');
    assert.equal(await active(), 'outlet');
    await keyboard.press('Tab');
    await keyboard.type('Facts');
    await keyboard.press('Tab');
    await keyboard.type(text);
    await keyboard.press('Enter');
    await keyboard.type('and a second line');
    await keyboard.press('Tab');
    assert.equal(await active(), '0-consent');
    await keyboard.press(' ');
    await keyboard.down('Shift');
    for (let i = 0; i < 3; i++) await keyboard.press('Tab');
    await keyboard.up('Shift');
    assert.equal(await active(), 'outlet');
    // Faster than any person is no person.
    await pause(2_000);
    await keyboard.press('Enter');
    await isThanked(page);
    const {id, fields, setAside, consentText, page: from} = await isOneMessage(text);
    assert.deepEqual(fields, {name: 'Ann', email: 'ann@example.org', topic: 'facts', message: `${text}\nand a second line`});
    assert.deepEqual([setAside, consentText, from, posts.length], [false, 'IJM Canada may use these details to answer me.', `${kit.site.origin}/page.html`, 1]);
    assert.ok((await shown(page)).includes(id.slice(0, 8).toUpperCase()));
    // Whoever listens hears the thanks: that is where they are now.
    await page.until(`document.activeElement.shadowRoot.activeElement?.matches('[part=thanks], [part="thanks"]')`);
    await page.oracle(ORACLE);
  });

  it('and presses twenty times, by mouse and by key, has sent one message', async () => {
    const found = await road();
    const text = newText();
    // The road is as long as it takes to press them all.
    let arePressed = () => {};
    const pressed = new Promise<void>(done => (arePressed = done));
    found.ways = [async (response, forward) => pressed.then(() => pass(response, forward))];
    const page = await open();
    await fillIn(page, text);
    const button = (await page.page.$(`${AT}[part~=submit]`))!;
    await button.click({count: 2});
    for (let i = 0; i < 5; i++) await button.click();
    await (await field(page.page, 'outlet')).focus();
    for (let i = 0; i < 20; i++) await page.page.keyboard.press('Enter');
    arePressed();
    await isThanked(page);
    for (let i = 0; i < 5; i++) await page.page.keyboard.press('Enter');
    await pause(300);
    await isOneMessage(text);
    assert.deepEqual([found.posts.length, found.mostAtOnce], [1, 1]);
    await page.oracle(ORACLE);
  });

  it('on a page without crypto, or with a crypto of its own, is heard', async () => {
    await road();
    for (const first of ['delete Crypto.prototype.randomUUID', `Object.defineProperty(window, 'crypto', {value: undefined})`, `Crypto.prototype.getRandomValues = undefined`]) {
      const text = newText();
      const page = await open(undefined, {first});
      await fillIn(page, text);
      await send(page);
      await isThanked(page);
      assert.match((await isOneMessage(text)).id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    }
  });

  for (const {name, code, options} of OLD_LIBRARIES) {
    it(`on a page with an old library is heard, word by word: ${name}`, options, async () => {
      const {posts} = await road();
      const text = newText();
      const page = await open(`<script src="/library.js"></script>${FORM}${SNIPPET}`, {prepare: async () => kit.site.put('/library.js', {body: code, type: 'text/javascript'})});
      await fillIn(page, text);
      await send(page);
      await isThanked(page);
      assert.deepEqual((await isOneMessage(text)).fields, {name: 'Ann', email: 'ann@example.org', topic: 'facts', message: text});
      // Byte by byte what a page without it sends, in the same order.
      assert.equal(JSON.stringify(JSON.parse(posts[0]!)), posts[0]);
    });
  }

  it('through a password manager that tells nobody is heard', async () => {
    await road();
    const text = newText();
    const page = await open();
    await page.evaluate(message => {
      const root = document.querySelector('ijm-contact-form')!.shadowRoot!;
      const values: Record<string, string> = {name: 'Ann', email: 'ann@example.org', topic: 'other', message};
      for (const [name, value] of Object.entries(values)) root.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value;
      // Some put their own button beside a field.
      root.querySelector('[name="email"]')!.after(document.createElement('com-1password-button'));
    }, text);
    await (await field(page.page, '0-consent')).click();
    await send(page);
    await isThanked(page);
    assert.equal((await isOneMessage(text)).fields.topic, 'other');
    await page.oracle(ORACLE);
  });

  it('in letters that are put together sends by no Enter that chooses among them', chromiumOnly('input methods'), async () => {
    const {posts} = await road();
    const text = newText();
    const page = await open();
    await fillIn(page, text);
    await (await field(page.page, 'outlet')).focus();
    const session = await page.page.createCDPSession();
    const key = {key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229};
    await session.send('Input.imeSetComposition', {text: 'にほん', selectionStart: 3, selectionEnd: 3});
    await session.send('Input.dispatchKeyEvent', {type: 'rawKeyDown', ...key});
    await session.send('Input.dispatchKeyEvent', {type: 'keyUp', ...key, windowsVirtualKeyCode: 13});
    await session.send('Input.insertText', {text: '日本'});
    await pause(300);
    assert.deepEqual([posts.length, await page.evaluate(() => document.querySelector('ijm-contact-form')!.shadowRoot!.querySelector<HTMLInputElement>('[name=outlet]')!.value)], [0, '日本']);
    await page.page.keyboard.press('Enter');
    await isThanked(page);
    assert.equal((await isOneMessage(text)).fields.outlet, '日本');
  });

  it('more than fits is told so, and keeps what fits', chromiumOnly('a long text put in at once'), async () => {
    const {posts} = await road();
    const page = await open();
    await fillIn(page, '');
    const message = await field(page.page, 'message');
    await message.focus();
    const session = await page.page.createCDPSession();
    await session.send('Input.insertText', {text: 'palabra '.repeat(125_000)});
    await isSaid(page, /Enter at most 5,000 characters\./);
    assert.equal(await message.evaluate(area => (area as HTMLTextAreaElement).value.length), 5_000);
    await send(page);
    await isThanked(page);
    assert.ok(Buffer.byteLength(posts[0]!) <= 49_152);
    await page.oracle(ORACLE);
  });
});

describe('a message on a bad road', () => {
  const roads: [what: string, ways: Way[], says: RegExp, posts: number][] = [
    ['the answer is lost', [lose, pass], /Not sent\. Your text is kept here\./, 2],
    ['it is stored, but the answer is 500', [async (response, forward) => forward().then(() => says(500, 'oops')(response, forward)), pass], /Not sent/, 2],
    ['it is stored, but a proxy answers with a page', [async (response, forward) => forward().then(() => says(200, '<!doctype html><h1>Hotel Wi-Fi</h1>', {'content-type': 'text/html'})(response, forward)), pass], /Not sent/, 2],
    ['the answer is 200 and no receipt', [says(200, '{}', {'content-type': 'application/json'}), pass], /Not sent/, 2],
    ['it is asked to wait two seconds', [says(429, '{}', {'retry-after': '2'}), pass], /Next try in 2 seconds\./, 2],
    ['it is asked to wait in a way nobody understands', [says(429, '{}', {'retry-after': 'soon'}), pass], /Next try in \d seconds\./, 2],
    ['the server cannot store now', [says(503, '{}', {'retry-after': '1'}), lose, says(502, 'bad gateway'), pass], /Not sent/, 4],
  ];
  for (const [what, ways, told, posts] of roads) {
    it(`arrives once: ${what}`, async () => {
      const found = await road();
      found.ways = ways.slice();
      const text = newText();
      const page = await open();
      await fillIn(page, text);
      await send(page);
      await isSaid(page, told);
      assert.match(await shown(page), /You can also write to events@ijm\.ca/);
      assert.equal(await (await field(page.page, 'message')).evaluate(area => (area as HTMLTextAreaElement).value), text);
      // It is tried again without anybody's doing.
      await isThanked(page, 30_000);
      const {id} = await isOneMessage(text);
      assert.equal(found.posts.length, posts);
      assert.deepEqual(new Set(found.posts).size, 1);
      assert.ok((await shown(page)).includes(id.slice(0, 8).toUpperCase()));
      await page.oracle(ORACLE);
    });
  }

  it('waits a minute at most, though it is asked to wait an hour or a year', async () => {
    const found = await road();
    for (const wait of ['3600', new Date(Date.now() + 365 * 86_400_000).toUTCString()]) {
      found.ways = [says(429, '{}', {'retry-after': wait})];
      const page = await open();
      await fillIn(page, newText());
      await send(page);
      await isSaid(page, /Next try in (60|59) seconds\./);
    }
  });

  it('is held up for a while: that is said after five seconds, and one click more sends nothing more', async () => {
    const found = await road();
    const text = newText();
    found.ways = [async (response, forward) => pause(7_000).then(() => pass(response, forward))];
    const page = await open();
    await fillIn(page, text);
    await send(page);
    await isSaid(page, /Sending…/, 4_000);
    await isSaid(page, /Still trying…/, 8_000);
    await send(page);
    await isThanked(page);
    await isOneMessage(text);
    assert.equal(found.posts.length, 1);
  });

  it('whose text was changed after a try is another message', async () => {
    const found = await road();
    const text = newText();
    found.ways = [lose, pass];
    const page = await open();
    await fillIn(page, text);
    await send(page);
    await isSaid(page, /Not sent/);
    await write(page, 'message', ' And one thing more.');
    await send(page);
    await isThanked(page);
    const all = await storedWith(text);
    assert.deepEqual(all.map(({fields}) => fields.message).sort(), [text, `${text} And one thing more.`]);
    assert.equal(new Set(all.map(({id}) => id)).size, 2);
  });

  it('that is changed and sent again while the first is still on its way arrives as it was written last', async () => {
    const found = await road();
    const text = newText();
    found.ways = [async (response, forward) => pause(1_200).then(() => pass(response, forward)), pass];
    const page = await open();
    await fillIn(page, text);
    await send(page);
    await until(() => found.posts.length);
    await write(page, 'message', ' And one thing more.');
    await send(page);
    await isThanked(page);
    assert.deepEqual((await storedWith(text)).map(({fields}) => fields.message).sort(), [text, `${text} And one thing more.`]);
  });

  it('goes when the connection is back', chromiumOnly('a lost connection'), async () => {
    const found = await road();
    const text = newText();
    const page = await open();
    await fillIn(page, text);
    await page.page.setOfflineMode(true);
    await send(page);
    await isSaid(page, /Not sent\..*There is no connection/);
    assert.equal(found.posts.length, 0);
    await page.page.setOfflineMode(false);
    await isThanked(page);
    await isOneMessage(text);
    await page.oracle(ORACLE);
  });

  it('arrives although the tab was closed on it', async () => {
    const found = await road();
    for (const way of ['close', 'leave', 'reload'] as const) {
      const text = newText();
      found.posts.length = 0;
      // The browser is still asking for permission when the page is gone.
      found.ways = [async (response, forward) => pause(500).then(() => pass(response, forward))];
      const page = await open();
      await fillIn(page, text);
      await page.evaluate(() => document.querySelector('ijm-contact-form')!.shadowRoot!.querySelector<HTMLElement>('[part~=submit]')!.click());
      if (way === 'close') await page.page.close();
      else if (way === 'leave') await page.page.goto(`${kit.site.origin}/elsewhere`);
      else await page.page.reload();
      await until(async () => (await storedWith(text)).length > 0);
      await pause(200);
      await isOneMessage(text);
    }
  });

  it('goes although the page has used up what a browser lets through on leaving', async () => {
    const found = await road();
    const text = newText();
    kit.site.put('/greedy', {body: '', wait: 20_000});
    const page = await open();
    await fillIn(page, text);
    await page.evaluate(() => void fetch('/greedy', {method: 'POST', body: 'x'.repeat(65_000), keepalive: true}).catch(() => {}));
    await send(page);
    await isThanked(page);
    await isOneMessage(text);
    assert.equal(found.posts.length, 1);
  });

  it('is refused by the intake: that is said at the field, and mended it arrives', async () => {
    // The page has an older feed than the intake.
    await road(form => {
      delete form.fields.find(({name}: any) => name === 'topic').required;
      form.fields.find(({name}: any) => name === 'topic').options.push({value: 'gone', label: 'An old topic'});
    });
    const text = newText();
    const page = await open();
    await fillIn(page, text);
    await (await field(page.page, 'topic')).select('gone');
    await send(page);
    await isSaid(page, /One thing needs your attention/);
    await page.until(`document.activeElement.shadowRoot.activeElement?.matches('[part~=summary]')`);
    const topic = await field(page.page, 'topic');
    assert.equal(await topic.evaluate(select => select.getAttribute('aria-invalid')), 'true');
    assert.match(await topic.evaluate(select => (select.getRootNode() as ShadowRoot).getElementById(select.getAttribute('aria-describedby')!)!.innerText), /\w/);
    await page.oracle(ORACLE);
    await topic.select('facts');
    await send(page);
    await isThanked(page);
    await isOneMessage(text);
  });
});

describe('the part that checks and sends', () => {
  it('is not to be had: that is said with another way to write, the text stays, and the next press sends it', async () => {
    await road();
    const text = newText();
    kit.site.put(PART, {status: 404, body: ''});
    const page = await open();
    await fillIn(page, text);
    await send(page);
    await isSaid(page, /Not sent\. Your text is kept here.*events@ijm\.ca/);
    assert.equal(await (await field(page.page, 'message')).evaluate(area => (area as HTMLTextAreaElement).value), text);
    await page.oracle({...ORACLE, errors: /404|integrity/});
    kit.site.put(PART, {body: await readFile(`dist/parts/form-sending.js`, 'utf8'), type: 'text/javascript'});
    await send(page);
    await isThanked(page);
    await isOneMessage(text);
  });

  it('is another than the one that was built: it does not run', async () => {
    await road();
    kit.site.put(PART, {body: 'window.__pwn = 1', type: 'text/javascript'});
    const page = await open();
    await fillIn(page, newText());
    await send(page);
    await isSaid(page, /Not sent/);
    await page.oracle({...ORACLE, errors: /integrity|digest/});
  });

  it('does not come and does not fail: that is said, and it sends when it comes after all', async () => {
    await road();
    const text = newText();
    let come = () => {};
    const whole = await readFile('dist/parts/form-sending.js');
    kit.site.put(PART, async (_: IncomingMessage, response: ServerResponse) => {
      await new Promise<void>(done => (come = done));
      response.writeHead(200, {'content-type': 'text/javascript', 'access-control-allow-origin': '*'}).end(whole);
    });
    const page = await open();
    await fillIn(page, text);
    await send(page);
    await isSaid(page, /One moment…/);
    await isSaid(page, /Not sent\. Your text is kept here.*events@ijm\.ca/, 15_000);
    come();
    await isThanked(page);
    await isOneMessage(text);
    await page.oracle(ORACLE);
  });
});

describe('a page around a form', () => {
  it('with a form of its own is not submitted, neither by Enter nor by the button', async () => {
    const {posts} = await road();
    const text = newText();
    const page = await open(`<form action="/elsewhere" id="theirs"><input name="q"><button>Search</button>${FORM}</form>${SNIPPET}`);
    await fillIn(page, text);
    await (await field(page.page, 'outlet')).focus();
    await page.page.keyboard.press('Enter');
    await isThanked(page);
    assert.equal(new URL(page.page.url()).pathname, '/page.html');
    assert.equal(posts.length, 1);
    assert.equal(await page.evaluate(() => [...new FormData(document.querySelector<HTMLFormElement>('#theirs')!).keys()].join()), 'q');
    await press(page, 'Write another message');
    await isSaid(page, /Your name/);
    assert.equal(new URL(page.page.url()).pathname, '/page.html');
    await page.oracle({...ORACLE, axe: ['label']});
  });

  it('with keyboard shortcuts hears none of what is typed, but Escape', async () => {
    await road();
    const text = newText();
    const page = await open(undefined, {
      first: `window.theirs = [];
        for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, event => {
          if (!/^(input|textarea|select)$/i.test(event.target.tagName)) theirs.push(event.key);
        });`,
    });
    await fillIn(page, text);
    await write(page, 'outlet', 's/?. kj');
    await (await field(page.page, 'topic')).focus();
    await page.page.keyboard.type('so');
    await page.page.keyboard.press('Escape');
    assert.deepEqual(await page.evaluate('theirs'), ['Escape', 'Escape']);
    await send(page);
    await isThanked(page);
  });

  it('is a sandbox that forbids forms and storage: Enter and the button send', async () => {
    const {posts} = await road();
    for (const way of ['Enter', 'button']) {
      const text = newText();
      kit.site.put('/inner.html', {body: html(`${FORM}<script async src="${SCRIPT}" data-feed="${kit.site.origin}${PAGE_FEED}"></script>`)});
      const page = await kit.open(html(`<iframe src="/inner.html" sandbox="allow-scripts" width="700" height="700" title="frame"></iframe>`));
      const frame = await (await page.page.waitForSelector('iframe'))!.contentFrame();
      const found = async (name: string) => (await frame.waitForSelector(`${AT}[name="${name}"]`))!;
      for (const [name, value] of Object.entries({name: 'Ann', email: 'ann@example.org', message: text})) await (await found(name)).type(value);
      await (await found('topic')).select('facts');
      await (await found('0-consent')).click();
      if (way === 'Enter') await (await found('outlet')).press('Enter');
      else await (await frame.$(`${AT}[part~=submit]`))!.click();
      await until(() => frame.evaluate(() => !!document.querySelector('ijm-contact-form')!.shadowRoot!.querySelector('[part~=thanks]')));
      await isOneMessage(text);
      assert.deepEqual(page.errors, []);
    }
    assert.equal(posts.length, 2);
  });

  it('changes its language or moves the form, with moveBefore or without: nothing typed is lost', async () => {
    await road();
    const text = newText();
    const page = await open(`<div id="a">${FORM}</div><div id="b"></div>${SNIPPET}`);
    await fillIn(page, text);
    const values = () => page.evaluate(() => [...document.querySelector('ijm-contact-form')!.shadowRoot!.querySelectorAll<HTMLInputElement>('[name]')].map(({type, value, checked}) => (type === 'checkbox' ? checked : value)));
    const before = await values();
    await page.evaluate(() => (document.documentElement.lang = 'fr-CA'));
    await isSaid(page, /Votre nom/);
    assert.deepEqual(await values(), before);
    await page.evaluate(() => (document.querySelector('#b') as any).moveBefore(document.querySelector('ijm-contact-form'), null));
    assert.deepEqual(await values(), before);
    await page.evaluate(() => document.querySelector('#a')!.append(document.querySelector('ijm-contact-form')!));
    assert.deepEqual(await values(), before);
    await page.evaluate(() => document.querySelector('ijm-contact-form')!.setAttribute('theme', 'dark'));
    assert.deepEqual(await values(), before);
    await press(page, 'Envoyer');
    await isSaid(page, /Merci/);
    const {locale, consentText} = await isOneMessage(text);
    assert.deepEqual([locale, consentText], ['fr-CA', 'IJM Canada peut utiliser ces renseignements pour me répondre.']);
    await page.oracle(ORACLE);
  });

  it('that copies the form while somebody writes has two of them, which share nothing', async () => {
    const {posts} = await road();
    const [first, second] = [newText(), newText()];
    const page = await open();
    await fillIn(page, first);
    await page.evaluate(() => {
      const form = document.querySelector('ijm-contact-form')!;
      form.before(form.cloneNode(true));
    });
    await page.until(`[...document.querySelectorAll('ijm-contact-form')].every(form => form.shadowRoot?.querySelector('[part~=root]'))`);
    const values = () =>
      page.evaluate(() => [...document.querySelectorAll('ijm-contact-form')].map(form => [...form.shadowRoot!.querySelectorAll<HTMLInputElement>('[part~=control]')].map(({type, checked, value}) => (type === 'checkbox' ? checked : value))));
    assert.deepEqual(await values(), [['', '', '', '', '', false], ['Ann', 'ann@example.org', '', 'facts', first, true]]);
    // The copy comes first on the page, and is what a selector finds.
    await fillIn(page, second);
    await send(page);
    await isThanked(page);
    assert.deepEqual((await values()).at(-1), ['Ann', 'ann@example.org', '', 'facts', first, true]);
    await page.evaluate(() => document.querySelector('ijm-contact-form')!.remove());
    await send(page);
    await isThanked(page);
    const ids = [await isOneMessage(first), await isOneMessage(second)].map(({id}) => id);
    assert.notEqual(ids[0], ids[1]);
    assert.equal(posts.length, 2);
    await page.oracle(ORACLE);
  });

  it('that is left and come back to holds what was typed, but nothing of a sensitive form', chromiumOnly('the back-forward cache'), async () => {
    for (const sensitive of [false, true]) {
      await road(form => (form.sensitive = sensitive));
      kit.site.put('/elsewhere', {body: html('<p>elsewhere</p>')});
      const text = newText();
      const page = await open();
      await fillIn(page, text);
      await page.evaluate('window.theirs = 1');
      await page.page.goto(`${kit.site.origin}/elsewhere`);
      await page.page.goBack();
      // Out of the browser's memory, or this says nothing.
      assert.equal(await page.evaluate('window.theirs'), 1);
      assert.equal(await (await field(page.page, 'message')).evaluate(area => (area as HTMLTextAreaElement).value), sensitive ? '' : text);
      if (sensitive) continue;
      await send(page);
      await isThanked(page);
      await isOneMessage(text);
    }
  });

  it('keeps nothing of what was typed unless asked, and sends what it was asked to keep from a later page', chromiumOnly('a lost connection'), async () => {
    const found = await road();
    const text = newText();
    const page = await open();
    await fillIn(page, text);
    await page.page.setOfflineMode(true);
    await send(page);
    const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name));
    await isSaid(page, /Keep on this device and send later/);
    assert.deepEqual(await databases(), []);
    await press(page, 'Keep on this device');
    await isSaid(page, /Waiting on this device until/);
    assert.deepEqual(await databases(), ['ijm-widgets']);
    const context = page.page.browserContext();
    await page.page.close();

    // Another page of the site, another day; nobody touches the form.
    const later = await context.newPage();
    await later.goto(`${kit.site.origin}/page.html`);
    await until(async () => (await storedWith(text)).length > 0);
    await isOneMessage(text);
    await until(async () => (await later.evaluate(async () => (await indexedDB.databases()).length)) === 0);
    assert.equal(found.posts.length, 1);
  });
});

describe('what a screen reader is told', () => {
  it('is each label, what is required, each fault at its field, and what became of the message', chromiumOnly('the accessibility tree'), async () => {
    const found = await road();
    found.ways = [says(500, ''), pass];
    const page = await open();
    const tree = async () => {
      const session = await page.page.createCDPSession();
      const {nodes} = await session.send('Accessibility.getFullAXTree');
      return nodes.filter(({ignored}) => !ignored).map(({role, name, description, properties = []}) => ({role: role?.value as string, name: name?.value as string, description: description?.value as string, ...Object.fromEntries(properties.map(one => [one.name, one.value.value]))}) as Record<string, unknown>);
    };
    const boxes = (await tree()).filter(({role}) => /^(textbox|combobox|checkbox)$/i.test(String(role)));
    assert.deepEqual(boxes.map(({name, invalid}) => [name, String(invalid)]), [
      ['Your name (required)', 'false'],
      ['E-mail (required)', 'false'],
      ['Publication or station', 'false'],
      ['Topic (required)', 'false'],
      ['Message (required)', 'false'],
      ['IJM Canada may use these details to answer me. (required)', 'false'],
    ]);
    await send(page);
    await isSaid(page, /5 things need your attention/);
    const told = (await tree()).filter(({role}) => /^(textbox|combobox|checkbox)$/i.test(String(role)));
    assert.deepEqual(told.map(({invalid, description}) => [String(invalid), description ?? '']), [
      ['true', 'Fill in this field.'],
      ['true', 'Fill in this field.'],
      ['false', ''],
      ['true', 'Choose one.'],
      ['true', 'Fill in this field.'],
      ['true', 'Tick this box: without your consent the message cannot be sent.'],
    ]);
    const focused = (await tree()).find(({focused, role}) => focused && role === 'group');
    assert.equal(focused?.name, '5 things need your attention');

    await fillIn(page, newText());
    // Each text that a live region has held is what was read out.
    await page.evaluate(() => {
      const status = document.querySelector('ijm-contact-form')!.shadowRoot!.querySelector('[role=status]')!;
      const heard = ((window as any).theirs = [] as string[]);
      new MutationObserver(() => {
        const text = status.textContent!.trim();
        if (text && heard.at(-1) !== text) heard.push(text);
      }).observe(status, {childList: true, subtree: true, characterData: true});
    });
    await send(page);
    await isThanked(page, 20_000);
    const heard = await page.evaluate<[], () => string[]>('theirs' as never);
    assert.match(heard.join(' | '), /^Sending… \| Not sent\. Your text is kept here\. It will be tried again while this page stays open\. \| Sent\. Reference number: [\dA-F]{8}$/);
    await page.oracle({...ORACLE, keys: ['theirs']});
  });
});

describe('the guess at spam', () => {
  /** Fills in and sends all forms of a page, in the ways that people and browsers have, or in that of a bot. */
  const fillAll = (page: TestPage, texts: string[], isBot: boolean) =>
    page.evaluate(
      async (texts, isBot) => {
        const pause = (ms: number) => new Promise(done => setTimeout(done, ms));
        const people = [
          ['Li', 'li@example.org', ''],
          ['Éloïse Tremblay-Gagnon', 'eloise+ijm@exemple.qc.ca', 'Radio-Canada'],
          ['O’Brien', 'o.brien@example.ie', 'https is not my name'],
          ['李小龙', '李@例え.jp', '新聞'],
          ['Null', 'null@example.com', 'www.example.com'],
        ];
        const forms = [...document.querySelectorAll('ijm-contact-form')].map(({shadowRoot}) => shadowRoot!);
        for (const [i, root] of forms.entries()) {
          const [name, email, outlet] = people[i % people.length]!;
          const values: Record<string, string> = {name: name!, email: email!, outlet: outlet!, topic: 'facts', message: `${texts[i]} ${i % 7 === 0 ? 'See https://a.example and https://b.example' : 'May I visit?\n\nThank you'}`};
          const fields = [...root.querySelectorAll<HTMLInputElement>('input, select, textarea')];
          for (const field of fields) {
            const value = values[field.name];
            if (isBot && field.type !== 'checkbox' && i % 2 === 0) field.value = value ?? `${name} ${i}`;
            else if (field.type === 'checkbox') field.click();
            else if (value === undefined) continue;
            // Typed or pasted, put in by the browser, or put in by a program that tells nobody.
            else if (i % 3 === 0 && field.localName !== 'select') {
              field.focus();
              document.execCommand('insertText', false, value);
            } else {
              field.value = value;
              if (i % 3 === 1) field.dispatchEvent(new Event('change', {bubbles: true}));
            }
            if (isBot && field.type === 'checkbox' && !field.checked) field.click();
          }
        }
        if (!isBot) await pause(2_200);
        const end = Date.now() + 30_000;
        for (const root of forms) root.querySelector<HTMLElement>('[part~=submit]')!.click();
        while (forms.some(root => !root.querySelector('[part~=thanks]'))) {
          if (Date.now() > end) return forms.map(root => root.querySelector('[part~=status]')?.textContent).join();
          await pause(50);
        }
        return '';
      },
      texts,
      isBot,
    );

  it('sets aside none of 200 people', async () => {
    await road();
    const texts: string[] = [];
    for (let i = 0; i < 5; i++) {
      const some = Array.from({length: 40}, newText);
      const page = await open(`${FORM.repeat(40)}${SNIPPET}`, {first: listen('ijm-error')});
      assert.equal(await fillAll(page, some, false), '');
      texts.push(...some);
      await page.page.close();
    }
    const all = (await everyMessage()).filter(({fields}) => texts.some(text => fields.message?.startsWith(`${text} `)));
    assert.equal(all.length, 200);
    assert.deepEqual(all.filter(({setAside}) => setAside).map(({reasons}) => reasons), []);
  });

  it('sets aside every bot that fills in whatever it finds, or is faster than anybody, and tells it nothing', async () => {
    await road();
    const texts = Array.from({length: 40}, newText);
    const page = await open(`${FORM.repeat(40)}${SNIPPET}`, {first: 'performance.now = () => 900'});
    assert.equal(await fillAll(page, texts, true), '');
    const all = (await everyMessage()).filter(({fields}) => texts.some(text => fields.message?.startsWith(`${text} `)));
    assert.equal(all.length, 40);
    assert.deepEqual(all.filter(({setAside}) => !setAside), []);
    assert.equal(all.filter(({reasons}) => reasons.includes('trap')).length, 20);
  });
});
