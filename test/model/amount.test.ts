import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {parseAmount as parse, type AmountFault} from '../../src/model/amount.js';
import {minorUnits} from '../../src/model/money.js';
import {numberFormat} from '../../src/text/number-format.js';

const parseAmount = (typed: string, currency: string, locale: string) => parse(typed, currency, locale, {minorUnits, numberFormat});

/** ISO 4217 as published (List One), not as in the source: a few of each kind. */
const ISO = {CAD: 2, USD: 2, EUR: 2, GBP: 2, CHF: 2, HUF: 2, TWD: 2, IDR: 2, COP: 2, JPY: 0, KRW: 0, ISK: 0, UGX: 0, VND: 0, XOF: 0, CLP: 0, KWD: 3, BHD: 3, IQD: 3, TND: 3, CLF: 4, UYW: 4};
const CURRENCIES = Object.keys(ISO) as (keyof typeof ISO)[];

const LOCALES = ['en-CA', 'fr-CA', 'fr', 'fr-CH', 'en-GB', 'de', 'de-CH', 'de-AT', 'it-CH', 'es', 'es-MX', 'pt-BR', 'pt-PT', 'nl', 'sv', 'pl', 'cs', 'nb', 'tr', 'ru', 'ar', 'ar-EG', 'ar-MA', 'fa', 'ur', 'he', 'hi', 'en-IN', 'bn', 'th', 'my', 'ja', 'vi', 'km', 'en-ZA'];

