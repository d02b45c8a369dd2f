/** The maps that the build makes, checked against what is known of the world from elsewhere. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {allMaps} from '../../scripts/make-maps.js';
import {globeBox, HEIGHT, WIDTH, type CountryMap} from '../../src/draw/map.js';
import {project} from '../../src/draw/project.js';
import * as en from '../../src/text/words/en-map.js';
import * as fr from '../../src/text/words/fr-map.js';

const texts = allMaps();
const maps = new Map([...texts].map(([code, text]) => [code, JSON.parse(text) as CountryMap]));
const bytes = [...texts].map(([code, text]): [string, number] => [code, brotliCompressSync(text).length]).sort((a, b) => a[1] - b[1]);

type Point = [number, number];

/** A path of relative steps as its lines, read without the code that wrote it. */
const read = (path = ''): Point[][] => {
  let at: Point = [0, 0];
  return (path.match(/m[^m]+/g) ?? []).map(line => {
    const numbers = line.match(/-?\d+/g)!.map(Number);
    const points: Point[] = [];
    for (let i = 0; i < numbers.length; i += 2) points.push((at = [at[0] + numbers[i]!, at[1] + numbers[i + 1]!]));
    if (line.endsWith('z')) at = points[0]!;
    return points;
  });
};

const placeOn = ({at}: CountryMap, lat: number, lon: number): Point => {
  const [x, y] = project(at, {lat, lon});
  return [x + WIDTH / 2, y + HEIGHT / 2];
};

const isIn = ([x, y]: Point, rings: Point[][]) =>
  rings.reduce((isInside, ring) => {
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    });
    return isInside;
  }, false);

/** How far a place is from the nearest line. */
const distance = ([x, y]: Point, rings: Point[][]) =>
  Math.min(
    ...rings.flatMap(ring =>
      ring.map(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length]!;
        const part = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2 || 1)));
        return Math.hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1));
      }),
    ),
  );

const regions: Record<string, string> = en.regions;

const isInFrame = ([x, y]: Point) => x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;

/** Letters that CLDR names, though ISO 3166-1 does not: reserved ones, groups of countries, and those for trying out. */
const NOT_COUNTRIES = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' ');

