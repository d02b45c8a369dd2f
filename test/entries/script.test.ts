/**
 * The built script in whole pages, in frames: what every engine must do. The many cases of one engine are in `test/page/`.
 */
import {expect} from '@open-wc/testing';
import {feedUrl, madeText, oddUrl, until} from '../support/elements.js';

const SCRIPT = '/dist/ijm-widgets.js';
const FALLBACK = 'Give to IJM';
const LINK = `<a href="https://www.ijm.ca/donate">${FALLBACK}</a>`;
const QUOTE = `<ijm-quote quote="cambodia-sharpe">${LINK}</ijm-quote>`;

const html = (body: string, head = '') => `<!doctype html><html lang="en-CA"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`;
const tag = (attributes = 'async') => `<script ${attributes} src="${SCRIPT}" data-feed="${feedUrl()}"></script>`;

let frames: HTMLIFrameElement[] = [];

/** Opens a page in a frame; what goes wrong in it is collected. */
const open = async (page: string, {name = 'page.html', headers = [] as string[]} = {}) => {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '600';
  frames.push(frame);
  const loaded = new Promise(done => frame.addEventListener('load', done));
  frame.src = `${await madeText(page, name)}?${new URLSearchParams(headers.map(header => ['header', header]))}`;
  document.body.append(frame);
  const errors: string[] = [];
  await loaded;
  frame.contentWindow!.addEventListener('error', event => errors.push(event.message));
  frame.contentWindow!.addEventListener('unhandledrejection', event => errors.push(String((event as PromiseRejectionEvent).reason)));
  return {frame, page: frame.contentDocument!, errors};
};

const root = (page: Document, selector = 'ijm-quote') => page.querySelector(selector)?.shadowRoot?.querySelector<HTMLElement>('[part~=root]');
const shown = (page: Document, selector?: string) => until(() => root(page, selector)?.innerText, `${selector ?? 'the quote'} is shown`);

/** Waits long enough for a kit that works. */
const settled = () => new Promise(done => setTimeout(done, 600));

