import type {CountryMap} from './map.js';

/**
 * The map of a country. The build puts a table of the files in the place of this module (`scripts/build/maps.ts`), since
 * bundlers and hashes need each of them named.
 *
 * @param code Two letters of ISO 3166-1.
 * @throws Error when there is none, or it is not to be had.
 */
export const loadMap = async (code: string): Promise<CountryMap> => {
  // In a name of its own, since there is nothing here for a bundler to look at.
  const file = `./maps/${code.toLowerCase()}.js`;
  return ((await import(/* @vite-ignore */ file)) as {map: CountryMap}).map;
};
