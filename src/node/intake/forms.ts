/** The forms that messages are held against, out of the feed that the visitors' browsers read. */
import {readFile, stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Fault} from '../../feed/fault.js';
import {openFeed, own, readEntry, type Feed} from '../../feed/feed.js';
import {fetchDocument} from '../../feed/fetch-document.js';
import {forms as formKind, reference} from '../../feed/readers.js';
import type {Form} from '../../feed/types.js';
import {FeedUnavailableError} from './feed-unavailable.js';
import {SetupError} from './needed.js';

/** A feed is read again so often; a file is looked at more often, which costs next to nothing. */
const FETCH_EVERY_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/** A form that nobody has heard of may be brand-new, so the feed is read again at once, but not for every guess. */
const FETCH_AT_MOST_EVERY_MS = 5_000;

/** Forms in files of their own that are kept, found or not. */
const MAX_KEPT = 1_000;

const ID = /^[A-Za-z\d][\w-]{0,63}$/;

export interface FormSource {
  /**
   * The form of a name, `undefined` when there is none. Also one that is withdrawn or over by now: who has its page open
   * shall be heard.
   *
   * @throws FeedUnavailableError
   */
  form(id: string): Promise<Form | undefined>;
  /** Languages of the feed; the first is the default. Empty while no feed was read. */
  locales(): readonly string[];
  /** Whether a feed was read. */
  isReady(): boolean;
  close(): void;
}

type Tell = (event: 'feed-read' | 'feed-refused', why?: string) => void;

const whyOf = (error: unknown) => {
  const {code, message} = error as {code?: string; message?: string};
  return [code, message].filter(Boolean).join(': ');
};

/**
 * Keeps the forms of a feed at hand and up to date. What once was good stays in force while the feed cannot be read.
 *
 * @param feed A file's path, or an address.
 * @throws SetupError when it is a file and is no feed.
 */
export const openForms = async (feed: string, tell: Tell, now: () => number = () => performance.now()): Promise<FormSource> => {
  const isUrl = /^https?:\/\//i.test(feed);
  const address = isUrl ? new URL(feed).href : feed.startsWith('file:') ? feed : pathToFileURL(resolve(feed)).href;

  let current: Feed | undefined;
  let text = '';
  let stamp = '';
  let readAt = -Infinity;
  let isReading: Promise<void> | undefined;
  /** Forms as read, and those in files of their own with the time they were fetched. */
  let kept = new Map<string, {form: Form | undefined; at: number; isFile: boolean}>();

  const load = async (url: string): Promise<{text: string; data: unknown}> => {
    if (isUrl) return fetchDocument(url);
    const found = await readFile(new URL(url), 'utf8');
    return {text: found, data: JSON.parse(found.replace(/^\ufeff/, '')) as unknown};
  };

  const read = async (): Promise<void> => {
    readAt = now();
    const found = isUrl
      ? ''
      : await stat(new URL(address)).then(
          ({mtimeMs, size, ino}) => [mtimeMs, size, ino].join(),
          () => 'missing',
        );
    if (!isUrl && found === stamp) return;
    stamp = found;
    const document = await load(address);
    if (current && document.text === text) return;
    current = openFeed(document.data, address, () => true);
    text = document.text;
    kept = new Map();
    tell('feed-read');
  };

  /** Reads the feed, once for all who ask meanwhile. */
  const refresh = () =>
    (isReading ??= read()
      .catch((error: unknown) => tell('feed-refused', whyOf(error)))
      .finally(() => (isReading = undefined)));

  const isOlderThan = (ms: number) => now() - readAt >= ms;

  const lookUp = async (id: string): Promise<Form | undefined> => {
    const found = kept.get(id);
    const isFresh = found && (!found.isFile || now() - found.at < (found.form ? FETCH_EVERY_MS : FETCH_AT_MOST_EVERY_MS));
    if (isFresh) return found.form;
    const reading = readForm(id, found?.form);
    if (!found?.form) return reading;
    // Nobody waits for a feed's server when there is something good at hand.
    found.at = now();
    reading.catch((error: unknown) => tell('feed-refused', whyOf(error)));
    return found.form;
  };

  /** Reads a form out of the feed, or out of its own file. */
  const readForm = async (id: string, before: Form | undefined): Promise<Form | undefined> => {
    const feedNow = current!;
    const path = `forms.${id}`;
    const entries = own(feedNow.raw, 'forms');
    const all = own(entries, '$ref');
    let raw = typeof all === 'string' ? {$ref: all.replaceAll('{id}', encodeURIComponent(id))} : own(entries, id);
    const isFile = (own(raw, '$ref') ?? null) !== null;
    if (isFile) {
      const target = reference(raw, path, [])?.$ref;
      const url = target === undefined ? undefined : new URL(target, address);
      try {
        raw =
          url && url.protocol === new URL(address).protocol && url.host === new URL(address).host
            ? (await load(url.href)).data
            : undefined;
      } catch (error) {
        // A feed's server that does not answer says nothing about the form.
        const {code, message} = error as Partial<Fault>;
        const isMissing = code === ('ENOENT' as string) || /^status 4(04|10)/.test(message ?? '');
        if (!isMissing) {
          if (before) return before;
          throw new FeedUnavailableError(whyOf(error));
        }
        raw = undefined;
      }
    }
    const form = raw === undefined || raw === null ? undefined : (readEntry(formKind, raw, path).entry as Form | undefined);
    if (form || isFile) kept.set(id, {form, at: now(), isFile});
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
    return form;
  };

  try {
    await read();
  } catch (error) {
    if (!isUrl) throw new SetupError(`FEED ${feed} cannot be used: ${whyOf(error)}`);
    tell('feed-refused', whyOf(error));
  }

  const timer = isUrl ? setInterval(() => void refresh(), FETCH_EVERY_MS) : undefined;
  timer?.unref();

  return {
    form: async id => {
      if (isUrl ? !current && isOlderThan(LOOK_EVERY_MS) : isOlderThan(LOOK_EVERY_MS)) await refresh();
      if (!current) throw new FeedUnavailableError('no feed could be read yet');
      if (!ID.test(id)) return undefined;
      const form = await lookUp(id);
      if (form || !isUrl || !isOlderThan(FETCH_AT_MOST_EVERY_MS)) return form;
      await refresh();
      return lookUp(id);
    },
    locales: () => current?.locales ?? [],
    isReady: () => !!current,
    close: () => clearInterval(timer),
  };
};
