/** A country's map, from the atlas, as fine as it is wanted. */
import {mergeArcs, mesh} from 'topojson-client';
import {HEIGHT, WIDTH, type CountryMap} from '../../src/draw/map.js';
import {project, type Projection} from '../../src/draw/project.js';
import {pointsOf, type Atlas, type Point, type Rings} from './atlas.js';
import {codes, SPOTS} from './codes.js';
import {angle, type Polygon} from './frame.js';
import {namesOf, placesOf} from './names.js';
import {areaOf, clipped, extentOf, lozenge, overlap, pathOf, simplified, weighed, type Extent, type Weighted} from './shapes.js';

/** Somewhat beyond the frame, so that lines along its edge stay out of sight. */
const VIEW: Extent = [-8, -8, WIDTH + 8, HEIGHT + 8];

/** Islands smaller than this, across, have no shape. */
const ISLET = 8;

/** How wide and high the globe may stand in a corner. */
const CORNER = 210;

/** All that lies in view of a country, on its map. */
export interface Scene {
  code: string;
  at: Projection;
  /** With all their points, and with what each point is worth. */
  full: Point[][];
  arcs: Weighted[][];
  /** By country. */
  lands: Map<string, Rings[]>;
  lakes: Weighted[][];
  names: NonNullable<CountryMap['names']>;
  places: NonNullable<CountryMap['places']>;
}

const ringsOf = (polygons: Rings[], arcs: Point[][]) => polygons.flat().map(ring => pointsOf(ring, arcs));

/** Fine enough to find room for names. */
const FOR_NAMES = 12;

/** Far below what is seen, but most of what a large country's outline consists of. */
const DUST = 0.4;

/** Without points that lie on top of each other on the map; the ends stay, as others end there too. */
const dusted = (points: Point[]): Point[] => {
  const [left, top, right, bottom] = extentOf(points);
  if (Math.max(right - left, bottom - top) < ISLET) return points;
  let last = points[0]!;
  return points.filter((point, i) => {
    if (i > 0 && i < points.length - 1 && Math.hypot(point[0] - last[0], point[1] - last[1]) < DUST) return false;
    last = point;
    return true;
  });
};

export const sceneOf = (code: string, at: Projection, {arcs, lakes}: Atlas, polygons: Polygon[]): Scene => {
  const place = ([lon, lat]: Point): Point => {
    const [x, y] = project(at, {lon, lat});
    return [x + WIDTH / 2, y + HEIGHT / 2];
  };
  const centre: Point = [at[0], at[1]];
  const reach = Math.hypot(WIDTH, HEIGHT) / 2 / at[2];
  const numbers = new Map<number, number>();
  const full: Point[][] = [];
  const renumbered = (arc: number): number => {
    const known = arc < 0 ? ~arc : arc;
    if (!numbers.has(known)) {
      const points = arcs[known]!.map(place);
      // Out of view only matters on which side of it a line passes.
      numbers.set(known, full.push(overlap(extentOf(points), VIEW) ? dusted(points) : [points[0]!, points.at(-1)!]) - 1);
    }
    return arc < 0 ? ~numbers.get(known)! : numbers.get(known)!;
  };
  const lands = new Map<string, Rings[]>();
  for (const polygon of polygons) {
    if (angle(centre, polygon.centre) > polygon.reach + reach * 1.2) continue;
    if (!overlap(extentOf(polygon.outer.map(place)), VIEW)) continue;
    lands.set(polygon.code, [...(lands.get(polygon.code) ?? []), polygon.rings.map(ring => ring.map(renumbered))]);
  }
  const waters = lakes
    .filter(lake => angle(centre, lake[0]!) < reach * 2 + 0.2)
    .map(lake => lake.map(place))
    .filter(lake => overlap(extentOf(lake), VIEW));
  const weights = weighed(full);
  const coarse = weights.map(arc => simplified(arc, FOR_NAMES));
  const others = [...lands].filter(([other]) => other !== code && codes.includes(other));
  const inView = (polygons: Rings[] = []) => clipped(ringsOf(polygons, coarse), VIEW, true);
  const names = namesOf(others.map(([other, polygons]) => [other, inView(polygons)]));
  const places = placesOf(inView(lands.get(code)), waters);
  return {code, at, full, arcs: weights, lands, lakes: weighed(waters), names, places};
};

const plain = (points: Weighted[]) => points.map(([x, y]): Point => [x, y]);

/**
 * Islands too small to have a shape become lozenges, one for each crowd of them.
 *
 * @param original The same rings with all their points.
 * @param leastArea What is smaller is left out.
 */
