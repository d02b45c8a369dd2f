/** The language an element speaks: one of the feed's locales, and all of them, in the feed's order. */
export interface Language {
  /** The feed's locale that fits what the page asked for. */
  locale: string;
  /** Every locale of the feed; the first is the default. */
  locales: readonly string[];
}
