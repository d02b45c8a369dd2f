/** The editor's working screen as it is installed: `ijm-widgets preview`, in a browser. */
import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import puppeteer, {type Browser, type Page} from 'puppeteer-core';
import {findChromium} from '../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from '../support/chromium-flags.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('ijm-widgets preview', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ijm-preview-'));
  const file = join(folder, 'feeds/feed.json');
  const feed = JSON.parse(readFileSync('test/support/feeds/cambodia.json', 'utf8'));
  let command: ChildProcess;
  let browser: Browser;
  let address: string;
  const errors: string[] = [];

  const open = async (query = '', width = 1200): Promise<Page> => {
    const page = await (await browser.createBrowserContext()).newPage();
    page.on('pageerror', error => errors.push(String(error)));
    page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    await page.setViewport({width, height: 800});
    await page.goto(query.startsWith('about:') ? query : address + query);
    return page;
  };
  const ready = (page: Page, selector: string) => page.waitForFunction(`[...document.querySelectorAll(${JSON.stringify(selector)})].length > 0 && [...document.querySelectorAll(${JSON.stringify(selector)})].every(element => element.matches(':state(ready)'))`, {timeout: 20_000});

  before(async () => {
    for (const name of ['feeds', 'pictures']) mkdirSync(join(folder, name));
    for (const name of ['boat.webp', 'boat.txt']) writeFileSync(join(folder, 'pictures', name), name);
    writeFileSync(file, JSON.stringify(feed, null, 2));
    command = spawn(process.execPath, [resolve('dist/node/ijm-widgets.js'), 'preview', file, '--port', '0']);
    address = await new Promise<string>((found, failed) => {
      let said = '';
      command.stdout!.on('data', data => {
        said += data;
        const [url] = /http:\S+/.exec(said) ?? [];
        if (url) found(url);
      });
      command.stderr!.on('data', data => failed(new Error(String(data))));
    });
    browser = await puppeteer.launch({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: CHROMIUM_FLAGS});
  });
  after(async () => {
    await browser?.close();
    command?.kill();
    rmSync(folder, {recursive: true, force: true});
  });

  afterEach(async () => {
    for (const context of browser.browserContexts()) if (context !== browser.defaultBrowserContext()) await context.close();
  });

  it('shows an entry in each language', async () => {
    const page = await open('?show=stats.cambodia-rescued');
    await ready(page, 'ijm-impact-stat');
    const texts = await page.$$eval('ijm-impact-stat', all => all.map(element => element.shadowRoot!.textContent));
    assert.equal(texts.length, 2);
    assert.match(texts[0]!, /rescued/);
    assert.match(texts[1]!, /libérées/);
    assert.deepEqual(errors, []);
  });

  it('shows pictures that lie beside the folder of the feed', async () => {
    const {status, headers} = await fetch(`${address}pictures/boat.webp`);
    assert.deepEqual([status, headers.get('content-type')], [200, 'image/webp']);
    assert.equal((await fetch(`${address}pictures/boat.txt`)).status, 404);
  });

  for (const width of [1200, 320]) {
    it(`fits a window of ${width} px, and axe finds nothing serious`, async () => {
      const page = await open('', width);
      await ready(page, 'ijm-impact-stat');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      // The kit's widgets are tested by themselves.
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => (await (globalThis as any).axe.run({exclude: [['.stage']]})).violations.filter(({impact}: any) => /serious|critical/.test(impact)).map(({id, nodes}: any) => `${id} ${nodes[0].target} ${nodes[0].failureSummary}`));
      assert.deepEqual(found, []);
    });
  }

  it('leads from the count of faults to what they are, on a phone too', async () => {
    const page = await open('', 320);
    await ready(page, 'ijm-impact-stat');
    await page.click('header p a');
    await page.waitForFunction(`(({top}) => top >= 0 && top < innerHeight * 0.8)(document.querySelector('.findings').getBoundingClientRect())`, {timeout: 8_000});
  });

  /** Saves the feed with another figure. */
  const save = (members: Record<string, unknown>) => {
    const saved = structuredClone(feed);
    Object.assign(saved.stats['cambodia-rescued'], members);
    writeFileSync(file, JSON.stringify(saved, null, 2));
  };
  const shows = (page: Page, figure: number) => page.waitForFunction(`document.querySelector('ijm-impact-stat')?.shadowRoot?.textContent.includes('${figure}')`, {timeout: 20_000});
  const says = (page: Page, outcome: string) => page.waitForFunction(`document.querySelector('.outcome')?.textContent === ${JSON.stringify(outcome)}`, {timeout: 20_000});

  /** Opens the page, and keeps it from what has this path until the function that it returns is called. */
  const openWithout = async (path: string): Promise<[page: Page, release: () => Promise<void>]> => {
    const page = await open('about:blank');
    await page.setRequestInterception(true);
    let isHeld = true;
    const release = await new Promise<() => Promise<void>>(found => {
      page.on('request', request => {
        const go = () => request.continue().catch(() => {});
        if (!isHeld || new URL(request.url()).pathname !== path) return void go();
        found(() => {
          isHeld = false;
          return go();
        });
      });
      void page.goto(`${address}?show=stats.cambodia-rescued`).catch(() => {});
    });
    return [page, release];
  };

  it('shows a change as soon as it is saved, with its faults', async () => {
    const page = await open('?show=stats.cambodia-rescued');
    await ready(page, 'ijm-impact-stat');
    save({value: 612, sinse: 2003});
    await shows(page, 612);
    assert.match(await page.$eval('aside', aside => aside.textContent), /sinse[^]*Did you mean since/);
  });

  it('shows what was saved while the page was loading', async () => {
    const [page, release] = await openWithout('/events');
    save({value: 713, sinze: 2003});
    while (!(await (await fetch(`${address}report.json`)).text()).includes('sinze'));
    await release();
    await shows(page, 713);
    await page.waitForFunction(`document.querySelector('aside')?.textContent.includes('sinze')`, {timeout: 20_000});
  });

  it('says in words what a fault costs', async () => {
    const page = await open('?show=stats.cambodia-rescued');
    save({value: 'many'});
    await says(page, 'Not shown: see its faults.');
    save({since: 'long ago'});
    await says(page, 'Something is left out: see its faults.');
  });

  it('says it also where the widgets are there before its own script', async () => {
    const [page, release] = await openWithout('/preview.js');
    // Whether they do not wait for it, or they do.
    await page.waitForFunction(`document.querySelector('ijm-impact-stat')?.matches(':state(ready), :state(error)')`, {timeout: 1000}).catch(() => {});
    await release();
    await says(page, 'Something is left out: see its faults.');
  });
});
