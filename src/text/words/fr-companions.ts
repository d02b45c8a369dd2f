import type * as en from './en-companions.js';

export const quote = {
  open: '«\u00a0',
  close: '\u00a0»',
} satisfies typeof en.quote;

export const office = {
  title: city => `Bureau à ${city}`,
  director: 'Direction',
  established: 'Ouverture',
  focus: 'Champ d’action',
} satisfies typeof en.office;

export const help = {
  heading: 'Nous joindre',
  website: 'Site Web',
  email: 'Courriel',
  privacy: 'Politique de confidentialité',
  charityNumber: 'Numéro d’enregistrement d’organisme de bienfaisance',
} satisfies typeof en.help;
