import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {checkFeed, pathText} from '../../../src/feed/check.js';
import {CURRENCY_CODES, COUNTRY_CODES} from '../../../src/node/cli/check/codes.js';
import {inspectFeed} from '../../../src/node/cli/check/inspect.js';
import {parseJson, tooDeep} from '../../../src/node/cli/check/json-text.js';
import {nearest} from '../../../src/node/cli/check/nearest.js';
import {printed} from '../../../src/node/cli/check/print.js';
import {brokenFeeds, otherDocuments} from '../../feed/generated-feeds.js';
import {cleanFeed, NOW, served} from './harness.js';

const ADDRESS = new URL('https://feed.test/feed.json');

const inspect = (feed: unknown, files: Record<string, unknown> = {}, now = NOW) => inspectFeed(ADDRESS, {now, fetch: served({'feed.json': feed, ...files})});

/** The clean feed with one thing changed: the last step of `path` is set, or removed where `value` is undefined. */
const changed = (path: string, value: unknown) => {
  const feed = cleanFeed();
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const holder = steps.slice(0, -1).reduce((at, step) => at[step], feed);
  if (value === undefined) delete holder[steps.at(-1)!];
  else holder[steps.at(-1)!] = value;
  return feed;
};

type Row = [change: string, value: unknown, path: string, says: RegExp, suggestion?: string];

const table = (name: string, severity: 'faults' | 'warnings', rows: Row[]) =>
  describe(name, () => {
    for (const [change, value, path, says, suggestion] of rows) {
      it(`${change} = ${JSON.stringify(value)?.slice(0, 80)}`, async () => {
        const report = await inspect(changed(change, value));
        const found = report[severity].filter(finding => finding.path === path);
        assert.equal(found.length, 1, JSON.stringify(report, null, 1));
        assert.match(found[0]!.message, says);
        if (suggestion !== undefined) assert.equal(found[0]!.suggestion, suggestion);
        if (severity === 'warnings') assert.deepEqual(report.faults, []);
      });
    }
  });

describe('a clean feed', () => {
  it('has nothing to mend', async () => {
    const report = await inspect(cleanFeed());
    assert.deepEqual({faults: report.faults, warnings: report.warnings, entries: report.entries, disabled: report.disabled}, {faults: [], warnings: [], entries: 7, disabled: []});
  });
});

