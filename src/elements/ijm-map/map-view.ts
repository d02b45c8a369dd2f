/** How a country is drawn. A later part, and with it come the hashes of all maps. */
import {html, nothing, svg} from 'lit/html.js';
import {GLOBE, HEIGHT, WIDTH, type CountryMap} from '../../draw/map.js';
import {loadMap} from '../../draw/map-files.js';
import {offices} from '../../feed/readers.js';
import type {Country} from '../../feed/types.js';
import {officesOf} from '../../model/country.js';
import {pickEntry} from '../../model/find.js';
import {countryNames, mapInWords, mapLayout, officesInWords, type Lettered, type MapLayout, type MapOffice, type Ruler} from '../../model/map.js';
import {say} from '../../text/text.js';
import {wordsIn} from '../../text/words.js';
import {mapWords, regionsWords} from '../../text/words/map.js';
import type {IjmElement} from '../../ui/element.js';
import {adopt} from '../../ui/sheets.js';
import type {Place} from '../../ui/templates.js';
import {mapStyles} from './map.styles.js';

interface MapElement extends HTMLElement {
  readonly renderRoot?: ShadowRoot;
  requestUpdate(): void;
}

/** Text grows with maps wider than this, in times its size, up to so many times. */
const WIDE = 42;
const GROWTH = 1.3;

/** How much of the map the globe keeps free around it. */
const RING = 5;

/** The maps that have come, by two letters. */
const maps = new Map<string, CountryMap>();

let canvas: CanvasRenderingContext2D | undefined;

/** Measures texts as they will be set; `undefined` where that is not to be known. */
const rulerOf = (fontFamily: string): Ruler | undefined => {
  canvas ??= document.createElement('canvas').getContext('2d') ?? undefined;
  return (
    canvas &&
    ((text, weight, size, spacing) => {
      canvas!.font = `${weight} 100px ${fontFamily}`;
      return (canvas!.measureText(text).width * size) / 100 + text.length * spacing;
    })
  );
};

/** What a map says: the country, its offices, and the language for it. */
export const mapTexts = (country: Country, id: string, {feed, language}: Pick<Place, 'feed' | 'language'>) => {
  const {locale} = language;
  const all = officesOf(feed, id, country).flatMap((office): MapOffice[] => {
    const {city, location} = pickEntry(feed, offices, office).entry!;
    const said = say(city, language);
    return said ? [{city: said, location: location ?? undefined}] : [];
  });
  return {
    name: say(country.name, language),
    all,
    spoken: {locale, words: wordsIn(mapWords, locale), regions: wordsIn(regionsWords, locale), nameOf: countryNames(locale)},
  };
};

/** The map with its marks and names, and what it is in words. */
export const mapPicture = (map: CountryMap, {globe, marks, size, radius, own, names}: MapLayout, inWords: string) => {
  const shape = (name: string, path: string | undefined, part: string | typeof nothing = nothing) =>
    path ? svg`<path part=${part} class=${name} d=${path}></path>` : nothing;
  const dot = (name: string, at: readonly [number, number] | undefined, radius: number, part: string | typeof nothing = nothing) =>
    at ? svg`<circle part=${part} class=${name} cx=${at[0]} cy=${at[1]} r=${radius}></circle>` : nothing;
  const lettered = (part: string, {text, lang, x, y, size, spacing}: Lettered) =>
    svg`<text part=${part} class=${part} lang=${lang ?? nothing} font-size=${size} letter-spacing=${spacing || nothing} x=${x} y=${y} dy=".35em">${text}</text>`;
  const [left, top, right, bottom] = globe;
  const middle = [GLOBE / 2, GLOBE / 2] as const;

  return svg`<g role="img" aria-label=${inWords}>
    <mask id="dry">
      <path fill="#fff" d="M0 0h${WIDTH}v${HEIGHT}H0z"></path>
      <path d=${map.lakes ?? ''}></path>
      <circle cx=${(left + right) / 2} cy=${(top + bottom) / 2} r=${(right - left) / 2 + RING}></circle>
    </mask>
    <g mask="url(#dry)">
      ${shape('land', map.land)} ${shape('border', map.borders)} ${shape('own', map.own, 'country')} ${dot('own', map.spot, radius * 1.5, 'country')}
    </g>
    <svg part="globe" class="globe" x=${left} y=${top} width=${right - left} height=${bottom - top} viewBox="0 0 ${GLOBE} ${GLOBE}">
      ${dot('sea', middle, 98)} ${shape('land', map.globe.land)} ${shape('own', map.globe.own)} ${dot('own', map.globe.spot, 7)} ${dot('rim', middle, 98)}
    </svg>
    <g>
      ${names.map(name => lettered('name', name))} ${own ? lettered('own-name', own) : nothing}
      ${marks.map(({mark: {x, y}}) => dot('office', [x, y], radius, 'office'))}
      ${marks.map(({city: {text, lang}, mark: {label}}) =>
        label
          ? svg`<text part="label" class="label" lang=${lang ?? nothing} font-size=${size} direction="ltr" text-anchor=${label.anchor} x=${label.x} y=${label.y} dy=".35em">${text}</text>`
          : nothing,
      )}
    </g>
  </g>`;
};

