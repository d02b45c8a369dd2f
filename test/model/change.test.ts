import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Stat} from '../../src/feed/types.js';
import {changeOf, figureAt} from '../../src/model/change.js';
import {statFigure as figureOf} from '../../src/model/figure.js';
import type {Language} from '../../src/text/language.js';
import {figureText, spanOf} from '../../src/text/numbers.js';
import {say} from '../../src/text/text.js';
import {wordsIn} from '../../src/text/words.js';
import {figureTools} from '../../src/model/handed.js';

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

const compared = (stat: Stat, language: Language) =>
  changeOf(stat, figureOf(stat, language, figureTools)!, language, {figureText, say, spanOf, wordsIn});

describe('changeOf', () => {
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
      assert.equal(spaced(compared(stat, english)!.sentence), en);
      assert.equal(spaced(compared(stat, french)!.sentence), fr);
    });
  }

  it('gives both marks their span, words and year', () => {
    const {before, now, isComparable} = compared({...prevalence, baseline: {...prevalence.baseline!, year: 2004}}, english)!;
    assert.deepEqual(before, {min: 15, max: 30, value: '15–30%', label: {text: 'all minors'}, year: '2004'});
    assert.deepEqual(now, {min: 0.1, max: 0.1, value: '0.1%', label: {text: '2013'}});
    assert.equal(isComparable, true);
  });

  it('names marks by their year, else by before and now', () => {
    const labels = (stat: Stat) => [compared(stat, english)!].map(({before, now}) => [before.label.text, before.year, now.label.text])[0];
    assert.deepEqual(labels({value: 1, label: 'a', baseline: {value: 2}}), ['Before', undefined, 'Now']);
    assert.deepEqual(labels({value: 1, label: 'a', asOf: 2013, baseline: {value: 2, year: 2004}}), ['2004', undefined, '2013']);
  });

  it('says no "from … to" where the two are not comparable', () => {
    const {sentence, note, isComparable, before, now} = compared({...prevalence, baseline: {...prevalence.baseline!, comparable: false}}, english)!;
    assert.equal(sentence, undefined);
    assert.equal(isComparable, false);
    assert.match(note!, /not directly comparable/);
    assert.deepEqual([before.label.text, now.label.text], ['all minors', 'of those sold are 15 or younger']);
  });

  it('puts the bounds of a range in order', () => {
    const {before, now} = compared({value: {min: 9, max: 3}, label: 'a', baseline: {value: {min: 4, max: 2}}}, english)!;
    assert.deepEqual([now.value, before.min, now.max], ['3–9', 2, 9]);
  });

  it('is without an earlier value that cannot be shown', () => {
    assert.equal(compared({...prevalence, baseline: {value: 1e300}}, english), undefined);
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
    it(`${JSON.stringify(stat)} at ${fraction} is ${expected}`, () => assert.equal(figureAt({...stat, label: 'a'}, fraction, english, {figureText}), expected));
  }

  it('never shows more digits on its way than in the end, and never overshoots', () => {
    for (const value of [7, 500, 1234, 12.5, 0.125, 99.9]) {
      const end = figureAt({value, label: 'a'}, 1, english, {figureText})!;
      for (let fraction = 0; fraction < 1; fraction += 0.01) {
        const text = figureAt({value, label: 'a'}, fraction, english, {figureText})!;
        assert.ok(text.length <= end.length, `${text} on the way to ${end}`);
        assert.ok(Number(text.replace(',', '')) <= value);
      }
    }
  });
});
