/**
 * Giving where something is in the way: every snippet that the documents, the demo and the builder tell people to paste still
 * holds a donate link that leads there, whatever of the kit can't be had.
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import * as builder from '../../demo/builder/snippets.js';
import {FEED, html, IMPORT_MAP, pageTests, pause, type OpenOptions} from '../support/page.js';

const kit = pageTests();

const read = (file: string) => readFile(resolve(file), 'utf8');
const {integrity} = JSON.parse(await read('dist/integrity.json'))['ijm-widgets.js'] as {integrity: string};

const KIT = 'https://widgets.example.org/1.0.0/';
const FEED_URL = 'https://widgets.example.org/feed.json';
const GIVE = 'https://www.ijm.ca/donate';

const OPTIONS: builder.Options = {
  tag: 'ijm-donate-cta',
  attributes: {appeal: 'cambodia', partner: 'partner-7'},
  feed: FEED_URL,
  kit: KIT,
  integrity: 'sha384-…',
  hosts: ['www.ijm.ca'],
  fallback: {before: 'Help people who were trafficked:', text: 'Give $60', href: `${GIVE}?amount=60&currency=CAD`},
  title: 'Give',
};

const unescape = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Blocks that hold a donate link; those that only a compiler of components understands are tested with their frameworks. */
const blocksIn = async (file: string, pattern: RegExp) =>
  [...(await read(file)).matchAll(pattern)]
    .map(([, block]) => (file.endsWith('.html') ? unescape(block!) : block!.trim()))
    .filter(block => block.includes(GIVE) && !/<script[^>]* (lang|setup)|<script>\s*import/.test(block))
    .map((block, i): [string, string] => [`${file}, ${i + 1}: ${block.split('\n').find(line => /<(ijm-|iframe|a )/.test(line))!.trim().slice(0, 60)}`, block]);

const documented = (await Promise.all(['README.md', 'docs/embed.md', 'docs/theme.md'].map(file => blocksIn(file, /```html\n([^]*?)```/g)))).flat();
const demonstrated = await blocksIn('demo/ijm-donate-cta.html', /<pre><code>([^]*?)<\/code>/g);
const built: [string, string][] = (['tagSnippet', 'feedSnippet', 'elementSnippet', 'linkSnippet', 'frameSnippet', 'framedSnippet'] as const).map(make => [`builder, ${make}`, builder[make](OPTIONS)]);
const SNIPPETS = [...documented, ...demonstrated, ...built];

/** What stands in the way, and how it gets there. */
const WAYS: Record<string, {kit?: string; feed?: string; hash?: string; open?: Partial<OpenOptions>; isXml?: boolean}> = {
  'the kit’s host is not there': {kit: 'http://localhost:1/'},
  'the kit’s host never answers': {kit: '/never/'},
  'the script is not what its integrity says': {hash: `sha384-${'A'.repeat(64)}`},
  'the feed’s host is not there': {feed: 'http://localhost:1/feed.json'},
  'the feed is gone': {feed: '/gone.json'},
  'scripts are off': {open: {prepare: page => page.setJavaScriptEnabled(false)}},
  'the document is XHTML': {isXml: true, open: {type: 'application/xhtml+xml'}},
};

const isModule = (snippet: string) => /import '/.test(snippet);

/** A page with a snippet, and in its head what the snippet itself does not hold. */
const pageOf = (snippet: string, {kit: base = `${kit.site.other}/dist/`, feed = kit.site.other + FEED, hash = integrity}: (typeof WAYS)[string]) => {
  const head = isModule(snippet)
    ? IMPORT_MAP.replace('"imports":{', `"imports":{"ijm-widgets/elements/":"${base}elements/",`)
    : /<script async|<iframe/.test(snippet) ? ''
    : builder.headSnippet(OPTIONS);
  const here = (text: string) =>
    text
      .replaceAll(KIT, base)
      .replaceAll(FEED_URL, feed)
      .replaceAll(encodeURIComponent(FEED_URL), encodeURIComponent(feed))
      .replaceAll('sha384-…', hash)
      .replaceAll(' loading="lazy"', '');
  return html(here(snippet), {head: here(head)});
};

