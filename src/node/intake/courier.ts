/** Takes what waits in the outbox to where it should go, and tries again when that fails. */
import type {Config} from './config.js';
import type {FormSource} from './forms.js';
import {withoutAddresses, type Log} from './log.js';
import {DeliveryError, sendMail} from './mail.js';
import type {Delivery, Store} from './store.js';
import {postWebhook} from './webhook.js';

/** When what is tried again. All in ms. */
export interface Pace {
  /** How often the outbox is looked into when nothing was stored. */
  pollMs: number;
  /** Until the second try; each further one waits twice as long. */
  firstMs: number;
  mostMs: number;
  /** Past this it is given up, but only after so many tries: the clock may be wrong, or the intake have stood still. */
  giveUpMs: number;
  leastTries: number;
  /** A try takes no longer than this. */
  tryMs: number;
  /** For so long a delivery belongs to the process that took it; if that dies, another one takes it then. */
  leaseMs: number;
}

export const PACE: Pace = {
  pollMs: 5_000,
  firstMs: 30_000,
  mostMs: 3_600_000,
  giveUpMs: 72 * 3_600_000,
  leastTries: 24,
  tryMs: 90_000,
  leaseMs: 300_000,
};

/** Deliveries under way at once: mail servers mind more. */
const AT_ONCE = 4;

export interface Courier {
  /** Says that something was put into the outbox. */
  kick(): void;
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

const isoOf = (ms: number) => new Date(ms).toISOString();

/** Starts to deliver. */
export const startCourier = (
  {store, config, forms, log}: {store: Store; config: () => Config; forms: FormSource; log: Log},
  pace: Partial<Pace> = {},
  now: () => number = Date.now,
): Courier => {
  const {pollMs, firstMs, mostMs, giveUpMs, leastTries, tryMs, leaseMs} = {...PACE, ...pace};
  let isStopped = false;
  let isWanted = false;
  let round: Promise<void> | undefined;

  const attempt = async ({messageId, channel}: Delivery): Promise<{refused: number}> => {
    const message = await store.message(messageId);
    // Erased in the meantime, and this delivery with it.
    if (!message) return {refused: 0};
    if (channel === 'webhook') {
      await postWebhook(message, config(), now);
      return {refused: 0};
    }
    const form = await forms.form(message.form).catch(() => undefined);
    const locales = forms.locales();
    return sendMail(message, form, config(), {locale: locales[0] ?? 'en', locales: locales.length > 0 ? locales : ['en']}, tryMs);
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    const {channel, attempts, createdAt} = delivery;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let settled: Delivery;
    try {
      const tooSlow = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new DeliveryError('too-slow')), tryMs)));
      const {refused} = await Promise.race([attempt(delivery), tooSlow]);
      if (refused > 0) log('delivery-partly-refused', {channel, refused});
      log('delivery-sent', {channel, attempts});
      settled = {
        ...delivery,
        state: 'sent',
        nextAt: isoOf(now()),
        lastError: refused > 0 ? `${refused} of the recipients refused` : undefined,
      };
    } catch (error) {
      const code = error instanceof DeliveryError ? error.code : (error as Error).name;
      const isDead = now() - Date.parse(createdAt) > giveUpMs && attempts >= leastTries;
      const wait = Math.min(firstMs * 2 ** Math.min(attempts - 1, 30), mostMs) * (0.8 + Math.random() * 0.4);
      log(isDead ? 'delivery-dead' : 'delivery-failed', {channel, attempts, code});
      settled = {
        ...delivery,
        state: isDead ? 'dead' : 'waiting',
        nextAt: isoOf(now() + wait),
        lastError: withoutAddresses(`${code} ${(error as Error).message}`).trim(),
      };
    } finally {
      clearTimeout(timer);
    }
    await store.settle(settled);
  };

  const run = async (): Promise<void> => {
    while (!isStopped) {
      isWanted = false;
      let taken: Delivery[];
      try {
        taken = await store.take(isoOf(now()), isoOf(now() + leaseMs), isoOf(now() + 2 * Math.max(leaseMs, mostMs)), AT_ONCE);
      } catch (error) {
        log('outbox-unreadable', {code: (error as {code?: string}).code});
        return;
      }
      // What could not be settled comes due again when its lease is over.
      await Promise.all(
        taken.map(delivery =>
          deliver(delivery).catch((error: unknown) => log('outbox-unwritable', {code: (error as {code?: string}).code})),
        ),
      );
      if (taken.length === 0 && !isWanted) return;
    }
  };

  const kick = () => {
    isWanted = true;
    if (!isStopped) round ??= run().finally(() => (round = undefined));
  };

  const timer = setInterval(kick, pollMs);
  timer.unref();
  kick();
  return {
    kick,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await round;
    },
  };
};
