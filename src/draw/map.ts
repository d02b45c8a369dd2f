/**
 * Small maps as data: what the files under `maps/` hold, and where offices and names stand on them. The files are made by
 * scripts/make-maps.ts, one a country.
 */
import {project, type Place, type Projection} from './project.js';

/** Every map is this wide and high, in its own units. */
export const WIDTH = 960;
export const HEIGHT = 640;

/** The globe beside a map is this wide and high, in units of its own; its rim is a circle of radius 98 in the middle. */
export const GLOBE = 200;

/** A country in its region. Paths are SVG path data in the box of `WIDTH` × `HEIGHT`; what there is none of is absent. */
export interface CountryMap {
  /** How places come onto the map, see `project`. */
  at: Projection;
  /** All land in view, the country's too; to be drawn first. */
  land?: string;
  /** The country itself; far parts of it may lie out of view. */
  own?: string;
  /** Borders between other countries, to be drawn as lines. */
  borders?: string;
  /** Lakes, to be drawn last. */
  lakes?: string;
  /** Where a country lies that is too small to be seen; to be marked by a dot. */
  spot?: readonly [x: number, y: number];
  /** Other countries in view, by two letters: the middle of the room for each one's name, and how wide that is. */
  names?: readonly (readonly [code: string, x: number, y: number, room: number])[];
  /** The same for the country's own name: places to choose from, best first. */
  places?: readonly (readonly [x: number, y: number, room: number])[];
  /** The part of the world it belongs to: three figures of UN M49, as `Intl.DisplayNames` takes them. */
  region?: string;
  /** The corner with most room for the globe: 0 left and 1 right at the top, 2 left and 3 right at the bottom. */
  corner: 0 | 1 | 2 | 3;
  /** The half of the world the country lies in, in a box of `GLOBE` × `GLOBE`: all land, and the country or its place. */
  globe: {land: string; own?: string; spot?: readonly [x: number, y: number]};
}

/** A rectangle of the map that something takes up. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** How text is set on the map, in units of the map: a map shown `w` px wide has `WIDTH / w` of them to a px. */
export interface Lettering {
  /** Size of the text. */
  size: number;
  /** How wide a text is at that size; unset: estimated from its letters. */
  measure?: (text: string) => number;
  /** What no text may cover, such as the globe. */
  taken?: readonly Box[];
}

/** Something on a map by its place on Earth. */
export interface Labelled extends Place {
  label: string;
}

/** Where a mark stands, and its label: to be set `direction="ltr"`, since left and right are those of the map. */
export interface Mark {
  x: number;
  y: number;
  /** Whether it is on the map at all. */
  isInView: boolean;
  /** The end or middle of the text, and the middle of its line; absent where there is no room. */
  label?: {x: number; y: number; anchor: 'start' | 'middle' | 'end'};
  /** What the mark and its label take up. */
  boxes: Box[];
}

/** Half a mark, and the room between it and its label, as parts of the size of the text. */
const MARK = 0.4;
const GAP = 0.3;

/** A line of text is this high, as a part of its size. */
const LINE = 1.25;

/** Letters are about half as wide as high, those of Chinese, Japanese and Korean as wide as high; marks on them take no room. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : letter > '\u2e7f' ? 1 : 0.56), 0) * size;

const overlap = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const isFree = (box: Box, taken: readonly Box[]) =>
  box[0] >= 0 && box[1] >= 0 && box[2] <= WIDTH && box[3] <= HEIGHT && !taken.some(other => overlap(box, other));

/** What the globe takes up in the corner meant for it, given how wide it is drawn. */
export const globeBox = ({corner}: CountryMap, size: number, gap = 20): Box => {
  const left = corner % 2 ? WIDTH - size - gap : gap;
  const top = corner > 1 ? HEIGHT - size - gap : gap;
  return [left, top, left + size, top + size];
};

/**
 * Where offices stand on a map, and where their labels stand without covering each other, a mark or the edge: right, left,
 * above or below, whatever is free first. Earlier offices choose first. The marks come in the order of the offices.
 */
export const placeOffices = (
  offices: readonly Labelled[],
  {at}: Pick<CountryMap, 'at'>,
  {size, measure, taken = []}: Lettering,
): Mark[] => {
  const half = size * MARK;
  const marks = offices.map(({lat, lon}): Mark => {
    const [east, south] = project(at, {lat, lon});
    const [x, y] = [east + WIDTH / 2, south + HEIGHT / 2];
    const box: Box = [x - half, y - half, x + half, y + half];
    return {x, y, isInView: isFree(box, []), boxes: [box]};
  });
  const full = [...taken, ...marks.flatMap(({boxes}) => boxes)];
  marks.forEach((mark, i) => {
    if (!mark.isInView) return;
    const {label} = offices[i]!;
    const width = measure ? measure(label) : widthOf(label, size);
    const [side, line] = [half + size * GAP, (size * LINE) / 2];
    for (const [dx, dy, anchor] of [
      [side, 0, 'start'],
      [-side, 0, 'end'],
      [0, -half - line, 'middle'],
      [0, half + line, 'middle'],
      [half, -half - line, 'start'],
      [half, half + line, 'start'],
      [-half, -half - line, 'end'],
      [-half, half + line, 'end'],
    ] as const) {
      const [x, y] = [mark.x + dx, mark.y + dy];
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      const box: Box = [left, y - line, left + width, y + line];
      if (!label || !isFree(box, full)) continue;
      mark.label = {x, y, anchor};
      mark.boxes.push(box);
      full.push(box);
      break;
    }
  });
  return marks;
};

/** The name of a country, and the middle of where it stands. */
export interface Name {
  text: string;
  x: number;
  y: number;
}

/** The first of some places that has room for a name, without covering what is taken; `undefined` where none has. */
export const placeName = (text: string | undefined, places: CountryMap['places'], {size, measure, taken = []}: Lettering): Name | undefined => {
  if (!text || !places) return;
  const width = measure ? measure(text) : widthOf(text, size);
  const place = places.find(([x, y, room]) => width <= room && isFree([x - width / 2, y - (size * LINE) / 2, x + width / 2, y + (size * LINE) / 2], taken));
  return place && {text, x: place[0], y: place[1]};
};

/**
 * The names of other countries that have room on a map, without covering what is taken.
 *
 * @param nameOf The name of a country by its two letters, as from `Intl.DisplayNames`; `undefined` for none.
 */
export const placeNames = (
  {names = []}: CountryMap,
  nameOf: (code: string) => string | undefined,
  {size, measure, taken = []}: Lettering,
): Name[] =>
  names.flatMap(([code, x, y, room]) => placeName(nameOf(code), [[x, y, room]], {size, measure, taken}) ?? []);
