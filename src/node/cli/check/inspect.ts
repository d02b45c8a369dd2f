import {isReference, pathText} from '../../../feed/check.js';
import {isObject, type EntryKind} from '../../../feed/read.js';
import * as readers from '../../../feed/readers.js';
import {COLLECTIONS, readFeedFiles, type FeedFiles} from './feed-files.js';
import {plural, type Finding, type Remark, type Say, type Severity} from './finding.js';
import {applyRules} from './rules.js';
import {sayFaults} from './schema-faults.js';

/** All that was found in a feed. */
export interface Report {
  /** The feed as it was named: a path or an address. */
  feed: string;
  /** Both by file and line. */
  faults: Finding[];
  warnings: Finding[];
  /** How many entries were looked at. */
  entries: number;
  /** Paths of entries that are not shown because of a fault. */
  disabled: string[];
}

export interface InspectOptions {
  /** Warnings count as faults. */
  strict?: boolean;
  /** ms since 1970. */
  now?: number;
  fetch?: typeof globalThis.fetch;
}

/** Copies that are kept for longer make taking an entry back too slow. */
const LONGEST_S = 600;

/** Seconds for which browsers, or servers on the way, keep a copy without asking again. */
const keptFor = (cacheControl: string) =>
  /\bno-(cache|store)\b/i.test(cacheControl)
    ? 0
    : Math.max(0, ...[...cacheControl.matchAll(/\b(?:max-age|s-maxage)\s*=\s*"?(\d+)/gi)].map(([, seconds]) => Number(seconds)));

const spanOf = (seconds: number) =>
  seconds < 7200 ? plural(Math.round(seconds / 60), 'minute') : plural(Math.round(seconds / 3600), 'hour');

/** What only a server can get wrong. */
const serverRemarks = ({source: {answer, url}}: FeedFiles): Remark[] => {
  if (!answer) return [];
  const {headers} = answer;
  const remarks: Remark[] = [];
  const say = (severity: Severity, message: string) => remarks.push({severity, kind: 'served', path: [], message});
  const type = headers.get('content-type') ?? '';
  if (!/^\s*($|(application\/json|text\/plain|[^\s;]+\+json)\s*(;|$))/i.test(type))
    say('fault', `The server calls this document ${type}; browsers read it only as application/json.`);
  const host = new URL(answer.url).host;
  if (host !== url.host) say('fault', `This address leads to ${host}; browsers do not follow a feed to another host. Name that one.`);
  const readers = headers.get('access-control-allow-origin');
  if (readers !== '*')
    say(
      'warning',
      `The server lets ${readers ? `only ${readers}` : 'no other site'} read this document: it should send \`Access-Control-Allow-Origin: *\`.`,
    );
  const kept = keptFor(headers.get('cache-control') ?? '');
  if (kept > LONGEST_S)
    say(
      'warning',
      `The server lets copies of this document be kept for ${spanOf(kept)}: so long an entry may still be shown after it was withdrawn. It should send \`Cache-Control: public, max-age=60\`.`,
    );
  return remarks;
};

/** Every entry, and those that a browser could not show. */
const readEntries = (whole: unknown) => {
  let entries = 0;
  const disabled: string[] = [];
  for (const collection of COLLECTIONS) {
    const all = isObject(whole) && Object.hasOwn(whole, collection) ? whole[collection] : undefined;
    for (const [id, entry] of isObject(all) ? Object.entries(all) : []) {
      if (entry === null) continue;
      entries++;
      const kind = readers[collection] as EntryKind<unknown>;
      if (isReference(entry) || kind.read(entry, '', []) === undefined) disabled.push(`${collection}.${id}`);
    }
  }
  return {entries, disabled};
};

/** The feed's own document comes first, then its files by name; in each, from top to bottom. */
export const inOrder = (first: string) => (a: Finding, b: Finding) =>
  Number(b.file === first) - Number(a.file === first) ||
  (a.file < b.file ? -1 : Number(a.file > b.file)) ||
  a.line - b.line ||
  a.column - b.column;

/** Says what is wrong in a feed that was read. */
export const inspectFiles = (feed: FeedFiles, {strict = false, now = Date.now()}: InspectOptions = {}): Report => {
  const remarks: Remark[] = [...feed.remarks, ...serverRemarks(feed)];
  if (feed.whole !== undefined) {
    sayFaults(feed, (kind, path, message, suggestion) => remarks.push({severity: 'fault', kind, path, message, suggestion}));
    // What has not the right form need not make sense as well.
    const faulty = new Set(remarks.map(({path}) => pathText(path)));
    const say =
      (severity: Severity): Say =>
      (kind, path, message, suggestion) => {
        if (!faulty.has(pathText(path))) remarks.push({severity, kind, path, message, suggestion});
      };
    applyRules(feed, {fault: say('fault'), warn: say('warning'), now});
  }
  const findings = [
    ...feed.broken,
    ...remarks.map(({severity, kind, path, message, suggestion}): Finding => {
      const {file, line, column} = feed.placeOf(path);
      return {severity, kind, path: pathText(path), file, line, column, message, ...(suggestion && {suggestion})};
    }),
  ].map(finding => (strict ? {...finding, severity: 'fault' as const} : finding));
  findings.sort(inOrder(feed.source.name));
  const of = (severity: Severity) => findings.filter(finding => finding.severity === severity);
  return {feed: feed.source.name, faults: of('fault'), warnings: of('warning'), ...readEntries(feed.whole)};
};

/**
 * Reads a feed with all its files and says what is wrong in it.
 *
 * @throws Unreadable when it cannot be had.
 */
export const inspectFeed = async (url: URL, options: InspectOptions = {}) =>
  inspectFiles(await readFeedFiles(url, options.fetch), options);
