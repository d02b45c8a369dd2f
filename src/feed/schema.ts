/**
 * The feed, version 1, as a zod schema: the only source of the feed's types (`types.ts`), of the browser's reader
 * (`readers.ts`, made from it by `scripts/make-readers.ts`) and of `dist/feed.schema.json`. Never shipped to a visitor.
 *
 * Rules that hold it together with the reader and with JSON Schema, which must name the same faulty paths:
 * - a union's branches differ in JSON kind (string, number, array, object), so that the kind alone picks the branch;
 *   the one exception is `{ "$ref": … }` in place of an entry or a collection;
 * - only structure is checked here: what needs two members at once, a calendar or another entry is decided in `model/`
 *   for visitors and reported by the command line for editors;
 * - optional is `nullish`: a `null` member counts as absent;
 * - `critical` in an optional member's meta: when it is faulty, what holds it is faulty too.
 */
import * as z from 'zod';

/** Bounds of one feed. Lengths in UTF-16 units, sizes in items; they keep the cost of a hostile feed bounded. */
export const LIMITS = {text: 10_000, short: 200, url: 2_048, list: 500, entries: 10_000, number: 1e15} as const;

const ID = /^[a-z\d][\w-]{0,63}$/i;
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8}){0,4}$/i;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;
// No host but by https (http on the own machine), no other scheme, no colon in a relative first segment (RFC 3986, 4.2).
const URL_PATTERN = /^(?!\/\/|(?!https:\/\/.|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i;
const LINK_PATTERN = /^(?!\/\/|(?!(https:\/\/|mailto:|tel:).|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i;

const described = <S extends z.ZodType>(schema: S, description: string, ...examples: unknown[]): S =>
  schema.meta({description, ...(examples.length > 0 && {examples})}) as S;

/** A shape used in several places; its name becomes a definition of the JSON Schema and a constant of the reader. */
const named = <S extends z.ZodType>(id: string, schema: S, description: string, ...examples: unknown[]): S =>
  schema.meta({id, description, ...(examples.length > 0 && {examples})}) as S;

const string = (max: number = LIMITS.short) => z.string().max(max);
const list = <S extends z.ZodType>(item: S, max: number = LIMITS.list) => z.array(item).max(max);
const number = (min: number = -LIMITS.number, max: number = LIMITS.number) => z.number().min(min).max(max);

const id = named('Id', z.string().regex(ID), 'The name of an entry: letters, digits, hyphen and underscore, at most 64.', 'cambodia');
const tag = named('LanguageTag', z.string().max(35).regex(TAG), 'A BCP 47 language tag.', 'en-CA', 'fr-CA');
const date = named('Date', z.string().regex(DATE), 'An ISO 8601 date or date and time. A plain date is that whole day.', '2026-11-23', '2026-11-23T09:00:00Z');
const year = named('Year', z.int().min(1).max(9999), 'A year, as a number.', 2016);
const currencyCode = named('CurrencyCode', z.string().regex(/^[A-Z]{3}$/), 'An ISO 4217 currency code.', 'CAD');
const email = named('Email', z.string().max(254).regex(/^[^\s@<>"',;:]+@[^\s@<>"',;:]+$/), 'An e-mail address.', 'events@ijm.ca');
const host = named('Host', z.string().max(255).regex(/^[A-Za-z0-9.\-]+(:\d{1,5})?$/), 'A host, with its port if it has one; compared exactly.', 'www.ijm.ca');

const textIn = named('Translations', z.record(tag, string(LIMITS.text).nullable()), 'The text in each language.', {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'});
const text = named('Text', z.union([string(LIMITS.text), textIn]), 'Plain text: one string, or one for each language. Markup in it is shown as typed.', 'Cambodia', {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'});
const rich = named(
  'Rich',
  z.union([string(LIMITS.text), textIn, list(text)]),
  'Text with **bold**, *italic*, [label](https://…) and lists of lines beginning with "- "; or an array of them, one paragraph each. Never HTML.',
  ['One paragraph.', {'en-CA': 'A **second** one.', 'fr-CA': 'Un **second**.'}],
);
const url = named('Url', z.string().max(LIMITS.url).regex(URL_PATTERN), 'An https: address, or one relative to the feed.', 'https://www.ijm.ca/donate', 'guides/25-tips.pdf');
const linkUrl = named('LinkAddress', z.string().max(LIMITS.url).regex(LINK_PATTERN), 'An address to link to: https:, relative to the feed, mailto: or tel:.', 'https://www.ijm.ca');
const link = named('LinkUrl', z.union([linkUrl, z.record(tag, linkUrl.nullable())]), 'An address to link to (https:, relative, mailto: or tel:), or one for each language.', 'https://www.ijm.ca', {'en-CA': 'https://www.ijm.ca', 'fr-CA': 'https://www.ijm.ca/fr'});
const webLink = named('WebUrl', z.union([url, z.record(tag, url.nullable())]), 'An https: address or one relative to the feed, or one for each language.', 'https://www.ijm.ca/donate');

const opt = <S extends z.ZodType>(schema: S) => schema.nullish();
/** Optional, but when it is faulty, what holds it must not be shown. */
const critical = <S extends z.ZodType>(schema: S) => schema.nullish().meta({critical: true});

const consent = named(
  'Consent',
  z.object({
    basis: described(z.enum(['written', 'verbal', 'none-needed']), 'What the consent rests on.'),
    until: critical(date).describe('Past this day the picture or quotation is no longer shown.'),
  }),
  'Whether the person agreed to be shown or quoted, and until when.',
  {basis: 'written', until: '2028-12-31'},
);

const pixels = named('Pixels', z.int().min(1).max(20_000), 'Pixels.', 1200);
const image = named(
  'Image',
  z.object({
    src: url,
    alt: text.describe('What the picture shows, in words.'),
    width: described(pixels, 'Width in pixels.', 1200),
    height: described(pixels, 'Height in pixels.', 800),
    srcset: opt(list(z.object({src: url, width: pixels}), 12)).describe('The same picture in other widths.'),
    focus: opt(z.object({x: number(0, 1), y: number(0, 1)})).describe('The point that must stay visible when the picture is cropped; 0 is left or top, 1 is right or bottom.'),
    credit: opt(text).describe('Who took or drew it.'),
    consent: critical(consent),
  }),
  'A picture.',
);

const entryMembers = {
  withdrawn: opt(z.boolean()).describe('true: shown nowhere from the next read of the feed on.'),
  from: opt(date).describe('Not shown before.'),
  until: opt(date).describe('Not shown after.'),
};

const country = named('Country', z.object({
  ...entryMembers,
  name: text,
  code: described(z.string().regex(/^[A-Z]{2}$/), 'ISO 3166-1 alpha-2 code.', 'KH'),
  headline: opt(text).describe('A few words above the name: what the work is about.'),
  summary: opt(text).describe('One or two sentences; cards show three lines.'),
  story: opt(rich),
  image: opt(image),
  url: opt(link).describe('The page about this country.'),
  stats: opt(list(id, 50)).describe('Ids of stats, in order.'),
  quotes: opt(list(id, 50)).describe('Ids of quotes, in order.'),
  offices: opt(list(id, 50)).describe('Ids of offices, in order.'),
  appeal: opt(id).describe('Id of the appeal to give to.'),
}), 'A country where IJM works.');

const figure = named('Figure', z.union([number(), z.object({min: number(), max: number()})]), 'A number, or a range.', 500, {min: 15, max: 30});

const stat = named('Stat', z.object({
  ...entryMembers,
  value: figure,
  format: opt(z.enum(['number', 'percent', 'currency', 'compact'])).describe('How the value is written; percent: 0.1 means 0.1 %.'),
  currency: opt(currencyCode).describe('For the currency format.'),
  label: text.describe('What the figure counts.'),
  unit: opt(text),
  since: opt(year).describe('Counted since this year.'),
  asOf: opt(z.union([year, date])).describe('The year or date the figure holds for.'),
  source: opt(z.object({label: text, url: opt(link), year: opt(year)})).describe('Where the figure comes from.'),
  baseline: opt(
    z.object({
      value: figure,
      label: opt(text).describe('Whom or what the earlier value counted.'),
      year: opt(year),
      comparable: opt(z.boolean()).describe('false: another population or method; both stand side by side.'),
    }),
  ).describe('The earlier value that this one is compared with.'),
}), 'A figure.');

const quote = named('Quote', z.object({
  ...entryMembers,
  text,
  author: z.object({name: text, role: opt(text), image: opt(image)}),
  consent: critical(consent),
}), 'What somebody said.');

const office = named('Office', z.object({
  ...entryMembers,
  city: text,
  country: id,
  director: opt(text),
  established: opt(year),
  focus: opt(text),
  location: opt(z.object({lat: number(-90, 90), lon: number(-180, 180)})),
}), 'A field office.');

const money = named('Money', number(0, 99_999_999), 'Whole units of a currency: 35 means $35.00.', 35);
const amount = z.object({
  value: described(z.number().gt(0).max(99_999_999), 'Whole units of the currency: 35 means $35.00.', 35),
  impact: opt(text).describe('What this amount does.'),
});
const amounts = named('Amounts', list(amount, 50), 'Amounts to choose from.', [{value: 35}, {value: 60}]);

const goal = named(
  'Goal',
  z.object({
    target: money,
    raised: money,
    currency: currencyCode,
    supporters: opt(z.int().min(0).max(LIMITS.number)),
    starts: opt(date),
    ends: opt(date).describe('A plain date includes that day.'),
    timeZone: opt(described(z.string().max(64).regex(/^[A-Za-z0-9_+\-/]+$/), 'IANA time zone in which plain dates are days.', 'America/Toronto')),
    updated: opt(date),
  }),
  'How much is to be raised, and how much has been.',
);

const placeholder = z.enum(['amount', 'amountMinor', 'currency', 'frequency', 'appeal', 'fundraiser', 'ref', 'locale']);

const appeal = named('Appeal', z.object({
  ...entryMembers,
  title: text,
  text: opt(text),
  button: opt(text).describe('Words of the link; without them the kit names the gift.'),
  note: opt(text).describe('Small print, such as about tax receipts.'),
  image: opt(image),
  currencies: list(
    z.object({
      code: currencyCode,
      amounts,
      default: opt(money).describe('The amount picked at first; without it the first.'),
      min: opt(money),
      max: opt(money),
      monthly: opt(z.object({amounts, default: opt(money)})).describe('The amounts of a monthly gift; without it the same.'),
    }),
    20,
  ).describe('The first is the default.'),
  frequencies: opt(list(z.enum(['once', 'monthly']), 2)).describe('Without it: once.'),
  custom: opt(z.boolean()).describe('Whether an own amount may be typed; true without it.'),
  link: z.object({
    url: webLink.describe('The giving page.'),
    params: opt(z.record(z.string().regex(/^[^\s&=#?]{1,64}$/), string(500).nullable())).describe('Query parameters; values may hold {amount}, {amountMinor}, {currency}, {frequency}, {appeal}, {fundraiser}, {ref}, {locale}.'),
    values: opt(z.partialRecord(placeholder, z.record(string(64), string(200).nullable()).nullable())).describe('Renames values of a placeholder.'),
    ref: opt(string(64)).describe('The partner code where the page names none.'),
    utm: opt(z.boolean()).describe("true passes the page's own utm_* parameters on."),
  }),
  goal: opt(goal),
}), 'A way to give: amounts, and the link to the giving page.');

const fundraiser = named('Fundraiser', z.object({
  ...entryMembers,
  title: text,
  by: opt(text),
  story: opt(rich),
  image: opt(image),
  appeal: id,
  goal: opt(goal),
  url: opt(link),
}), 'Somebody who raises money for an appeal.');

const bound = named('Bound', z.union([number(), date]), 'A number, or a date for a date field.', 1, '2026-12-31');
const field = z.object({
  name: described(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/), 'The name under which the value is sent.', 'email'),
  type: z.enum(['text', 'email', 'tel', 'url', 'number', 'date', 'textarea', 'select', 'radio', 'checkbox']),
  label: text,
  required: opt(z.boolean()),
  help: opt(text),
  autocomplete: opt(described(z.string().regex(/^[a-z][a-z0-9 -]{0,63}$/), 'What browsers may fill in.', 'name', 'organization')),
  options: opt(list(z.object({value: string().min(1), label: text}))).describe('The choices of a select or radio field.'),
  minLength: opt(z.int().min(0).max(LIMITS.text)),
  maxLength: opt(z.int().min(1).max(LIMITS.text)),
  min: opt(bound).describe('Lowest number or earliest date.'),
  max: opt(bound).describe('Highest number or latest date.'),
});

const form = named('Form', z.object({
  ...entryMembers,
  title: text,
  intro: opt(rich),
  endpoint: url.describe('Where messages are posted.'),
  fields: list(field, 50),
  consent: critical(z.object({label: rich, required: opt(z.boolean()).describe('true without it.')})).describe('The box to tick; never ticked beforehand.'),
  submit: opt(text),
  email: opt(email).describe('Shown when sending fails.'),
  sensitive: opt(z.boolean()).describe('true: nothing typed is ever kept on the device, and a quick way out is shown.'),
  exitUrl: opt(link).describe('Where the quick way out leads.'),
  thanks: z.object({
    title: text,
    text: opt(rich),
    download: opt(z.object({label: text, url: link})),
  }),
}), 'A form whose messages are posted to an endpoint.');

const organization = z.object({
  name: opt(text),
  url: opt(link),
  email: opt(email),
  privacyUrl: opt(link),
  charityNumber: opt(string(64)),
});

/** What stands in an entry's or a collection's place when it lies in a file of its own. */
const reference = named('Reference', z.object({...entryMembers, $ref: described(z.string().max(LIMITS.url).regex(URL_PATTERN), 'Address of a file, relative to the feed; in place of a collection it holds {id}.', 'countries/{id}.json')}), 'Stands in the place of an entry or a collection that lies in a file of its own.');

/** An entry in the feed itself; what has a `$ref` that is not null is a reference and nothing else. */
const inPlace = <S extends z.ZodObject>(entry: S) => entry.extend({$ref: z.null().optional()}).meta(z.globalRegistry.get(entry)!);
const collection = <S extends z.ZodObject>(entry: S) => opt(z.union([reference, z.record(id, z.union([reference, inPlace(entry)]).nullable())]));

/** Every kind of entry, by the name of its collection. */
export const entrySchemas = {countries: country, stats: stat, quotes: quote, offices: office, appeals: appeal, forms: form, fundraisers: fundraiser};

export const referenceSchema = reference;

/** The members of a feed besides its collections. */
export const indexSchema = z.object({
  $schema: opt(z.string().max(LIMITS.url)),
  version: z.number().gte(1).lt(2).describe('1'),
  updated: opt(date),
  locales: z.array(tag).min(1).max(50).describe('The languages of the feed; the first is the default.'),
  organization: opt(organization),
  donateHosts: opt(list(host, 100)).describe("Hosts a donate link may lead to; without it the feed's own."),
  formHosts: opt(list(host, 100)).describe("Hosts a form may post to, besides the feed's own."),
  imageHosts: opt(list(host, 100)).describe("Hosts a picture may come from, besides the feed's own."),
});

export const feedSchema = z.object({
  ...indexSchema.shape,
  countries: collection(country),
  stats: collection(stat),
  quotes: collection(quote),
  offices: collection(office),
  appeals: collection(appeal),
  forms: collection(form),
  fundraisers: collection(fundraiser),
});

export type FeedInput = z.input<typeof feedSchema>;