/** The same as XML, as a server of such pages would send it. */
const toXml = async (body: string) => {
  const page = await kit.browser.newPage();
  const xml = await page.evaluate(body => new XMLSerializer().serializeToString(new DOMParser().parseFromString(body, 'text/html')), body);
  await page.close();
  return xml;
};

/** Follows the donate links that a visitor sees in pages, each in a frame of its own, and says where each led. */
const give = async (bodies: string[], {type, prepare}: Partial<OpenOptions>) => {
  kit.site.serve('/node_modules/', 'node_modules');
  kit.site.put('/gone.json', {status: 410});
  for (const path of ['ijm-widgets.js', 'embed.html', 'elements/ijm-feed.js', 'elements/ijm-donate-cta.js']) kit.site.put(`/never/${path}`, () => {});
  bodies.forEach((body, i) => kit.site.put(`/blocked-${i}`, {body, type}));
  const arrived: string[] = [];
  const {page, errors} = await kit.open(html(''), {
    prepare: async page => {
      await prepare?.(page);
      await page.setRequestInterception(true);
      page.on('request', request => {
        if (!request.url().startsWith('https://www.ijm.ca/')) return void request.continue();
        arrived.push(request.url());
        void request.respond({contentType: 'text/html', body: '<title>Given</title>'});
      });
    },
  });
  await page.setViewport({width: 1000, height: 1000});
  await page.evaluate(count => {
    for (let i = 0; i < count; i++) document.body.append(Object.assign(document.createElement('iframe'), {src: `/blocked-${i}`, title: `${i}`, width: '800', height: '900'}));
  }, bodies.length);
  // What is in the way has shown by then, or never will.
  await pause(2_000);
  const led: string[] = [];
  for (let i = 0; i < bodies.length; i++) {
    await page.evaluate(i => document.querySelectorAll('iframe')[i]!.scrollIntoView(), i);
    // A click right after scrolling would hit what was there before.
    await pause(150);
    const at = await page.evaluate(
      (i, give) => {
        const frame = document.querySelectorAll('iframe')[i]!;
        const inner = frame.contentDocument!;
        // A snippet may have links open in a new tab, which is not ours to look into.
        inner.querySelectorAll('base').forEach(base => base.remove());
        const outer = frame.getBoundingClientRect();
        for (const link of inner.querySelectorAll('a')) {
          const {x, y, width, height} = link.getBoundingClientRect();
          const isHit = link.contains(inner.elementFromPoint(x + width / 2, y + height / 2));
          if (link.href.startsWith(give) && link.textContent!.trim() && isHit) return {x: outer.x + frame.clientLeft + x + width / 2, y: outer.y + frame.clientTop + y + height / 2};
        }
        return undefined;
      },
      i,
      GIVE,
    );
    const before = arrived.length;
    if (at) await page.mouse.click(at.x, at.y);
    for (let n = 0; at && n < 100 && arrived.length === before; n++) await pause(20);
    led.push(arrived[before] ?? (at ? 'nowhere' : 'no link in sight'));
  }
  assert.deepEqual(errors.filter(error => !/integrity|Module scripts in XML/.test(error)), []);
  return led;
};

describe('a donate link is there, and leads there,', () => {
  it('in every documented snippet', () => assert.ok(documented.length >= 9 && demonstrated.length >= 6, `${documented.length} ${demonstrated.length}`));

  for (const [way, {isXml, open = {}, ...spoilt}] of Object.entries(WAYS))
    it(`where ${way}`, async () => {
      // Modules are part of an app's own bundle: nobody vouches for them by a hash.
      const snippets = SNIPPETS.filter(([, snippet]) => !spoilt.hash || !isModule(snippet));
      const bodies: string[] = [];
      for (const [, snippet] of snippets) bodies.push(isXml ? await toXml(pageOf(snippet, spoilt)) : pageOf(snippet, spoilt));
      const led = await give(bodies, open);
      assert.deepEqual(
        snippets.map(([name], i) => `${name}: ${led[i]!}`).filter((_, i) => led[i]!.replace(/\?.*/, '') !== GIVE),
        [],
      );
    });
});
