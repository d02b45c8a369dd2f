/** The half of the world that a country lies in, as seen from far above it. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {geoArea, geoOrthographic} from 'd3-geo';
import {feature} from 'topojson-client';
import {GLOBE, type CountryMap} from '../../src/draw/map.js';
import type {Projection} from '../../src/draw/project.js';
import type {Point} from './atlas.js';
import type {Polygon} from './frame.js';
import {areaOf, collected, pathOf, simplified, weighed} from './shapes.js';

/** The rim has to stay within the box. */
const RADIUS = GLOBE / 2 - 2;

/** What an outline may lose, in square units. */
const COARSE = 7;

/** Countries with less land than this are dots, in square units: the size of Colombia. */
const LEAST = 120;

const file = createRequire(import.meta.url).resolve('world-atlas/land-110m.json');
const world = JSON.parse(readFileSync(file, 'utf8')) as {objects: {land: never}};
const land = feature(world as never, world.objects.land) as object;

/** Rings as a path, without those of less area. */
const outline = (rings: Point[][], leastArea: number) => {
  const large = rings.filter(ring => areaOf(ring) > leastArea).map(ring => [...ring, ring[0]!]);
  return pathOf(weighed(large).map(ring => simplified(ring, COARSE)));
};

/** The globe of a country; seen from nearer the equator than it lies, as globes are. */
export const globeOf = ([lon, lat]: Projection, polygons: Polygon[]): CountryMap['globe'] => {
  const middle: Point = [GLOBE / 2, GLOBE / 2];
  const view = geoOrthographic().rotate([-lon, -lat * 0.7]).scale(RADIUS).translate(middle).clipAngle(90).precision(0.5);
  const [x, y] = view([lon, lat])!;
  const spot: [number, number] = [Math.round(x), Math.round(y)];
  const globe = {land: outline(collected(land, sink => view.stream(sink)), 12)};

  view.precision(0);
  const own = polygons.flatMap(({outer}) => {
    const shape = {type: 'Polygon' as const, coordinates: [outer]};
    // A few rings run the wrong way, which makes land of all the rest of the world.
    const turned = geoArea(shape) > 2 * Math.PI ? {...shape, coordinates: [outer.toReversed()]} : shape;
    return collected(turned, sink => view.stream(sink));
  });
  const area = own.reduce((sum, ring) => sum + areaOf(ring), 0);
  return area > LEAST ? {...globe, own: outline(own, 3)} : {...globe, spot};
};
