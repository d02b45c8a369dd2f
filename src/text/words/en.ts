/**
 * The kit's own words in English; the pattern for every other language. One object a group, so that an element brings
 * its own group alone. Amounts, dates and counts come in as the locale writes them; where grammar asks for the number,
 * that comes first.
 */

export const common = {
  stale: (date: string) => `Information from ${date}`,
};

export const card = {
  credit: (name: string) => `Image: ${name}`,
  more: (name: string) => `More about ${name}`,
  figures: 'In figures',
  offices: (n: number): string => (n === 1 ? 'Office' : 'Offices'),
};

export {stat} from './en-stat.js';

export {change} from './en-change.js';

export const donate = {
  newTab: 'opens in a new tab',
  frequency: 'How often',
  once: 'Once',
  monthly: 'Monthly',
  currency: 'Currency',
  amount: 'Amount',
  own: 'Other amount',
  give: (amount: string) => `Give ${amount}`,
  giveMonthly: (amount: string) => `Give ${amount} monthly`,
  giveAny: 'Give',
  giveAnyMonthly: 'Give monthly',
  host: (host: string) => `You continue on ${host}`,
  charityNumber: (number: string) => `Charitable registration number: ${number}`,
};

export {giving} from './en-giving.js';

export {goal} from './en-goal.js';

export const form = {
  required: 'required',
  choose: 'Choose…',
  send: 'Send',
  wait: 'One moment…',
  broken: 'Not sent. Your text is kept here; try again.',
  trap: 'Leave this field empty',
  privacy: 'Privacy policy',
  exit: 'Leave this page now',
  exitHelp: 'Nothing you type here is kept on this device.',
};

export {sending} from './en-sending.js';

export {quote, office, help} from './en-companions.js';

export {map, regions} from './en-map.js';

export {share} from './en-share.js';
