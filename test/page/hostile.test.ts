/** Pages that were not made for anybody’s widgets (cases A01 to A15, A24 to A40). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {OLD_LIBRARIES} from '../support/old-libraries.js';
import {chromiumOnly, AUTHOR, EVERY, EVERY_TAG, FEED, html, pageTests, pause, QUOTE, SCRIPT, SNIPPET} from '../support/page.js';

const kit = pageTests();

const all = EVERY.join('\n');

describe('loud style', () => {
  const styles = {
    'everything unset': '* { all: unset !important }',
    'everything shouted': `* { font: italic 900 40px/3 "Comic Sans MS" !important; color: red !important; text-transform: uppercase !important; float: left !important;
      letter-spacing: 1em !important; word-spacing: 2em !important; text-indent: 5em !important; text-align: right !important; white-space: nowrap !important;
      font-variant: small-caps !important; text-shadow: 0 0 9px red !important; direction: ltr; writing-mode: horizontal-tb !important; line-height: 4 !important }`,
    'inherited shouting': `html { text-transform: uppercase; letter-spacing: 1em; word-spacing: 1em; text-indent: 5em; text-align: right; white-space: nowrap; font-variant: small-caps;
      line-height: 4; cursor: wait; font-weight: 900; font-style: italic; hyphens: auto; word-break: break-all; tab-size: 99; list-style: none; border-collapse: collapse; quotes: none; }`,
  };
  for (const [name, style] of Object.entries(styles)) {
    it(`does not reach inside: ${name}`, async () => {
      const page = await kit.open(html(`<div>${all}</div>${SNIPPET}`, {head: `<style>${style}</style>`}));
      await page.ready(EVERY_TAG);
      const now = await page.evaluate(() => {
        const style = getComputedStyle(document.querySelector('ijm-quote')!.shadowRoot!.querySelector('[part~=root]')!);
        return ['font-size', 'text-transform', 'letter-spacing', 'word-spacing', 'text-indent', 'white-space', 'font-variant-caps', 'font-style', 'font-weight', 'text-shadow', 'float', 'display', 'word-break', 'text-align'].map(
          name => `${name}: ${style.getPropertyValue(name)}`,
        );
      });
      assert.deepEqual(now, [
        'font-size: 16px',
        'text-transform: none',
        'letter-spacing: normal',
        'word-spacing: 0px',
        'text-indent: 0px',
        'white-space: normal',
        'font-variant-caps: normal',
        'font-style: normal',
        'font-weight: 400',
        'text-shadow: none',
        'float: none',
        'display: block',
        'word-break: normal',
        'text-align: start',
      ]);
      // Colours, and what is of the page itself, are the page's.
      await page.oracle({shifts: true, axe: ['color-contrast', 'region', 'list']});
    });
  }

  it('that hides everything hides no more than the page’s own right: what is inside keeps its box and its size', async () => {
    const page = await kit.open(html(`<div>${all}</div>${SNIPPET}`, {head: '<style>main div > * { display: inline !important; position: static !important; width: 1px !important; height: 1px !important; overflow: hidden !important; clip-path: none; margin: 9px !important; padding: 9px !important; border: 9px solid red !important; opacity: .99 !important; transform: none !important; zoom: 1 }</style>'}));
    await page.ready(EVERY_TAG);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('main div > *')].map(host => {
        const root = host.shadowRoot!.querySelector('[part~=root]')!;
        const {display, paddingTop, marginTop, borderTopWidth, overflow} = getComputedStyle(root);
        return [display, paddingTop, marginTop, borderTopWidth, overflow, root.getBoundingClientRect().width > 300].join(' ');
      }),
    );
    assert.deepEqual([...new Set(boxes)], ['block 0px 0px 0px visible true']);
    await page.oracle({shifts: true, axe: ['color-contrast', 'target-size']});
  });

  it('of 62.5 % at the root leaves the text at the reader’s own size', async () => {
    const page = await kit.open(html(`${all}${SNIPPET}`, {head: '<style>html { font-size: 62.5% } body { font-size: 1.4rem }</style>'}));
    await page.ready(EVERY_TAG);
    assert.equal(await page.style('font-size'), '16px');
    await page.oracle({shifts: true});
  });

  it('may give tokens at the root', async () => {
    const page = await kit.open(html(`${QUOTE}${SNIPPET}`, {head: '<style>:root { --ijm-font: monospace; --ijm-color-text: rgb(1, 2, 3) }</style>'}));
    await page.ready();
    assert.equal(await page.style('font-family'), 'monospace');
    assert.equal(await page.style('color'), 'rgb(1, 2, 3)');
    await page.oracle();
  });

  it('may hide an element', async () => {
    const page = await kit.open(html(`${QUOTE.replace('<ijm-quote', '<ijm-quote hidden')}<p>text</p>${SNIPPET}`));
    await page.ready();
    assert.equal(await page.evaluate(() => document.querySelector('ijm-quote')!.getBoundingClientRect().height), 0);
  });
});

describe('narrow and odd places', () => {
  const overflows = (page: {evaluate: (run: () => unknown) => Promise<unknown>}) =>
    page.evaluate(() => {
      const wide: string[] = [];
      for (const host of document.querySelectorAll('*')) {
        if (!/^ijm-(?!feed)/.test(host.localName)) continue;
        const root = host.shadowRoot?.querySelector('[part~=root]');
        const room = host.parentElement!.getBoundingClientRect();
        if (!root) continue;
        if (root.scrollWidth > root.clientWidth + 1) wide.push(`${host.localName}: content ${root.scrollWidth} in ${root.clientWidth}`);
        if (root.getBoundingClientRect().right > room.right + 1) wide.push(`${host.localName}: beyond its place`);
        if (root.clientWidth < 20) wide.push(`${host.localName}: collapsed to ${root.clientWidth}`);
      }
      return wide;
    });

  for (const width of [200, 320, 2000]) {
    it(`fit: a table cell of ${width} px in quirks mode`, async () => {
      const body = html(`<table width="${width}" cellpadding="0" cellspacing="0" style="table-layout: fixed"><tr><td>${all}</td></tr></table>${SNIPPET}`).replace('<!DOCTYPE html>\n', '');
      const page = await kit.open(body, {prepare: page => page.setViewport({width: Math.max(400, width + 40), height: 800})});
      assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat');
      await page.ready(EVERY_TAG);
      assert.deepEqual(await overflows(page), []);
      await page.oracle({shifts: true});
    });
  }

  for (const [place, wrap] of Object.entries({
    'a table cell that takes what its content needs': (body: string) => `<table><tr><td>${body}</td><td>more</td></tr></table>`,
    'a flex row': (body: string) => `<div style="display: flex">${body}</div>`,
    'a flex column that does not stretch': (body: string) => `<div style="display: flex; flex-direction: column; align-items: start">${body}</div>`,
    'a grid': (body: string) => `<div style="display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr))">${body}</div>`,
    'a float': (body: string) => `<div style="float: left">${body}</div>`,
    'an inline block': (body: string) => `<div style="display: inline-block">${body}</div>`,
    'a column of 320 px': (body: string) => `<div style="width: 320px">${body}</div>`,
  })) {
    it(`fit: ${place}`, async () => {
      const page = await kit.open(html(`${wrap(QUOTE)}${SNIPPET}`));
      await page.ready();
      assert.deepEqual(await overflows(page), []);
      await page.oracle({shifts: true});
    });
  }

  it('fit: text of twice the size, and a window of 320 px', async () => {
    const page = await kit.open(html(`${all}${SNIPPET}`, {head: '<style>:root { --ijm-font-size: 32px }</style>'}), {prepare: page => page.setViewport({width: 320, height: 640})});
    await page.ready(EVERY_TAG);
    assert.deepEqual(await overflows(page), []);
    await page.oracle({shifts: true});
  });

  for (const [place, wrap, show] of [
    ['a dialog', (body: string) => `<dialog>${body}</dialog>`, 'document.querySelector("dialog").showModal()'],
    ['closed details', (body: string) => `<details><summary>More</summary>${body}</details>`, 'document.querySelector("details").open = true'],
    ['a hidden tab', (body: string) => `<div id="tab" style="display: none">${body}</div>`, 'document.querySelector("#tab").style.display = "block"'],
    ['what the page skips', (body: string) => `<div style="height: 3000px"></div><div id="far" style="content-visibility: auto">${body}</div>`, 'document.querySelector("#far").scrollIntoView()'],
  ] as const) {
    it(`show when they are shown: ${place}`, async () => {
      const page = await kit.open(html(`${wrap(all)}${SNIPPET}`));
      await page.ready(EVERY_TAG);
      await page.evaluate(`{ ${show} }`);
      await page.until(`document.querySelector('ijm-quote').shadowRoot.querySelector('[part~=root]').getBoundingClientRect().height > 40`);
      assert.deepEqual(await overflows(page), []);
      await page.oracle({changes: true, shifts: true});
    });
  }

  it('work inside foreignObject', async () => {
    const page = await kit.open(html(`<svg width="600" height="600"><foreignObject width="600" height="600"><div xmlns="http://www.w3.org/1999/xhtml">${QUOTE}</div></foreignObject></svg>${SNIPPET}`));
    await page.ready();
    await page.oracle();
  });
});

describe('writing from right to left', () => {
  for (const [where, wrap] of Object.entries({
    'on the page': (body: string) => html(body, {attributes: 'dir="rtl"'}),
    'on an ancestor': (body: string) => html(`<div dir="rtl">${body}</div>`),
  })) {
    it(`${where} leaves an English quotation as it is`, async () => {
      const page = await kit.open(wrap(`${all}${SNIPPET}`));
      await page.ready(EVERY_TAG);
      assert.match(await page.text(), AUTHOR);
      await page.oracle({shifts: true});
    });
  }
});

describe('a direction that is changed while the widgets show', () => {
  it('mirrors them at once, amounts and figures as they are', async () => {
    const page = await kit.open(html(`${all}${SNIPPET}`));
    await page.ready(EVERY_TAG);
    const amounts = () =>
      page.evaluate(() => {
        const labels = [...document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelectorAll<HTMLElement>('[part~=amount]')].slice(0, 2);
        return {isMirrored: labels[0]!.getBoundingClientRect().left > labels[1]!.getBoundingClientRect().left, texts: labels.map(label => label.innerText.trim())};
      });
    const before = await amounts();
    assert.equal(before.isMirrored, false);
    await page.evaluate(() => void (document.documentElement.dir = 'rtl'));
    assert.deepEqual(await amounts(), {isMirrored: true, texts: before.texts});
    assert.equal(await page.style('direction'), 'rtl');
    // The sign stays before the digits, in a box that runs from left to right or is isolated by itself.
    assert.deepEqual(
      await page.evaluate(() => {
        const bdi = document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector('[part~=amount] bdi')!;
        const at = (i: number) => {
          const range = document.createRange();
          range.setStart(bdi.firstChild!, i);
          range.setEnd(bdi.firstChild!, i + 1);
          return range.getBoundingClientRect().left;
        };
        return at(0) < at(1);
      }),
      true,
    );
    await page.oracle({changes: true, shifts: true});
  });
});

describe('a base that leads elsewhere', () => {
  it('is asked for nothing: neither the feed nor a part nor a map nor a link is taken from there', async () => {
    const page = await kit.open(html(`${all}<script async src="${kit.site.origin}${SCRIPT}" data-feed="${FEED}"></script>`, {head: '<base href="https://evil.example/a/">'}));
    await page.ready(EVERY_TAG);
    await (await page.page.$('ijm-share >>> [aria-expanded]'))!.click();
    await page.until(`document.querySelector('ijm-share').shadowRoot.querySelector('[part~=code]')`);
    await (await page.page.$('ijm-contact-form >>> [part~=submit]'))!.click();
    await page.until(`/required|Please|need/i.test(document.querySelector('ijm-contact-form').shadowRoot.querySelector('[role=status], .error')?.textContent)`);
    await page.quiet();
    const links = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap(host => [...(host.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])].map(({href}) => href)));
    assert.ok(links.length > 10);
    assert.deepEqual(links.filter(href => href.includes('evil')), []);
    await page.oracle({changes: true, shifts: true});
  });
});

describe('documents that are not HTML', () => {
  it('keep the fallback: XHTML', async () => {
    const page = await kit.open(
      `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A page</title><link rel="icon" href="data:,"/></head><body>
${QUOTE}<script async="async" src="${SCRIPT}" data-feed="${FEED}"></script></body></html>`,
      {type: 'application/xhtml+xml', path: '/page.xhtml'},
    );
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle();
  });

  it('keep the fallback: SVG', async () => {
    const page = await kit.open(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><foreignObject width="600" height="300"><div xmlns="http://www.w3.org/1999/xhtml">${QUOTE}</div></foreignObject><script href="${SCRIPT}" data-feed="${FEED}"/></svg>`,
      {type: 'image/svg+xml', path: '/page.svg'},
    );
    await page.quiet();
    assert.equal(kit.site.hits(SCRIPT), 1);
    assert.equal(await page.text(), 'Give to IJM');
    assert.ok(await page.evaluate(() => document.querySelector('a')!.getBoundingClientRect().height > 0));
    await page.oracle();
  });
});

describe('old libraries', () => {
  for (const {name, code, leaves, options} of OLD_LIBRARIES) {
    it(`loaded first do no harm: ${name}`, options, async () => {
      kit.site.put('/library.js', {body: code, type: 'text/javascript'});
      const page = await kit.open(html(`${all}<ijm-feed src="${FEED}">${QUOTE}</ijm-feed>${SNIPPET}`, {head: '<script src="/library.js"></script><script>window.theirs = Object.keys(window)</script>'}));
      await page.ready(EVERY_TAG);
      await page.quiet();
      assert.match(await page.text(), AUTHOR);
      const keys = (await page.evaluate('window.theirs')) as string[];
      assert.ok(keys.includes(leaves), 'the library runs');
      await page.oracle({shifts: true, keys: [...keys, 'theirs'], changes: true});
    });
  }
});

describe('scripts that broke the page’s own language', () => {
  /** Run before the kit; the widgets must show all the same. */
  const harmless = {
    'an enumerable method on Object.prototype': 'Object.prototype.extend = function () {}',
    'methods of libraries on Object.prototype': 'for (const name of ["get", "set", "each", "forEach", "clone", "keys", "has", "toJSON2", "method", "append", "map"]) Object.prototype[name] = function () {}',
    'data on Object.prototype that a feed may have': 'for (const [name, value] of Object.entries({url: "javascript:window.__pwn=1", value: "v", src: "x", withdrawn: true, until: "2000-01-01", from: "2999-01-01", $ref: "x.json", image: {src: "https://evil.example/", alt: "", width: 1, height: 1}, role: "oh", consent: {basis: "none", until: "2000-01-01"}, source: {label: "oh"}})) Object.prototype[name] = value',
    'frozen intrinsics': 'for (const i of [Object, Array, Function, String, Promise, Map, Set, Symbol, RegExp, Date, Error]) { Object.freeze(i); Object.freeze(i.prototype); }',
    'fetch that logs': 'const f = window.fetch; window.fetch = function (...a) { return f.apply(this, a).then(r => { r.clone().text(); return r }) }',
    'fetch that answers late': 'const f = window.fetch; window.fetch = async (...a) => { await new Promise(d => setTimeout(d, 300)); return f(...a) }',
    'fetch that ignores its options': 'const f = window.fetch; window.fetch = url => f(url)',
    'an own JSON': 'window.JSON = {parse: JSON.parse, stringify: JSON.stringify}',
    'addEventListener that passes handlers through': 'const a = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (t, l, o) { return a.call(this, t, typeof l === "function" ? function (e) { return l.call(this, e) } : l, o) }',
    'timers that are throttled': 'const t = window.setTimeout; window.setTimeout = (f, ms, ...r) => t(f, Math.max(ms || 0, 50), ...r)',
    'names that Lit uses': 'window.litHtmlVersions = "theirs"; window.litElementVersions = 1; window.reactiveElementVersions = null; window.litHtmlPolyfillSupport = {}; window.reactiveElementPolyfillSupport = 2',
    'extras of Array.prototype that are other than the language’s': 'Object.assign(Array.prototype, {each(f) { for (let i = 0; i < this.length; i++) f(this[i]); return this }, toSorted: null, findLast: 7, remove(x) { return this.filter(y => y !== x) }, last() { return this[this.length - 1] }, unique() { return this }, contains(x) { return this.indexOf(x) > -1 }, values: undefined, group() {}, with: 1})',
    'another Reflect': 'window.Reflect = {has: () => false}',
    'frames that never come': 'window.requestAnimationFrame = () => 0',
    'states that throw': 'HTMLElement.prototype.attachInternals = function () { throw new Error("no") }',
    'no IntersectionObserver to speak of': 'const I = window.IntersectionObserver; window.IntersectionObserver = class extends I { constructor(run, o) { super((...a) => { try { run(...a) } catch {} }, o) } }',
  };
  const settings = ['theirs'];
  for (const [name, script] of Object.entries(harmless)) {
    it(`do no harm: ${name}`, async () => {
      const page = await kit.open(html(`${all}${SNIPPET}`, {head: `<script>{ ${script} }</script>`}));
      await page.ready(EVERY_TAG);
      await page.quiet();
      assert.match(await page.text(), AUTHOR);
      await page.oracle({shifts: true, keys: [...settings, 'litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litHtmlPolyfillSupport', 'reactiveElementPolyfillSupport']});
    });
  }

  /** Too much to show anything; the fallback must stay, and nothing be uncaught. */
  const harmful = {
    'data on Object.prototype that the kit’s own objects may have': 'for (const [name, value] of Object.entries({attribute: "on", type: Boolean, code: "oh", fault: {}, entry: 1, lang: "xx", locale: "xx", copied: 1, hosts: ["evil.example"], refresh: 1, message: "m", theme: "dark", feed: "/x"})) Object.prototype[name] = value',
    'everything on Object.prototype': 'for (const name of ["get", "set", "value", "writable", "configurable", "enumerable", "then", "done", "next", "length", "detail", "bubbles", "signal", "method", "body", "mode", "host", "callback", "subscribe", "attributes", "root"]) Object.prototype[name] = function () {}',
    'fetch that throws': 'window.fetch = () => { throw new Error("no") }',
    'fetch that answers something else': 'window.fetch = async () => ({ok: true})',
    'fetch that answers nothing': 'window.fetch = () => undefined',
    'fetch that is gone': 'delete window.fetch; window.fetch = undefined',
    'no iterators': 'delete Array.prototype[Symbol.iterator]',
    'broken iterators': 'Array.prototype[Symbol.iterator] = function () { throw new Error("no") }',
    'broken extras of Array.prototype': 'Object.assign(Array.prototype, {at: undefined, flat() { return this }, includes() { return this.length }, find() { return null }})',
    'no `at` on arrays': 'delete Array.prototype.at',
    'timers that never run': 'window.setTimeout = () => 0',
    'attachShadow that throws': 'Element.prototype.attachShadow = () => { throw new Error("no") }',
    'attachShadow that is gone': 'delete Element.prototype.attachShadow',
    'define that does nothing': 'CustomElementRegistry.prototype.define = () => {}',
    'define that throws': 'CustomElementRegistry.prototype.define = () => { throw new Error("no") }',
    'no registry': 'Object.defineProperty(window, "customElements", {value: undefined})',
    'innerHTML that throws': 'Object.defineProperty(Element.prototype, "innerHTML", {set() { throw new Error("no") }})',
    'JSON.parse that throws': 'JSON.parse = () => { throw new Error("no") }',
    'URL that is gone': 'window.URL = undefined',
    'no adopted style sheets': 'delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; Object.defineProperty(ShadowRoot.prototype, "adoptedStyleSheets", {set() { throw new Error("no") }})',
    'no CSSStyleSheet constructor': 'window.CSSStyleSheet = undefined',
    'MutationObserver that is gone': 'window.MutationObserver = undefined',
    'Promise that is another': 'window.Promise = function () { throw new Error("no") }',
    'Event that is another': 'window.Event = function () {}; window.CustomEvent = function () {}',
    'createTreeWalker that is gone': 'Document.prototype.createTreeWalker = undefined',
    'template content that is gone': 'delete HTMLTemplateElement.prototype.content',
    'importNode that throws': 'Document.prototype.importNode = () => { throw new Error("no") }',
    'queueMicrotask that is gone': 'window.queueMicrotask = undefined',
    'WeakMap that is gone': 'window.WeakMap = undefined',
  };
  for (const [name, script] of Object.entries(harmful)) {
    it(`leave content or the fallback: ${name}`, async () => {
      const page = await kit.open(html(`${all}<ijm-feed src="${FEED}">${QUOTE}</ijm-feed>${SNIPPET}`, {head: `<script>{ ${script} }</script>`}));
      await page.page.waitForNetworkIdle({idleTime: 400});
      await page.oracle({shifts: true});
    });
  }

  it('and close every shadow root do no harm: what is inside is seen and works', async () => {
    const page = await kit.open(
      html(`${all}${SNIPPET}`, {
        head: '<script>{ const a = Element.prototype.attachShadow, roots = new WeakMap(); Element.prototype.attachShadow = function (o) { const r = a.call(this, {...o, mode: "closed"}); roots.set(this, r); return r }; document.addEventListener("theirs", e => { e.target.theirText = roots.get(e.target)?.textContent ?? "" }) }</script>',
      }),
    );
    const empty = `[...document.querySelectorAll(${JSON.stringify(EVERY_TAG)})].filter(host => (host.dispatchEvent(new CustomEvent('theirs', {bubbles: true})), host.theirText.trim().length < 4)).map(({localName}) => localName).join()`;
    await page.until(`!(${empty})`, 20_000).catch(async () => assert.equal(await page.evaluate(empty), ''));
    await page.quiet();
    // The fallback inside each tag has given its room to the content.
    assert.deepEqual(await page.evaluate(tags => [...document.querySelectorAll<HTMLElement>(tags)].filter(host => host.querySelector('a')!.getClientRects().length > 0 || host.getBoundingClientRect().height < 15).map(({localName}) => localName), EVERY_TAG), []);
    assert.deepEqual(page.errors, []);
  });

  it('and come after the kit do no harm', async () => {
    const page = await kit.open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="/odd/late.json?wait=300"></script><script>{
      Object.prototype.extend = function () {}; Array.prototype.each = function () {}; JSON.parse = JSON.stringify = () => { throw new Error('no') }; window.Promise = undefined; Array.from = () => []; window.setTimeout = () => {};
    }</script>`));
    await page.page.waitForNetworkIdle({idleTime: 400});
    await page.oracle();
  });
});

describe('names that the page gave away', () => {
  it('do no harm: ids that are globals of Lit or look like ours', async () => {
    const ids = ['litHtmlVersions', 'litHtmlPolyfillSupport', 'reactiveElementPolyfillSupport', 'reactiveElementVersions', 'litElementVersions', 'litElementHydrateSupport', 'ijmWidgets', 'ijm', 'config', 'feed', 'process', 'trustedTypes', 'customElements', 'ShadyDOM', 'ShadyCSS', 'JSCompiler_renameProperty'];
    const page = await kit.open(
      html(`${ids.map(id => `<a id="${id}" href="#">x</a><form name="${id}"><input aria-label="x" name="createPolicy"></form>`).join('')}
        <form id="f"><input aria-label="x" name="attributes"><input aria-label="x" name="parentNode"><input aria-label="x" name="querySelectorAll"><input aria-label="x" name="matches"><input aria-label="x" name="shadowRoot"><input aria-label="x" name="localName">${all}</form>
        <img name="currentScript" alt=""><img name="querySelectorAll" alt=""><img name="contentType" alt="">${SNIPPET}`),
    );
    await page.page.waitForNetworkIdle({idleTime: 400});
    await page.oracle({shifts: true, axe: ['duplicate-id']});
  });

  it('do no harm: ids alone', async () => {
    const ids = ['litHtmlVersions', 'litHtmlPolyfillSupport', 'reactiveElementPolyfillSupport', 'litElementVersions', 'config', 'ijmWidgets'];
    const page = await kit.open(html(`${ids.map(id => `<a id="${id}" href="#">x</a>`).join('')}${all}${SNIPPET}`));
    await page.ready(EVERY_TAG);
    await page.oracle({shifts: true});
  });
});

describe('a page’s own service worker', () => {
  it('that answers everything with its shell leaves the fallback', async () => {
    kit.site.put('/worker.js', {
      body: `self.addEventListener('install', () => self.skipWaiting()); self.addEventListener('activate', e => e.waitUntil(clients.claim()));
        self.addEventListener('fetch', e => { if (e.request.url.includes('feeds')) e.respondWith(new Response('<!doctype html><p>shell', {headers: {'content-type': 'text/html'}})) });`,
      type: 'text/javascript',
    });
    const page = await kit.open(html(`${QUOTE}<script>{ navigator.serviceWorker.register('/worker.js'); navigator.serviceWorker.ready.then(async () => {
      await new Promise(done => setTimeout(done, 100));
      const s = document.createElement('script'); s.src = '${SCRIPT}'; s.dataset.feed = '${FEED}'; document.head.append(s) }) }</script>`));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    assert.equal(kit.site.hits(FEED), 0);
    await page.oracle({changes: true});
  });
});

describe('a page’s own service worker that answers for the parts of the kit', () => {
  for (const [what, answer] of Object.entries({
    'with its shell': `new Response('<!doctype html><p>shell', {headers: {'content-type': 'text/html'}})`,
    'with an error': 'Response.error()',
    'with an old part': `new Response('globalThis.__pwn = 1', {headers: {'content-type': 'text/javascript', 'access-control-allow-origin': '*'}})`,
  })) {
    it(`${what}: what needs none is there, and the rest is missing quietly`, async () => {
      kit.site.put('/worker.js', {
        body: `self.addEventListener('install', () => self.skipWaiting()); self.addEventListener('activate', e => e.waitUntil(clients.claim()));
          self.addEventListener('fetch', e => { if (/parts|maps/.test(e.request.url)) e.respondWith(${answer}) });`,
        type: 'text/javascript',
      });
      const page = await kit.open(html(`${all}<script>navigator.serviceWorker.register('/worker.js')</script>`));
      await page.until('navigator.serviceWorker.controller');
      await page.bringScript();
      await page.ready('ijm-impact-stat, ijm-donate-cta, ijm-contact-form');
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('ijm-quote a, ijm-goal a, ijm-office a, ijm-help a')].filter(link => link.getClientRects().length === 0)), []);
      await page.quiet(500);
      await (await page.page.$('ijm-contact-form >>> [part~=submit]'))!.click();
      await pause(300);
      await page.oracle({changes: true, shifts: true, errors: /integrity|^uncaught: Error: Failed to load/});
    });
  }
});

describe('a browser without scripts', () => {
  it('shows what stands inside the tags', chromiumOnly('script turned off'), async () => {
    kit.site.put('/still.html', {body: html(`${all}${SNIPPET}`)});
    // A frame that may run none, and can be looked into.
    const page = await kit.open(html('<iframe src="/still.html" sandbox="allow-same-origin" title="still" width="600" height="800"></iframe>'));
    await page.quiet();
    const texts = await page.evaluate(() => [...document.querySelector('iframe')!.contentDocument!.querySelectorAll('main a')].map(link => [link.textContent, link.getClientRects().length > 0] as const));
    assert.equal(texts.length, EVERY.length);
    assert.deepEqual(texts.filter(([text, isSeen]) => !text || !isSeen), []);
    assert.equal(kit.site.hits(FEED), 0);
    // That none ran is what Chromium prints.
    await page.oracle({errors: /^console.error: Blocked script execution/});
  });
});

describe('slow devices', () => {
  it('are not held up by forty elements', chromiumOnly('a slow processor'), async () => {
    const page = await kit.open(html(`${EVERY.join('').repeat(Math.ceil(40 / EVERY.length))}`), {prepare: page => page.emulateCPUThrottling(4)});
    await page.bringScript();
    await page.ready(EVERY_TAG, 20_000);
    assert.equal(kit.site.hits(FEED), 1);
    await page.page.emulateCPUThrottling(null);
    await page.oracle({changes: true, shifts: true});
  });

  it('show the fallback until the content takes its place, in every frame', chromiumOnly('a slow processor'), async () => {
    const page = await kit.open(html(all.repeat(6)), {prepare: page => page.emulateCPUThrottling(6)});
    await page.evaluate(
      (src, feed) => {
        const seen = ((window as any).theirs = {frames: 0, blank: 0});
        const hosts = [...document.querySelectorAll('main > *')].filter(({localName}) => localName.startsWith('ijm-'));
        const look = () => {
          seen.frames++;
          seen.blank += hosts.filter(host => !host.shadowRoot?.querySelector('[part~=root]') && host.querySelector('a')!.getClientRects().length === 0).length;
          requestAnimationFrame(look);
        };
        look();
        const script = Object.assign(document.createElement('script'), {src});
        script.dataset.feed = feed;
        document.head.append(script);
      },
      SCRIPT,
      '/odd/feed.json?wait=600',
    );
    await page.ready(EVERY_TAG, 30_000);
    const {frames, blank} = (await page.evaluate('window.theirs')) as {frames: number; blank: number};
    assert.ok(frames > 10, `${frames} frames`);
    assert.equal(blank, 0);
    await page.page.emulateCPUThrottling(null);
    await page.oracle({changes: true, shifts: true, keys: ['theirs']});
  });

  it('are told that motion is unwanted', chromiumOnly('preferred motion'), async () => {
    const page = await kit.open(html(`${all}${SNIPPET}`), {prepare: page => page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}])});
    await page.ready(EVERY_TAG);
    await pause(100);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    await page.oracle({shifts: true});
  });
});
