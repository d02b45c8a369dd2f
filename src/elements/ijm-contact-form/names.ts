/** Names that the form and what sends it agree on. None can be the name of a field: those begin with a letter. */

/** The box to tick for consent. */
export const CONSENT_BOX = '0-consent';

/** The field that people never meet; what fills it is no person. */
export const TRAP = '0-note';

/** Where messages wait that a visitor chose to keep for later (IndexedDB). */
export const QUEUE = 'ijm-widgets';

/**
 * Whether any message waits on this device; asking leaves no trace.
 *
 * @throws Where there is no storage: in a sandbox, whose browser must not even be asked (it would report an error that
 *   nobody can catch), where it is blocked, or in browsers too old to answer.
 */
export const isQueued = async (): Promise<boolean> => {
  if (origin === 'null') throw new Error('no storage');
  return (await indexedDB.databases()).some(({name}) => name === QUEUE);
};
