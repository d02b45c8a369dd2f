/** What a country card says, and in which order. */
import {entryIds, type Feed, type Found} from '../feed/feed.js';
import {appeals, offices, quotes, stats} from '../feed/readers.js';
import type {Country} from '../feed/types.js';
import type {Language} from '../text/language.js';
import {say, type Said} from '../text/text.js';
import {cardWords, wordsIn} from '../text/words.js';
import {pickEntry, pickQuote} from './find.js';

/** The parts a card can have, by the names that the `sections` attribute takes. */
export type Section = 'picture' | 'headline' | 'name' | 'summary' | 'story' | 'quote' | 'stats' | 'map' | 'office' | 'appeal' | 'link' | 'imprint';

/** One part of a card: what it says, or the entries it shows. */
export type CardPart =
  | {kind: 'picture' | 'map' | 'story' | 'imprint'}
  | {kind: 'headline' | 'name' | 'summary'; text: Said}
  | {kind: 'quote' | 'stats' | 'office' | 'appeal'; ids: string[]}
  | {kind: 'link'; text: string};

/** What a card is made of. */
export interface CardOptions {
  /** `compact`, `card` or `profile`; anything else: `card`. */
  variant?: string | null;
  /** Parts in order, parted by spaces or commas; unset, or without any known part: those of the variant. */
  sections?: string | null;
  /** Whether the country's picture may be shown; if not, the map takes its place. */
  hasPicture?: boolean;
}

const PROFILE = 'picture headline name summary story quote map office stats appeal link imprint';

const sectionsOf = ({variant, sections, hasPicture}: CardOptions): Section[] => {
  const named = (list: string) =>
    // The feed's own names of the same parts are understood too.
    list.toLowerCase().replaceAll('image', 'picture').match(new RegExp(`\\b(${PROFILE.replaceAll(' ', '|')})(?=s?\\b)`, 'g')) as Section[] | null;
  const wanted =
    named(sections ?? '') ??
    named(variant === 'profile' ? PROFILE : variant === 'compact' ? 'picture name headline link' : 'picture headline name summary stats link')!;
  return [...new Set(wanted.map(section => (section === 'picture' && !hasPicture ? 'map' : section)))];
};

/** The ids of a country's offices that may be shown now: those it names, else those that name it. */
export const officesOf = (feed: Feed, id: string, country: Country, now = Date.now()): string[] =>
  (country.offices ?? entryIds(feed, offices)).filter(officeId => {
    const office = pickEntry(feed, offices, officeId, now).entry;
    return office && (country.offices || office.country === id);
  });

/**
 * The parts of a country card, in order. What has nothing to say is left out, so that the card closes up: entries that
 * are withdrawn, out of date or not to be quoted, or whose file has not come yet.
 *
 * @param id The country's id.
 * @param now ms since 1970.
 * @param faults Receives the paths of what is wrong in the entries, and of those that there are not.
 */
export const countryParts = (
  feed: Feed,
  id: string,
  country: Country,
  language: Language,
  options: CardOptions,
  now = Date.now(),
  faults: string[] = [],
): CardPart[] => {
  /** Those of the entries that are to be had. */
  const there = (ids: string[] = [], pick: (id: string) => Found<unknown>) =>
    ids.filter(entryId => {
      const {entry, fault, faults: inside} = pick(entryId);
      faults.push(...inside);
      if (fault?.code === 'entry-missing') faults.push(fault.path!);
      return entry;
    });
  return sectionsOf(options).flatMap((kind): CardPart[] => {
    let ids: string[];
    switch (kind) {
      case 'picture':
      case 'map':
      case 'imprint':
        return [{kind}];
      case 'story':
        return country.story ? [{kind}] : [];
      case 'link': {
        const name = say(country.name, language);
        return country.url && name ? [{kind, text: wordsIn(cardWords, language.locale).more(name.text)}] : [];
      }
      case 'stats':
        ids = there(country.stats, stat => pickEntry(feed, stats, stat, now));
        break;
      case 'quote':
        ids = there(country.quotes, quote => pickQuote(feed, quotes, quote, now));
        break;
      case 'appeal':
        ids = there(country.appeal ? [country.appeal] : [], appeal => pickEntry(feed, appeals, appeal, now));
        break;
      case 'office':
        ids = officesOf(feed, id, country, now);
        break;
      default: {
        const text = say(country[kind], language);
        return text ? [{kind, text}] : [];
      }
    }
    return ids.length > 0 ? [{kind, ids}] : [];
  });
};
