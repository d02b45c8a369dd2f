/** Giving, with the kit's one script on a plain page: there, and back again (cases D10, D13 to D18). */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import puppeteer, {type Page} from 'puppeteer-core';
import {findChromium} from '../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from '../support/chromium-flags.mjs';
import {besidesPaper, html, listen, pageTests, SCRIPT} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

const CTA = '<ijm-donate-cta appeal="cambodia" partner="p7" currency="CAD"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta>';
const SCRIPT_TAG = `<script async src="${SCRIPT}" data-feed="/giving.json"></script>`;

/** A feed whose giving page is one of the site's own. */
const putFeed = async (change: (feed: any) => void = () => {}) => {
  const feed = await readFeed();
  feed.donateHosts = [new URL(kit.site.origin).host];
  feed.appeals.cambodia.link.url = '/give.html';
  change(feed);
  kit.site.put('/giving.json', {body: JSON.stringify(feed), type: 'application/json'});
  kit.site.put('/give.html', {body: html('<p>The giving page</p>')});
};

const root = `document.querySelector('ijm-donate-cta').shadowRoot`;
const link = `${root}.querySelector('[part=link]')`;
const clickAt = async (page: Page, node: string, options = {}) => {
  const {x, y} = (await page.evaluate(`(({x, y, width, height}) => ({x: x + width / 2, y: y + height / 2}))(${node}.getBoundingClientRect())`)) as {x: number; y: number};
  await page.mouse.click(x, y, options);
};
const amount = (text: string) => `[...${root}.querySelectorAll('[part=amount]')].find(label => label.innerText.trim() === '${text}')`;

const asked = ({requests}: {requests: string[]}) => besidesPaper(requests.filter(url => /^http/.test(url)).map(url => new URL(url).pathname));

/** What a goal comes with. */
const COMPANIONS = '/dist/parts/companions.js';

