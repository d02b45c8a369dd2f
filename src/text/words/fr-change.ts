/** What is said of a figure beside an earlier one, in French. */
import type {change as en} from './en-change.js';

export const change = {
  before: 'Avant',
  now: 'Maintenant',
  range: range => range.replace(/\s*–\s*/, ' à '),
  fromTo: (from, to) => `De ${from} à ${to}`,
  years: (from, to) => ` entre ${from} et ${to}`,
  apart: 'Comptés différemment\u00a0: non directement comparables.',
} satisfies typeof en;
