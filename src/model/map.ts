/** What a country's map shows and says. Only for the later part that draws it: what lives is handed to that. */
import {globeBox, HEIGHT, placeName, placeNames, placeOffices, type Box, type CountryMap, type Mark, type Name} from '../draw/map.js';
import type {Place} from '../draw/project.js';
import {inLocale} from '../text/locale.js';
import type {Said} from '../text/text.js';
import type {mapWords} from '../text/words/map.js';

/** An office by its city; without a location it is only told of. */
export interface MapOffice {
  city: Said;
  location?: Place;
}

/** Measures a text of a weight and size, in the unit of the size; spacing counts with each letter. */
export type Ruler = (text: string, weight: number, size: number, spacing: number) => number;

/** A text where it stands on the map, in units of the map. */
export type Lettered = Name & {lang?: string; size: number; spacing: number};

/** Everything on a map that depends on its width and on the language, in units of the map. */
export interface MapLayout {
  globe: Box;
  /** Offices in view, each with its label if there is room. */
  marks: {mark: Mark; city: Said}[];
  /** Size and radius of the marks. */
  size: number;
  radius: number;
  /** The country's own name. */
  own?: Lettered;
  /** Names of other countries. */
  names: Lettered[];
  /** Offices without a label. */
  others: MapOffice[];
}

/** Sizes of text as parts of the text around the map. */
const LABEL = 0.8125;
const OWN = 0.875;
const NAME = 0.6875;

/** Weights of text. */
const BOLD = 650;
const REGULAR = 400;

/** Space between the letters of the country's own name, as a part of their size, in scripts whose letters may stand apart. */
const SPACING = 0.08;
const SPACEABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** The globe: a part of the map's height, but at most so many times the size of the text; and its distance from the edge. */
const GLOBE = 0.29;
const GLOBE_MOST = 9;
const GLOBE_GAP = 22;

/**
 * Places the offices, the globe and the names on a map.
 *
 * @param em Size of the text around it, in units of the map.
 */
export const mapLayout = (map: CountryMap, offices: MapOffice[], name: Said | undefined, nameOf: (code: string) => string | undefined, em: number, measure?: Ruler): MapLayout => {
  const globe = globeBox(map, Math.min(HEIGHT * GLOBE, GLOBE_MOST * em), GLOBE_GAP);
  const lettering = (part: number, weight: number, taken: Box[], spacing = 0) => {
    const size = part * em;
    return {size, taken, measure: measure && ((text: string) => measure(text, weight, size, spacing * size))};
  };

  const located = offices.filter(({location}) => location);
  const placed = placeOffices(
    located.map(({city, location}) => ({label: city.text, ...location!})),
    map,
    lettering(LABEL, BOLD, [globe]),
  );
  const marks = located.map(({city}, i) => ({city, mark: placed[i]!}));
  const taken = [globe, ...placed.flatMap(({boxes}) => boxes)];

  const spacing = SPACEABLE.test(name?.text ?? '') ? SPACING : 0;
  const own = placeName(name?.text, map.places, lettering(OWN, REGULAR, taken, spacing));
  const names = placeNames(map, nameOf, lettering(NAME, REGULAR, taken));
  return {
    globe,
    marks: marks.filter(({mark}) => mark.isInView),
    size: LABEL * em,
    radius: LABEL * em * 0.3,
    own: own && {...own, lang: name!.lang, size: OWN * em, spacing: spacing * OWN * em},
    names: names.map(place => ({...place, size: NAME * em, spacing: 0})),
    others: offices.filter(({city}) => !marks.some(office => office.city === city && office.mark.label)),
  };
};

/** Countries by name in a locale, from what the browser knows. */
export const countryNames = (locale: string): ((code: string) => string | undefined) => {
  const names = inLocale(locale, tag => new Intl.DisplayNames(tag, {type: 'region', fallback: 'none'}));
  return code => names?.of(code);
};

/** What a map is told in. */
export interface MapLanguage {
  locale: string;
  words: (typeof mapWords)['en'];
  /** Parts of the world by their figures. */
  regions: Record<string, string>;
  /** Countries by their letters. */
  nameOf(code: string): string | undefined;
}

/** Offices by their cities, in words. */
export const officesInWords = (offices: MapOffice[], language: MapLanguage) =>
  language.words.offices(offices.length, offices.map(({city}) => city.text).join(', '));

/** A map in words: which country, where in the world, what is around it, and its offices. */
export const mapInWords = ({region, names = []}: CountryMap, offices: MapOffice[], name: Said | undefined, language: MapLanguage): string => {
  const {words, regions, nameOf} = language;
  const part = region && regions[region];
  const around = names.flatMap(([code]) => nameOf(code) ?? []);
  return [
    name && words.map(name.text),
    part && words.world(part),
    around.length > 0 && words.nearby(around.join(', ')),
    offices.length > 0 && officesInWords(offices, language),
  ]
    .filter(Boolean)
    .join('. ');
};
