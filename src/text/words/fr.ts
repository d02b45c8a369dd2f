/** The kit's own words in Canadian French: a narrow no-break space before ; ! ?, a no-break space before : and inside « ». */
import type * as en from './en.js';

export const common = {
  stale: date => `Information du ${date}`,
} satisfies typeof en.common;

export const card = {
  credit: name => `Image\u00a0: ${name}`,
  // Not « sur »: most countries' names would need an article there.
  more: name => `En savoir plus\u00a0: ${name}`,
  figures: 'En chiffres',
  offices: n => (n < 2 ? 'Bureau' : 'Bureaux'),
} satisfies typeof en.card;

export {stat} from './fr-stat.js';

export {change} from './fr-change.js';

export const donate = {
  newTab: 'ouvre un nouvel onglet',
  frequency: 'Fréquence',
  once: 'Une fois',
  monthly: 'Chaque mois',
  currency: 'Devise',
  amount: 'Montant',
  own: 'Autre montant',
  give: amount => `Donner ${amount}`,
  giveMonthly: amount => `Donner ${amount} par mois`,
  giveAny: 'Faire un don',
  giveAnyMonthly: 'Faire un don mensuel',
  host: host => `Vous poursuivez sur ${host}`,
  charityNumber: number => `Numéro d’enregistrement d’organisme de bienfaisance\u00a0: ${number}`,
} satisfies typeof en.donate;

export {giving} from './fr-giving.js';

export {goal} from './fr-goal.js';

export const form = {
  required: 'obligatoire',
  choose: 'Choisir…',
  send: 'Envoyer',
  wait: 'Un instant…',
  broken: 'Message non envoyé. Votre texte est conservé ici\u202f; réessayez.',
  trap: 'Laissez ce champ vide',
  privacy: 'Politique de confidentialité',
  exit: 'Quitter cette page tout de suite',
  exitHelp: 'Rien de ce que vous écrivez ici n’est conservé sur cet appareil.',
} satisfies typeof en.form;

export {sending} from './fr-sending.js';

export {quote, office, help} from './fr-companions.js';

export {map, regions} from './fr-map.js';

export {share} from './fr-share.js';
