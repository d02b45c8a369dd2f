import {html, nothing} from 'lit/html.js';
import type {Bounds, Feed} from '../feed/feed.js';
import type {LinkUrl} from '../feed/types.js';
import {plainUrl} from '../feed/url.js';
import type {Language} from '../text/language.js';
import {plain} from '../text/text.js';

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
  return {href: target.href, host: isListed ? undefined : target.host};
};

/** A plain link of the feed, its host isolated from the direction of the text around it (as by `<bdi>`); or its words alone where its address may not be used. */
export const link = (url: LinkUrl | undefined, content: unknown, place: Place, name = '') => {
  const target = linkTo(url, place);
  return target
    ? html`<a part="link" class=${name} href=${target.href}>${content}${target.host ? ` (\u2068${target.host}\u2069)` : nothing}</a>`
    : content;
};
