/**
 * Feeds for property tests, made from the schema itself, so that a new member is tested from its first day: valid ones,
 * and ones broken in one to four places.
 */
import fc from 'fast-check';
import * as z from 'zod';
import {entrySchemas, feedSchema} from '../../src/feed/schema.js';

type Schema = z.core.$ZodTypes;

/** Strings for each pattern of the schema: fast-check makes none for lookaheads. */
const WORDS = [
  'cambodia', 'a', 'x_1-y', 'constructor', 'toString', 'en', 'fr-CA', 'zh-Hant-TW', '2026-11-23', '2026-11-23T09:00Z', '2026-02-30', 'CAD', 'KH', 'name',
  'a@b.ca', 'www.ijm.ca', 'localhost:5173', 'https://www.ijm.ca/a?b=c#d', 'HTTP://LOCALHOST', 'http://127.0.0.1:80/x', 'guides/25-tips.pdf', '?q=a:b',
  'mailto:events@ijm.ca', 'tel:+1-800', 'America/Toronto', 'amount', '{amount}', 'street-address', 'é', '',
];

/** Values that something, somewhere, once took for something else. */
const HOSTILE: unknown[] = [
  null, true, false, 0, -0, 1, -1, 2.5, 1e15, 1e308, -1e308, 1e16, NaN, Infinity, 5e-324, 2 ** 53, '', ' ', '12', 'NaN', 'null', 'true', '__proto__', 'en_CA',
  'javascript:alert(1)', 'https://', 'http://www.ijm.ca', '//evil.example', 'https:\\\\evil.example', 'data:text/html,x', 'http://localhost.evil.example', 'a:b/c',
  '2026-13-01', '2026-11-23T25:00', '2026-11-23\n', 'a'.repeat(64), 'a'.repeat(65), 'a'.repeat(201), 'a'.repeat(10_001), 'a'.repeat(20_001), 'a\u0000b', '\ud800', '😀', '😀'.repeat(64), '😀'.repeat(65), '😀'.repeat(10_000), '😀'.repeat(10_001), [], [[]], [null], [1, 'a', {}],
  {}, {toString: 1}, {constructor: {prototype: 1}}, {length: 3}, {$ref: 'a.json'}, {$ref: null}, {$ref: 5}, {$ref: 'a b', value: 1, label: 'x'}, {en: 'x'}, {'en-CA': null}, {en_CA: 'x'},
  {min: 1, max: 2}, {min: 1}, {value: 35}, JSON.parse('{"__proto__": "x"}'), JSON.parse('{"__proto__": {"polluted": true}, "en": "x"}'), JSON.parse('{"prototype": 1}'),
];

const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'polluted', '$ref', 'en-CA', 'x'.repeat(65), 'a b', '', '0', 'é'];

const known = new Map<unknown, fc.Arbitrary<unknown>>();

const texts = (schema: Schema) => {
  const fitting = WORDS.filter(word => z.safeParse(schema, word).success);
  if (fitting.length === 0) throw new Error(`No word for ${JSON.stringify(z.toJSONSchema(schema))}: add one to WORDS`);
  return fc.constantFrom(...fitting);
};

