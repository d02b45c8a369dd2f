/** What is said of a figure, in French. */
import type {stat as en} from './en-stat.js';

export const stat = {
  since: year => `Depuis ${year}`,
  asOfYear: year => `Données de ${year}`,
  asOfDay: day => `Données au ${day}`,
  source: 'Source\u00a0:',
} satisfies typeof en;
