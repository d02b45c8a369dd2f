/** What a visitor types as an amount. A later part: fetched when somebody is about to type one. */
import type {wordsIn} from '../text/words.js';
import {givingWords} from '../text/words/giving.js';
import type {numberFormat} from '../text/number-format.js';
import type {amountText, minorOf, minorUnits} from './money.js';

/** Why a typed amount is refused: not plainly one amount, more decimals than its currency has, or beyond exact reckoning. */
export type AmountFault = 'number' | 'decimals' | 'large';

/** What this part needs of the element's bundle, and so does not bring along. */
export interface MoneyTools {
  amountText: typeof amountText;
  minorOf: typeof minorOf;
  minorUnits: typeof minorUnits;
  numberFormat: typeof numberFormat;
  wordsIn: typeof wordsIn;
}

/** What an own amount has to be. */
export interface AmountRule extends MoneyTools {
  /** ISO 4217. */
  code: string;
  locale: string;
  /** Least and most, in minor units; and whether that is the feed's own limit. */
  low: number;
  high: number;
  hasMin: boolean;
  hasMax: boolean;
  /** Whether it may not be left empty. */
  isNeeded: boolean;
}

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
  {numberFormat, minorUnits}: Pick<MoneyTools, 'numberFormat' | 'minorUnits'>,
): {minor: number; fault?: undefined} | {minor?: undefined; fault: AmountFault} => {
  // Longer than any amount; what is pasted must not cost time.
  let text = typed[499] ? '' : plainMarks(typed);
  let marks: Partial<Record<string, string>> = {};
  for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
    const format = numberFormat(locale, {style: 'currency', currency, currencyDisplay, numberingSystem: 'latn', minimumFractionDigits: 1})!;
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

/** What may be given, in words; and of what was typed, the amount in minor units or why it is refused, in words. */
export interface Reading {
  limits?: string;
  minor?: number;
  fault?: string;
}

/**
 * Reads what a visitor typed. Neither an amount nor a fault where nothing is typed, and nothing needs to be: then the
 * choice is left to the giving page.
 *
 * @param typed Unset while nothing was ever typed.
 */
export const readAmount = (typed: string | undefined, rule: AmountRule): Reading => {
  const {code, locale, low, high, hasMin, hasMax, isNeeded, amountText, minorOf, wordsIn} = rule;
  const words = wordsIn(givingWords, locale);
  const written = (minor: number) => amountText(minor, code, locale);
  const limits =
    hasMin && hasMax ? words.between(written(low), written(high))
    : hasMin ? words.atLeast(written(low))
    : hasMax ? words.atMost(written(high))
    : undefined;
  if (!typed?.trim()) return {limits, fault: isNeeded && typed !== undefined ? words.missing : undefined};
  const {minor = Infinity, fault} = parseAmount(typed, code, locale, rule);
  // Shows how this locale writes thousands and decimals.
  if (fault && fault !== 'large') return {limits, fault: words[fault](written(minorOf(1234.5, code) ?? 1234))};
  if (minor < low) return {limits, fault: words.min(written(low))};
  if (minor > high) return {limits, fault: words.max(written(high))};
  return {limits, minor};
};
