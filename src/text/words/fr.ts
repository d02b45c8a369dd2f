/** The kit's own words in Canadian French: a narrow no-break space before ; ! ?, a no-break space before : and inside « ». */
import type * as en from './en.js';

/** The ending of a plural: French counts zero as singular. */
const s = (n: number) => (n < 2 ? '' : 's');

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

export const stat = {
  since: year => `Depuis ${year}`,
  asOfYear: year => `Données de ${year}`,
  asOfDay: day => `Données au ${day}`,
  source: 'Source\u00a0:',
  before: 'Avant',
  now: 'Maintenant',
  range: range => range.replace(/\s*–\s*/, ' à '),
  change: (from, to) => `De ${from} à ${to}`,
  years: (from, to) => ` entre ${from} et ${to}`,
  apart: 'Comptés différemment\u00a0: non directement comparables.',
} satisfies typeof en.stat;

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
  scan: 'Balayez pour donner',
  between: (min, max) => `De ${min} à ${max}`,
  atLeast: min => `${min} ou plus`,
  atMost: max => `Jusqu’à ${max}`,
  amountMissing: 'Entrez un montant ou choisissez-en un ci-dessus.',
  amountNumber: example => `Entrez le montant en chiffres, par exemple ${example}.`,
  amountDecimals: example => `C’est trop précis. Entrez un montant comme ${example}.`,
  amountMin: min => `Le don minimal est ici de ${min}.`,
  amountMax: max => `Le don maximal est ici de ${max}.`,
} satisfies typeof en.donate;

export const goal = {
  label: 'Progression vers l’objectif',
  raised: (raised, target) => `${raised} recueillis sur ${target}`,
  percent: percent => `${percent} de l’objectif`,
  reached: 'Objectif atteint',
  // Whole millions take « de »: 1 000 000 de personnes.
  supporters: (n, text) => `Avec l’appui de ${text}${n && n % 1e6 === 0 ? ' de' : ''} personne${s(n)}`,
  days: (n, text) => `Il reste ${text} jour${s(n)}`,
  hours: (n, text) => `Il reste ${text} heure${s(n)}`,
  lastHour: 'Il reste moins d’une heure',
  ended: day => `Terminé le ${day}`,
  starts: day => `Commence le ${day}`,
  asOf: day => `Au ${day}`,
} satisfies typeof en.goal;

export const form = {
  required: 'obligatoire',
  optional: 'facultatif',
  choose: 'Choisir…',
  send: 'Envoyer',
  trap: 'Laissez ce champ vide',
  privacy: 'Politique de confidentialité',
  exit: 'Quitter cette page tout de suite',
  exitHelp: 'Rien de ce que vous écrivez ici n’est conservé sur cet appareil.',
} satisfies typeof en.form;

export const sending = {
  problems: n => (n < 2 ? 'Un point est à revoir' : `${n} points sont à revoir`),
  missing: 'Remplissez ce champ.',
  missingChoice: 'Faites un choix.',
  missingTick: 'Cochez cette case.',
  consent: 'Cochez cette case\u00a0: sans votre consentement, le message ne peut pas être envoyé.',
  email: 'Entrez une adresse courriel, par exemple nom@exemple.org.',
  tel: 'Entrez un numéro de téléphone, par exemple 613 555-0123.',
  url: 'Entrez une adresse Web, par exemple https://exemple.org.',
  number: 'Entrez un nombre.',
  date: 'Entrez une date.',
  option: 'Choisissez une des options.',
  line: 'Tenez-vous-en à une seule ligne de texte.',
  short: (n, text) => `Entrez au moins ${text} caractère${s(n)}.`,
  long: (n, text) => `Entrez au plus ${text} caractère${s(n)}.`,
  min: min => `Entrez ${min} ou plus.`,
  max: max => `Entrez ${max} ou moins.`,
  dateMin: day => `Choisissez le ${day} ou plus tard.`,
  dateMax: day => `Choisissez le ${day} ou plus tôt.`,
  refused: 'Cette réponse n’a pas été acceptée. Veuillez la modifier.',

  sending: 'Envoi en cours…',
  trying: 'Toujours en cours d’envoi…',
  notSent: 'Message non envoyé. Votre texte est conservé ici.',
  unsure: 'Nous ne savons pas encore s’il est arrivé. Vous pouvez le renvoyer sans crainte\u00a0: il n’est enregistré qu’une fois.',
  offline: 'Il n’y a pas de connexion. L’envoi sera repris tant que cette page reste ouverte.',
  busy: (n, text) => `Trop de messages à la fois. Prochain essai dans ${text} seconde${s(n)}.`,
  tooLong: 'Le message est trop long pour être envoyé. Veuillez le raccourcir.',
  rejected: 'Le message n’a pas été accepté.',
  retry: 'Réessayer',
  write: 'Vous pouvez aussi écrire à',
  keep: 'Conserver sur cet appareil et envoyer plus tard',
  keepHelp: 'Toute personne qui utilise cet appareil pourrait le lire.',
  kept: until => `En attente sur cet appareil jusqu’au ${until}. Il sera envoyé dès qu’il y aura une connexion.`,
  discard: 'Supprimer',
  discarded: 'Supprimé.',
  sent: 'Envoyé',
  reference: number => `Numéro de référence\u00a0: ${number}`,
  again: 'Écrire un autre message',
} satisfies typeof en.sending;

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

export const map = {
  map: name => `Carte\u00a0: ${name}`,
  offices: (n, cities) => (n < 2 ? `Bureau\u00a0: ${cities}` : `Bureaux\u00a0: ${cities}`),
  world: name => `Dans le monde\u00a0: ${name}`,
} satisfies typeof en.map;

export const share = {
  heading: 'Partager',
  more: 'Partager…',
  on: network => `Partager sur ${network}`,
  email: 'Envoyer par courriel',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  copyThis: 'Copiez cette adresse\u00a0:',
  qr: 'Code QR',
  scan: 'Balayez pour ouvrir cette page',
  download: 'Télécharger en SVG',
} satisfies typeof en.share;

export const help = {
  heading: 'Nous joindre',
  website: 'Site Web',
  email: 'Courriel',
  privacy: 'Politique de confidentialité',
  charityNumber: 'Numéro d’enregistrement d’organisme de bienfaisance',
} satisfies typeof en.help;
