import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Stat} from '../../src/feed/types.js';
import {statFigure as figureOf} from '../../src/model/figure.js';
import type {Language} from '../../src/text/language.js';
import {figureTools} from '../../src/model/handed.js';

const statFigure = (stat: Stat, language: Language) => figureOf(stat, language, figureTools);

const locales = ['en-CA', 'fr-CA'];
const english = {locale: 'en-CA', locales};
const french = {locale: 'fr-CA', locales};
const both = (en: string, fr: string) => ({'en-CA': en, 'fr-CA': fr});
/** With ordinary spaces: which kind keeps a unit at its number is up to the browser. */
const spaced = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

describe('statFigure', () => {
  it('says figure, unit, label, period, date and source', () => {
    const stat: Stat = {value: 1500, unit: both('people', 'personnes'), label: both('rescued', 'libérées'), since: 2003, asOf: '2026-11-01', source: {label: both('A study', 'Une étude'), url: 'https://a.example', year: 2013}};
    const said = statFigure(stat, english)!;
    assert.deepEqual([said.value, said.unit, said.label, said.period, said.asOf], ['1,500', {text: 'people'}, {text: 'rescued'}, 'Since 2003', 'As of November 1, 2026']);
    assert.deepEqual(said.source, {intro: 'Source:', label: {text: 'A study'}, url: 'https://a.example', year: 2013});
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
