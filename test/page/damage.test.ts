/**
 * What editors and content systems do to code that is pasted into them: the snippets of README.md, docs/embed.md and the
 * builder go through what such systems were seen to do, and still give the widget, or at least the real donate link.
 */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import * as builder from '../../demo/builder/snippets.js';
import {FEED, html, pageTests, pause, SCRIPT} from '../support/page.js';

const kit = pageTests();

/** Blocks of HTML in a document. */
const htmlIn = async (file: string) => [...(await readFile(file, 'utf8')).matchAll(/```html\n([^]*?)```/g)].map(([, block]) => block!.trim());

/** A documented block, for this site. */
const here = (block: string) =>
  block
    .replaceAll('https://widgets.example.org/1.0.0/ijm-widgets.js', kit.site.origin + SCRIPT)
    .replaceAll('https://widgets.example.org/feed.json', kit.site.origin + FEED)
    .replaceAll(/ integrity="[^"]*"/g, '');

const find = (blocks: string[], wanted: RegExp) => {
  const found = blocks.find(block => wanted.test(block));
  assert.ok(found, `no block like ${wanted}`);
  return here(found);
};

const options = (): builder.Options => ({
  tag: 'ijm-donate-cta',
  attributes: {appeal: 'cambodia', partner: 'partner-7'},
  feed: kit.site.origin + FEED,
  kit: `${kit.site.origin}/dist/`,
  hosts: ['www.ijm.ca', 'ijm.ca'],
  fallback: {before: 'Help people who were trafficked:', text: 'Give $60', href: 'https://www.ijm.ca/donate?amount=60&currency=CAD&source=partner-7'},
  title: 'Give',
  tokens: {'--ijm-color-accent': 'light-dark(#7a3b12, #e9b08a)'},
  room: [
    {width: 280, height: 480},
    {width: 640, height: 300},
  ],
});

/** What the header of the site holds where an administrator put the script there: no editor touches that. */
const header = () => builder.headSnippet(options());

/** Each snippet: what is put through the editor, and what is not. */
const SNIPPETS: Record<string, () => Promise<{body: string; head?: string}>> = {
  'README, tag': async () => ({body: find(await htmlIn('README.md'), /<script async/)}),
  'README, link': async () => ({body: find(await htmlIn('README.md'), /data-ijm/), head: header()}),
  'docs/embed.md, tag': async () => ({body: find(await htmlIn('docs/embed.md'), /<script async/)}),
  'docs/embed.md, link': async () => ({body: find(await htmlIn('docs/embed.md'), /data-ijm/), head: header()}),
  'docs/embed.md, ijm-feed': async () => ({body: find(await htmlIn('docs/embed.md'), /<ijm-feed/), head: header()}),
  'builder, tag': async () => ({body: builder.tagSnippet(options())}),
  'builder, tag without quotation marks': async () => ({body: builder.tagSnippet({...options(), bare: true})}),
  'builder, element': async () => ({body: builder.elementSnippet(options()), head: header()}),
  'builder, link': async () => ({body: builder.linkSnippet(options()), head: header()}),
  'builder, optimiser': async () => ({body: builder.feedSnippet(options())}),
  'builder, iframe': async () => ({body: builder.frameSnippet(options())}),
};

const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*(\/?)>/gi;
/** Changes every tag. */
const tags = (code: string, change: (tag: {close: string; name: string; attributes: string; whole: string}) => string) =>
  code.replace(TAG, (whole: string, close: string, name: string, attributes: string) => change({close, name, attributes, whole}));

/** As WordPress makes paragraphs (`wpautop`): blank lines part them, line ends become `<br />`, but not in scripts, styles and tags. */
const wpautop = (code: string) => {
  const kept: string[] = [];
  const held = code.replace(/<(script|style)[^]*?<\/\1>|<[^>]*>/g, whole => `\u0001${kept.push(whole) - 1}\u0001`);
  const paragraphs = held
    .split(/\n\s*\n/)
    .map(part => `<p>${part.trim().replace(/\s*\n/g, '<br />\n')}</p>`)
    .join('\n');
  return paragraphs.replace(/\u0001(\d+)\u0001/g, (_, i: string) => kept[Number(i)]!);
};

