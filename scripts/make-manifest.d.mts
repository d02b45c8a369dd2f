/** The text of `custom-elements.json`. Throws where something public has no doc. */
export const manifestText: () => string;
