import {html} from 'lit/html.js';
import type {Feed} from '../../feed/feed.js';
import {countries} from '../../feed/readers.js';
import type {Country} from '../../feed/types.js';
import {pickEntry} from '../../model/find.js';
import {css} from '../../ui/css.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import type * as MapView from './map-view.js';

/** The room that a map takes up from the start, by its `viewBox`; how it is drawn comes with it. */
const styles = css`
  svg {
    display: block;
  }
`;

/**
 * A country's outline in its region, with its offices and where in the world it lies. It is fetched when it comes near the
 * window; its room is kept from the start. No map service is asked.
 *
 * @tag ijm-map
 * @csspart map - The map, three wide and two high.
 * @csspart country - The country's land.
 * @csspart office - Each mark.
 * @csspart label - The name of an office.
 * @csspart own-name - The country's own name.
 * @csspart name - The name of another country.
 * @csspart globe - Where in the world it lies.
 * @csspart offices - Offices that have no label on the map.
 * @cssprop [--ijm-map-sea] - Colour of the water; by default a tint of the accent.
 * @cssprop [--ijm-map-land] - Colour of other countries; by default the text's, very pale.
 * @cssprop [--ijm-map-country] - Colour of the country; by default the accent.
 */
export class IjmMap extends IjmElement<Country> {
  static override styles = [IjmElement.styles, styles];
  static override properties = {...IjmElement.properties, country: {}};

  /** Id of an entry in the feed's `countries`. */
  declare country?: string | null;

  /** Looks out for the map's coming near the window. */
  #lookout?: IntersectionObserver;
  /** Once it is near; `null`: it can't be drawn. */
  #drawing?: MapView.Drawing | null;

  protected override get entryId() {
    return this.country ?? '';
  }

  protected override select(feed: Feed) {
    return pickEntry(feed, countries, this.country);
  }

  protected override renderReady(country: Country) {
    if (this.#drawing === null) throw new Error('no map');
    const [map, below] = this.#drawing?.draw(country, this.country!, this.place) ?? [];
    return html`<svg part="map" viewBox="0 0 960 640">${map}</svg>${below}`;
  }

  protected override updated() {
    this.#drawing?.fit();
    if (this.#lookout) return;
    this.#lookout = new IntersectionObserver(entries => entries.some(({isIntersecting}) => isIntersecting) && this.approach(), {rootMargin: '100%'});
    this.#lookout.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#lookout?.disconnect();
    this.#drawing?.rest();
    this.#lookout = undefined;
    this.#drawing ??= undefined;
  }

  /** @internal Draws it, near the window or not. */
  async approach() {
    this.#lookout?.disconnect();
    try {
      this.#drawing ??= new (await import('./map-view.js')).Drawing(this);
    } catch {
      this.#drawing = null;
    }
    this.requestUpdate();
  }
}

define('ijm-map', IjmMap);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-map': IjmMap;
  }
}
