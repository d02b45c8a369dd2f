/** The embedded engine: one file, by libsql. */
import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath, pathToFileURL} from 'node:url';
import type {Client, createClient as create, InValue, Transaction as LibsqlTransaction} from '@libsql/client';
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import {migrate, type Migration, type Tables} from './migrations.js';
import {needed, SetupError} from './needed.js';
import {createSqlStore} from './sql-store.js';
import {StoreError, type Store} from './store.js';

/** "IJMi": says in the file itself whose it is. */
const APPLICATION_ID = 0x494a4d69;

const HEADER = 'SQLite format 3\0';

/** Larger files are not read through at the start. */
const MAX_CHECKED_BYTES = 1e9;

/** How long another process may keep the file to itself, such as for an erasure. Waited for without blocking. */
const BUSY_MS = 5_000;
/** How long the engine itself waits, which does block: long enough for another process's ordinary commit. */
const BUSY_BLOCKING_MS = 50;

/** What every connection needs; WAL is a property of the file. */
const settings = (maxPages: number | undefined) =>
  [
    // Each commit is on disk before it is acknowledged.
    'PRAGMA synchronous=FULL',
    `PRAGMA busy_timeout=${BUSY_BLOCKING_MS}`,
    'PRAGMA secure_delete=ON',
    'PRAGMA journal_size_limit=16777216',
    ...(maxPages === undefined ? [] : [`PRAGMA max_page_count=${maxPages}`]),
  ].join(';');

const isBusy = (error: unknown) => /SQLITE_(BUSY|LOCKED)/.test((error as {code?: string}).code ?? '');

/** Does what another process may be in the way of. */
const patiently = async <Result>(work: () => Promise<Result>, ms = BUSY_MS): Promise<Result> => {
  const end = performance.now() + ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await pause(5 + Math.random() * 20);
    }
  }
};

/**
 * The one connection. Whoever has it has it alone: its calls are synchronous anyway.
 *
 * A statement that fails is not finished in the eyes of the engine until its memory is collected, and no commit succeeds
 * before that; so after any failure the connection is given up for a new one.
 */
class LibsqlConnection implements DatabaseConnection {
  transaction?: LibsqlTransaction;
  #isSpoilt = false;

  constructor(
    readonly client: Client,
    readonly settings: string,
  ) {}

  /** Makes the connection ready; each time, because a new one knows nothing of its settings. */
  async prepare() {
    if (this.#isSpoilt) await this.client.reconnect();
    this.#isSpoilt = false;
    await this.tried(() => this.client.executeMultiple(this.settings));
  }

  async tried<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      this.#isSpoilt = true;
      throw error;
    }
  }

  async executeQuery<Row>({sql, parameters}: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = {sql, args: parameters as InValue[]};
    const {transaction} = this;
    const {rows, rowsAffected} = transaction
      ? await this.tried(() => transaction.execute(statement))
      : await patiently(async () => {
          if (this.#isSpoilt) await this.prepare();
          return this.tried(() => this.client.execute(statement));
        });
    return {rows: rows as unknown as Row[], numAffectedRows: BigInt(rowsAffected)};
  }

  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('not used');
  }
}

class LibsqlDriver implements Driver {
  #connection: LibsqlConnection;
  #free: Promise<void> = Promise.resolve();
  #release = () => {};

  constructor(client: Client, settings: string) {
    this.#connection = new LibsqlConnection(client, settings);
  }

  async init() {}

