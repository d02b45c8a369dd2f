import {fault} from './fault.js';

/** Bytes of one document, decoded. */
const MAX_BYTES = 1e6;
const MAX_DEPTH = 32;
/** Until the answer begins, and until it is complete. */
const FIRST_BYTE_MS = 8e3;
const WHOLE_BODY_MS = 15e3;

const JSON_TYPE = /^\s*(application\/json|text\/plain|\S+\+json)?\s*(;|$)/i;

const refused = (message: string) => fault('feed-format', message);

/**
 * The text of an answer. Throws once it is too long, or the JSON in it nested too deeply, before anything recursive sees
 * it. Depth is counted in bytes: in UTF-8 no part of a longer character looks like a bracket or a quote.
 */
const readText = async (response: Response) => {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let text = '';
  let size = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  for (;;) {
    const {done, value} = await reader.read();
    try {
      text += decoder.decode(value, {stream: !done});
    } catch {
      throw refused('not UTF-8');
    }
    if (done) return text;
    if ((size += value.length) > MAX_BYTES) throw refused('over 1 MB');
    for (let i = 0; i < value.length; i++) {
      const byte = value[i]!;
      if (escaped) escaped = false;
      else if (inString && byte === 0x5c) escaped = true;
      else if (byte === 0x22) inString = !inString;
      else if (!inString) {
        // [ and {, ] and } differ in one bit.
        if ((byte | 0x20) === 0x7b && ++depth > MAX_DEPTH) throw refused('too deep');
        if ((byte | 0x20) === 0x7d) depth--;
      }
    }
  }
};

/** A JSON document as it came: its text, and what it holds, unchecked. */
export interface JsonDocument {
  text: string;
  data: unknown;
}

/**
 * Fetches a JSON document. Bounded in bytes, depth and time.
 *
 * @param stop Ends it; it also ends by itself.
 * @param revalidate Ask the server whether the browser's copy is still good.
 * @throws Fault `feed-network`, `feed-timeout` (8 s to the first byte, 15 s for all) or `feed-format`.
 */
export const fetchDocument = async (
  url: string,
  stop = new AbortController(),
  revalidate = false,
  fetch = globalThis.fetch,
): Promise<JsonDocument> => {
  const end = Date.now() + WHOLE_BODY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp: (why: unknown) => void;
  const limit = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(fault('feed-timeout', 'too slow')), ms);
  };
  const read = async () => {
    // No header and no option that a `preload as=fetch crossorigin` lacks, or the page would fetch twice.
    // And none that a page put on every object.
    const options = {__proto__: null, mode: 'cors', credentials: 'same-origin', signal: stop.signal, ...(revalidate && {cache: 'no-cache'})};
    const response = await fetch(url, options as RequestInit);
    limit(end - Date.now());
    const {status, headers} = response;
    if (status !== 200) throw {...fault('feed-network', `status ${status}`), retryAfter: headers.get('retry-after')};
    if (response.url && new URL(response.url).host !== new URL(url).host) throw fault('feed-network', 'led to another host');
    if (!JSON_TYPE.test(headers.get('content-type') ?? '')) throw refused('not JSON by its type');
    const text = await readText(response);
    return {text, data: JSON.parse(text) as unknown};
  };
  try {
    // A race, because a page may have wrapped `fetch` in something that ignores the signal.
    return await new Promise((resolve, reject) => {
      giveUp = reject;
      limit(FIRST_BYTE_MS);
      read().then(resolve, reject);
    });
  } catch (error) {
    stop.abort();
    // What the parser refuses is a format fault; what is left is the network, or what a page put in its place.
    throw (error as {code?: string} | null)?.code && !(error instanceof Error)
      ? error
      : fault(error instanceof SyntaxError ? 'feed-format' : 'feed-network', String(error));
  } finally {
    clearTimeout(timer);
  }
};
