/** What a form says once it is filled in, in French. */
import type {sending as en} from './en-sending.js';

/** The ending of a plural: French counts zero as singular. */
const s = (n: number) => (n < 2 ? '' : 's');

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
  offline: 'Il n’y a pas de connexion.',
  later: 'L’envoi sera repris tant que cette page reste ouverte.',
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
  expired: 'Un message en attente sur cet appareil n’a pas pu être envoyé à temps et a été supprimé.',
  sent: 'Envoyé',
  reference: number => `Numéro de référence\u00a0: ${number}`,
  again: 'Écrire un autre message',
} satisfies typeof en;
