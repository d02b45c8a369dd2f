/** What a profile on paper ends with: whose information it is, of which day, and the way back to the page. */
import {html, nothing} from 'lit/html.js';
import {indexMember} from '../../feed/feed.js';
import {organization} from '../../feed/readers.js';
import {dayText} from '../../text/dates.js';
import {say} from '../../text/text.js';
import {commonWords, wordsIn} from '../../text/words.js';
import {shareWords} from '../../text/words/share.js';
import {statWords} from '../../text/words/figures.js';
import {linkTo} from '../../ui/link.js';
import {codeOf, preparePaper} from '../../ui/paper.js';
import {said} from '../../ui/templates.js';
import type {IjmMap} from '../ijm-map/ijm-map.js';
import type {Card} from './country-profile.js';

const prepared = new WeakSet<Card>();

/** What the first print is to have: the code, and the page's maps, also those that nobody has scrolled to. */
const prepare = (card: Card) => {
  card.requestUpdate();
  // Another copy of the kit may have been the first to define the tag.
  for (const root of [card.renderRoot!, document]) root.querySelectorAll<Partial<IjmMap> & Element>('ijm-map').forEach(map => void map.approach?.());
};

/** Shown on paper alone. */
export const renderImprint = (card: Card) => {
  // None where a page is written beforehand.
  const page = globalThis.location?.href.split('#')[0];
  const code = page && codeOf(page);
  if (page && !prepared.has(card)) {
    prepared.add(card);
    void preparePaper().then(() => prepare(card)).catch(() => {});
  }
  const {place} = card;
  const {feed, language} = place;
  const {locale} = language;
  const words = wordsIn(shareWords, locale);
  const {name, url} = indexMember(feed, organization) ?? {};
  const source = say(name, language);
  const home = linkTo(url, place)?.href.replace(/^(https:\/\/|mailto:|tel:)|\/$/g, '');
  // Not by the reader of feeds, which pages without a profile would pay for.
  const day = Object.hasOwn(feed.raw, 'updated') && dayText(String(feed.raw.updated), locale);
  return html`<div part="imprint" class="imprint small">
    ${code ? html`<svg class="qr" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${words.qr}><path d=${code.path}></path></svg>` : nothing}
    <div>
      ${source ? html`<p>${wordsIn(statWords, locale).source} ${said(source)}${home && html`, <bdi>${home}</bdi>`}</p>` : nothing}
      <p>${said(day ? wordsIn(commonWords, locale).stale(day) : page && words.printed(dayText(Date.now(), locale)!))}</p>
      <p>${code ? html`${words.scan}<br />` : nothing}<bdi>${page}</bdi></p>
    </div>
  </div>`;
};
