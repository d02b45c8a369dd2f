import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {readersCode} from '../../scripts/make-readers.js';
import {checkFeed, isReference, pathText} from '../../src/feed/check.js';
import {list, map, object, string, type EntryKind, type Reader} from '../../src/feed/read.js';
import * as readers from '../../src/feed/readers.js';
import {brokenFeeds, collections, otherDocuments, validFeeds} from './generated-feeds.js';

const id = string(64, /^[a-z\d][\w-]*$/i);
const kinds = Object.fromEntries(collections.map(name => [name, readers[name as 'stats'] as EntryKind<object>]));
const orReference =
  (read: Reader<object>): Reader<object> =>
  (raw, at, faults) =>
    (isReference(raw) ? readers.reference : read)(raw, at, faults);

/** What browsers read entry by entry, in one go. */
const readFeed = (raw: unknown) => {
  const faults: string[] = [];
  const index = readers.index(raw, '', faults);
  const whole = object({}, Object.fromEntries(Object.values(kinds).map(({collection, read}) => [collection, orReference(map(id, orReference(read)))])));
  const entries = faults[0] === '' ? undefined : whole(raw, '', faults);
  return {feed: index && entries && ({...index, ...entries} as Record<string, unknown>), faults};
};

const faultyPaths = (raw: unknown) => checkFeed(raw).faults.map(({path}) => pathText(path)).sort();

const prototypes = (value: unknown): unknown[] =>
  typeof value === 'object' && value ? [Array.isArray(value) ? null : Object.getPrototypeOf(value), ...Object.values(value).flatMap(prototypes)] : [];

describe('the reader and the schema', () => {
  it('name the same faulty paths in any feed, and what is read is clean', () => {
    let broken = 0;
    let usable = 0;
    fc.assert(
      fc.property(fc.oneof({arbitrary: brokenFeeds, weight: 12}, {arbitrary: validFeeds, weight: 4}, {arbitrary: otherDocuments, weight: 1}), raw => {
        const before = JSON.stringify(raw);
        const {feed, faults} = readFeed(raw);
        assert.deepEqual(faults.toSorted(), faultyPaths(raw));
        assert.equal(JSON.stringify(raw), before, 'the feed itself is not touched');
        assert.equal(({} as {polluted?: unknown}).polluted, undefined);
        if (faults.length > 0) broken++;
        if (!feed) return;
        usable++;
        assert.deepEqual(faultyPaths(feed), []);
        assert.ok(prototypes({...feed}).slice(1).every(prototype => prototype === null));
        assert.ok(!JSON.stringify(feed).includes('__proto__":'));
      }),
      {numRuns: 20_000},
    );
    // Or else the generator would have stopped to break anything, or broken everything.
    assert.ok(broken > 5_000 && usable > 10_000, `${broken} broken, ${usable} usable`);
  });

  it('find nothing wrong in the feed that is valid', () => {
    fc.assert(
      fc.property(validFeeds, raw => {
        assert.deepEqual(readFeed(raw).faults, []);
      }),
      {numRuns: 500},
    );
  });
});

const stat = {value: 500, label: 'rescued'};
const quote = {text: 'We are free.', author: {name: 'Sok'}};
const picture = {src: 'a.jpg', alt: 'A boat', width: 300, height: 200};
const appeal = {title: 'Give', currencies: [{code: 'CAD', amounts: [{value: 35}]}], link: {url: 'https://www.ijm.ca/donate'}};
const form = {title: 'Write', endpoint: 'intake/messages', fields: [{name: 'email', type: 'email', label: 'E-mail'}], thanks: {title: 'Thanks'}};
const goal = {target: 5000, raised: 10, currency: 'CAD'};

/** Plain copy, to compare with what a test writes down. */
const plain = (value: unknown) => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));

/** What is read of an entry, and where it is faulty; the schema has to agree. */
const readEntry = (collection: string, raw: unknown) => {
  const faults: string[] = [];
  const entry = kinds[collection]!.read(raw, `${collection}.x`, faults);
  assert.deepEqual(faults.toSorted(), faultyPaths({version: 1, locales: ['en'], [collection]: {x: raw}}));
  return {entry: plain(entry), faults: faults.map(path => path.slice(`${collection}.x`.length))};
};

const table = (name: string, rows: [what: string, collection: string, raw: unknown, read: unknown, ...faults: string[]][]) =>
  describe(name, () => {
    for (const [what, collection, raw, read, ...faults] of rows) {
      it(what, () => assert.deepEqual(readEntry(collection, raw), {entry: read, faults}));
    }
  });

