import {isReference, type Path} from '../../../feed/check.js';
import {isObject} from '../../../feed/read.js';
import {entrySchemas, LIMITS} from '../../../feed/schema.js';
import type {Finding, Remark} from './finding.js';
import {parseJson, tooDeep, type JsonText, type Place} from './json-text.js';
import {idsOfFiles, readSource, Unreadable, type Source} from './source.js';

export type Collection = keyof typeof entrySchemas;

export const COLLECTIONS = Object.keys(entrySchemas) as Collection[];

/** A feed with all the files its references lead to. */
export interface FeedFiles {
  source: Source;
  /** The document as it is published; `undefined` when it is no JSON. */
  raw: unknown;
  /** The same with every reference replaced by what it refers to. */
  whole: unknown;
  /** Entries that lie in a file of their own: `countries.cambodia` → what is in it. */
  files: Map<string, {collection: Collection; id: string; data: unknown}>;
  /** Collections of which not every entry could be looked at: their ids are not known. */
  open: Set<Collection>;
  /** What was wrong with references and files. */
  remarks: Remark[];
  /** Faults that keep a document from being read, placed already. */
  broken: Finding[];
  placeOf(path: Path): Place & {file: string};
  /** Every document that was read, to watch them. */
  read: URL[];
}

const own = (of: unknown, name: string) => (isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined);

/** Members that may stand beside a `$ref`, where they win. */
export const scheduleOf = (entry: Record<string, unknown>) =>
  Object.fromEntries(['withdrawn', 'from', 'until'].flatMap(name => (own(entry, name) == null ? [] : [[name, entry[name]]])));

const LISTS = {stats: 'stats', quotes: 'quotes', offices: 'offices'} as const;

/** Every id by which one entry names another: where it stands, and what it names. */
export const namedIds = (whole: unknown) => {
  const found: {path: Path; collection: Collection; id: string}[] = [];
  const add = (path: Path, collection: Collection, id: unknown) => {
    if (typeof id === 'string') found.push({path, collection, id});
  };
  const each = (collection: Collection, visit: (entry: Record<string, unknown>, path: Path) => void) => {
    const entries = own(whole, collection);
    if (isObject(entries))
      for (const [id, entry] of Object.entries(entries))
        if (isObject(entry) && !isReference(entry)) visit(entry, [collection, id]);
  };
  each('countries', (country, path) => {
    for (const [member, collection] of Object.entries(LISTS)) {
      const ids = own(country, member);
      if (Array.isArray(ids)) ids.forEach((id, i) => add([...path, member, i], collection, id));
    }
    add([...path, 'appeal'], 'appeals', own(country, 'appeal'));
  });
  each('offices', (office, path) => add([...path, 'country'], 'countries', own(office, 'country')));
  each('fundraisers', (fundraiser, path) => add([...path, 'appeal'], 'appeals', own(fundraiser, 'appeal')));
  return found;
};

/** Does `work` for all items, some at a time. */
const inTurns = async <T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 16) => {
  const queue = items.values();
  await Promise.all(
    Array.from({length: atOnce}, async () => {
      for (const item of queue) await work(item);
    }),
  );
};

const isElsewhere = (ref: string, base: URL) =>
  base.protocol === 'file:' && (/^[a-z][a-z\d+.-]*:/i.test(ref) || ref.startsWith('/'));

/**
 * Reads a feed and the files it refers to.
 *
 * @param asked Entries that are wanted besides those which others name, where a server does not tell what it has.
 * @throws Unreadable when the feed itself cannot be had.
 */
