import type {WordGroup} from '../words.js';
import {giving as en} from './en-giving.js';
import {giving as fr} from './fr-giving.js';

/** What is said of a picture, of an own amount, and on paper. Apart from the other groups, as `sendingWords` is. */
export const givingWords: WordGroup<typeof en> = {name: 'giving', en, fr};
