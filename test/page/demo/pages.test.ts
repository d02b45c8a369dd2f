/** Every page of the demo and every document, wide and narrow, in English and French: what a visitor may not find on them. */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {addressOf, documents} from '../../../scripts/docs.js';
import {demoTests} from './served.js';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BUILT = await readFile(resolve('dist/ijm-widgets.js'), 'utf8');
const demo = demoTests();

/** Heights of what is on the page at once; a page is gone through in such steps. */
const VIEWS = {wide: {width: 1200, height: 900}, narrow: {width: 320, height: 800}};
const PATIENCE_MS = 20_000;
/** What shifts less than this nobody sees: a fifth of what counts as good (web.dev, Cumulative Layout Shift). */
const SHIFT = 0.02;

/** Where the bar at the top of each page leads. */
const BAR = ['/#pages', '/#elements', '/playground.html', '/builder.html', '/docs/'];
/** Pages as somebody else has them. */
const OTHERS = ['/partner-blog.html'];

const PAGES = readdirSync(resolve('demo')).filter(name => name.endsWith('.html'));
const DOCUMENTS = (await documents()).map(path => addressOf(path)!);

interface Notes {
  shift: number;
  shifted: string[];
}

/** Adds up, in the page, what moves by itself. */
const watchShifts = () => {
  const notes: Notes = {shift: 0, shifted: []};
  (globalThis as any).ijmNotes = notes;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as any[]) {
      if (entry.hadRecentInput) continue;
      notes.shift += entry.value;
      notes.shifted.push(...entry.sources.map(({node}: any) => `${entry.value.toFixed(4)} ${node?.nodeName} ${node?.className ?? ''}`));
    }
  }).observe({type: 'layout-shift', buffered: true});
};

/** Elements that do not show what the page says they show: ready, unless a `data-state` around them says otherwise. */
const unexpected = (page: Page) =>
  page.evaluate(built =>
    [...document.querySelectorAll('*')]
      .filter(element => /^ijm-(?!feed$)/.test(element.localName) && built.includes(element.localName))
      .flatMap(element => {
        const wanted = element.closest('[data-state]')?.getAttribute('data-state') ?? 'ready';
        const states = ['ready', 'error', 'loading'].filter(state => element.matches(`:state(${state})`));
        return states.includes(wanted) ? [] : [`${element.outerHTML.slice(0, 120)}: ${states.join() || 'not defined'}, not ${wanted}`];
      }),
    [...BUILT.matchAll(/`(ijm-[\w-]+)`/g)].map(([, tag]) => tag!),
  );

/** What is wider than the window. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > clientWidth + 1);
    return scrollWidth > clientWidth ? ['the page', ...wide.slice(0, 5).map(element => element.outerHTML.slice(0, 100))] : [];
  });

const look = async (path: string, view: {width: number; height: number}) => {
  const page = await demo.page();
  const errors: string[] = [];
  const foreign: string[] = [];
  const missing: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.origin !== new URL(demo.address).origin && !['data:', 'blob:'].includes(url.protocol)) foreign.push(url.href);
  });
  page.on('response', response => response.status() >= 400 && missing.push(`${response.status()} ${response.url()}`));
  await page.setViewport(view);
  await page.evaluateOnNewDocument(`globalThis.__name = named => named; (${watchShifts})()`);
  await page.goto(new URL(path, demo.address).href, {waitUntil: 'load'});

  // Everything is seen once, so that whatever comes when it is near has come.
  const end = Date.now() + PATIENCE_MS;
  let late = await unexpected(page);
  while (late.length > 0 && Date.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 50));
    late = await unexpected(page);
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += view.height) {
    await page.evaluate(top => scrollTo(0, top), top);
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
  }
  await page.waitForNetworkIdle({idleTime: 150, timeout: PATIENCE_MS});
  await page.evaluate(() => scrollTo(0, 0));

  assert.deepEqual(late, [], 'elements that do not show');
  assert.deepEqual(errors, [], 'errors in the console');
  assert.deepEqual(foreign, [], 'requests to other hosts');
  assert.deepEqual(missing, [], 'answers that are errors');
  assert.deepEqual(await overflowing(page), [], 'it can be moved sideways');
  const bar = await page.$$eval('header.bar nav a', links => links.map(link => link.pathname + link.hash));
  assert.deepEqual(bar, OTHERS.some(other => path.startsWith(other)) ? [] : BAR, 'the bar');
  const notes = await page.evaluate(() => (globalThis as any).ijmNotes as Notes);
  assert.ok(notes.shift < SHIFT, `it moves by itself, ${notes.shift}: ${notes.shifted.slice(0, 8).join('; ')}`);
  return page;
};

/** Serious and critical faults. */
const axe = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const {violations} = await (globalThis as any).axe.run(document, {resultTypes: ['violations']});
    return violations
      .filter(({impact}: any) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}: any) => `${id}: ${nodes.slice(0, 4).map(({target, failureSummary}: any) => `${target.flat().join(' ')} ${failureSummary}`).join('; ')}`);
  });
};

/** Shows a page in a window of another size: it must fit there too. */
const resize = async (page: Page, view: {width: number; height: number}) => {
  await page.setViewport(view);
  assert.deepEqual(await overflowing(page), [], 'it can be moved sideways');
};

const views = [
  ['wide', VIEWS.wide, VIEWS.narrow],
  ['narrow', VIEWS.narrow, VIEWS.wide],
] as const;

for (const name of PAGES) {
  describe(`demo/${name}`, () => {
    for (const [size, view, other] of views) {
      it(`${size}, then the other way, in English and French`, async () => {
        for (const lang of ['en', 'fr']) {
          const page = await look(`/${name}?lang=${lang}`, view);
          assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
          // Colours, names and roles are the same in both.
          if (lang === (size === 'wide' ? 'en' : 'fr')) assert.deepEqual(await axe(page), [], 'axe');
          await resize(page, other);
          await page.browserContext().close();
        }
      });
    }
  });
}

describe('the documents', () => {
  for (const path of DOCUMENTS) {
    it(path, async () => {
      const page = await look(path, VIEWS.narrow);
      assert.deepEqual(await axe(page), [], 'axe');
      await resize(page, VIEWS.wide);
      await page.browserContext().close();
    });
  }
});
