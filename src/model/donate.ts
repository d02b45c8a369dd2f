/**
 * All that a donate widget offers, and where its link leads. Fetched beside the feed: what it needs of the rest is handed
 * to it, or a bundler would tear the rest in two.
 */
import type {ErrorCode} from '../feed/fault.js';
import type {Appeal, Currency, Frequency, Link, Text} from '../feed/types.js';
import {numberFormat} from '../text/number-format.js';
import type {Said} from '../text/text.js';
import type {donateWords, wordsIn} from '../text/words.js';
import type {readAmount, Reading} from './amount.js';
import {amountText, majorString, minorOf, minorUnits} from './money.js';

const MOST_PRESETS = 6;
/** In whole units: what the feed's own amounts are bounded by. */
const MOST_AMOUNT = 99_999_999;

/** What a visitor has picked; each member unset until then. */
export interface Picks {
  frequency?: Frequency;
  currency?: string;
  /** A preset, in minor units. */
  preset?: number;
  /** The own amount as typed, while that is what counts. */
  own?: string;
  /** In whole units, an own amount from before frequency or currency changed; `null`: there was none. */
  kept?: string | null;
}

/** What the page asks for, by attributes that may hold anything, and what the visitor has picked. */
export interface DonateState {
  /** Whole units of the currency. */
  amount?: unknown;
  currency?: string | null;
  frequency?: string | null;
  picks?: Picks;
}

/** Where an offer stands. */
export interface DonatePlace {
  /** The locale that is spoken, the words for it, and what a text of the feed says in it. */
  locale: string;
  words: (typeof donateWords)['en'];
  say: (text: Text | undefined) => Said | undefined;
  wordsIn: typeof wordsIn;
  /** Where the appeal's link leads, without parameters; unset where that is no web address. */
  url?: URL;
  /** Hosts that the link may lead to. */
  hosts: readonly string[];
  /** Id of the appeal. */
  appeal: string;
  /** Id of the fundraiser. */
  fundraiser?: string | null;
  /** The partner's code, if the page names one. */
  partner?: unknown;
  /** The page's own query, of which only `utm_*` is read, and only if the feed wants it. */
  search?: string;
  /** How to read what is typed; unset, as long as that part is on its way: only plain digits, which mean the same everywhere. */
  read?: typeof readAmount;
}

export interface Gift {
  /** Whole units of the currency; unset: an amount is to be chosen on the giving page. */
  amount?: number;
  amountMinor?: number;
  currency: string;
  frequency: Frequency;
}

/** One of several to pick from. */
export interface Choice<Value> {
  value: Value;
  text: string;
  isPicked: boolean;
}

export interface DonateOffer {
  frequencies: Choice<Frequency>[];
  /** Empty where the page has settled the currency. */
  currencies: Choice<string>[];
  /** Values in minor units; `impact` is what the amount does. */
  presets: (Choice<number> & {impact?: Said})[];
  /** Unset where no own amount may be given. */
  own?: {
    isPicked: boolean;
    /** What the field holds as long as nobody types into it. */
    text: string;
    /** What may be given; unset where there is no limit, or the part that says so is not there yet. */
    limits?: string;
    /** Why the amount is not usable. */
    fault?: string;
  };
  gift: Gift;
  /** The partner's code that the link names. */
  ref?: string;
  url: string;
  host: string;
  label: Said;
}

const choices = <Value>(values: Value[], text: (value: Value) => string, picked: Value | undefined): Choice<Value>[] =>
  values.map(value => ({value, text: text(value), isPicked: value === picked}));

/** The first of what is wanted that there is, else the first there is. */
const firstOf = <Value>(all: Value[], ...wanted: unknown[]) => (wanted.find(one => all.includes(one as Value)) as Value | undefined) ?? all[0];

/**
 * What a currency offers, in minor units: the limits (the feed's `max` counts only where it leaves something to give) and
 * the amounts to choose from, without what is no amount of the currency, out of limits or there before.
 */
const listOf = ({code, min, max, amounts, monthly, default: usual}: Currency, frequency: Frequency) => {
  const low = minorOf(min, code) || 1;
  const most = minorOf(MOST_AMOUNT, code)!;
  const highest = minorOf(max, code)!;
  const high = highest >= low ? highest : most;
  const fits = (minor: number | undefined) => minor! >= low && minor! <= high;
  const clean = (all: Currency['amounts'] = []) =>
    all
      .map(({value, impact}) => ({minor: minorOf(value, code)!, impact}))
      .filter(({minor}, i, all) => fits(minor) && all.findIndex(other => other.minor === minor) === i)
      .slice(0, MOST_PRESETS);
  const often = frequency === 'monthly' ? clean(monthly?.amounts) : [];
  const [presets, first] = often[0] ? [often, monthly!.default] : [clean(amounts), usual];
  return {code, low, high, hasMin: low > 1, hasMax: high < most, presets, first: minorOf(first, code), fits};
};

/** A code that a page or its address names, or nothing if it is none; it may hold any characters but control ones. */
const codeIn = (value: unknown) => /^[^\p{C}]{1,200}$/u.exec(`${value ?? ''}`.trim())?.[0];

