/** What an impact figure says. */
import type {LinkUrl, Stat} from '../feed/types.js';
import type {dayText} from '../text/dates.js';
import type {Language} from '../text/language.js';
import {figureText} from '../text/numbers.js';
import type {Said, say} from '../text/text.js';
import type {wordsIn} from '../text/words.js';
import {statWords} from '../text/words/figures.js';

/** What `<ijm-impact-stat>` says, but for how it compares with an earlier figure: see `change.ts`. */
export interface StatFigure {
  value: string;
  unit?: Said;
  label?: Said;
  /** "Since 2003". */
  period?: string;
  /** "As of 2013". */
  asOf?: string;
  /** `intro` is the word before it, "Source:". */
  source?: {intro: string; label: Said; url?: LinkUrl; year?: number};
}

/** What is handed in, or a bundler would tear the rest in two. */
export interface FigureTools {
  dayText: typeof dayText;
  say: typeof say;
  wordsIn: typeof wordsIn;
}

/** What a stat says in a language; `undefined` when its figure cannot be shown, such as money without a currency. */
export const statFigure = (stat: Stat, language: Language, {dayText, say, wordsIn}: FigureTools): StatFigure | undefined => {
  const {locale} = language;
  const {since, asOf, source} = stat;
  const value = figureText(stat.value, locale, stat.format, stat.currency);
  if (!value) return;
  const words = wordsIn(statWords, locale);
  const day = typeof asOf === 'string' && dayText(asOf, locale);
  const origin = say(source?.label, language);
  return {
    value,
    unit: say(stat.unit, language),
    label: say(stat.label, language),
    period: since ? words.since(`${since}`) : undefined,
    asOf: day ? words.asOfDay(day) : typeof asOf === 'number' ? words.asOfYear(`${asOf}`) : undefined,
    source: origin && {...source, intro: words.source, label: origin},
  };
};
