/** What `<ijm-share>` says, in French. */
import type {share as en} from './en-share.js';

export const share = {
  newTab: 'ouvre un nouvel onglet',
  heading: 'Partager',
  more: 'Partager…',
  on: network => `Partager sur ${network}`,
  email: 'Envoyer par courriel',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  copyThis: 'Copiez cette adresse\u00a0:',
  qr: 'Code QR',
  scan: 'Balayez pour ouvrir cette page',
  printed: (day: string) => `Imprimé le ${day}`,
  download: 'Télécharger en SVG',
} satisfies typeof en;