/** Every second quotation mark opens. */
let marks = 0;
const DAMAGE: Record<string, (code: string) => string> = {
  'nothing': code => code,
  'paragraphs inserted, as by wpautop': wpautop,
  '<br> inserted at every line end': code => code.replaceAll('\n', '<br>\n'),
  'line ends removed': code => code.replaceAll('\n', ' '),
  'unknown tags stripped': code => tags(code, ({name, whole}) => (name.includes('-') ? '' : whole)),
  'unknown tags and scripts stripped': code => tags(code.replace(/<(script|style|iframe)[^]*?<\/\1>/g, ''), ({name, whole}) => (name.includes('-') || name === 'link' ? '' : whole)),
  'scripts stripped': code => code.replace(/<script[^]*?<\/script>|<link[^>]*>/g, ''),
  'styles and classes stripped': code => code.replace(/<style[^]*?<\/style>/g, '').replace(/ (class|style)=("[^"]*"|\S+?(?=[\s>]))/g, ''),
  'styles shown as text': code => code.replace(/<\/?style>/g, ''),
  'data attributes stripped': code => tags(code, ({whole}) => whole.replace(/ data-[\w-]+(=("[^"]*"|[^\s>]+))?/g, '')),
  'attributes of unknown tags stripped': code => tags(code, ({name, close, whole}) => (name.includes('-') ? `<${close}${name}>` : whole)),
  'quotation marks escaped': code => code.replaceAll('"', '\\"'),
  'quotation marks made round': code => code.replaceAll('"', () => (marks++ % 2 ? '”' : '“')),
  'quotation marks made round in the text alone': code => code.replace(/(<[^>]*>)|"/g, (_, tag?: string) => tag ?? '”'),
  'single quotation marks': code => code.replaceAll('"', "'"),
  'unknown tags closed in themselves': code => tags(code, ({name, close, attributes, whole}) => (!name.includes('-') ? whole : close ? '' : `<${name}${attributes} />`)),
  'names in capitals': code => tags(code, ({name, close, attributes}) => `<${close}${name.toUpperCase()}${attributes.replace(/ ([\w-]+)(?=[\s=]|$)/g, (_, attribute: string) => ` ${attribute.toUpperCase()}`)}>`),
  'inside a paragraph': code => `<p>${code}</p>`,
  'inside a paragraph of a list': code => `<ul><li><p><span>${code}</span></p></li></ul>`,
  'ampersands encoded twice': code => code.replaceAll('&', '&amp;'),
  'links marked': code => code.replaceAll('<a ', '<a rel="nofollow noopener" target="_blank" class="external" '),
  'attributes spelt out, as XHTML': code => tags(code, ({whole}) => whole.replace(/ (async|crossorigin)(?=[\s>])/g, ' $1="$1"')),
  'non-breaking spaces': code => code.replace(/(<(script|style)[^]*?<\/\2>|<[^>]*>)| /g, (_, kept?: string) => kept ?? '&nbsp;'),
};

const UNKNOWN = ['unknown tags stripped', 'unknown tags and scripts stripped', 'attributes of unknown tags stripped'];
const WHOLE = [...UNKNOWN, 'scripts stripped', 'data attributes stripped'];
const QUOTES = ['quotation marks escaped', 'quotation marks made round'];

/** By snippet: where not the widget is left, but the real link. */
const LINK_LEFT: Record<string, readonly string[]> = {
  'README, tag': [...WHOLE, ...QUOTES],
  'README, link': ['data attributes stripped'],
  'docs/embed.md, tag': [...WHOLE, ...QUOTES],
  'docs/embed.md, link': ['data attributes stripped'],
  'docs/embed.md, ijm-feed': UNKNOWN,
  'builder, tag': [...WHOLE, ...QUOTES],
  'builder, tag without quotation marks': WHOLE,
  'builder, element': UNKNOWN,
  'builder, link': ['data attributes stripped'],
  'builder, optimiser': [...UNKNOWN, 'scripts stripped', ...QUOTES],
  'builder, iframe': ['unknown tags and scripts stripped', ...QUOTES],
};

type Left = 'widget' | 'link' | 'nothing';

describe('a snippet that an editor has damaged', () => {
  for (const [name, make] of Object.entries(SNIPPETS)) {
    it(`still gives the widget, or the real link: ${name}`, async () => {
      const {body, head} = await make();
      const all = Object.entries(DAMAGE);
      all.forEach(([, change], i) => {
        marks = 0;
        kit.site.put(`/damaged-${i}.html`, {body: html(change(body).replace(/ loading=\S+/i, ''), {head})});
      });
      // Each in a page of its own, all at once.
      const page = await kit.open(html(all.map((_, i) => `<iframe src="/damaged-${i}.html" title="${i}" width="700" height="300"></iframe>`).join('\n')));
      const look = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('iframe')].map((frame): Left => {
            const root = frame.contentDocument!;
            const inner = root.querySelector('iframe')?.contentDocument;
            const widgets = [root, inner].flatMap(root => [...(root?.querySelectorAll('ijm-donate-cta') ?? [])]);
            const links = [...root.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(link => link.getClientRects().length > 0);
            const isReal = (link: HTMLAnchorElement | null | undefined) => /^https:\/\/www\.ijm\.ca\/donate\b/.test(link?.href ?? '');
            if (widgets.some(widget => isReal(widget.shadowRoot?.querySelector<HTMLAnchorElement>('[part~=link]')))) return 'widget';
            return links.some(isReal) ? 'link' : 'nothing';
          }),
        );
      const wanted = Object.fromEntries(all.map(([damage]) => [damage, LINK_LEFT[name]!.includes(damage) ? 'link' : 'widget']));
      let found: Record<string, Left> = {};
      for (let i = 0; i < 60; i++) {
        const seen = await look();
        found = Object.fromEntries(all.map(([damage], i) => [damage, seen[i]!]));
        if (JSON.stringify(found) === JSON.stringify(wanted)) break;
        await pause(100);
      }
      assert.deepEqual(found, wanted);
      // What round quotation marks do to a script of the page's own, nobody can mend.
      await page.oracle({changes: true, shifts: true, errors: /SyntaxError|Unexpected token|Invalid or unexpected/});
    });
  }
});
