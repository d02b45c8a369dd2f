import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Goal} from '../../src/feed/types.js';
import {goalProgress} from '../../src/model/goal.js';

const ENGLISH = {locale: 'en-CA', locales: ['en-CA', 'fr-CA']};
const FRENCH = {locale: 'fr-CA', locales: ['en-CA', 'fr-CA']};
const GOAL: Goal = {target: 5000, raised: 1850, currency: 'CAD'};
const NOW = Date.parse('2026-11-23T12:00:00Z');

const progress = (goal: Partial<Goal>, language = ENGLISH, now = NOW) => goalProgress({...GOAL, ...goal}, language, now);

describe('goalProgress', () => {
  it('says all there is to say', () => {
    const all = progress({supporters: 37, starts: '2026-11-01', ends: '2027-01-31', timeZone: 'America/Toronto', updated: '2026-11-22T23:30:00-05:00'});
    assert.deepEqual(all, {
      label: 'Progress towards the goal',
      fraction: 0.37,
      raised: '$1,850',
      target: '$5,000',
      summary: '$1,850 raised of $5,000',
      percent: '37%',
      reached: undefined,
      supporters: '37 supporters',
      time: '69 days left',
      isOver: false,
      asOf: 'As of November 22, 2026',
    });
  });

  for (const locale of ['ar', 'de-DE', 'km']) {
    it(`writes sums and days as its own sentence does, where it has no words in ${locale}`, () => {
      const {summary, time, asOf} = progress({ends: '2027-01-31', updated: '2026-11-22T12:00:00Z'}, {locale, locales: [locale, 'en-CA']})!;
      assert.deepEqual([summary, time, asOf], ['CA$1,850 raised of CA$5,000', '69 days left', 'As of November 22, 2026']);
    });
  }

  it('says it in French', () => {
    const {summary, percent, time, asOf} = progress({raised: 1850.5, ends: '2026-11-23', updated: '2026-11-01'}, FRENCH)!;
    // Which space stands where changes with the locale data.
    assert.deepEqual([summary, percent, time, asOf].map(text => text?.replace(/\s/g, ' ')), [
      '1 850,50 $ recueillis sur 5 000 $',
      '37 %',
      'Il reste 12 heures',
      'Au 1er novembre 2026',
    ]);
  });

  const parts: [raised: number, target: number, percent: string, fraction: number, reached?: string][] = [
    [0, 5000, '0%', 0],
    [29, 100, '29%', 0.29],
    [57, 100, '57%', 0.57],
    [0.57, 1, '57%', 0.57],
    [1, 3, '33%', 1 / 3],
    [2, 3, '67%', 2 / 3],
    [15, 5000, '0.3%', 0.003],
    [47, 5000, '0.9%', 0.0094],
    [49.9, 5000, '1%', 0.00998],
    [0.001, 5000, '0%', 2e-7],
    [99.5, 100, '99%', 0.995],
    [4999.99, 5000, '99%', 4999.99 / 5000],
    [99_999_998, 99_999_999, '99%', 99_999_998 / 99_999_999],
    [5000, 5000, '100%', 1, 'Goal reached'],
    [1.1, 1.1, '100%', 1, 'Goal reached'],
    [5001, 5000, '100%', 1, 'Goal reached'],
    [6250, 5000, '125%', 1, 'Goal reached'],
    [99_999_999, 1, '9,999,999,900%', 1, 'Goal reached'],
  ];
  for (const [raised, target, percent, fraction, reached] of parts)
    it(`calls ${raised} of ${target} ${percent}`, () => {
      const found = progress({raised, target})!;
      assert.deepEqual([found.percent, found.fraction, found.reached], [percent, fraction, reached]);
    });

  it('says 100 % or more if, and only if, the goal is reached', () => {
    const money = fc.oneof(fc.integer({min: 1, max: 9_999_999_999}), fc.integer({min: 1, max: 200_00})).map(cents => Number(`${cents}e-2`));
    fc.assert(
      fc.property(money, money, (raised, target) => {
        const {percent, fraction, reached} = progress({raised, target})!;
        const shown = Number(percent.replace(/[%,]/g, ''));
        assert.equal(shown >= 100, raised >= target);
        assert.equal(!!reached, raised >= target);
        assert.ok(fraction >= 0 && fraction <= 1);
        assert.ok(Math.abs(shown - (raised / target) * 100) <= 1, 'and is never further off than one');
      }),
      {numRuns: 5000},
    );
  });

  const none: [what: string, goal: Partial<Goal>][] = [
    ['a target of 0', {target: 0}],
    ['a negative target', {target: -5}],
    ['a target that is no number', {target: NaN}],
    ['an endless target', {target: Infinity}],
    ['a negative sum', {raised: -1}],
    ['a sum that is no number', {raised: NaN}],
    ['an endless sum', {raised: Infinity}],
    ['an impossible currency', {currency: 'dollars'}],
    ['no currency', {currency: ''}],
  ];
  for (const [what, goal] of none) it(`is none with ${what}`, () => assert.equal(progress(goal), undefined));

  const Toronto = 'America/Toronto';
  const times: [ends: string | undefined, timeZone: string | undefined, now: string, time: string | undefined, isOver: boolean][] = [
    [undefined, undefined, '2026-11-23T12:00Z', undefined, false],
    ['2026-02-30', undefined, '2026-11-23T12:00Z', undefined, false],
    // The last day belongs to it, in the goal's time zone.
    ['2027-01-31', Toronto, '2027-01-31T12:00-05:00', '12 hours left', false],
    ['2027-01-31', Toronto, '2027-02-01T04:59:59Z', 'Less than an hour left', false],
    ['2027-01-31', Toronto, '2027-02-01T05:00Z', 'Ended on January 31, 2027', true],
    ['2027-01-31', undefined, '2027-01-31T23:59:59Z', 'Less than an hour left', false],
    ['2027-01-31', undefined, '2027-02-01T00:00Z', 'Ended on January 31, 2027', true],
    ['2027-01-31', 'Pacific/Auckland', '2027-01-31T11:00Z', 'Ended on January 31, 2027', true],
    ['2027-01-31', 'No/Where', '2027-01-31T23:00Z', '1 hour left', false],
    // Days, then hours, each begun one not counted.
    ['2027-01-31', undefined, '2027-01-01T00:00Z', '31 days left', false],
    ['2027-01-31', undefined, '2027-01-30T00:00Z', '2 days left', false],
    ['2027-01-31', undefined, '2027-01-30T00:01Z', '1 day left', false],
    ['2027-01-31', undefined, '2027-01-31T00:00Z', '1 day left', false],
    ['2027-01-31', undefined, '2027-01-31T00:01Z', '23 hours left', false],
    ['2027-01-31', undefined, '2027-01-31T23:00Z', '1 hour left', false],
    ['2027-01-31', undefined, '2027-01-31T23:01Z', 'Less than an hour left', false],
    ['2027-01-31T18:00:00-05:00', Toronto, '2027-01-31T17:00:00-05:00', '1 hour left', false],
    ['2027-01-31T18:00:00-05:00', Toronto, '2027-01-31T18:00:00-05:00', 'Ended on January 31, 2027', true],
    ['2027-01-31T18:00', Toronto, '2027-01-31T22:00:00Z', '1 hour left', false],
    ['2020-01-31', undefined, '2027-01-01T00:00Z', 'Ended on January 31, 2020', true],
    ['2299-01-01', undefined, '2027-01-01T00:00Z', '99,347 days left', false],
  ];
  for (const [ends, timeZone, now, time, isOver] of times)
    it(`that ends ${ends} in ${timeZone ?? 'UTC'}, at ${now}: ${time}`, () => {
      const found = progress({ends, timeZone}, ENGLISH, Date.parse(now))!;
      assert.deepEqual([found.time, found.isOver], [time, isOver]);
    });

  const begins: [starts: string, now: string, time: string | undefined][] = [
    ['2026-12-01', '2026-11-30T23:59:59Z', 'Starts on December 1, 2026'],
    ['2026-12-01', '2026-12-01T00:00:00Z', '31 days left'],
    ['2026-12-01T09:00:00Z', '2026-12-01T08:00:00Z', 'Starts on December 1, 2026'],
    ['2026-13-01', '2026-12-01T00:00:00Z', '31 days left'],
  ];
  for (const [starts, now, time] of begins)
    it(`that starts ${starts}, at ${now}: ${time}`, () => assert.equal(progress({starts, ends: '2026-12-31'}, ENGLISH, Date.parse(now))!.time, time));

  it('counts supporters, if there are any', () => {
    assert.equal(progress({supporters: 1})!.supporters, '1 supporter');
    assert.equal(progress({supporters: 12345})!.supporters, '12,345 supporters');
    assert.equal(progress({supporters: 0})!.supporters, undefined);
    assert.equal(progress({})!.supporters, undefined);
  });

  it('gives no day that no calendar has', () => assert.equal(progress({updated: '2026-02-30'})!.asOf, undefined));
});
