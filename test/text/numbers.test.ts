import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {figureText, moneyText, type Format} from '../../src/text/numbers.js';

type Value = Parameters<typeof figureText>[0];
const NBSP = '\u00a0';
const DASH = '\u2013';

describe('figureText', () => {
  const table: [value: Value, format: Format | undefined, locale: string, expected: string | undefined, currency?: string][] = [
    [500, undefined, 'en-CA', '500'],
    [2003, 'number', 'en-CA', '2,003'],
    [2003, 'number', 'fr-CA', `2${NBSP}003`],
    [1.23456, 'number', 'en-CA', '1.235'],
    [-0, 'number', 'en-CA', '0'],
    [-0.0001, 'number', 'en-CA', '0'],
    [-5, 'number', 'en-CA', '-5'],
    [0.1 + 0.2, 'number', 'en-CA', '0.3'],
    [1e15, 'number', 'en-CA', '1,000,000,000,000,000'],
    [0.1, 'percent', 'en-CA', '0.1%'],
    [0.1, 'percent', 'fr-CA', `0,1${NBSP}%`],
    [100, 'percent', 'en-CA', '100%'],
    [0.07, 'percent', 'en-CA', '0.07%'],
    [250, 'percent', 'fr-CA', `250${NBSP}%`],
    [40_300_000, 'compact', 'en-CA', '40.3M'],
    [40_349_999, 'compact', 'en-CA', '40.3M'],
    [40_000_000, 'compact', 'en-CA', '40M'],
    [40_300_000, 'compact', 'fr-CA', `40,3${NBSP}M`],
    [12, 'compact', 'en-CA', '12'],
    [45, 'currency', 'en-CA', '$45', 'CAD'],
    [45, 'currency', 'fr-CA', `45${NBSP}$`, 'CAD'],
    [45.5, 'currency', 'en-CA', '$45.50', 'CAD'],
    [45.5, 'currency', 'fr-CA', `45,50${NBSP}$`, 'CAD'],
    [45, 'currency', 'en-CA', 'US$45', 'USD'],
    [45, 'currency', 'en-US', '$45', 'USD'],
    [45, 'currency', 'en-US', 'CA$45', 'CAD'],
    [1500, 'currency', 'ja-JP', '￥1,500', 'JPY'],
    [1.234, 'currency', 'en-CA', `KWD${NBSP}1.234`, 'KWD'],
    [45, 'currency', 'en-CA', undefined],
    [45, 'currency', 'en-CA', undefined, 'XX'],
    [45, 'currency', 'en-CA', undefined, 'C D'],
    [45, 'number', 'en-CA', '45', 'XX'],
    [{min: 15, max: 30}, 'percent', 'en-CA', `15${DASH}30%`],
    [{min: 15, max: 30}, 'percent', 'fr-CA', `15${DASH}30${NBSP}%`],
    [{min: 0.1, max: 1000}, 'percent', 'fr-CA', `0,1${DASH}1${NBSP}000${NBSP}%`],
    [{min: 30, max: 15}, 'percent', 'en-CA', `15${DASH}30%`],
    [{min: 15, max: 15}, 'percent', 'en-CA', '15%'],
    [{min: 0.10001, max: 0.10002}, 'percent', 'en-CA', '0.1%'],
    [{min: 1500, max: 3000}, 'number', 'en-CA', `1,500${DASH}3,000`],
    [{min: 45, max: 50.5}, 'currency', 'fr-CA', `45${DASH}50,50${NBSP}$`, 'CAD'],
    [NaN, 'number', 'en-CA', undefined],
    [Infinity, 'number', 'en-CA', undefined],
    [-Infinity, 'currency', 'en-CA', undefined, 'CAD'],
    [1e308, 'currency', 'en-CA', undefined, 'CAD'],
    [1e16, 'compact', 'en-CA', undefined],
    [{min: 1, max: NaN}, 'number', 'en-CA', undefined],
    [{min: -Infinity, max: 1}, 'number', 'en-CA', undefined],
    [1500, 'number', 'en_CA', '1,500'],
    [1500, 'number', '', '1,500'],
    [1500, 'number', '__proto__', '1,500'],
    [1500, 'number', 'x'.repeat(500), '1,500'],
    [45, 'currency', 'en_CA', 'CA$45', 'CAD'],
    [45, 'currency', 'en_CA', undefined, 'XX'],
  ];
  for (const [value, format, locale, expected, currency] of table) {
    it(`${JSON.stringify(value)} as ${format} ${currency ?? ''} in ${locale.slice(0, 20)} is ${expected}`, () => {
      const shown = figureText(value, locale, format, currency);
      // Browsers differ in which space parts thousands; that it does not break is what matters.
      assert.equal(shown?.replace(/\u202f/g, NBSP), expected);
      assert.equal(figureText(value, locale, format, currency), shown, 'the same again, from the cache');
    });
  }

  for (const locale of ['en-CA', 'fr-CA', 'es', 'de', 'ar', 'tr', 'fa', 'km']) {
    it(`writes any percentage as the percent style of Intl does in ${locale}`, () => {
      const style = new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 3});
      for (let thousandths = 0; thousandths < 100_000; thousandths += 77) {
        // Through text, so that no double is divided: 0.1 % is 0.001.
        assert.equal(figureText(thousandths / 1000, locale, 'percent'), style.format(Number(`${thousandths}e-5`)));
      }
    });
  }

  it('writes money with the decimals of its currency or with none', () => {
    for (const currency of ['CAD', 'USD', 'EUR', 'JPY', 'KWD', 'KHR', 'PHP']) {
      const {maximumFractionDigits: decimals = 0} = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions();
      for (const amount of [1, 12, 1234.5, 0.25]) {
        const digits = moneyText(amount, 'en', currency)!.split('.')[1]?.length ?? 0;
        const isWhole = Number.isInteger(+amount.toFixed(decimals));
        assert.equal(digits, isWhole ? 0 : decimals, `${amount} ${currency}`);
      }
    }
  });
});
