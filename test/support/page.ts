/**
 * Whole pages of plain HTML, with the built kit: what a partner pastes, and what a visitor gets. In Chromium, or in
 * Firefox where `ENGINES` says so.
 *
 * Every test ends with `page.oracle()`, which asserts what must hold on any page (O1 to O9 of the catalogue of cases).
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, afterEach, before} from 'node:test';
import type {Browser, ConsoleMessage, Frame, Page} from 'puppeteer-core';
import {launch} from './engines.mjs';
import {startSite, type Answer, type Site} from './site.js';

const WATCH = await readFile(new URL('watch-page.js', import.meta.url), 'utf8');
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PATIENCE_MS = 8_000;

/** The browser that these tests run in. */
export const engine = process.env.ENGINES === 'firefox' ? 'firefox' : 'chromium';

/** For a test of what Puppeteer can bring about in Chromium alone. */
export const chromiumOnly = (what: string) => ({skip: engine !== 'chromium' && what});

/** The kit's script. */
export const SCRIPT = '/dist/ijm-widgets.js';
/** The Cambodia feed. */
export const FEED = '/feeds/cambodia.json';
/** What the quote of the Cambodia feed is signed with, for tests that look whether it is shown. */
export const AUTHOR = /Christa Hayden Sharpe/;
/** Of the paths asked for, all but the page, and what is for paper, which is fetched once the page has loaded and is idle. */
export const besidesPaper = (paths: string[]) => paths.filter(path => !/^\/(page\.html|dist\/parts\/(donate-paper|qr)\.js)$/.test(path));

/** An element that the script itself brings along. */
export const STAT = '<ijm-impact-stat stat="cambodia-rescued" still><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-impact-stat>';

/** One that comes with a later part. */
export const QUOTE = '<ijm-quote quote="cambodia-sharpe"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-quote>';

/** One of each element of the kit, each with what it needs to show something. */
export const EVERY = [
  QUOTE,
  '<ijm-impact-stat stat="cambodia-rescued"><a href="https://www.ijm.ca/">500 people rescued</a></ijm-impact-stat>',
  '<ijm-impact-stat stat="cambodia-prevalence"><a href="https://www.ijm.ca/">0.1 %</a></ijm-impact-stat>',
  '<ijm-country-card country="cambodia" variant="profile"><a href="https://www.ijm.ca/">Cambodia</a></ijm-country-card>',
  '<ijm-donate-cta appeal="cambodia"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta>',
  '<ijm-contact-form form="media"><a href="mailto:events@ijm.ca">Write to IJM</a></ijm-contact-form>',
  '<ijm-office office="phnom-penh"><a href="https://www.ijm.ca/">Phnom Penh</a></ijm-office>',
  '<ijm-goal fundraiser="polar-dip"><a href="https://www.ijm.ca/">$1,850 of $5,000</a></ijm-goal>',
  '<ijm-map country="cambodia"><a href="https://www.ijm.ca/">Cambodia</a></ijm-map>',
  '<ijm-share><a href="https://www.ijm.ca/">Share</a></ijm-share>',
  '<ijm-help><a href="https://www.ijm.ca/">Help</a></ijm-help>',
];

/** Finds every element of the kit that shows something. */
export const EVERY_TAG = [...new Set(EVERY.map(markup => /ijm-[\w-]+/.exec(markup)![0]))].join(', ');

/** The plainest script tag. */
export const SNIPPET = `<script async src="${SCRIPT}" data-feed="${FEED}"></script>`;

/** Head of a page without a bundler that imports the package's modules; with it goes `site.serve('/node_modules/', 'node_modules')`. */
export const IMPORT_MAP = `<script type="importmap">${JSON.stringify({
  imports: {
    lit: '/node_modules/lit/index.js',
    'lit/': '/node_modules/lit/',
    'lit-html': '/node_modules/lit-html/lit-html.js',
    'lit-html/': '/node_modules/lit-html/',
    'lit-element/': '/node_modules/lit-element/',
    '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
    '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
    '@lit/context': '/node_modules/@lit/context/index.js',
  },
})}</script>`;

/** A page of plain HTML. */
export const html = (body: string, {head = '', lang = 'en-CA', attributes = ''} = {}) =>
  `<!DOCTYPE html>
<html lang="${lang}" ${attributes}>
<head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
${head}</head>
<body>
<main><h1>A page</h1>
${body}
</main></body></html>`;

export interface OpenOptions extends Omit<Answer, 'body'> {
  /** Where the page is; the query is part of it. */
  path?: string;
  /** Count timers, listeners, observers and fetches, for `page.leftovers()`. */
  counts?: boolean;
  /** Runs before the page's own scripts, in the page. */
  first?: string;
  /** Done with the browser's page before it goes anywhere. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Do not wait until the page has loaded. */
  impatient?: boolean;
}

