/** The store on a SQL database, the same for every engine. */
import {createHash} from 'node:crypto';
import type {Kysely, Selectable} from 'kysely';
import type {Tables} from './migrations.js';
import {
  StoreError,
  type Channel,
  type Delivery,
  type DeliveryState,
  type Saved,
  type Selection,
  type Stats,
  type Store,
  type StoredMessage,
} from './store.js';

/** Messages written in one transaction; what waits meanwhile goes into the next one. */
const BATCH = 100;

/** How long is waited for more at most, and after how many turns of the event loop without a new one there are no more. */
const GATHER_MS = 25;
const QUIET_TURNS = 6;

/** Messages that may wait to be written; more than this is not kept up with. */
const MAX_WAITING = 2_000;

/** Rows read at a time, so that an export of any size needs little memory. */
const PAGE = 200;

/** What an engine has of its own. */
export interface Engine {
  name: string;
  /** Throws a StoreError when writing would be in vain, such as into a file that is gone. */
  guard?: () => void;
  /** See `Store.scrub`. */
  scrub: () => Promise<void>;
  close: () => Promise<void>;
}

type MessageRow = Selectable<Tables['intake_messages']>;
type OutboxRow = Selectable<Tables['intake_outbox']>;

const rowOf = (message: StoredMessage): MessageRow => ({
  id: message.id,
  digest: message.digest,
  form: message.form,
  fields: JSON.stringify(message.fields),
  consent: message.consent === undefined ? null : Number(message.consent),
  consent_text: message.consentText ?? null,
  locale: message.locale,
  ref: message.ref ?? null,
  page: message.page ?? null,
  at: message.at,
  elapsed: message.elapsed,
  received_at: message.receivedAt,
  set_aside: Number(message.setAside),
  reasons: message.reasons.join(' '),
});

const messageOf = (row: MessageRow): StoredMessage => ({
  id: row.id,
  digest: row.digest,
  form: row.form,
  fields: JSON.parse(row.fields) as Record<string, string>,
  consent: row.consent === null ? undefined : row.consent === 1,
  consentText: row.consent_text ?? undefined,
  locale: row.locale,
  ref: row.ref ?? undefined,
  page: row.page ?? undefined,
  at: row.at,
  elapsed: row.elapsed,
  receivedAt: row.received_at,
  setAside: row.set_aside === 1,
  reasons: row.reasons.split(' ').filter(Boolean),
});

const deliveryOf = (row: OutboxRow): Delivery => ({
  messageId: row.message_id,
  channel: row.channel as Channel,
  state: row.state as DeliveryState,
  attempts: row.attempts,
  nextAt: row.next_at,
  createdAt: row.created_at,
  lastError: row.last_error ?? undefined,
});

/** By which an erased id is known. */
const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex');

const outboxRow = ({messageId, channel, state, attempts, nextAt, createdAt, lastError}: Delivery): OutboxRow => ({
  message_id: messageId,
  channel,
  state,
  attempts,
  next_at: nextAt,
  created_at: createdAt,
  last_error: lastError ?? null,
});

/** The engine's own code of an error: names and numbers, never a row. */
const codeOf = (error: unknown): string => {
  const {code, extendedCode, name} = error as {code?: unknown; extendedCode?: unknown; name?: unknown};
  return (
    ([extendedCode, code, name].find(part => typeof part === 'string' && /^[\w-]{1,60}$/.test(part)) as string | undefined) ??
    'unknown'
  );
};

