/**
 * What a figure says beside an earlier one, and on its way up. Only some figures need it, so it is fetched by those, and
 * what lives elsewhere in the kit is handed to it.
 */
import type {Stat} from '../feed/types.js';
import type {Language} from '../text/language.js';
import type {figureText, spanOf} from '../text/numbers.js';
import type {Said, say} from '../text/text.js';
import type {wordsIn} from '../text/words.js';
import {changeWords} from '../text/words/change.js';
import type {StatFigure} from './figure.js';

/** What is handed in. */
export interface ChangeTools {
  figureText: typeof figureText;
  say: typeof say;
  spanOf: typeof spanOf;
  wordsIn: typeof wordsIn;
}

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

/**
 * How a stat compares with its baseline; `undefined` without one that can be shown.
 *
 * @param figure What the stat itself says.
 */
export const changeOf = (
  {value, format, currency, label, asOf, baseline}: Stat,
  figure: StatFigure,
  language: Language,
  {figureText, say, spanOf, wordsIn}: ChangeTools,
): Change | undefined => {
  const {locale} = language;
  const before = baseline && figureText(baseline.value, locale, format, currency);
  if (!before) return;
  const words = wordsIn(changeWords, locale);
  const now = figure.value;
  const earlier = say(baseline.label, language);
  const from = spanOf(baseline.value);
  const to = spanOf(value);
  const fromYear = baseline.year;
  const toYear = figure.asOf && parseInt(`${asOf}`, 10);
  const isComparable = baseline.comparable !== false;
  // Two ranges in one sentence are told apart more easily as they are written in figures.
  const change = words.fromTo(to.min < to.max ? before : words.range(before), now);
  const counted = figure.unit && !figure.unit.lang ? ` ${figure.unit.text}` : '';
  const years = fromYear && toYear && fromYear !== toYear ? words.years(`${fromYear}`, `${toYear}`) : '';
  return {
    before: {...from, value: before, label: earlier ?? {text: `${fromYear ?? words.before}`}, year: earlier && fromYear ? `${fromYear}` : undefined},
    // Where whom or what was counted has changed, each side needs its own words.
    now: {...to, value: now, label: (isComparable ? undefined : say(label, language)) ?? {text: `${toYear || words.now}`}},
    isComparable,
    ...(isComparable ? {sentence: change + counted + years} : {note: words.apart}),
  };
};

/**
 * What a counting-up figure shows on its way.
 *
 * @param fraction How far it has come, from 0 to 1.
 */
export const figureAt = (
  {value, format, currency}: Stat,
  fraction: number,
  {locale}: Language,
  {figureText}: Pick<ChangeTools, 'figureText'>,
): string | undefined => {
  // As many decimals as in the end, so that the text does not flicker.
  const at = (end: number) => +(end * fraction).toFixed(Math.min(`${end}`.split('.')[1]?.length ?? 0, 3));
  if (fraction >= 1) return figureText(value, locale, format, currency);
  return figureText(typeof value === 'number' ? at(value) : {min: at(value.min), max: at(value.max)}, locale, format, currency);
};