/** What of the oracle does not hold on a page, because of the page and not of the kit. */
export interface Exceptions {
  /** The page or the test changes the document. */
  changes?: boolean;
  /** Names that the page's own scripts add to `window`. */
  keys?: string[];
  /** Violations of the page's policy that a test expects. */
  violations?: RegExp;
  /** Errors that the page's own scripts throw or print. */
  errors?: RegExp;
  /** The page reserves no room, so what follows an element is moved when it shows. */
  shifts?: boolean;
  /** Rules of axe that the page itself breaks. */
  axe?: string[];
}

/** A page that a test has opened. */
export class TestPage {
  readonly errors: string[] = [];
  readonly requests: string[] = [];
  #before?: {scroll: number};

  constructor(
    readonly page: Page,
    readonly site: Site,
    /** The document as it should still be. */
    readonly pristine: string,
  ) {
    page.on('pageerror', error => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      // Firefox prints what a policy or another host refused, and what a parser or an integrity check that was tried out did, as if nobody had caught it.
      if (!/^(Error: )?(Content-Security-Policy: |Cross-Origin Request Blocked: |XML Parsing Error|None of the “sha)/.test(text)) this.errors.push(`uncaught: ${text}`);
    });
    page.on('console', message => this.#heard(message));
    page.on('request', request => this.requests.push(request.url()));
  }

