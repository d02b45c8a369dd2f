/** What of a feed may be built into files that are copied and kept, and how it gets into the kit's script. */
import {isObject} from '../../feed/read.js';
import {entrySchemas, indexSchema} from '../../feed/schema.js';

const own = (of: unknown, name: string) => (isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined);

const holdsConsent = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsConsent) : isObject(value) && (own(value, 'consent') != null || Object.values(value).some(holdsConsent));

/**
 * Whether an entry depends on a person's consent, which may be taken back: then only the feed itself may show it. The
 * consent that a form asks for is another thing.
 */
export const needsConsent = (collection: string, entry: unknown) =>
  holdsConsent(collection === 'forms' && isObject(entry) ? {...entry, consent: undefined} : entry);

const isOver = (entry: unknown, now: number) => {
  const until = own(entry, 'until');
  // A plain date is that whole day, somewhere on Earth.
  return own(entry, 'withdrawn') === true || (typeof until === 'string' && Date.parse(until) + 36 * 36e5 < now);
};

/**
 * The part of a feed that may be built in: without entries that need consent, are withdrawn or over, and without what the
 * kit does not know. References stay references.
 *
 * @returns The part, and the paths of the entries left out because of consent.
 */
export const builtInPart = (feed: Record<string, unknown>, now = Date.now()): {part: Record<string, unknown>; withheld: string[]} => {
  const part: Record<string, unknown> = {};
  const withheld: string[] = [];
  for (const name of Object.keys(indexSchema.shape)) if (name !== '$schema' && own(feed, name) != null) part[name] = feed[name];
  for (const collection of Object.keys(entrySchemas)) {
    const entries = own(feed, collection);
    if (!isObject(entries)) continue;
    part[collection] = Object.fromEntries(
      Object.entries(entries).filter(([id, entry]) => {
        const needs = needsConsent(collection, entry);
        if (needs) withheld.push(`${collection}.${id}`);
        return entry != null && !needs && !isOver(entry, now);
      }),
    );
  }
  return {part, withheld};
};

/** A text as a script holds it, whatever charset and element the script comes in. */
const literal = (text: string) =>
  `'${text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('</', '<\\/')
    .replaceAll('<!--', '<\\!--')
    .replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;

/** Room that the build leaves in scripts which read feeds. */
const ROOM = 'let ijmFeeds;';

/** The feed that the page names first: of the running script, where that names one. */
const PAGE_FEED = `new URL([document.currentScript,document.querySelector('script[data-feed]')].map(s=>s?.getAttribute?.('data-feed')).find(Boolean),location.href).href`;

/**
 * A script of the kit with a feed in it; `undefined` where the script has no room for one.
 *
 * @param read When the feed was read, ms since 1970: the date shown where it can't be read anew.
 * @param address Where pages find the feed; unset: the feed that the page names.
 */
export const withBuiltIn = (script: string, part: unknown, read: number, address?: string): string | undefined => {
  const at = script.indexOf(ROOM);
  if (at < 0) return;
  const key = address === undefined ? PAGE_FEED : literal(address);
  // A page that broke what this needs gets the kit without the copy.
  const code = `let ijmFeeds;try{ijmFeeds={[${key}]:[${read},${literal(JSON.stringify(part))}]}}catch{}`;
  return script.slice(0, at) + code + script.slice(at + ROOM.length);
};
