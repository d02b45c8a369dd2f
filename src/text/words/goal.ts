import type {WordGroup} from '../words.js';
import {goal as en} from './en-goal.js';
import {goal as fr} from './fr-goal.js';

/** What a goal says. Apart from the other groups, as `sendingWords` is. */
export const goalWords: WordGroup<typeof en> = {name: 'goal', en, fr};
