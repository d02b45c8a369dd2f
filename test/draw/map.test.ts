import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {globeBox, HEIGHT, placeName, placeNames, placeOffices, WIDTH, type Box, type CountryMap, type Labelled} from '../../src/draw/map.js';

/** A map on which a degree is about a hundred units, with its middle at 0° 0°. */
const map: CountryMap = {at: [0, 0, 18_000 / Math.PI], own: 'm0 0 9 0 0 9z', corner: 1, globe: {land: '', spot: [100, 100]}};

const office = (label: string, x = 0, y = 0): Labelled => ({label, lon: x / 100, lat: -y / 100});
const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const measure = (text: string) => text.length * 10;

describe('placeOffices', () => {
  it('puts a mark where the office is and its label right of it', () => {
    const [mark] = placeOffices([office('Phnom Penh', 30, -20)], map, {size: 20, measure});
    assert.equal(mark!.isInView, true);
    assert.deepEqual([Math.round(mark!.x), Math.round(mark!.y)], [510, 300]);
    assert.equal(mark!.label!.anchor, 'start');
    assert.equal(mark!.label!.y, mark!.y);
    assert.ok(mark!.label!.x > mark!.x + 5 && mark!.label!.x < mark!.x + 20, `${mark!.label!.x}`);
  });

  it('puts a label left where the map ends on the right', () => assert.equal(placeOffices([office('Phnom Penh', 420)], map, {size: 20, measure})[0]!.label!.anchor, 'end'));

  it('puts labels above and below where both sides are taken', () => {
    const taken: Box[] = [[490, 315, 700, 325], [300, 315, 470, 325]];
    const [mark] = placeOffices([office('Above')], map, {size: 20, measure, taken});
    assert.equal(mark!.label!.anchor, 'middle');
    assert.ok(mark!.label!.y < mark!.y, `${mark!.label!.y}`);
    const [other] = placeOffices([office('Below')], map, {size: 20, measure, taken: [...taken, [400, 280, 560, 305]]});
    assert.ok(other!.label!.y > other!.y, `${other!.label!.y}`);
  });

  it('keeps a label off the globe', () => {
    const globe = globeBox(map, 190);
    const [mark] = placeOffices([office('Near the globe', 200, -250)], map, {size: 20, measure, taken: [globe]});
    assert.equal(mark!.label!.anchor, 'end');
  });

  it('shows no label that is wider than the map', () => {
    const [mark] = placeOffices([office('x'.repeat(100))], map, {size: 20, measure});
    assert.equal(mark!.isInView, true);
    assert.equal(mark!.label, undefined);
  });

  it('shows a mark alone where there is no name', () => assert.equal(placeOffices([office('')], map, {size: 20})[0]!.label, undefined));

  it('knows what is out of view', () => {
    const [mark] = placeOffices([{label: 'Honolulu', lat: 21, lon: -157}], map, {size: 20});
    assert.equal(mark!.isInView, false);
    assert.equal(mark!.label, undefined);
  });

  it('gives two offices in one city a label each', () => {
    const marks = placeOffices([office('North'), office('South')], map, {size: 20, measure});
    assert.equal(marks.filter(({label}) => label).length, 2);
    assert.equal(overlap(marks[0]!.boxes[1]!, marks[1]!.boxes[1]!), false);
  });

  it('leaves labels out rather than on top of each other in a crowd', () => {
    const marks = placeOffices(Array.from({length: 30}, (_, i) => office(`Office ${i}`, i, i)), map, {size: 20, measure});
    assert.equal(marks.length, 30);
    const shown = marks.filter(({label}) => label).length;
    assert.ok(marks[0]!.label && shown < 30, `${shown} labels`);
  });

  const offices = fc.array(fc.record({label: fc.string({maxLength: 20}), lat: fc.double({min: -4, max: 4, noNaN: true}), lon: fc.double({min: -6, max: 6, noNaN: true})}), {maxLength: 12});

  it('never puts a label on another, on a mark or beyond the edge', () => {
    fc.assert(
      fc.property(offices, fc.integer({min: 8, max: 60}), (list, size) => {
        const marks = placeOffices(list, map, {size});
        const shown = marks.flatMap((mark, i) => mark.boxes.slice(1).map(box => ({box, i})));
        for (const {box, i} of shown) {
          assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= WIDTH && box[3] <= HEIGHT, `${box}`);
          marks.forEach((other, k) => other.boxes.forEach(taken => assert.ok((k === i && taken === box) || !overlap(box, taken), `${box} on ${taken}`)));
        }
      }),
    );
  });

  it('comes out the same every time', () => {
    fc.assert(fc.property(offices, list => assert.deepEqual(placeOffices(list, map, {size: 24}), placeOffices(list, map, {size: 24}))));
  });

  const widths: [text: string, ems: number][] = [['Phnom Penh', 5.6], ['東京', 2], ['កម្ពុជា', 2.24], ['', 0]];
  for (const [text, ems] of widths) {
    it(`takes ${text || 'nothing'} for ${ems} em wide`, () => {
      const [, box] = placeOffices([office(text)], map, {size: 100})[0]!.boxes;
      assert.equal(Math.round(box ? box[2] - box[0] : 0), Math.round(ems * 100));
    });
  }
});

describe('placeNames', () => {
  const named: CountryMap = {...map, names: [['TH', 200, 100, 150], ['VN', 700, 500, 90]]};
  const nameOf = (code: string) => ({TH: 'Thailand', VN: 'Vietnam'})[code];

  it('puts names where there is room for them', () =>
    assert.deepEqual(placeNames(named, nameOf, {size: 20, measure}), [{text: 'Thailand', x: 200, y: 100}, {text: 'Vietnam', x: 700, y: 500}]));
  it('leaves out what has too little', () => assert.deepEqual(placeNames(named, nameOf, {size: 20, measure: text => text.length * 13}).map(({text}) => text), ['Thailand']));
  it('leaves out what would cover something', () =>
    assert.deepEqual(placeNames(named, nameOf, {size: 20, measure, taken: [[0, 0, 300, 300]]}).map(({text}) => text), ['Vietnam']));
  it('leaves out what has no name', () => assert.deepEqual(placeNames(named, () => undefined, {size: 20}), []));
  it('has nothing for a map without neighbours', () => assert.deepEqual(placeNames(map, nameOf, {size: 20}), []));
});

describe('placeName', () => {
  const places = [[200, 100, 150], [300, 300, 120], [300, 500, 60]] as const;
  it('takes the first place', () => assert.deepEqual(placeName('Cambodia', places, {size: 20, measure}), {text: 'Cambodia', x: 200, y: 100}));
  it('takes the next one where that is taken', () => assert.equal(placeName('Cambodia', places, {size: 20, measure, taken: [[150, 90, 210, 110]]})!.y, 300));
  it('takes none that is too narrow', () => assert.equal(placeName('x'.repeat(16), places, {size: 20, measure}), undefined));
  it('has nothing for a map without room', () => assert.equal(placeName('Chile', undefined, {size: 20, measure}), undefined));
  it('has nothing where there is no name', () => assert.equal(placeName(undefined, places, {size: 20}), undefined));
});

describe('globeBox', () => {
  for (const [corner, left, top] of [[0, 20, 20], [1, 750, 20], [2, 20, 430], [3, 750, 430]] as const) {
    it(`is in corner ${corner}`, () => assert.deepEqual(globeBox({...map, corner}, 190), [left, top, left + 190, top + 190]));
  }
});
