import type {WordGroup} from '../words.js';
import {stat as en} from './en-stat.js';
import {stat as fr} from './fr-stat.js';

/** What is said of a figure. Apart from the other groups, as `sendingWords` is; not in a file `stat`, since lists of trackers name those. */
export const statWords: WordGroup<typeof en> = {name: 'stat', en, fr};
