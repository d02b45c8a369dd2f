/** What a visitor gives to. */
import type {Feed, Found} from '../feed/feed.js';
import {appeals, fundraisers} from '../feed/readers.js';
import type {Appeal, Fundraiser, Goal} from '../feed/types.js';
import {pickEntry} from './find.js';

/** What is given to. */
export interface Cause {
  /** Id of the appeal. */
  id: string;
  appeal: Appeal;
  fundraiser?: Fundraiser;
  goal?: Goal;
}

/**
 * The appeal to give to, if it may be shown now. A fundraiser brings its own; its goal, or that it has none, stands in
 * place of the appeal's.
 *
 * @param now ms since 1970, by the visitor's clock.
 */
export const pickCause = (
  feed: Feed,
  appeal: string | null | undefined,
  fundraiser?: string | null,
  now = Date.now(),
): Found<Cause> => {
  const by: Found<Fundraiser> = fundraiser ? pickEntry(feed, fundraisers, fundraiser, now) : {faults: []};
  if (by.fault || (fundraiser && !by.entry)) return {...by, entry: undefined};
  const id = by.entry ? by.entry.appeal : (appeal ?? '');
  const {entry, fault, faults} = pickEntry(feed, appeals, id, now);
  return {
    entry: entry && {id, appeal: entry, fundraiser: by.entry, goal: (by.entry ?? entry).goal},
    fault,
    faults: [...by.faults, ...faults],
  };
};
