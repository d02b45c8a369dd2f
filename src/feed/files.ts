/** Entries that lie in files of their own. A later part: most feeds are one document. */
import type {Fault} from './fault.js';
import type {Feed, FileTools, Found} from './feed.js';
import type {EntryKind} from './read.js';

/** The cache of `keep.ts`: copies of what is public. */
const CACHE = 'ijm-widgets';
const RETRIES = 3;
const FIRST_RETRY_MS = 2_000;

const keepCopy = async (url: string, text: string) => {
  try {
    await (await caches.open(CACHE)).put(url, new Response(text));
  } catch {
    // Storage is blocked or full: there is no copy then.
  }
};

const keptCopy = async (url: string): Promise<unknown> => {
  try {
    return await (await (await caches.open(CACHE)).match(url))?.json();
  } catch {
    return;
  }
};

/** Fetches the entry that `raw` refers to, puts it among what was read of the feed, and says so; again when it fails. */
export const readFile = async <T>(feed: Feed, kind: EntryKind<T>, raw: unknown, path: string, tools: FileTools): Promise<void> => {
  const {fetchDocument, missing, own, readEntry, reference, webUrl} = tools;
  const faults: string[] = [];
  const beside = reference(raw, path, faults);
  const url = webUrl(beside?.$ref, feed.url);

  const settle = (found: Found<T>) => {
    feed.read.set(path, {...found, faults: [...faults, ...found.faults]});
    return feed.changed();
  };
  const settleWith = (data: unknown) => {
    // A file that refers on is no entry.
    if (own(data, '$ref') != null) return settle(missing(path));
    const {entry, ...rest} = readEntry(kind, data, path);
    // What stands beside the reference wins: it is how an entry is withdrawn.
    return settle({...rest, entry: entry && {...entry, ...beside, __proto__: null}});
  };

  if (!url || url.host !== new URL(feed.url).host) {
    settle(missing(path));
    return;
  }
  for (let tries = 0; ; tries++) {
    try {
      const {data, text} = await fetchDocument(url.href);
      settleWith(data);
      await keepCopy(url.href, text);
      return;
    } catch (error) {
      const copy = tries === 0 ? await keptCopy(url.href) : undefined;
      const isRead = copy ? settleWith(copy) : feed.read.get(path) === tools.pending ? settle({fault: {...(error as Fault), path}, faults: []}) : feed.changed();
      if (!isRead || tries === RETRIES) return;
      await new Promise(resolve => setTimeout(resolve, FIRST_RETRY_MS * 2 ** tries * (0.5 + Math.random())));
    }
  }
};
