/**
 * The elements that few pages begin with, and what a profile has of them: one later part of the script, fetched when the
 * page holds one of them or an entry asks for it.
 */
import '../elements/ijm-goal/ijm-goal.js';
import '../elements/ijm-help/ijm-help.js';
import '../elements/ijm-icon/ijm-icon.js';

export * from '../elements/ijm-country-card/country-profile.js';
