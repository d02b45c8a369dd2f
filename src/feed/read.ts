/**
 * The small parts of which `readers.ts` is made: each takes an unknown value and hands back a clean copy of it, or
 * `undefined` when it is unusable. Copies have no prototype, so a page that put something on `Object.prototype` cannot
 * add a member to a feed; and only own members are read.
 *
 * What is wrong costs only itself: a faulty optional member is left out, a faulty item of a list is dropped, a faulty
 * required member makes what holds it unusable, and so does a list of which nothing is left. A `null` member is absent.
 */

import type {FeedIndex} from './types.js';

/** Reads `raw`, found at the JSON path `at`; adds the path of every fault to `faults`. */
export type Reader<T> = (raw: unknown, at: string, faults: string[]) => T | undefined;

/** One collection of the feed and how its entries are read. */
export interface EntryKind<T> {
  collection: string;
  read: Reader<T>;
}

/** One optional member of the feed besides its collections, and how it is read. */
export interface IndexMember<Name extends keyof FeedIndex> {
  member: Name;
  read: Reader<NonNullable<FeedIndex[Name]>>;
}

/** A reader for every member of `T`. */
export type Readers<T> = {readonly [Member in keyof T]: Reader<T[Member]>};

/** Whether `value` is a JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/** A copy of an object without prototype, so that only its own members are seen. */
const bare = <T>(members?: unknown): Record<string, T> => ({__proto__: null, ...(members as object)}) as never;

/** Reads what is good with `read`, by default as it is, and blames the rest. */
const when =
  <T>(isGood: (raw: any) => boolean, read: Reader<T> = raw => raw as T): Reader<T> =>
  (raw, at, faults) =>
    isGood(raw) ? read(raw, at, faults) : void faults.push(at);

/** A string of at most `max` characters (code points, as JSON Schema counts), counted before the pattern is tried: bait costs nothing. */
export const string = (max: number, pattern = /^/) =>
  when<string>(raw => typeof raw === 'string' && !raw[max * 2] && [...raw].length <= max && pattern.test(raw));

/** A number within bounds, both included, and a multiple of `step` if there is one. */
export const number = (min: number, max: number, step?: number) =>
  when<number>(raw => typeof raw === 'number' && raw >= min && raw <= max && !(raw % step!));

/** One of a few values. */
export const oneOf = <const T>(...values: T[]) => when<T>(raw => values.includes(raw));

/** An array of `min` to `max` items; the faulty ones are dropped. */
export const list = <T>(item: Reader<T>, max: number, min = 0) =>
  when<T[]>(
    raw => Array.isArray(raw) && raw.length >= min && raw.length <= max,
    (raw, at, faults) => {
      const items: T[] = [];
      (raw as unknown[]).forEach((rawItem, i) => {
        const value = item(rawItem, `${at}[${i}]`, faults);
        if (value !== undefined) items.push(value);
      });
      return items.length > 0 || (raw as unknown[]).length < 1 ? items : undefined;
    },
  );

/**
 * An object with known members; others are ignored.
 *
 * @param critical Optional members that, when faulty, make the object as unusable as a required one would.
 */
export const object = <Required, Optional = object, Critical = object>(
  required: Readers<Required>,
  optional?: Readers<Optional>,
  critical?: Readers<Critical>,
) =>
  when<Required & Partial<Optional> & Partial<Critical>>(isObject, (raw, at, faults): any => {
    const own = bare<unknown>(raw);
    const copy = bare<unknown>();
    let usable = true;
    for (const readers of [required, critical, optional]) {
      const known = bare<Reader<unknown>>(readers);
      for (const name in known) {
        if (readers !== required && own[name] == null) continue;
        const value = known[name]!(own[name], (at && `${at}.`) + name, faults);
        if (value !== undefined) copy[name] = value;
        else if (readers !== optional) usable = false;
      }
    }
    if (usable) return copy;
  });

/** An object whose members all have the same form, under any names that `key` takes; the faulty ones are left out. */
export const map = <Key extends string, T>(key: Reader<Key>, member: Reader<T>) =>
  when<Record<Key, T>>(isObject, (raw, at, faults) => {
    const readers = bare<Reader<T>>();
    for (const name in bare(raw)) {
      if (name !== '__proto__' && key(name, `${at}.${name}`, faults) !== undefined) readers[name] = member;
    }
    return object({}, readers)(raw, at, faults) as Record<Key, T>;
  });

/** What `first` can read, else what `second` can; `first` must be for a single value, which is good or not as a whole. */
export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (raw, at, faults) =>
    first(raw, at, []) ?? second(raw, at, faults);

/** The first reader for arrays, the second for all others. */
export const severalOr =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (raw, at, faults) =>
    (Array.isArray(raw) ? first : second)(raw, at, faults);