/**
 * The giving page with the parameters that the feed's link asks for; through the URL parser, so that no value can become
 * another parameter. One that comes out empty is not in the address either, or it would name what is not on the screen.
 */
const withParams = (url: URL, link: Link, given: Record<string, unknown>, search: string | undefined): string => {
  const {searchParams} = url;
  for (const [name, template] of Object.entries(link.params ?? {})) {
    const value = template!.replace(/\{(\w+)\}/g, (_, key: keyof NonNullable<Link['values']>) => {
      const plainValue = `${given[key] ?? ''}`;
      return link.values?.[key]?.[plainValue] ?? plainValue;
    });
    if (value) searchParams.set(name, value);
    else searchParams.delete(name);
  }
  for (const [name, typed] of new URLSearchParams(link.utm ? search : '')) {
    const value = /^utm_(source|medium|campaign|term|content|id)$/.test(name) && codeIn(typed);
    if (value && !searchParams.has(name)) searchParams.set(name, value);
  }
  return url.href;
};

/**
 * What `<ijm-donate-cta>` shows: what there is to choose from, what is chosen, and the link, which holds exactly that.
 *
 * @returns `entry-invalid` when no currency leaves anything to choose, `link-refused` when the link may not be followed.
 */
export const donateOffer = (
  appeal: Appeal,
  {amount, currency, frequency, picks = {}}: DonateState,
  {locale, words, say, wordsIn, url, hosts, appeal: appealId, fundraiser, partner, search, read}: DonatePlace,
): DonateOffer | Extract<ErrorCode, 'entry-invalid' | 'link-refused'> => {
  const {link, custom = true} = appeal;

  const usable = (often: Frequency) =>
    appeal.currencies.filter(
      (one, i, all) => all.findIndex(({code}) => code === one.code) === i && (custom || listOf(one, often).presets[0]),
    );
  const listed: Frequency[] = appeal.frequencies?.[0] ? appeal.frequencies : ['once'];
  const frequencies = listed.filter((one, i) => listed.indexOf(one) === i && usable(one)[0]);
  const often = firstOf(frequencies, picks.frequency, frequency);
  if (!often) return 'entry-invalid';

  const currencies = usable(often);
  const codes = currencies.map(({code}) => code);
  const code = firstOf(codes, currency, picks.currency)!;
  const list = listOf(currencies[codes.indexOf(code)]!, often);
  const {presets, fits} = list;
  const presetOf = (minor: number | undefined) => presets.find(preset => preset.minor === minor);
  const written = (minor: number) => amountText(minor, code, locale);

  // What counts, in this order: what is typed, the preset picked, an amount kept or asked for by the page, the default.
  let typed = custom ? picks.own : undefined;
  let {minor, fault, limits}: Reading =
    read?.(typed, {...list, locale, isNeeded: !!presets[0], amountText, minorOf, minorUnits, numberFormat, wordsIn}) ?? {};
  if (typed === undefined) {
    const asked = minorOf(picks.kept === undefined ? amount : picks.kept, code);
    const preset = presetOf(picks.preset) ?? (picks.kept ? undefined : presetOf(asked));
    if (!preset && custom && fits(asked)) typed = written((minor = asked!));
    else minor = (preset ?? presetOf(list.first) ?? presets[0])?.minor;
  } else if (!read) {
    minor = minorOf(/^\d{1,8}$/.exec(typed.trim()), code);
    if (!fits(minor)) {
      minor = undefined;
      fault = words.own;
    }
  }

  const ref = codeIn(partner) ?? link.ref;
  if (!url || !hosts.includes(url.host)) return 'link-refused';
  // A number made of these digits spells them again: there are at most twelve.
  const gift: Gift = {amount: minor && Number(majorString(minor, code)), amountMinor: minor, currency: code, frequency: often};
  const given = {__proto__: null, ...gift, appeal: appealId, fundraiser, ref, locale};

  const isOnce = often === 'once';
  const give = minor ? words[isOnce ? 'give' : 'giveMonthly'](written(minor)) : words[isOnce ? 'giveAny' : 'giveAnyMonthly'];
  return {
    frequencies: choices(frequencies, value => words[value], often),
    currencies: choices(codes.includes(currency!) ? [] : codes, value => value, code),
    presets: presets.map(preset => ({
      value: preset.minor,
      text: written(preset.minor),
      isPicked: typed === undefined && preset.minor === minor,
      impact: say(preset.impact),
    })),
    own: custom ? {isPicked: typed !== undefined || !presets[0], text: typed ?? '', limits, fault} : undefined,
    gift,
    ref,
    url: withParams(url, link, given, search),
    host: url.host,
    label: say(appeal.button) ?? {text: give},
  };
};

/** What stays picked when the visitor changes frequency or currency: an own amount, if it fits; no preset. */
export const afterSwitch = (picks: Picks, {own, gift}: DonateOffer, change: Pick<Picks, 'frequency' | 'currency'>): Picks => ({
  frequency: picks.frequency,
  currency: picks.currency,
  kept: own?.isPicked && gift.amountMinor !== undefined ? majorString(gift.amountMinor, gift.currency) : null,
  ...change,
});
