/**
 * The host inside `embed.html`, for pages that allow no script: shows one element, by the query, of the feeds that the
 * operator lists in `embed.json` beside it. Nothing in the query can widen that list: otherwise anybody could show a
 * false appeal on the operator's domain.
 */
import {configure} from './index.js';
import {hostList, pageUrl} from '../context/page-feed.js';

/** What an operator allows. */
interface Allowed {
  /** Addresses of feeds; relative ones resolve against `embed.html`. Unset: any of the same origin. */
  feeds?: string[];
  /** Hosts that visitors may be sent to; unset: what the feed lists. */
  hosts?: string[];
}

/** Height to ask for before the element has one: in CSS px, a widget of middling size. */
const FIRST_HEIGHT = 320;

const readAllowed = async (): Promise<Allowed> => {
  try {
    const response = await fetch('embed.json', {credentials: 'same-origin'});
    if (response.status === 404) return {};
    return (await response.json()) as Allowed;
  } catch {
    // A list that can't be read allows nothing.
    return {feeds: []};
  }
};

const isAllowed = (feed: string, {feeds}: Allowed) =>
  Array.isArray(feeds) ? feeds.some(listed => pageUrl(listed) === feed) : new URL(feed).origin === location.origin;

const show = async () => {
  const query = new URLSearchParams(location.search);
  const tag = query.get('element') ?? '';
  const element = /^ijm-[a-z-]+$/.test(tag) && customElements.get(tag) ? document.createElement(tag) : undefined;
  const allowed = await readAllowed();
  const feed = pageUrl(query.get('feed') ?? allowed.feeds?.[0]);
  if (!element || !feed || !isAllowed(feed, allowed)) return;

  const asked = hostList(query.get('hosts')?.slice(0, 2000))[0];
  const hosts = allowed.hosts ? (asked ? allowed.hosts.filter(host => asked.includes(host)) : allowed.hosts) : asked;
  // Not one of the hosts asked for is allowed: then none is.
  configure({feed, hosts: hosts && hosts.length === 0 ? ['-'] : hosts});

  const lang = query.get('lang');
  if (lang) document.documentElement.lang = lang;
  const {observedAttributes = []} = element.constructor as {observedAttributes?: string[]};
  for (const name of observedAttributes) {
    const value = query.get(name);
    if (value !== null && name !== 'feed') element.setAttribute(name, value);
  }
  document.body.append(element);
};

const tellHeight = () => {
  let told = 0;
  const tell = (height: number) => {
    if (height !== told && parent !== window) parent.postMessage({type: 'ijm:resize', height: (told = height)}, '*');
  };
  tell(FIRST_HEIGHT);
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > 8) tell(height);
  }).observe(document.body);
};

tellHeight();
void show();