export const readFeedFiles = async (
  url: URL,
  fetch = globalThis.fetch,
  asked: readonly {collection: Collection; id: string}[] = [],
): Promise<FeedFiles> => {
  const source = await readSource(url, fetch);
  const remarks: Remark[] = [];
  const broken: Finding[] = [];
  const read = [url];
  const files: FeedFiles['files'] = new Map();
  const texts = new Map<string, {name: string; json: JsonText}>();
  const open = new Set<Collection>();

  /** The JSON in a document, unless it is broken. */
  const parse = ({name, text, bytes}: Source, path: string): JsonText | undefined => {
    const fault = (kind: string, message: string, place: Place, line?: string) =>
      broken.push({
        severity: 'fault',
        kind,
        path,
        file: name,
        line: place.line,
        column: place.column,
        message,
        ...(line !== undefined && {source: line}),
      });
    const deep = tooDeep(text, LIMITS.depth);
    if (deep) {
      fault('depth', `This is nested more than ${LIMITS.depth} deep; browsers refuse the document.`, deep);
      return;
    }
    const json = parseJson(text);
    if ('broken' in json) {
      const {message, place, line} = json.broken;
      fault('json', `This is not JSON: ${message}.`, place, line);
      return;
    }
    if (bytes > LIMITS.document) {
      // A file may be the editor's master copy, of which smaller ones are made; what an address answers is what visitors get.
      const severity = source.url.protocol === 'file:' ? 'warning' : 'fault';
      const size = `${(bytes / 1e6).toFixed(1)} MB`;
      broken.push({
        severity,
        kind: 'size',
        path,
        file: name,
        line: 1,
        column: 1,
        message: `This document has ${size}; browsers refuse more than 1 MB. Publish what \`ijm-widgets split\` makes of it.`,
      });
    }
    for (const {path: at, place} of json.repeated) {
      broken.push({
        severity: 'warning',
        kind: 'repeated',
        path: [path, at.join('.')].filter(Boolean).join('.'),
        file: name,
        ...place,
        message: `\`${at.at(-1)}\` stands here a second time; only the last one counts.`,
      });
    }
    return json;
  };

  const json = parse(source, '');
  const raw = json?.data;
  const whole: Record<string, unknown> = isObject(raw) ? {...raw} : {};

  const readFile = async (collection: Collection, id: string, ref: string, at: Path, beside: object): Promise<void> => {
    const path = `${collection}.${id}`;
    const entries = whole[collection] as Record<string, unknown>;
    const fault = (message: string, severity: Remark['severity'] = 'fault', kind = 'reference') =>
      remarks.push({severity, kind, path: at, message});
    if (isElsewhere(ref, url)) {
      fault(`${ref} is not looked at: whether it lies on the feed's own host shows only where the feed is published.`, 'warning');
      return;
    }
    const file = URL.canParse(ref, url.href) ? new URL(ref, url) : undefined;
    if (!file || file.host !== url.host) {
      fault(`${ref} lies on another host than the feed; browsers do not read it.`);
      return;
    }
    let from: Source;
    try {
      from = await readSource(file, fetch);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fault(error.message);
      return;
    }
    read.push(file);
    const text = parse(from, path);
    if (!text) return;
    if (isReference(text.data)) {
      fault(`${from.name} holds a \`$ref\` again; a file must hold the entry itself.`);
      return;
    }
    texts.set(path, {name: from.name, json: text});
    files.set(path, {collection, id, data: text.data});
    entries[id] = isObject(text.data) ? {...text.data, ...beside} : text.data;
  };

  const templates = new Map<Collection, string>();
  const singles: (() => Promise<void>)[] = [];
  for (const collection of COLLECTIONS) {
    const entries = own(raw, collection);
    if (isReference(entries)) {
      whole[collection] = {};
      open.add(collection);
      if (typeof entries.$ref !== 'string') continue;
      if (entries.$ref.includes('{id}')) templates.set(collection, entries.$ref);
      else
        remarks.push({
          severity: 'fault',
          kind: 'reference',
          path: [collection, '$ref'],
          message: `In place of a collection, \`$ref\` must hold {id}: it is "${entries.$ref}".`,
          suggestion: `${collection}/{id}.json`,
        });
    } else if (isObject(entries)) {
      const copy: Record<string, unknown> = {...entries};
      whole[collection] = copy;
      for (const [id, entry] of Object.entries(entries)) {
        if (!isReference(entry)) continue;
        if (typeof entry.$ref === 'string')
          singles.push(() =>
            readFile(
              collection,
              id,
              entry.$ref as string,
              [collection, id, '$ref'],
              scheduleOf(entry as Record<string, unknown>),
            ),
          );
      }
    }
  }
  await inTurns(singles, work => work());

  const tried = new Set<string>();
  const readIds = async (collection: Collection, ids: string[], at: (id: string) => Path) => {
    const fresh = ids.filter(id => !tried.has(`${collection}.${id}`));
    for (const id of fresh) tried.add(`${collection}.${id}`);
    await inTurns(fresh, id =>
      readFile(collection, id, templates.get(collection)!.replaceAll('{id}', encodeURIComponent(id)), at(id), {}),
    );
    return fresh.length;
  };
  for (const [collection, template] of templates) {
    const ids = isElsewhere(template, url) ? undefined : await idsOfFiles(template, url);
    if (!ids) continue;
    open.delete(collection);
    await readIds(collection, ids, () => [collection, '$ref']);
  }
  // A web server does not tell which files it has: what others name can be looked at, in as many rounds as it takes.
  for (let more = open.size; more > 0;) {
    more = 0;
    const named = [...asked.map(one => ({...one, path: [one.collection, one.id] as Path})), ...namedIds(whole)];
    for (const collection of templates.keys()) {
      if (!open.has(collection)) continue;
      const wanted = named.filter(name => name.collection === collection && /^[a-z\d][\w-]{0,63}$/i.test(name.id));
      const places = new Map(wanted.map(({id, path}) => [id, path]));
      more += await readIds(collection, [...places.keys()], id => places.get(id)!);
    }
  }

  return {
    source,
    raw,
    whole: json ? (isObject(raw) ? whole : raw) : undefined,
    files,
    open,
    remarks,
    broken,
    read,
    placeOf(path) {
      const [collection, id, ...rest] = path;
      const file = texts.get(`${collection}.${id}`);
      const inFile =
        file && !(rest.length > 0 && own(own(own(raw, String(collection)), String(id)), String(rest[0])) !== undefined);
      return inFile
        ? {file: file.name, ...file.json.placeOf(rest)}
        : {file: source.name, ...(json?.placeOf(path) ?? {line: 1, column: 1})};
    },
  };
};
