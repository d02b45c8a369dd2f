import {findEntry, isFresh, type Feed, type Found} from '../feed/feed.js';
import type {EntryKind} from '../feed/read.js';
import type {Quote} from '../feed/types.js';
import {isShown, mayShow, type Scheduled} from './entries.js';

const withheld = (path: string, why: string, faults: string[]): Found<never> => ({fault: {code: 'entry-withdrawn', message: why, path}, faults});

/**
 * The entry `id` of a collection, if it may be shown now. Neither an entry nor a fault: its file is on its way.
 *
 * @param now ms since 1970, by the visitor's clock.
 */
export const pickEntry = <T extends Scheduled>(feed: Feed, kind: EntryKind<T>, id: string | null | undefined, now = Date.now()): Found<T> => {
  const found = findEntry(feed, kind, id ?? '');
  return found.entry && !isShown(found.entry, now) ? withheld(`${kind.collection}.${id}`, 'not shown now', found.faults) : found;
};

/** The same for a quotation: consent may have run out, and an old copy of the feed may not quote anybody. */
export const pickQuote = (feed: Feed, kind: EntryKind<Quote>, id: string | null | undefined, now = Date.now()): Found<Quote> => {
  const found = pickEntry(feed, kind, id, now);
  return found.entry && !(mayShow(found.entry.consent, now) && isFresh(feed, now))
    ? withheld(`${kind.collection}.${id}`, 'no consent to quote', found.faults)
    : found;
};