describe('the script in a page', () => {
  afterEach(() => {
    frames.forEach(frame => frame.remove());
    frames = [];
  });

  for (const [form, page] of Object.entries({
    'as a module': html(QUOTE + tag('type="module"')),
    'as a classic script': html(QUOTE, tag('')),
    deferred: html(QUOTE, tag('defer')),
    async: html(QUOTE, tag('async')),
    twice: html(QUOTE + tag() + tag('type="module"')),
    'as the single file': html(QUOTE + tag().replace('.js', '.all.js')),
    'in quirks mode': `<title>x</title>${QUOTE}${tag()}`,
  })) {
    it(`works ${form}`, async () => {
      const {page: document, errors} = await open(page);
      await shown(document);
      expect(root(document)!.innerText).to.contain('Christa Hayden Sharpe');
      expect(errors).to.deep.equal([]);
    });
  }

  it('works under a strict policy', async () => {
    const {page, errors} = await open(html(QUOTE + tag()), {headers: ["content-security-policy:default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"]});
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => violations.push(`${effectiveDirective} ${blockedURI}`));
    await shown(page);
    await settled();
    expect(violations).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    expect(getComputedStyle(root(page)!).containerType).to.equal('inline-size');
  });

  it('works where its own policy for Trusted Types is allowed', async () => {
    const {page} = await open(html(QUOTE + tag()), {headers: ["content-security-policy:require-trusted-types-for 'script'; trusted-types ijm-widgets"]});
    await shown(page);
  });

  it('shows content or the fallback where no policy for Trusted Types is allowed', async () => {
    const {page, errors} = await open(html(QUOTE + tag()), {headers: ["content-security-policy:require-trusted-types-for 'script'; trusted-types 'none'"]});
    await settled();
    // An engine that knows no Trusted Types shows the content.
    expect((root(page) ?? page.querySelector<HTMLElement>('ijm-quote')!).innerText.trim()).not.to.equal('');
    expect(errors).to.deep.equal([]);
  });

  it('keeps the fallback in XHTML', async () => {
    const {page, errors} = await open(`<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A page</title></head><body>${QUOTE}${tag('async="async"')}</body></html>`, {name: 'page.xhtml'});
    await settled();
    expect(page.contentType).to.equal('application/xhtml+xml');
    expect(page.querySelector('ijm-quote')!.shadowRoot).to.equal(null);
    expect(page.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
    expect(errors).to.deep.equal([]);
  });

  it('keeps its own look under loud style', async () => {
    const style = '* { all: unset !important } html { font-size: 62.5%; text-transform: uppercase; letter-spacing: 1em; line-height: 4 }';
    const {page} = await open(html(QUOTE + tag(), `<style>${style}</style>`));
    await shown(page);
    const {fontSize, textTransform, letterSpacing, display} = getComputedStyle(root(page)!);
    expect([fontSize, textTransform, letterSpacing, display]).to.deep.equal(['16px', 'none', 'normal', 'block']);
  });

  for (const [what, script] of Object.entries({
    'members on Object.prototype': 'Object.prototype.extend = function () {}; Object.prototype.url = "javascript:1"; Object.prototype.get = 1; Object.prototype.value = "v"',
    'another Event, another Array.from': 'window.Event = function () {}; Array.from = function () { return [] }',
    'no storage': 'for (const name of ["caches", "indexedDB", "localStorage"]) Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError") }})',
    'ids that clobber': 'document.write(["litHtmlVersions", "config", "ijmWidgets"].map(id => "<a id=" + id + ">x</a>").join(""))',
  })) {
    it(`works on a page with ${what}`, async () => {
      const {page, errors} = await open(html(QUOTE + tag(), `<script>{ ${script} }</script>`));
      await shown(page);
      expect(errors).to.deep.equal([]);
    });
  }

  for (const [what, script] of Object.entries({
    'no iterators': 'delete Array.prototype[Symbol.iterator]',
    'no shadow roots': 'delete Element.prototype.attachShadow',
    'no registry to speak of': 'CustomElementRegistry.prototype.define = () => {}',
    'a fetch that throws': 'window.fetch = () => { throw new Error("no") }',
    'no style sheets from scripts': 'window.CSSStyleSheet = undefined',
  })) {
    it(`keeps the fallback on a page with ${what}`, async () => {
      // A feed of its own, of which no copy is kept.
      const {page, errors} = await open(html(QUOTE + tag().replace(feedUrl(), oddUrl({})), `<script>{ ${script} }</script>`));
      await settled();
      expect(page.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
      expect(errors).to.deep.equal([]);
    });
  }

  it('keeps the fallback when the feed is no feed', async () => {
    const {page, errors} = await open(html(`${QUOTE}<script src="${SCRIPT}" data-feed="${oddUrl({type: 'text/html', body: '<p>log in'})}"></script>`));
    await settled();
    expect(page.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
    expect(errors).to.deep.equal([]);
  });

  it('makes widgets of links', async () => {
    const {page} = await open(html(`<p>${LINK.replace('<a ', '<a data-ijm="quote" data-quote="cambodia-sharpe" ')}</p>${tag()}`));
    await shown(page);
    expect(page.querySelector('ijm-quote > a')!.textContent).to.equal(FALLBACK);
  });

  it('follows the language of the page', async () => {
    const {page} = await open(html(QUOTE + tag()));
    await shown(page);
    page.documentElement.lang = 'fr';
    await until(() => root(page)!.innerText.includes('nous avons vu'), 'it speaks French');
  });

  it('keeps its style in another window’s document', async () => {
    const {page} = await open(html(`${QUOTE}<iframe title="inner" width="600"></iframe>${tag()}`));
    await shown(page);
    const inner = page.querySelector('iframe')!.contentDocument!;
    inner.body.append(page.querySelector('ijm-quote')!);
    await until(() => root(inner) && getComputedStyle(root(inner)!).containerType === 'inline-size', 'it is styled');
  });

  it('leaves no name on the page', async () => {
    const plain = await open(html(QUOTE));
    const before = Object.keys(plain.frame.contentWindow!);
    const {frame, page} = await open(html(QUOTE + tag()));
    await shown(page);
    expect(Object.keys(frame.contentWindow!).filter(key => !before.includes(key))).to.deep.equal([]);
  });
});
