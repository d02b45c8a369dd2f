/** What of a feed may be built into pages that nobody can call back. */
import {isObject} from '../../feed/read.js';
import type {Consent} from '../../feed/types.js';
import {mayShow} from '../../model/entries.js';

/** Stands in the place of a picture's address: the room is kept, the picture comes with the script, if it still may. */
export const WITHHELD = '#withheld';

const isPicture = (value: unknown): value is Record<string, unknown> & {consent: Consent} =>
  isObject(value) && typeof value.src === 'string' && value.consent != null;

const withoutPictures = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPictures);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (!isPicture(member)) return [[name, withoutPictures(member)]];
      const {consent, width, height, credit} = member;
      // Only the frame of it: an address or a description could name the person.
      return isObject(consent) && mayShow(consent) ? [[name, {src: WITHHELD, alt: '', width, height, credit}]] : [];
    }),
  );
};

const quotesOf = (whole: unknown) => (isObject(whole) && isObject(whole.quotes) ? whole.quotes : {});

/** Whether a quotation carries a consent, so that static pages must not have it. */
export const isWithheld = (whole: unknown, id = ''): boolean => {
  const quotes = quotesOf(whole);
  const quote = Object.hasOwn(quotes, id) && quotes[id];
  return isObject(quote) && quote.consent != null;
};

/**
 * A feed without all that somebody may take back: of pictures that carry a consent only the room is left, quotations
 * that carry one are withdrawn. They are shown where a script can look whether they still may be.
 *
 * @param whole As it came, with its files in it.
 */
export const stillFeed = (whole: unknown): unknown => {
  const still = withoutPictures(whole);
  if (!isObject(still)) return still;
  const quotes = Object.entries(quotesOf(still)).map(([id, quote]) => [id, isWithheld(still, id) ? {text: '…', author: {name: '…'}, withdrawn: true} : quote]);
  return {...still, quotes: Object.fromEntries(quotes)};
};
