import type {Figure, Stat} from '../feed/types.js';
import {numberFormat} from './number-format.js';

/** How a figure is written; the `format` of a stat. */
export type Format = NonNullable<Stat['format']>;

/** Beyond this a double no longer holds every third decimal or whole unit, and no figure of a charity lies there. */
const MOST = 1e15;

const OPTIONS: Record<Format, Intl.NumberFormatOptions> = {
  number: {},
  // As a unit, not as a style: 0.1 means 0.1 %, and nothing is multiplied.
  percent: {style: 'unit', unit: 'percent'},
  currency: {style: 'currency'},
  compact: {notation: 'compact', maximumFractionDigits: 1},
};

const formatter = (locale: string, format: Format, currency?: string) =>
  numberFormat(locale, {...OPTIONS[format], currency, signDisplay: 'negative', trailingZeroDisplay: 'stripIfInteger'} as Intl.NumberFormatOptions);

/** From where to where a figure reaches; a number is a range without width. */
export const spanOf = (value: Figure): {min: number; max: number} => {
  const {min, max} = typeof value === 'number' ? {min: value, max: value} : value;
  return {min: Math.min(min, max), max: Math.max(min, max)};
};

/**
 * A figure as the locale writes it: `0.1%`, `45 $`, `40.3M`, `15–30 %`. At most three decimals, `compact` one, money those
 * of its currency and none where it is whole. `undefined` for what is not to be shown: not a number, out of range, money
 * without a currency that there is.
 *
 * @param currency ISO 4217; for the format `currency`, which is hidden without it.
 */
export const figureText = (value: Figure, locale: string, format: Format = 'number', currency?: string): string | undefined => {
  const {min, max} = spanOf(value);
  const write = formatter(locale, format, format === 'currency' ? currency : undefined);
  // NaN fails every comparison.
  if (!write || !(min >= -MOST && max <= MOST)) return;
  const most = write.format(max);
  if (write.format(min) === most) return most;
  if (format !== 'percent') return write.formatRange(min, max);
  // English would write "15% – 30%", which a sentence cannot take in: one sign for both.
  const bare = formatter(locale, 'number')!;
  return most.replace(bare.format(max), () => bare.formatRange(min, max));
};

/** An amount of money in whole units of its currency (ISO 4217): `$45`, `45,50 $`; `undefined` when it cannot be shown. */
export const moneyText = (value: number, locale: string, currency: string): string | undefined =>
  figureText(value, locale, 'currency', currency);
