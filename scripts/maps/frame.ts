/** What of a country its map shows, and where the middle of that lies. */
import {HEIGHT, WIDTH} from '../../src/draw/map.js';
import {project, type Projection} from '../../src/draw/project.js';
import {isWithin, pointsOf, type Atlas, type Point, type Rings} from './atlas.js';
import {CENTRES, FRAMES, SPOTS} from './codes.js';
import {areaOf, extentOf, joined, type Extent} from './shapes.js';

/** A piece of land with nothing but sea or other countries around it. */
export interface Polygon {
  code: string;
  rings: Rings;
  /** Its outer ring, in degrees. */
  outer: Point[];
  /** In square kilometres. */
  area: number;
  /** The middle of its outline, in degrees, and how far from there it reaches, as an angle in radians. */
  centre: Point;
  reach: number;
}

const EARTH_KM = 6371;

/** No map shows less than this: the atlas knows no more of a shore than every other kilometre. */
const LEAST_KM = 84;

/** How much is shown around a dot. */
const SPOT_KM = 260;

/** How much of the map the country fills. */
const FILL = 0.82;

/** What the map's growth by a factor of e has to bring in, as a part of the country's land: far parts, and those near by. */
const FAR = 0.3;
const NEAR = 0.07;

/** How much the map may grow for what is near by. */
const NEAR_GROWTH = 1.3;

type Vector = [number, number, number];

const RADIANS = Math.PI / 180;

const vector = ([lon, lat]: Point): Vector => {
  const [east, north] = [lon * RADIANS, lat * RADIANS];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
};

const degrees = ([x, y, z]: Vector): Point => [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];

/** The angle between two places, in radians. */
export const angle = (one: Point, other: Point) => {
  const [a, b] = [vector(one), vector(other)];
  return Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
};

const on = (at: Projection) => ([lon, lat]: Point): Point => project(at, {lon, lat});

/** Every piece of land there is. */
export const polygonsOf = ({arcs, lands}: Atlas): Polygon[] =>
  [...lands].flatMap(([code, polygons]) =>
    polygons.map(rings => {
      const outer = pointsOf(rings[0]!, arcs);
      const sum = outer.map(vector).reduce(([x, y, z], [dx, dy, dz]) => [x + dx, y + dy, z + dz], [0, 0, 0]);
      const centre = degrees(sum);
      // The smallest islands have come out as lines; they are land all the same.
      const area = Math.max(areaOf(outer.map(on([...centre, EARTH_KM]))), 0.1);
      return {code, rings, outer, area, centre, reach: Math.max(...outer.map(point => angle(centre, point)))};
    }),
  );

/** How many kilometres a unit of the map has to be for an extent in kilometres to fit. */
const sizeOf = ([left, top, right, bottom]: Extent) =>
  Math.max((right - left) / WIDTH / FILL, (bottom - top) / HEIGHT / FILL, LEAST_KM / WIDTH);

/** The main land: far parts count only where they are large for how much smaller they would make everything else. */
const mainLand = (code: string, polygons: Polygon[]): Polygon[] => {
  const box = FRAMES[code];
  if (box) return polygons.filter(({centre}) => isWithin(centre, box));
  /** As the size, and somewhat more where the land spreads out the other way as well: that moves the middle. */
  const costOf = (extent: Extent) => sizeOf(extent) + 0.2 * ((extent[2] - extent[0]) / WIDTH + (extent[3] - extent[1]) / HEIGHT);
  const [first, ...others] = polygons.toSorted((a, b) => b.area - a.area) as [Polygon, ...Polygon[]];
  const total = polygons.reduce((sum, {area}) => sum + area, 0);
  const at: Projection = [...first.centre, EARTH_KM];
  const extents = new Map(polygons.map(polygon => [polygon, extentOf(polygon.outer.map(on(at)))]));

  // One after the other, the next being what makes the map grow least.
  const steps = [{polygon: first, extent: extents.get(first)!, share: first.area / total}];
  while (others.length > 0) {
    const {extent, share} = steps.at(-1)!;
    const costs = others.map(other => costOf(joined(extent, extents.get(other)!)));
    const [polygon] = others.splice(costs.indexOf(Math.min(...costs)), 1) as [Polygon];
    steps.push({polygon, extent: joined(extent, extents.get(polygon)!), share: share + polygon.area / total});
  }
  const best = (price: number, isAllowed: (extent: Extent) => boolean) => {
    const scores = steps.map(({extent, share}) => (isAllowed(extent) ? share - price * Math.log(costOf(extent)) : -Infinity));
    return scores.lastIndexOf(Math.max(...scores));
  };
  const main = costOf(steps[best(FAR, () => true)]!.extent);
  const last = best(NEAR, extent => costOf(extent) <= main * NEAR_GROWTH);
  return steps.slice(0, last + 1).map(({polygon}) => polygon);
};

const round = (value: number, digits: number) => +value.toFixed(digits);

/** The projection that brings a country into the frame. */
export const frameOf = (code: string, polygons: Polygon[]): Projection => {
  const main = mainLand(code, polygons);
  const points = main.flatMap(({outer}) => outer);
  let centre = CENTRES[code] ?? main.toSorted((a, b) => b.area - a.area)[0]!.centre;
  let size = 0;
  // The middle of the outline depends on where it is seen from, so it takes a few steps to come near.
  for (let i = 0; i < 6; i++) {
    const extent = extentOf(points.map(on([...centre, EARTH_KM])));
    size = Math.max(sizeOf(extent), SPOTS.includes(code) ? SPOT_KM / WIDTH : 0);
    if (CENTRES[code]) break;
    const [x, y] = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
    // Near the middle a kilometre is a kilometre; `y` runs down.
    const lat = centre[1] - y / EARTH_KM / RADIANS;
    const lon = centre[0] + x / EARTH_KM / RADIANS / Math.cos(centre[1] * RADIANS);
    centre = [((lon + 540) % 360) - 180, Math.min(89, Math.max(-89, lat))];
  }
  return [round(centre[0], 3), round(centre[1], 3), round(EARTH_KM / size, EARTH_KM / size < 1e4 ? 1 : 0)];
};
