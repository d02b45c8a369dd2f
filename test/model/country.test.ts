import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openFeed} from '../../src/feed/feed.js';
import {countries} from '../../src/feed/readers.js';
import {countryParts, officesOf, type CardOptions} from '../../src/model/country.js';
import {pickEntry} from '../../src/model/find.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const english = {locale: 'en', locales: ['en', 'fr']};
const french = {locale: 'fr', locales: ['en', 'fr']};

const link = {url: 'https://a.example/give'};
const document = {
  version: 1,
  locales: ['en', 'fr'],
  countries: {
    full: {
      name: {en: 'Cambodia', fr: 'Cambodge'},
      code: 'KH',
      headline: 'A headline',
      summary: {en: 'A summary'},
      story: ['A story'],
      url: 'https://a.example',
      stats: ['rescued', 'gone', 'missing'],
      quotes: ['said', 'expired', 'unsure'],
      offices: ['second', 'first', 'closed'],
      appeal: 'give',
    },
    bare: {name: 'Bare', code: 'FJ'},
    unnamed: {name: '', code: 'FJ', url: 'https://a.example'},
    over: {name: 'Over', code: 'FJ', stats: ['gone'], quotes: ['expired'], offices: ['closed'], appeal: 'past'},
  },
  stats: {rescued: {value: 500, label: 'rescued'}, gone: {value: 1, label: 'gone', withdrawn: true}},
  quotes: {
    said: {text: 'Said', author: {name: 'A'}, consent: {basis: 'written', until: '2026-11-23'}},
    expired: {text: 'Expired', author: {name: 'B'}, consent: {basis: 'written', until: '2026-11-22'}},
    unsure: {text: 'Unsure', author: {name: 'C'}, consent: {basis: 'rumour'}},
  },
  offices: {
    first: {city: 'First', country: 'bare'},
    second: {city: 'Second', country: 'full'},
    closed: {city: 'Closed', country: 'bare', until: '2026-01-01'},
    faulty: {city: 5, country: 'bare'},
    third: {city: 'Third', country: 'bare'},
  },
  appeals: {
    give: {title: 'Give', currencies: [{code: 'CAD', amounts: [{value: 5}]}], link},
    past: {title: 'Past', currencies: [{code: 'CAD', amounts: [{value: 5}]}], link, until: '2026-01-01'},
  },
};

const open = (copied?: number) => openFeed(structuredClone(document), 'https://a.example/feed.json', () => true, copied);
const partsOf = (id: string, options: CardOptions, feed = open(), language = english) => countryParts(feed, id, pickEntry(feed, countries, id, NOW).entry!, language, options, NOW);
const kinds = (id: string, options: CardOptions) => partsOf(id, options).map(({kind}) => kind).join(' ');

describe('countryParts: which, and in which order', () => {
  const table: [id: string, options: CardOptions, expected: string][] = [
    ['full', {variant: 'compact', hasPicture: true}, 'picture name headline link'],
    ['full', {variant: 'card', hasPicture: true}, 'picture headline name summary stats link'],
    ['full', {variant: 'profile', hasPicture: true}, 'picture headline name summary story quote map office stats appeal link imprint'],
    ['full', {variant: 'profile'}, 'map headline name summary story quote office stats appeal link imprint'],
    ['full', {}, 'map headline name summary stats link'],
    ['full', {variant: 'huge'}, 'map headline name summary stats link'],
    ['full', {variant: 'constructor'}, 'map headline name summary stats link'],
    ['full', {variant: null, sections: null}, 'map headline name summary stats link'],
    ['full', {sections: 'stats name'}, 'stats name'],
    ['full', {sections: ' Stats,name , stats'}, 'stats name'],
    ['full', {sections: 'stats bogus'}, 'stats'],
    ['full', {sections: 'bogus toString'}, 'map headline name summary stats link'],
    ['full', {sections: ''}, 'map headline name summary stats link'],
    ['full', {sections: 'image quotes offices', hasPicture: true}, 'picture quote office'],
    ['full', {sections: 'map picture'}, 'map'],
    ['full', {sections: 'map picture', hasPicture: true}, 'map picture'],
    ['full', {variant: 'compact', sections: 'story appeal'}, 'story appeal'],
    ['bare', {variant: 'profile'}, 'map name office imprint'],
    ['over', {variant: 'profile'}, 'map name imprint'],
    ['unnamed', {variant: 'profile'}, 'map imprint'],
  ];
  for (const [id, options, expected] of table) it(`${id} ${JSON.stringify(options)}: ${expected}`, () => assert.equal(kinds(id, options), expected));
});

describe('countryParts: what they say', () => {
  it('names the entries that may be shown, in the country’s order', () => {
    assert.deepEqual(partsOf('full', {sections: 'stats quote office appeal'}), [
      {kind: 'stats', ids: ['rescued']},
      {kind: 'quote', ids: ['said']},
      {kind: 'office', ids: ['second', 'first']},
      {kind: 'appeal', ids: ['give']},
    ]);
  });

  it('speaks the language asked for', () => {
    const [name, summary, link] = partsOf('full', {sections: 'name summary link'}, open(), french);
    assert.deepEqual(name, {kind: 'name', text: {text: 'Cambodge'}});
    assert.deepEqual(summary, {kind: 'summary', text: {text: 'A summary', lang: 'en'}});
    assert.deepEqual(link, {kind: 'link', text: 'En savoir plus\u00a0: Cambodge'});
  });

  it('quotes nobody from an old copy', () => {
    const week = 7 * 864e5;
    assert.equal(partsOf('full', {sections: 'quote'}, open(NOW - week + 1)).length, 1);
    assert.equal(partsOf('full', {sections: 'quote'}, open(NOW - week)).length, 0);
  });
});

describe('officesOf', () => {
  const ids = (id: string) => {
    const feed = open();
    return officesOf(feed, id, pickEntry(feed, countries, id, NOW).entry!, NOW);
  };
  it('are those the country names, wherever they lie', () => assert.deepEqual(ids('full'), ['second', 'first']));
  it('are else those that name the country, in the feed’s order', () => assert.deepEqual(ids('bare'), ['first', 'third']));
  it('are none where the country names only what is closed', () => assert.deepEqual(ids('over'), []));
});
