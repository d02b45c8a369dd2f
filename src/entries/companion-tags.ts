/** The elements that come with `companions.ts`. */
export const COMPANION_TAGS = ['ijm-goal', 'ijm-quote', 'ijm-office', 'ijm-help', 'ijm-icon'];