  #heard(message: ConsoleMessage) {
    // What the browser itself prints of requests and policies is asserted by other means.
    if (message.type() === 'error' && !/^Failed to load resource|Content.Security.Policy|^This document requires 'Trusted|Permissions policy|^Access to fetch at/i.test(message.text())) {
      this.errors.push(`console.error: ${message.text()}`);
    }
  }

  /** Runs in the page. */
  get evaluate(): Page['evaluate'] {
    return this.page.evaluate.bind(this.page) as Page['evaluate'];
  }

  /** Waits until something holds in the page. */
  async until(holds: string, within = PATIENCE_MS) {
    const end = Date.now() + within;
    for (;;) {
      if (await this.page.evaluate(`!!(${holds})`)) return;
      if (Date.now() > end) throw new Error(`not within ${within} ms: ${holds}\n${this.errors.join('\n')}\n${await this.page.evaluate('document.body?.innerText ?? ""')}`);
      await pause(20);
    }
  }

  /** Waits until the elements that a selector finds all show their content. */
  async ready(selector = 'ijm-quote', within = PATIENCE_MS) {
    const list = `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
    await this.until(`${list}.length > 0 && ${list}.every(el => el.shadowRoot?.querySelector('[part~=root]'))`, within);
  }

  /** Brings the kit's script into the page, as a loader does. */
  async bringScript() {
    await this.page.evaluate(
      (src, feed) => {
        const script = Object.assign(document.createElement('script'), {src});
        script.dataset.feed = feed;
        document.head.append(script);
      },
      SCRIPT,
      FEED,
    );
  }

  /** Waits until no request has been under way for a moment. */
  quiet(ms = 250) {
    return this.page.waitForNetworkIdle({idleTime: ms, timeout: PATIENCE_MS});
  }

  /** What a visitor reads of the first element found: its content, else its fallback. */
  text(selector = 'ijm-quote'): Promise<string> {
    return this.page.evaluate(selector => {
      const element = document.querySelector<HTMLElement>(selector)!;
      const root = element.shadowRoot?.querySelector<HTMLElement>('[part~=root]');
      return ((root ?? element).innerText ?? element.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
    }, selector);
  }

  /** `ready`, `error`, `loading`, or `undefined` where the tag is not defined. */
  state(selector = 'ijm-quote'): Promise<string | undefined> {
    return this.page.evaluate(selector => {
      const element = document.querySelector(selector)!;
      return ['ready', 'error', 'loading'].find(state => element.matches(`:state(${state})`));
    }, selector);
  }

  /** A computed style inside an element's root. */
  style(property: string, inside = '[part~=root]', selector = 'ijm-quote'): Promise<string> {
    return this.page.evaluate(
      (selector, inside, property) => getComputedStyle(document.querySelector(selector)!.shadowRoot!.querySelector(inside)!).getPropertyValue(property),
      selector,
      inside,
      property,
    );
  }

  /** Begins to note the events of these types; `heard` hands them back. To be set up by `open(…, {first: listen(…)})`. */
  heard(): Promise<{type: string; tag: string; detail: any}[]> {
    return this.page.evaluate(() => (window as any)[Symbol.for('ijm-test-events')]);
  }

  /** Makes the page forget what was last shown, as if it had been closed and opened again. */
  async reopen() {
    await this.page.reload();
  }

  /** What still runs or watches, with `counts: true`. */
  async leftovers() {
    return this.page.evaluate(() => {
      const {left} = (window as any)[Symbol.for('ijm-test')];
      return {
        timers: left.timers.size as number,
        frames: left.frames.size as number,
        fetches: left.fetches.size as number,
        observers: [...left.observers].flatMap((observer: any) => observer.watched as string[]),
        listeners: [...left.listeners.values()] as string[],
      };
    });
  }

  /** Asserts O9: with the elements gone, nothing is left but what the page as a whole keeps for elements to come. */
  async assertNothingLeft() {
    const {timers, frames, fetches, observers, listeners} = await this.leftovers();
    assert.deepEqual({timers, frames, fetches}, {timers: 0, frames: 0, fetches: 0}, 'O9: what runs');
    // One looks out for links to convert, one for a script tag that names a feed.
    assert.deepEqual(observers.filter(observer => observer !== 'MutationObserver #document'), [], 'O9: observers');
    assert.ok(observers.length <= 2, `O9: observers of the document: ${observers.length}`);
    // Answers elements that are older than their <ijm-feed>.
    assert.deepEqual(listeners.filter(listener => !/^HTMLDocument context-(request|provider)$/.test(listener)), [], 'O9: listeners');
  }

  /** Asserts what must hold on every page. */
  async oracle(allowed: Exceptions = {}) {
    const {page, site, pristine} = this;
    // In a world of its own, whose language no page can break; only what lies in the page's world is asked there, plainly.
    const world = await worldOf(page);
    const notes = JSON.parse(
      (await page.evaluate(
        `(function (notes, names) {
          var keys = [];
          for (var i = 0; i < names.length; i++) if (notes.keys.indexOf(names[i]) < 0) keys[keys.length] = names[i];
          return '{"pwned":' + ('__pwn' in window) + ',"keys":"' + keys.join(' ') + '","violations":"' + notes.violations.join('\\n').replace(/[\\\\"]/g, '').replace(/\\n/g, '\\\\n') + '","shift":' + notes.shift + '}';
        })(window[Symbol.for('ijm-test')], Object.getOwnPropertyNames(window).filter(function (name) { return Object.prototype.propertyIsEnumerable.call(window, name) }))`,
      )) as string,
    ) as {pwned: boolean; keys: string; violations: string; shift: number};
    const found = await world.evaluate(() => {
      const isSeen = (element: Element) => {
        const {width, height} = element.getBoundingClientRect();
        return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
      };
      // A page may have given the names of methods to its pictures.
      const find = (selector: string) => [...Document.prototype.querySelectorAll.call(document, selector)];
      const hosts = find('*').filter(element => /^ijm-(?!feed$)/.test(element.localName));
      const blank = hosts.filter(host => {
        const root = host.shadowRoot?.querySelector<HTMLElement>('[part~=root]');
        if (root) return !isSeen(root) || (!root.innerText.trim() && !root.querySelector('img, svg'));
        const link = host.querySelector('a[href]');
        return link ? !isSeen(link) || !link.textContent!.trim() : !!host.textContent!.trim() && !isSeen(host);
      });
      const stored = (name: 'localStorage' | 'sessionStorage') => {
        try {
          return Object.keys(window[name]);
        } catch {
          return [];
        }
      };
      const cookie = () => {
        try {
          return document.contentType === 'text/html' ? document.cookie : '';
        } catch {
          return '';
        }
      };
      return {
        blank: blank.map(element => element.outerHTML),
        tags: [...new Set(hosts.filter(host => host.shadowRoot?.querySelector('[part~=root]')).map(host => host.localName))],
        document: document.documentElement.outerHTML,
        scroll: [scrollX, scrollY],
        active: document.activeElement?.localName,
        cookie: cookie(),
        stored: [...stored('localStorage'), ...stored('sessionStorage')],
      };
    });
    // The same error of forty elements is one; and its first places are enough.
    const errors = new Set(this.errors.filter(error => !allowed.errors?.test(error)).map(error => error.split('\n').slice(0, 4).join('\n')));
    assert.deepEqual([...errors], [], 'O1: errors');
    assert.ok(!notes.pwned, 'O2: script of the feed ran');
    const hosts = [site.origin, site.other];
    assert.deepEqual(this.requests.filter(url => /^https?:/.test(url) && !hosts.includes(new URL(url).origin)), [], 'O3: requests to other hosts');
    assert.deepEqual(notes.violations.split('\n').filter(violation => violation && !allowed.violations?.test(violation)), [], 'O4: policy violations');
    assert.deepEqual(found.blank, [], 'O5: blank elements');
    if (!allowed.changes) {
      assert.equal(bare(found.document), bare(pristine), 'O6: the document');
      assert.deepEqual(found.scroll, [0, 0], 'O6: scrolled');
      assert.ok(!found.active || /^(body|html|svg)$/.test(found.active), `O6: focus is on ${found.active}`);
    }
    assert.deepEqual(notes.keys.split(' ').filter(key => key && !isFrame(key) && !allowed.keys?.includes(key)), [], 'O6: names on window');
    assert.deepEqual([found.cookie, found.stored], ['', []], 'O6: cookies and storage');
    if (!allowed.shifts) assert.ok(notes.shift < 0.05, `O8: layout shift ${notes.shift}`);
    if (found.tags.length > 0) assert.deepEqual(await this.axe(found.tags, allowed.axe), [], 'O7: axe');
  }

  /** Serious and critical faults that axe finds in the elements of these tags. */
  async axe(tags: string[], ignored: string[] = []): Promise<string[]> {
    const world = await worldOf(this.page);
    await world.evaluate(`if (!window.axe) { ${AXE} }`);
    return world.evaluate(
      async (tags, ignored) => {
        const rules = Object.fromEntries(ignored.map(id => [id, {enabled: false}]));
        const {violations} = await (window as any).axe.run({include: tags.map(tag => [tag])}, {rules, resultTypes: ['violations']});
        return violations
          .filter(({impact}: any) => impact === 'serious' || impact === 'critical')
          .map(({id, nodes}: any) => `${id}: ${nodes.map(({target, failureSummary}: any) => `${target.flat().join(' ')} ${failureSummary}`).join('; ')}`);
      },
      tags,
      ignored,
    );
  }
}

/** A world of scripts that shares the document with the page and nothing else, not even the language's own objects. */
const worldOf = async (page: Page) => {
  const world = (page.mainFrame() as unknown as {isolatedRealm(): {evaluate: Page['evaluate']}}).isolatedRealm();
  await world.evaluate('globalThis.__name = named => named');
  return world;
};

/** Firefox lists the frames of a page among its names. */
const isFrame = (key: string) => /^\d+$/.test(key);

/** A document without what browsers hide or order in their own way. */
const bare = (document: string) => document.replace(/ nonce="[^"]*"/g, '').replace(/\s+/g, ' ');

export const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));

/** A script for `first` that notes events of the kit as they reach the document. */
export const listen = (...types: string[]) => `{
  const events = window[Symbol.for('ijm-test-events')] = [];
  for (const type of ${JSON.stringify(types)}) {
    document.addEventListener(type, event => events.push({type, tag: event.target.localName, detail: JSON.parse(JSON.stringify(event.detail ?? null))}));
  }
}`;

/** Gives a file of tests a browser and a site of its own. */
export const pageTests = () => {
  let browser: Browser;
  let parser: Page;
  const kit = {
    site: undefined as unknown as Site,
    /** Opens a page in a fresh profile. */
    async open(body: string, {path = '/page.html', counts, first, prepare, impatient, ...answer}: OpenOptions = {}): Promise<TestPage> {
      const {site} = kit;
      site.put(new URL(path, site.origin).pathname, {body, ...answer});
      const type = (answer.type ?? 'text/html').split(';')[0]!;
      const pristine = await parser.evaluate(
        (body, type) => new DOMParser().parseFromString(body, type as DOMParserSupportedType).documentElement.outerHTML,
        body,
        type,
      );
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const opened = new TestPage(page, site, pristine);
      await page.setViewport({width: 1000, height: 800});
      await page.evaluateOnNewDocument(`${counts ? 'globalThis.ijmTestCounts = true;' : ''}${WATCH}`);
      if (first) await page.evaluateOnNewDocument(first);
      await prepare?.(page);
      await page.goto(new URL(path, site.origin).href, {waitUntil: impatient ? 'domcontentloaded' : 'load', timeout: 20_000});
      return opened;
    },
    get browser() {
      return browser;
    },
  };
  before(async () => {
    kit.site = await startSite();
    browser = await launch(engine);
    parser = await browser.newPage();
  });
  afterEach(async () => {
    for (const context of browser.browserContexts()) if (context !== browser.defaultBrowserContext()) await context.close();
    kit.site.forget();
  });
  after(async () => {
    await browser?.close();
    await kit.site?.close();
  });
  return kit;
};

export type {Frame, Page};
