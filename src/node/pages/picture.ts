/** The preview image of a page: what networks show beside its address. Drawn from words and figures alone. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {needed} from '../intake/needed.js';
import {html} from '../html.js';

export const WIDTH = 1200;
export const HEIGHT = 630;

/** What it says, each in words of the page's language. */
export interface PictureWords {
  organization: string;
  title: string;
  text?: string;
  /** A figure, and what it counts. */
  figure?: {value: string; label: string};
  /** How far a goal is reached, from 0 to 1, and the sums. */
  goal?: {fraction: number; summary: string; percent: string};
  locale: string;
}

/** How a line of text is set: its size in px and its weight. */
interface Face {
  size: number;
  weight: 400 | 600;
}

export interface Rasteriser {
  /** How wide a text is in px. */
  width(text: string, face: Face): number;
  png(svg: string): Uint8Array;
}

const FAMILY = 'Source Serif 4';
const FONT_PACKAGE = '@fontsource/source-serif-4';

const textMarkup = (text: string, x: number, y: number, {size, weight}: Face, more: string) =>
  `<text x="${x}" y="${y}" font-family="${FAMILY}" font-size="${size}" font-weight="${weight}" ${more}>${html`${text}`.text}</text>`;

/**
 * What draws pictures: resvg, with an open typeface, so that the same words give the same picture on every computer.
 *
 * @param fonts Files of further typefaces (TTF, OTF or WOFF2), for what the first has no letters for.
 * @throws SetupError when the packages it needs are not installed.
 */
