import type {WordGroup} from '../words.js';
import {change as en} from './en-change.js';
import {change as fr} from './fr-change.js';

/** What is said of a figure beside an earlier one. Apart from the other groups, as `sendingWords` is. */
export const changeWords: WordGroup<typeof en> = {name: 'change', en, fr};