describe('what only a server can get wrong', () => {
  const asked = async (headers: Record<string, string>, url = ADDRESS.href) => {
    const answer = new Response(JSON.stringify(cleanFeed()), {headers: {'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers}});
    const report = await inspectFeed(ADDRESS, {now: NOW, fetch: async () => Object.defineProperty(answer, 'url', {value: url})});
    return [...report.faults, ...report.warnings].map(({severity, kind, message}) => `${severity} ${kind}: ${message}`).join('\n');
  };

  it('is nothing where the feed is kept for a minute', async () => assert.equal(await asked({'cache-control': 'public, max-age=60'}), ''));
  it('is nothing where it must be asked anew', async () => assert.equal(await asked({'cache-control': 'no-cache'}), ''));
  it('is how long copies are kept', async () => assert.match(await asked({'cache-control': 'public, max-age=86400'}), /^warning served: .* for 24 hours: .*withdrawn.*max-age=60/));
  it('is how long copies are kept on the way', async () => assert.match(await asked({'cache-control': 'max-age=60, s-maxage=7200'}), /^warning served: .* for 2 hours/));
  it('is that only some sites may read it', async () => assert.match(await asked({'access-control-allow-origin': 'https://www.ijm.ca'}), /^warning served: .*only https:\/\/www\.ijm\.ca/));
  it('is another host that it leads to', async () => assert.match(await asked({}, 'https://cdn.test/feed.json'), /^fault served: .*leads to cdn\.test/));
});

describe('what an editor is not told', () => {
  it('which of two ways round a date is meant', async () => {
    const {faults} = await inspect(changed('updated', '01/02/2027'));
    assert.deepEqual(faults.map(({path, suggestion}) => [path, suggestion]), [['updated', undefined]]);
  });

  it('of texts that are missing in a language that is only misspelt among the locales', async () => {
    const {faults, warnings} = await inspect(changed('locales', ['en_CA', 'fr-CA']));
    assert.deepEqual([faults.map(({path, suggestion}) => [path, suggestion]), warnings], [[['locales[0]', '"en-CA"']], []]);
  });
});

table('what the schema finds', 'faults', [
  ['stats.cambodia-rescued.value', '500', 'stats.cambodia-rescued.value', /`value` should be a number such as 500.*; it is the text "500"\./, '500'],
  ['appeals.cambodia.currencies[0].amounts[1].value', '35', 'appeals.cambodia.currencies[0].amounts[1].value', /`currencies\[0\]\.amounts\[1\]\.value` should be a number, such as 35; it is the text "35"\./, '35'],
  ['stats.cambodia-rescued.label', undefined, 'stats.cambodia-rescued.label', /`label` is missing: it should be a text/],
  ['stats.cambodia-rescued.label', null, 'stats.cambodia-rescued.label', /`label` is missing/],
  ['stats.cambodia-rescued.format', 'curency', 'stats.cambodia-rescued.format', /one of "number", "percent", "currency" or "compact"; it is the text "curency"/, '"currency"'],
  ['countries.cambodia.code', 'kh', 'countries.cambodia.code', /written like "KH"; it is the text "kh"/, '"KH"'],
  ['countries.cambodia.url', 'http://www.ijm.ca', 'countries.cambodia.url', /should be an address/, '"https://www.ijm.ca"'],
  ['countries.cambodia.url', 'javascript:alert(1)', 'countries.cambodia.url', /should be an address/],
  ['countries.cambodia.stats', 'cambodia-rescued', 'countries.cambodia.stats', /should be a list/, '["cambodia-rescued"]'],
  ['countries.cambodia.until', '2026-1-5', 'countries.cambodia.until', /should be a date such as/, '"2026-01-05"'],
  ['countries.cambodia.name', {en_CA: 'x'}, 'countries.cambodia.name.en_CA', /The name "en_CA" should be a language tag/, 'en-CA'],
  ['countries.cambodia.summary', 'a'.repeat(10_001), 'countries.cambodia.summary', /has 10,001 characters; at most 10,000 are read/],
  ['forms.media.fields', Array(51).fill({name: 'a', type: 'text', label: 'a'}), 'forms.media.fields', /has 51 items; at most 50 are read/],
  ['forms.media.fields[0].required', 'yes', 'forms.media.fields[0].required', /should be true or false; it is the text "yes"/, 'true'],
  ['countries.cambodia.image.width', 30_000, 'countries.cambodia.image.width', /should be at most 20,000; it is 30000/],
  ['countries.cambodia.image.width', 600.5, 'countries.cambodia.image.width', /should be a whole number/],
  ['appeals.cambodia.currencies[0].amounts[0].value', 0, 'appeals.cambodia.currencies[0].amounts[0].value', /should be more than 0; it is 0/],
  ['appeals.cambodia.currencies[0].code', 'cad', 'appeals.cambodia.currencies[0].code', /ISO 4217/, '"CAD"'],
  ['donateHosts[0]', 'https://www.ijm.ca/', 'donateHosts[0]', /without https/, '"www.ijm.ca"'],
  ['locales', [], 'locales', /`locales` is empty/],
  ['updated', '23.11.2026', 'updated', /should be a date such as/, '"2026-11-23"'],
  ['updated', 'November 23, 2026', 'updated', /should be a date such as/, '"2026-11-23"'],
  ['appeals.cambodia.goal.ends', '31/01/2027', 'appeals.cambodia.goal.ends', /should be a date such as/, '"2027-01-31"'],
  ['stats.cambodia-rescued.asOf', 'June 2026', 'stats.cambodia-rescued.asOf', /should be a year as a number, such as 2016, or a date such as "2026-11-23"/, '2026'],
  ['appeals.cambodia.goal.target', '$5,000', 'appeals.cambodia.goal.target', /should be a number/, '5000'],
  ['countries.cambodia.appeal', ['cambodia'], 'countries.cambodia.appeal', /should be an id/, '"cambodia"'],
  ['version', 2, 'version', /`version` should be 1; it is 2/],
  ['stats.b b', {value: 1, label: 'a'}, 'stats.b b', /The name "b b" should be an id/, 'b-b'],
  ['offices.x', {$ref: 5}, 'offices.x.$ref', /`\$ref` should be/],
]);

table('what only makes no sense', 'faults', [
  ['stats.cambodia-rescued.format', 'currency', 'stats.cambodia-rescued.currency', /`currency` is missing/],
  ['stats.cambodia-rescued.value', {min: 30, max: 15}, 'stats.cambodia-rescued.value.min', /`min` should not be more than `max`: they are 30 and 15/],
  ['appeals.cambodia.currencies[0].min', 2000, 'appeals.cambodia.currencies[0].min', /not be more than `max`/],
  ['appeals.cambodia.currencies[0].default', 3000, 'appeals.cambodia.currencies[0].default', /between `min` and `max`/],
  ['appeals.cambodia.currencies[0].amounts[0].value', 12.345, 'appeals.cambodia.currencies[0].amounts[0].value', /at most 2 decimals, as CAD has; it is 12.345/],
  ['appeals.cambodia.currencies[0].code', 'XQQ', 'appeals.cambodia.currencies[0].code', /ISO 4217 code of a currency; "XQQ" is none/],
  ['countries.cambodia.code', 'UK', 'countries.cambodia.code', /ISO 3166-1; "UK" is none/, 'GB'],
  ['countries.cambodia.until', '2027-02-30', 'countries.cambodia.until', /a day that the calendar has; it is "2027-02-30"/],
  ['appeals.cambodia.goal.timeZone', 'America/Torono', 'appeals.cambodia.goal.timeZone', /IANA time zone/, 'America/Toronto'],
  ['appeals.cambodia.goal.starts', '2027-03-01', 'appeals.cambodia.goal.starts', /`starts` should not be more than `ends`/],
  ['forms.media.fields[1].options', undefined, 'forms.media.fields[1].options', /a select field needs choices/],
  ['forms.media.fields[1].name', 'email', 'forms.media.fields[1].name', /A second field is called "email"/],
  ['forms.media.fields[0]', {name: 'age', type: 'number', label: 'Age', min: '2026-01-01'}, 'forms.media.fields[0].min', /should be a number.*as the field's type is number/],
  ['forms.media.fields[0]', {name: 'age', type: 'text', label: 'Age', minLength: 9, maxLength: 3}, 'forms.media.fields[0].minLength', /not be more than/],
  ['countries.cambodia.stats', ['cambodia-rescue'], 'countries.cambodia.stats[0]', /There is no stat `cambodia-rescue`/, 'cambodia-rescued'],
  ['countries.cambodia.stats', ['rescued'], 'countries.cambodia.stats[0]', /There is no stat `rescued`/, 'cambodia-rescued'],
  ['countries.cambodia.quotes', ['phnom-penh'], 'countries.cambodia.quotes[0]', /no quote `phnom-penh`; it is the name of an office/],
  ['countries.cambodia.appeal', 'toString', 'countries.cambodia.appeal', /no appeal `toString`/],
  ['offices.phnom-penh.country', 'camboda', 'offices.phnom-penh.country', /no country `camboda`/, 'cambodia'],
  ['fundraisers.dip.appeal', 'cambodja', 'fundraisers.dip.appeal', /no appeal `cambodja`/, 'cambodia'],
]);

table('what an editor may want to know', 'warnings', [
  ['stats.cambodia-rescued.source', undefined, 'stats.cambodia-rescued', /no `source`:/],
  ['stats.cambodia-rescued', {value: 1, label: 'a'}, 'stats.cambodia-rescued', /no `source` and no date/],
  ['countries.cambodia.name', {'en-CA': 'Cambodia'}, 'countries.cambodia.name', /1 text is missing in fr-CA: countries\.cambodia\.name/],
  ['countries.cambodia.headline', {'en-CA': 'a', 'fr-CA': 'b', fr: 'c'}, 'countries.cambodia.headline.fr', /1 text is in fr, which is not one of/],
  ['countries.cambodia.until', '2026-11-23', 'countries.cambodia.until', /`until` is past \(2026-11-23\): the entry is no longer shown/],
  ['appeals.cambodia.goal.ends', '2026-11-01', 'appeals.cambodia.goal.ends', /`ends` is past/],
  ['quotes.cambodia-sharpe.consent', {basis: 'written', until: '2026-11-20'}, 'quotes.cambodia-sharpe.consent.until', /has run out.*the quotation is no longer shown/],
  ['quotes.cambodia-sharpe.consent', {basis: 'written', until: '2026-12-10'}, 'quotes.cambodia-sharpe.consent.until', /runs out on 2026-12-10/],
  ['countries.cambodia.image.consent.until', '2026-11-20', 'countries.cambodia.image.consent.until', /the picture is no longer shown/],
  ['stats.cambodia-rescued.sinse', 4, 'stats.cambodia-rescued.sinse', /`sinse` is not known here and is ignored/, 'since'],
  ['donateHost', [], 'donateHost', /not known here/, 'donateHosts'],
  ['donateHosts[0]', 'ijm.ca', 'appeals.cambodia.link.url', /www\.ijm\.ca is not one of the feed's `donateHosts`: the link to give is not offered/],
  ['donateHosts', undefined, 'appeals.cambodia.link.url', /of which there are none/, '"donateHosts": ["www.ijm.ca"]'],
  ['donateHosts[1]', 'WWW.IJM.CA', 'donateHosts[1]', /never matches/, 'www.ijm.ca'],
  ['donateHosts[1]', 'www.ijm.ca:443', 'donateHosts[1]', /never matches/, 'www.ijm.ca'],
  ['forms.media.endpoint', 'https://forms.ijm.ca/x', 'forms.media.endpoint', /`formHosts`.*the form is not sent/],
  ['countries.cambodia.image.src', 'https://pictures.ijm.ca/x.jpg', 'countries.cambodia.image.src', /`imageHosts`.*the picture is not shown/],
  ['countries.cambodia.url', 'www.ijm.ca/cambodia', 'countries.cambodia.url', /read as the name of a file/, 'https://www.ijm.ca/cambodia'],
  ['countries.cambodia.summary', 'word '.repeat(80), 'countries.cambodia.summary', /400 characters; more than about 240/],
  ['countries.cambodia.summary', 'a <b>bold</b> word', 'countries.cambodia.summary', /holds <b>, which is shown as typed/],
  ['countries.cambodia.story', '[here](http://a.example)', 'countries.cambodia.story', /\[here\]\(http:\/\/a\.example\) leads nowhere/],
  ['stats.other', {value: 1, label: 'a', since: 2003, source: {label: 'b'}}, 'stats.other', /No country shows this stat/],
  ['appeals.cambodia.link.params.amount', '{amout}', 'appeals.cambodia.link.params.amount', /\{amout\}, which means nothing here/, 'amount'],
  ['appeals.cambodia.currencies[0].amounts[0].value', 60, 'appeals.cambodia.currencies[0].amounts[1]', /The amount 60 stands here a second time/],
  ['appeals.cambodia.currencies[0].default', 50, 'appeals.cambodia.currencies[0].default', /none of the amounts/],
  ['appeals.cambodia.currencies[0].amounts[0].value', 2000, 'appeals.cambodia.currencies[0].amounts[0].value', /not between `min` and `max`/],
  ['forms.media.fields[0].options', [{value: 'a', label: 'a'}], 'forms.media.fields[0].options', /means nothing for a field of type email/],
  ['forms.media.fields[0].max', 5, 'forms.media.fields[0].max', /means nothing for a field of type email/],
]);

describe('findings', () => {
  it('of a misspelt required member name both', async () => {
    const feed = cleanFeed();
    feed.offices['phnom-penh'] = {citty: 'Phnom Penh', country: 'cambodia'};
    const {faults, warnings} = await inspect(feed);
    assert.match(faults[0]!.message, /`city` is missing.*Is `citty` meant to be it\?/);
    assert.equal(warnings[0]!.suggestion, 'city');
  });

  it('count missing translations by language', async () => {
    const feed = cleanFeed();
    for (let i = 0; i < 9; i++) feed.stats[`s${i}`] = {...feed.stats['cambodia-rescued'], label: {'en-CA': 'a'}};
    feed.countries.cambodia.stats = Object.keys(feed.stats);
    const {warnings} = await inspect(feed);
    assert.deepEqual(warnings.map(({kind, message}) => [kind, message]), [
      ['translation', '9 texts are missing in fr-CA: stats.s0.label, stats.s1.label, stats.s2.label, stats.s3.label and 5 more.'],
    ]);
  });

  it('of a schedule that never comes', async () => {
    const feed = cleanFeed();
    Object.assign(feed.quotes['cambodia-sharpe'], {from: '2027-02-01', until: '2027-01-01'});
    const {faults} = await inspect(feed);
    assert.deepEqual(faults.map(({path}) => path), ['quotes.cambodia-sharpe.from']);
  });

  it('never say twice what is wrong with one value', async () => {
    const {faults, warnings} = await inspect(changed('countries.cambodia.url', 'http://www.ijm.ca'));
    assert.deepEqual([faults.length, warnings.length], [1, 0]);
  });

  it('tell which entries are not shown', async () => {
    const {disabled} = await inspect(changed('stats.cambodia-rescued.value', '500'));
    assert.deepEqual(disabled, ['stats.cambodia-rescued']);
  });

  it('pass over notes of the editor', async () => {
    const {warnings} = await inspect(changed('countries.cambodia._note', 'ask Sok'));
    assert.deepEqual(warnings, []);
  });

  it('turn into faults when strict', async () => {
    const {faults, warnings} = await inspectFeed(ADDRESS, {now: NOW, strict: true, fetch: served({'feed.json': changed('stats.cambodia-rescued.source', undefined)})});
    assert.deepEqual([faults.map(({severity}) => severity), warnings], [['fault'], []]);
  });

  it('of other documents than feeds are one', async () => {
    for (const feed of [[1], 'null', '"x"', '5']) {
      const {faults} = await inspect(feed);
      assert.equal(faults.length, 1);
      assert.match(faults[0]!.message, /A feed should be an object/);
    }
  });

  it('name every faulty path of any feed, and never throw', async () => {
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({arbitrary: brokenFeeds, weight: 9}, {arbitrary: otherDocuments, weight: 1}), async raw => {
        const feed = JSON.parse(JSON.stringify(raw ?? null)) as unknown;
        const report = await inspect(JSON.stringify(feed));
        // References that lead nowhere change what is looked at, not what is named.
        const told = new Set(report.faults.map(({path}) => path));
        for (const {path} of checkFeed(feed).faults) assert.ok(told.has(pathText(path)), `${pathText(path)} is not told`);
        assert.ok(printed(report, {colour: false}).length > 0);
        looked += report.faults.length;
      }),
      {numRuns: 600},
    );
    assert.ok(looked > 400);
  });
});

describe('references to files', () => {
  const split = (more: object = {}) => {
    const feed = cleanFeed();
    const cambodia = feed.countries.cambodia;
    feed.countries = {cambodia: {$ref: 'countries/cambodia.json', ...more}};
    return {feed, cambodia};
  };

  it('are followed, and faults in a file have its name and lines', async () => {
    const {feed, cambodia} = split();
    const {faults, entries} = await inspect(feed, {'countries/cambodia.json': JSON.stringify({...cambodia, code: 'kh'}, null, 2)});
    assert.deepEqual(faults.map(({path, file, line}) => [path, file, line]), [['countries.cambodia.code', 'https://feed.test/countries/cambodia.json', 6]]);
    assert.equal(entries, 7);
  });

  it('may have a schedule beside them, which wins', async () => {
    const {feed, cambodia} = split({until: '2026-11-01'});
    const {warnings} = await inspect(feed, {'countries/cambodia.json': {...cambodia, until: '2027-01-01'}});
    assert.deepEqual(warnings.map(({path, file, kind}) => [path, file, kind]), [['countries.cambodia.until', 'https://feed.test/feed.json', 'past']]);
  });

  for (const [what, ref, file, says] of [
    ['to nothing', 'countries/nowhere.json', {}, /answers 404/],
    ['to another host', 'https://evil.example/c.json', {}, /another host/],
    ['to a reference', 'countries/cambodia.json', {$ref: 'x.json'}, /holds a `\$ref` again/],
    ['to broken JSON', 'countries/cambodia.json', '{"name": "x"', /not JSON: the document ends too early/],
  ] as const) {
    it(`${what} are faults`, async () => {
      const {feed} = split();
      feed.countries.cambodia.$ref = ref;
      const {faults, disabled} = await inspect(feed, {'countries/cambodia.json': file});
      assert.equal(faults.length, 1, JSON.stringify(faults));
      assert.match(faults[0]!.message, says);
      assert.deepEqual(disabled, ['countries.cambodia']);
    });
  }

  it('for a whole collection are followed as far as others name what is in it', async () => {
    const feed = cleanFeed();
    feed.stats = {$ref: 'stats/{id}.json'};
    const {faults, entries} = await inspect(feed, {'stats/cambodia-rescued.json': {value: '5', label: 'a', since: 2003, source: {label: 'b'}}});
    assert.deepEqual(faults.map(({path}) => path), ['stats.cambodia-rescued.value']);
    assert.equal(entries, 7);
    const missing = await inspect(feed);
    assert.deepEqual(missing.faults.map(({path, kind}) => [path, kind]), [['countries.cambodia.stats[0]', 'reference']]);
  });

  it('for a whole collection need {id}', async () => {
    const {faults} = await inspect(changed('stats', {$ref: 'stats/all.json'}));
    assert.equal(faults[0]!.suggestion, 'stats/{id}.json');
  });
});

describe('a document that browsers refuse', () => {
  it('because it is too large is a fault where it is published', async () => {
    const {faults} = await inspect(changed('note', 'x'.repeat(1_000_000)));
    assert.match(faults[0]!.message, /1\.0 MB; browsers refuse more than 1 MB.*ijm-widgets split/);
  });

  it('because it is nested too deeply is one fault, however deep', async () => {
    const {faults} = await inspect(`{"version": 1, "locales": ["en"], "x":\n${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
    assert.deepEqual(faults.map(({kind, line, column}) => [kind, line, column]), [['depth', 2, 32]]);
  });
});

describe('JSON that is broken', () => {
  const rows: [text: string, line: number, column: number, says: RegExp][] = [
    ['{\n  "version": 1\n  "locales": []\n}', 2, 15, /a comma is missing here/],
    ['{"a": 1 "b": 2}', 1, 8, /a comma is missing here/],
    ['{\n  "version": 1,\n}', 2, 15, /nothing follows this comma/],
    ['{"a": [1, 2,]}', 1, 12, /nothing follows this comma/],
    ['{version: 1}', 1, 2, /names stand between " and ": "version"/],
    ['{"a": True}', 1, 7, /written true, in small letters/],
    ['{"a": None}', 1, 7, /null/],
    ['{"a": 1, // why\n"b": 2}', 1, 10, /no comments/],
    ['{"a": "x\n}', 1, 7, /closing " is missing/],
    ["{'a': 1}", 1, 2, /between " and "/],
    ['{"a" 1}', 1, 5, /a : is missing here/],
    ['{"a": 1', 1, 8, /ends too early/],
    ['{"a": 1} x', 1, 10, /means nothing/],
    ['{"a": NaN}', 1, 7, /means nothing/],
    ['{"a": "b\tc"}', 1, 9, /a tab as/],
    ['{"a": "b\\x"}', 1, 9, /\\/],
    ['', 1, 1, /empty/],
    ['<!doctype html>', 1, 1, /web page/],
  ];
  for (const [text, line, column, says] of rows) {
    it(JSON.stringify(text), async () => {
      const {faults} = await inspect(text);
      assert.deepEqual(faults.map(fault => [fault.kind, fault.line, fault.column]), [['json', line, column]]);
      assert.match(faults[0]!.message, says);
    });
  }
});

describe('the place of everything in a JSON text', () => {
  it('is where its name or value begins', () => {
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 4}), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const json = parseJson(text);
        assert.ok(!('broken' in json));
        const lines = text.split('\n');
        const visit = (inner: unknown, path: (string | number)[]) => {
          const {line, column} = json.placeOf(path);
          const begins = typeof path.at(-1) === 'string' ? JSON.stringify(path.at(-1)) : typeof inner === 'object' && inner ? JSON.stringify(inner)[0]! : JSON.stringify(inner);
          assert.ok(lines[line - 1]!.slice(column - 1).startsWith(begins), `${path.join('.')} at ${line}:${column}`);
          if (typeof inner === 'object' && inner) for (const [key, member] of Object.entries(inner)) visit(member, [...path, Array.isArray(inner) ? Number(key) : key]);
        };
        visit(json.data, []);
      }),
      {numRuns: 300},
    );
  });

  it('of what is missing is where it should be', () => {
    const json = parseJson('{\n "a": {\n  "b": 1 } }');
    assert.ok(!('broken' in json));
    assert.deepEqual(json.placeOf(['a', 'c']), {line: 2, column: 2});
  });

  it('of members that stand twice is told', () => {
    const json = parseJson('{"a": 1, "b": [{"c": 1,\n"c": 2}]}');
    assert.ok(!('broken' in json));
    assert.deepEqual(json.repeated, [{path: ['b', 0, 'c'], place: {line: 2, column: 1}}]);
  });

  it('passes over brackets in texts when it counts how deep they are', () => {
    assert.equal(tooDeep('{"[[[[": "]]]]\\"[[["}', 1), undefined);
    assert.deepEqual(tooDeep('{"a":\n[1]}', 1), {line: 2, column: 1});
  });
});

describe('nearest', () => {
  const words = ['value', 'label', 'since', 'source', 'cambodia-rescued', 'cambodia-convicted', 'donateHosts'];
  for (const [word, found] of [
    ['lable', 'label'], ['valeu', 'value'], ['cambodia-rescue', 'cambodia-rescued'], ['cambodia_rescued', 'cambodia-rescued'], ['rescued', 'cambodia-rescued'],
    ['donatehosts', 'donateHosts'], ['Sources', 'source'], ['xyz', undefined], ['', undefined], ['colour', undefined], ['x'.repeat(10_000), undefined],
  ] as const) {
    it(`${word.slice(0, 20)} → ${found}`, () => assert.equal(nearest(word, words), found));
  }
});

describe('codes', () => {
  it('of countries are those that the language data know', () => {
    const names = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});
    assert.deepEqual([...COUNTRY_CODES].filter(code => !names.of(code)), []);
    assert.equal(COUNTRY_CODES.size, 250);
  });

  it('of currencies are those that the language data know, and none is missing that is young', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    // Units of account, and one that is younger than the data of the oldest Node we run on.
    assert.deepEqual([...CURRENCY_CODES].filter(code => !known.has(code) && !['CLF', 'UYI', 'UYW', 'VED', 'XCG'].includes(code)), []);
    assert.ok(['CAD', 'USD', 'EUR', 'GBP', 'KHR', 'PHP', 'INR', 'UGX'].every(code => CURRENCY_CODES.has(code)));
  });
});

describe('what is printed', () => {
  it('has colours only when asked', async () => {
    const report = await inspect(changed('stats.cambodia-rescued.value', '5'));
    assert.doesNotMatch(printed(report, {colour: false}), /\x1b/);
    assert.match(printed(report, {colour: true}), /\x1b\[31mfault/);
  });

  it('does not repeat one warning a thousand times, unlike the report', async () => {
    const feed = cleanFeed();
    for (let i = 0; i < 1000; i++) feed.stats[`s${i}`] = feed.stats['cambodia-rescued'];
    const report = await inspect(feed);
    assert.equal(report.warnings.length, 1000);
    const text = printed(report, {colour: false});
    assert.match(text, /990 more warnings of the kind “unused”/);
    assert.ok(text.split('\n').length < 60);
  });
});
