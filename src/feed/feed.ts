import {fault, type Fault} from './fault.js';
import {fetchDocument} from './fetch-document.js';
import {isObject, type EntryKind, type IndexMember} from './read.js';
import {donateHosts as donate, formHosts as form, head, imageHosts as image, reference} from './readers.js';
import type {FeedIndex} from './types.js';
import {webUrl} from './url.js';

/** Past this age a kept copy is shown without pictures and quotations: consent may have been withdrawn since. */
const TRUSTED_COPY_MS = 7 * 864e5;

/** A feed that has been read: what every feed has is checked, the rest when it is asked for. */
export interface Feed {
  /** Its address, against which its relative addresses resolve. */
  url: string;
  /** Its languages; the first is the default. */
  locales: readonly string[];
  /** Paths of what is wrong in what was read of it besides its entries. */
  faults: string[];
  /** When this copy was fetched, if it is a kept one or built into the script: ms since 1970. */
  copied?: number;
  /** The document as it came. Only for this file and `files.ts`. */
  raw: Record<string, unknown>;
  /** What was read of it, by path. */
  read: Map<string, unknown>;
  /** To be called when a part that was on its way has come. Answers whether anybody reads the feed still. */
  changed: () => boolean;
}

/** An entry that was asked for: its content, or why there is none; neither while its file is on its way. */
export interface Found<T> {
  entry?: T;
  fault?: Fault;
  /** Paths of what is wrong inside the entry; with an `entry` it could be left out. */
  faults: string[];
}

/** A member of an object that may come from anywhere; never one of its prototype. */
export const own = (of: unknown, name: string) => (isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined);

/**
 * Opens what a feed's address answered.
 *
 * @param copied When it was fetched, if it is a kept copy.
 * @throws Fault `feed-format` when it is no feed, `feed-version` when it is one of another major version.
 */
export const openFeed = (raw: unknown, url: string, changed: () => boolean, copied?: number): Feed => {
  const faults: string[] = [];
  const known = head(raw, '', faults);
  if (!known) throw fault(own(raw, 'version') && faults[0] === 'version' ? 'feed-version' : 'feed-format', 'not a feed of version 1', faults[0]);
  return {url, locales: known.locales, faults, copied, raw: raw as Record<string, unknown>, read: new Map(), changed};
};

/** Whether pictures and quotations of this feed may be shown: not from an old copy. */
export const isFresh = ({copied}: Feed, now = Date.now()) => !copied || now - copied < TRUSTED_COPY_MS;

const once = <T>({read}: Feed, path: string, make: () => T): T => {
  if (!read.has(path)) read.set(path, make());
  return read.get(path) as T;
};

/** A member of the feed besides its collections; `undefined` when it is absent or faulty. */
export const indexMember = <Name extends keyof FeedIndex>(feed: Feed, {member, read}: IndexMember<Name>) =>
  once(feed, member, () => {
    const raw = own(feed.raw, member);
    return raw === null || raw === undefined ? undefined : read(raw, member, feed.faults);
  });

/** What an entry is when there is none. */
export const missing = (path: string, faults: string[] = []): Found<never> => ({fault: fault('entry-missing', `no ${path}`, path), faults});

/** Checks an entry. */
export const readEntry = <T>({read}: EntryKind<T>, raw: unknown, path: string): Found<T> => {
  const faults: string[] = [];
  const entry = read(raw, path, faults);
  return entry ? {entry, faults} : {fault: fault('entry-invalid', 'not usable', faults[0]), faults};
};

/** What `files.ts` needs of this room; a later part imports nothing that lives. */
const tools = {fetchDocument, missing, own, pending: {faults: []} as Found<never>, readEntry, reference, webUrl};

export type FileTools = typeof tools;

/** The entry `id` of a collection, checked; schedule and withdrawal are left to the caller (`model/find.ts`). */
export const findEntry = <T>(feed: Feed, kind: EntryKind<T>, id: string): Found<T> => {
  const {collection} = kind;
  const path = `${collection}.${id}`;
  return once(feed, path, () => {
    const entries = own(feed.raw, collection);
    const all = own(entries, '$ref');
    const raw = all ? {$ref: String(all).replaceAll('{id}', encodeURIComponent(id))} : own(entries, id);
    if (raw === undefined || raw === null || !/^[a-z\d][\w-]{0,63}$/i.test(id)) return missing(path);
    if (own(raw, '$ref') == null) return readEntry(kind, raw, path);
    void import('./files.js').then(({readFile}) => readFile(feed, kind, raw, path, tools), () => feed.read.set(path, missing(path)));
    return tools.pending;
  });
};

/** Ids of a collection's entries, in the feed's order; none are known where the whole collection is one `$ref`. */
export const entryIds = ({raw}: Feed, {collection}: EntryKind<unknown>): string[] => {
  const entries = own(raw, collection);
  return isObject(entries) && !Object.hasOwn(entries, '$ref') ? Object.keys(entries) : [];
};

/** What the page allows, whatever the feed says: each is a list of hosts, and a host must be in all of them. */
export type Bounds = readonly (readonly string[])[];

const hostOf = ({url}: Feed) => new URL(url).host;

const within = (hosts: readonly string[], bounds: Bounds) => hosts.filter(host => bounds.every(bound => bound.includes(host)));

/** Hosts that a donate link may lead to. */
export const donateHosts = (feed: Feed, bounds: Bounds) => within(indexMember(feed, donate) ?? [hostOf(feed)], bounds);

/** Hosts that a form may post to: the feed's own always. */
export const formHosts = (feed: Feed, bounds: Bounds) => [hostOf(feed), ...within(indexMember(feed, form) ?? [], bounds)];

/** Hosts that a picture may come from. */
export const imageHosts = (feed: Feed) => [hostOf(feed), ...(indexMember(feed, image) ?? [])];
