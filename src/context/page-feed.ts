/** What the page as a whole says about its feed: `configure`, and `data-feed` and `data-hosts` on script tags. */

import {webUrl} from '../feed/url.js';

/** Settings for every element of the page that has none nearer. */
export interface Settings {
  /** Address of the feed; a relative one resolves against the address of the page. */
  feed?: string;
  /** Where a visitor may be sent: hosts, in a list or parted by spaces. */
  hosts?: string | readonly string[];
}

let settings: Settings = {};

/** Who is to look again when the page's settings change. */
export const listeners = /*#__PURE__*/ new Set<() => void>();

/** The hosts in a list, or parted by spaces; none bound nothing. */
export const hostList = (hosts: unknown): readonly string[][] => {
  const list = String(hosts ?? '').split(/[\s,]+/).filter(Boolean);
  return list.length > 0 ? [list] : [];
};

/**
 * The absolute form of an address written in the page: relative to the page's own, whatever `<base>` says. A page under
 * http may have its feed beside it; another host's must be https.
 */
export const pageUrl = (address: string | null | undefined): string | undefined =>
  webUrl(address?.trim?.() || undefined, location.href, location.origin)?.href;

/** Names the feed, and the hosts a visitor may be sent to, for a page that has no script tag to carry them. */
export const configure = (to: Settings) => {
  settings = to;
  listeners.forEach(listener => listener());
};

const onScripts = (name: string) => [...document.querySelectorAll(`script[${name}]`)].map(script => script.getAttribute(name));

/** The feed of the page, by `configure` or any script tag's `data-feed`. */
export const pageFeed = () => [settings.feed, ...onScripts('data-feed')].map(pageUrl).find(Boolean);

/** Every bound that the page sets. */
export const pageHosts = () => [settings.hosts, ...onScripts('data-hosts')].flatMap(hostList);
