import * as z from 'zod';
import {checkFeed, valueAt, type FeedFault, type Path} from '../../../feed/check.js';
import {isObject} from '../../../feed/read.js';
import {aboutMember, branchFor, memberOf, nameOf, schemaAt, unwrapped, type Schema} from '../../../feed/schema-walk.js';
import {entrySchemas} from '../../../feed/schema.js';
import {parseDate} from '../../../text/dates.js';
import type {FeedFiles} from './feed-files.js';
import {nameIn, plural, type Say} from './finding.js';
import {nearest} from './nearest.js';

/** What would be right, for the types that have a name. */
const RIGHT: Record<string, string> = {
  Text: 'a text, or one for each language such as {"en-CA": "…"}',
  Translations: 'a text for each language, such as {"en-CA": "…"}',
  Rich: 'a text, one for each language, or a list of paragraphs',
  Date: 'a date such as "2026-11-23" or "2026-11-23T09:00:00Z"',
  Year: 'a year as a number, such as 2016',
  Id: 'an id: letters, digits, - and _, at most 64, with a letter or digit first',
  Url: 'an https: address, or one relative to the feed',
  LinkAddress: 'an address: https:, relative to the feed, mailto: or tel:',
  LinkUrl: 'an address (https:, relative to the feed, mailto: or tel:), or one for each language',
  WebUrl: 'an https: address or one relative to the feed, or one for each language',
  CurrencyCode: 'a currency code of ISO 4217, three capitals such as "CAD"',
  LanguageTag: 'a language tag such as "en-CA"',
  Email: 'an e-mail address such as "events@ijm.ca"',
  Host: 'a host such as "www.ijm.ca", without https:// and without a path',
  Figure: 'a number such as 500, or a range such as {"min": 15, "max": 30}',
  Bound: 'a number, or a date such as "2026-12-31"',
};

