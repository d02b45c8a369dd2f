/** Where on a map there is room for the names of other countries. */
import {HEIGHT, WIDTH, type CountryMap} from '../../src/draw/map.js';
import type {Point} from './atlas.js';

/** Room around a line of text, above and below its middle, and at the edge of the map. */
const HALF_LINE = 13;
const EDGE = 14;

/** Less room than this holds no name. */
const LEAST = 60;

/** More names than this would crowd the map. */
const MOST = 8;

/** How many places for the country's own name, and how far one is below another. */
const OWN_PLACES = 3;
const OWN_APART = 60;

/** The parts of a horizontal line that lie within rings. */
const within = (rings: Point[][], y: number): Point[] => {
  const crossings = rings.flatMap(ring =>
    ring.flatMap(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      return y1 > y !== y2 > y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
    }),
  );
  crossings.sort((a, b) => a - b);
  return crossings.flatMap((x, i): Point[] => (i % 2 ? [[Math.max(crossings[i - 1]!, EDGE), Math.min(x, WIDTH - EDGE)]] : []));
};

const common = (one: Point[], other: Point[]) =>
  one.flatMap(([a, b]) => other.map(([c, d]): Point => [Math.max(a, c), Math.min(b, d)]).filter(([from, to]) => to > from));

type Room = readonly [x: number, y: number, room: number];

/** The parts of a line that are not among others. */
const without = (one: Point[], others: Point[]) =>
  others.reduce((parts, [from, to]) => parts.flatMap(([a, b]): Point[] => [[a, Math.min(b, from)], [Math.max(a, to), b]]).filter(([a, b]) => b > a), one);

/** Wherever there is room for one line of text within rings, at several heights; none of it on water. */
const roomsOf = (rings: Point[][], water: Point[][] = []): Room[] => {
  const rooms: Room[] = [];
  for (let y = EDGE + HALF_LINE; y <= HEIGHT - EDGE - HALF_LINE; y += 9) {
    const lines = [y, y - HALF_LINE, y + HALF_LINE].map(line => without(within(rings, line), within(water, line)));
    const free = lines.reduce(common);
    for (const [from, to] of free) if (to - from >= LEAST) rooms.push([Math.round((from + to) / 2), y, Math.round(to - from)]);
  }
  return rooms.sort((a, b) => b[2] - a[2]);
};

/** The widest places for one line of text within each country, the widest countries first. */
export const namesOf = (countries: [code: string, rings: Point[][]][]): NonNullable<CountryMap['names']> =>
  countries
    .flatMap(([code, rings]) => roomsOf(rings).slice(0, 1).map(room => [code, ...room] as const))
    .sort((a, b) => b[3] - a[3])
    .slice(0, MOST);

/** Places for the country's own name, the widest first, well apart: offices may stand in some of them. */
export const placesOf = (rings: Point[][], water: Point[][]): Room[] => {
  const places: Room[] = [];
  for (const room of roomsOf(rings, water)) {
    if (places.length < OWN_PLACES && places.every(([, y]) => Math.abs(y - room[1]) >= OWN_APART)) places.push(room);
  }
  return places;
};
