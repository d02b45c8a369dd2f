/** The map of a country, out of the kit that lies beside the command line. */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {CountryMap} from '../../draw/map.js';
import {findKit} from '../cli/kit.js';

/**
 * @param code Two letters of ISO 3166-1.
 * @returns `undefined` where there is none.
 */
export const stillMap = async (code: string): Promise<CountryMap | undefined> => {
  try {
    // One assignment of what is JSON as well: see `scripts/build/maps.ts`.
    const text = await readFile(join(findKit()!, `maps/map${code.toLowerCase()}.js`), 'utf8');
    return JSON.parse(text.slice(text.indexOf(']={') + 2, text.lastIndexOf(';'))) as CountryMap;
  } catch {
    return;
  }
};
