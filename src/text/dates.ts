import {inLocale} from './locale.js';

const DAY_MS = 864e5;
const DATE = /^(?!0000)(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)[\d.]*(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * An ISO 8601 date taken apart: what day and time it spells, as if that were UTC; whether it has a time; and which
 * instant it is if it names its zone. `undefined` for what no calendar has.
 */
const parsed = (date: string) => {
  const [, day, time, zone] = DATE.exec(date) ?? [];
  const midnight = Date.parse(`${day}T00:00Z`);
  const wall = Date.parse(`${day}T${time ?? '00:00'}Z`);
  const instant = zone ? Date.parse(date) : undefined;
  // Some engines read February 30 as March 1.
  if (isNaN(wall) || Number.isNaN(instant) || !new Date(midnight).toISOString().startsWith(day!)) return;
  return {wall, hasTime: !!time, instant};
};

/** What a clock in a time zone shows at an instant, as if that were UTC. A zone that does not exist is UTC. */
const clockIn = (timeZone: string, instant: number): number => {
  // Swedish writes date and time as ISO 8601 does.
  const shown = inLocale('sv', tag => new Intl.DateTimeFormat(tag, {dateStyle: 'short', timeStyle: 'medium', timeZone}).format(instant));
  const clock = Date.parse(`${shown?.replace(' ', 'T')}Z`);
  return isNaN(clock) ? instant : clock;
};

const instantOf = (date: string, timeZone: string, laterMs: number): number | undefined => {
  const found = parsed(date);
  if (!found || found.instant !== undefined) return found?.instant;
  const wall = found.wall + (found.hasTime ? 0 : laterMs);
  // Not only a short cut: every entry of a large feed may have a schedule, and asking Intl is slow.
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
export const startOfDay = (date: string, timeZone = 'UTC'): number | undefined => instantOf(date, timeZone, 0);

/** The first instant (ms since 1970) after an ISO 8601 date; of a date with a time, that time. Zones as for `startOfDay`. */
export const endOfDay = (date: string, timeZone = 'UTC'): number | undefined => instantOf(date, timeZone, DAY_MS);

/**
 * A day in words of the locale: `November 23, 2026`; `undefined` for an impossible one.
 *
 * @param date ISO 8601, or an instant in ms since 1970. A date that names no time zone is the day it spells.
 * @param timeZone IANA name, in which an instant falls on a day; the visitor's own when unset.
 */
export const dayText = (date: string | number, locale: string, timeZone?: string): string | undefined => {
  const found = typeof date === 'number' ? {wall: date, instant: date} : parsed(date);
  const day =
    found &&
    inLocale(locale, tag =>
      new Intl.DateTimeFormat(tag, {dateStyle: 'long', timeZone: found.instant === undefined ? 'UTC' : timeZone}).format(found.instant ?? found.wall),
    );
  // French counts the first of a month, and only that; the common locale data leave it out.
  return /^fr\b/i.test(locale) ? day?.replace(/^1(?=\s)/, '1er') : day;
};
