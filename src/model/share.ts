/** Ways to pass a page on. Plain addresses: nothing is asked of a network before the visitor goes there. */
import {webUrl} from '../feed/url.js';
import type {Language} from '../text/language.js';
import {wordsIn} from '../text/words.js';
import {shareWords} from '../text/words/share.js';

/** The networks a page can be shared on, by the names that the `networks` attribute takes. */
export type Network = 'facebook' | 'x' | 'linkedin' | 'pinterest' | 'email';

export interface ShareLink {
  network: Network;
  href: string;
  label: string;
}

const NETWORKS: Record<Network, {name: string; to: string; url: string; heading?: string}> = {
  facebook: {name: 'Facebook', to: 'https://www.facebook.com/sharer/sharer.php', url: 'u'},
  x: {name: 'X', to: 'https://x.com/intent/tweet', url: 'url', heading: 'text'},
  linkedin: {name: 'LinkedIn', to: 'https://www.linkedin.com/sharing/share-offsite/', url: 'url'},
  pinterest: {name: 'Pinterest', to: 'https://www.pinterest.com/pin/create/button/', url: 'url', heading: 'description'},
  email: {name: '', to: 'mailto:', url: 'body', heading: 'subject'},
};

/**
 * The address to share: what a page author gave, if it is a web address, else the page itself.
 *
 * @param page The page's own address, against which a relative one resolves.
 */
export const shareUrl = (url: string | null | undefined, page: string): string => (url && webUrl(url, page)?.href) || page;

/**
 * Links by which `url` can be shared, in the order asked for.
 *
 * @param networks Names separated by spaces or commas; unknown ones are ignored. Unset: all.
 */
export const shareLinks = (
  url: string,
  heading: string,
  networks: string | null | undefined,
  {locale}: Language,
): ShareLink[] => {
  const words = wordsIn(shareWords, locale);
  const known = Object.keys(NETWORKS) as Network[];
  const wanted = networks?.toLowerCase().match(/[a-z]+/g) ?? known;
  return known
    .filter(network => wanted.includes(network))
    .sort((one, other) => wanted.indexOf(one) - wanted.indexOf(other))
    .map(network => {
      const {name, to, url: urlName, heading: headingName} = NETWORKS[network];
      const params = new URLSearchParams({[urlName]: url});
      if (heading && headingName) params.set(headingName, heading);
      // A plus means a space in no mail program.
      return {network, href: `${to}?${`${params}`.replaceAll('+', '%20')}`, label: name ? words.on(name) : words.email};
    });
};