const withIslets = (rings: Point[][], original: Point[][], leastArea: number): Point[][] => {
  const areas = original.map(areaOf);
  // Where there is little else, islets have to be seen.
  const [across, least, most, distance] = areas.reduce((sum, area) => sum + area, 0) < 2500 ? [18, 7, 9, 20] : [ISLET, 2, 4, 7];
  const shapes: Point[][] = [];
  const islets: {at: Point; radius: number}[] = [];
  rings.forEach((ring, i) => {
    if (areas[i]! < leastArea) return;
    const [left, top, right, bottom] = extentOf(original[i]!);
    if (Math.max(right - left, bottom - top) > across) shapes.push(ring);
    else {
      const radius = Math.min(Math.max(Math.sqrt(areas[i]! / 2), least), most);
      islets.push({at: [(left + right) / 2, (top + bottom) / 2], radius});
    }
  });
  const kept: Point[] = [];
  for (const {at, radius} of islets.sort((a, b) => b.radius - a.radius)) {
    if (kept.some(([x, y]) => Math.hypot(x - at[0], y - at[1]) < distance)) continue;
    kept.push(at);
    shapes.push(lozenge(at, radius));
  }
  return shapes;
};

/** The corner in which the globe covers least of the country, and else least land. */
const cornerOf = (own: Point[][], land: Point[][]): CountryMap['corner'] => {
  const covered = ([0, 1, 2, 3] as const).map(corner => {
    const [left, top] = [corner % 2 ? WIDTH - CORNER : 0, corner > 1 ? HEIGHT - CORNER : 0];
    const view: Extent = [left, top, left + CORNER, top + CORNER];
    const within = (rings: Point[][]) => clipped(rings, view, true).reduce((sum, ring) => sum + areaOf(ring), 0);
    return within(own) * 9 + within(land);
  });
  return covered.indexOf(Math.min(...covered)) as CountryMap['corner'];
};

/**
 * The scene as a map.
 *
 * @param least How much of the country's own outline may be left out at each point, in square units of the map.
 */
export const drawScene = ({code, at, full, arcs, lands, lakes, names, places}: Scene, least: number): Omit<CountryMap, 'globe'> => {
  const own = lands.get(code) ?? [];
  const ownArcs = new Set(own.flat().flat().map(arc => (arc < 0 ? ~arc : arc)));
  const fine = arcs.map((arc, i) => {
    const isIsland = `${full[i]![0]}` === `${full[i]!.at(-1)}`;
    // An island loses no more than its own size allows.
    if (ownArcs.has(i)) return simplified(arc, isIsland ? Math.min(least, areaOf(full[i]!) / 10) : least);
    return simplified(arc, least * 3);
  });

  const ownFull = ringsOf(own, full);
  const hasMainland = Math.max(0, ...ownFull.map(areaOf)) > 4000;
  const ownRings = clipped(withIslets(ringsOf(own, fine), ownFull, hasMainland ? Math.min(least, 6) : 0), VIEW, true);
  const isSpot = SPOTS.includes(code);

  const topology = {type: 'Topology', arcs: fine, objects: {}} as never;
  // The country's own land too: a coast that comes twice in the same steps compresses better than borders run both ways.
  const merged = mergeArcs(topology, [{type: 'MultiPolygon', arcs: [...lands.values()].flat()} as never]);
  const all = clipped(ringsOf(merged.arcs as unknown as Rings[], fine).filter(ring => areaOf(ring) > least * 6), VIEW, true);

  const countries = [...lands].map(([id, polygons]) => ({type: 'MultiPolygon', id, arcs: polygons}));
  const isBorder = (a: {id?: unknown}, b: {id?: unknown}) => a !== b && (isSpot || (a.id !== code && b.id !== code));
  const between = mesh(topology, {type: 'GeometryCollection', geometries: countries} as never, isBorder);
  const borders = pathOf(clipped(between.coordinates as Point[][], VIEW, false), false);

  const shores = lakes.filter(lake => areaOf(plain(lake)) > 90).map(lake => simplified(lake, least * 2));
  const water = pathOf(clipped(shores, VIEW, true));
  const land = pathOf(all);

  return {
    at,
    ...(land && {land}),
    ...(isSpot ? {spot: [WIDTH / 2, HEIGHT / 2] as const} : {own: pathOf(ownRings)}),
    ...(borders && {borders}),
    ...(water && {lakes: water}),
    ...(names.length > 0 && {names}),
    ...(places.length > 0 && {places}),
    corner: cornerOf(ownRings, all),
  };
};
