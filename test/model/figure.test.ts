import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Stat} from '../../src/feed/types.js';
import {figureAt, statFigure} from '../../src/model/figure.js';

const locales = ['en-CA', 'fr-CA'];
const english = {locale: 'en-CA', locales};
const french = {locale: 'fr-CA', locales};
const both = (en: string, fr: string) => ({'en-CA': en, 'fr-CA': fr});
/** With ordinary spaces: which kind keeps a unit at its number is up to the browser. */
const spaced = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

const prevalence: Stat = {
  value: 0.1,
  format: 'percent',
  label: both('of those sold are 15 or younger', 'des personnes vendues ont 15 ans ou moins'),
  asOf: 2013,
  baseline: {value: {min: 15, max: 30}, label: both('all minors', 'tous les mineurs')},
};

describe('statFigure', () => {
  it('says figure, unit, label, period, date and source', () => {
    const stat: Stat = {value: 1500, unit: both('people', 'personnes'), label: both('rescued', 'libérées'), since: 2003, asOf: '2026-11-01', source: {label: both('A study', 'Une étude'), url: 'https://a.example', year: 2013}};
    const said = statFigure(stat, english)!;
    assert.deepEqual([said.value, said.unit, said.label, said.period, said.asOf], ['1,500', {text: 'people'}, {text: 'rescued'}, 'Since 2003', 'As of November 1, 2026']);
    assert.deepEqual(said.source, {intro: 'Source:', label: {text: 'A study'}, url: 'https://a.example', year: '2013'});
    assert.equal(said.change, undefined);
    const dit = statFigure(stat, french)!;
    assert.deepEqual([spaced(dit.value), dit.unit, dit.label, dit.period, dit.asOf], ['1 500', {text: 'personnes'}, {text: 'libérées'}, 'Depuis 2003', 'Données au 1er novembre 2026']);
    assert.equal(spaced(dit.source!.intro), 'Source :');
  });

  it('leaves out what is not there', () => {
    const said = statFigure({value: 5, label: 'a'}, english)!;
    assert.deepEqual(JSON.parse(JSON.stringify(said)), {value: '5', label: {text: 'a'}});
  });

  it('marks words in another language', () => {
    const said = statFigure({value: 5, label: {'en-CA': 'a'}, unit: {'en-CA': 'b'}, source: {label: {'en-CA': 'c'}}}, french)!;
    assert.deepEqual([said.label, said.unit, said.source!.label], ['a', 'b', 'c'].map(text => ({text, lang: 'en-CA'})));
  });

  it('takes a year or a day for its date, and hides an impossible one', () => {
    const asOf = (date: Stat['asOf']) => statFigure({value: 5, label: 'a', asOf: date}, english)!.asOf;
    assert.equal(asOf(2013), 'As of 2013');
    assert.equal(asOf('2013-06-01'), 'As of June 1, 2013');
    assert.equal(asOf('2013-02-30'), undefined);
  });

  it('leaves out a source without words', () => {
    assert.equal(statFigure({value: 5, label: 'a', source: {label: '', url: 'https://a.example'}}, english)!.source, undefined);
  });

  const unusable: [string, Stat][] = [
    ['money without a currency', {value: 5, format: 'currency', label: 'a'}],
    ['money of a currency that there is not', {value: 5, format: 'currency', currency: 'C', label: 'a'}],
    ['no number', {value: NaN, label: 'a'}],
    ['an endless number', {value: Infinity, label: 'a'}],
    ['a number out of range', {value: 1e308, format: 'compact', label: 'a'}],
  ];
  for (const [what, stat] of unusable) it(`is nothing for ${what}`, () => assert.equal(statFigure(stat, english), undefined));
});

