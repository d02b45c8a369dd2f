/** PostgreSQL, for operators who outgrow one machine: several intakes may share one database. */
import {Kysely, PostgresDialect, sql} from 'kysely';
import {migrate, type Tables} from './migrations.js';
import {needed, SetupError} from './needed.js';
import {createSqlStore} from './sql-store.js';
import type {Store} from './store.js';

/** Any number that no other program's advisory lock is likely to have. */
const LOCK = 0x494a4d69;

const CONNECTIONS = 4;

/** An address without user and password, fit to be shown. */
const shown = (databaseUrl: string) => {
  try {
    const {host, pathname} = new URL(databaseUrl);
    return `PostgreSQL ${host}${pathname}`;
  } catch {
    return 'PostgreSQL';
  }
};

/**
 * Opens the store in a PostgreSQL database, and makes its tables where there are none.
 *
 * @param failed Told when a connection breaks while nobody uses it; the next use opens another.
 * @throws SetupError
 */
export const openPostgresStore = async (databaseUrl: string, failed: (code: string) => void = () => {}): Promise<Store> => {
  const pg = await needed('pg', () => import('pg'));
  const pool = new pg.default.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: 60_000,
    keepAlive: true,
  });
  pool.on('error', error => failed((error as {code?: string}).code ?? 'unknown'));
  pool.on('connect', client => {
    // One that breaks while it is in use says so to whoever uses it, and once more here, where it must not end the process.
    client.on('error', () => {});
    // Whatever the server's default is: acknowledged means on disk, and nothing waits for ever. Queued before any other query.
    client.query(`set synchronous_commit to on; set lock_timeout to '5s'; set statement_timeout to '60s'`).catch(() => {});
  });
  const db = new Kysely<Tables>({dialect: new PostgresDialect({pool})});
  try {
    await migrate(db, {lock: tx => sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)});
  } catch (error) {
    await db.destroy();
    const {code} = error as {code?: string};
    // What the server says of itself, such as a wrong password; not a fault of this program.
    if (code) throw new SetupError(`${shown(databaseUrl)} cannot be used: ${(error as Error).message || code}`);
    throw error;
  }
  return createSqlStore(db, {
    name: shown(databaseUrl),
    scrub: async () => {
      // Rewrites the tables and their indexes. The write-ahead log and its archives keep what was erased until they rotate.
      // A connection of its own, because this may take long.
      const client = new pg.default.Client({connectionString: databaseUrl});
      await client.connect();
      try {
        for (const table of ['intake_messages', 'intake_outbox']) await client.query(`vacuum full ${table}`);
      } finally {
        await client.end();
      }
    },
    close: async () => {},
  });
};