table('null', [
  ['an optional member is absent', 'stats', {...stat, unit: null, baseline: null}, stat],
  ['a required member is missing', 'stats', {value: 500, label: null}, undefined, '.label'],
  ['a language is absent', 'stats', {...stat, label: {en: 'rescued', fr: null}}, {...stat, label: {en: 'rescued'}}],
  ['an item of a list is faulty', 'countries', {name: 'A', code: 'KH', stats: ['a', null, 'b']}, {name: 'A', code: 'KH', stats: ['a', 'b']}, '.stats[1]'],
]);

table('what is wrong costs only itself', [
  ['a faulty optional member is left out', 'stats', {...stat, since: 'long ago'}, stat, '.since'],
  ['a faulty member deep inside', 'stats', {...stat, source: {label: 'A study', year: 2013.5}}, {...stat, source: {label: 'A study'}}, '.source.year'],
  ['a faulty required member of an optional one', 'stats', {...stat, source: {url: 'https://a.example'}}, stat, '.source.label'],
  ['a faulty required member disables the entry', 'stats', {value: '500', label: 'rescued'}, undefined, '.value'],
  ['every fault is told, not the first alone', 'stats', {value: '500', label: 1, since: 0}, undefined, '.value', '.label', '.since'],
  ['a faulty range', 'stats', {value: {min: 1}, label: 'a'}, undefined, '.value.max'],
  ['a faulty amount is dropped', 'appeals', {...appeal, currencies: [{code: 'CAD', amounts: [{value: 0}, {value: 35}]}]}, appeal, '.currencies[0].amounts[0].value'],
  ['no amount left: no currency, no appeal', 'appeals', {...appeal, currencies: [{code: 'CAD', amounts: [{value: 0}, null]}]}, undefined, '.currencies[0].amounts[0].value', '.currencies[0].amounts[1]'],
  ['no field left: no form', 'forms', {...form, fields: [{name: 'x'}]}, undefined, '.fields[0].type', '.fields[0].label'],
  ['no item left of an optional list', 'countries', {name: 'A', code: 'KH', stats: [1]}, {name: 'A', code: 'KH'}, '.stats[0]'],
  ['a list that was empty from the start stays', 'countries', {name: 'A', code: 'KH', stats: []}, {name: 'A', code: 'KH', stats: []}],
  ['a faulty paragraph is dropped', 'countries', {name: 'A', code: 'KH', story: ['One.', 2, {fr: 'Trois.'}]}, {name: 'A', code: 'KH', story: ['One.', {fr: 'Trois.'}]}, '.story[1]'],
  ['a faulty name of a language', 'stats', {...stat, label: {en_CA: 'a', en: 'b'}}, {...stat, label: {en: 'b'}}, '.label.en_CA'],
  ['an unknown placeholder', 'appeals', {...appeal, link: {...appeal.link, values: {colour: {a: 'b'}, ref: {a: 'b'}}}}, {...appeal, link: {...appeal.link, values: {ref: {a: 'b'}}}}, '.link.values.colour'],
  ['unknown members are ignored', 'stats', {...stat, colour: 'red', constructor: 1, toString: 'x'}, stat],
  ['a length that cannot be compared', 'stats', {...stat, unit: {en: {length: {toString: 1}}}}, {...stat, unit: {}}, '.unit.en'],
  ['one kind of value for another', 'stats', [stat], undefined, ''],
]);

table('consent', [
  ['a faulty one hides the quotation', 'quotes', {...quote, consent: 'yes'}, undefined, '.consent'],
  ['one without a basis hides the quotation', 'quotes', {...quote, consent: {until: '2030-01-01'}}, undefined, '.consent.basis'],
  ['one with a faulty end hides the quotation', 'quotes', {...quote, consent: {basis: 'written', until: 'soon'}}, undefined, '.consent.until'],
  ['a faulty one hides the picture alone', 'countries', {name: 'A', code: 'KH', image: {...picture, consent: []}}, {name: 'A', code: 'KH'}, '.image.consent'],
  ['none is none', 'quotes', {...quote, consent: null}, quote],
  ['a faulty box to tick disables the form', 'forms', {...form, consent: {required: true}}, undefined, '.consent.label'],
]);

