/** The same in French. */
import type {giving as en} from './en-giving.js';

export const giving = {
  credit: name => `Image\u00a0: ${name}`,
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
