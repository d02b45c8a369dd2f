import {inLocale} from './locale.js';

const DAY_MS = 864e5;
const DATE = /^(?!0000)(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)[\d.]*(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * An ISO 8601 date taken apart: what day and time it spells, as if that were UTC; whether it has a time; and which
 * instant it is if it names its zone. `undefined` for what no calendar has.
 */
export const parseDate = (date: string) => {
  const [, day, time = '00:00', zone] = DATE.exec(date) ?? [];
  const wall = Date.parse(`${day}T${time}Z`);
  const instant = zone ? Date.parse(date) : undefined;
  // Some engines read February 30 as March 1.
  if (isNaN(wall + (instant ?? 0)) || !new Date(day!).toISOString().startsWith(day!)) return;
  return {wall, hasTime: date !== day, instant};
};

/** The instant (ms since 1970) at which an ISO 8601 date begins in UTC; of a date with a time, that time. */
export const startOfDay = (date: string, lasting = 0): number | undefined => {
  const found = parseDate(date);
  return found && (found.instant ?? found.wall + (found.hasTime ? 0 : lasting));
};

/** The first instant (ms since 1970) after an ISO 8601 date in UTC; of a date with a time, that time. */
export const endOfDay = (date: string): number | undefined => startOfDay(date, DAY_MS);

/**
 * A day in words of the locale: `November 23, 2026`; `undefined` for an impossible one.
 *
 * @param date ISO 8601, or an instant in ms since 1970. A date that names no time zone is the day it spells.
 * @param timeZone IANA name, in which an instant falls on a day; the visitor's own when unset.
 */
export const dayText = (date: string | number, locale: string, timeZone?: string): string | undefined => {
  const found = typeof date === 'number' ? {wall: date, instant: date} : parseDate(date);
  const day =
    found &&
    inLocale(locale, tag =>
      new Intl.DateTimeFormat(tag, {dateStyle: 'long', timeZone: found.instant === undefined ? 'UTC' : timeZone}).format(found.instant ?? found.wall),
    );
  // French counts the first of a month, and only that; the common locale data leave it out.
  return /^fr\b/i.test(locale) ? day?.replace(/^1(?=\s)/, '1er') : day;
};
