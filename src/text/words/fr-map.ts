/** What a map says in words, in French. */
import type * as en from './en-map.js';

export const map = {
  map: name => `Carte\u00a0: ${name}`,
  world: region => `Dans le monde\u00a0: ${region}`,
  nearby: names => `À proximité\u00a0: ${names}`,
  offices: (n, cities) => (n < 2 ? `Bureau\u00a0: ${cities}` : `Bureaux\u00a0: ${cities}`),
} satisfies typeof en.map;

export const regions = {
  '005': 'Amérique du Sud',
  '009': 'Océanie',
  '011': 'Afrique de l’Ouest',
  '013': 'Amérique centrale',
  '014': 'Afrique de l’Est',
  '015': 'Afrique du Nord',
  '017': 'Afrique centrale',
  '018': 'Afrique australe',
  '021': 'Amérique du Nord',
  '029': 'Caraïbes',
  '030': 'Asie de l’Est',
  '034': 'Asie du Sud',
  '035': 'Asie du Sud-Est',
  '039': 'Europe du Sud',
  '053': 'Australie et Nouvelle-Zélande',
  '054': 'Mélanésie',
  '057': 'Micronésie',
  '061': 'Polynésie',
  '143': 'Asie centrale',
  '145': 'Asie de l’Ouest',
  '151': 'Europe de l’Est',
  '154': 'Europe du Nord',
  '155': 'Europe de l’Ouest',
} satisfies typeof en.regions;
