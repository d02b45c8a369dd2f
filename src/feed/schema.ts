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

/** Bounds of one feed; they keep the cost of a hostile one bounded. Lengths in characters (code points), sizes in items, a document in bytes. */
export const LIMITS = {
  document: 1_000_000,
  depth: 32,
  text: 10_000,
  short: 200,
  url: 2_048,
  list: 500,
  entries: 10_000,
  number: 1e15,
} as const;

const ID = /^[a-z\d][\w-]*$/i;
const TAG = /^[a-z]{2,8}(-[a-z\d]{1,8}){0,4}$/i;
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;
// No host but by https (http on the own machine), no other scheme, no colon in a relative first segment (RFC 3986, 4.2).
const URL_PATTERN = /^(?!\/\/|(?!https:\/\/.|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i;
const LINK_PATTERN =
  /^(?!\/\/|(?!(https:\/\/|mailto:|tel:).|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i;

const described = <S extends z.ZodType>(schema: S, description: string, ...examples: unknown[]): S =>
  schema.meta({description, ...(examples.length > 0 && {examples})}) as S;

/** A shape used in several places; its name becomes a definition of the JSON Schema and a constant of the reader. */
const named = <S extends z.ZodType>(id: string, schema: S, description: string, ...examples: unknown[]): S =>
  schema.meta({id, description, ...(examples.length > 0 && {examples})}) as S;

const string = (max: number = LIMITS.short) => z.string().max(max);
const list = <S extends z.ZodType>(item: S, max: number = LIMITS.list) => z.array(item).max(max);
const number = (min: number = -LIMITS.number, max: number = LIMITS.number) => z.number().min(min).max(max);

const id = named(
  'Id',
  z.string().max(64).regex(ID),
  'The name of an entry: letters, digits, hyphen and underscore, at most 64.',
  'cambodia',
);
const tag = named('LanguageTag', z.string().max(35).regex(TAG), 'A BCP 47 language tag.', 'en-CA', 'fr-CA');
const date = named(
  'Date',
  z.string().max(40).regex(DATE),
  'An ISO 8601 date or date and time. A plain date is that whole day.',
  '2026-11-23',
  '2026-11-23T09:00:00Z',
);
const year = named('Year', z.int().min(1).max(9999), 'A year, as a number.', 2016);
const currencyCode = named(
  'CurrencyCode',
  z
    .string()
    .max(3)
    .regex(/^[A-Z]{3}$/),
  'An ISO 4217 currency code.',
  'CAD',
);
const email = named(
  'Email',
  z
    .string()
    .max(254)
    .regex(/^[^\s@<>"',;:]+@[^\s@<>"',;:]+$/),
  'An e-mail address.',
  'events@ijm.ca',
);
const host = named(
  'Host',
  z
    .string()
    .max(255)
    .regex(/^[A-Za-z0-9.\-]+(:\d{1,5})?$/),
  'A host, with its port if it has one; compared exactly.',
  'www.ijm.ca',
);

const textIn = named('Translations', z.record(tag, string(LIMITS.text).nullable()), 'The text in each language.', {
  'en-CA': 'Cambodia',
  'fr-CA': 'Cambodge',
});
const text = named(
  'Text',
  z.union([string(LIMITS.text), textIn]),
  'Plain text: one string, or one for each language. Markup in it is shown as typed.',
  'Cambodia',
  {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'},
);
const rich = named(
  'Rich',
  z.union([string(LIMITS.text), textIn, list(text)]),
  'Text with **bold**, *italic*, [label](https://…) and lists of lines beginning with "- "; or an array of them, one paragraph each. Never HTML.',
  ['One paragraph.', {'en-CA': 'A **second** one.', 'fr-CA': 'Un **second**.'}],
);
const url = named(
  'Url',
  z.string().max(LIMITS.url).regex(URL_PATTERN),
  'An https: address, or one relative to the feed.',
  'https://www.ijm.ca/donate',
  'guides/25-tips.pdf',
);
const linkUrl = named(
  'LinkAddress',
  z.string().max(LIMITS.url).regex(LINK_PATTERN),
  'An address to link to: https:, relative to the feed, mailto: or tel:.',
  'https://www.ijm.ca',
);
const link = named(
  'LinkUrl',
  z.union([linkUrl, z.record(tag, linkUrl.nullable())]),
  'An address to link to (https:, relative, mailto: or tel:), or one for each language.',
  'https://www.ijm.ca',
  {'en-CA': 'https://www.ijm.ca', 'fr-CA': 'https://www.ijm.ca/fr'},
);
const webLink = named(
  'WebUrl',
  z.union([url, z.record(tag, url.nullable())]),
  'An https: address or one relative to the feed, or one for each language.',
  'https://www.ijm.ca/donate',
);

const opt = <S extends z.ZodType>(schema: S) => schema.nullish();
/** Optional, but when it is faulty, what holds it must not be shown. */
const critical = <S extends z.ZodType>(schema: S) => schema.nullish().meta({critical: true});

const consent = named(
  'Consent',
  z.object({
    basis: described(z.enum(['written', 'verbal', 'none-needed']), 'What the consent rests on.', 'written'),
    until: described(critical(date), 'Past this day the picture or quotation is no longer shown.', '2028-12-31'),
  }),
  'Whether the person agreed to be shown or quoted, and until when.',
  {basis: 'written', until: '2028-12-31'},
);

const pixels = named('Pixels', z.int().min(1).max(20_000), 'Pixels.', 1200);
const image = named(
  'Image',
  z.object({
    src: described(url, "Where the picture is. Its host must be the feed's own or one of imageHosts.", 'images/boat.jpg'),
    alt: described(
      text,
      'What the picture shows, in words, for those who do not see it.',
      'Two police officers in front of a fishing boat',
    ),
    width: described(pixels, 'Width in pixels.', 1200),
    height: described(pixels, 'Height in pixels.', 800),
    srcset: described(
      opt(
        list(
          z.object({
            src: described(url, 'Where it is.', 'images/boat-600.jpg'),
            width: described(pixels, 'Its width in pixels.', 600),
          }),
          12,
        ),
      ),
      'The same picture in other widths, to choose from.',
      [{src: 'images/boat-600.jpg', width: 600}],
    ),
    focus: described(
      opt(
        z.object({
          x: described(number(0, 1), '0 is left, 1 is right.', 0.5),
          y: described(number(0, 1), '0 is top, 1 is bottom.', 0.3),
        }),
      ),
      'The point that must stay visible when the picture is cropped.',
      {x: 0.5, y: 0.3},
    ),
    credit: described(opt(text), 'Who took or drew it.', 'Photo: IJM'),
    consent: described(
      critical(consent),
      'Consent of those in the picture. With a faulty one, or past its end, the picture is not shown.',
      {basis: 'written', until: '2028-12-31'},
    ),
  }),
  'A picture.',
  {src: 'images/boat.jpg', alt: 'Two police officers in front of a fishing boat', width: 1200, height: 800},
  {
    src: 'images/boat.jpg',
    alt: 'Two police officers in front of a fishing boat',
    width: 1200,
    height: 800,
    srcset: [{src: 'images/boat-600.jpg', width: 600}],
    focus: {x: 0.5, y: 0.3},
    credit: 'Photo: IJM',
    consent: {basis: 'written', until: '2028-12-31'},
  },
);

const entryMembers = {
  withdrawn: described(opt(z.boolean()), 'true: shown nowhere from the next read of the feed on, whatever copy is kept.', true),
  from: described(opt(date), 'Not shown before this day or moment.', '2026-12-01'),
  until: described(opt(date), 'Not shown after this day or moment.', '2026-12-31'),
};

const country = named(
  'Country',
  z.object({
    ...entryMembers,
    name: described(text, 'Its name.', {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'}),
    code: described(
      z
        .string()
        .max(2)
        .regex(/^[A-Z]{2}$/),
      'ISO 3166-1 alpha-2 code, two capitals; the map follows it.',
      'KH',
    ),
    headline: described(opt(text), 'A few words above the name: what the work is about.', {
      'en-CA': 'Combatting forced labour slavery',
      'fr-CA': 'Combattre l’esclavage par le travail forcé',
    }),
    summary: described(
      opt(text),
      'One or two sentences; cards show three lines.',
      'People are trafficked into forced labour from, through and within Cambodia.',
    ),
    story: described(opt(rich), 'The story of the work, for the profile.', [
      'Migrant workers are **most at risk**.',
      'IJM trains the police.',
    ]),
    image: described(opt(image), 'A picture; without one the map is shown.'),
    url: described(opt(link), 'The page about this country.', 'https://www.ijm.ca/cambodia'),
    stats: described(opt(list(id, 50)), 'Ids of stats, in order.', ['cambodia-rescued', 'cambodia-convicted']),
    quotes: described(opt(list(id, 50)), 'Ids of quotes, in order.', ['cambodia-sharpe']),
    offices: described(opt(list(id, 50)), 'Ids of offices, in order.', ['phnom-penh']),
    appeal: described(opt(id), 'Id of the appeal to give to.', 'cambodia'),
  }),
  'A country where IJM works.',
  {name: {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'}, code: 'KH'},
  {
    name: {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'},
    code: 'KH',
    headline: {'en-CA': 'Combatting forced labour slavery', 'fr-CA': 'Combattre l’esclavage par le travail forcé'},
    summary: 'People are trafficked into forced labour from, through and within Cambodia.',
    stats: ['cambodia-rescued', 'cambodia-convicted'],
    offices: ['phnom-penh'],
    appeal: 'cambodia',
  },
);

const quantity = named('Quantity', number(), 'A number.', 500);
const figure = named(
  'Figure',
  z.union([
    quantity,
    z.object({min: described(quantity, 'The lowest it may be.', 15), max: described(quantity, 'The highest it may be.', 30)}),
  ]),
  'A number, or a range.',
  500,
  {min: 15, max: 30},
);

const stat = named(
  'Stat',
  z.object({
    ...entryMembers,
    value: described(figure, 'The figure itself.', 500, {min: 15, max: 30}),
    format: described(
      opt(z.enum(['number', 'percent', 'currency', 'compact'])),
      'How the value is written: number (the default), percent (0.1 means 0.1 %), currency (with currency), compact (40.3M).',
      'percent',
    ),
    currency: described(opt(currencyCode), 'For the currency format: an ISO 4217 code.', 'CAD'),
    label: described(text, 'What the figure counts.', {'en-CA': 'rescued from trafficking', 'fr-CA': 'libérées de la traite'}),
    unit: described(opt(text), 'The unit, shown beside the figure.', {'en-CA': 'people', 'fr-CA': 'personnes'}),
    since: described(opt(year), 'Counted since this year.', 2003),
    asOf: described(opt(z.union([year, date])), 'The year or date the figure holds for.', 2026, '2026-06-30'),
    source: described(
      opt(
        z.object({
          label: described(text, 'The name of the source.', 'Global Estimates of Modern Slavery'),
          url: described(opt(link), 'Where it can be read.', 'https://www.ijm.ca/studies/cambodia.pdf'),
          year: described(opt(year), 'When it was published.', 2022),
        }),
      ),
      'Where the figure comes from.',
      {label: 'Study in Phnom Penh', year: 2013},
    ),
    baseline: described(
      opt(
        z.object({
          value: described(figure, 'The earlier value.', {min: 15, max: 30}),
          label: described(opt(text), 'Whom or what the earlier value counted.', 'earlier estimates, all minors'),
          year: described(opt(year), 'The year of the earlier value.', 2002),
          comparable: described(
            opt(z.boolean()),
            'false: another population or method; both stand side by side, and no "from … to" is said.',
            false,
          ),
        }),
      ),
      'The earlier value that this one is compared with.',
      {value: 8.6, year: 2012},
    ),
  }),
  'A figure.',
  {value: 500, label: 'rescued from trafficking', since: 2003},
  {
    value: 8.6,
    format: 'percent',
    label: 'of those in commercial sex were minors',
    asOf: 2012,
    source: {label: 'Study in Phnom Penh', year: 2013},
    baseline: {value: {min: 15, max: 30}, label: 'earlier estimates, all minors', year: 2002, comparable: false},
  },
);

const quote = named(
  'Quote',
  z.object({
    ...entryMembers,
    text: described(text, 'The words, without quotation marks.', '… we have seen the impossible happen.'),
    author: described(
      z.object({
        name: described(text, 'Who said it.', 'Christa Hayden Sharpe'),
        role: described(opt(text), 'What this person does or did.', 'Former IJM Cambodia field office director'),
        image: described(opt(image), 'A portrait.'),
      }),
      'Who said it.',
      {name: 'Christa Hayden Sharpe'},
    ),
    consent: described(
      critical(consent),
      'Consent of the person quoted. With a faulty one, or past its end, the quotation is not shown.',
      {basis: 'written', until: '2028-12-31'},
    ),
  }),
  'What somebody said.',
  {text: '… we have seen the impossible happen.', author: {name: 'Christa Hayden Sharpe'}},
  {
    text: '… we have seen the impossible happen.',
    author: {name: 'Christa Hayden Sharpe', role: 'Former IJM Cambodia field office director'},
    consent: {basis: 'written', until: '2028-12-31'},
  },
);

const office = named(
  'Office',
  z.object({
    ...entryMembers,
    city: described(text, 'The city it is in.', 'Phnom Penh'),
    country: described(id, 'Id of its country.', 'cambodia'),
    director: described(opt(text), 'Who leads it.', 'Peter Williams'),
    established: described(opt(year), 'The year it was opened.', 2004),
    focus: described(opt(text), 'What it works on.', {
      'en-CA': 'Forced labour slavery',
      'fr-CA': 'Esclavage par le travail forcé',
    }),
    location: described(
      opt(
        z.object({
          lat: described(number(-90, 90), 'Degrees north of the equator.', 11.5564),
          lon: described(number(-180, 180), 'Degrees east of Greenwich.', 104.9282),
        }),
      ),
      'Where it is, for the map: in degrees (WGS 84). A city is exact enough.',
      {lat: 11.5564, lon: 104.9282},
    ),
  }),
  'A field office.',
  {city: 'Phnom Penh', country: 'cambodia'},
  {
    city: 'Phnom Penh',
    country: 'cambodia',
    director: 'Peter Williams',
    established: 2004,
    location: {lat: 11.5564, lon: 104.9282},
  },
);

const money = named('Money', number(0, 99_999_999), 'Whole units of a currency: 35 means $35.00.', 35);
const amount = named(
  'Amount',
  z.object({
    value: described(z.number().gt(0).max(99_999_999), 'Whole units of the currency: 35 means $35.00.', 35),
    impact: described(opt(text), 'What this amount does, in one sentence.', 'helps to train one police officer'),
  }),
  'An amount, and what it does.',
  {value: 35, impact: 'helps to train one police officer'},
);
const amounts = named('Amounts', list(amount, 50), 'Amounts to choose from.', [{value: 35}, {value: 60}]);

const goal = named(
  'Goal',
  z.object({
    target: described(money, 'How much is to be raised.', 5000),
    raised: described(money, 'How much has been raised.', 1850),
    currency: described(currencyCode, 'ISO 4217 code of both.', 'CAD'),
    supporters: described(opt(z.int().min(0).max(LIMITS.number)), 'How many have given.', 37),
    starts: described(opt(date), 'When it starts.', '2026-11-01'),
    ends: described(opt(date), 'When it ends. A plain date includes that day.', '2027-01-31'),
    timeZone: described(
      opt(
        z
          .string()
          .max(64)
          .regex(/^[A-Za-z0-9_+\-/]+$/),
      ),
      'IANA time zone in which plain dates are days; UTC without it.',
      'America/Toronto',
    ),
    updated: described(opt(date), 'When raised and supporters were counted.', '2026-11-23T09:00:00Z'),
  }),
  'How much is to be raised, and how much has been.',
  {target: 5000, raised: 1850, currency: 'CAD', ends: '2027-01-31', timeZone: 'America/Toronto'},
);

const placeholder = z.enum(['amount', 'amountMinor', 'currency', 'frequency', 'appeal', 'fundraiser', 'ref', 'locale']);

const currency = named(
  'Currency',
  z.object({
    code: described(currencyCode, 'ISO 4217 code.', 'CAD'),
    amounts: described(amounts, 'The amounts of a single gift, in order.', [{value: 35}, {value: 60}]),
    default: described(opt(money), 'The amount picked at first; without it the first.', 60),
    min: described(opt(money), 'The lowest own amount.', 5),
    max: described(opt(money), 'The highest own amount.', 25000),
    monthly: described(
      opt(
        z.object({
          amounts: described(amounts, 'The amounts of a monthly gift, in order.', [{value: 24}, {value: 36}]),
          default: described(opt(money), 'The monthly amount picked at first; without it the first.', 36),
        }),
      ),
      'The amounts of a monthly gift; without it the same.',
      {amounts: [{value: 24}, {value: 36}], default: 36},
    ),
  }),
  'A currency one may give in, with its amounts.',
  {code: 'CAD', amounts: [{value: 35}, {value: 60}], default: 60},
);

const donateLink = named(
  'Link',
  z.object({
    url: described(webLink, 'The giving page. Its host must be one of donateHosts.', 'https://www.ijm.ca/donate'),
    params: described(
      opt(
        z.record(
          z
            .string()
            .max(64)
            .regex(/^[^\s&=#?]+$/),
          string(500).nullable(),
        ),
      ),
      'Query parameters added to the address; values may hold {amount}, {amountMinor}, {currency}, {frequency}, {appeal}, {fundraiser}, {ref}, {locale}. One that comes out empty is left out.',
      {amount: '{amount}', currency: '{currency}', type: '{frequency}'},
    ),
    values: described(
      opt(z.partialRecord(placeholder, z.record(string(64), string(200).nullable()).nullable())),
      'Renames values of a placeholder, where the giving page calls them otherwise.',
      {frequency: {once: 'single', monthly: 'recurring'}},
    ),
    ref: described(opt(string(64)), 'The partner code where the page names none.', 'partner-7'),
    utm: described(opt(z.boolean()), "true passes the page's own utm_* parameters on.", true),
  }),
  'Where the donate link leads.',
  {url: 'https://www.ijm.ca/donate', params: {amount: '{amount}', currency: '{currency}'}},
);

const appeal = named(
  'Appeal',
  z.object({
    ...entryMembers,
    title: described(text, 'What the gift is for, as a heading.', 'Help people who were trafficked'),
    text: described(opt(text), 'One or two sentences below the title.', 'Your gift sends help to people held in slavery.'),
    button: described(opt(text), 'Words of the link; without them the kit names the gift.', 'Give now'),
    note: described(opt(text), 'Small print, such as about tax receipts.', 'Gifts of $20 or more receive a tax receipt.'),
    image: described(opt(image), 'A picture.'),
    currencies: described(list(currency, 20), 'Currencies one may give in, with their amounts. The first is the default.', [
      {code: 'CAD', amounts: [{value: 35}, {value: 60}], default: 60},
    ]),
    frequencies: described(opt(list(z.enum(['once', 'monthly']), 2)), 'How often one may give; without it: once.', [
      'once',
      'monthly',
    ]),
    custom: described(opt(z.boolean()), 'Whether an own amount may be typed; true without it.', false),
    link: donateLink,
    goal: described(opt(goal), 'How much is to be raised.'),
  }),
  'A way to give: amounts, and the link to the giving page.',
  {title: 'Give', currencies: [{code: 'CAD', amounts: [{value: 35}]}], link: {url: 'https://www.ijm.ca/donate'}},
  {
    title: {'en-CA': 'Help people who were trafficked', 'fr-CA': 'Aidez les victimes de la traite'},
    currencies: [
      {
        code: 'CAD',
        amounts: [{value: 35, impact: 'helps to train one police officer'}, {value: 60}, {value: 120}],
        default: 60,
        min: 5,
        monthly: {amounts: [{value: 24}, {value: 36}], default: 36},
      },
    ],
    frequencies: ['once', 'monthly'],
    link: {url: 'https://www.ijm.ca/donate', params: {amount: '{amount}', currency: '{currency}', type: '{frequency}'}},
    goal: {target: 5000, raised: 1850, currency: 'CAD', ends: '2027-01-31', timeZone: 'America/Toronto'},
  },
);

const fundraiser = named(
  'Fundraiser',
  z.object({
    ...entryMembers,
    title: described(text, 'What is done, as a heading.', {
      'en-CA': 'Polar dip for freedom',
      'fr-CA': 'Baignade polaire pour la liberté',
    }),
    by: described(opt(text), 'Who does it.', 'Ten friends from Toronto'),
    story: described(opt(rich), 'Why and how.', 'Ten friends, one frozen lake, one goal.'),
    image: described(opt(image), 'A picture.'),
    appeal: described(id, 'Id of the appeal whose amounts and link it uses.', 'cambodia'),
    goal: described(opt(goal), "Its own goal, in place of the appeal's."),
    url: described(opt(link), 'Its own page.', 'https://www.ijm.ca/fundraisers/polar-dip'),
  }),
  'Somebody who raises money for an appeal.',
  {title: 'Polar dip for freedom', appeal: 'cambodia'},
  {
    title: 'Polar dip for freedom',
    by: 'Ten friends from Toronto',
    appeal: 'cambodia',
    goal: {target: 5000, raised: 1850, currency: 'CAD', supporters: 37, ends: '2027-01-31'},
  },
);

const bound = named('Bound', z.union([quantity, date]), 'A number, or a date for a date field.', 1, '2026-12-31');
const field = named(
  'Field',
  z.object({
    name: described(
      z
        .string()
        .max(64)
        .regex(/^[a-z][\w-]*$/i),
      'The name under which the value is sent.',
      'email',
    ),
    type: described(
      z.enum(['text', 'email', 'tel', 'url', 'number', 'date', 'textarea', 'select', 'radio', 'checkbox']),
      'What is asked for, and how.',
      'email',
    ),
    label: described(text, 'The question, above the field.', {'en-CA': 'E-mail', 'fr-CA': 'Courriel'}),
    required: described(opt(z.boolean()), 'true: must be filled in.', true),
    help: described(opt(text), 'A hint below the label.', 'We only use it to answer you.'),
    autocomplete: described(
      opt(
        z
          .string()
          .max(64)
          .regex(/^[a-z][a-z0-9 -]*$/),
      ),
      'What browsers may fill in: an autofill detail token of HTML.',
      'email',
      'name',
      'organization',
    ),
    options: described(
      opt(
        list(
          z.object({
            value: described(string().min(1), 'What is sent.', 'interview'),
            label: described(text, 'What is shown.', 'Interview'),
          }),
        ),
      ),
      'The choices of a select or radio field.',
      [{value: 'interview', label: 'Interview'}],
    ),
    minLength: described(opt(z.int().min(0).max(LIMITS.text)), 'The fewest characters.', 2),
    maxLength: described(
      opt(z.int().min(1).max(LIMITS.text)),
      'The most characters; without it 500, in a textarea 10,000.',
      2000,
    ),
    min: described(opt(bound), 'Lowest number or earliest date.', 1, '2026-12-01'),
    max: described(opt(bound), 'Highest number or latest date.', 100, '2027-12-31'),
  }),
  'A field of a form.',
  {name: 'email', type: 'email', label: 'E-mail', required: true},
);

const form = named(
  'Form',
  z.object({
    ...entryMembers,
    title: described(text, 'What the form is for, as a heading.', 'Media contact'),
    intro: described(opt(rich), 'What to know before filling it in.', 'Ask us anything: our team will answer you soon.'),
    endpoint: described(
      url,
      "Where messages are posted. Its host must be the feed's own or one of formHosts.",
      'intake/messages',
    ),
    fields: described(list(field, 50), 'The fields, in order.', [
      {name: 'email', type: 'email', label: 'E-mail', required: true},
    ]),
    consent: described(
      critical(
        z.object({
          label: described(rich, 'What one agrees to.', 'IJM Canada may use these details to answer me.'),
          required: described(opt(z.boolean()), 'Whether it must be ticked to send; true without it.', true),
        }),
      ),
      'The box to tick; never ticked beforehand.',
      {label: 'IJM Canada may use these details to answer me.', required: true},
    ),
    submit: described(opt(text), 'Words of the button.', 'Send'),
    email: described(opt(email), 'Shown when sending fails.', 'events@ijm.ca'),
    sensitive: described(
      opt(z.boolean()),
      'true: nothing typed is ever kept on the device, and a quick way out of the page is shown.',
      true,
    ),
    exitUrl: described(opt(link), 'Where the quick way out leads.', 'https://www.weather.gc.ca'),
    thanks: described(
      z.object({
        title: described(text, 'The heading once it is sent.', 'Thank you'),
        text: described(opt(rich), 'What happens next.', 'We will write to you soon.'),
        download: described(
          opt(
            z.object({
              label: described(text, 'What it is.', '25 tips for a first fundraiser'),
              url: described(link, 'Where it is.', 'guides/25-tips.pdf'),
            }),
          ),
          'A file to take along.',
          {label: '25 tips for a first fundraiser', url: 'guides/25-tips.pdf'},
        ),
      }),
      'What is shown once it is sent.',
      {title: 'Thank you', text: 'We will write to you soon.'},
    ),
  }),
  'A form whose messages are posted to an endpoint.',
  {
    title: 'Media contact',
    endpoint: 'intake/messages',
    fields: [
      {name: 'name', type: 'text', label: 'Name', required: true, autocomplete: 'name'},
      {name: 'email', type: 'email', label: 'E-mail', required: true, autocomplete: 'email'},
      {name: 'topic', type: 'select', label: 'What is it about?', options: [{value: 'interview', label: 'Interview'}]},
      {name: 'message', type: 'textarea', label: 'Message', maxLength: 2000},
    ],
    consent: {label: 'IJM Canada may use these details to answer me.', required: true},
    email: 'events@ijm.ca',
    thanks: {title: 'Thank you', text: 'We will write to you soon.'},
  },
);

const organization = z.object({
  name: described(opt(text), 'Its name.', 'IJM Canada'),
  url: described(opt(link), 'Its site.', 'https://www.ijm.ca'),
  email: described(opt(email), 'Where to write to.', 'events@ijm.ca'),
  privacyUrl: described(opt(link), 'Its privacy statement.', 'https://www.ijm.ca/privacy'),
  charityNumber: described(opt(string(64)), 'Its number as a registered charity.', '12345 6789 RR0001'),
});

/** What stands in an entry's or a collection's place when it lies in a file of its own. */
const reference = named(
  'Reference',
  z.object({
    ...entryMembers,
    $ref: described(
      z.string().max(LIMITS.url).regex(URL_PATTERN),
      'Address of a file, relative to the feed; in place of a collection it holds {id}.',
      'countries/{id}.json',
    ),
  }),
  'Stands in the place of an entry or a collection that lies in a file of its own.',
);

/** An entry in the feed itself; what has a `$ref` that is not null is a reference and nothing else. */
const inPlace = <S extends z.ZodObject>(entry: S) => entry.extend({$ref: z.null().optional()}).meta(z.globalRegistry.get(entry)!);
const collection = <S extends z.ZodObject>(entry: S) =>
  opt(z.union([reference, z.record(id, z.union([reference, inPlace(entry)]).nullable())]));

/** Every kind of entry, by the name of its collection. */
export const entrySchemas = {
  countries: country,
  stats: stat,
  quotes: quote,
  offices: office,
  appeals: appeal,
  forms: form,
  fundraisers: fundraiser,
};

export const referenceSchema = reference;

/** The members of a feed besides its collections. */
export const indexSchema = z.object({
  $schema: described(
    opt(z.string().max(LIMITS.url)),
    'Address of this schema, for editors.',
    'https://widgets.example.org/1.0.0/feed.schema.json',
  ),
  version: described(z.number().gte(1).lt(2), "The version of the feed's form: 1.", 1),
  updated: described(opt(date), 'When the feed was last changed.', '2026-11-23T00:00:00Z'),
  locales: described(z.array(tag).min(1).max(50), 'The languages of the feed; the first is the default.', ['en-CA', 'fr-CA']),
  organization: described(opt(organization), 'Whose feed it is.', {name: 'IJM Canada', url: 'https://www.ijm.ca'}),
  donateHosts: described(opt(list(host, 100)), "Hosts a donate link may lead to; without it the feed's own.", ['www.ijm.ca']),
  formHosts: described(opt(list(host, 100)), "Hosts a form may post to, besides the feed's own.", ['forms.ijm.ca']),
  imageHosts: described(opt(list(host, 100)), "Hosts a picture may come from, besides the feed's own.", ['images.ijm.ca']),
});

export const feedSchema = z
  .object({
    ...indexSchema.shape,
    countries: described(collection(country), 'Countries, by id.', {cambodia: {name: 'Cambodia', code: 'KH'}}),
    stats: described(collection(stat), 'Figures, by id.', {'cambodia-rescued': {value: 500, label: 'rescued from trafficking'}}),
    quotes: described(collection(quote), 'Quotations, by id.', {
      'cambodia-sharpe': {text: '… we have seen the impossible happen.', author: {name: 'Christa Hayden Sharpe'}},
    }),
    offices: described(collection(office), 'Field offices, by id.', {'phnom-penh': {city: 'Phnom Penh', country: 'cambodia'}}),
    appeals: described(collection(appeal), 'Ways to give, by id.', {cambodia: {$ref: 'appeals/cambodia.json'}}),
    forms: described(collection(form), 'Forms, by id.', {media: {$ref: 'forms/media.json'}}),
    fundraisers: described(collection(fundraiser), 'Fundraisers, by id.', {
      'polar-dip': {title: 'Polar dip for freedom', appeal: 'cambodia'},
    }),
  })
  .meta({
    title: 'Feed of ijm-widgets, version 1',
    description: 'What the widgets of ijm-widgets show. Only version and locales are required.',
  });

export type FeedInput = z.input<typeof feedSchema>;
