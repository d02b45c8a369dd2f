/** What is said once an own amount is typed, or a gift printed, in French. */
import type {giving as en} from './en-giving.js';

export const giving = {
  between: (min, max) => `De ${min} à ${max}`,
  atLeast: min => `${min} ou plus`,
  atMost: max => `Jusqu’à ${max}`,
  missing: 'Entrez un montant ou choisissez-en un ci-dessus.',
  number: example => `Entrez le montant en chiffres, par exemple ${example}.`,
  decimals: example => `C’est trop précis. Entrez un montant comme ${example}.`,
  min: min => `Le don minimal est ici de ${min}.`,
  max: max => `Le don maximal est ici de ${max}.`,
  scan: 'Balayez pour donner',
} satisfies typeof en;