const quoted = (words: readonly string[]) =>
  words
    .map(word => `"${word}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

const plainly = (schema: Schema): string => {
  const {inner} = unwrapped(schema);
  const named = RIGHT[nameOf(inner) ?? ''];
  if (named) return named;
  const {def} = inner._zod;
  switch (def.type) {
    case 'string':
      return 'a text';
    case 'number':
      return (def.checks ?? []).some(({_zod}) => _zod.def.check === 'number_format') || 'format' in def
        ? 'a whole number'
        : 'a number';
    case 'boolean':
      return 'true or false';
    case 'enum':
      return `${Object.keys(def.entries).length > 1 ? 'one of ' : ''}${quoted(Object.values(def.entries) as string[])}`;
    case 'array':
      return 'a list, between [ and ]';
    case 'union':
      return def.options.map(option => plainly(option as Schema)).join(', or ');
    default:
      return 'an object, between { and }';
  }
};

const shortJson = (value: unknown, most = 60) => {
  const text = JSON.stringify(value) ?? '';
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** What should stand there, with an example. */
const rightFor = (schema: Schema | undefined) => {
  if (!schema) return 'something else';
  const words = plainly(schema);
  const example = aboutMember(schema).examples?.find(value => JSON.stringify(value).length <= 60);
  return words.includes('such as') || /^(true or|one of|")/.test(words) || example === undefined
    ? words
    : `${words}, such as ${shortJson(example)}`;
};

/** What stands there, in words. */
export const described = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null, which counts as absent';
  if (typeof value === 'string') return value ? `the text ${shortJson(value, 50)}` : 'an empty text';
  if (Array.isArray(value)) return value.length > 0 ? `a list of ${value.length}` : 'an empty list';
  return isObject(value) ? 'an object' : shortJson(value);
};

/** The ISO 8601 days that a date written in another way may be: one, or none where it is not certain. */
const isoDates = (text: string): string[] => {
  const iso = (year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, year, month, day] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? [];
  if (year) return [iso(year, month!, day!)];
  const [, first, sign, second, last] = /^(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  if (first) {
    // With points the day comes first everywhere; with strokes that depends on where one lives.
    if (sign === '.' || Number(first) > 12) return [iso(last!, second!, first)];
    return Number(second) > 12 ? [iso(last!, first, second!)] : [];
  }
  const spoken = /[a-z]{3}/i.test(text) && /\d{4}/.test(text) ? Date.parse(`${text} UTC`) : NaN;
  if (Number.isNaN(spoken)) return [];
  // Without a day it is the month of a year, of which JSON has but the year.
  return /\b\d{1,2}\b/.test(text) ? [new Date(spoken).toISOString().slice(0, 10)] : [];
};

/** What is probably meant by a value that won't do; as JSON. */
const meant = (value: unknown, schema: Schema | undefined): string | undefined => {
  if (!schema) return;
  const {inner} = unwrapped(schema);
  const type = nameOf(inner);
  const fits = (candidate: unknown) =>
    z.safeParse(inner, candidate).success && (type !== 'Date' || !!parseDate(String(candidate)));
  const candidates: unknown[] = [];
  if (typeof value === 'string') {
    const text = value.trim();
    const digits = text.replace(/^(?:[$€£]|[A-Z]{3}\b)\s*|\s*(?:[$€£%]|\b[A-Z]{3})$/g, '');
    if (/^-?[\d\s,.]+$/.test(digits)) candidates.push(Number(digits), Number(digits.replace(/[\s,](?=\d{3}\b)/g, '')));
    if (/^(true|false)$/i.test(text)) candidates.push(text.toLowerCase() === 'true');
    if (/^(yes|no)$/i.test(text)) candidates.push(text.toLowerCase() === 'yes');
    candidates.push(...isoDates(text));
    if (/[a-z]{3}/i.test(text)) candidates.push(Number(/\b(?:19|20)\d\d\b/.exec(text)?.[0]));
    candidates.push(
      text.replace(/^http:\/\//i, 'https://'),
      text
        .replace(/^(?:https?:)?\/\//i, 'https://')
        .replaceAll(' ', '%20')
        .replaceAll('\\', '/'),
    );
    if (type === 'Host') candidates.push(text.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''));
    if (inner._zod.def.type === 'enum') candidates.push(nearest(text, Object.values(inner._zod.def.entries) as string[]));
    candidates.push(
      text,
      text.toUpperCase(),
      text.toLowerCase(),
      text.replaceAll('_', '-'),
      text.replaceAll(' ', '-'),
      text.split(/\s+/),
    );
  } else if (typeof value === 'number') candidates.push(String(value), Math.round(value));
  if (Array.isArray(value) && value.length === 1) candidates.push(value[0]);
  if (value !== null && value !== undefined) candidates.push([value]);
  const found = candidates.find(
    candidate => candidate !== undefined && candidate !== value && !Number.isNaN(candidate) && fits(candidate),
  );
  const text = found === undefined ? undefined : JSON.stringify(found);
  return text && text.length <= 80 ? text : undefined;
};

/** What holds `path`, and its schema. */
const holderOf = (tree: unknown, path: Path) => {
  const above = path.slice(0, -1);
  const value = valueAt(tree, above);
  const schema = schemaAt(tree, above);
  return {value, schema: schema && branchFor(schema, value)};
};

/** Says one fault of the schema in words. Its path leads through `tree`. */
const sayFault = (tree: unknown, fault: FeedFault, say: Say) => {
  const {path} = fault;
  const value = valueAt(tree, path);
  const name = nameIn(path);
  const key = String(path.at(-1));
  if (path.length === 0)
    return say(
      'type',
      path,
      `A feed should be an object, between { and }; this is ${value === null ? 'null' : described(value)}.`,
    );
  if (path.length === 1 && key === 'version' && typeof value === 'number')
    return say('version', path, `\`version\` should be 1; it is ${value}, which this kit does not read.`, '1');
  const schema = schemaAt(tree, path);
  const holder = holderOf(tree, path);
  if (fault.code === 'invalid_key' || fault.code === 'unrecognized_keys') {
    const keys = holder.schema?._zod.def.type === 'record' ? (holder.schema._zod.def.keyType as Schema) : undefined;
    return say(
      'name',
      path,
      `The name ${shortJson(key)} should be ${keys ? plainly(keys) : 'another'}.`,
      meant(key, keys)?.replaceAll('"', ''),
    );
  }
  if (value === undefined || (value === null && fault.code === 'invalid_type')) {
    const unknown = isObject(holder.value)
      ? Object.keys(holder.value).filter(sibling => holder.schema && !memberOf(holder.schema, sibling))
      : [];
    const misspelt = nearest(key, unknown);
    const isItem = typeof path.at(-1) === 'number';
    return say(
      'missing',
      path,
      `${name} is ${isItem ? 'null' : 'missing'}: it should be ${rightFor(schema)}.${misspelt ? ` Is \`${misspelt}\` meant to be it?` : ''}`,
    );
  }
  const {maximum, minimum, inclusive} = fault as {maximum?: number; minimum?: number; inclusive?: boolean};
  if (fault.code === 'too_big') {
    const length = Array.isArray(value)
      ? plural(value.length, 'item')
      : typeof value === 'string'
        ? plural([...value].length, 'character')
        : '';
    if (length) return say('long', path, `${name} has ${length}; at most ${maximum!.toLocaleString('en')} are read.`);
    return say(
      'range',
      path,
      `${name} should be ${inclusive ? 'at most' : 'less than'} ${maximum!.toLocaleString('en')}; it is ${shortJson(value)}.`,
    );
  }
  if (fault.code === 'too_small') {
    if (typeof value !== 'number') return say('empty', path, `${name} is empty; it should be ${rightFor(schema)}.`);
    return say(
      'range',
      path,
      `${name} should be ${inclusive ? 'at least' : 'more than'} ${minimum!.toLocaleString('en')}; it is ${shortJson(value)}.`,
    );
  }
  const {description, examples = []} = schema ? aboutMember(schema) : {};
  const inner = schema && unwrapped(schema).inner;
  if (fault.code === 'invalid_format' && inner?._zod.def.type === 'string' && !nameOf(inner)) {
    return say(
      'form',
      path,
      `${name} should be written like ${shortJson(examples[0])}; it is ${described(value)}. ${description}`,
      meant(value, schema),
    );
  }
  // Of the right kind, but not as it should be written: then only its own branch is of help.
  const isOpen = fault.code === 'invalid_type' || (inner?._zod.def.type === 'union' && !nameOf(inner));
  const branch = isOpen ? schema : schema && (branchFor(schema, value) ?? schema);
  return say(
    fault.code === 'invalid_type' ? 'type' : 'form',
    path,
    `${name} should be ${rightFor(branch)}; it is ${described(value)}.`,
    meant(value, schema),
  );
};

/** Every fault that the schema finds, in the feed and in the files of its entries. */
export const sayFaults = ({raw, files}: FeedFiles, say: Say) => {
  for (const fault of checkFeed(raw).faults) sayFault(raw, fault, say);
  for (const {collection, id, data} of files.values()) {
    for (const fault of checkFeed(data, entrySchemas[collection]).faults) {
      sayFault({[collection]: {[id]: data}}, {...fault, path: [collection, id, ...fault.path]}, say);
    }
  }
};
