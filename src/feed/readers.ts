// Made by scripts/make-readers.ts from schema.ts; change that file, not this one.
import {either, list, map, number, object, oneOf, severalOr, string, type EntryKind, type IndexMember, type Reader, type Readers} from './read.js';
import type {EntryOf, FeedIndex, Reference} from './types.js';

const boolean = /*#__PURE__*/ oneOf(true, false);
const date = /*#__PURE__*/ string(40, /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/);
const schedule = {withdrawn: boolean, from: date, until: date};
const entry = <Required, Optional, Critical = object>(required: Readers<Required>, optional?: Readers<Optional>, critical?: Readers<Critical>) =>
  object(required, {...schedule, ...optional!}, critical);
const languageTag = /*#__PURE__*/ string(35, /^[a-z]{2,8}(-[a-z\d]{1,8}){0,4}$/i);
const translations = /*#__PURE__*/ map(languageTag, /*#__PURE__*/ string(1e4));
const text = /*#__PURE__*/ either(/*#__PURE__*/ string(1e4), translations);
const linkAddress = /*#__PURE__*/ string(2048, /^(?!\/\/|(?!(https:\/\/|mailto:|tel:).|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i);
const linkUrl = /*#__PURE__*/ either(linkAddress, /*#__PURE__*/ map(languageTag, linkAddress));
const email = /*#__PURE__*/ string(254, /^[^\s@<>"',;:]+@[^\s@<>"',;:]+$/);
const host = /*#__PURE__*/ string(255, /^[A-Za-z0-9.\-]+(:\d{1,5})?$/);
const rich = /*#__PURE__*/ either(/*#__PURE__*/ string(1e4), /*#__PURE__*/ severalOr(/*#__PURE__*/ list(text, 500), translations));
const url = /*#__PURE__*/ string(2048, /^(?!\/\/|(?!https:\/\/.|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i);
const pixels = /*#__PURE__*/ number(1, 2e4, 1);
const consent = /*#__PURE__*/ object({basis: /*#__PURE__*/ oneOf('written', 'verbal', 'none-needed')}, {}, {until: date});
const image = /*#__PURE__*/ object({src: url, alt: text, width: pixels, height: pixels}, {srcset: /*#__PURE__*/ list(/*#__PURE__*/ object({src: url, width: pixels}), 12), focus: /*#__PURE__*/ object({x: /*#__PURE__*/ number(0, 1), y: /*#__PURE__*/ number(0, 1)}), credit: text}, {consent});
const id = /*#__PURE__*/ string(64, /^[a-z\d][\w-]*$/i);
const country = /*#__PURE__*/ entry({name: text, code: /*#__PURE__*/ string(2, /^[A-Z]{2}$/)}, {headline: text, summary: text, story: rich, image, url: linkUrl, stats: /*#__PURE__*/ list(id, 50), quotes: /*#__PURE__*/ list(id, 50), offices: /*#__PURE__*/ list(id, 50), appeal: id});
const quantity = /*#__PURE__*/ number(-1e15, 1e15);
const figure = /*#__PURE__*/ either(quantity, /*#__PURE__*/ object({min: quantity, max: quantity}));
const currencyCode = /*#__PURE__*/ string(3, /^[A-Z]{3}$/);
const year = /*#__PURE__*/ number(1, 9999, 1);
const stat = /*#__PURE__*/ entry({value: figure, label: text}, {format: /*#__PURE__*/ oneOf('number', 'percent', 'currency', 'compact'), currency: currencyCode, unit: text, since: year, asOf: /*#__PURE__*/ either(year, date), source: /*#__PURE__*/ object({label: text}, {url: linkUrl, year}), baseline: /*#__PURE__*/ object({value: figure}, {label: text, year, comparable: boolean})});
const quote = /*#__PURE__*/ entry({text, author: /*#__PURE__*/ object({name: text}, {role: text, image})}, {}, {consent});
const office = /*#__PURE__*/ entry({city: text, country: id}, {director: text, established: year, focus: text, location: /*#__PURE__*/ object({lat: /*#__PURE__*/ number(-90, 90), lon: /*#__PURE__*/ number(-180, 180)})});
const amount = /*#__PURE__*/ object({value: /*#__PURE__*/ number(5e-324, 9.9999999e7)}, {impact: text});
const amounts = /*#__PURE__*/ list(amount, 50);
const money = /*#__PURE__*/ number(0, 9.9999999e7);
const currency = /*#__PURE__*/ object({code: currencyCode, amounts}, {default: money, min: money, max: money, monthly: /*#__PURE__*/ object({amounts}, {default: money})});
const webUrl = /*#__PURE__*/ either(url, /*#__PURE__*/ map(languageTag, url));
const link = /*#__PURE__*/ object({url: webUrl}, {params: /*#__PURE__*/ map(/*#__PURE__*/ string(64, /^[^\s&=#?]+$/), /*#__PURE__*/ string(500)), values: /*#__PURE__*/ map(/*#__PURE__*/ oneOf('amount', 'amountMinor', 'currency', 'frequency', 'appeal', 'fundraiser', 'ref', 'locale'), /*#__PURE__*/ map(/*#__PURE__*/ string(64), /*#__PURE__*/ string(200))), ref: /*#__PURE__*/ string(64), utm: boolean});
const goal = /*#__PURE__*/ object({target: money, raised: money, currency: currencyCode}, {supporters: /*#__PURE__*/ number(0, 1e15, 1), starts: date, ends: date, timeZone: /*#__PURE__*/ string(64, /^[A-Za-z0-9_+\-/]+$/), updated: date});
const appeal = /*#__PURE__*/ entry({title: text, currencies: /*#__PURE__*/ list(currency, 20), link}, {text, button: text, note: text, image, frequencies: /*#__PURE__*/ list(/*#__PURE__*/ oneOf('once', 'monthly'), 2), custom: boolean, goal});
const bound = /*#__PURE__*/ either(quantity, date);
const field = /*#__PURE__*/ object({name: /*#__PURE__*/ string(64, /^[a-z][\w-]*$/i), type: /*#__PURE__*/ oneOf('text', 'email', 'tel', 'url', 'number', 'date', 'textarea', 'select', 'radio', 'checkbox'), label: text}, {required: boolean, help: text, autocomplete: /*#__PURE__*/ string(64, /^[a-z][a-z0-9 -]*$/), options: /*#__PURE__*/ list(/*#__PURE__*/ object({value: /*#__PURE__*/ string(200, /[^]{1}/), label: text}), 500), minLength: /*#__PURE__*/ number(0, 1e4, 1), maxLength: /*#__PURE__*/ number(1, 1e4, 1), min: bound, max: bound});
const form = /*#__PURE__*/ entry({title: text, endpoint: url, fields: /*#__PURE__*/ list(field, 50), thanks: /*#__PURE__*/ object({title: text}, {text: rich, download: /*#__PURE__*/ object({label: text, url: linkUrl})})}, {intro: rich, submit: text, email, sensitive: boolean, exitUrl: linkUrl}, {consent: /*#__PURE__*/ object({label: rich}, {required: boolean})});
const fundraiser = /*#__PURE__*/ entry({title: text, appeal: id}, {by: text, story: rich, image, goal, url: linkUrl});

/** Reads what every feed has. */
export const head: Reader<Pick<FeedIndex, 'version' | 'locales'>> = /*#__PURE__*/ object({version: /*#__PURE__*/ number(1, 1.9999999999999998), locales: /*#__PURE__*/ list(languageTag, 50, 1)});

export const schema: IndexMember<'$schema'> = {member: '$schema', read: /*#__PURE__*/ string(2048)};
export const updated: IndexMember<'updated'> = {member: 'updated', read: date};
export const organization: IndexMember<'organization'> = {member: 'organization', read: /*#__PURE__*/ object({}, {name: text, url: linkUrl, email, privacyUrl: linkUrl, charityNumber: /*#__PURE__*/ string(64)})};
export const donateHosts: IndexMember<'donateHosts'> = {member: 'donateHosts', read: /*#__PURE__*/ list(host, 100)};
export const formHosts: IndexMember<'formHosts'> = {member: 'formHosts', read: /*#__PURE__*/ list(host, 100)};
export const imageHosts: IndexMember<'imageHosts'> = {member: 'imageHosts', read: /*#__PURE__*/ list(host, 100)};

/** Reads all members of a feed besides its collections. */
export const index: Reader<FeedIndex> = /*#__PURE__*/ object({version: /*#__PURE__*/ number(1, 1.9999999999999998), locales: /*#__PURE__*/ list(languageTag, 50, 1)}, {$schema: /*#__PURE__*/ string(2048), updated: date, organization: /*#__PURE__*/ object({}, {name: text, url: linkUrl, email, privacyUrl: linkUrl, charityNumber: /*#__PURE__*/ string(64)}), donateHosts: /*#__PURE__*/ list(host, 100), formHosts: /*#__PURE__*/ list(host, 100), imageHosts: /*#__PURE__*/ list(host, 100)});

/** Reads what stands in the place of an entry or a collection that has an own `$ref` which is not null. */
export const reference: Reader<Reference> = /*#__PURE__*/ entry({$ref: /*#__PURE__*/ string(2048, /^(?!\/\/|(?!https:\/\/.|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?([/?#]|$))[^/?#]*:)[^\0- \\]+$/i)});

export const countries: EntryKind<EntryOf['countries']> = {collection: 'countries', read: country};
export const stats: EntryKind<EntryOf['stats']> = {collection: 'stats', read: stat};
export const quotes: EntryKind<EntryOf['quotes']> = {collection: 'quotes', read: quote};
export const offices: EntryKind<EntryOf['offices']> = {collection: 'offices', read: office};
export const appeals: EntryKind<EntryOf['appeals']> = {collection: 'appeals', read: appeal};
export const forms: EntryKind<EntryOf['forms']> = {collection: 'forms', read: form};
export const fundraisers: EntryKind<EntryOf['fundraisers']> = {collection: 'fundraisers', read: fundraiser};
