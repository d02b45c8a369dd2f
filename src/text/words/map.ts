import type {WordGroup} from '../words.js';
import * as en from './en-map.js';
import * as fr from './fr-map.js';

/** What a map says in words. Apart from the other groups, as `sendingWords` is. */
export const mapWords: WordGroup<typeof en.map> = {name: 'map', en: en.map, fr: fr.map};
export const regionsWords: WordGroup<Record<string, string>> = {name: 'regions', en: en.regions, fr: fr.regions};
