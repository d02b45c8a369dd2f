import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {parseAmount as parse} from '../../src/model/amount.js';
import {amountText, decimalsOf, majorString, minorOf, minorUnits} from '../../src/model/money.js';
import {numberFormat} from '../../src/text/number-format.js';

const parseAmount = (typed: string, currency: string, locale: string) => parse(typed, currency, locale, {minorUnits, numberFormat});

/** ISO 4217 as published (List One), not as in the source: a few of each kind. */
const ISO = {CAD: 2, USD: 2, EUR: 2, GBP: 2, CHF: 2, HUF: 2, TWD: 2, IDR: 2, COP: 2, JPY: 0, KRW: 0, ISK: 0, UGX: 0, VND: 0, XOF: 0, CLP: 0, KWD: 3, BHD: 3, IQD: 3, TND: 3, CLF: 4, UYW: 4};
const CURRENCIES = Object.keys(ISO) as (keyof typeof ISO)[];

const LOCALES = ['en-CA', 'fr-CA', 'fr', 'fr-CH', 'en-GB', 'de', 'de-CH', 'de-AT', 'it-CH', 'es', 'es-MX', 'pt-BR', 'pt-PT', 'nl', 'sv', 'pl', 'cs', 'nb', 'tr', 'ru', 'ar', 'ar-EG', 'ar-MA', 'fa', 'ur', 'he', 'hi', 'en-IN', 'bn', 'th', 'my', 'ja', 'vi', 'km', 'en-ZA'];

describe('decimalsOf', () => {
  for (const currency of CURRENCIES) it(`gives ${currency} ${ISO[currency]}`, () => assert.equal(decimalsOf(currency), ISO[currency]));
});

describe('minorOf', () => {
  const cases: [amount: unknown, currency: string, minor: number | undefined][] = [
    [35, 'CAD', 3500],
    [19.99, 'CAD', 1999],
    [8.2, 'CAD', 820],
    [1.005, 'KWD', 1005],
    [0.1 + 0.2, 'CAD', undefined],
    ['12.50', 'CAD', 1250],
    ['12.500', 'CAD', undefined],
    [10.5, 'JPY', undefined],
    [1000, 'JPY', 1000],
    [99_999_999, 'CLF', 999_999_990_000],
    [1e-7, 'CAD', undefined],
    [1e21, 'CAD', undefined],
    [2 ** 53, 'CAD', undefined],
    [0, 'CAD', 0],
    [-0, 'CAD', 0],
    [-5, 'CAD', undefined],
    [NaN, 'CAD', undefined],
    [Infinity, 'CAD', undefined],
    ['1e3', 'CAD', undefined],
    ['0x10', 'CAD', undefined],
    ['100&x=1', 'CAD', undefined],
    ['', 'CAD', undefined],
    [null, 'CAD', undefined],
    [undefined, 'CAD', undefined],
    [true, 'CAD', undefined],
    [{}, 'CAD', undefined],
  ];
  for (const [amount, currency, minor] of cases)
    it(`gives ${JSON.stringify(amount) ?? amount} ${currency} ${minor}`, () => assert.equal(minorOf(amount, currency), minor));
});

describe('majorString', () => {
  const cases: [minor: number, currency: string, major: string][] = [
    [4500, 'CAD', '45'],
    [1250, 'CAD', '12.5'],
    [1255, 'CAD', '12.55'],
    [5, 'CAD', '0.05'],
    [50, 'CAD', '0.5'],
    [0, 'CAD', '0'],
    [10000, 'CAD', '100'],
    [1000, 'JPY', '1000'],
    [5, 'JPY', '5'],
    [1000, 'KWD', '1'],
    [1005, 'KWD', '1.005'],
    [12345, 'CLF', '1.2345'],
  ];
  for (const [minor, currency, major] of cases) it(`gives ${minor} of ${currency} as ${major}`, () => assert.equal(majorString(minor, currency), major));

  it('is read back by minorOf', () => {
    fc.assert(fc.property(fc.maxSafeInteger().map(Math.abs), fc.constantFrom(...CURRENCIES), (minor, currency) => assert.equal(minorOf(majorString(minor, currency), currency), minor)), {numRuns: 2000});
  });
});

describe('amountText', () => {
  const cases: [minor: number, currency: string, locale: string, text: string][] = [
    [4500, 'CAD', 'en-CA', '$45'],
    [4550, 'CAD', 'en-CA', '$45.50'],
    [100000, 'USD', 'en-CA', 'US$1,000'],
    [4500, 'CAD', 'fr-CA', '45 $'],
    [1250, 'HUF', 'en-CA', 'HUF 12.50'],
    [1000, 'JPY', 'en-CA', 'JP¥1,000'],
    [1005, 'KWD', 'en-CA', 'KWD 1.005'],
    [4500, 'CAD', 'fr_CA', 'CA$45'],
  ];
  for (const [minor, currency, locale, text] of cases)
    it(`writes ${minor} of ${currency} in ${locale} as ${text}`, () => assert.equal(amountText(minor, currency, locale).replace(/\s/g, ' '), text));

  it('is read back by parseAmount', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.constantFrom(...CURRENCIES), fc.constantFrom(...LOCALES), (minor, currency, locale) => {
        const text = amountText(minor, currency, locale);
        assert.deepEqual(parseAmount(text, currency, locale), {minor}, text);
      }),
      {numRuns: 3000},
    );
  });
});
