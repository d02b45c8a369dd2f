/** Places on the globe to places on a map. */

/** A place in degrees (WGS 84), north and east positive. */
export interface Place {
  lat: number;
  lon: number;
}

/** Where the middle of a map lies on the globe, in degrees, and how many units of the map the Earth's radius is. */
export type Projection = readonly [lon: number, lat: number, scale: number];

const RADIANS = Math.PI / 180;

/**
 * Lambert's azimuthal equal-area projection, north up: how far right of and below the middle of the map a place lies, in
 * units of the map. Being made of sines alone it knows no edge at 180°. Formula: Snyder, Map Projections, USGS 1395, 24-2
 * to 24-4.
 */
export const project = ([lon0, lat0, scale]: Projection, {lat, lon}: Place): [x: number, y: number] => {
  const [east, here, middle] = [(lon - lon0) * RADIANS, lat * RADIANS, lat0 * RADIANS];
  const forward = Math.cos(here) * Math.cos(east);
  // Never quite zero, as it would be on the far side of the globe.
  const k = scale * Math.sqrt(2 / Math.max(1 + Math.sin(middle) * Math.sin(here) + Math.cos(middle) * forward, 1e-9));
  return [k * Math.cos(here) * Math.sin(east), k * (Math.sin(middle) * forward - Math.cos(middle) * Math.sin(here))];
};
