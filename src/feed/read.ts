/**
 * The small parts of which `readers.ts` is made: each takes an unknown value and hands back a clean copy of it, or
 * `undefined` when it is unusable. Copies have no prototype, so a page that put something on `Object.prototype` cannot
 * add a member to a feed; and only own members are read.
 */

/** Reads `raw`, found at the JSON path `at`; adds the path of every fault to `faults`. */
export type Reader<T> = (raw: unknown, at: string, faults: string[]) => T | undefined;

/** One collection of the feed and how its entries are read. */
export interface EntryKind<T> {
  collection: string;
  read: Reader<T>;
}
