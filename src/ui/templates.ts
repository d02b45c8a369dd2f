import {html, nothing, type TemplateResult} from 'lit/html.js';
import {imageHosts, isFresh, type Bounds, type Feed} from '../feed/feed.js';
import type {Image, LinkUrl, Rich} from '../feed/types.js';
import {plainUrl, webUrl} from '../feed/url.js';
import {mayShow} from '../model/entries.js';
import type {Language} from '../text/language.js';
import {richBlocks, type Inline} from '../text/rich.js';
import {plain, type Said} from '../text/text.js';

/**
 * A text that may change while it is shown, isolated from the writing direction around it. It is set as a property: a
 * page translator may have taken the text node out, and writing to that would change nothing on screen.
 */
export const said = (what: Said | string | undefined) => {
  if (!what) return nothing;
  const {text, lang} = typeof what === 'string' ? {text: what} : what;
  return html`<bdi lang=${lang ?? nothing} .textContent=${text}></bdi>`;
};

/** A heading of the level that the page asks for. */
export const heading = (level: number | null | undefined, content: unknown, name = ''): TemplateResult => {
  switch (level) {
    case 1:
      return html`<h1 part="heading" class=${name}>${content}</h1>`;
    case 3:
      return html`<h3 part="heading" class=${name}>${content}</h3>`;
    case 4:
      return html`<h4 part="heading" class=${name}>${content}</h4>`;
    case 5:
      return html`<h5 part="heading" class=${name}>${content}</h5>`;
    case 6:
      return html`<h6 part="heading" class=${name}>${content}</h6>`;
    default:
      return html`<h2 part="heading" class=${name}>${content}</h2>`;
  }
};

/** The level of a heading inside something with a heading of its own. */
export const levelBelow = (level: number | null | undefined) => ([1, 2, 3, 4, 5, 6].includes(level!) ? Math.min(level! + 1, 6) : 3);

/** The arrow of a link that leads on; mirrored where text runs from right to left. */
export const arrow = () => html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 8h11m-4-4 4 4-4 4"></path></svg>`;

/** What is known of something, as names and what they stand for; what is not known is left out. */
export const facts = (rows: [name: string, content: unknown][]) => html`<dl part="facts" class="facts">
  ${rows.map(([name, content]) => (content && content !== nothing ? html`<div><dt class="small">${name}</dt><dd>${content}</dd></div>` : nothing))}
</dl>`;

/** Where the feed's pictures and links may lead, and in which language they are meant. */
export interface Place {
  feed: Feed;
  bounds: Bounds;
  language: Language;
}

/** The address of a plain link, and its host where the page does not list it: a visitor is to know before going there. */
export const linkTo = (url: LinkUrl | undefined, {feed, bounds, language}: Place): {href: string; host?: string} | undefined => {
  // Nothing is not the feed's own address, which an empty spelling would mean.
  const target = plainUrl(plain(url, language) || undefined, feed.url);
  if (!target) return;
  const isListed = !target.host || target.host === new URL(feed.url).host || bounds.every(bound => bound.includes(target.host));
  return isListed ? {href: target.href} : {href: target.href, host: target.host};
};

/** A plain link of the feed, or its words alone where its address may not be used. */
export const link = (url: LinkUrl | undefined, content: unknown, place: Place, name = '') => {
  const target = linkTo(url, place);
  return target
    ? html`<a part="link" class=${name} href=${target.href}>${content}${target.host ? html` <span class="small">(<bdi>${target.host}</bdi>)</span>` : nothing}</a>`
    : content;
};

const inline = (parts: Inline[], place: Place): unknown[] =>
  parts.map(part => {
    // As in `said`: a translator must not freeze an old text.
    if (typeof part === 'string') return html`<span .textContent=${part}></span>`;
    const content = inline(part.parts, place);
    if (part.kind === 'link') return link(part.href, content, place);
    return part.kind === 'strong' ? html`<strong>${content}</strong>` : html`<em>${content}</em>`;
  });

/** Paragraphs and lists of the feed. */
export const rich = (text: Rich | undefined, place: Place) =>
  richBlocks(text, place.language).map(block =>
    block.kind === 'list'
      ? html`<ul class="list" dir="auto" lang=${block.lang ?? nothing}>${block.items.map(item => html`<li>${inline(item, place)}</li>`)}</ul>`
      : html`<p dir="auto" lang=${block.lang ?? nothing}>${inline(block.parts, place)}</p>`,
  );

/** Whether a picture of the feed may be shown: consent, age of the copy, host of the file. */
export const canShow = (image: Image | undefined, {feed}: Place, now = Date.now()): image is Image =>
  !!image && isFresh(feed, now) && mayShow(image.consent, now) && imageHosts(feed).includes(webUrl(image.src, feed.url)?.host ?? '');

/**
 * A picture of the feed in its reserved room, cropped around its focus.
 *
 * @param sizes How wide it is shown, as in the `sizes` attribute.
 */
export const picture = (image: Image, {feed, language}: Place, sizes: string, name = '') => {
  const {src, srcset = [], width, height, alt, focus} = image;
  const hosts = imageHosts(feed);
  const sources = srcset
    .map(({src, width}) => ({url: webUrl(src, feed.url), width}))
    .filter(({url}) => url && hosts.includes(url.host))
    .map(({url, width}) => `${url!.href.replaceAll(',', '%2C')} ${width}w`);
  return html`<img
    part="picture"
    class=${name}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    width=${width}
    height=${height}
    alt=${plain(alt, language)}
    .style=${focus ? `object-position: ${focus.x * 100}% ${focus.y * 100}%` : ''}
    sizes=${sources.length > 0 ? sizes : nothing}
    srcset=${sources.length > 0 ? sources.join(', ') : nothing}
    src=${webUrl(src, feed.url)!.href}
  />`;
};
