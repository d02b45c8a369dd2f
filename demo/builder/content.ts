/** What the builder takes out of a feed: names to choose from, the words that stand in a snippet, where it leads. */
import {donateHosts, entryIds, findEntry, formHosts, imageHosts, indexMember, type Feed, type Found} from '../../src/feed/feed.js';
import type {EntryKind} from '../../src/feed/read.js';
import {appeals, countries, forms, fundraisers, offices, organization, quotes, stats} from '../../src/feed/readers.js';
import type {LinkUrl, Text} from '../../src/feed/types.js';
import {plainUrl} from '../../src/feed/url.js';
import {pickCause} from '../../src/model/cause.js';
import {donateOffer, type DonateOffer} from '../../src/model/donate.js';
import {isShown, type Scheduled} from '../../src/model/entries.js';
import {statFigure} from '../../src/model/figure.js';
import {goalProgress} from '../../src/model/goal.js';
import {figureTools, offerTools} from '../../src/model/handed.js';
import type {Language} from '../../src/text/language.js';
import {chooseLocale, plain, say} from '../../src/text/text.js';
import {kindOf, type Collection} from './elements.js';
import type {Fallback} from './snippets.js';
import type {State} from './state.js';
import type {Words} from './words/en.js';

const readers: Record<Collection, EntryKind<any>> = {appeals, fundraisers, countries, stats, quotes, offices, forms};

/** The language a snippet speaks. */
export const languageOf = (feed: Feed, wanted: string): Language => ({locale: chooseLocale(wanted, feed.locales), locales: feed.locales});

/** One entry to choose. */
export interface Named {
  id: string;
  name: string;
  /** Why it shows nothing now. */
  fault?: 'withdrawn' | 'invalid';
}

const nameOf = (collection: Collection, entry: any, language: Language): string => {
  const text = (value: Text | undefined) => plain(value, language);
  switch (collection) {
    case 'countries':
      return text(entry.name);
    case 'stats': {
      const figure = statFigure(entry, language, figureTools);
      return [figure?.value, figure?.unit?.text, '–', text(entry.label)].filter(Boolean).join(' ');
    }
    case 'quotes':
      return text(entry.author.name);
    case 'offices':
      return text(entry.city);
    default:
      return text(entry.title);
  }
};

/** A collection's entries by name, in the feed's order; what cannot be read says so by its id. */
export const namesIn = (feed: Feed, collection: Collection, language: Language, now = Date.now()): Named[] =>
  entryIds(feed, readers[collection]).map(id => {
    const {entry, fault} = findEntry<Scheduled>(feed, readers[collection], id);
    const name = (entry && nameOf(collection, entry, language)) || id;
    return {id, name, fault: fault ? 'invalid' : entry && !isShown(entry, now) ? 'withdrawn' : undefined};
  });

/** Whether the ids of a collection are not in the feed itself, so that one has to be typed. */
export const isSplit = (feed: Feed, collection: Collection) => {
  const raw = feed.raw[collection];
  return !!raw && typeof raw === 'object' && Object.hasOwn(raw, '$ref');
};

/** What there is to choose of money for an appeal. */
export interface Money {
  currencies: string[];
  frequencies: string[];
}

/** All that a snippet takes from the feed. */
export interface Content {
  fallback: Fallback;
  /** What an iframe is called. */
  title: string;
  /** Where the donate link leads as the widget first shows it. */
  donateUrl?: string;
  money?: Money;
  /** The amount that was typed is none, or not within the appeal's limits. */
  isAmountUnusable?: boolean;
  /** The entry is on its way. */
  isPending?: boolean;
  /** The code of what keeps the widget from showing. */
  fault?: string;
  /** Where forms post to, other than the feed's own host. */
  endpoint?: string;
  /** There are no words in the language asked for. */
  isForeign?: boolean;
}

/** Every host that a visitor may be sent to, by the feed as it is now; the form's own too. */
export const hostsOf = (feed: Feed, endpoint?: string): string[] => {
  const hosts = donateHosts(feed, []);
  const form = endpoint ? new URL(endpoint).host : undefined;
  return form && form !== new URL(feed.url).host && formHosts(feed, []).includes(form) && !hosts.includes(form) ? [...hosts, form] : [...hosts];
};

const originsOf = (feed: Feed, hosts: readonly string[]) => hosts.map(host => (host === new URL(feed.url).host ? new URL(feed.url).origin : `https://${host}`));

/** Where the kit on a page fetches from, for its policy. */
export const reachesOf = (feed: Feed, endpoint?: string) => ({
  connect: endpoint ? [new URL(endpoint).origin] : [],
  images: originsOf(feed, imageHosts(feed)),
});