table('bounds', [
  ['a text of 10,000', 'stats', {...stat, label: 'a'.repeat(10_000)}, {...stat, label: 'a'.repeat(10_000)}],
  ['a text of 10,001', 'stats', {...stat, label: 'a'.repeat(10_001)}, undefined, '.label'],
  ['a text of 10,000 that take two units each', 'stats', {...stat, label: '😀'.repeat(10_000)}, {...stat, label: '😀'.repeat(10_000)}],
  ['a text of 10,001 that take two units each', 'stats', {...stat, label: '😀'.repeat(10_001)}, undefined, '.label'],
  ['50 fields', 'forms', {...form, fields: Array(50).fill(form.fields[0])}, {...form, fields: Array(50).fill(form.fields[0])}],
  ['51 fields', 'forms', {...form, fields: Array(51).fill(form.fields[0])}, undefined, '.fields'],
  ['100,000 items, of which none is looked at', 'countries', {name: 'A', code: 'KH', stats: Array(100_000).fill(0)}, {name: 'A', code: 'KH'}, '.stats'],
  ['a text of which no language is left', 'stats', {...stat, unit: {x_0: 'a', x_1: 'b'}}, {...stat, unit: {}}, '.unit.x_0', '.unit.x_1'],
]);

table('numbers', [
  ['1e308', 'stats', {...stat, value: 1e308}, undefined, '.value'],
  ['-0', 'stats', {...stat, value: -0}, {...stat, value: 0}],
  ['the text "12"', 'stats', {...stat, value: '12'}, undefined, '.value'],
  ['true', 'stats', {...stat, value: true}, undefined, '.value'],
  ['not a number', 'stats', {...stat, value: NaN}, undefined, '.value'],
  ['2^53 + 1', 'fundraisers', {title: 'A', appeal: 'x', goal: {...goal, supporters: 2 ** 53 + 2}}, {title: 'A', appeal: 'x', goal}, '.goal.supporters'],
  ['half a year', 'stats', {...stat, since: 2003.5}, stat, '.since'],
  ['an amount of 0', 'appeals', {...appeal, currencies: [...appeal.currencies, {code: 'USD', amounts: [{value: 0}]}]}, appeal, '.currencies[1].amounts[0].value'],
]);

describe('addresses', () => {
  const rows: [string, 'page' | 'link' | 'no'][] = [
    ['https://www.ijm.ca/donate?a=b:c#d', 'page'], ['HTTPS://WWW.IJM.CA', 'page'], ['donate', 'page'], ['/donate', 'page'], ['./a:b', 'page'], ['../x?y=z', 'page'], ['?a=b:c', 'page'], ['#d', 'page'],
    ['http://localhost', 'page'], ['http://localhost:5173/x', 'page'], ['http://127.0.0.1?x', 'page'], ['a/b:c', 'page'],
    ['mailto:events@ijm.ca', 'link'], ['tel:+1-800-555', 'link'], ['MAILTO:a@b.ca', 'link'],
    ['http://www.ijm.ca', 'no'], ['http://localhost.evil.example', 'no'], ['http://localhost@evil.example', 'no'], ['http://localhost:80@evil.example', 'no'], ['//evil.example', 'no'], ['https://', 'no'], ['https:/x', 'no'],
    ['javascript:alert(1)', 'no'], ['java\nscript:alert(1)', 'no'], [' javascript:alert(1)', 'no'], ['data:text/html,x', 'no'], ['blob:x', 'no'], ['\\\\evil.example', 'no'], ['https:\\\\evil.example', 'no'], ['ftp://x', 'no'], ['', 'no'], ['a b', 'no'], ['mailto:', 'no'],
  ];
  for (const [address, use] of rows) {
    it(`${JSON.stringify(address)} ${use === 'no' ? 'is refused' : use === 'link' ? 'only as a link' : 'is taken'}`, () => {
      const {entry} = readEntry('countries', {name: 'A', code: 'KH', url: address, image: {...picture, src: address}});
      const {url, image} = entry as {url?: string; image?: object};
      assert.deepEqual([!!url, !!image], [use !== 'no', use === 'page']);
    });
  }
});

