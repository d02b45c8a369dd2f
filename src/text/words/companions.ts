import type {WordGroup} from '../words.js';
import * as en from './en-companions.js';
import * as fr from './fr-companions.js';

/** What the elements say that few pages begin with. Apart from the other groups, as `sendingWords` is. */
export const quoteWords: WordGroup<typeof en.quote> = {name: 'quote', en: en.quote, fr: fr.quote};
export const officeWords: WordGroup<typeof en.office> = {name: 'office', en: en.office, fr: fr.office};
export const helpWords: WordGroup<typeof en.help> = {name: 'help', en: en.help, fr: fr.help};
