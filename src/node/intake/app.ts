/** What the intake answers: a Fetch handler that knows neither Node nor a database. */
import {Hono, type Context} from 'hono';
import type {Form} from '../../feed/types.js';
import {MAX_BYTES, type Rejection} from '../../model/message.js';
import {sendingWords, wordsIn} from '../../text/words.js';
import type {Config} from './config.js';
import {FeedUnavailableError} from './feed-unavailable.js';
import type {FormSource} from './forms.js';
import {clientAddress, senderOf, type Limiter} from './limiter.js';
import type {Log} from './log.js';
import {isAllowed} from './origins.js';
import {suspicion} from './spam.js';
import {StoreError, type Channel, type Saved, type Store} from './store.js';
import {digestOf, parseBody, rejectionsOf, valuesOf, type Hash, type Submission} from './submission.js';

/** Seconds after which trying again makes sense when the fault is ours. */
const RETRY_AFTER_S = 5;

/** Longer than this nobody waits for a receipt. The message may still be stored; its id makes the next try safe. */
const SAVE_MS = 10_000;

/** For how long the same words under another id count as repeated, and how many are remembered. */
const REPEATED_MS = 600_000;
const MAX_REMEMBERED = 10_000;

/** What a request brings besides itself. */
export interface RequestInfo {
  /** Address at the other end of the connection. */
  address?: string;
}

/** What the handler works with. */
export interface Ports {
  forms: FormSource;
  store: Store;
  config: () => Config;
  limiter: Limiter;
  log: Log;
  /** Ways in which somebody is to be told of a message. */
  channelsFor: (form: string, fields: Readonly<Record<string, string>>) => Channel[];
  /** Called when a message was stored of which somebody is to be told. */
  stored: () => void;
  /** Unset: the platform's own, which is everywhere but slower than Node's. */
  hash?: Hash;
  /** ms since 1970. */
  now?: () => number;
}

/** What the log says of a request. */
interface Note {
  route: string;
  outcome?: string;
  form?: string;
}

type Env = {Bindings: RequestInfo; Variables: {note: Note}};
type Ctx = Context<Env>;

/** Sent with every answer: it is data, for the one who asked, now. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

type Status = 400 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503;

const TITLES: Record<Status, string> = {
  400: 'Malformed message',
  403: 'Origin not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Message too large',
  415: 'Not JSON',
  422: 'Message not accepted',
  429: 'Too many messages',
  500: 'Internal error',
  503: 'Cannot store now',
};

/** An error as RFC 9457 has it. */
const problem = (c: Ctx, status: Status, detail?: string, headers: Record<string, string> = {}, more: object = {}) => {
  const body = JSON.stringify({type: 'about:blank', title: TITLES[status], status, detail, ...more});
  return c.body(body, status, {'Content-Type': 'application/problem+json', ...headers});
};

const TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?;?$/i;

/** The body as text; or why it is not taken. Reads no further than it has to. */
const readBody = async (request: Request): Promise<{text: string} | {status: 400 | 413}> => {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return {status: 413};
  const reader = request.body?.getReader();
  if (!reader) return {text: ''};
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      if ((size += value.length) > MAX_BYTES) {
        void reader.cancel().catch(() => {});
        return {status: 413};
      }
      chunks.push(value);
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
  } catch {
    // Cut off on the way, or not UTF-8.
    return {status: 400};
  }
};

/** What somebody waits for, but not for ever. */
const within = async <Result>(ms: number, work: Promise<Result>): Promise<Result> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new StoreError('too slow', 'timeout')), ms))),
    ]);
  } finally {
    clearTimeout(timer);
  }
};

/** Remembers for a while what was sent. Says whether the same came under another id before. */
const createRepeats = (now: () => number) => {
  const seen = new Map<string, {id: string; at: number}>();
  return (digest: string, id: string): boolean => {
    const before = seen.get(digest);
    const isRepeated = !!before && before.id !== id && now() - before.at < REPEATED_MS;
    if (!isRepeated) {
      seen.delete(digest);
      seen.set(digest, {id, at: now()});
      if (seen.size > MAX_REMEMBERED) seen.delete(seen.keys().next().value!);
    }
    return isRepeated;
  };
};

/**
 * The intake as a Fetch handler.
 *
 * @param base Path below which it answers, without a slash at the end: `/intake`.
 */
