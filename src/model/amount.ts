/** What a visitor types as an amount. A later part: fetched when somebody is about to type one. */
import type {wordsIn} from '../text/words.js';
import {givingWords} from '../text/words/giving.js';
import {amountText, minorOf, minorUnits, moneyFormat} from './money.js';

/** Why a typed amount is refused: not plainly one amount, more decimals than its currency has, or beyond exact reckoning. */
export type AmountFault = 'number' | 'decimals' | 'large';

/** What an own amount has to be. */
export interface AmountRule {
  /** ISO 4217. */
  code: string;
  locale: string;
  /** Least and most, in minor units. */
  low: number;
  high: number;
  /** Whether it may not be left empty. */
  isNeeded: boolean;
  /** Handed in, since the words of further languages are loaded there. */
  wordsIn: typeof wordsIn;
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
): {minor: number; fault?: undefined} | {minor?: undefined; fault: AmountFault} => {
  // Longer than any amount; what is pasted must not cost time.
  let text = typed[499] ? '' : plainMarks(typed);
  let marks: Partial<Record<string, string>> = {};
  for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
    const format = moneyFormat(locale, currency, {currencyDisplay, numberingSystem: 'latn', minimumFractionDigits: 1});
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

/**
 * The amount that a visitor typed, in minor units, or why it is refused, in words; neither where it is empty and may be:
 * then the choice is left to the giving page.
 */
export const readAmount = (typed: string, {code, locale, low, high, isNeeded, wordsIn}: AmountRule): {minor?: number; fault?: string} => {
  const words = wordsIn(givingWords, locale);
  const written = (minor: number) => amountText(minor, code, locale);
  if (!typed.trim()) return {fault: isNeeded ? words.missing : undefined};
  const {minor = Infinity, fault} = parseAmount(typed, code, locale);
  // Shows how this locale writes thousands and decimals.
  if (fault && fault !== 'large') return {fault: words[fault](written(minorOf(1234.5, code) ?? 1234))};
  if (minor < low) return {fault: words.min(written(low))};
  if (minor > high) return {fault: words.max(written(high))};
  return {minor};
};
