import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {dayText} from '../../src/text/dates.js';
import {endOfDayIn as endOfDay, startOfDayIn as startOfDay} from '../../src/text/zones.js';

const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());

describe('startOfDay and endOfDay', () => {
  const table: [date: string, timeZone: string | undefined, start: string | undefined, end: string | undefined][] = [
    ['2027-01-31', undefined, '2027-01-31T00:00:00.000Z', '2027-02-01T00:00:00.000Z'],
    ['2027-01-31', 'America/Toronto', '2027-01-31T05:00:00.000Z', '2027-02-01T05:00:00.000Z'],
    ['2027-01-31', 'Asia/Phnom_Penh', '2027-01-30T17:00:00.000Z', '2027-01-31T17:00:00.000Z'],
    ['2027-01-31', 'Asia/Kathmandu', '2027-01-30T18:15:00.000Z', '2027-01-31T18:15:00.000Z'],
    // 23 and 25 hours.
    ['2026-03-08', 'America/Toronto', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/Toronto', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    // Clocks go forward at midnight: the day begins at one.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', '2026-03-29T21:00:00.000Z'],
    // Clocks go back at midnight, into the day before.
    ['2026-10-25', 'Asia/Beirut', '2026-10-24T22:00:00.000Z', '2026-10-25T22:00:00.000Z'],
    // The day there never was.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
    ['2024-12-31', 'No/Such_Zone', '2024-12-31T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-12-31', '', '2024-12-31T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02-28', undefined, '2024-02-28T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29', undefined, '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2026-11-23T09:00:00Z', 'America/Toronto', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.250Z', undefined, '2026-11-23T09:00:00.250Z', '2026-11-23T09:00:00.250Z'],
    ['2026-11-23T09:00-05:00', undefined, '2026-11-23T14:00:00.000Z', '2026-11-23T14:00:00.000Z'],
    ['2026-11-23T09:00', undefined, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:30', 'America/Toronto', '2026-11-23T14:00:30.000Z', '2026-11-23T14:00:30.000Z'],
    ['2026-03-08T15:00', 'America/Toronto', '2026-03-08T19:00:00.000Z', '2026-03-08T19:00:00.000Z'],
    ['1970-01-01T00:00:00Z', undefined, '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    ['2024-02-30', undefined, undefined, undefined],
    ['2023-02-29', undefined, undefined, undefined],
    ['2024-04-31', 'America/Toronto', undefined, undefined],
    ['2024-13-01', undefined, undefined, undefined],
    ['2024-02-30T10:00:00Z', undefined, undefined, undefined],
    ['2024-02-20T25:00:00Z', undefined, undefined, undefined],
    ['2024-02-20T10:00:00+99:99', undefined, undefined, undefined],
    ['0000-01-01', undefined, undefined, undefined],
    ['2024', undefined, undefined, undefined],
    ['1000000000000000', undefined, undefined, undefined],
    ['yesterday', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
  ];
  for (const [date, timeZone, start, end] of table) {
    it(`${date} in ${timeZone} is from ${start} to ${end}`, () => {
      assert.equal(iso(startOfDay(date, timeZone)), start);
      assert.equal(iso(endOfDay(date, timeZone)), end);
    });
  }

  const zones = ['America/Toronto', 'America/St_Johns', 'America/Havana', 'Asia/Beirut', 'Africa/Cairo', 'Asia/Gaza', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago', 'Asia/Tehran', 'Pacific/Kiritimati', 'America/Nuuk'];
  for (const timeZone of zones) {
    it(`are where ${timeZone} turns its calendar page, on every day of a year`, () => {
      const calendar = new Intl.DateTimeFormat('en-CA', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'});
      const page = (instant: number) => calendar.formatToParts(instant).filter(({type}) => type !== 'literal').map(({value}) => value).join('-');
      for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 864e5) {
        const date = new Date(day).toISOString().slice(0, 10);
        const start = startOfDay(date, timeZone)!;
        const end = endOfDay(date, timeZone)!;
        assert.equal(page(start), date);
        assert.ok(page(start - 1) < date, `${date} begins no earlier`);
        assert.ok(page(end) > date, `${date} is over`);
        assert.equal(page(end - 1), date);
      }
    });
  }
});

describe('dayText', () => {
  const table: [date: string | number, locale: string, timeZone: string | undefined, expected: string | undefined][] = [
    ['2026-11-23', 'en-CA', undefined, 'November 23, 2026'],
    ['2026-11-23', 'fr-CA', undefined, '23 novembre 2026'],
    ['2026-11-01', 'fr-CA', undefined, '1er novembre 2026'],
    ['2026-11-11', 'fr-CA', undefined, '11 novembre 2026'],
    ['2026-11-01', 'es', undefined, '1 de noviembre de 2026'],
    ['2026-11-23', 'en-CA', 'Pacific/Kiritimati', 'November 23, 2026'],
    ['2026-11-23T23:00', 'en-CA', 'Pacific/Kiritimati', 'November 23, 2026'],
    ['2026-11-23T23:00Z', 'en-CA', 'America/Toronto', 'November 23, 2026'],
    ['2026-11-24T02:00Z', 'en-CA', 'America/Toronto', 'November 23, 2026'],
    [Date.UTC(2026, 10, 24, 2), 'en-CA', 'America/Toronto', 'November 23, 2026'],
    ['2026-11-23', 'en_CA', undefined, 'November 23, 2026'],
    ['2026-02-30', 'en-CA', undefined, undefined],
    ['', 'en-CA', undefined, undefined],
    [NaN, 'en-CA', 'UTC', undefined],
    [1e300, 'en-CA', 'UTC', undefined],
  ];
  for (const [date, locale, timeZone, expected] of table) {
    it(`${date} in ${locale}, ${timeZone} is ${expected}`, () => assert.equal(dayText(date, locale, timeZone), expected));
  }
});