export const createApp = (ports: Ports, base: string): ((request: Request, info?: RequestInfo) => Promise<Response>) => {
  const {forms, store, config, limiter, log, channelsFor, stored, hash, now = Date.now} = ports;
  const isRepeated = createRepeats(() => performance.now());
  const app = new Hono<Env>({strict: true});

  const unavailable = (c: Ctx, why: string) => {
    c.var.note.outcome = why;
    return problem(c, 503, undefined, {'Retry-After': `${RETRY_AFTER_S}`});
  };

  app.use(async (c, next) => {
    const started = performance.now();
    const note: Note = {route: 'other'};
    c.set('note', note);
    await next();
    const list = config().origins;
    const origin = c.req.header('origin');
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (list) c.header('Vary', 'Origin');
    if (isAllowed(origin, list)) {
      if (!list || origin) c.header('Access-Control-Allow-Origin', list ? origin : '*');
      c.header('Access-Control-Expose-Headers', 'Retry-After');
    }
    const {status} = c.res;
    const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(c.req.method) ? c.req.method : 'other';
    log('request', {method, ...note, status, ms: Math.round(performance.now() - started)});
  });

  const rejected = (c: Ctx, errors: Rejection[]) => {
    c.var.note.outcome = [...new Set(errors.map(({code}) => code))].sort().join(' ');
    return problem(c, 422, undefined, {}, {errors});
  };

  const save = async (submission: Submission, form: Form, digest: string): Promise<{saved: Saved; setAside: boolean}> => {
    const {key, consent, consentText, locale, ref, page, at, elapsed, trap} = submission;
    const fields = valuesOf(form, submission);
    const singleLine = new Set(form.fields.filter(({type}) => !/textarea|url/.test(type)).map(({name}) => name));
    const {setAside, reasons} = suspicion({fields, singleLine, elapsed, trap, isRepeated: isRepeated(digest, key)});
    const message = {
      id: key,
      digest,
      form: submission.form,
      fields,
      consent,
      consentText,
      locale,
      ref,
      page,
      at,
      elapsed,
      receivedAt: new Date(now()).toISOString(),
      setAside,
      reasons,
    };
    const channels = setAside ? [] : channelsFor(submission.form, fields);
    const saved = await within(SAVE_MS, store.save(message, channels));
    if (saved === 'stored' && channels.length > 0) stored();
    return {saved, setAside};
  };

  const messages = `${base}/messages`;

  app.options(messages, c => {
    c.var.note.route = 'messages';
    return c.body(null, 204, {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '600',
      Allow: 'POST, OPTIONS',
    });
  });

  app.post(messages, async c => {
    const {note} = c.var;
    note.route = 'messages';
    const {origins, proxies} = config();
    if (!isAllowed(c.req.header('origin'), origins)) return problem(c, 403, undefined, {Connection: 'close'});

    const wait =
      c.env.address === undefined ? 0 : limiter(senderOf(clientAddress(c.env.address, c.req.header('x-forwarded-for'), proxies)));
    if (wait > 0) return problem(c, 429, undefined, {'Retry-After': `${wait}`});

    if (!TYPE.test(c.req.header('content-type') ?? '') || !/^(identity)?$/i.test(c.req.header('content-encoding') ?? '')) {
      return problem(c, 415, 'The Content-Type should be application/json, in UTF-8 and not encoded.');
    }
    const body = await readBody(c.req.raw);
    if ('status' in body) {
      // What else of it is on its way is not waited for.
      return problem(
        c,
        body.status,
        body.status === 413 ? `A message has at most ${MAX_BYTES} bytes.` : 'The body is cut off or not UTF-8.',
        {Connection: 'close'},
      );
    }
    const {submission, malformed} = parseBody(body.text);
    if (!submission) return problem(c, 400, malformed);

    const digest = await digestOf(submission, hash);
    const receipt = (status: 200 | 201) => c.json({id: submission.id}, status);
    try {
      const form = await forms.form(submission.form);
      if (form) note.form = submission.form;
      const errors = rejectionsOf(form, submission);
      if (errors.length > 0) {
        // A message that was stored stays stored, even if its form has changed since.
        if (await within(SAVE_MS, store.has(submission.key, digest))) {
          note.outcome = 'known';
          return receipt(200);
        }
        return rejected(c, errors);
      }
      const {saved, setAside} = await save(submission, form!, digest);
      if (saved === 'other')
        return rejected(c, [{field: 'id', code: 'other-body', message: wordsIn(sendingWords, submission.locale).rejected}]);
      note.outcome = setAside && saved === 'stored' ? 'set-aside' : saved;
      return receipt(saved === 'stored' ? 201 : 200);
    } catch (error) {
      if (error instanceof FeedUnavailableError) return unavailable(c, 'no-feed');
      if (error instanceof StoreError) return unavailable(c, `store-${error.code}`);
      throw error;
    }
  });

  app.get(`${base}/health`, c => {
    c.var.note.route = 'health';
    return c.json({status: 'ok'});
  });

  app.get(`${base}/ready`, async c => {
    c.var.note.route = 'ready';
    if (!forms.isReady()) return unavailable(c, 'no-feed');
    try {
      await within(SAVE_MS, store.check());
      return c.json({status: 'ready'});
    } catch (error) {
      return unavailable(c, error instanceof StoreError ? `store-${error.code}` : 'unknown');
    }
  });

  app.all(messages, c => problem(c, 405, undefined, {Allow: 'POST, OPTIONS'}));
  for (const name of ['health', 'ready']) app.all(`${base}/${name}`, c => problem(c, 405, undefined, {Allow: 'GET, HEAD'}));
  app.notFound(c => problem(c as Ctx, 404));
  app.onError((error, c) => {
    // The name alone: the message may hold what a visitor wrote.
    log('error', {name: error.name});
    return problem(c as Ctx, 500);
  });

  return async (request, info = {}) => app.fetch(request, {...info});
};
