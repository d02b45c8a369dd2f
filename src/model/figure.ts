/** Everything an impact figure says. */
import type {LinkUrl, Stat} from '../feed/types.js';
import {dayText} from '../text/dates.js';
import type {Language} from '../text/language.js';
import {figureText, spanOf} from '../text/numbers.js';
import {say, type Said} from '../text/text.js';
import {statWords, wordsIn} from '../text/words.js';

/** One side of a before/after chart. */
export interface Mark {
  /** From where to where it reaches; the same where it is no range. */
  min: number;
  max: number;
  value: string;
  /** What stands at the mark. */
  label: Said;
  year?: string;
}

/** The comparison of a figure with an earlier one. */
export interface Change {
  before: Mark;
  now: Mark;
  /** Whether both counted the same, so that one may be said to have become the other. */
  isComparable: boolean;
  /** "From … to …"; only where they are comparable. */
  sentence?: string;
  /** Says so where they are not. */
  note?: string;
}

/** What `<ijm-impact-stat>` says. */
export interface StatFigure {
  value: string;
  unit?: Said;
  label?: Said;
  /** "Since 2003". */
  period?: string;
  /** "As of 2013". */
  asOf?: string;
  /** `intro` is the word before it, "Source:". */
  source?: {intro: string; label: Said; url?: LinkUrl; year?: string};
  change?: Change;
}

const changeOf = ({value, format, currency, label, baseline}: Stat, now: string, toYear: number | undefined, unit: Said | undefined, language: Language): Change | undefined => {
  const {locale} = language;
  const before = baseline && figureText(baseline.value, locale, format, currency);
  if (!before) return;
  const words = wordsIn(statWords, locale);
  const earlier = say(baseline.label, language);
  const from = spanOf(baseline.value);
  const to = spanOf(value);
  const fromYear = baseline.year;
  const isComparable = baseline.comparable !== false;
  // Two ranges in one sentence are told apart more easily as they are written in figures.
  const change = words.change(to.min < to.max ? before : words.range(before), now);
  const counted = unit && !unit.lang ? ` ${unit.text}` : '';
  const years = fromYear && toYear && fromYear !== toYear ? words.years(`${fromYear}`, `${toYear}`) : '';
  return {
    before: {...from, value: before, label: earlier ?? {text: `${fromYear ?? words.before}`}, year: earlier && fromYear ? `${fromYear}` : undefined},
    // Where whom or what was counted has changed, each side needs its own words.
    now: {...to, value: now, label: (isComparable ? undefined : say(label, language)) ?? {text: `${toYear ?? words.now}`}},
    isComparable,
    ...(isComparable ? {sentence: change + counted + years} : {note: words.apart}),
  };
};

/** What a stat says in a language; `undefined` when its figure cannot be shown, such as money without a currency. */
export const statFigure = (stat: Stat, language: Language): StatFigure | undefined => {
  const {locale} = language;
  const {since, asOf, source} = stat;
  const value = figureText(stat.value, locale, stat.format, stat.currency);
  if (!value) return;
  const words = wordsIn(statWords, locale);
  const unit = say(stat.unit, language);
  const day = typeof asOf === 'string' ? dayText(asOf, locale) : undefined;
  const year = typeof asOf === 'number' ? asOf : day ? parseInt(asOf!, 10) : undefined;
  const origin = say(source?.label, language);
  return {
    value,
    unit,
    label: say(stat.label, language),
    period: since ? words.since(`${since}`) : undefined,
    asOf: day ? words.asOfDay(day) : year ? words.asOfYear(`${year}`) : undefined,
    source: origin && {intro: words.source, label: origin, url: source!.url, year: source!.year ? `${source!.year}` : undefined},
    change: changeOf(stat, value, year, unit, language),
  };
};

/**
 * What a counting-up figure shows on its way.
 *
 * @param fraction How far it has come, from 0 to 1.
 */
export const figureAt = ({value, format, currency}: Stat, fraction: number, {locale}: Language): string | undefined => {
  // As many decimals as in the end, so that the text does not flicker.
  const at = (end: number) => +(end * fraction).toFixed(Math.min(`${end}`.split('.')[1]?.length ?? 0, 3));
  if (fraction >= 1) return figureText(value, locale, format, currency);
  return figureText(typeof value === 'number' ? at(value) : {min: at(value.min), max: at(value.max)}, locale, format, currency);
};
