/** Addresses, through the URL parser alone (WHATWG URL): no pattern of ours decides where a visitor is sent. */

const isLocal = (url: URL) => url.hostname === 'localhost' || url.hostname === '127.0.0.1';

/**
 * The web address that `spelling` means, or `undefined` when it may not be used: https, or http on localhost and
 * 127.0.0.1, without user info. Use the result's `href`, never the spelling.
 *
 * @param base What a relative spelling is relative to: the feed's own address.
 */
export const webUrl = (spelling: unknown, base?: string): URL | undefined => {
  if (typeof spelling !== 'string') return;
  try {
    const url = new URL(spelling, base);
    if ((url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))) && !url.username && !url.password) return url;
  } catch {
    // Not an address.
  }
};

/** As `webUrl`, for plain links: `mailto:` and `tel:` too. */
export const plainUrl = (spelling: unknown, base?: string): URL | undefined => {
  const url = webUrl(spelling, base);
  if (url || typeof spelling !== 'string' || !/^(mailto|tel):[^\s]+$/i.test(spelling)) return url;
  try {
    return new URL(spelling);
  } catch {
    // Not an address.
  }
};
