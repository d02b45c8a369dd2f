/** Exact money: whole numbers of minor units, made from digits as they are written, without arithmetic on fractions. */
import {numberFormat} from '../text/number-format.js';

/**
 * How many decimals a currency has (ISO 4217): CAD 2, JPY 0, KWD 3. The browser's own table is another: it writes forints
 * and pesos without the decimals that they can be charged with.
 */
export const decimalsOf = (currency: string): number =>
  /BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF/.test(currency) ? 0
  : /BHD|IQD|JOD|KWD|LYD|OMR|TND/.test(currency) ? 3
  : /CLF|UYW/.test(currency) ? 4
  : 2;

/** Minor units of an amount in ASCII digits; NaN when its currency has fewer decimals. */
export const minorUnits = (whole: string, fraction: string, currency: string): number => {
  const decimals = decimalsOf(currency);
  return fraction[decimals] ? NaN : Number(whole + fraction.padEnd(decimals, '0'));
};

/**
 * Minor units (cents) of an amount in whole units of a currency, as feeds and attributes spell it: `45`, `12.5`.
 * `undefined` for anything else, for more decimals than the currency has, and beyond exact reckoning.
 */
export const minorOf = (amount: unknown, currency: string): number | undefined => {
  const [, whole = '?', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(`${amount}`) ?? [];
  const minor = minorUnits(whole, fraction, currency);
  return Number.isSafeInteger(minor) ? minor : undefined;
};

/** An amount of minor units in whole units of its currency, in the shortest form with a dot: `45`, `12.5`. */
export const majorString = (minor: number, currency: string): string => {
  const decimals = decimalsOf(currency);
  const digits = `${minor}`.padStart(decimals + 1, '0');
  const whole = digits.length - decimals;
  return `${digits.slice(0, whole)}.${digits.slice(whole)}`.replace(/\.?0*$/, '');
};

/** An amount of minor units as the locale writes it, with all its decimals or, where it is whole, none: `$45`, `12,50 $`. */
export const amountText = (minor: number, currency: string, locale: string): string => {
  const major = majorString(minor, currency);
  const digits = major.includes('.') ? decimalsOf(currency) : 0;
  return numberFormat(locale, {style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits})!.format(Number(major));
};
