/** What a country card says, and in which order. */
import {entryIds, type Feed, type Found} from '../feed/feed.js';
import {appeals, offices, quotes, stats} from '../feed/readers.js';
import type {Country, LinkUrl, Office, Rich} from '../feed/types.js';
import type {Language} from '../text/language.js';
import {say, type Said} from '../text/text.js';
import {cardWords, wordsIn} from '../text/words.js';
import {pickEntry, pickQuote} from './find.js';

/** The parts a card can have, by the names that the `sections` attribute takes. */
export type Section = 'picture' | 'headline' | 'name' | 'summary' | 'story' | 'quote' | 'stats' | 'map' | 'office' | 'appeal' | 'link';

/** One part of a card: what it says, or the entries it shows. */
export type CardPart =
  | {kind: 'picture' | 'map'}
  | {kind: 'headline' | 'name' | 'summary'; text: Said}
  | {kind: 'story'; story: Rich}
  | {kind: 'quote' | 'stats' | 'office'; ids: string[]}
  | {kind: 'appeal'; id: string}
  | {kind: 'link'; url: LinkUrl; text: string};

/** What a card is made of. */
export interface CardOptions {
  /** `compact`, `card` or `profile`; anything else: `card`. */
  variant?: string | null;
  /** Parts in order, parted by spaces or commas; unset, or without any known part: those of the variant. */
  sections?: string | null;
  /** Whether the country's picture may be shown; if not, the map takes its place. */
  hasPicture?: boolean;
}

const CARD = 'picture headline name summary stats link';
const PROFILE = 'picture headline name summary story quote map office stats appeal link';
const SECTIONS = /*#__PURE__*/ new Map([
  ['compact', 'picture name headline link'],
  ['profile', PROFILE],
]);

/** The feed's own names of the same parts are understood too. */
const ALIASES = /*#__PURE__*/ new Map([
  ['image', 'picture'],
  ['quotes', 'quote'],
  ['offices', 'office'],
]);

const wordsOf = (list: string) => list.toLowerCase().split(/[\s,]+/);

const sectionsOf = ({variant, sections, hasPicture}: CardOptions): Section[] => {
  const known = wordsOf(PROFILE);
  const asked = wordsOf(sections ?? '')
    .map(word => ALIASES.get(word) ?? word)
    .filter(word => known.includes(word));
  const wanted = asked.length > 0 ? asked : wordsOf(SECTIONS.get(variant ?? '') ?? CARD);
  return wanted
    .map(section => (section === 'picture' && !hasPicture ? 'map' : section) as Section)
    .filter((section, at, all) => all.indexOf(section) === at);
};

/** A country's offices that may be shown now: those it names, else those that name it. */
export const officesOf = (feed: Feed, id: string, country: Country, now = Date.now()): {id: string; office: Office}[] =>
  (country.offices ?? entryIds(feed, offices)).flatMap(officeId => {
    const office = pickEntry(feed, offices, officeId, now).entry;
    return office && (country.offices || office.country === id) ? [{id: officeId, office}] : [];
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
): CardPart[] =>
  sectionsOf(options).flatMap((kind): CardPart[] => {
    /** Whether an entry is to be had. */
    const isThere = ({entry, fault, faults: inside}: Found<unknown>) => {
      faults.push(...inside);
      if (fault?.code === 'entry-missing') faults.push(fault.path!);
      return entry;
    };
    const texted = (kind: 'headline' | 'name' | 'summary'): CardPart[] => {
      const text = say(country[kind], language);
      return text ? [{kind, text}] : [];
    };
    const listed = (kind: 'quote' | 'stats' | 'office', ids: string[]): CardPart[] => (ids.length > 0 ? [{kind, ids}] : []);
    switch (kind) {
      case 'picture':
      case 'map':
        return [{kind}];
      case 'story':
        return country.story ? [{kind, story: country.story}] : [];
      case 'stats':
        return listed(kind, (country.stats ?? []).filter(stat => isThere(pickEntry(feed, stats, stat, now))));
      case 'quote':
        return listed(kind, (country.quotes ?? []).filter(quote => isThere(pickQuote(feed, quotes, quote, now))));
      case 'office':
        return listed(kind, officesOf(feed, id, country, now).map(office => office.id));
      case 'appeal':
        return country.appeal && isThere(pickEntry(feed, appeals, country.appeal, now)) ? [{kind, id: country.appeal}] : [];
      case 'link': {
        const name = say(country.name, language);
        return country.url && name ? [{kind, url: country.url, text: wordsIn(cardWords, language.locale).more(name.text)}] : [];
      }
      default:
        return texted(kind);
    }
  });
