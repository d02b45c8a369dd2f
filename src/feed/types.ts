/** The feed's types, inferred from the schema. A type-only room: nothing here reaches a bundle. */
import type {infer as Infer} from 'zod';
import type {entrySchemas, indexSchema, referenceSchema} from './schema.js';

/** As the reader hands it on: a `null` member is gone, as if it had been absent. */
type Read<T> = T extends (infer Item)[]
  ? Read<NonNullable<Item>>[]
  : T extends object
    ? {[Member in keyof T]: Read<Exclude<T[Member], null>>}
    : T;

export type EntryOf = {[Kind in keyof typeof entrySchemas]: Read<Infer<(typeof entrySchemas)[Kind]>>};

/** A collection of the feed: `countries`, `stats`, … */
export type Kind = keyof EntryOf;

export type Country = EntryOf['countries'];
export type Stat = EntryOf['stats'];
export type Quote = EntryOf['quotes'];
export type Office = EntryOf['offices'];
export type Appeal = EntryOf['appeals'];
export type Form = EntryOf['forms'];
export type Fundraiser = EntryOf['fundraisers'];

export type FeedIndex = Read<Infer<typeof indexSchema>>;
/** What stands in an entry's place when it lies in a file of its own. */
export type Reference = Read<Infer<typeof referenceSchema>>;
export type Organization = NonNullable<FeedIndex['organization']>;

export type Text = Country['name'];
export type Rich = NonNullable<Country['story']>;
export type LinkUrl = NonNullable<Country['url']>;
export type Image = NonNullable<Country['image']>;
export type Consent = NonNullable<Image['consent']>;
export type Figure = Stat['value'];
export type Goal = NonNullable<Appeal['goal']>;
export type Link = Appeal['link'];
export type Currency = Appeal['currencies'][number];
export type Frequency = NonNullable<Appeal['frequencies']>[number];
export type Field = Form['fields'][number];
