import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {describe, it} from 'node:test';
import {cleanFeed, follow, run, webServer, workFolder} from './harness.js';

const {folder, write} = workFolder();

const brokenFeed = () => {
  const feed = cleanFeed();
  feed.stats['cambodia-rescued'].value = '500';
  return feed;
};

describe('ijm-widgets validate', () => {
  it('a clean feed: exit code 0', async () => {
    const {code, out, error} = await run(['validate', write('clean.json', cleanFeed())]);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^Nothing to mend in .*clean\.json \(7 entries\)\.\n$/);
  });

  it('warnings alone: exit code 0, and 1 when strict', async () => {
    const feed = cleanFeed();
    delete feed.stats['cambodia-rescued'].source;
    const file = write('warned.json', feed);
    const [lax, strict] = await Promise.all([run(['validate', file]), run(['validate', '--strict', file])]);
    assert.deepEqual([lax!.code, strict!.code], [0, 1]);
    assert.match(lax!.out, /1 warning in/);
    assert.match(strict!.out, /1 fault in/);
  });

  it('faults: exit code 1, with the place, the path and what would be right, without colours in a pipe', async () => {
    write('broken.json', brokenFeed());
    const {code, out} = await run(['validate', 'broken.json'], folder);
    assert.equal(code, 1);
    assert.match(out, /^broken\.json:\d+:\d+ {2}fault {2}stats\.cambodia-rescued\.value\n {2}`value` should be a number.*; it is the text "500"\. Did you mean 500\?\n/m);
    assert.match(out, /Not shown because of 1 fault: stats\.cambodia-rescued\.\n1 fault in broken\.json/);
    assert.doesNotMatch(out, /\x1b/);
  });

  it('--json prints one document for programs', async () => {
    write('broken.json', brokenFeed());
    const {code, out} = await run(['validate', '--json', 'broken.json'], folder);
    assert.equal(code, 1);
    const {faults, warnings, entries, disabled} = JSON.parse(out) as Record<string, any>;
    assert.deepEqual(warnings, []);
    assert.equal(entries, 7);
    assert.deepEqual(disabled, ['stats.cambodia-rescued']);
    const [{line, column, message, ...rest}] = faults;
    assert.deepEqual(rest, {severity: 'fault', kind: 'type', path: 'stats.cambodia-rescued.value', file: 'broken.json', suggestion: '500'});
    const text = JSON.stringify(brokenFeed(), null, 2).split('\n');
    assert.ok(text[line - 1]!.slice(column - 1).startsWith('"value": "500"'));
    assert.match(message, /text "500"/);
  });

  it('broken JSON: the place and the line, no stack', async () => {
    write('text.json', '{\n  "version": 1\n  "locales": ["en"]\n}');
    const {code, out, error} = await run(['validate', 'text.json'], folder);
    assert.equal(code, 1);
    assert.match(out, /^text\.json:2:15 {2}fault\n {2}This is not JSON: a comma is missing here\.\n {2}2 \| {3}"version": 1\n {20}\^\n/);
    assert.doesNotMatch(out + error, / at .*\.[jt]s/);
  });

  for (const [what, args, says] of [
    ['a file that is not there', ['nowhere.json'], /Cannot read nowhere\.json: there is no such file\./],
    ['a folder', ['.'], /it is a folder/],
    ['a text in another encoding', ['latin.json'], /Cannot read latin\.json: it is not saved as UTF-8; save it anew with that encoding\./],
    ['a text as UTF-16', ['utf16.json'], /Cannot read utf16\.json: it is saved as UTF-16; save it anew as UTF-8\./],
    ['a picture', ['picture.json'], /Cannot read picture\.json: it is no text\./],
    ['a server that is not there', ['http://127.0.0.1:9/feed.json'], /Cannot read http:\/\/127\.0\.0\.1:9\/feed\.json/],
    ['no argument', [], /missing required argument 'feed'/],
    ['an option that there is not', ['feed.json', '--jason'], /unknown option '--jason'/],
  ] as const) {
    it(`${what}: exit code 2, and one sentence`, async () => {
      write('latin.json', '');
      const {writeFileSync} = await import('node:fs');
      writeFileSync(`${folder}/latin.json`, Buffer.from([0x7b, 0xe9, 0x7d]));
      writeFileSync(`${folder}/utf16.json`, Buffer.from('\ufeff{"version": 1}', 'utf16le'));
      writeFileSync(`${folder}/picture.json`, Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
      const {code, out, error} = await run(['validate', ...args], folder);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, says);
      assert.doesNotMatch(error, / at .*\.[jt]s/);
    });
  }

  it('--json of what cannot be read is JSON too', async () => {
    const {code, out} = await run(['validate', '--json', 'nowhere.json'], folder);
    assert.equal(code, 2);
    assert.match((JSON.parse(out) as {error: string}).error, /no such file/);
  });

  it('a file with a byte order mark reads as without', async () => {
    const {code} = await run(['validate', write('bom.json', `\ufeff${JSON.stringify(cleanFeed())}`)]);
    assert.equal(code, 0);
  });

  it('a file of more than 1 MB is warned of, with 5,000 entries looked at', async () => {
    const feed = cleanFeed();
    for (let i = 0; i < 5000; i++) feed.countries[`c${i}`] = {...feed.countries.cambodia, summary: 'a'.repeat(200), story: 'a'.repeat(600)};
    const {code, out} = await run(['validate', '--json', write('large.json', feed)]);
    assert.equal(code, 0);
    const {warnings, entries} = JSON.parse(out) as Record<string, any>;
    assert.equal(entries, 5007);
    assert.deepEqual(warnings.map(({kind}: {kind: string}) => kind), ['size']);
    assert.match(warnings[0].message, /ijm-widgets split/);
  });

  it('files that entries refer to are read, also all of a collection', async () => {
    const feed = cleanFeed();
    const {stats, offices} = feed;
    write('parts/stats/cambodia-rescued.json', {...stats['cambodia-rescued'], format: 'curency'});
    write('parts/offices/phnom-penh.json', offices['phnom-penh']);
    write('parts/offices/notes.txt', 'no entry');
    Object.assign(feed, {stats: {'cambodia-rescued': {$ref: 'stats/cambodia-rescued.json'}}, offices: {$ref: 'offices/{id}.json'}});
    write('parts/feed.json', feed);
    const {code, out} = await run(['validate', 'parts/feed.json'], folder);
    assert.equal(code, 1);
    assert.match(out, /^parts\/stats\/cambodia-rescued\.json:\d+:\d+ {2}fault {2}stats\.cambodia-rescued\.format\n/);
    assert.match(out, /1 fault in parts\/feed\.json \(7 entries\)/);
  });

  describe('an address', () => {
    it('that serves a feed as it should', async () => {
      const server = await webServer({'/feed.json': ['application/json', JSON.stringify(cleanFeed())]});
      const {code, out} = await run(['validate', `${server}/feed.json`]);
      assert.equal(code, 0, out);
    });

    it('that calls it a web page, and lets nobody read it', async () => {
      const server = await webServer({'/feed.json': ['text/html', JSON.stringify(cleanFeed()), false]});
      const {code, out} = await run(['validate', `${server}/feed.json`]);
      assert.equal(code, 1);
      assert.match(out, /fault\n {2}The server calls this document text\/html/);
      assert.match(out, /warning\n.*Access-Control-Allow-Origin/);
    });

    it('that has no feed', async () => {
      const server = await webServer({});
      const {code, error} = await run(['validate', `${server}/feed.json`]);
      assert.equal(code, 2);
      assert.match(error, /the server answers 404 Not Found/);
    });
  });

  it('--watch checks again on each save, also of files, also after the feed was gone', async () => {
    const feed = cleanFeed();
    const stat = feed.stats['cambodia-rescued'];
    feed.stats['cambodia-rescued'] = {$ref: 'watched-stat.json'};
    write('watched-stat.json', stat);
    const file = write('watched.json', feed);
    const command = follow(['validate', '--watch', 'watched.json'], folder);
    await command.until(/Nothing to mend[^]*Watching/);
    write('watched-stat.json', {...stat, value: '500'});
    await command.until(/watched-stat\.json:\d+:\d+ {2}fault[^]*Watching/);
    rmSync(file);
    await command.until(/Watching/);
    write('watched-stat.json', stat);
    write('watched.json', feed);
    await command.until(/Nothing to mend/);
    await command.end();
  });
});