const build = (schema: Schema): fc.Arbitrary<unknown> => {
  const {def} = schema._zod;
  switch (def.type) {
    case 'string':
      return texts(schema);
    case 'number': {
      const fitting = [0, -0, 1, 2, 2003, 0.1, 12.5, 35, 64, -7, 1e6].filter(value => z.safeParse(schema, value).success);
      return fc.constantFrom(...fitting);
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'optional':
      return feeds(def.innerType as Schema);
    case 'nullable':
      return fc.option(feeds(def.innerType as Schema), {freq: 12});
    case 'array':
      return fc.array(feeds(def.element as Schema), {minLength: 1, maxLength: 3, size: 'max'}).filter(items => z.safeParse(schema, items).success);
    case 'record':
      return fc.dictionary(feeds(def.keyType as Schema) as fc.Arbitrary<string>, feeds(def.valueType as Schema), {maxKeys: 2, size: 'max', noNullPrototype: true});
    case 'union':
      return fc.oneof(...def.options.map(option => feeds(option as Schema)));
    case 'object': {
      const shape = Object.entries(def.shape) as [string, Schema][];
      const requiredKeys = shape.filter(([, member]) => member._zod.def.type !== 'optional').map(([name]) => name);
      return fc.record(Object.fromEntries(shape.map(([name, member]) => [name, feeds(member)])), {requiredKeys, noNullPrototype: true});
    }
    default:
      throw new Error(`No feed can be made of ${def.type}`);
  }
};

/** Values that a schema accepts. */
const feeds = (schema: Schema): fc.Arbitrary<unknown> => {
  if (!known.has(schema)) known.set(schema, build(schema));
  return known.get(schema)!;
};

type Holder = Record<string | number, unknown>;

/** Every place in a value that holds something. */
const places = (value: unknown, found: [Holder, string | number][] = []) => {
  if (typeof value !== 'object' || !value) return found;
  for (const key of Object.keys(value)) {
    found.push([value as Holder, Array.isArray(value) ? Number(key) : key]);
    places((value as Holder)[key], found);
  }
  return found;
};

const set = (holder: Holder, key: string | number, value: unknown) => Object.defineProperty(holder, key, {value, enumerable: true, configurable: true, writable: true});

/** Each breaks one place of a feed; `pick` chooses among what there is to choose from. */
const BREAKS: ((holder: Holder, key: string | number, pick: <T>(from: T[]) => T, all: [Holder, string | number][]) => void)[] = [
  (holder, key, pick) => set(holder, key, structuredClone(pick(HOSTILE))),
  (holder, key, pick) => set(holder, key, structuredClone(pick(HOSTILE))),
  (holder, key) => set(holder, key, null),
  (holder, key) => (Array.isArray(holder) ? holder.splice(key as number, 1) : delete holder[key]),
  (holder, key) => set(holder, key, [holder[key]]),
  (holder, key) => set(holder, key, {value: holder[key], en: holder[key]}),
  (holder, key, pick, all) => {
    const [from, name] = pick(all);
    set(holder, key, structuredClone(from[name]));
  },
  (holder, key, pick) => {
    const value = holder[key];
    if (Array.isArray(value)) set(holder, key, Array.from({length: pick([2, 12, 13, 20, 50, 51, 500, 501])}, () => value[0] ?? 'a'));
    else if (typeof value === 'string') set(holder, key, value.padEnd(pick([35, 36, 64, 200, 254, 500, 2_048, 2_049, 10_000, 10_001]), 'a'));
    else if (typeof value === 'number') set(holder, key, value * pick([-1, 1e6, 1e15, 0.3]));
  },
  (holder, key, pick) => {
    const value = holder[key];
    const into = typeof value === 'object' && value && !Array.isArray(value) ? (value as Holder) : Array.isArray(holder) ? {} : holder;
    set(into, pick(ODD_NAMES), structuredClone(pick(HOSTILE)));
  },
];

/** Feeds that the schema accepts. */
export const validFeeds = feeds(feedSchema as unknown as Schema);

/** Feeds with something wrong in them, mostly. */
export const brokenFeeds = fc
  .tuple(validFeeds, fc.array(fc.tuple(fc.nat(), fc.nat(BREAKS.length - 1), fc.nat(), fc.nat()), {minLength: 1, maxLength: 4}))
  .map(([valid, breaks]) => {
    const feed = structuredClone(valid);
    for (const [place, how, ...choices] of breaks) {
      const all = places(feed);
      if (all.length === 0) break;
      const [holder, key] = all[place % all.length]!;
      let turn = 0;
      BREAKS[how]!(holder, key, from => from[choices[turn++ % 2]! % from.length]!, all);
    }
    return feed;
  });

/** Everything else that a feed's address may answer. */
export const otherDocuments = fc.oneof(fc.constantFrom(...HOSTILE), fc.json().map(text => JSON.parse(text) as unknown));

export const collections = Object.keys(entrySchemas);
