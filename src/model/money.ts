/** Exact money: whole numbers of minor units, made from digits as they are written, without arithmetic on fractions. */
import {inLocale} from '../text/locale.js';

/** Why a typed amount is refused: not plainly one amount, more decimals than its currency has, or beyond exact reckoning. */
export type AmountFault = 'number' | 'decimals' | 'large';

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
const minorUnits = (whole: string, fraction: string, currency: string): number => {
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

const formatter = (locale: string, currency: string, options: Intl.NumberFormatOptions) =>
  inLocale(locale, tag => new Intl.NumberFormat(tag, {style: 'currency', currency, ...options}))!;

/** An amount of minor units as the locale writes it, with all its decimals or, where it is whole, none: `$45`, `12,50 $`. */
export const amountText = (minor: number, currency: string, locale: string): string => {
  const major = majorString(minor, currency);
  const digits = major.includes('.') ? decimalsOf(currency) : 0;
  return formatter(locale, currency, {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(Number(major));
};

/** All kinds of space and apostrophe as one; marks of direction, which formatters add, left out. */
const plainMarks = (text: string) => text.replace(/[\u061c\u200e\u200f]/g, '').replace(/\s+/g, ' ').replace(/’/g, "'").trim();

/**
 * What a visitor typed as an amount, in minor units of the currency. Read as the locale writes money: its decimal mark,
 * its grouping (also spaces and apostrophes, which mean nothing else), its sign of this currency, digits of any script.
 * Where dot and comma do not part thousands, both are decimal marks, unless what follows could be thousands.
 */
export const parseAmount = (
  typed: string,
  currency: string,
  locale: string,
): {minor: number; fault?: undefined} | {minor?: undefined; fault: AmountFault} => {
  // Longer than any amount; what is pasted must not cost time.
  let text = typed[499] ? '' : plainMarks(typed);
  let marks: Partial<Record<string, string>> = {};
  for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
    const format = formatter(locale, currency, {currencyDisplay, numberingSystem: 'latn', minimumFractionDigits: 1});
    const parts = format.formatToParts(1234567.5);
    // Of several integer parts the first counts.
    marks = Object.fromEntries(parts.reverse().map(({type, value}) => [type, plainMarks(value)]));
    text = text.replace(marks.currency!, '¤');
  }
  const {decimal = '.', group = '', integer} = marks;
  // In India 12,34,567; elsewhere 1,234,567.
  const size = integer === '12' ? 2 : 3;

  text = text
    // Scripts lay their digits out in tens.
    .replace(/\p{Nd}/gu, digit => {
      let value = 0;
      while (/\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0)! - value - 1))) value++;
      return `${value % 10}`;
    })
    .replace('٫', decimal)
    .replace(/٬/g, group);

  const grouped = `[1-9]\\d{0,${size - 1}}([ '${group}])(?:\\d{${size}}\\2)*\\d{3}`;
  const decimals = `[${/[.,]/.test(group) ? decimal : '.,'}]`;
  const [, whole, , mark, fraction = ''] =
    new RegExp(`^(?:¤ ?(?!.*¤))?(\\d+|${grouped})(?:(${decimals})(\\d+))? ?¤?$`).exec(text) ?? [];
  if (!whole || (mark !== decimal && fraction[2])) return {fault: 'number'};
  const minor = minorUnits(whole.replace(/\D/g, ''), fraction, currency);
  return Number.isSafeInteger(minor) ? {minor} : {fault: minor ? 'large' : 'decimals'};
};
