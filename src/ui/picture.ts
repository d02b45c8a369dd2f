import {html, nothing} from 'lit/html.js';
import {imageHosts, isFresh} from '../feed/feed.js';
import type {Image} from '../feed/types.js';
import {webUrl} from '../feed/url.js';
import {mayShow} from '../model/entries.js';
import {plain} from '../text/text.js';
import type {Place} from './link.js';

/** Whether a picture of the feed may be shown: consent, age of the copy, host of the file. */
export const canShow = (image: Image | undefined, {feed}: Place, now = Date.now()): image is Image => {
  const host = webUrl(image?.src, feed.url)?.host;
  return !!host && isFresh(feed, now) && mayShow(image!.consent, now) && imageHosts(feed).includes(host);
};

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
