import {html, nothing} from 'lit/html.js';
import type {Feed, Found} from '../../feed/feed.js';
import {countries, stats} from '../../feed/readers.js';
import type {Country} from '../../feed/types.js';
import {countryParts, type CardPart} from '../../model/country.js';
import {pickEntry} from '../../model/find.js';
import {say} from '../../text/text.js';
import {cardWords, wordsIn} from '../../text/words.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {arrow, canShow, exported, heading, link, picture, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';
import {missing} from '../ijm-impact-stat/ijm-impact-stat.js';
import '../ijm-map/ijm-map.js';
import type * as CountryProfile from './country-profile.js';
import {styles} from './ijm-country-card.styles.js';

let profile: typeof CountryProfile | null | undefined;

/** What only a profile has, once it is there; `null` when it is not to be had. */
const loadProfile = async () => {
  try {
    profile = await import('./country-profile.js');
    await profile.coming;
    IjmCountryCard.styles = [...IjmCountryCard.styles, profile.profileStyles];
  } catch {
    profile = null;
  }
};

/**
 * A country: as a line in a list, as a tile, or as a whole section of a page.
 *
 * @tag ijm-country-card
 * @attr {boolean} still - Whether its figures stand still instead of counting up.
 * @csspart heading - The name.
 * @csspart headline - What the work there is about.
 * @csspart picture - The picture.
 * @csspart map - What stands in its place where there is none.
 * @csspart summary - A sentence or two.
 * @csspart story - The story, in a profile.
 * @csspart stats - The figures.
 * @csspart link - The link to more.
 * @csspart imprint - Source, date and QR code of a profile, on paper alone.
 */
export class IjmCountryCard extends IjmElement<[Country, CardPart[]]> {
  static override styles = [IjmElement.styles, headingStyles, styles];
  static override properties = {...IjmElement.properties, country: {}, variant: {}, sections: {}, partner: {}};

  /** Id of an entry in the feed's `countries`. */
  declare country?: string | null;

  /** `compact` a line in a list, `card` a tile, `profile` a section of a page; unset: `card`. */
  declare variant?: 'compact' | 'card' | 'profile' | null;

  /**
   * Which parts, in order, parted by spaces: `picture`, `headline`, `name`, `summary`, `story`, `quote`, `stats`, `map`,
   * `office`, `appeal`, `link`, `imprint` (in a profile on paper: source, date and QR code); unset: those of the variant.
   */
  declare sections?: string | null;

  /** The partner's code, for the appeal of a profile. */
  declare partner?: string | null;

  protected override get entryId() {
    return this.country ?? '';
  }

  override connectedCallback() {
    super.connectedCallback();
    // Beside the feed.
    if (this.variant === 'profile' && !profile) void loadProfile();
  }

  protected override select(feed: Feed): Found<[Country, CardPart[]]> {
    const {variant, sections, language} = this;
    const found = pickEntry(feed, countries, this.country);
    const country = found.entry;
    if (!country) return found as Found<never>;
    const faults = [...found.faults];
    const options = {variant, sections, hasPicture: canShow(country.image, this.place)};
    const parts = countryParts(feed, this.country!, country, language, options, Date.now(), faults);
    if (variant !== 'compact') {
      const has = (kinds: RegExp) => parts.some(({kind}) => kinds.test(kind));
      // Each of these would push the rest about if it came later; the map's room is reserved.
      const coming = [
        ...(profile === undefined && (variant === 'profile' || has(/story|quote|office|appeal/)) ? [loadProfile()] : []),
        ...parts.flatMap(part => (part.kind === 'stats' ? part.ids.flatMap(id => missing(pickEntry(feed, stats, id).entry) ?? []) : [])),
      ];
      if (coming.length > 0) return this.awaits(Promise.all(coming));
    }
    return {entry: [country, parts], faults};
  }

  protected override renderReady([country, parts]: [Country, CardPart[]]) {
    const {variant} = this;
    if (variant === 'compact') return this.#renderLine(parts, country);
    const views = (parts: CardPart[]) => parts.map(part => this.#renderPart(part, country));
    if (variant === 'profile' && profile) return profile.renderProfile(parts, views);
    // What is to be looked at stands beside the rest where there is room, if it comes first.
    const [first, ...rest] = parts;
    return first && /picture|map/.test(first.kind)
      ? html`<div class="card">${views([first])}<div>${views(rest)}</div></div>`
      : html`<div>${views(parts)}</div>`;
  }

  /** Everything in one link. */
  #renderLine(parts: CardPart[], country: Country) {
    const has = (kind: CardPart['kind']) => parts.some(part => part.kind === kind);
    const content = html`${has('picture') ? picture(country.image!, this.place, '4em', 'small thumb') : nothing}
      <span class="words">
        ${parts.map(part =>
          'text' in part && part.kind !== 'link' ? html`<span part=${part.kind === 'name' ? 'heading' : part.kind} class=${part.kind}>${said(part.text)}</span>` : nothing,
        )}
      </span>`;
    return has('link') ? link(country.url, html`${content}${arrow()}`, this.place, 'line') : html`<div class="line">${content}</div>`;
  }

  #renderPart(part: CardPart, country: Country): unknown {
    const {place, language} = this;
    const feed = this.feed ?? nothing;
    switch (part.kind) {
      case 'picture': {
        const {image} = country;
        const credit = say(image!.credit, language);
        return html`<figure class="media">
          ${picture(image!, place, '(min-width: 60em) 40vw, 100vw', 'small')}
          ${credit ? html`<figcaption class="small">${said({...credit, text: wordsIn(cardWords, language.locale).credit(credit.text)})}</figcaption>` : nothing}
        </figure>`;
      }
      case 'map':
        return html`<div part="map" class="media map"><ijm-map feed=${feed} country=${this.country} exportparts="map:map__map"></ijm-map></div>`;
      case 'name':
        return heading(this.headingLevel, said(part.text), 'name');
      case 'headline':
      case 'summary':
        return html`<p part=${part.kind} class=${part.kind}>${said(part.text)}</p>`;
      case 'stats': {
        const {ids} = part;
        // Rows of three, after rows of two where those would not come out even.
        const inPairs = [0, 4, 2][ids.length % 3]!;
        return html`<div part="stats" class="figures">
          ${ids.map(
            (id, i) => html`<ijm-impact-stat
              class=${i < inPairs ? 'wide' : ''}
              feed=${feed}
              stat=${id}
              variant=${this.variant === 'profile' ? nothing : 'row'}
              exportparts=${exported('stat', 'value unit label change source link')}
            ></ijm-impact-stat>`,
          )}
        </div>`;
      }
      case 'link':
        return html`<p class="more">${link(country.url, html`${said(part.text)}${arrow()}`, place, 'link')}</p>`;
      default:
        return profile?.renderLater(part, country, this as never);
    }
  }
}

define('ijm-country-card', IjmCountryCard);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-country-card': IjmCountryCard;
  }
}