describe('giving', () => {
  it('leads to the giving page with what is on screen, and nothing of the page’s own query', async () => {
    await putFeed();
    const page = await kit.open(html(CTA + SCRIPT_TAG), {path: '/page.html?amount=1&redirect=https://evil.example&currency=USD&utm_source=x', first: listen('ijm-donate')});
    await page.ready('ijm-donate-cta');
    await clickAt(page.page, amount('$120'));
    await page.oracle({changes: true, shifts: true});
    const href = (await page.evaluate(`${link}.href`)) as string;
    assert.equal(href, `${kit.site.origin}/give.html?amount=120&currency=CAD&type=single&campaign=cambodia&source=p7&lang=en-CA`);
    await Promise.all([page.page.waitForNavigation(), clickAt(page.page, link)]);
    assert.equal(page.page.url(), href);
  });

  it('passes the page’s utm parameters on where the feed wants it', async () => {
    await putFeed(feed => (feed.appeals.cambodia.link.utm = true));
    const page = await kit.open(html(CTA + SCRIPT_TAG), {path: '/page.html?amount=1&utm_source=x&utm_evil=y'});
    await page.ready('ijm-donate-cta');
    const {searchParams} = new URL((await page.evaluate(`${link}.href`)) as string);
    assert.deepEqual([searchParams.get('amount'), searchParams.get('utm_source'), searchParams.get('utm_evil')], ['60', 'x', null]);
  });

  it('stays when the page cancels', async () => {
    await putFeed();
    const page = await kit.open(html(`${CTA}${SCRIPT_TAG}<script>document.addEventListener('ijm-donate', event => event.preventDefault())</script>`), {first: listen('ijm-donate')});
    await page.ready('ijm-donate-cta');
    await clickAt(page.page, link);
    await page.until(`window[Symbol.for('ijm-test-events')].length === 1`);
    await page.quiet();
    assert.equal(new URL(page.page.url()).pathname, '/page.html');
  });

  for (const [how, options] of [['middle click', {button: 'middle'}], ['double click', {count: 2}]] as const)
    it(`goes there once by ${how}`, async () => {
      await putFeed();
      const page = await kit.open(html(CTA.replace('partner', `${how === 'middle click' ? '' : 'target="blank" '}partner`) + SCRIPT_TAG));
      await page.ready('ijm-donate-cta');
      await clickAt(page.page, amount('$35'));
      const href = (await page.evaluate(`${link}.href`)) as string;
      const opened = new Promise<Page>(done => page.page.browserContext().once('targetcreated', async target => done((await target.page())!)));
      await clickAt(page.page, link, options);
      const other = await opened;
      await other.waitForSelector('main');
      assert.equal(other.url(), href);
      assert.equal(await other.evaluate('opener'), null);
      await page.quiet();
      assert.equal(kit.site.hits('/give.html'), 1);
      assert.equal(new URL(page.page.url()).pathname, '/page.html');
    });

  it('leads there also out of a frame that forbids everything else (D14)', async () => {
    await putFeed();
    kit.site.put('/framed.html', {body: html(CTA + SCRIPT_TAG)});
    const page = await kit.open(html('<iframe src="/framed.html" title="Give" width="900" height="700" sandbox="allow-scripts allow-same-origin"></iframe>'));
    const frame = page.page.frames()[1]!;
    await frame.waitForFunction(`${root}?.querySelector('[part=link]')`);
    await frame.evaluate(`${amount('$35')}.click()`);
    const href = (await frame.evaluate(`${link}.href`)) as string;
    assert.match(href, /amount=35&/);
    const handle = (await frame.evaluateHandle(link)) as unknown as {click(): Promise<void>};
    await Promise.all([frame.waitForNavigation(), handle.click()]);
    assert.equal(frame.url(), href);
    await page.oracle({changes: true, shifts: true});
  });

  it('needs nothing but script and feed to be seen', async () => {
    await putFeed();
    const page = await kit.open(html(CTA + SCRIPT_TAG));
    await page.ready('ijm-donate-cta');
    await page.quiet();
    assert.deepEqual(asked(page), [SCRIPT, '/giving.json']);
    await page.oracle({shifts: true});
  });

  it('needs one part for a goal, and shows the rest without it', async () => {
    await putFeed();
    kit.site.put(COMPANIONS, {status: 404});
    const page = await kit.open(html(CTA.replace('appeal="cambodia"', 'fundraiser="polar-dip"') + SCRIPT_TAG));
    await page.ready('ijm-donate-cta');
    assert.match(await page.text('ijm-donate-cta'), /Polar dip for freedom/);
    await page.oracle({shifts: true, errors: /404/});
  });

  it('shows a fundraiser with its goal at once, when that part is there', async () => {
    await putFeed();
    const page = await kit.open(html(CTA.replace('appeal="cambodia"', 'fundraiser="polar-dip"') + SCRIPT_TAG));
    await page.ready('ijm-donate-cta');
    assert.match(await page.text('ijm-donate-cta'), /Polar dip for freedom/);
    await page.until(`${root}.querySelector('ijm-goal').shadowRoot.querySelector('[part=bar]')`);
    await page.quiet();
    assert.deepEqual(asked(page), [SCRIPT, '/giving.json', COMPANIONS]);
    await page.oracle({shifts: true});
  });

  const type = async (page: Page, text: string) => {
    await clickAt(page, `${root}.querySelector('[part=own] input')`);
    await page.keyboard.type(text);
  };

  it('reads an own amount with a part that is fetched for it', async () => {
    await putFeed();
    const page = await kit.open(html(CTA + SCRIPT_TAG));
    await page.ready('ijm-donate-cta');
    await type(page.page, '1,234.50');
    await page.until(`new URL(${link}.href).searchParams.get('amount') === '1234.5'`);
    assert.equal(kit.site.hits('/dist/parts/amount.js'), 1);
    await page.oracle({changes: true, shifts: true});
  });

  it('takes plain digits without that part, and misreads nothing else', async () => {
    await putFeed();
    kit.site.put('/dist/parts/amount.js', {status: 404});
    const page = await kit.open(html(CTA + SCRIPT_TAG));
    await page.ready('ijm-donate-cta');
    await type(page.page, '45');
    await page.until(`new URL(${link}.href).searchParams.get('amount') === '45'`);
    await page.page.keyboard.type('.5');
    await page.until(`!new URL(${link}.href).searchParams.has('amount')`);
    await clickAt(page.page, link);
    await page.until(`${root}.querySelector('[part=error]')`);
    await page.quiet();
    assert.equal(await page.evaluate(`${root}.querySelector('[part=own] input').value`), '45.5');
    assert.equal(kit.site.hits('/give.html'), 0);
    await page.oracle({changes: true, shifts: true});
  });

  describe('and back', async () => {
    // The usual flags of tests turn the cache off that keeps a page as it was left.
    const launched = puppeteer.launch({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: CHROMIUM_FLAGS, ignoreDefaultArgs: ['--disable-back-forward-cache']});
    after(async () => (await launched).close());

    it('finds the amount as it was, and everything alive', async () => {
      await putFeed();
      const page = await (await launched).newPage();
      await page.evaluateOnNewDocument(`addEventListener('pageshow', event => { window.kept = event.persisted })`);
      kit.site.put('/there.html', {body: html(CTA + SCRIPT_TAG)});
      await page.goto(`${kit.site.origin}/there.html`);
      await page.waitForFunction(`${root}?.querySelector('[part=link]')`);
      await type(page, '77.50');
      await page.waitForFunction(`${link}.innerText.includes('$77.50')`);
      await Promise.all([page.waitForNavigation(), clickAt(page, link)]);
      await Promise.all([page.waitForNavigation(), page.evaluate('history.back()')]);
      await page.waitForFunction('location.pathname === "/there.html" && window.kept !== undefined');
      assert.equal(await page.evaluate('window.kept'), true, 'the page was kept');
      assert.equal(await page.evaluate(`${root}.querySelector('[part=own] input').value`), '77.50');
      assert.match((await page.evaluate(`${link}.href`)) as string, /amount=77\.5&/);
      await clickAt(page, amount('$35'));
      assert.match((await page.evaluate(`${link}.href`)) as string, /amount=35&/);
      await Promise.all([page.waitForNavigation(), clickAt(page, link)]);
      assert.match(page.url(), /give\.html\?amount=35&/);
    });
  });
});
