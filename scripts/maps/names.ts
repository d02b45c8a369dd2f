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

/** The widest places for one line of text within each country, the widest countries first. */
export const namesOf = (countries: [code: string, rings: Point[][]][]): NonNullable<CountryMap['names']> =>
  countries
    .map(([code, rings]) => {
      let best: [number, number, number] = [0, 0, 0];
      for (let y = EDGE + HALF_LINE; y <= HEIGHT - EDGE - HALF_LINE; y += 9) {
        const room = [y - HALF_LINE, y + HALF_LINE].reduce((parts, line) => common(parts, within(rings, line)), within(rings, y));
        for (const [from, to] of room) if (to - from > best[2]) best = [(from + to) / 2, y, to - from];
      }
      return [code, Math.round(best[0]), best[1], Math.round(best[2])] as const;
    })
    .filter(([, , , room]) => room >= LEAST)
    .sort((a, b) => b[3] - a[3])
    .slice(0, MOST);