/** One element's map. */
export class Drawing {
  /** The room of the map. */
  #box?: Element;
  /** Its width, and size and typeface of the text around it; px. */
  #width = 0;
  #em = 16;
  #font = '';
  /** The country that was asked for last, and that was not to be had. */
  #wanted?: string;
  #failed?: string;
  readonly #observer: ResizeObserver;

  constructor(readonly host: MapElement) {
    this.#observer = new ResizeObserver(() => this.#measure());
  }

  /** Fits the map to its room from now on, and styles it. */
  fit() {
    const {host} = this;
    adopt(host.renderRoot!, [(host.constructor as typeof IjmElement).styles, mapStyles]);
    const box = host.renderRoot!.querySelector('svg')!;
    if (box === this.#box) return;
    this.#observer.disconnect();
    this.#observer.observe((this.#box = box));
  }

  /** Until it is fitted anew. What was not to be had may be tried again. */
  rest() {
    this.#observer.disconnect();
    this.#box = this.#wanted = this.#failed = undefined;
  }

  #measure() {
    const box = this.#box;
    if (!box) return;
    const {fontSize, fontFamily} = getComputedStyle(box);
    const [width, em] = [box.clientWidth, parseFloat(fontSize)];
    if (width === this.#width && em === this.#em && fontFamily === this.#font) return;
    [this.#width, this.#em, this.#font] = [width, em, fontFamily];
    this.host.requestUpdate();
  }

  async #fetch(code: string) {
    this.#wanted = code;
    this.#failed = undefined;
    try {
      maps.set(code, await loadMap(code));
    } catch {
      if (this.#wanted === code) this.#failed = code;
    }
    this.host.requestUpdate();
  }

  /**
   * The map, and what is to be said below it; nothing while it is on its way.
   *
   * @throws Error when there is none, or it is not to be had.
   */
  draw(country: Country, id: string, {feed, language}: Place) {
    const {code} = country;
    if (this.#failed === code) throw new Error(`no map of ${code}`);
    const map = maps.get(code);
    if (!map && this.#wanted !== code) void this.#fetch(code);
    if (!map || !this.#width) return [];

    const {name, all, spoken} = mapTexts(country, id, {feed, language});
    const growth = Math.min(Math.max(this.#width / this.#em / WIDE, 1), GROWTH);
    const layout = mapLayout(map, all, name, spoken.nameOf, (growth * this.#em * WIDTH) / this.#width, rulerOf(this.#font));

    return [
      mapPicture(map, layout, mapInWords(map, all, name, spoken)),
      layout.others.length > 0 ? html`<p part="offices" class="small" aria-hidden="true">${officesInWords(layout.others, spoken)}</p>` : nothing,
    ];
  }
}
