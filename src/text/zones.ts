/** Days in time zones, for what ends at midnight somewhere. */
import {parseDate} from './dates.js';
import {inLocale} from './locale.js';

const DAY_MS = 864e5;

/** What a clock in a time zone shows at an instant, as if that were UTC. A zone that does not exist is UTC. */
const clockIn = (timeZone: string, instant: number): number => {
  // Swedish writes date and time as ISO 8601 does.
  const shown = inLocale('sv', tag => new Intl.DateTimeFormat(tag, {dateStyle: 'short', timeStyle: 'medium', timeZone}).format(instant));
  const clock = Date.parse(`${shown?.replace(' ', 'T')}Z`);
  return isNaN(clock) ? instant : clock;
};

const instantOf = (date: string, timeZone: string, laterMs: number): number | undefined => {
  const found = parseDate(date);
  if (!found || found.instant !== undefined) return found?.instant;
  const wall = found.wall + (found.hasTime ? 0 : laterMs);
  // Asking Intl is slow.
  if (timeZone === 'UTC') return wall;
  // The offset may change nearby. If two instants fit, the earlier counts; if none does, as where clocks go forward at
  // midnight, the moment of the change. In both cases that is what the offset before the change gives.
  const [before, after] = [-DAY_MS, DAY_MS].map(away => 2 * wall + away - clockIn(timeZone, wall + away));
  const fits = (instant: number) => clockIn(timeZone, instant) === wall;
  return fits(after!) && !fits(before!) ? after : before;
};

/**
 * The instant (ms since 1970) at which an ISO 8601 date begins; of a date with a time, that time.
 *
 * @param timeZone IANA name, for a date that names no zone itself; UTC when unset or unknown.
 */
export const startOfDayIn = (date: string, timeZone = 'UTC'): number | undefined => instantOf(date, timeZone, 0);

/** The first instant (ms since 1970) after an ISO 8601 date; of a date with a time, that time. Zones as for `startOfDayIn`. */
export const endOfDayIn = (date: string, timeZone = 'UTC'): number | undefined => instantOf(date, timeZone, DAY_MS);
