/** Whether what the feed holds may be shown now: schedule, recall and consent. */
import type {Consent} from '../feed/types.js';
import {endOfDay, startOfDay} from '../text/dates.js';

/** What any entry may carry. */
export interface Scheduled {
  withdrawn?: boolean;
  from?: string;
  until?: string;
}

/**
 * Whether an entry is to be shown at an instant: not withdrawn, begun, and not over. Plain dates are days in UTC, `until`
 * included. A date that no calendar has counts as absent.
 *
 * @param now ms since 1970.
 */
export const isShown = ({withdrawn, from, until}: Scheduled, now = Date.now()): boolean =>
  !withdrawn && !(from && now < startOfDay(from)!) && !(until && now >= endOfDay(until)!);

/**
 * Whether a picture or quotation may be shown: without any consent it may, past the consent's last day it may not, nor
 * when that day is no day of any calendar: a person's wish is not to be guessed.
 *
 * @param now ms since 1970.
 */
export const mayShow = (consent: Consent | undefined, now = Date.now()): boolean =>
  !consent?.until || now < (endOfDay(consent.until) ?? 0);
