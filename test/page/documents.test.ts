/** What the documents tell people to paste works as it stands, with the addresses of this site in the place of the examples. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {Marked} from 'marked';
import {FEED, html, IMPORT_MAP, pageTests, SCRIPT} from '../support/page.js';

const kit = pageTests();

const read = (file: string) => readFile(resolve(file), 'utf8');
const {integrity} = JSON.parse(await read('dist/integrity.json'))['ijm-widgets.js'] as {integrity: string};
const manifest = await read('custom-elements.json');

interface Block {
  name: string;
  lang: string;
  text: string;
}

const blocksOf = async (path: string): Promise<Block[]> => {
  const blocks: Block[] = [];
  let heading = '';
  const marked = new Marked();
  marked.walkTokens(marked.lexer(await read(path)), token => {
    if (token.type === 'heading') heading = token.text as string;
    if (token.type === 'code') blocks.push({name: `${path}, ${heading}: ${(token.text as string).trim().split('\n')[0]}`, lang: token.lang as string, text: token.text as string});
  });
  return blocks;
};

const blocks = (await Promise.all(['README.md', 'docs/embed.md', 'docs/theme.md'].map(blocksOf))).flat();
const inLang = (lang: string) => blocks.filter(block => block.lang === lang);

/** A block with addresses that answer here: kit and feed lie on another host than the page. */
const here = (text: string) =>
  text
    .replaceAll('https://widgets.example.org/1.0.0/', `${kit.site.other}/dist/`)
    .replaceAll('https://widgets.example.org/feed.json', kit.site.other + FEED)
    .replaceAll(encodeURIComponent('https://widgets.example.org/feed.json'), encodeURIComponent(kit.site.other + FEED))
    .replaceAll('sha384-…', integrity);

const names = ['README.md', 'docs/embed.md', 'docs/theme.md'];
const isModule = (text: string) => /import ['{]/.test(text);
const modules = () => IMPORT_MAP.replace('"imports":{', '"imports":{"ijm-widgets":"/dist/index.js","ijm-widgets/elements/":"/dist/elements/",');
/** The kit for blocks that show an element alone. */
const loader = () => `<script async src="${SCRIPT}" data-feed="${FEED}" data-hosts="www.ijm.ca"></script>`;

describe('HTML in the documents', () => {
  it('is there', () => assert.ok(inLang('html').length >= 12 && names.every(name => inLang('html').some(block => block.name.startsWith(name)))));

  for (const block of inLang('html').filter(({text}) => /<(ijm-|a )/.test(text) && !text.includes('<iframe') && !/<script[^>]* lang=/.test(text))) {
    it(block.name, async () => {
      kit.site.serve('/node_modules/', 'node_modules');
      const needsKit = !/<script async/.test(block.text);
      // What a bundler would make of a script in a component.
      const text = here(block.text).replace('<script>', '<script type="module">');
      const head = isModule(text) ? modules() + `<script data-feed="${FEED}" data-hosts="www.ijm.ca"></script>` : needsKit ? loader() : '';
      const page = await kit.open(html(text, {head}));
      await page.until(`!document.querySelector('a[data-ijm]')`);
      const tags = await page.evaluate(() => [...new Set([...document.querySelectorAll('*')].map(element => element.localName).filter(name => /^ijm-(?!feed$)/.test(name)))]);
      assert.ok(tags.length > 0, 'an element of the kit');
      await page.ready(tags.join(','));
      assert.ok(await page.evaluate(tag => !!document.querySelector(`${tag} a[href], ${tag}`)?.textContent?.trim(), tags[0]!), 'words for when there is no script');
      await page.oracle({changes: true, shifts: true, keys: isModule(text) ? ['litHtmlVersions'] : []});
    });
  }

  it('in an iframe, with the lines that fit its height', async () => {
    const frame = inLang('html').find(({text}) => text.includes('<iframe'))!;
    const listener = inLang('html').find(({text}) => text.includes('ijm:resize'))!;
    const page = await kit.open(html(here(frame.text).replace('loading="lazy"', '') + listener.text));
    await page.until(`document.querySelector('iframe').style.height`);
    const inner = await page.page.frames()[1]!.evaluate(() => document.documentElement.scrollHeight);
    const outer = await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().height);
    assert.ok(Math.abs(inner - outer) <= 4, `${inner} in ${outer}`);
  });
});

describe('modules in the documents', () => {
  const all = inLang('js').filter(({text}) => isModule(text));
  it('are there', () => assert.ok(all.length >= 2));
  for (const block of all) {
    it(block.name, async () => {
      kit.site.serve('/node_modules/', 'node_modules');
      const page = await kit.open(
        html(`<ijm-donate-cta appeal="cambodia"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta><script type="module">${here(block.text)}</script>`, {head: modules()}),
      );
      await page.ready('ijm-donate-cta');
      await page.oracle({changes: true, shifts: true, keys: ['litHtmlVersions']});
    });
  }
});

describe('CSS in the documents', () => {
  for (const block of inLang('css')) {
    it(`${block.name} names only what there is`, () => {
      for (const [token] of block.text.matchAll(/--ijm-[\w-]+/g)) assert.ok(manifest.includes(`"${token}"`), token);
      for (const [, tag, part] of block.text.matchAll(/(ijm-[\w-]+)::part\(([\w-]+)\)/g)) assert.ok(manifest.includes(`"${tag}"`) && manifest.includes(`"name": "${part}"`), `${tag} ${part}`);
    });
  }
});
