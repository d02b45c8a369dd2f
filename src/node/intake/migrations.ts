/** How the tables came to be as they are. Steps are only ever added at the end: databases remember how many they have had. */
import {sql, type Kysely, type Transaction} from 'kysely';

export interface Tables {
  intake_messages: {
    id: string;
    digest: string;
    form: string;
    /** JSON */
    fields: string;
    /** 0, 1 or, without a box, null. */
    consent: number | null;
    consent_text: string | null;
    locale: string;
    ref: string | null;
    page: string | null;
    at: string;
    elapsed: number;
    received_at: string;
    set_aside: number;
    /** Parted by spaces. */
    reasons: string;
  };
  intake_outbox: {
    message_id: string;
    channel: string;
    state: string;
    attempts: number;
    next_at: string;
    created_at: string;
    last_error: string | null;
  };
  /** Hashes of ids, which say nothing of what was erased. */
  intake_erased: {hash: string; erased_at: string};
  intake_notes: {name: string; value: string};
}

export type Migration = (db: Transaction<Tables>) => Promise<void>;

export const MIGRATIONS: readonly Migration[] = [
  async db => {
    await db.schema
      .createTable('intake_messages')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('digest', 'text', column => column.notNull())
      .addColumn('form', 'text', column => column.notNull())
      .addColumn('fields', 'text', column => column.notNull())
      .addColumn('consent', 'integer')
      .addColumn('consent_text', 'text')
      .addColumn('locale', 'text', column => column.notNull())
      .addColumn('ref', 'text')
      .addColumn('page', 'text')
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('elapsed', 'integer', column => column.notNull())
      .addColumn('received_at', 'text', column => column.notNull())
      .addColumn('set_aside', 'integer', column => column.notNull())
      .addColumn('reasons', 'text', column => column.notNull())
      .execute();
    await db.schema.createIndex('intake_messages_received').on('intake_messages').columns(['received_at', 'id']).execute();
    await db.schema
      .createTable('intake_outbox')
      .addColumn('message_id', 'text', column => column.notNull())
      .addColumn('channel', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('attempts', 'integer', column => column.notNull())
      .addColumn('next_at', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('last_error', 'text')
      .addPrimaryKeyConstraint('intake_outbox_key', ['message_id', 'channel'])
      .execute();
    await db.schema.createIndex('intake_outbox_due').on('intake_outbox').columns(['state', 'next_at']).execute();
    await db.schema
      .createTable('intake_erased')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('erased_at', 'text', column => column.notNull())
      .execute();
  },
];

const VERSION = 'version';

/** The database was made by a later version of this program. */
export class NewerDatabaseError extends Error {}

/**
 * Brings the tables up to date, all steps in one transaction.
 *
 * @param lock Keeps two processes from doing it at once, within the transaction.
 * @param beforehand Called with the old version before an existing database is changed.
 * @throws NewerDatabaseError
 */
export const migrate = async (
  db: Kysely<Tables>,
  {
    lock,
    beforehand,
    migrations = MIGRATIONS,
  }: {
    lock?: (db: Transaction<Tables>) => Promise<unknown>;
    beforehand?: (version: number) => Promise<void>;
    migrations?: readonly Migration[];
  } = {},
): Promise<void> => {
  const versionOf = async (of: Kysely<Tables>) => {
    await sql`create table if not exists intake_notes (name text primary key, value text not null)`.execute(of);
    const row = await of.selectFrom('intake_notes').select('value').where('name', '=', VERSION).executeTakeFirst();
    return Number(row?.value ?? 0);
  };
  const before = await db.transaction().execute(async tx => {
    await lock?.(tx);
    return versionOf(tx);
  });
  if (before > migrations.length)
    throw new NewerDatabaseError(`the database is of version ${before}, this program knows ${migrations.length}`);
  if (before === migrations.length) return;
  if (before > 0) await beforehand?.(before);
  await db.transaction().execute(async tx => {
    await lock?.(tx);
    // Another process may have been faster.
    const version = await versionOf(tx);
    for (const step of migrations.slice(version)) await step(tx);
    await tx
      .insertInto('intake_notes')
      .values({name: VERSION, value: `${migrations.length}`})
      .onConflict(conflict => conflict.column('name').doUpdateSet({value: `${migrations.length}`}))
      .execute();
  });
};
