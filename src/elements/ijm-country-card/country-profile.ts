/** What only a profile has: its layout, and the parts that tell more. Fetched by the cards that do. */
import {html, nothing} from 'lit/html.js';
import type {Country} from '../../feed/types.js';
import type {CardPart} from '../../model/country.js';
import type {Place} from '../../ui/link.js';
import {rich} from '../../ui/rich.js';
import {exported, levelBelow} from '../../ui/templates.js';
import {loadOffers} from '../ijm-donate-cta/ijm-donate-cta.js';
import '../ijm-office/ijm-office.js';
import '../ijm-quote/ijm-quote.js';
import {renderImprint} from './imprint.js';

export {profileStyles} from './profile.styles.js';

/** The card, as this part sees it. */
export interface Card {
  readonly place: Place;
  readonly feed?: string | null;
  readonly headingLevel?: number | null;
  readonly partner?: string | null;
  readonly renderRoot?: ShadowRoot;
  requestUpdate(): void;
}

/** What the appeal needs. */
export const coming: Promise<unknown> = loadOffers();

type Side = {name: 'text' | 'aside' | 'full'; parts: CardPart[]};

/**
 * The rows of a profile, each with one side or two, in the order of the parts: texts, with what is to be looked at beside
 * them; a map beside its office; figures and the appeal alone.
 */
const spread = (parts: CardPart[]): Side[][] => {
  const rows: Side[][] = [];
  parts.forEach((part, i) => {
    const {kind} = part;
    const name = /stats|appeal|imprint/.test(kind) ? 'full' : /picture|map|quote|office/.test(kind) ? 'aside' : 'text';
    const row = rows.at(-1) ?? [];
    const side = row.at(-1);
    const opens = kind === 'map' && parts[i + 1]?.kind === 'office';
    if (side?.name === name && name !== 'full' && !(row[1] && (opens || kind === 'story'))) side.parts.push(part);
    else if (side && !row[1] && name !== 'full' && side.name !== 'full' && side.name !== name) row.push({name, parts: [part]});
    else rows.push([{name: opens ? 'text' : name, parts: [part]}]);
  });
  return rows;
};

/**
 * The parts as a spread.
 *
 * @param views Draws some of them.
 */
export const renderProfile = (parts: CardPart[], views: (parts: CardPart[]) => unknown) => html`<div class="profile">
  ${spread(parts).map(row => html`<div class="row">${row.map(({name, parts}) => html`<div class=${name}>${views(parts)}</div>`)}</div>`)}
</div>`;

/** A part that a tile has not, unless it is asked for. */
export const renderLater = (part: CardPart, country: Country, card: Card): unknown => {
  const feed = card.feed ?? nothing;
  const level = levelBelow(card.headingLevel);
  switch (part.kind) {
    case 'story':
      return html`<div part="story" class="story">${rich(country.story, card.place)}</div>`;
    case 'quote':
      return part.ids.map(id => html`<ijm-quote feed=${feed} quote=${id} exportparts=${exported('quote', 'text author picture')}></ijm-quote>`);
    case 'office':
      return part.ids.map(
        id => html`<ijm-office feed=${feed} office=${id} heading-level=${level} exportparts=${exported('office', 'heading facts')}></ijm-office>`,
      );
    case 'appeal':
      return html`<ijm-donate-cta
        feed=${feed}
        appeal=${part.ids[0]}
        partner=${card.partner ?? nothing}
        heading-level=${level}
        exportparts=${exported('appeal', 'heading text picture goal sum percent bar facts frequency currency amount own impact error link host note')}
      ></ijm-donate-cta>`;
    case 'imprint':
      return renderImprint(card);
    default:
      return;
  }
};
