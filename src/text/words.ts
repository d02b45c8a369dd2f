import * as en from './words/en.js';
import * as fr from './words/fr.js';

/** One group of the kit's own words, in the languages that always come along. */
export interface WordGroup<Words = unknown> {
  name: keyof typeof en;
  en: Words;
  fr: Words;
}

export const commonWords: WordGroup<typeof en.common> = {name: 'common', en: en.common, fr: fr.common};
export const cardWords: WordGroup<typeof en.card> = {name: 'card', en: en.card, fr: fr.card};
export const statWords: WordGroup<typeof en.stat> = {name: 'stat', en: en.stat, fr: fr.stat};
export const donateWords: WordGroup<typeof en.donate> = {name: 'donate', en: en.donate, fr: fr.donate};
export const goalWords: WordGroup<typeof en.goal> = {name: 'goal', en: en.goal, fr: fr.goal};
export const formWords: WordGroup<typeof en.form> = {name: 'form', en: en.form, fr: fr.form};
export const sendingWords: WordGroup<typeof en.sending> = {name: 'sending', en: en.sending, fr: fr.sending};
export const quoteWords: WordGroup<typeof en.quote> = {name: 'quote', en: en.quote, fr: fr.quote};
export const officeWords: WordGroup<typeof en.office> = {name: 'office', en: en.office, fr: fr.office};
export const mapWords: WordGroup<typeof en.map> = {name: 'map', en: en.map, fr: fr.map};
export const shareWords: WordGroup<typeof en.share> = {name: 'share', en: en.share, fr: fr.share};
export const helpWords: WordGroup<typeof en.help> = {name: 'help', en: en.help, fr: fr.help};

/** Every group in one further language; a language is one file beside `en.ts` and one line here. */
type AllWords = typeof en;
const FURTHER: Record<string, () => Promise<AllWords>> = {
  es: () => import('./words/es.js'),
};

const loaded = /*#__PURE__*/ new Map<string, AllWords>();

/** Languages whose words have come, or are not to be had. */
const settled = /*#__PURE__*/ new Set<string>();

const languageOf = (locale: string) => locale.split('-')[0]!.toLowerCase();

/**
 * Fetches the words of a language beyond English and French. True when `wordsIn` now has something new to say; false when
 * nothing had to be fetched, there are no such words, or they are not to be had. Never rejects.
 */
export const loadWords = async (locale: string): Promise<boolean> => {
  const language = languageOf(locale);
  if (loaded.has(language) || !Object.hasOwn(FURTHER, language)) return false;
  try {
    loaded.set(language, await FURTHER[language]!());
    return true;
  } catch {
    return false;
  } finally {
    settled.add(language);
  }
};

/** Whether `wordsIn` will not say anything better later: false until `loadWords` is through, where there is something to load. */
export const hasWords = (locale: string): boolean => {
  const language = languageOf(locale);
  return !Object.hasOwn(FURTHER, language) || settled.has(language);
};

/** A group's words in the language of a locale; English while it has none. */
export const wordsIn = <Words>(group: WordGroup<Words>, locale: string): Words => {
  const language = languageOf(locale);
  return language === 'fr' ? group.fr : ((loaded.get(language)?.[group.name] as Words | undefined) ?? group.en);
};
