/** Addresses, through the URL parser alone (WHATWG URL): no pattern of ours decides where a visitor is sent. */

/**
 * The web address that `spelling` means, or `undefined` when it may not be used: https, or http on localhost and
 * 127.0.0.1, without user info. Use the result's `href`, never the spelling.
 *
 * @param base What a relative spelling is relative to: the feed's own address.
 * @param origin Where http will do, too.
 */
export const webUrl = (spelling: unknown, base?: string, origin?: string): URL | undefined => {
  if (typeof spelling !== 'string') return;
  try {
    const url = new URL(spelling, base);
    const {protocol, hostname, username, password} = url;
    const isWeb = protocol === 'https:' || (protocol === 'http:' && (url.origin === origin || /^(localhost|127\.0\.0\.1)$/.test(hostname)));
    if (isWeb && !username && !password) return url;
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
