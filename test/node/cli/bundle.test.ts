import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {runInNewContext} from 'node:vm';
import {builtInPart, needsConsent, withBuiltIn} from '../../../src/node/cli/built-in.js';
import {cleanFeed, NOW, run, webServer, workFolder} from './harness.js';

/** What a script finds built in. */
const found = (script: string, page: object = {}) => JSON.parse(runInNewContext(`${script}`, page) as string) as Record<string, [number, string]>;

/** A script that tells what is built in. */
const TELLS = 'try{let ijmFeeds;(()=>JSON.stringify(ijmFeeds))()}catch{}';

describe('builtInPart', () => {
  it('leaves out every entry that a consent stands in, at any depth, and names it', () => {
    const feed = cleanFeed();
    feed.quotes['cambodia-sharpe'].author.image = {src: 'a.jpg', alt: '', width: 1, height: 1, consent: {basis: 'verbal'}};
    const {part, withheld} = builtInPart(feed, NOW);
    assert.deepEqual(withheld, ['countries.cambodia', 'quotes.cambodia-sharpe']);
    assert.deepEqual([part.countries, part.quotes], [{}, {}]);
    assert.doesNotMatch(JSON.stringify(part), /boat|We are free/);
  });

  it('keeps the rest as it is', () => {
    const feed = cleanFeed();
    const {part} = builtInPart(feed, NOW);
    for (const name of ['version', 'updated', 'locales', 'donateHosts', 'stats', 'offices', 'appeals', 'forms', 'fundraisers']) assert.deepEqual(part[name], feed[name]);
  });

  it('keeps references, and whole collections that are one', () => {
    const feed = {version: 1, locales: ['en'], stats: {$ref: 'stats/{id}.json'}, offices: {a: {$ref: 'a.json'}}};
    assert.deepEqual(builtInPart(feed, NOW).part, feed);
  });

  it('leaves out what is withdrawn or over, and what the kit does not know', () => {
    const feed = {
      version: 1,
      locales: ['en'],
      $schema: 'feed.schema.json',
      notes: 'ours',
      stats: {a: {value: 1, label: 'a', withdrawn: true}, b: {value: 1, label: 'b', until: '2026-11-20'}, c: {value: 1, label: 'c', until: '2026-11-24'}, d: null},
    };
    assert.deepEqual(builtInPart(feed, NOW).part, {version: 1, locales: ['en'], stats: {c: feed.stats.c}});
  });

  for (const [what, collection, entry, needs] of [
    ['a faulty consent', 'quotes', {text: 'a', consent: 'yes'}, true],
    ['no consent', 'quotes', {text: 'a', consent: null}, false],
    ['the consent that a form asks for', 'forms', {title: 'a', consent: {label: 'b'}}, false],
    ['a consent inside a form', 'forms', {title: 'a', image: {consent: {basis: 'written'}}}, true],
  ] as const) {
    it(`${what} ${needs ? 'keeps an entry out' : 'is none'}`, () => assert.equal(needsConsent(collection, entry), needs));
  }
});

describe('withBuiltIn', () => {
  it('survives whatever a feed holds', () => {
    const part = {text: `'"\\ </script> <!-- \u2028 \u0000 é ${'`'}\${x} \u{1f468}`};
    const script = withBuiltIn(TELLS, part, 5, "https://a.example/feed.json?it's")!;
    assert.match(script, /^[ -~]*$/);
    assert.doesNotMatch(script, /<\/|<!--/);
    assert.deepEqual(found(script), {"https://a.example/feed.json?it's": [5, JSON.stringify(part)]});
  });

  it('without an address is for the feed that the page names, by its own address', () => {
    const tag = (feed: string | null) => ({getAttribute: () => feed});
    const keys = (document: object) => Object.keys(found(withBuiltIn(TELLS, {}, 1)!, {URL, location: {href: 'https://page.example/a/'}, document}));
    assert.deepEqual(keys({currentScript: tag('../feed.json'), querySelector: () => null}), ['https://page.example/feed.json']);
    assert.deepEqual(keys({currentScript: null, querySelector: () => tag('https://b.example/f.json')}), ['https://b.example/f.json']);
  });

  it('leaves the script to run where a page broke what it needs', () => {
    assert.equal(runInNewContext(withBuiltIn('try{let ijmFeeds;(()=>"runs")()}catch{}', {}, 1)!), 'runs');
  });
});

describe('ijm-widgets bundle', () => {
  const {folder, write} = workFolder();
  write('feed.json', cleanFeed());

  it('writes what pages are served, with a true table of hashes, and says the new one', async () => {
    const {code, out} = await run(['bundle', '--feed', 'feed.json', '--out', 'one'], folder);
    assert.equal(code, 0);
    const files = readdirSync(join(folder, 'one'), {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(({parentPath, name}) => join(parentPath, name).slice(join(folder, 'one').length + 1)).sort();
    const table = JSON.parse(readFileSync(join(folder, 'one/integrity.json'), 'utf8')) as Record<string, {integrity: string; bytes: number}>;
    assert.deepEqual(Object.keys(table).sort(), files.filter(file => file !== 'integrity.json'));
    for (const [file, {integrity, bytes}] of Object.entries(table)) {
      const data = readFileSync(join(folder, 'one', file));
      assert.deepEqual([integrity, bytes], [`sha384-${createHash('sha384').update(data).digest('base64')}`, data.length], file);
    }
    for (const file of ['ijm-widgets.js', 'ijm-widgets.all.js', 'embed.js']) assert.match(readFileSync(join(folder, 'one', file), 'utf8'), /rescued/, file);
    assert.ok(files.some(file => file.startsWith('parts/')));
    assert.ok(!files.some(file => /^(node|elements)\//.test(file)));
    assert.ok(out.includes(`integrity="${table['ijm-widgets.js']!.integrity}"`));
    assert.match(out, /countries\.cambodia/);
  });

  it('takes a published feed, for its own address', async () => {
    const site = await webServer({'/feed.json': ['application/json', JSON.stringify(cleanFeed())]});
    const {code} = await run(['bundle', '--feed', `${site}/feed.json`, '--out', 'two'], folder);
    assert.equal(code, 0);
    assert.ok(readFileSync(join(folder, 'two/ijm-widgets.js'), 'utf8').includes(`['${site}/feed.json']`));
  });

  for (const [what, args, code, says] of [
    ['without a feed', ['--out', 'x'], 2, /--feed <feed>/],
    ['without a folder', ['--feed', 'feed.json'], 2, /--out <folder>/],
    ['of nothing', ['--feed', 'nowhere.json', '--out', 'x'], 2, /no such file/],
    ['for what is no address', ['--feed', 'feed.json', '--out', 'x', '--base', 'feed.json'], 2, /an address such as/],
    ['of broken JSON', ['--feed', 'broken.json', '--out', 'x'], 1, /line 1 is not JSON/],
    ['of what is no feed', ['--feed', 'none.json', '--out', 'x'], 1, /not a feed of version 1/],
    ['of a feed that browsers refuse', ['--feed', 'large.json', '--out', 'x'], 1, /split/],
  ] as const) {
    it(`${what}: exit code ${code}, and nothing is written`, async () => {
      write('broken.json', '{');
      write('none.json', {locales: ['en']});
      write('large.json', {...cleanFeed(), notes: 'x'.repeat(1_000_001)});
      const outcome = await run(['bundle', ...args], folder);
      assert.equal(outcome.code, code);
      assert.match(outcome.error, says);
      assert.ok(!existsSync(join(folder, 'x')));
    });
  }
});
