/** The documents: every link leads somewhere, and every example of a feed is one. */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {Marked, type Token} from 'marked';
import {feedReference} from '../../scripts/make-feed-reference.js';
import {addressOf, anchors, documentAt, documentPage, documents, plain, ROOT, targetOf} from '../../scripts/docs.js';
import {checkFeed} from '../../src/feed/check.js';

const marked = new Marked();

/** Every token of a document, those inside others as well. */
const tokensOf = async (path: string) => {
  const all: Token[] = [];
  marked.walkTokens(marked.lexer(await readFile(join(ROOT, path), 'utf8')), token => {
    all.push(token);
  });
  return all;
};

const all = await documents();
const tokens = new Map(await Promise.all(all.map(async path => [path, await tokensOf(path)] as const)));

const anchorsOf = (path: string) => {
  const nameOf = anchors();
  return tokens.get(path)!.flatMap(token => (token.type === 'heading' ? [nameOf(plain(token.tokens))] : []));
};

for (const path of all) {
  describe(path, () => {
    const links = tokens.get(path)!.flatMap(token => (token.type === 'link' || token.type === 'image' ? [token.href as string] : []));

    it('has one heading of the first level, at its top', () => {
      const depths = tokens.get(path)!.flatMap(token => (token.type === 'heading' ? [token.depth as number] : []));
      assert.equal(depths[0], 1);
      assert.ok(depths.slice(1).every(depth => depth > 1));
    });

    for (const href of new Set(links)) {
      it(`leads to ${href}`, () => {
        const target = targetOf(href, path);
        if (!target) {
          const url = new URL(href);
          assert.ok(['https:', 'mailto:'].includes(url.protocol), 'an address outside is https: or mailto:');
          assert.ok(url.protocol === 'mailto:' || url.hostname.includes('.'), 'with a host');
          return;
        }
        assert.ok(existsSync(join(ROOT, target.path)), `${target.path} is there`);
        if (target.anchor) assert.ok(anchorsOf(target.path).includes(target.anchor), `${target.path} has a heading ${target.anchor}`);
        assert.ok(addressOf(target.path), `${target.path} is served by npm start`);
      });
    }

    it('is served under its address', async () => {
      const address = addressOf(path)!;
      assert.equal(documentAt(address), path);
      assert.match(await documentPage(path), /<main id="main"[^]*<h1[^]*<\/main>/);
    });
  });
}

describe('the documents', () => {
  it('all are reached from the first page', async () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      const page = await documentPage(path);
      for (const [, address] of page.matchAll(/<a [^>]*href="([^"#]+)/g)) {
        const document = documentAt(address!);
        if (document) reached.add(document);
      }
    }
    assert.deepEqual([...reached].filter(path => path !== 'docs/decisions').sort(), all);
  });

  it('name nothing that is not to be had', () => {
    assert.equal(documentAt('/docs/../package.html'), undefined);
    assert.equal(documentAt('/docs/pictures/goal.webp'), undefined);
  });
});

describe('docs/feed-reference.md', () => {
  it('is what the schema makes of it', async () => assert.equal(await readFile(join(ROOT, 'docs/feed-reference.md'), 'utf8'), feedReference()));
});

describe('examples of feeds', () => {
  /** A document in JSON that may hold comments. */
  const parse = (text: string) => JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|\/\/.*/g, part => (part.startsWith('"') ? part : ''))) as unknown;

  for (const path of all) {
    const blocks = tokens.get(path)!.flatMap(token => (token.type === 'code' && ['json', 'jsonc'].includes(token.lang as string) ? [token.text as string] : []));
    for (const [i, block] of blocks.entries()) {
      const values = path === 'docs/feed-reference.md' && !/^[{[]/.test(block) ? block.split('\n') : [block];
      it(`${path}: block ${i + 1} is JSON`, () => {
        for (const value of values) {
          // Members alone are shown without the object around them.
          const read = parse(/^"[^"]*":/.test(value) ? `{${value}}` : value);
          if (typeof read === 'object' && read && 'version' in read && 'locales' in read) assert.deepEqual(checkFeed(read).faults, []);
        }
      });
    }
  }
});
