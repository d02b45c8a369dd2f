/**
 * Makes the map of every country of ISO 3166-1, from Natural Earth's outlines. What is in them is told in
 * src/draw/map.ts. Run by itself it writes them as `.cache/maps/kh.js` and so on, for tests made from the sources.
 */
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import type {CountryMap} from '../src/draw/map.js';
import {readAtlas} from './maps/atlas.js';
import {codes, regionOf} from './maps/codes.js';
import {frameOf, polygonsOf} from './maps/frame.js';
import {globeOf} from './maps/globe.js';
import {drawScene, sceneOf} from './maps/outline.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, '.cache/maps.json');

/** How much each point of an outline has to add to the picture, in square units of the map, from fine to coarse. */
const FINENESS = [1.5, 2, 2.5, 3.2, 4, 5, 6.5, 8, 10, 13, 17, 22, 28, 36, 50];

/** What a map may weigh, in bytes after brotli: rather the first, but rather up to the second than coarser than this. */
const BUDGET = 1750;
const LIMIT = 2800;
const COARSE = 9;

/** What a text weighs. This quality is twice as fast as the best one and, for texts this short, no worse. */
const weigh = (text: string) => brotliCompressSync(text, {params: {[constants.BROTLI_PARAM_QUALITY]: 10}}).length;

/** The finest map that keeps within the budget. */
const finest = (draw: (fineness: number) => CountryMap): string | undefined => {
  let [text, from, to]: [string | undefined, number, number] = [undefined, 0, FINENESS.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const tried = JSON.stringify(draw(FINENESS[middle]!));
    const isLight = weigh(tried) <= (FINENESS[middle]! < COARSE ? BUDGET : LIMIT);
    if (isLight) [text, to] = [tried, middle];
    else from = middle + 1;
  }
  return text;
};

/** The maps as JSON by their two letters, those asked for or all. */
export const makeMaps = (wanted = codes): Map<string, string> => {
  const atlas = readAtlas();
  const polygons = polygonsOf(atlas);
  return new Map(
    wanted.map(code => {
      const own = polygons.filter(polygon => polygon.code === code);
      const at = frameOf(code, own);
      const scene = sceneOf(code, at, atlas, polygons);
      const globe = globeOf(at, own);
      const region = regionOf(code);
      const text = finest(fineness => ({...drawScene(scene, fineness), ...(region && {region}), globe}));
      if (!text) throw new Error(`the map of ${code} is too large`);
      return [code, text];
    }),
  );
};

/** What the maps are made from: if none of it has changed, they haven't either. */
const sourceKey = () => {
  const folder = fileURLToPath(new URL('maps/', import.meta.url));
  const files = [
    fileURLToPath(import.meta.url),
    ...readdirSync(folder).sort().map(name => join(folder, name)),
    ...['src/draw/map.ts', 'src/draw/project.ts', 'package-lock.json'].map(name => join(ROOT, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** All maps as JSON by their two letters, made anew only when something has changed: it takes half a minute. */
export const allMaps = (): Map<string, string> => {
  const key = sourceKey();
  try {
    const kept = JSON.parse(readFileSync(CACHE, 'utf8')) as {key: string; maps: [string, string][]};
    if (kept.key === key) return new Map(kept.maps);
  } catch {
    // None yet, or not whole.
  }
  const maps = makeMaps();
  mkdirSync(dirname(CACHE), {recursive: true});
  // Put in place whole, as another build may be reading it.
  writeFileSync(`${CACHE}.${process.pid}`, JSON.stringify({key, maps: [...maps]}));
  renameSync(`${CACHE}.${process.pid}`, CACHE);
  return maps;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(ROOT, '.cache/maps');
  mkdirSync(folder, {recursive: true});
  for (const [code, text] of allMaps()) writeFileSync(join(folder, `${code.toLowerCase()}.js`), `export const map = ${text};\n`);
}
