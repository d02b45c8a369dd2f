/** Names that the form and what sends it agree on. None can be the name of a field: those begin with a letter. */

/** The box to tick for consent. */
export const CONSENT_BOX = '0-consent';

/** The field that people never meet; what fills it is no person. */
export const TRAP = '0-note';

/** Where messages wait that a visitor chose to keep for later (IndexedDB). */
export const QUEUE = 'ijm-widgets';

/**
 * Whether any message waits on this device; asking leaves no trace. In a sandbox the browser must not even be asked: it
 * would report an error that nobody can catch.
 *
 * @throws Where storage is blocked, or in browsers too old to answer.
 */
export const isQueued = async (): Promise<boolean> => origin !== 'null' && (await indexedDB.databases()).some(({name}) => name === QUEUE);
