/** The package's root: defines every element. `import 'ijm-widgets'`. */
export {configure, type Settings} from '../context/page-feed.js';
export type {DonateDetail, ErrorDetail, IjmEvents} from '../ui/events.js';
export {IjmFeed} from '../elements/ijm-feed/ijm-feed.js';
export {IjmQuote} from '../elements/ijm-quote/ijm-quote.js';
export {IjmImpactStat} from '../elements/ijm-impact-stat/ijm-impact-stat.js';
export {IjmContactForm} from '../elements/ijm-contact-form/ijm-contact-form.js';
export {IjmIcon} from '../elements/ijm-icon/ijm-icon.js';
export {IjmOffice} from '../elements/ijm-office/ijm-office.js';
export {IjmHelp} from '../elements/ijm-help/ijm-help.js';
export {IjmCountryCard} from '../elements/ijm-country-card/ijm-country-card.js';
export {IjmDonateCta} from '../elements/ijm-donate-cta/ijm-donate-cta.js';
export {IjmMap} from '../elements/ijm-map/ijm-map.js';
export {IjmGoal} from '../elements/ijm-goal/ijm-goal.js';
export {IjmShare} from '../elements/ijm-share/ijm-share.js';
