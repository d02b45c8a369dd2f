/**
 * What `make` gives for a locale, or for English where the locale is malformed (BCP 47), as a feed's or a page's may be;
 * `undefined` when `make` refuses something else, such as a currency or a time zone that there is not.
 */
export const inLocale = <Result>(locale: string, make: (locale: string) => Result): Result | undefined => {
  for (const tag of [locale, 'en']) {
    try {
      return make(tag);
    } catch {
      // The next one, or nothing.
    }
  }
  return;
};