describe('statFigure: before and after', () => {
  const sentences: [what: string, stat: Stat, en: string, fr: string][] = [
    ['a range to a number', prevalence, 'From 15–30% to 0.1%', 'De 15 à 30 % à 0,1 %'],
    ['with both years', {...prevalence, baseline: {value: {min: 15, max: 30}, year: 2004}}, 'From 15–30% to 0.1% between 2004 and 2013', 'De 15 à 30 % à 0,1 % entre 2004 et 2013'],
    ['with both years, one in a day', {...prevalence, asOf: '2013-05-01', baseline: {value: 15, year: 2004}}, 'From 15% to 0.1% between 2004 and 2013', 'De 15 % à 0,1 % entre 2004 et 2013'],
    ['with one year twice', {...prevalence, baseline: {value: 15, year: 2013}}, 'From 15% to 0.1%', 'De 15 % à 0,1 %'],
    ['a number to a range', {...prevalence, value: {min: 5, max: 10}, baseline: {value: 30}}, 'From 30% to 5–10%', 'De 30 % à 5–10 %'],
    ['a range to a range', {...prevalence, value: {min: 5, max: 10}, baseline: {value: {min: 15, max: 30}}}, 'From 15–30% to 5–10%', 'De 15–30 % à 5–10 %'],
    ['with a unit', {value: 500, unit: both('people', 'personnes'), label: 'a', baseline: {value: 1800}}, 'From 1,800 to 500 people', 'De 1 800 à 500 personnes'],
    ['with a unit in another language', {value: 500, unit: {es: 'personas'}, label: 'a', baseline: {value: 800}}, 'From 800 to 500', 'De 800 à 500'],
    ['money', {value: 50, format: 'currency', currency: 'CAD', label: 'a', baseline: {value: 45.5}}, 'From $45.50 to $50', 'De 45,50 $ à 50 $'],
    ['upward', {value: 9, label: 'a', baseline: {value: 3, comparable: true}}, 'From 3 to 9', 'De 3 à 9'],
  ];
  for (const [what, stat, en, fr] of sentences) {
    it(`${what}: ${en}`, () => {
      assert.equal(spaced(statFigure(stat, english)!.change!.sentence), en);
      assert.equal(spaced(statFigure(stat, french)!.change!.sentence), fr);
    });
  }

  it('gives both marks their span, words and year', () => {
    const {before, now, isComparable} = statFigure({...prevalence, baseline: {...prevalence.baseline!, year: 2004}}, english)!.change!;
    assert.deepEqual(before, {min: 15, max: 30, value: '15–30%', label: {text: 'all minors'}, year: '2004'});
    assert.deepEqual(now, {min: 0.1, max: 0.1, value: '0.1%', label: {text: '2013'}});
    assert.equal(isComparable, true);
  });

  it('names marks by their year, else by before and now', () => {
    const labels = (stat: Stat) => [statFigure(stat, english)!.change!].map(({before, now}) => [before.label.text, before.year, now.label.text])[0];
    assert.deepEqual(labels({value: 1, label: 'a', baseline: {value: 2}}), ['Before', undefined, 'Now']);
    assert.deepEqual(labels({value: 1, label: 'a', asOf: 2013, baseline: {value: 2, year: 2004}}), ['2004', undefined, '2013']);
  });

  it('says no "from … to" where the two are not comparable', () => {
    const {sentence, note, isComparable, before, now} = statFigure({...prevalence, baseline: {...prevalence.baseline!, comparable: false}}, english)!.change!;
    assert.equal(sentence, undefined);
    assert.equal(isComparable, false);
    assert.match(note!, /not directly comparable/);
    assert.deepEqual([before.label.text, now.label.text], ['all minors', 'of those sold are 15 or younger']);
  });

  it('puts the bounds of a range in order', () => {
    assert.deepEqual([statFigure({value: {min: 9, max: 3}, label: 'a', baseline: {value: {min: 4, max: 2}}}, english)!].map(({value, change}) => [value, change!.before.min, change!.now.max]), [['3–9', 2, 9]]);
  });

  it('is without an earlier value that cannot be shown', () => {
    assert.equal(statFigure({...prevalence, baseline: {value: 1e300}}, english)!.change, undefined);
  });
});

describe('figureAt', () => {
  const table: [stat: Omit<Stat, 'label'>, fraction: number, expected: string | undefined][] = [
    [{value: 500}, 0, '0'],
    [{value: 500}, 0.5, '250'],
    [{value: 500}, 0.333, '167'],
    [{value: 500}, 1, '500'],
    [{value: 500}, 1.2, '500'],
    [{value: 12.5}, 0.5, '6.3'],
    [{value: 0.1, format: 'percent'}, 0.2, '0%'],
    [{value: 0.125, format: 'percent'}, 0.5, '0.063%'],
    [{value: 40_300_000, format: 'compact'}, 0.5, '20.2M'],
    [{value: 45, format: 'currency', currency: 'CAD'}, 0.5, '$23'],
    [{value: {min: 15, max: 30}}, 0.5, '8–15'],
    [{value: {min: 15, max: 30}}, 1, '15–30'],
    [{value: 45, format: 'currency'}, 0.5, undefined],
  ];
  for (const [stat, fraction, expected] of table) {
    it(`${JSON.stringify(stat)} at ${fraction} is ${expected}`, () => assert.equal(figureAt({...stat, label: 'a'}, fraction, english), expected));
  }

  it('never shows more digits on its way than in the end, and never overshoots', () => {
    for (const value of [7, 500, 1234, 12.5, 0.125, 99.9]) {
      const end = figureAt({value, label: 'a'}, 1, english)!;
      for (let fraction = 0; fraction < 1; fraction += 0.01) {
        const text = figureAt({value, label: 'a'}, fraction, english)!;
        assert.ok(text.length <= end.length, `${text} on the way to ${end}`);
        assert.ok(Number(text.replace(',', '')) <= value);
      }
    }
  });
});
