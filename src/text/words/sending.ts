import type {WordGroup} from '../words.js';
import {sending as en} from './en-sending.js';
import {sending as fr} from './fr-sending.js';

/** What a form says once it is filled in. Apart from the other groups, so that what needs those at first sight leaves this for later. */
export const sendingWords: WordGroup<typeof en> = {name: 'sending', en, fr};
