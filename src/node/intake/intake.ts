/** The intake put together. */
import {createHash} from 'node:crypto';
import {createApp, type RequestInfo} from './app.js';
import {recipientsOf, watchConfig, type Config} from './config.js';
import {startCourier, type Pace} from './courier.js';
import {openForms} from './forms.js';
import {createLimiter} from './limiter.js';
import {createLog} from './log.js';
import {openStore} from './open-store.js';
import {startRetention} from './retention.js';
import type {Channel} from './store.js';

/** Messages a minute and address. Generous, because a whole office or school may share one address. */
export const DEFAULT_RATE_LIMIT = 60;

/** How long answers that are under way may take when the intake is closed. */
const DRAIN_MS = 10_000;

export interface IntakeOptions {
  /** Path or address of the feed whose forms are taken. */
  feed: string;
  /** `file:…` or `postgres://…`; unset: `file:intake.db`. */
  databaseUrl?: string;
  /** Messages a minute and address; 0: no limit. Unset: 60. */
  rateLimit?: number;
  /** Path of the operator's configuration file. */
  config?: string;
  /** Path below which it answers; unset: `/intake`. */
  base?: string;
  /** Takes the lines of the log; unset: standard output. */
  log?: (line: string) => void;
  /** For tests: the file may grow to so many pages. */
  maxPages?: number;
  /** For tests: when deliveries are tried. */
  pace?: Partial<Pace>;
}

export interface Intake {
  /** Answers a request, of whatever path. */
  handle(request: Request, info?: RequestInfo): Promise<Response>;
  /**
   * Answers what is under way, writes what waits, and lets go of the database: within ten seconds, or what still hangs is
   * left to the next start.
   *
   * @param served Until this resolves, requests still come.
   */
  close(served?: Promise<void>): Promise<void>;
}

const channelsBy = (config: Config, form: string, fields: Readonly<Record<string, string>>): Channel[] => [
  ...(recipientsOf(config, form, fields).length > 0 ? (['mail'] as const) : []),
  ...(config.webhook ? (['webhook'] as const) : []),
];

export {channelsBy};

/**
 * Opens database and feed and begins to deliver.
 *
 * @throws SetupError, ConfigError or NewerDatabaseError when something is set up wrong; their messages are for the operator.
 */
export const createIntake = async ({
  feed,
  databaseUrl,
  rateLimit = DEFAULT_RATE_LIMIT,
  config: configPath,
  base = '/intake',
  log: write = console.log,
  maxPages,
  pace,
}: IntakeOptions): Promise<Intake> => {
  const log = createLog(write);
  const config = watchConfig(configPath, (event, why) => log(event, {why}));
  const forms = await openForms(feed, (event, why) => log(event, {why})).catch((error: unknown) => {
    config.close();
    throw error;
  });
  const store = await openStore(databaseUrl, {create: true, maxPages, tell: (event, detail) => log(event, {detail})}).catch(
    (error: unknown) => {
      config.close();
      forms.close();
      throw error;
    },
  );
  const courier = startCourier({store, config: config.current, forms, log}, pace);
  const stopRetention = startRetention({store, config: config.current, log});
  const app = createApp(
    {
      forms,
      store,
      config: config.current,
      limiter: createLimiter(rateLimit),
      log,
      channelsFor: (form, fields) => channelsBy(config.current(), form, fields),
      stored: courier.kick,
      hash: text => createHash('sha256').update(text).digest('hex'),
    },
    base,
  );
  log('started', {database: store.name, rateLimit, base});

  const answering = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  return {
    handle: (request, info) => {
      const answer = app(request, info);
      answering.add(answer);
      void answer.finally(() => answering.delete(answer)).catch(() => {});
      return answer;
    },
    close: (served = Promise.resolve()) =>
      (closing ??= (async () => {
        config.close();
        forms.close();
        let timer: ReturnType<typeof setTimeout> | undefined;
        const drained = Promise.all([served.then(() => Promise.allSettled([...answering])), courier.stop(), stopRetention()]);
        await Promise.race([drained, new Promise(resolve => (timer = setTimeout(resolve, DRAIN_MS)))]);
        clearTimeout(timer);
        await store.close();
        log('stopped');
      })()),
  };
};
