/**
 * What happens after a feed was read, or could not be: copies, retries, refreshing. A later part of the kit, and so it
 * imports nothing that lives: what it needs of the store is handed to it.
 */
import type {openFeed} from './feed.js';
import type {load, Source, tell} from './store.js';

interface Store {
  load: typeof load;
  tell: typeof tell;
  openFeed: typeof openFeed;
}

/** Name of the one thing the kit stores without being asked: the last good copy of a feed, which is public. */
const CACHE = 'ijm-widgets';
const FETCHED = 'x-fetched';
const RETRIES = 3;
const FIRST_RETRY_MS = 2_000;
/** A server may not silence a page for longer than this. */
const MAX_RETRY_AFTER_MS = 60_000;
const LEAST_REFRESH_S = 1;

const keepCopy = async ({url}: Source, text: string) => {
  try {
    const copy = new Response(text, {headers: {'content-type': 'application/json', [FETCHED]: `${Date.now()}`}});
    await (await caches.open(CACHE)).put(url, copy);
  } catch {
    // Storage is blocked or full: there is no copy then.
  }
};

const useCopy = async (source: Source, {openFeed, tell}: Store) => {
  try {
    const copy = await (await caches.open(CACHE)).match(source.url);
    const read = Number(copy!.headers.get(FETCHED));
    const content = (await copy!.json()) as unknown;
    // By a clock that was wrong, it has no age and no date. What is built into the script may be older than the copy, or younger.
    if (read > Date.now() || (source.feed && !(read > source.feed.copied!))) return;
    source.feed = openFeed(content, source.url, () => tell(source), read);
    tell(source);
  } catch {
    // None, or one that this version can't read.
  }
};

/** Milliseconds of a `Retry-After` header (RFC 9110), which is in seconds or a date. */
const retryAfterMs = (header: string | null | undefined, now: number) => {
  const wait = /^\d+$/.test(header ?? '') ? Number(header) * 1000 : Date.parse(header ?? '') - now;
  return wait > 0 ? Math.min(wait, MAX_RETRY_AFTER_MS) : undefined;
};

/**
 * Sees to what comes after a reading: keeps what was good, shows the kept copy for what was not, and reads again.
 *
 * @param text What came, if something good came just now.
 */
export const keep = async (source: Source, text: string | undefined, store: Store): Promise<void> => {
  const {fault} = source;
  if (text !== undefined) {
    source.failed = 0;
    void keepCopy(source, text);
  } else if (!source.feed || source.feed.copied) await useCopy(source, store);
  if (source.readers.size === 0 || source.loading || source.callOff) return;

  const wishes = [...source.readers.values()].filter(Boolean);
  const refresh = wishes.length > 0 && Math.max(LEAST_REFRESH_S, Math.min(...wishes)) * 1000;
  // Jitter, so that a server that comes back is not met by all pages at once.
  const retry = fault && source.failed++ < RETRIES && (retryAfterMs(fault.retryAfter, Date.now()) ?? FIRST_RETRY_MS * 2 ** source.failed * (0.5 + Math.random()));
  const wait = retry || refresh;
  if (!wait && !fault) return;

  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => void store.load(source);
  const online = () => {
    source.failed = 0;
    again();
  };
  // A page that nobody looks at waits for its visitor.
  const look = () => (document.visibilityState === 'hidden' ? (timer = setTimeout(look, LEAST_REFRESH_S * 1000)) : again());
  if (wait) timer = setTimeout(look, wait);
  if (fault) addEventListener('online', online);
  source.callOff = () => {
    clearTimeout(timer);
    removeEventListener('online', online);
    source.callOff = undefined;
  };
};