describe('references', () => {
  const feed = (offices: unknown) => ({version: 1, locales: ['en'], offices});
  const office = {city: 'Phnom Penh', country: 'cambodia'};
  const rows: [what: string, offices: unknown, read: unknown, ...faults: string[]][] = [
    ['in place of an entry', {a: {$ref: 'a.json', withdrawn: true}}, {a: {$ref: 'a.json', withdrawn: true}}],
    ['in place of a collection', {$ref: 'offices/{id}.json'}, {$ref: 'offices/{id}.json'}],
    ['of the wrong kind is no entry either', {a: {...office, $ref: 5}}, {}, 'offices.a.$ref'],
    ['to another place than the web', {a: {$ref: 'javascript:1'}}, {}, 'offices.a.$ref'],
    ['that is null is none', {a: {...office, $ref: null}}, {a: office}],
    ['with a faulty schedule', {a: {$ref: 'a.json', until: 'soon'}}, {a: {$ref: 'a.json'}}, 'offices.a.until'],
  ];
  for (const [what, offices, read, ...faults] of rows) {
    it(what, () => {
      const result = readFeed(feed(offices));
      assert.deepEqual({offices: plain(result.feed?.offices), faults: result.faults}, {offices: read, faults});
      assert.deepEqual(faultyPaths(feed(offices)), faults);
    });
  }
});

describe('hostile pages and feeds', () => {
  const country = {name: {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'}, code: 'KH', image: picture, story: ['One.', {'en-CA': 'Two.'}], stats: ['a']};
  const feed = {version: 1, locales: ['en-CA', 'fr-CA'], countries: {a: country}, stats: {a: stat}, quotes: {a: quote}, appeals: {a: {...appeal, goal}}, forms: {a: form}, offices: {a: {$ref: 'a.json'}}};

  it('an own __proto__ neither pollutes nor shows', () => {
    const raw = JSON.parse('{"value": 1, "label": {"__proto__": {"polluted": 1}, "en": "a"}, "__proto__": {"unit": "people", "polluted": 1}}');
    const {entry} = readEntry('stats', raw);
    assert.deepEqual(entry, {value: 1, label: {en: 'a'}});
    assert.equal(({} as {polluted?: unknown}).polluted, undefined);
  });

  it('what a page put on Object.prototype adds nothing', () => {
    const clean = JSON.stringify(readFeed(feed).feed);
    const added = {extend() {}, url: 'javascript:alert(1)', value: 5, withdrawn: true, default: 1, $ref: 'x', get: 1, null: 1, critical: 1, required: 1};
    Object.assign(Object.prototype, added);
    try {
      const {feed: read, faults} = readFeed(feed);
      assert.equal(JSON.stringify(read), clean);
      assert.deepEqual(faults, []);
    } finally {
      for (const name of Object.keys(added)) delete (Object.prototype as Record<string, unknown>)[name];
    }
  });

  it('a bait for backtracking of 50,000 characters is refused, wherever it stands', () => {
    const baits = ['a'.repeat(50_000), `${'a'.repeat(50_000)}!`, 'a-'.repeat(25_000), `https://${'a:'.repeat(25_000)} `, '2026-11-23T'.repeat(5_000), `${'a@'.repeat(25_000)}`];
    for (const bait of baits) {
      const faults: string[] = [];
      readers.countries.read({name: {[bait]: 'a'}, code: bait, url: bait, stats: [bait], image: {...picture, src: bait}}, 'c', faults);
      readers.forms.read({...form, email: bait, fields: [{name: bait, type: bait, label: 'a', autocomplete: bait, min: bait}]}, 'f', faults);
      readers.appeals.read({...appeal, from: bait, goal: {...goal, currency: bait, timeZone: bait}, link: {url: bait, params: {[bait]: 'a'}}}, 'a', faults);
      assert.equal(faults.length, 15);
    }
  });

  it('a hundred thousand faults overflow nothing', () => {
    const label = Object.fromEntries(Array.from({length: 150_000}, (_, i) => [`_${i}`, 1]));
    const faults: string[] = [];
    readers.stats.read({value: 1, label}, 's', faults);
    assert.equal(faults.length, 150_000);
  });

  it('what is no object is one fault', () => {
    for (const raw of [undefined, null, 0, 'x', true, [], [[]]]) {
      const faults: string[] = [];
      assert.equal(readers.index(raw, '', faults), undefined);
      assert.deepEqual(faults, ['']);
    }
  });
});

describe('readers.ts', () => {
  it('is what make-readers makes of the schema', () => {
    assert.equal(readFileSync(new URL('../../src/feed/readers.ts', import.meta.url), 'utf8'), readersCode());
  });
});

describe('list', () => {
  it('tells too few items', () => {
    const faults: string[] = [];
    assert.equal(list(string(9), 3, 1)([], 'locales', faults), undefined);
    assert.deepEqual(faults, ['locales']);
  });
});
