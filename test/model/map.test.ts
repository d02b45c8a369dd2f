import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CountryMap} from '../../src/draw/map.js';
import {countryNames, mapInWords, mapLayout, officesInWords, type MapOffice} from '../../src/model/map.js';
import {mapWords, regionsWords} from '../../src/text/words/map.js';

/** A map on which a degree is about a hundred units, with its middle at 0° 0°. */
const map: CountryMap = {
  at: [0, 0, 18_000 / Math.PI],
  own: 'm0 0 9 0 0 9z',
  names: [['TH', 200, 100, 150]],
  places: [[480, 320, 300], [480, 450, 300]],
  region: '035',
  corner: 1,
  globe: {land: '', spot: [100, 100]},
};
const office = (city: string, x?: number, y = 0): MapOffice => ({city: {text: city}, ...(x !== undefined && {location: {lat: -y / 100, lon: x / 100}})});
const nameOf = (code: string) => ({TH: 'Thailand', VN: 'Vietnam'})[code];
const english = {locale: 'en-CA', words: mapWords.en, regions: regionsWords.en, nameOf};
const french = {locale: 'fr-CA', words: mapWords.fr, regions: regionsWords.fr, nameOf: countryNames('fr-CA')};
const cambodia = {text: 'Cambodia'};

describe('mapLayout', () => {
  const layout = (offices: MapOffice[], em = 30) => mapLayout(map, offices, cambodia, nameOf, em);

  it('places offices, the country’s name and those around it', () => {
    const {marks, own, names, others} = layout([office('Phnom Penh', 30, -120)]);
    assert.deepEqual([marks.length, own!.text, own!.y, names.map(({text}) => text), others], [1, 'Cambodia', 320, ['Thailand'], []]);
  });
  it('moves the country’s name where an office is in its way', () => assert.equal(layout([office('Phnom Penh', -20, 0)]).own!.y, 450));
  it('tells of offices without a place, out of view, or without room for a label', () => {
    const crowd = Array.from({length: 12}, (_, i) => office(`Office ${i}`, i));
    const {marks, others} = layout([...crowd, office('Nowhere'), office('Far', 2000)]);
    const unlabelled = crowd.filter((_, i) => !marks[i]!.mark.label).map(({city}) => city.text);
    assert.ok(unlabelled.length > 0 && unlabelled.length < 12);
    assert.deepEqual([marks.length, others.map(({city}) => city.text)], [12, [...unlabelled, 'Nowhere', 'Far']]);
  });
  it('draws a globe that grows with the map, but not without end', () => {
    const widths = [80, 30, 10, 5].map(em => layout([], em).globe).map(([left, , right]) => Math.round(right - left));
    assert.deepEqual(widths, [186, 186, 90, 45]);
  });
  it('spaces the letters of a name only where they stand apart', () => {
    assert.ok(layout([]).own!.spacing > 0);
    for (const text of ['كمبوديا', 'កម្ពុជា', 'कंबोडिया']) assert.equal(mapLayout(map, [], {text}, nameOf, 30).own!.spacing, 0, text);
  });
});

describe('mapInWords', () => {
  const table: [offices: MapOffice[], text: string][] = [
    [[], 'Map: Cambodia. Where in the world: Southeast Asia. Nearby: Thailand'],
    [[office('Phnom Penh', 0)], 'Map: Cambodia. Where in the world: Southeast Asia. Nearby: Thailand. Office: Phnom Penh'],
    [[office('Phnom Penh', 0), office('Kampot')], 'Map: Cambodia. Where in the world: Southeast Asia. Nearby: Thailand. Offices: Phnom Penh, Kampot'],
  ];
  for (const [offices, text] of table) it(text, () => assert.equal(mapInWords(map, offices, cambodia, english), text));
  it('speaks French', () => assert.equal(mapInWords(map, [], {text: 'Cambodge'}, french), 'Carte\u00a0: Cambodge. Dans le monde\u00a0: Asie du Sud-Est. À proximité\u00a0: Thaïlande'));
  it('leaves out what is not known', () => assert.equal(mapInWords({...map, names: undefined, region: undefined}, [], cambodia, english), 'Map: Cambodia'));
  it('leaves out countries without a name', () => assert.equal(mapInWords({...map, names: [['TH', 0, 0, 9], ['XY', 0, 0, 9]], region: '999'}, [], cambodia, english), 'Map: Cambodia. Nearby: Thailand'));
  it('counts offices', () => assert.equal(officesInWords([office('Manila'), office('Cebu')], french), 'Bureaux\u00a0: Manila, Cebu'));
  it('names countries in English where the locale is malformed', () => assert.equal(countryNames('x!')('KH'), 'Cambodia'));
});
