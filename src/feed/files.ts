/** Entries that lie in files of their own. A later part: most feeds are one document. */
import type {Feed, FileTools, Found} from './feed.js';
import type {EntryKind} from './read.js';

const found = async <T>(feed: Feed, kind: EntryKind<T>, raw: unknown, path: string, {fetchDocument, missing, own, readEntry, reference, webUrl}: FileTools): Promise<Found<T>> => {
  const faults: string[] = [];
  const beside = reference(raw, path, faults);
  const url = webUrl(beside?.$ref, feed.url);
  if (!url || url.host !== new URL(feed.url).host) return missing(path, faults);
  try {
    const {data} = await fetchDocument(url.href);
    if (own(data, '$ref') !== undefined) return missing(path, faults);
    const {entry, ...rest} = readEntry(kind, data, path);
    // What stands beside the reference wins: it is how an entry is withdrawn.
    return {...rest, entry: entry && {...entry, ...beside, __proto__: null}, faults: [...faults, ...rest.faults]};
  } catch {
    return missing(path, faults);
  }
};

/** Fetches the entry that `raw` refers to, puts it among what was read of the feed, and says so. */
export const readFile = async (feed: Feed, kind: EntryKind<unknown>, raw: unknown, path: string, tools: FileTools): Promise<void> => {
  feed.read.set(path, await found(feed, kind, raw, path, tools));
  feed.changed();
};
