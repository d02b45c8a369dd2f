/** What a donate widget says, worked out by hand for the bench's rivals: as much as they show, and no more. */

type Text = string | Record<string, string>;

interface Currency {
  code: string;
  amounts: {value: number; impact?: Text}[];
  default?: number;
  min?: number;
  max?: number;
  monthly?: {amounts: {value: number; impact?: Text}[]; default?: number};
}

export interface Appeal {
  title: Text;
  text?: Text;
  note?: Text;
  currencies: Currency[];
  frequencies?: string[];
  custom?: boolean;
  link: {url: string; params?: Record<string, string>; values?: Record<string, Record<string, string>>; ref?: string};
}

export interface Feed {
  version: number;
  locales: string[];
  donateHosts?: string[];
  appeals?: Record<string, Appeal>;
}

export interface Picks {
  frequency?: string;
  currency?: string;
  amount?: number;
  own?: string;
}

const WORDS = {
  en: {frequency: 'How often', once: 'Once', monthly: 'Monthly', currency: 'Currency', amount: 'Amount', own: 'Other amount', give: (sum: string) => `Give ${sum}`, giveMonthly: (sum: string) => `Give ${sum} monthly`, host: (host: string) => `You continue on ${host}`},
  fr: {frequency: 'À quelle fréquence', once: 'Une fois', monthly: 'Chaque mois', currency: 'Devise', amount: 'Montant', own: 'Autre montant', give: (sum: string) => `Donner ${sum}`, giveMonthly: (sum: string) => `Donner ${sum} par mois`, host: (host: string) => `Vous continuez sur ${host}`},
};

const reading = new Map<string, Promise<Feed>>();

/** The feed at an address, fetched once a page. */
export const readFeed = (url: string): Promise<Feed> => {
  let feed = reading.get(url);
  if (!feed) {
    feed = fetch(url, {credentials: 'same-origin'}).then(async response => {
      const feed = (await response.json()) as Feed;
      if (!response.ok || feed.version !== 1 || !Array.isArray(feed.locales)) throw new Error('no feed');
      return feed;
    });
    reading.set(url, feed);
  }
  return feed;
};

/** The feed that a script tag of the page names. */
export const pageFeed = () => new URL(document.querySelector<HTMLElement>('script[data-feed]')!.dataset.feed!, location.href).href;

export const localeOf = (element: Element, feed: Feed) => {
  const wanted = element.closest<HTMLElement>('[lang]')?.lang.toLowerCase() ?? '';
  const primary = wanted.split('-')[0];
  return feed.locales.find(tag => tag.toLowerCase() === wanted) ?? feed.locales.find(tag => tag.toLowerCase().split('-')[0] === primary) ?? feed.locales[0]!;
};

/** All that is shown of an appeal. */
export const offerOf = (feed: Feed, id: string, locale: string, partner: string, feedUrl: string, picks: Picks) => {
  const appeal = feed.appeals![id]!;
  const words = locale.startsWith('fr') ? WORDS.fr : WORDS.en;
  const say = (text?: Text) => (typeof text === 'string' ? text : text && (text[locale] ?? Object.values(text)[0]));
  const frequencies = appeal.frequencies ?? ['once'];
  const frequency = picks.frequency ?? frequencies[0]!;
  const currency = appeal.currencies.find(({code}) => code === picks.currency) ?? appeal.currencies[0]!;
  const {amounts, default: preset = amounts[0]!.value} = (frequency === 'monthly' && currency.monthly) || currency;
  const money = (value: number) => new Intl.NumberFormat(locale, {style: 'currency', currency: currency.code, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger'} as Intl.NumberFormatOptions).format(value);
  const typed = picks.own?.trim() ? Number(picks.own.trim().replace(',', '.')) : undefined;
  const isTyped = typed !== undefined && typed >= (currency.min ?? 0) && typed <= (currency.max ?? 1e8);
  const amount = isTyped ? typed : picks.own?.trim() ? undefined : (picks.amount ?? preset);

  const url = new URL(appeal.link.url, feedUrl);
  const hosts = feed.donateHosts ?? [new URL(feedUrl).host];
  if (url.protocol !== 'https:' || url.username || !hosts.includes(url.host)) throw new Error('no link');
  const values: Record<string, string | undefined> = {amount: amount?.toString(), currency: currency.code, frequency, appeal: id, ref: partner || appeal.link.ref, locale};
  for (const [name, template] of Object.entries(appeal.link.params ?? {})) {
    const value = template.replace(/\{(\w+)\}/g, (_, key: string) => appeal.link.values?.[key]?.[values[key] ?? ''] ?? values[key] ?? '');
    if (value) url.searchParams.set(name, value);
  }
  const sum = amount === undefined ? '' : money(amount);
  return {
    words,
    title: say(appeal.title)!,
    text: say(appeal.text),
    note: say(appeal.note),
    frequencies: frequencies.map(value => ({value, text: value === 'monthly' ? words.monthly : words.once, isPicked: value === frequency})),
    currencies: appeal.currencies.map(({code}) => ({value: code, text: code, isPicked: code === currency.code})),
    amounts: amounts.map(({value, impact}) => ({value, text: money(value), impact: say(impact), isPicked: !picks.own && value === amount})),
    hasOwn: appeal.custom !== false,
    url: url.href,
    label: frequency === 'monthly' ? words.giveMonthly(sum) : words.give(sum),
    host: words.host(url.host),
  };
};

export type Offer = ReturnType<typeof offerOf>;
