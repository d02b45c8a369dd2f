import * as en from './words/en.js';
import * as fr from './words/fr.js';

export {helpWords, officeWords, quoteWords} from './words/companions.js';
export {givingWords} from './words/giving.js';
export {goalWords} from './words/goal.js';
export {statWords} from './words/figures.js';
export {mapWords, regionsWords} from './words/map.js';
export {sendingWords} from './words/sending.js';

/** One group of the kit's own words, in the languages that always come along. */
export interface WordGroup<Words = unknown> {
  name: keyof typeof en;
  en: Words;
  fr: Words;
}

export const commonWords: WordGroup<typeof en.common> = {name: 'common', en: en.common, fr: fr.common};
export const cardWords: WordGroup<typeof en.card> = {name: 'card', en: en.card, fr: fr.card};
export const donateWords: WordGroup<typeof en.donate> = {name: 'donate', en: en.donate, fr: fr.donate};
export const formWords: WordGroup<typeof en.form> = {name: 'form', en: en.form, fr: fr.form};

/** Every group in one further language; a language is one file beside `en.ts` and one line here. */
type AllWords = typeof en;
const FURTHER: Record<string, () => Promise<AllWords>> = {
  __proto__: null as never,
  es: () => import('./words/es.js'),
};

/** By language; `undefined` for words that were not to be had. */
const loaded: Record<string, AllWords | undefined> = {__proto__: null as never};

const languageOf = (locale: string) => locale.split('-')[0]!.toLowerCase();

/** Whether `wordsIn` says all it ever will for a locale: nothing is left to be fetched. */
export const hasWords = (locale: string, language = languageOf(locale)): boolean => language in loaded || !FURTHER[language];

/** Fetches the words of a language beyond English and French, if there are any. False when they could not be had; never rejects. */
export const loadWords = async (locale: string): Promise<boolean> => {
  if (hasWords(locale)) return true;
  const language = languageOf(locale);
  // Where they can't be had, English it is, until the page is loaded again.
  loaded[language] = await FURTHER[language]!().catch(() => undefined);
  return !!loaded[language];
};

/** A group's words in the language of a locale; English where it has none, or not yet. */
export const wordsIn = <Words>(group: WordGroup<Words>, locale: string): Words => {
  const language = languageOf(locale);
  return language === 'fr' ? group.fr : ((loaded[language]?.[group.name] as Words | undefined) ?? group.en);
};