  async acquireConnection() {
    const before = this.#free;
    let release!: () => void;
    this.#free = new Promise(resolve => (release = resolve));
    await before;
    this.#release = release;
    try {
      await patiently(() => this.#connection.prepare());
    } catch (error) {
      release();
      throw error;
    }
    return this.#connection;
  }

  async beginTransaction() {
    const connection = this.#connection;
    connection.transaction = await patiently(async () => {
      try {
        return await connection.tried(() => connection.client.transaction('write'));
      } catch (error) {
        await connection.prepare();
        throw error;
      }
    });
  }

  async commitTransaction() {
    const {transaction} = this.#connection;
    await this.#connection.tried(() => transaction!.commit());
    this.#connection.transaction = undefined;
  }

  async rollbackTransaction() {
    const {transaction} = this.#connection;
    this.#connection.transaction = undefined;
    // Gives the connection back, whatever state it is in.
    transaction?.close();
    await Promise.resolve();
  }

  async releaseConnection() {
    this.#release();
    await Promise.resolve();
  }

  async destroy() {
    this.#connection.client.close();
    await Promise.resolve();
  }
}

/** Does something that may have to be tried more than once, each time on a connection of its own. */
const apart = async <Result>(
  createClient: typeof create,
  url: string,
  work: (client: Client) => Promise<Result>,
  ms?: number,
): Promise<Result> =>
  patiently(async () => {
    const client = createClient({url, concurrency: 1});
    try {
      await client.executeMultiple(settings(undefined));
      return await work(client);
    } finally {
      client.close();
    }
  }, ms);

const dialect = (client: Client, maxPages: number | undefined): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new LibsqlDriver(client, settings(maxPages)),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** The path that `file:intake.db`, `file:/var/lib/…` or `file:///var/lib/…` means. */
export const filePathOf = (databaseUrl: string): string => {
  try {
    if (databaseUrl.startsWith('file:/')) return fileURLToPath(databaseUrl);
    // Made absolute, so that a later change of the working folder changes nothing.
    return fileURLToPath(new URL(databaseUrl.slice('file:'.length), pathToFileURL(`${process.cwd()}/`)));
  } catch {
    throw new SetupError(
      `${databaseUrl} is no usable address of a file; write file:intake.db or file:///var/lib/intake/intake.db`,
    );
  }
};

const startOf = (path: string) => {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = Buffer.alloc(HEADER.length);
    return bytes.toString('latin1', 0, readSync(file, bytes));
  } catch (error) {
    throw new SetupError(`${path} cannot be read: ${(error as Error).message}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
};

export interface FileOptions {
  /** Whether a missing file may be made; otherwise it is an error. */
  create: boolean;
  /** Told when a new database was made, because that should happen once. */
  created?: (path: string) => void;
  /** For tests: the file may grow to so many pages of 4 KB. */
  maxPages?: number;
  /** For tests. */
  migrations?: readonly Migration[];
}

/**
 * Opens the store in a file.
 *
 * @throws SetupError when the file is missing, damaged, or of something else: it is never made anew over what was there.
 */
export const openFileStore = async (
  databaseUrl: string,
  {create, created, maxPages, migrations}: FileOptions,
): Promise<Store> => {
  const {createClient} = await needed('@libsql/client', () => import('@libsql/client'));
  const path = filePathOf(databaseUrl);
  const url = pathToFileURL(path).href;
  const isThere = existsSync(path);
  if (!isThere && !create) throw new SetupError(`There is no database at ${path}. Name it by DATABASE_URL.`);
  if (!isThere && existsSync(`${path}-wal`)) {
    throw new SetupError(
      `${path} is missing, but ${path}-wal is there: the database was moved or deleted without it. Put both back, or move the rest away.`,
    );
  }
  const header = isThere ? startOf(path) : '';
  if (header && header !== HEADER)
    throw new SetupError(
      `${path} is no intake database, or it is damaged. Nothing was changed. Restore a backup, or move the file away.`,
    );

  let client: Client | undefined;
  try {
    // What people wrote is nobody else's business; the other files of the database take its mode over.
    if (!header) closeSync(openSync(path, 'a', 0o600));
    client = createClient({url, concurrency: 1});
    const opened = client;
    await patiently(() => opened.executeMultiple(`PRAGMA journal_mode=WAL;${settings(maxPages)}`));
    const value = async (pragma: string) =>
      Object.values((await patiently(() => opened.execute(`PRAGMA ${pragma}`))).rows[0] ?? {})[0];
    if (header && statSync(path).size < MAX_CHECKED_BYTES) {
      const result = await value('quick_check(1)');
      if (result !== 'ok')
        throw new SetupError(`${path} is damaged (${String(result).slice(0, 200)}). Nothing was changed. Restore a backup.`);
    }
    const tables = await patiently(() => opened.execute('select count(*) as count from sqlite_master'));
    const isEmpty = Number(tables.rows[0]!.count) === 0;
    if (!isEmpty && (await value('application_id')) !== APPLICATION_ID)
      throw new SetupError(`${path} is a database, but not of an intake. Nothing was changed.`);
    if (isEmpty) await patiently(() => opened.execute(`PRAGMA application_id=${APPLICATION_ID}`));

    const db = new Kysely<Tables>({dialect: dialect(opened, maxPages)});
    await migrate(db, {
      migrations,
      beforehand: async version =>
        void (await apart(createClient, url, copying =>
          copying.execute({sql: 'VACUUM INTO ?', args: [`${path}.before-${version + 1}-${Date.now()}`]}),
        )),
    });
    if (isEmpty) created?.(path);

    const {ino, dev} = statSync(path);
    return createSqlStore(db, {
      name: path,
      guard: () => {
        const now = statSync(path, {throwIfNoEntry: false});
        // Still open, but whatever is written to it would be gone with this process.
        if (now?.ino !== ino || now.dev !== dev)
          throw new StoreError(`${path} was deleted or replaced under the running intake`, 'file-gone');
      },
      scrub: async () => {
        // Rewrites every page; then nothing of it is left in the log either.
        await apart(createClient, url, alone => alone.execute('VACUUM'), 60_000);
        const end = performance.now() + 60_000;
        for (;;) {
          const {rows} = await apart(createClient, url, alone => alone.execute('PRAGMA wal_checkpoint(TRUNCATE)'));
          if (Number(Object.values(rows[0] ?? {})[0]) === 0) return;
          if (performance.now() > end) throw new StoreError('another process reads the database', 'SQLITE_BUSY');
          await pause(50);
        }
      },
      close: async () => {},
    });
  } catch (error) {
    client?.close();
    if (error instanceof SetupError || error instanceof StoreError) throw error;
    const {code = '', message} = error as {code?: string; message: string};
    if (/NOTADB|CORRUPT/.test(code))
      throw new SetupError(`${path} is damaged (${message}). Nothing was changed. Restore a backup.`);
    if (/ENOENT|EACCES|EROFS|EISDIR|CANTOPEN|READONLY|IOERR|FULL/.test(code))
      throw new SetupError(`${path} cannot be used: ${message}`);
    throw error;
  }
};

/**
 * Writes a copy of the database into a new file, consistent as of one moment, while the intake runs.
 *
 * @throws SetupError
 */
export const backUpFile = async (databaseUrl: string, to: string): Promise<void> => {
  const {createClient} = await needed('@libsql/client', () => import('@libsql/client'));
  const path = filePathOf(databaseUrl);
  if (!existsSync(path)) throw new SetupError(`There is no database at ${path}. Name it by DATABASE_URL.`);
  try {
    closeSync(openSync(to, 'wx', 0o600));
  } catch (error) {
    throw new SetupError(`${to} cannot be made: ${(error as Error).message}`);
  }
  await apart(createClient, pathToFileURL(path).href, client => client.execute({sql: 'VACUUM INTO ?', args: [to]}));
};
