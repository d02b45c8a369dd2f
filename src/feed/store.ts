import type {Fault} from './fault.js';
import {openFeed, type Feed} from './feed.js';
import {fetchDocument} from './fetch-document.js';

/** A feed's address, and all that is known of it. */
export interface Source {
  url: string;
  feed?: Feed;
  fault?: Fault;
  /** Who reads it, and how often each wants it read again: seconds, or 0. */
  readers: Map<() => void, number>;
  /** Ends the reading that is going on. */
  loading?: AbortController;
  /** Calls off the next reading. */
  callOff?: () => void;
  /** Failures since the last success. */
  failed: number;
}

/** Whether this is the script: apps that bundle the modules never have a feed built in. */
declare const __SCRIPT__: boolean;

/**
 * What `ijm-widgets bundle` built into the script: by address, when the feed was read (ms since 1970), and its text. The
 * build declares the name around the script; elsewhere there is none, and asking for it throws.
 */
declare const ijmFeeds: Record<string, [read: number, text: string]>;

const sources = new Map<string, Source>();

/** Lets all who read a source look again. Answers whether anybody does. */
export const tell = ({readers}: Source): boolean => {
  [...readers.keys()].forEach(read => read());
  return readers.size > 0;
};

/** What comes after a reading, such as another try. Without this part the feed is read once. */
const next = (source: Source, text?: string) => void import('./keep.js').then(({keep}) => keep(source, text, {load, tell, openFeed}), () => {});

/** Reads a source, unless that is going on. */
export const load = async (source: Source): Promise<void> => {
  if (source.loading) return;
  source.callOff?.();
  const {url} = source;
  const stop = (source.loading = new AbortController());
  let text: string | undefined;
  try {
    const coming = fetchDocument(url, stop, !!(source.feed || source.fault));
    try {
      if (__SCRIPT__ && !source.feed) {
        const [read, text] = ijmFeeds[url]!;
        source.feed = openFeed(JSON.parse(text), url, () => tell(source), read);
      }
    } catch {
      // This feed is not built in.
    }
    const document = await coming;
    source.feed = openFeed(document.data, url, () => tell(source));
    source.fault = undefined;
    ({text} = document);
  } catch (error) {
    // Nobody reads any more, or somebody new has begun.
    if (source.loading !== stop) return;
    source.fault = error as Fault;
  }
  source.loading = undefined;
  tell(source);
  next(source, text);
};

/** What is known now of the feed at `url`: a feed, a fault, both (an old feed and why there is no newer one), or nothing yet. */
export const feedAt = (url: string): {feed?: Feed; fault?: Fault} => sources.get(url) ?? {};

/**
 * Reads the feed at `url` once for all who want it, and again after faults and as often as somebody asks.
 *
 * @param changed Called when `feedAt(url)` may answer something else; never during this call.
 * @param refresh Seconds between two reads while the page is visible; 0: it is read once.
 * @returns Ends it. When nobody reads any more, nothing is left running.
 */
export const subscribe = (url: string, changed: () => void, refresh = 0): (() => void) => {
  let source = sources.get(url)!;
  if (!source) sources.set(url, (source = {url, readers: new Map(), failed: 0}));
  source.readers.set(changed, refresh);
  if (!source.callOff && !source.loading) {
    if (!source.feed || source.feed.copied || source.fault) void load(source);
    else if (refresh) next(source);
  }
  return () => {
    source.readers.delete(changed);
    // An element that is only moved comes back at once.
    queueMicrotask(() => {
      if (source.readers.size > 0) return;
      source.callOff?.();
      source.loading?.abort();
      source.loading = undefined;
      source.failed = 0;
    });
  };
};
