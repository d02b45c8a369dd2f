/** Messages that a visitor chose to keep on this device until they can be sent. Only ever by that choice, and for three days. */
import {createStore, del, get, set, values, type UseStore} from 'idb-keyval';
import {isQueued, QUEUE} from './names.js';

export const KEEP_MS = 72 * 36e5;

/** A message as it is posted. */
export interface Message {
  id: string;
  /** Id of its form. */
  form: string;
  url: string;
  body: string;
}

export interface Kept extends Message {
  /** When it is given up: ms since 1970. */
  until: number;
}

/** Opens the store for one thing alone: a connection left open would keep other tabs from tidying up. */
const inStore = async <T>(act: (store: UseStore) => Promise<T>): Promise<T> => {
  const store = createStore(QUEUE, 'messages');
  try {
    return await act(store);
  } finally {
    void store('readonly', ({transaction}) => transaction.db.close()).catch(() => {});
  }
};

/** @throws When there is no storage here, or none is left. */
export const keep = (message: Kept) => inStore(store => set(message.id, message, store));

export const isKept = async (id: string) => (await isQueued()) && !!(await inStore(store => get(id, store)));

/** Forgets a message; with the last one, that there ever was any. */
export const drop = async (id: string) => {
  if (!(await isQueued())) return;
  const left = await inStore(async store => {
    await del(id, store);
    return values(store);
  });
  if (left.length === 0) indexedDB.deleteDatabase(QUEUE);
};

/**
 * What is waiting, and how many have waited too long and are forgotten with this.
 *
 * @param now ms since 1970.
 * @throws When there is no storage here.
 */
export const kept = async (now = Date.now()): Promise<{fresh: Kept[]; expired: number}> => {
  if (origin === 'null') throw new Error('no storage');
  if (!(await isQueued())) return {fresh: [], expired: 0};
  const all = await inStore(store => values<Kept>(store));
  const [fresh, old]: [Kept[], Kept[]] = [[], []];
  // Until a clock that was set wrong would end the wait later than promised.
  for (const message of all) (message.until > now && message.until <= now + KEEP_MS ? fresh : old).push(message);
  for (const {id} of old) await drop(id);
  return {fresh, expired: old.length};
};