describe('parseAmount', () => {
  const accepted: [typed: string, currency: string, locale: string, minor: number][] = [
    ['45', 'CAD', 'en-CA', 4500],
    ['  45 ', 'CAD', 'en-CA', 4500],
    ['007', 'CAD', 'en-CA', 700],
    ['0', 'CAD', 'en-CA', 0],
    // D01
    ['1,000.50', 'CAD', 'en-CA', 100050],
    ['1,234,567.8', 'CAD', 'en-CA', 123456780],
    ['1 000.50', 'CAD', 'en-CA', 100050],
    ["1'000", 'CAD', 'en-CA', 100000],
    ['1,000', 'CAD', 'en-CA', 100000],
    ['1.000,50', 'CAD', 'de', 100050],
    ['1.000', 'CAD', 'de', 100000],
    ['1’000.50', 'CAD', 'de-CH', 100050],
    ['1 000,50', 'CAD', 'fr-CA', 100050],
    ['1\u00a0000,50', 'CAD', 'fr-CA', 100050],
    ['1\u202f000,50', 'CAD', 'fr-CA', 100050],
    ['1\u2009000,50', 'CAD', 'fr-CA', 100050],
    ['1\u2007000\u00a0000,5 $', 'CAD', 'fr-CA', 100000050],
    ['1 234,50 $', 'CAD', 'fr-CA', 123450],
    ['12,5', 'CAD', 'fr-CA', 1250],
    ['12.50', 'CAD', 'fr-CA', 1250],
    ['12,34,567.5', 'INR', 'hi', 123456750],
    ['1.234,50', 'CAD', 'es', 123450],
    ['١٠٠', 'CAD', 'en-CA', 10000],
    ['١٠٠', 'CAD', 'ar-EG', 10000],
    ['١٬٢٣٤٫٥٠', 'EGP', 'ar-EG', 123450],
    ['1,234.50', 'EGP', 'ar-EG', 123450],
    ['۱۲٫۵', 'EUR', 'fa', 1250],
    ['१,२३४', 'INR', 'hi', 123400],
    ['１００', 'JPY', 'ja', 100],
    ['𝟙𝟚𝟛', 'CAD', 'en-CA', 12300],
    // D03: the currency's own sign
    ['$5', 'CAD', 'en-CA', 500],
    ['$ 5', 'CAD', 'en-CA', 500],
    ['5$', 'CAD', 'en-CA', 500],
    ['5 $', 'CAD', 'fr-CA', 500],
    ['US$5', 'USD', 'en-CA', 500],
    ['$5', 'USD', 'en-CA', 500],
    ['5 $ US', 'USD', 'fr-CA', 500],
    ['€5', 'EUR', 'en-CA', 500],
    ['CHF 5', 'CHF', 'de-CH', 500],
    ['\u200f5.00 د.ك.\u200f', 'KWD', 'ar', 5000],
    // D04: exact where a double is not
    ['19.99', 'CAD', 'en-CA', 1999],
    ['8.2', 'CAD', 'en-CA', 820],
    ['1.005', 'KWD', 'en-CA', 1005],
    ['35.855', 'KWD', 'en-CA', 35855],
    ['0.3', 'CAD', 'en-CA', 30],
    ['0.29', 'CAD', 'en-CA', 29],
    // D05
    ['10', 'JPY', 'en-CA', 10],
    ['10.5', 'HUF', 'en-CA', 1050],
    ['10.55', 'TWD', 'en-CA', 1055],
    ['10', 'UGX', 'en-CA', 10],
    ['1.2345', 'CLF', 'en-CA', 12345],
    ['1,234', 'KWD', 'fr-CA', 1234],
    // D06
    ['90,071,992,547,409.91', 'CAD', 'en-CA', Number.MAX_SAFE_INTEGER],
  ];
  for (const [typed, currency, locale, minor] of accepted)
    it(`reads ${JSON.stringify(typed)} in ${locale} as ${minor} minor units of ${currency}`, () => {
      assert.deepEqual(parseAmount(typed, currency, locale), {minor});
    });

  const refused: [typed: string, currency: string, locale: string, fault: AmountFault][] = [
    // D02
    ['1,000', 'CAD', 'fr-CA', 'decimals'],
    ['1.000', 'CAD', 'en-CA', 'decimals'],
    ['1.000', 'CAD', 'fr-CA', 'number'],
    ['1.234', 'KWD', 'fr-CA', 'number'],
    ['1,234', 'KWD', 'de-CH', 'number'],
    ['1,000.50', 'CAD', 'fr-CA', 'number'],
    ['1,000.50', 'CAD', 'de', 'number'],
    ['1.000,50', 'CAD', 'en-CA', 'number'],
    ['1.000,50', 'CAD', 'fr-CA', 'number'],
    ['1 000,50', 'CAD', 'en-CA', 'number'],
    ['12,50', 'CAD', 'en-CA', 'number'],
    ['12.50', 'CAD', 'de', 'number'],
    ['0,100', 'CAD', 'en-CA', 'number'],
    ['1,2,3', 'CAD', 'en-CA', 'number'],
    ['1,00,000', 'CAD', 'en-CA', 'number'],
    ['1234,567', 'CAD', 'en-CA', 'number'],
    ["1,000'000", 'CAD', 'en-CA', 'number'],
    ['35 60', 'CAD', 'fr-CA', 'number'],
    ['1 000 00', 'CAD', 'fr-CA', 'number'],
    // D03
    ['', 'CAD', 'en-CA', 'number'],
    [' ', 'CAD', 'en-CA', 'number'],
    ['.', 'CAD', 'en-CA', 'number'],
    ['.5', 'CAD', 'en-CA', 'number'],
    ['5.', 'CAD', 'en-CA', 'number'],
    ['$', 'CAD', 'en-CA', 'number'],
    ['1e3', 'CAD', 'en-CA', 'number'],
    ['0x10', 'CAD', 'en-CA', 'number'],
    ['0b1', 'CAD', 'en-CA', 'number'],
    ['+5', 'CAD', 'en-CA', 'number'],
    ['-5', 'CAD', 'en-CA', 'number'],
    ['-50', 'CAD', 'en-CA', 'number'],
    ['−5', 'CAD', 'en-CA', 'number'],
    ['-$5', 'CAD', 'en-CA', 'number'],
    ['$-5', 'CAD', 'en-CA', 'number'],
    ['(5)', 'CAD', 'en-CA', 'number'],
    ['--5', 'CAD', 'en-CA', 'number'],
    ['1_000', 'CAD', 'en-CA', 'number'],
    ['Infinity', 'CAD', 'en-CA', 'number'],
    ['NaN', 'CAD', 'en-CA', 'number'],
    ['5 CAD', 'CAD', 'en-CA', 'number'],
    ['5 USD', 'CAD', 'en-CA', 'number'],
    ['€5', 'CAD', 'en-CA', 'number'],
    ['US$5', 'CAD', 'en-CA', 'number'],
    ['$5$', 'CAD', 'en-CA', 'number'],
    ['$5$5', 'CAD', 'en-CA', 'number'],
    ['5$600', 'CAD', 'en-CA', 'number'],
    ['$$5', 'CAD', 'en-CA', 'number'],
    ['10²', 'CAD', 'en-CA', 'number'],
    ['½', 'CAD', 'en-CA', 'number'],
    ['①', 'CAD', 'en-CA', 'number'],
    ['一', 'CAD', 'en-CA', 'number'],
    ['5%', 'CAD', 'en-CA', 'number'],
    ['100&x=1', 'CAD', 'en-CA', 'number'],
    ['5\n6', 'CAD', 'en-CA', 'number'],
    ['1\u200b000', 'CAD', 'en-CA', 'number'],
    // D05
    ['12.345', 'CAD', 'en-CA', 'decimals'],
    ['10.999', 'CAD', 'en-CA', 'decimals'],
    ['10.50000', 'CAD', 'en-CA', 'decimals'],
    ['10.5', 'JPY', 'en-CA', 'decimals'],
    ['10.0', 'JPY', 'en-CA', 'decimals'],
    ['10.5', 'ISK', 'en-CA', 'decimals'],
    ['10.5', 'UGX', 'en-CA', 'decimals'],
    ['1.2345', 'KWD', 'en-CA', 'decimals'],
    ['1.23456', 'CLF', 'en-CA', 'decimals'],
    ['1,5', 'JPY', 'fr-CA', 'decimals'],
    // D06
    ['90,071,992,547,409.92', 'CAD', 'en-CA', 'large'],
    ['9007199254740992', 'CAD', 'en-CA', 'large'],
    ['12345678901234567890', 'CAD', 'en-CA', 'large'],
    ['9'.repeat(400), 'CAD', 'en-CA', 'large'],
    ['9'.repeat(1e6), 'CAD', 'en-CA', 'number'],
  ];
  for (const [typed, currency, locale, fault] of refused)
    it(`refuses ${JSON.stringify(typed.slice(0, 30))} in ${locale} as ${currency}: ${fault}`, () => {
      assert.deepEqual(parseAmount(typed, currency, locale), {fault});
    });

  it('reads as English where the locale is malformed', () => {
    assert.deepEqual(parseAmount('1,234.5', 'CAD', 'en_CA'), {minor: 123450});
  });

  it('never answers anything but whole minor units or a fault, whatever is typed', () => {
    const typed = fc.oneof(fc.string({unit: 'binary'}), fc.string({unit: fc.constantFrom(...'0123456789.,\' ’$€-+e\u00a0\u202f٣٫٬')}));
    fc.assert(
      fc.property(typed, fc.constantFrom(...CURRENCIES), fc.constantFrom(...LOCALES), (text, currency, locale) => {
        const {minor, fault} = parseAmount(text, currency, locale);
        assert.ok(fault ? minor === undefined : Number.isSafeInteger(minor) && minor! >= 0);
      }),
      {numRuns: 5000},
    );
  });

  it('reads back 10,000 amounts as Intl writes them, none off by one minor unit', () => {
    const styles = fc.constantFrom<Intl.NumberFormatOptions>(
      {style: 'currency'},
      {style: 'currency', currencyDisplay: 'narrowSymbol'},
      {style: 'currency', useGrouping: false},
      {style: 'currency', numberingSystem: 'latn'},
      {style: 'currency', numberingSystem: 'fullwide'},
    );
    const minors = fc.oneof(fc.nat(2_000), fc.nat(10_000_000), fc.maxSafeInteger().map(Math.abs));
    fc.assert(
      fc.property(minors, fc.constantFrom(...CURRENCIES), fc.constantFrom(...LOCALES), styles, (minor, currency, locale, style) => {
        const decimals = ISO[currency];
        // BigInt and strings: no double between the amount and what Intl writes.
        const unit = 10n ** BigInt(decimals);
        const major = `${BigInt(minor) / unit}.${`${BigInt(minor) % unit}`.padStart(decimals, '0')}` as `${number}`;
        const format = new Intl.NumberFormat(locale, {...style, currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals});
        const typed = format.format(decimals ? major : BigInt(minor));
        assert.deepEqual(parseAmount(typed, currency, locale), {minor}, typed);
      }),
      {numRuns: 10_000},
    );
  });
});
