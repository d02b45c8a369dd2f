/** What only static pages say: their words outlive the day they were made on. */

const en = {
  /** A day, in words. */
  until: (day: string) => `Until ${day}`,
  write: 'Write to us',
};

const WORDS: Record<string, typeof en> = {
  en,
  fr: {until: day => `Jusqu’au ${day}`, write: 'Écrivez-nous'},
  es: {until: day => `Hasta el ${day}`, write: 'Escríbanos'},
};

/** The words in the language of a locale, else in English. */
export const stillWords = (locale: string) => WORDS[locale.split('-')[0]!.toLowerCase()] ?? en;
