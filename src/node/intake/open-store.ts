import {SetupError} from './needed.js';
import type {Store} from './store.js';

/** What `DATABASE_URL` is when it is not set: a file in the folder where the intake was started. */
export const DEFAULT_DATABASE_URL = 'file:intake.db';

export interface OpenOptions {
  /** Whether a missing file may be made. */
  create: boolean;
  /** Told of what an operator should know. */
  tell?: (event: 'database-created' | 'database-connection-lost', detail: string) => void;
  /** For tests, see `libsql.ts`. */
  maxPages?: number;
}

/**
 * Opens the store that `DATABASE_URL` names.
 *
 * @throws SetupError, which says what to do.
 */
export const openStore = async (
  databaseUrl: string = DEFAULT_DATABASE_URL,
  {create, tell, maxPages}: OpenOptions,
): Promise<Store> => {
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    const {openPostgresStore} = await import('./postgres.js');
    return openPostgresStore(databaseUrl, code => tell?.('database-connection-lost', code));
  }
  if (databaseUrl.startsWith('file:')) {
    const {openFileStore} = await import('./libsql.js');
    return openFileStore(databaseUrl, {create, maxPages, created: path => tell?.('database-created', path)});
  }
  throw new SetupError('DATABASE_URL should begin with file: or postgres://');
};