describe('the maps', () => {
  it('are there for every country that has a name', () => {
    const names = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const named = letters.flatMap(a => letters.map(b => a + b)).filter(code => names.of(code) && !NOT_COUNTRIES.includes(code));
    // Letters of countries that are no more have the name of what came after.
    const known = new Intl.DisplayNames('en', {type: 'region'});
    const current = named.filter(code => new Intl.Locale(`und-${code}`).region === code && known.of(code));
    assert.deepEqual([...maps.keys()].sort(), current);
    assert.equal(maps.size, 250);
  });

  it('weigh at most 3 KB each, and half of them less than 1.6', () => {
    assert.ok(bytes.at(-1)![1] <= 3000, `${bytes.at(-1)}`);
    assert.ok(bytes[bytes.length >> 1]![1] <= 1600, `${bytes[bytes.length >> 1]}`);
  });

  for (const [code, map] of maps) {
    it(`${code} is a whole map`, () => {
      const {at, land, own, borders, lakes, spot, names = [], places = [], region, corner, globe, ...rest} = map;
      assert.deepEqual(rest, {});
      assert.ok(at.length === 3 && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90 && at[2] > 0, `${at}`);
      for (const path of [land, own, lakes, globe.land, globe.own]) assert.match(path ?? '', /^(m-?\d+( |(?=-))-?\d+([ -]\d+)+z)*$/);
      assert.match(borders ?? '', /^(m-?\d+( |(?=-))-?\d+([ -]\d+)+)*$/);
      assert.ok([0, 1, 2, 3].includes(corner), `${corner}`);

      assert.ok(!!own !== !!spot, 'an outline or a dot');
      if (spot) assert.ok(isInFrame([...spot]), `${spot}`);
      const seen = read(own).flat().filter(isInFrame);
      const across = Math.max(...[0, 1].map(axis => Math.max(...seen.map(point => point[axis]!)) - Math.min(...seen.map(point => point[axis]!))));
      if (own) assert.ok(seen.length >= 3 && across >= 12, `${across} across`);

      assert.ok(globe.land && !!globe.own !== !!globe.spot, 'an outline or a dot on the globe');
      for (const [x, y] of [...read(globe.land), ...read(globe.own), globe.spot ? [[...globe.spot] as Point] : []].flat()) assert.ok(Math.hypot(x - 100, y - 100) < 99.5, `${x} ${y}`);

      assert.ok(region ? Object.hasOwn(regions, region) : code === 'AQ', `part of the world: ${region}`);

      for (const [x, y, room] of places) {
        for (const at of [x - room / 2 + 3, x, x + room / 2 - 3]) {
          assert.ok(isInFrame([at, y]) && (isIn([at, y], read(own)) || distance([at, y], read(own)) < 9), `its own land at ${at} ${y}`);
        }
      }

      for (const [other, x, y, room] of names) {
        assert.ok(maps.has(other) && other !== code, other);
        for (const at of [x - room / 2 + 3, x, x + room / 2 - 3]) {
          assert.ok(isInFrame([at, y]), other);
          assert.ok(isIn([at, y], read(land)) || distance([at, y], read(land)) < 9, `${other} has land at ${at} ${y}`);
          assert.ok(!isIn([at, y], read(own)) || distance([at, y], read(own)) < 9, `${other} is not ${code} at ${at} ${y}`);
        }
      }
    });
  }

  const cities: [code: string, city: string, lat: number, lon: number][] = [
    ['KH', 'Phnom Penh', 11.5564, 104.9282],
    ['KH', 'Siem Reap', 13.36, 103.86],
    ['PH', 'Manila', 14.6, 121],
    ['PH', 'Cebu', 10.32, 123.9],
    ['PH', 'Davao', 7.07, 125.6],
    ['FJ', 'Nadi', -17.8, 177.42],
    ['FJ', 'Labasa', -16.42, 179.37],
    ['FJ', 'Taveuni', -16.85, -179.97],
    ['RU', 'Moscow', 55.75, 37.62],
    ['RU', 'Kaliningrad', 54.7, 20.5],
    ['RU', 'Vladivostok', 43.15, 131.9],
    ['RU', 'Egvekinot', 66.4, -179.1],
    ['CL', 'Santiago', -33.45, -70.67],
    ['CL', 'Punta Arenas', -53.16, -70.91],
    ['SG', 'Singapore', 1.35, 103.82],
    ['FR', 'Paris', 48.86, 2.35],
    ['FR', 'Ajaccio', 41.93, 8.74],
    ['US', 'Washington', 38.9, -77.04],
    ['US', 'Seattle', 47.61, -122.33],
    ['CA', 'Ottawa', 45.42, -75.7],
    ['CA', 'Iqaluit', 63.75, -68.5],
    ['ID', 'Jakarta', -6.2, 106.85],
    ['ID', 'Jayapura', -2.6, 140.6],
    ['KE', 'Nairobi', -1.29, 36.82],
    ['GT', 'Guatemala', 14.63, -90.51],
    ['TV', 'Funafuti', -8.52, 179.2],
    ['RE', 'Saint-Denis', -20.89, 55.46],
    ['GF', 'Cayenne', 4.92, -52.33],
    ['YT', 'Mamoudzou', -12.78, 45.23],
    ['SJ', 'Longyearbyen', 78.22, 15.64],
    ['BQ', 'Kralendijk', 12.15, -68.27],
    ['TK', 'Atafu', -8.556, -172.494],
    ['CX', 'Flying Fish Cove', -10.43, 105.68],
    ['UA', 'Kyiv', 50.45, 30.52],
    ['UA', 'Simferopol', 44.95, 34.1],
    ['EH', 'Laayoune', 27.15, -13.2],
    ['EH', 'Tifariti', 26.16, -10.57],
    ['CY', 'Kyrenia', 35.33, 33.32],
    ['SO', 'Hargeisa', 9.56, 44.06],
    ['NL', 'Amsterdam', 52.37, 4.9],
    ['NO', 'Oslo', 59.91, 10.75],
    ['NO', 'Tromsø', 69.65, 18.96],
    ['NZ', 'Auckland', -36.85, 174.76],
    ['GQ', 'Malabo', 3.75, 8.78],
    ['MY', 'Kuala Lumpur', 3.14, 101.69],
    ['MY', 'Kota Kinabalu', 5.98, 116.07],
    ['AQ', 'South Pole', -90, 0],
    ['MV', 'Malé', 4.175, 73.51],
    ['KI', 'Tarawa', 1.45, 173.03],
    ['BR', 'Brasília', -15.79, -47.88],
    ['IN', 'Chennai', 13.08, 80.27],
    ['BD', 'Dhaka', 23.81, 90.41],
    ['GH', 'Accra', 5.6, -0.19],
    ['TH', 'Chiang Mai', 18.79, 98.98],
    ['DO', 'Santo Domingo', 18.47, -69.9],
    ['RO', 'Bucharest', 44.43, 26.1],
    ['XK', 'Pristina', 42.66, 21.17],
  ];
  for (const [code, city, lat, lon] of cities) {
    it(`${code} has ${city} on its land and in view`, () => {
      const map = maps.get(code)!;
      const place = placeOn(map, lat, lon);
      assert.ok(isInFrame(place), `${place}`);
      // A harbour may come to lie just off a coast drawn with fewer points, or known to a kilometre or two.
      const away = isIn(place, read(map.own)) ? 0 : distance(place, read(map.own));
      assert.ok(away < Math.max(10, (map.at[2] / 6371) * 2), `${away} away`);
    });
  }

  for (const [code, part, partie] of [
    ['KH', 'Southeast Asia', 'Asie du Sud-Est'],
    ['CA', 'North America', 'Amérique du Nord'],
    ['FJ', 'Melanesia', 'Mélanésie'],
    ['GF', 'South America', 'Amérique du Sud'],
    ['GH', 'West Africa', 'Afrique de l’Ouest'],
    ['XK', 'Southern Europe', 'Europe du Sud'],
    ['NZ', 'Australia and New Zealand', 'Australie et Nouvelle-Zélande'],
  ] as const) {
    it(`${code} is in ${part}`, () => {
      const {region} = maps.get(code)!;
      assert.deepEqual([regions[region!], (fr.regions as Record<string, string>)[region!]], [part, partie]);
    });
  }

  it('Cambodia has room for its name beside the lake, not on it', () => {
    const {places, lakes} = maps.get('KH')!;
    assert.ok(places!.length > 1);
    for (const [x, y, room] of places!) for (const at of [x - room / 2, x, x + room / 2]) assert.ok(!isIn([at, y], read(lakes)), `${at} ${y}`);
  });

  const elsewhere: [code: string, city: string, lat: number, lon: number][] = [
    ['KH', 'Bangkok', 13.75, 100.5],
    ['KH', 'Ho Chi Minh City', 10.8, 106.7],
    ['RU', 'Simferopol', 44.95, 34.1],
    ['MA', 'Laayoune', 27.15, -13.2],
    ['ZA', 'Maseru', -29.31, 27.48],
    ['IL', 'Ramallah', 31.9, 35.2],
    ['US', 'Toronto', 43.7, -79.4],
    ['FR', 'Geneva', 46.2, 6.15],
    ['RS', 'Pristina', 42.66, 21.17],
  ];
  for (const [code, city, lat, lon] of elsewhere) it(`${code} does not have ${city}`, () => assert.ok(!isIn(placeOn(maps.get(code)!, lat, lon), read(maps.get(code)!.own)), code));

  const outside: [code: string, place: string, lat: number, lon: number][] = [
    ['FR', 'Cayenne', 4.92, -52.33],
    ['US', 'Honolulu', 21.3, -157.86],
    ['US', 'Anchorage', 61.2, -149.9],
    ['NL', 'Kralendijk', 12.15, -68.27],
    ['NO', 'Longyearbyen', 78.22, 15.64],
    ['ES', 'Las Palmas', 28.1, -15.4],
    ['PT', 'Funchal', 32.65, -16.9],
    ['EC', 'Galápagos', -0.7, -90.3],
  ];
  for (const [code, place, lat, lon] of outside) it(`${code} shows the main land, without ${place}`, () => assert.ok(!isInFrame(placeOn(maps.get(code)!, lat, lon)), code));

  for (const code of ['FJ', 'RU', 'NZ', 'KI', 'US', 'AQ']) {
    it(`${code} is not wrapped round the world`, () => {
      const xs = read(maps.get(code)!.own).flat().map(([x]) => x);
      assert.ok(Math.max(...xs) - Math.min(...xs) < WIDTH, `${Math.min(...xs)} to ${Math.max(...xs)}`);
    });
  }

  it('Russia is sewn together at 180°', () => {
    const map = maps.get('RU')!;
    const inland = placeOn(map, 67.6, 180);
    assert.ok(isIn(inland, read(map.own)), 'land');
    assert.ok(distance(inland, read(map.own)) > 6, 'no line');
  });

  it('leave the country free under the globe, where it does not fill the map', () => {
    for (const code of ['KH', 'PH', 'FJ', 'CL', 'FR', 'KE', 'GT', 'ID', 'NZ']) {
      const map = maps.get(code)!;
      const [left, top, right, bottom] = globeBox(map, 190);
      const covered = read(map.own).flat().filter(([x, y]) => Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) < 95);
      assert.deepEqual(covered, [], code);
    }
  });
});
