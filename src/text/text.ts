import type {Text} from '../feed/types.js';
import type {Language} from './language.js';

/** A text as it is to be shown. */
export interface Said {
  text: string;
  /** The language of `text`, only where it is not the language the element speaks. */
  lang?: string;
}

/**
 * The one of `locales` that fits what the page asked for, by the lookup of BCP 47 (RFC 4647, 3.4): `fr-CA`, then `fr`,
 * then any `fr-*`, then the first. Case does not matter, and `fr_CA` is read as `fr-CA`.
 *
 * @param wanted A language tag, or whatever stands in a `lang` attribute; unset: the first locale.
 * @param locales Not empty; the first is the default.
 */
export const chooseLocale = (wanted: string | undefined, locales: readonly string[]): string => {
  // No registered tag is longer than 35 characters; what is longer would only cost time.
  const tag = (wanted ?? '').slice(0, 99).toLowerCase().replaceAll('_', '-');
  for (let range = tag; range; range = range.slice(0, Math.max(range.lastIndexOf('-'), 0))) {
    const found = locales.find(locale => locale.toLowerCase() === range);
    if (found) return found;
  }
  const language = tag.split('-')[0];
  return locales.find(locale => locale.toLowerCase().split('-')[0] === language) ?? locales[0]!;
};

/**
 * What a text of the feed says in a language: in the wanted one, else in the first of the feed's locales that it has,
 * else in whatever it has, nearest language first. `undefined` when it says nothing.
 */
export const say = (text: Text | undefined, {locale, locales}: Language): Said | undefined => {
  if (!text || typeof text === 'string') return text?.trim() ? {text} : undefined;
  const has = (lang: string) => Object.hasOwn(text, lang) && !!text[lang]?.trim();
  const lang = [locale, ...locales].find(has) ?? chooseLocale(locale, Object.keys(text).filter(has));
  if (lang) return lang === locale ? {text: text[lang]!} : {text: text[lang]!, lang};
  return;
};

/** The same where no language can be marked, as in an address or an attribute; an empty string when there is none. */
export const plain = (text: Text | undefined, language: Language): string => say(text, language)?.text ?? '';
