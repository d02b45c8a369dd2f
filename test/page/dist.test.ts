/** What is built, as files: nothing in it that pages forbid, and every hash true. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join, relative, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';

const DIST = resolve(process.env.DIST ?? 'dist');
const text = (file: string) => readFile(join(DIST, file), 'utf8');
const all = (await readdir(DIST, {recursive: true, withFileTypes: true}))
  .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
  .map(entry => relative(DIST, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort();
/** What pages of others run; the builder is a page of its own. */
const scripts = all.filter(file => file.endsWith('.js') && !file.startsWith('node/') && file !== 'builder.js');
const parts = all.filter(file => /^parts\/.*\.js$/.test(file));

describe('dist/integrity.json', () => {
  it('names every other file, with its size and a true hash', async () => {
    const table = JSON.parse(await text('integrity.json')) as Record<string, {integrity: string; bytes: number}>;
    assert.deepEqual(Object.keys(table).sort(), all.filter(file => file !== 'integrity.json'));
    for (const [file, {integrity, bytes}] of Object.entries(table)) {
      const data = await readFile(join(DIST, file));
      assert.equal(integrity, `sha384-${createHash('sha384').update(data).digest('base64')}`, file);
      assert.equal(bytes, data.length, file);
    }
  });
});

describe('the script', () => {
  for (const script of ['ijm-widgets.js', 'ijm-widgets.all.js', 'embed.js']) {
    it(`vouches for every part that it loads: ${script}`, async () => {
      const code = await text(script);
      const named = [...code.matchAll(/["'`]?([\w-]+)["'`]?:["'`](sha256-[^"'`]+)["'`]/g)].map(([, name, hash]) => ({name, hash}));
      assert.ok(named.length > 0 || script === 'ijm-widgets.all.js', 'no part found');
      for (const {name, hash} of named) {
        const data = await readFile(join(DIST, `parts/${name}.js`));
        assert.equal(hash, `sha256-${createHash('sha256').update(data).digest('base64')}`, name);
      }
    });
  }

  it('vouches for the parts of parts, through those that load them', async () => {
    const vouched = new Set<string>();
    for (const part of parts) {
      for (const [, name, hash] of (await text(part)).matchAll(/\(["'`]([\w-]+)["'`],["'`](sha256-[^"'`]+)["'`]\)/g)) {
        assert.equal(hash, `sha256-${createHash('sha256').update(await readFile(join(DIST, `parts/${name}.js`))).digest('base64')}`, `${name} in ${part}`);
        vouched.add(name!);
      }
    }
    assert.ok(vouched.has('qr') && vouched.has('icon-set'), [...vouched].join());
  });

  it('vouches for every map, through the part that draws them', async () => {
    const maps = all.filter(file => file.startsWith('maps/'));
    assert.equal(maps.length, 250);
    const hashes = new Map([...(await text('parts/map-view.js')).matchAll(/\b([a-z]{2}):["'`]([\w+/]{43}=)["'`]/g)].map(([, code, hash]) => [`maps/map${code}.js`, hash]));
    for (const map of maps) assert.equal(hashes.get(map), createHash('sha256').update(await readFile(join(DIST, map))).digest('base64'), map);
  });

  it('loads nothing by import, which no hash would cover', async () => {
    for (const script of ['ijm-widgets.js', 'ijm-widgets.all.js', 'embed.js', ...parts, ...all.filter(file => file.startsWith('maps/'))]) assert.doesNotMatch(await text(script), /\bimport\s*\(|\bimport\s*["'{*]/, script);
  });

  it('leaves no name on window, and no module syntax that a classic script can’t have', async () => {
    for (const script of ['ijm-widgets.js', 'ijm-widgets.all.js', ...parts]) {
      const code = await text(script);
      assert.match(code, /^\/\*!.*\*\/;try\{(let ijmFeeds;)?\s*(const ijmShelf=[^;]+;)?[!(]\(?(function\(|\(\)=>)/, script);
      assert.doesNotMatch(code, /\bexport\b\s*[{*]|\bexport default\b|import\.meta/, script);
    }
  });
});

describe('nothing in dist', () => {
  const banned: {[what: string]: RegExp} = {
    'evaluates text': /\beval\s*\(|\bnew Function\b|[^\w.]Function\s*\(/,
    'writes a style attribute in a template': /<[a-z][^<>`]*\sstyle\s*=\s*["'$]/i,
    'sets a style attribute': /setAttribute(NS)?\([^)]*["'`]style["'`]/,
    'uses styleMap or unsafeHTML': /styleMap|unsafeHTML|unsafeSVG/,
    'writes a document': /document\.write|insertAdjacentHTML|outerHTML\s*=/,
    'asks for a payment card': /cc-number|cc-csc|cc-exp|card.?number/i,
    'holds a cookie': /document\.cookie/,
    'listens for unload': /["'`](before)?unload["'`]/,
    'is sent by what content blockers stop at any host': /sendBeacon|["'`\s]ping\s*=/,
    'is a second Lit': /litHtmlVersions|litHtmlPolyfillSupport/,
    'is a source map': /sourceMappingURL/,
    'comes from a developer’s machine': /\/work\/|\/home\/|\/tmp\//,
  };
  for (const [what, pattern] of Object.entries(banned)) {
    it(what, async () => {
      for (const file of scripts) {
        const code = await text(file);
        const found = pattern.exec(code);
        assert.ok(!found, `${file}: …${code.slice(Math.max(0, (found?.index ?? 0) - 60), (found?.index ?? 0) + 60)}…`);
      }
    });
  }

  it('sets innerHTML, but Lit for its templates', async () => {
    for (const file of scripts) {
      const times = (await text(file)).match(/\.innerHTML\s*=/g)?.length ?? 0;
      const holdsLit = /^(ijm-widgets(\.all)?|embed)\.js$/.test(file);
      assert.equal(times, holdsLit ? 1 : 0, file);
    }
  });

  it('is a part that brings Lit along', async () => {
    for (const part of parts) assert.doesNotMatch(await text(part), /lit\$|createTreeWalker/, part);
  });

  it('has a name that content blockers look for', () => {
    for (const file of all.filter(file => !/^(types|node)\//.test(file))) assert.doesNotMatch(file, /(^|\/)(ads?|advert\w*|track(er|ing)?|analytics|beacon|collect|counter|pixel|stats?|log|banner|sponsor)\./i, file);
  });
});

describe('the modules', () => {
  it('can be imported where there is no window', async () => {
    const modules = ['index.js', ...all.filter(file => /^elements\/[\w-]+\.js$/.test(file))];
    const code = `for (const file of ${JSON.stringify(modules.map(file => `file://${join(DIST, file)}`))}) await import(file); process.stdout.write(String(typeof window))`;
    // From the checkout, where the packages are.
    const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {cwd: resolve('.')});
    assert.equal(stdout, 'undefined');
  });

  it('weigh, packed, less than two megabytes with everything else', async () => {
    const sizes = await Promise.all(all.map(async file => (await stat(join(DIST, file))).size));
    assert.ok(sizes.reduce((a, b) => a + b) < 4_000_000);
  });
});
