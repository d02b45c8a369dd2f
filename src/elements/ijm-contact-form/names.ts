/** Names that the form and what sends it agree on. None can be the name of a field: those begin with a letter. */

/** The box to tick for consent. */
export const CONSENT_BOX = '0-consent';

/** The field that people never meet; what fills it is no person. */
export const TRAP = '0-note';

/** Where messages wait that a visitor chose to keep for later (IndexedDB). */
export const QUEUE = 'ijm-widgets';
