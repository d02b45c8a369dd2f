/** Erases messages that were kept long enough. */
import {daysKept, type Config} from './config.js';
import type {Log} from './log.js';
import type {Store} from './store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PASS_MS = HOUR_MS;

/**
 * A clock that leaps may be wrong, and what is erased does not come back: after a leap, and after the intake did not run
 * for long, nothing is erased for a day.
 */
const LEAP_MS = 2 * DAY_MS;
const CALM_MS = DAY_MS;

/** How long the hash of an erased id is kept; no honest repeat comes later (72 h). */
const HASH_DAYS = 90;

const LAST = 'retention-last-pass';
const SINCE = 'retention-clock-steady-since';

const isoOf = (ms: number) => new Date(ms).toISOString();

/** One pass. Says how many messages were erased. */
export const retain = async (store: Store, config: Config, log: Log, now = Date.now()): Promise<number> => {
  const [last, since] = await Promise.all([store.note(LAST), store.note(SINCE)]);
  const sinceLast = last === undefined ? Infinity : now - Date.parse(last);
  const hasLeapt = !(sinceLast > -HOUR_MS && sinceLast < LEAP_MS);
  const steadySince = hasLeapt || since === undefined ? now : Date.parse(since);
  await store.setNote(LAST, isoOf(now));
  if (steadySince === now) await store.setNote(SINCE, isoOf(now));
  if (now - steadySince < CALM_MS) return 0;

  let erased = 0;
  for (const form of await store.forms())
    erased += await store.expire(form, isoOf(now - daysKept(config, form) * DAY_MS), isoOf(now));
  await store.forget(isoOf(now - HASH_DAYS * DAY_MS));
  if (erased > 0) log('retention', {erased});
  return erased;
};

/** Passes now and every hour. Returns its end. */
export const startRetention = ({store, config, log}: {store: Store; config: () => Config; log: Log}): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve();
  const pass = () => {
    running = retain(store, config(), log).catch((error: unknown) =>
      log('retention-failed', {code: (error as {code?: string}).code}),
    );
  };
  const timer = setInterval(pass, PASS_MS);
  timer.unref();
  pass();
  return async () => {
    clearInterval(timer);
    await running;
  };
};
