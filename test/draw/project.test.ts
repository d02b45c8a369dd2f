import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {geoAzimuthalEqualArea, geoDistance} from 'd3-geo';
import fc from 'fast-check';
import {project} from '../../src/draw/project.js';

const near = (actual: readonly number[], expected: readonly number[], within: number) =>
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) <= within, `${actual} is not ${expected}`));

describe('project', () => {
  it('puts the middle of the map in the middle', () => near(project([104.9, 12.6, 7000], {lon: 104.9, lat: 12.6}), [0, 0], 1e-9));
  it('puts the north up and the east right', () => {
    const [east, south] = project([10, 50, 1000], {lon: 11, lat: 51});
    assert.ok(east > 0 && south < 0, `${east} ${south}`);
  });
  it('knows no edge at 180°', () => {
    const [before] = project([178, -18, 10_000], {lon: 179.9, lat: -18});
    const [after] = project([178, -18, 10_000], {lon: -179.9, lat: -18});
    near([after - before], [(0.2 * Math.PI * 10_000 * Math.cos((18 * Math.PI) / 180)) / 180], 0.1);
  });
  it('shows the pole as a place like any other', () => near(project([0, -90, 700], {lon: 123, lat: -90}), [0, 0], 1e-9));
  it('stays finite on the far side of the globe', () => assert.deepEqual(project([0, 0, 1], {lon: 180, lat: 0}).map(Number.isFinite), [true, true]));

  it('is what d3-geo makes of any place seen from anywhere', () => {
    const degrees = (most: number) => fc.double({min: -most, max: most, noNaN: true});
    fc.assert(
      fc.property(degrees(180), degrees(90), degrees(180), degrees(90), (lon0, lat0, lon, lat) => {
        // On the far side, the smallest error of a direction is a large one of a place.
        fc.pre(geoDistance([lon0, lat0], [lon, lat]) < 3);
        const theirs = geoAzimuthalEqualArea().rotate([-lon0, -lat0]).scale(1000).translate([0, 0])([lon, lat])!;
        near(project([lon0, lat0, 1000], {lon, lat}), theirs, 1e-3);
      }),
      {numRuns: 2000},
    );
  });
});
