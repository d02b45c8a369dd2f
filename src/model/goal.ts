/** How far a goal has been reached, and how long there is. */
import type {Goal} from '../feed/types.js';
import {dayText} from '../text/dates.js';
import {endOfDayIn, startOfDayIn} from '../text/zones.js';
import type {Language} from '../text/language.js';
import {figureText, moneyText} from '../text/numbers.js';
import {wordsIn} from '../text/words.js';
import {goalWords} from '../text/words/goal.js';

const HOUR_MS = 3_600_000;

/** What `<ijm-goal>` says. */
export interface GoalProgress {
  /** What the bar means, for those who don't see it. */
  label: string;
  /** How much of the bar is full, from 0 to 1. */
  fraction: number;
  raised: string;
  target: string;
  /** Both in a sentence: "$1,850 raised of $5,000". */
  summary: string;
  /** The true one, which may be above 100: "37%". */
  percent: string;
  /** That the goal is reached. */
  reached?: string;
  supporters?: string;
  /** When it begins or how long is left, or that it is over. */
  time?: string;
  isOver: boolean;
  asOf?: string;
}

/**
 * What a goal says at an instant; `undefined` where there is no goal to speak of: none set, or amounts that cannot be shown.
 *
 * @param now ms since 1970.
 */
export const goalProgress = (goal: Goal, {locale: asked}: Language, now = Date.now()): GoalProgress | undefined => {
  const words = wordsIn(goalWords, asked);
  // Sums and days within an English sentence are written in English, which keeps it in one direction too.
  const locale = words === goalWords.en && !/^en\b/i.test(asked) ? 'en' : asked;
  const {supporters, starts, ends, timeZone, updated} = goal;
  const raised = moneyText(goal.raised, locale, goal.currency);
  const target = moneyText(goal.target, locale, goal.currency);
  if (!(goal.target > 0 && goal.raised >= 0 && raised && target)) return;
  const isReached = goal.raised >= goal.target;
  const exact = (goal.raised / goal.target) * 100;
  // Whole per cent; of little, the first figure that counts. Nothing but all of it is 100.
  const percent = isReached ? Math.round(exact) : exact < 1 ? +exact.toPrecision(1) : Math.min(Math.round(exact), 99);

  const left = ends ? endOfDayIn(ends, timeZone)! - now : NaN;
  const hours = Math.floor(left / HOUR_MS);
  const days = Math.floor(hours / 24);
  const isOver = left <= 0;
  const day = (date: string, say: (day: string) => string) => {
    const text = dayText(date, locale, timeZone);
    return text && say(text);
  };
  return {
    label: words.label,
    fraction: Math.min(goal.raised / goal.target, 1),
    raised,
    target,
    summary: words.raised(raised, target),
    percent: figureText(percent, locale, 'percent')!,
    reached: isReached ? words.reached : undefined,
    supporters: supporters ? words.supporters(supporters, figureText(supporters, locale)!) : undefined,
    time:
      starts && now < startOfDayIn(starts, timeZone)! ? day(starts, words.starts)
      : isOver ? day(ends!, words.ended)
      : days > 0 ? words.days(days, figureText(days, locale)!)
      : hours > 0 ? words.hours(hours, figureText(hours, locale)!)
      : hours === 0 ? words.lastHour
      : undefined,
    isOver,
    asOf: updated && day(updated, words.asOf),
  };
};
