/** Plane geometry for drawing small: areas, clipping, paths in whole units. */
import {geoIdentity, geoStream} from 'd3-geo';
import {presimplify} from 'topojson-simplify';
import type {Point} from './atlas.js';

/** A point with the area that the outline would lose without it (Visvalingam and Whyatt). */
export type Weighted = [x: number, y: number, weight: number];

export type Extent = [left: number, top: number, right: number, bottom: number];

/** The area a ring surrounds, whichever way it runs. */
export const areaOf = (ring: Point[]) => {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum) / 2;
};

export const extentOf = (points: Point[]): Extent => {
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    extent[0] = Math.min(extent[0], x);
    extent[1] = Math.min(extent[1], y);
    extent[2] = Math.max(extent[2], x);
    extent[3] = Math.max(extent[3], y);
  }
  return extent;
};

export const joined = (a: Extent, b: Extent): Extent => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

export const overlap = (a: Extent, b: Extent) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Collects what comes out of a stream of d3-geo as lists of points; rings come without their first point again. */
export const collected = (shape: object, through: (sink: never) => unknown): Point[][] => {
  const lines: Point[][] = [];
  const sink = {
    point: (x: number, y: number) => void lines.at(-1)!.push([x, y]),
    lineStart: () => void lines.push([]),
    lineEnd: () => {},
    polygonStart: () => {},
    polygonEnd: () => {},
    sphere: () => {},
  };
  geoStream(shape as never, through(sink as never) as never);
  return lines.filter(line => line.length > 1);
};

/** Cuts off what lies outside of an extent. Rings stay rings, closed along its edge. */
export const clipped = (lines: Point[][], [left, top, right, bottom]: Extent, isRings: boolean): Point[][] => {
  const clip = geoIdentity().clipExtent([[left, top], [right, bottom]]);
  const shape = isRings
    ? {type: 'Polygon', coordinates: lines.map(ring => [...ring, ring[0]!])}
    : {type: 'MultiLineString', coordinates: lines};
  return collected(shape, sink => clip.stream(sink));
};

/** Lines with the weights of their points. */
export const weighed = (lines: Point[][]): Weighted[][] =>
  (presimplify({type: 'Topology', arcs: lines, objects: {}} as never) as unknown as {arcs: Weighted[][]}).arcs;

/** The points that matter. */
export const simplified = (line: Weighted[], least: number): Point[] =>
  line.filter(([, , weight]) => weight >= least).map(([x, y]) => [x, y]);

/** On whole units, without steps of no length and points in the middle of straight lines. */
const rounded = (line: Point[], isRing: boolean): Point[] => {
  const points: Point[] = [];
  for (const [x, y] of line) {
    const point: Point = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    const before = points.at(-2);
    const isStraight =
      last && before && (last[0] - before[0]) * (point[1] - last[1]) === (last[1] - before[1]) * (point[0] - last[0]);
    if (isStraight) points.pop();
    points.push(point);
  }
  if (isRing && points.length > 1 && `${points[0]}` === `${points.at(-1)}`) points.pop();
  return points;
};

const step = (x: number, y: number, isFirst: boolean) => `${isFirst || x < 0 ? '' : ' '}${x}${y < 0 ? '' : ' '}${y}`;

/** Rings or lines as one SVG path of relative steps in whole units; what comes out without area or length is left out. */
export const pathOf = (lines: Point[][], isRings = true): string => {
  let path = '';
  let [x, y] = [0, 0];
  for (const line of lines) {
    const points = rounded(line, isRings);
    if (points.length < (isRings ? 3 : 2)) continue;
    const [first, ...others] = points as [Point, ...Point[]];
    path += `m${step(first[0] - x, first[1] - y, true)}`;
    [x, y] = first;
    let [fromX, fromY] = first;
    for (const [toX, toY] of others) {
      path += step(toX - fromX, toY - fromY, false);
      [fromX, fromY] = [toX, toY];
    }
    if (isRings) path += 'z';
    else [x, y] = [fromX, fromY];
  }
  return path;
};

/** A small lozenge: an island too small to have a shape. */
export const lozenge = ([x, y]: Point, radius: number): Point[] => [
  [x - radius, y],
  [x, y - radius],
  [x + radius, y],
  [x, y + radius],
];
