/** A way to write numbers, made once, since making one takes longer than all the writing. By what was asked for. */
const made = /*#__PURE__*/ new Map<string, Intl.NumberFormat | undefined>();

/**
 * `undefined` for a malformed locale or a currency that there is not. Not by `inLocale`: bundlers lay its file beside that of
 * dates, which weighs 0.4 KB in an element that shows none.
 */
const make = (locale: string, options: Intl.NumberFormatOptions) => {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return;
  }
};

/** How a locale writes numbers; as in English where it is malformed. `undefined` for a currency that there is not. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat | undefined => {
  const key = Object.entries(options).join() + locale;
  if (!made.has(key)) made.set(key, make(locale, options) ?? make('en', options));
  return made.get(key);
};