const storeError = (error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError('the database did not do it', codeOf(error));

interface Waiting {
  message: StoredMessage;
  channels: readonly Channel[];
  resolve: (saved: Saved) => void;
  reject: (error: StoreError) => void;
}

const outboxRows = (messageId: string, channels: readonly Channel[], at: string): OutboxRow[] =>
  channels.map(channel => outboxRow({messageId, channel, state: 'waiting', attempts: 0, nextAt: at, createdAt: at}));

/** Writes messages together and says for each what became of it. */
const saveAll = (db: Kysely<Tables>, batch: readonly Waiting[]): Promise<Saved[]> => {
  /** The first with each id is the one that may be stored. */
  const first = new Map<string, Waiting>();
  for (const waiting of batch) if (!first.has(waiting.message.id)) first.set(waiting.message.id, waiting);
  // In one order everywhere, so that two processes cannot wait for each other.
  const ids = [...first.keys()].sort();
  const hashes = ids.map(hashOf);
  return db.transaction().execute(async tx => {
    const erasedHashes = new Set(
      (await tx.selectFrom('intake_erased').select('hash').where('hash', 'in', hashes).execute()).map(({hash}) => hash),
    );
    const erased = new Set(ids.filter((_, i) => erasedHashes.has(hashes[i]!)));
    const rows = ids.filter(id => !erased.has(id)).map(id => rowOf(first.get(id)!.message));
    const insert = tx
      .insertInto('intake_messages')
      .values(rows)
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id');
    const stored = new Set(rows.length > 0 ? (await insert.execute()).map(({id}) => id) : []);
    const outbox = [...stored].flatMap(id => outboxRows(id, first.get(id)!.channels, first.get(id)!.message.receivedAt));
    if (outbox.length > 0) await tx.insertInto('intake_outbox').values(outbox).execute();
    const digests = new Map(
      (await tx.selectFrom('intake_messages').select(['id', 'digest']).where('id', 'in', ids).execute()).map(({id, digest}) => [
        id,
        digest,
      ]),
    );
    return batch.map((waiting): Saved => {
      const {id, digest} = waiting.message;
      if (erased.has(id)) return 'known';
      if (stored.has(id) && first.get(id) === waiting) return 'stored';
      return digests.get(id) === digest ? 'known' : 'other';
    });
  });
};

/** A store on tables that are up to date. */
export const createSqlStore = (db: Kysely<Tables>, engine: Engine): Store => {
  const queue: Waiting[] = [];
  let isWriting = false;
  let isClosed = false;
  let idle: (() => void)[] = [];

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      engine.guard?.();
      const saved = await saveAll(db, batch);
      batch.forEach(({resolve}, i) => resolve(saved[i]!));
    } catch (error) {
      const found = storeError(error);
      // One message must not cost its neighbours; but a full disk does not get emptier by trying each.
      if (batch.length > 1 && !/FULL|BUSY|LOCKED|IOERR|READONLY|CORRUPT|^5[37]|ECONN|^08|gone/i.test(found.code))
        for (const one of batch) await writeBatch([one]);
      else batch.forEach(({reject}) => reject(found));
    }
  };

  /**
   * Lets those in that stand at the door: one sync to disk serves them all. Node takes in one connection a turn of its
   * event loop, and a sync to disk holds the loop up, so without this a slow disk would let in one at a time.
   */
  const gather = async () => {
    const end = performance.now() + GATHER_MS;
    for (let quiet = 0; quiet < QUIET_TURNS && queue.length < BATCH && performance.now() < end; ) {
      const before = queue.length;
      await new Promise(resolve => setImmediate(resolve));
      quiet = queue.length > before ? 0 : quiet + 1;
    }
  };

  const write = async () => {
    if (isWriting) return;
    isWriting = true;
    while (queue.length > 0) {
      await gather();
      await writeBatch(queue.splice(0, BATCH));
    }
    isWriting = false;
    idle.forEach(resolve => resolve());
    idle = [];
  };

  const tried = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      engine.guard?.();
      return await work();
    } catch (error) {
      throw storeError(error);
    }
  };

  const eraseIds = (ids: readonly string[], now: string) =>
    tried(async () => {
      let count = 0;
      for (let i = 0; i < ids.length; i += PAGE) {
        const some = ids.slice(i, i + PAGE);
        const hashes = some.map(hashOf);
        count += await db.transaction().execute(async tx => {
          await tx.deleteFrom('intake_outbox').where('message_id', 'in', some).execute();
          const {numDeletedRows} = await tx.deleteFrom('intake_messages').where('id', 'in', some).executeTakeFirst();
          await tx
            .insertInto('intake_erased')
            .values(hashes.map(hash => ({hash, erased_at: now})))
            .onConflict(conflict => conflict.column('hash').doNothing())
            .execute();
          return Number(numDeletedRows);
        });
      }
      return count;
    });

  const page = (selection: Selection, after: {received_at: string; id: string} | undefined) => {
    let query = db.selectFrom('intake_messages').selectAll();
    const {form, since, setAside, dead} = selection;
    if (form !== undefined) query = query.where('form', '=', form);
    if (since !== undefined) query = query.where('received_at', '>=', since);
    if (setAside !== undefined) query = query.where('set_aside', '=', Number(setAside));
    if (dead) query = query.where('id', 'in', db.selectFrom('intake_outbox').select('message_id').where('state', '=', 'dead'));
    if (after) {
      query = query.where(({eb, or, and}) =>
        or([
          eb('received_at', '>', after.received_at),
          and([eb('received_at', '=', after.received_at), eb('id', '>', after.id)]),
        ]),
      );
    }
    return query.orderBy('received_at').orderBy('id').limit(PAGE).execute();
  };

  async function* messages(selection: Selection = {}) {
    let after: {received_at: string; id: string} | undefined;
    for (;;) {
      const last = after;
      const rows = await tried(() => page(selection, last));
      if (rows.length === 0) return;
      const outbox = await tried(() =>
        db
          .selectFrom('intake_outbox')
          .selectAll()
          .where(
            'message_id',
            'in',
            rows.map(({id}) => id),
          )
          .orderBy('channel')
          .execute(),
      );
      for (const row of rows)
        yield {...messageOf(row), deliveries: outbox.filter(({message_id}) => message_id === row.id).map(deliveryOf)};
      after = rows.at(-1)!;
    }
  }

  return {
    name: engine.name,

    save: (message, channels) =>
      new Promise((resolve, reject) => {
        if (isClosed) reject(new StoreError('the store is closed', 'closed'));
        else if (queue.length >= MAX_WAITING) reject(new StoreError('too much waits to be written', 'overloaded'));
        else {
          queue.push({message, channels, resolve, reject});
          void write();
        }
      }),

    has: (id, digest) =>
      tried(async () => {
        const row = await db.selectFrom('intake_messages').select('digest').where('id', '=', id).executeTakeFirst();
        if (row) return row.digest === digest;
        return !!(await db.selectFrom('intake_erased').select('hash').where('hash', '=', hashOf(id)).executeTakeFirst());
      }),

    check: () => tried(async () => void (await db.selectFrom('intake_notes').select('name').limit(1).execute())),

    message: id =>
      tried(async () => {
        const row = await db.selectFrom('intake_messages').selectAll().where('id', '=', id).executeTakeFirst();
        return row && messageOf(row);
      }),

    messages,

    stats: () =>
      tried(async (): Promise<Stats> => {
        const forms = await db
          .selectFrom('intake_messages')
          .select(({fn}) => [
            'form',
            fn.countAll().as('messages'),
            fn.sum('set_aside').as('setAside'),
            fn.min('received_at').as('oldest'),
            fn.max('received_at').as('newest'),
          ])
          .groupBy('form')
          .orderBy('form')
          .execute();
        const deliveries = await db
          .selectFrom('intake_outbox')
          .select(({fn}) => ['channel', 'state', fn.countAll().as('count'), fn.min('created_at').as('oldest')])
          .groupBy(['channel', 'state'])
          .orderBy('channel')
          .orderBy('state')
          .execute();
        const erased = await db
          .selectFrom('intake_erased')
          .select(({fn}) => fn.countAll().as('count'))
          .executeTakeFirstOrThrow();
        // Counts come as strings from PostgreSQL.
        const sum = (numbers: unknown[]) => numbers.reduce<number>((total, number) => total + Number(number), 0);
        return {
          messages: sum(forms.map(row => row.messages)),
          setAside: sum(forms.map(row => row.setAside)),
          erased: Number(erased.count),
          oldest: forms.map(row => row.oldest).sort()[0],
          newest: forms
            .map(row => row.newest)
            .sort()
            .at(-1),
          forms: forms.map(row => ({
            form: row.form,
            messages: Number(row.messages),
            setAside: Number(row.setAside),
            newest: row.newest,
          })),
          deliveries: deliveries.map(row => ({
            channel: row.channel as Channel,
            state: row.state as DeliveryState,
            count: Number(row.count),
            oldest: row.oldest,
          })),
        };
      }),

    release: (id, channels) =>
      tried(() =>
        db.transaction().execute(async tx => {
          const {numUpdatedRows} = await tx
            .updateTable('intake_messages')
            .set({set_aside: 0})
            .where('id', '=', id)
            .where('set_aside', '=', 1)
            .executeTakeFirst();
          if (Number(numUpdatedRows) === 0) return false;
          const rows = outboxRows(id, channels, new Date().toISOString());
          if (rows.length > 0)
            await tx
              .insertInto('intake_outbox')
              .values(rows)
              .onConflict(conflict => conflict.doNothing())
              .execute();
          return true;
        }),
      ),

    take: (now, until, latest, limit) =>
      tried(async () => {
        const due = await db
          .selectFrom('intake_outbox')
          .selectAll()
          .where('state', '=', 'waiting')
          .where(({eb, or}) => or([eb('next_at', '<=', now), eb('next_at', '>', latest)]))
          .orderBy('next_at')
          .limit(limit)
          .execute();
        const taken: Delivery[] = [];
        for (const row of due) {
          const {numUpdatedRows} = await db
            .updateTable('intake_outbox')
            .set({next_at: until, attempts: row.attempts + 1})
            .where('message_id', '=', row.message_id)
            .where('channel', '=', row.channel)
            .where('state', '=', 'waiting')
            // Unless another process was faster.
            .where('next_at', '=', row.next_at)
            .executeTakeFirst();
          if (Number(numUpdatedRows) === 1) taken.push(deliveryOf({...row, next_at: until, attempts: row.attempts + 1}));
        }
        return taken;
      }),

    settle: ({messageId, channel, state, nextAt, lastError}) =>
      tried(
        async () =>
          void (await db
            .updateTable('intake_outbox')
            .set({state, next_at: nextAt, last_error: lastError ?? null})
            .where('message_id', '=', messageId)
            .where('channel', '=', channel)
            .execute()),
      ),

    revive: now =>
      tried(async () => {
        const {numUpdatedRows} = await db
          .updateTable('intake_outbox')
          .set({state: 'waiting', next_at: now, created_at: now})
          .where('state', '=', 'dead')
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),

    findByEmail: async (email, mentions = false) => {
      const wanted = email.normalize().trim().toLowerCase();
      const found: string[] = [];
      for await (const {id, fields} of messages()) {
        const values = Object.values(fields).map(value => value.toLowerCase());
        if (wanted && values.some(value => value === wanted || (mentions && value.includes(wanted)))) found.push(id);
      }
      return found;
    },

    erase: eraseIds,

    expire: async (form, before, now) => {
      let count = 0;
      for (;;) {
        const rows = await tried(() =>
          db
            .selectFrom('intake_messages')
            .select('id')
            .where('form', '=', form)
            .where('received_at', '<', before)
            .limit(PAGE)
            .execute(),
        );
        if (rows.length === 0) return count;
        count += await eraseIds(
          rows.map(({id}) => id),
          now,
        );
      }
    },

    forget: before => tried(async () => void (await db.deleteFrom('intake_erased').where('erased_at', '<', before).execute())),

    forms: () =>
      tried(async () => (await db.selectFrom('intake_messages').select('form').distinct().execute()).map(({form}) => form)),

    scrub: () => tried(engine.scrub),

    erased: () =>
      tried(async () =>
        (await db.selectFrom('intake_erased').selectAll().execute()).map(({hash, erased_at}) => ({hash, erasedAt: erased_at})),
      ),

    absorb: (found, erased) =>
      tried(() =>
        db.transaction().execute(async tx => {
          const outbox = found.flatMap(({deliveries}) => deliveries.map(outboxRow));
          if (found.length > 0)
            await tx
              .insertInto('intake_messages')
              .values(found.map(rowOf))
              .onConflict(conflict => conflict.column('id').doNothing())
              .execute();
          if (outbox.length > 0)
            await tx
              .insertInto('intake_outbox')
              .values(outbox)
              .onConflict(conflict => conflict.columns(['message_id', 'channel']).doNothing())
              .execute();
          if (erased.length > 0) {
            const rows = erased.map(({hash, erasedAt}) => ({hash, erased_at: erasedAt}));
            await tx
              .insertInto('intake_erased')
              .values(rows)
              .onConflict(conflict => conflict.column('hash').doNothing())
              .execute();
          }
        }),
      ),

    note: name =>
      tried(async () => (await db.selectFrom('intake_notes').select('value').where('name', '=', name).executeTakeFirst())?.value),

    setNote: (name, value) =>
      tried(
        async () =>
          void (await db
            .insertInto('intake_notes')
            .values({name, value})
            .onConflict(conflict => conflict.column('name').doUpdateSet({value}))
            .execute()),
      ),

    close: async () => {
      isClosed = true;
      if (isWriting) await new Promise<void>(resolve => idle.push(resolve));
      await db.destroy();
      await engine.close();
    },
  };
};
