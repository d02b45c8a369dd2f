/** Moves everything from one database to another. */
import type {Delivery, Store, StoredMessage} from './store.js';

const AT_ONCE = 100;

/**
 * Copies what the other store does not have yet. May be broken off and begun again; the intake should not run meanwhile,
 * or both would deliver.
 *
 * @returns How many messages were read.
 */
export const copyStore = async (from: Store, to: Store): Promise<number> => {
  let count = 0;
  let some: (StoredMessage & {deliveries: Delivery[]})[] = [];
  const flush = async () => {
    await to.absorb(some, []);
    count += some.length;
    some = [];
  };
  for await (const message of from.messages()) {
    some.push(message);
    if (some.length >= AT_ONCE) await flush();
  }
  await flush();
  const erased = await from.erased();
  for (let i = 0; i < erased.length; i += AT_ONCE) await to.absorb([], erased.slice(i, i + AT_ONCE));
  return count;
};
