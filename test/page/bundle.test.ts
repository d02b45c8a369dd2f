/** Pages whose script has a copy of the feed built in: `ijm-widgets bundle`. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import type {ServerResponse} from 'node:http';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {run, workFolder} from '../node/cli/harness.js';
import {AUTHOR, html, listen, pageTests, pause, QUOTE} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();
const {folder, write} = workFolder();

const FEED = '/feed.json';
const SCRIPT = '/built/ijm-widgets.js';
const snippet = `<script async src="${SCRIPT}" data-feed="${FEED}"></script>`;

/** The Cambodia feed with a change. */
const changed = async (change: (feed: any) => unknown = () => {}) => {
  const feed = await readFeed();
  change(feed);
  return JSON.stringify(feed);
};

/** Serves a script with a feed built in. */
const build = async (feed: string, ...options: string[]) => {
  const {code, error} = await run(['bundle', '--feed', write('feed.json', feed), '--out', join(folder, 'out'), ...options]);
  assert.equal(code, 0, error);
  kit.site.put(SCRIPT, {body: await readFile(join(folder, 'out/ijm-widgets.js')), type: 'text/javascript'});
  kit.site.serve('/built/', join(folder, 'out'));
};

/** A feed that does not answer before it is told to. */
const held = (path = FEED) => {
  const waiting: ServerResponse[] = [];
  let answered: string | undefined;
  const send = (response: ServerResponse, body: string) => response.writeHead(200, {'content-type': 'application/json', 'access-control-allow-origin': '*'}).end(body);
  kit.site.put(path, (_, response) => (answered === undefined ? waiting.push(response) : send(response, answered)));
  return (body: string) => {
    answered = body;
    waiting.splice(0).forEach(response => send(response, body));
  };
};

const asked = async (path = FEED) => {
  for (let i = 0; kit.site.hits(path) === 0 && i < 200; i++) await pause(20);
};

describe('a script with a feed built in', () => {
  it('shows before the feed has answered, then what the feed says now, and no date', async () => {
    await build(await changed());
    const answer = held();
    const page = await kit.open(html(`${QUOTE}${snippet}`), {first: listen('ijm-error', 'ijm-ready'), impatient: true});
    await page.ready();
    await asked();
    assert.match(await page.text(), AUTHOR);
    assert.doesNotMatch(await page.text(), /Information from/);
    answer(await changed(feed => (feed.quotes['cambodia-sharpe'].author.name = 'Sok Dara')));
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Sok Dara')`);
    assert.equal(kit.site.hits(FEED), 1);
    assert.deepEqual((await page.heard()).map(({type}) => type), ['ijm-ready']);
    await page.oracle();
  });

  it('hides an entry that was withdrawn since, as soon as the feed says so', async () => {
    await build(await changed());
    const answer = held();
    const page = await kit.open(html(`${QUOTE}${snippet}`), {first: listen('ijm-error', 'ijm-ready'), impatient: true});
    await page.ready();
    answer(await changed(feed => (feed.quotes['cambodia-sharpe'].withdrawn = true)));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    assert.equal((await page.heard()).at(-1)!.detail.code, 'entry-withdrawn');
    await page.oracle({shifts: true});
  });

  it('shows what is built in with its date when the feed cannot be had', async () => {
    await build(await changed());
    kit.site.put(FEED, {status: 503});
    const page = await kit.open(html(`${QUOTE}${snippet}`));
    await page.until(`document.querySelector('ijm-quote').shadowRoot?.textContent.includes('Information from')`);
    assert.match(await page.text(), AUTHOR);
    assert.match(await page.text(), new RegExp(`Information from .*${new Date().getFullYear()}`));
    await page.oracle({shifts: true});
  });

  it('waits for the feed where an entry is not built in, and reports nothing meanwhile', async () => {
    const consenting = await changed(feed => (feed.quotes['cambodia-sharpe'].consent = {basis: 'written'}));
    await build(consenting);
    const answer = held();
    const page = await kit.open(
      html(`${QUOTE}<ijm-country-card country="cambodia" sections="name quote"><a href="https://www.ijm.ca/">Cambodia</a></ijm-country-card>${snippet}`),
      {first: listen('ijm-error', 'ijm-ready'), impatient: true},
    );
    await page.ready('ijm-country-card');
    await asked();
    await pause(100);
    assert.equal(await page.state(), 'loading');
    assert.equal(await page.text(), 'Give to IJM');
    answer(consenting);
    await page.ready();
    assert.match(await page.text(), AUTHOR);
    await page.until(`document.querySelector('ijm-country-card').shadowRoot.querySelector('ijm-quote')`);
    assert.deepEqual((await page.heard()).filter(({type}) => type === 'ijm-error'), []);
    await page.oracle({shifts: true});
  });

  it('says that the feed cannot be had, where an entry is not built in', async () => {
    await build(await changed(feed => (feed.quotes['cambodia-sharpe'].consent = {basis: 'written'})));
    kit.site.put(FEED, {status: 503});
    const page = await kit.open(html(`${QUOTE}${snippet}`), {first: listen('ijm-error')});
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal((await page.heard())[0]!.detail.code, 'feed-network');
    await page.oracle();
  });

  it('prefers a kept copy that is younger: what was withdrawn stays away', async () => {
    await build(await changed());
    kit.site.put(FEED, {body: await changed(feed => (feed.quotes['cambodia-sharpe'].withdrawn = true)), type: 'application/json'});
    const page = await kit.open(html(`${QUOTE}${snippet}`));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    await page.page.waitForFunction(async () => !!(await (await caches.open('ijm-widgets')).match(new URL('/feed.json', location.href).href)));
    kit.site.put(FEED, {status: 503});
    await page.reopen();
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({shifts: true});
  });

  it('is for the feed that the page names, and for no other', async () => {
    await build(await changed());
    held();
    const answer = held('/other.json');
    const page = await kit.open(html(`<ijm-quote feed="/other.json" quote="cambodia-sharpe"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-quote>${snippet}`), {impatient: true});
    await asked('/other.json');
    await pause(100);
    assert.equal(await page.text(), 'Give to IJM');
    answer(await changed(feed => (feed.quotes['cambodia-sharpe'].author.name = 'Sok Dara')));
    await page.ready();
    assert.match(await page.text(), /Sok Dara/);
    await page.oracle();
  });

  it('with --base is for that address alone', async () => {
    await build(await changed(), '--base', `${kit.site.other}${FEED}`);
    held();
    const page = await kit.open(html(`${QUOTE}<ijm-quote feed="${kit.site.other}${FEED}" quote="cambodia-sharpe" id="other"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-quote>${snippet}`), {impatient: true});
    await page.ready('#other');
    assert.equal(await page.state('ijm-quote:not(#other)'), 'loading');
    await page.oracle();
  });

  it('asks again when the first to read went away before the feed had answered', async () => {
    await build(await changed());
    const answer = held();
    const page = await kit.open(html(`<div id="place">${QUOTE}</div>${snippet}`), {impatient: true});
    await page.ready();
    await page.evaluate(() => {
      (window as any).theirs = document.querySelector('ijm-quote');
      (window as any).theirs.remove();
    });
    await pause(100);
    answer(await changed(feed => (feed.quotes['cambodia-sharpe'].author.name = 'Sok Dara')));
    await page.evaluate(() => document.querySelector('#place')!.append((window as any).theirs));
    await page.until(`document.querySelector('ijm-quote').shadowRoot.textContent.includes('Sok Dara')`);
    await page.oracle({changes: true, keys: ['theirs']});
  });
});