/** Reads what a state chooses. */
export const contentOf = (feed: Feed, state: State, words: Words, now = Date.now()): Content => {
  const language = languageOf(feed, state.speak || state.lang);
  const {locale} = language;
  const about = indexMember(feed, organization);
  const name = plain(about?.name, language) || new URL(feed.url).host;
  const address = (url: LinkUrl | undefined) => plainUrl(plain(url, language) || undefined, feed.url)?.href;
  const home = address(about?.url) ?? `https://${donateHosts(feed, [])[0] ?? new URL(feed.url).host}/`;
  const mail = about?.email ? `mailto:${about.email}` : home;
  const link = (text: string, href = home, before = ''): Pick<Content, 'fallback' | 'title'> => ({fallback: {before, text, href}, title: before.replace(/[:–]\s*$/, '').trim() || text});

  const {tag, entries} = kindOf(state.element);
  const [chosen] = entries.filter(([attribute]) => state[attribute as keyof State]);
  const attribute = chosen?.[0] ?? entries[0]?.[0];
  const id = attribute ? state[attribute as keyof State] : '';
  const find = (collection: Collection): Found<any> => findEntry(feed, readers[collection], id);
  const missing = (found: Found<unknown>): Content => ({...link(name), isPending: !found.fault && !found.entry, fault: found.fault?.code});
  const isForeign = (text: Text | undefined) => !!state.speak && !!say(text, language)?.lang;
  /** An entry that may be shown now, or what is said in its place. */
  const shown = (collection: Collection, make: (entry: any) => Content): Content => {
    const found = find(collection);
    if (!found.entry) return missing(found);
    return isShown(found.entry, now) ? make(found.entry) : {...link(name), fault: 'entry-withdrawn'};
  };

  switch (tag) {
    case 'ijm-donate-cta':
    case 'ijm-goal': {
      const cause = pickCause(feed, state.appeal, state.appeal ? '' : state.fundraiser, now);
      if (!cause.entry) return missing(cause);
      const {appeal, fundraiser, goal, id: appealId} = cause.entry;
      const isDonate = tag === 'ijm-donate-cta';
      const offer = donateOffer(
        appeal,
        isDonate ? {amount: state.amount, currency: state.currency, frequency: state.frequency} : {},
        {...offerTools(appeal, feed.url, language), hosts: donateHosts(feed, []), appeal: appealId, fundraiser: state.appeal ? undefined : state.fundraiser || undefined, partner: state.partner},
      );
      if (typeof offer === 'string') return {...link(name), fault: offer};
      const title = plain((fundraiser ?? appeal).title, language);
      const money = moneyOf(offer, appeal);
      if (isDonate) return {...link(offer.label.text, offer.url, state.variant === 'button' ? '' : `${title}${words.colon}`), title, donateUrl: offer.url, money, isAmountUnusable: !!state.amount && offer.gift.amount !== Number(state.amount), isForeign: isForeign(appeal.title)};
      const progress = goal && goalProgress(goal, language, now);
      // How much has been raised would soon be untrue.
      return {...link(title, offer.url), title, fault: progress ? undefined : 'no-goal'};
    }
    case 'ijm-country-card':
    case 'ijm-map':
      return shown('countries', country => {
        const title = plain(country.name, language);
        return {...link(words.atWork(name, title), address(country.url), ''), title, isForeign: isForeign(country.name)};
      });
    case 'ijm-impact-stat':
      return shown('stats', stat => {
        const figure = statFigure(stat, language, figureTools);
        if (!figure) return {...link(name), fault: 'entry-invalid'};
        const title = [figure.value, figure.unit?.text, figure.label?.text].filter(Boolean).join(' ');
        const when = figure.asOf ?? figure.period;
        const source = address(stat.source?.url);
        return {...link(source ? figure.source!.label.text : name, source, `${title}${when ? ` (${when})` : ''}${words.colon}`), title, isForeign: isForeign(stat.label)};
      });
    case 'ijm-contact-form':
      return shown('forms', form => {
        const title = plain(form.title, language);
        return {...link(title, form.email ? `mailto:${form.email}` : mail), endpoint: plainUrl(form.endpoint, feed.url)?.href, isForeign: isForeign(form.title)};
      });
    case 'ijm-quote':
      // What somebody said, and who they are, may be recalled: none of it is frozen into a page.
      return shown('quotes', quote => ({...link(words.voices(name)), isForeign: isForeign(quote.text)}));
    case 'ijm-office':
      return shown('offices', office => ({...link(words.atWork(name, plain(office.city, language))), isForeign: isForeign(office.city)}));
    case 'ijm-share':
      return link(words.share, plainUrl(state.url)?.href);
    default:
      return link(name, locale ? mail : home);
  }
};

const moneyOf = (offer: DonateOffer, {currencies}: {currencies: readonly {code: string}[]}): Money => ({
  currencies: [...new Set(currencies.map(({code}) => code))],
  frequencies: offer.frequencies.map(({value}) => value),
});
