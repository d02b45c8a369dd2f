import type {WordGroup} from '../words.js';
import {share as en} from './en-share.js';
import {share as fr} from './fr-share.js';

/** What is said to those who share. Apart from the other groups, as `sendingWords` is. */
export const shareWords: WordGroup<typeof en> = {name: 'share', en, fr};