export const openRasteriser = async (fonts: readonly string[] = []): Promise<Rasteriser> => {
  const {resolve} = createRequire(import.meta.url);
  const {initWasm, Resvg} = await needed('@resvg/resvg-wasm', () => import('@resvg/resvg-wasm'));
  const files = await needed(FONT_PACKAGE, async () => {
    try {
      return ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600'].map(part => resolve(`${FONT_PACKAGE}/files/source-serif-4-${part}-normal.woff2`));
    } catch {
      throw Object.assign(new Error(FONT_PACKAGE), {code: 'ERR_MODULE_NOT_FOUND'});
    }
  });
  try {
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  } catch (error) {
    // It can be begun once only.
    if (!/already initialized/i.test(String(error))) throw error;
  }
  const fontBuffers = await Promise.all([...files, ...fonts].map(async file => new Uint8Array(await readFile(file))));
  const open = (svg: string) => new Resvg(svg, {font: {fontBuffers, defaultFontFamily: FAMILY}});
  const widths = new Map<string, number>();
  return {
    width(text, {size, weight}) {
      const key = `${weight} ${text}`;
      if (!widths.has(key)) {
        const box = open(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${textMarkup(text, 0, 0, {size: 100, weight}, '')}</svg>`).getBBox();
        widths.set(key, box ? box.x + box.width : 0);
      }
      return (widths.get(key)! * size) / 100;
    },
    png: svg => open(svg).render().asPng(),
  };
};

/** Text in lines no wider than `room`, the last one ended by an ellipsis where there is more. */
const linesOf = (text: string, face: Face, room: number, most: number, {width}: Pick<Rasteriser, 'width'>): string[] => {
  const fits = (line: string) => width(line, face) <= room;
  const pieces = text.trim().split(/\s+/).flatMap(word => (fits(word) ? [word] : [...word].reduce<string[]>((parts, letter) => {
    const last = parts.at(-1);
    if (last !== undefined && fits(last + letter)) parts[parts.length - 1] = last + letter;
    else parts.push(letter);
    return parts;
  }, [])));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${piece}`)) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let end = kept[most - 1]!;
  while (end && !fits(`${end}…`)) end = end.includes(' ') ? end.slice(0, end.lastIndexOf(' ')) : [...end].slice(0, -1).join('');
  kept[most - 1] = `${end.replace(/[\s,;:.–-]+$/, '')}…`;
  return kept;
};

const MARGIN = 80;
const ROOM = WIDTH - 2 * MARGIN;
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

const COLOURS = {ground: '#0e3b42', text: '#f6f3ec', soft: '#b9d2d2', mark: '#8fd8d2', line: '#ffffff'};

/** The picture as SVG. Large words above, the figure or the goal below a line, a sun that rises behind. */
export const pictureSvg = (words: PictureWords, rasteriser: Pick<Rasteriser, 'width'>): string => {
  const {organization, title, text, figure, goal, locale} = words;
  const isMirrored = RIGHT_TO_LEFT.test(locale);
  const anchor = isMirrored ? 'text-anchor="end"' : '';
  /** From the edge where reading begins. */
  const at = (x: number) => (isMirrored ? WIDTH - MARGIN - x : MARGIN + x);
  const parts: string[] = [];
  const put = (line: string, x: number, y: number, face: Face, colour: string) => parts.push(textMarkup(line, at(x), y, face, `fill="${colour}" ${anchor}`));

  put(organization, 0, 104, {size: 30, weight: 600}, COLOURS.mark);
  // As large as two lines allow.
  const face: Face = {size: 92, weight: 600};
  while (face.size > 56 && linesOf(title, face, ROOM, 9, rasteriser).length > (face.size > 80 ? 1 : 2)) face.size -= 6;
  const hasFoot = !!(figure || goal);
  const titles = linesOf(title, face, ROOM, 2, rasteriser);
  let y = 152 + face.size * 0.78;
  for (const line of titles) {
    put(line, 0, y, face, COLOURS.text);
    y += face.size * 1.1;
  }
  const small: Face = {size: 36, weight: 400};
  y -= face.size * 1.1 - 62;
  const left = Math.floor(((hasFoot ? 424 : 580) - y) / 48) + 1;
  for (const line of text && left > 0 ? linesOf(text, small, ROOM, Math.min(left, 3), rasteriser) : []) {
    put(line, 0, y, small, COLOURS.soft);
    y += 48;
  }
  if (hasFoot) parts.push(`<rect x="${MARGIN}" y="456" width="${ROOM}" height="2" fill="${COLOURS.line}" opacity="0.22"/>`);
  if (goal) {
    const bar = Math.max(goal.fraction * ROOM, goal.fraction > 0 ? 20 : 0);
    put(goal.summary, 0, 520, {size: 40, weight: 600}, COLOURS.text);
    const percent: Face = {size: 40, weight: 600};
    parts.push(textMarkup(goal.percent, isMirrored ? MARGIN : WIDTH - MARGIN, 520, percent, `fill="${COLOURS.mark}" ${isMirrored ? '' : 'text-anchor="end"'}`));
    parts.push(`<rect x="${MARGIN}" y="548" width="${ROOM}" height="20" rx="10" fill="${COLOURS.line}" opacity="0.2"/>`);
    parts.push(`<rect x="${isMirrored ? WIDTH - MARGIN - bar : MARGIN}" y="548" width="${bar}" height="20" rx="10" fill="${COLOURS.mark}"/>`);
  } else if (figure) {
    const large: Face = {size: 88, weight: 600};
    const value = rasteriser.width(figure.value, large);
    const label: Face = {size: 32, weight: 400};
    const beside = linesOf(figure.label, label, ROOM - value - 32, 2, rasteriser);
    put(figure.value, 0, 556, large, COLOURS.mark);
    beside.forEach((line, i) => put(line, value + 32, (beside.length > 1 ? 520 : 548) + i * 40, label, COLOURS.text));
  }
  const suns = [520, 400, 290, 190].map((r, i) => `<circle cx="${isMirrored ? 60 : WIDTH - 60}" cy="${HEIGHT + 30}" r="${r}" fill="${COLOURS.mark}" opacity="${0.045 + i * 0.012}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="${COLOURS.ground}"/>${suns.join('')}${parts.join('')}</svg>`;
};

