/** What only a profile has: its layout, and the parts that tell more. Fetched by the cards that do. */
import {html} from 'lit/html.js';
import type {Country} from '../../feed/types.js';
import type {CardPart} from '../../model/country.js';
import type {Place} from '../../ui/link.js';
import {rich} from '../../ui/rich.js';
import {exported} from '../../ui/templates.js';
import {loadOffers} from '../ijm-donate-cta/ijm-donate-cta.js';
import '../ijm-office/ijm-office.js';
import '../ijm-quote/ijm-quote.js';

export {profileStyles} from './profile.styles.js';

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
    const name = /stats|appeal/.test(kind) ? 'full' : /picture|map|quote|office/.test(kind) ? 'aside' : 'text';
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

/** A part that a tile has not, unless it is asked for. `feed` and `partner` may be `nothing`; `level` is that of its headings. */
export const renderLater = (part: CardPart, country: Country, place: Place, feed: unknown, level: number, partner: unknown): unknown => {
  switch (part.kind) {
    case 'story':
      return html`<div part="story" class="story">${rich(country.story, place)}</div>`;
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
        partner=${partner}
        heading-level=${level}
        exportparts=${exported('appeal', 'heading text goal amount own impact link note')}
      ></ijm-donate-cta>`;
    default:
      return;
  }
};
