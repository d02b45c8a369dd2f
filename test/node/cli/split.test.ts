import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {isReference} from '../../../src/feed/check.js';
import {readFeedFiles, type FeedFiles} from '../../../src/node/cli/check/feed-files.js';
import {splitFeed, type SplitOptions} from '../../../src/node/cli/split.js';
import {validFeeds} from '../../feed/generated-feeds.js';
import {cleanFeed, run, served, workFolder} from './harness.js';

const ADDRESS = new URL('https://feed.test/feed.json');
const opened = (files: Record<string, unknown>): Promise<FeedFiles> => readFeedFiles(ADDRESS, served(files));
const withoutNull = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, member: unknown) => member ?? undefined));

const files = (folder: string, at = ''): string[] =>
  readdirSync(join(folder, at), {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? files(folder, join(at, entry.name)) : [join(at, entry.name)])).sort();

describe('splitFeed', () => {
  it('changes nothing that is shown: what the files make together is the feed', async () => {
    let split = 0;
    await fc.assert(
      fc.asyncProperty(validFeeds, fc.boolean(), async (raw, hash) => {
        // References to nowhere are another matter.
        const here = JSON.parse(JSON.stringify(raw), (_, value: unknown) => (isReference(value) ? null : value)) as unknown;
        const feed = await opened({'feed.json': here});
        const made = splitFeed(feed, 'feed.json', {hash});
        const again = await opened(Object.fromEntries(made));
        assert.deepEqual(again.broken, []);
        assert.deepEqual(withoutNull(again.whole), withoutNull(feed.whole));
        split += made.size - 1;
      }),
      {numRuns: 300},
    );
    assert.ok(split > 150);
  });

  it('gives the same texts for the same feed, also when it is already split', async () => {
    const once = splitFeed(await opened({'feed.json': cleanFeed()}), 'feed.json');
    const twice = splitFeed(await opened(Object.fromEntries(once)), 'feed.json');
    assert.deepEqual([...twice], [...once]);
  });

  it('leaves the schedule in the index, where one read of it withdraws an entry', async () => {
    const feed = cleanFeed();
    feed.quotes['cambodia-sharpe'].withdrawn = true;
    const made = splitFeed({raw: feed, whole: feed}, 'feed.json');
    assert.deepEqual(JSON.parse(made.get('feed.json')!).quotes, {'cambodia-sharpe': {$ref: 'quotes/cambodia-sharpe.json', withdrawn: true}});
    assert.ok(!made.get('quotes/cambodia-sharpe.json')!.includes('withdrawn'));
  });

  it('with --hash names a file anew when, and only when, it changes', () => {
    const names = (feed: object) => [...splitFeed({raw: feed, whole: feed}, 'feed.json', {hash: true}).keys()];
    const feed = cleanFeed();
    const before = names(feed);
    feed.offices['phnom-penh'].director = 'Sok';
    const changed = names(feed).filter(name => !before.includes(name));
    assert.equal(changed.length, 1);
    assert.match(changed[0]!, /^offices\/phnom-penh\.[\da-f]{10}\.json$/);
  });

  describe('with --collections', () => {
    const options: SplitOptions = {collections: true};

    it('the index does not grow with the feed', () => {
      const size = (entries: number) => {
        const feed = cleanFeed();
        for (let i = 0; i < entries; i++) feed.stats[`s${i}`] = feed.stats['cambodia-rescued'];
        return splitFeed({raw: feed, whole: feed}, 'feed.json', options).get('feed.json')!.length;
      };
      assert.equal(size(1000), size(0));
    });

    it('a country still shows the offices that name it', () => {
      const feed = cleanFeed();
      const made = splitFeed({raw: feed, whole: feed}, 'feed.json', options);
      assert.deepEqual(JSON.parse(made.get('countries/cambodia.json')!).offices, ['phnom-penh']);
    });
  });

  it('writes no file whose name leads elsewhere', () => {
    const feed = cleanFeed();
    feed.stats['../../etc/passwd'] = feed.stats['cambodia-rescued'];
    for (const options of [{}, {collections: true}]) {
      const made = splitFeed({raw: feed, whole: feed}, 'feed.json', options);
      assert.ok([...made.keys()].every(name => /^(feed\.json|[a-z]+\/[\w-]+\.json)$/.test(name)));
      assert.ok(made.get('feed.json')!.includes('../../etc/passwd'));
    }
  });

  it('refuses two ids that are one file on many disks', () => {
    const feed = cleanFeed();
    feed.stats['Cambodia-Rescued'] = feed.stats['cambodia-rescued'];
    assert.throws(() => splitFeed({raw: feed, whole: feed}, 'feed.json'), /same file/);
  });
});

describe('ijm-widgets split', () => {
  const {folder, write} = workFolder();
  write('feed.json', cleanFeed());

  it('writes an index and a file an entry, which validate like the feed', async () => {
    const {code, out} = await run(['split', 'feed.json', '--out', 'one'], folder);
    assert.equal(code, 0);
    assert.match(out, /^one\/feed\.json: \d+ bytes, and 7 files of entries; 8 written\.\n$/);
    assert.deepEqual(files(join(folder, 'one')).length, 8);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'one/feed.json'), 'utf8')).countries, {cambodia: {$ref: 'countries/cambodia.json'}});
    const [checked, again] = [await run(['validate', 'one/feed.json'], folder), await run(['split', 'feed.json', '--out', 'one'], folder)];
    assert.equal(checked.code, 0);
    assert.match(again.out, /0 written/);
  });

  it('tells of files that are left over, and removes them when asked', async () => {
    await run(['split', 'feed.json', '--out', 'two'], folder);
    const feed = cleanFeed();
    delete feed.fundraisers.dip;
    write('feed2/feed.json', feed);
    write('two/stats/README.md', 'mine');
    const {out} = await run(['split', 'feed2/feed.json', '--out', 'two'], folder);
    assert.match(out, /1 file of an earlier split can still be fetched: fundraisers\/dip\.json/);
    await run(['split', 'feed2/feed.json', '--out', 'two', '--prune'], folder);
    assert.ok(!existsSync(join(folder, 'two/fundraisers/dip.json')));
    assert.ok(existsSync(join(folder, 'two/stats/README.md')));
  });

  it('--collections leaves nothing of the entries in the index', async () => {
    const {code} = await run(['split', 'feed.json', '--out', 'three', '--collections'], folder);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'three/feed.json'), 'utf8')).stats, {$ref: 'stats/{id}.json'});
    assert.equal((await run(['validate', 'three/feed.json'], folder)).code, 0);
  });

  for (const [what, args, code, says] of [
    ['without a folder', ['feed.json'], 2, /--out <folder>/],
    ['with both ways at once', ['feed.json', '--out', 'x', '--hash', '--collections'], 2, /exclude each other/],
    ['of nothing', ['nowhere.json', '--out', 'x'], 2, /no such file/],
    ['of broken JSON', ['broken.json', '--out', 'x'], 1, /before it is mended/],
    ['of a feed whose files are missing', ['lost.json', '--out', 'x'], 1, /Cannot read stats\/lost\.json/],
  ] as const) {
    it(`${what}: exit code ${code}, and nothing is written`, async () => {
      write('broken.json', '{');
      write('lost.json', {...cleanFeed(), stats: {lost: {$ref: 'stats/lost.json'}}});
      const outcome = await run(['split', ...args], folder);
      assert.equal(outcome.code, code);
      assert.match(outcome.error, says);
      assert.ok(!existsSync(join(folder, 'x')));
    });
  }
});
