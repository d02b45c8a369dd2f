/**
 * The host inside `embed.html`, for pages that allow no script: shows one element, by the query, of the feeds that the
 * operator lists in `embed.json` beside it. Nothing in the query can widen that list: otherwise anybody could show a
 * false appeal on the operator's domain.
 */
import './first.js';
import {configure, hostList, pageUrl} from '../context/page-feed.js';
import {wordsIn} from '../text/words.js';
import {shareWords} from '../text/words/share.js';
import {classOf} from './meet.js';

/** What an operator allows. */
interface Allowed {
  /** Addresses of feeds; relative ones resolve against `embed.html`. Unset: any of the same origin. */
  feeds?: string[];
  /** Hosts that visitors may be sent to; unset: what the feed lists. */
  hosts?: readonly string[];
}

/** Colours that a query may name, one, or one for light and one for dark. */
const COLOUR = /^(#[\da-f]{3,8}|light-dark\(#[\da-f]{3,8}, ?#[\da-f]{3,8}\))$/i;

const readAllowed = async (): Promise<Allowed> => {
  try {
    const response = await fetch('embed.json', {credentials: 'same-origin'});
    if (response.status === 404) return {};
    const allowed = (await response.json()) as Allowed;
    return {feeds: allowed.feeds, hosts: allowed.hosts && (hostList(allowed.hosts)[0] ?? [])};
  } catch {
    // A list that can't be read allows nothing.
    return {feeds: []};
  }
};

const isAllowed = (feed: string, {feeds}: Allowed) =>
  Array.isArray(feeds) ? feeds.some(listed => pageUrl(listed) === feed) : new URL(feed).origin === location.origin;

/** What is in sight until there is more, and if there never is: the way to the operator's first host, else to its own. */
const homeLink = ({hosts}: Allowed) => {
  const link = document.createElement('a');
  link.href = hosts?.[0] ? `https://${hosts[0]}/` : '/';
  link.textContent = link.host;
  return link;
};

const show = async () => {
  // An editor may have encoded the address twice.
  const query = new URLSearchParams(location.search.replaceAll('&amp;', '&'));
  const root = document.documentElement;
  const lang = query.get('lang');
  if (lang) root.lang = lang;
  root.classList.add(`scheme-${query.get('scheme') ?? query.get('theme')}`);
  for (const [name, value] of query) if (/^--ijm-color-[a-z-]+$/.test(name) && COLOUR.test(value)) root.style.setProperty(name, value);

  const tag = query.get('element') ?? '';
  const [defined, allowed] = await Promise.all([/^ijm-[a-z-]+$/.test(tag) ? classOf(tag) : undefined, readAllowed()]);
  const element = defined && document.createElement(tag);
  const feed = pageUrl(query.get('feed') ?? allowed.feeds?.[0]);
  if (!element || !feed || !isAllowed(feed, allowed)) {
    document.body.append(homeLink(allowed));
    tellHeight();
    return;
  }

  const asked = hostList(query.get('hosts')?.slice(0, 2000))[0];
  const hosts = allowed.hosts ? (asked ? allowed.hosts.filter(host => asked.includes(host)) : allowed.hosts) : asked;
  // Not one of the hosts asked for is allowed: then none is.
  configure({feed, hosts: hosts && hosts.length === 0 ? ['-'] : hosts});

  const {observedAttributes = []} = defined as {observedAttributes?: string[]};
  for (const name of observedAttributes) {
    const value = query.get(name);
    if (value !== null && name !== 'feed') element.setAttribute(name, value);
  }
  element.append(homeLink(allowed));
  // Before that, the page around knows better how much room the content will take.
  for (const type of ['ijm-ready', 'ijm-error'] as const) element.addEventListener(type, tellHeight, {once: true});
  document.body.append(element);
};

let watching = false;

/** Tells the page around how high the content is, from now on, whenever that changes, and whenever that page asks by any message. */
const tellHeight = () => {
  if (watching || parent === window) return;
  watching = true;
  let told = 0;
  const tell = (again: boolean) => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > 8 && (again || height !== told)) parent.postMessage({type: 'ijm:resize', height: (told = height)}, '*');
  };
  new ResizeObserver(() => tell(false)).observe(document.body);
  addEventListener('message', ({source}) => source === parent && tell(true));
};

const hideAddress = () => document.querySelector('body > label')?.remove();

/** What is left where a sandbox lets nobody out: the address, to be copied. */
const showAddress = ({href}: HTMLAnchorElement, lang: string) => {
  const label = document.createElement('label');
  label.lang = lang;
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = href;
  label.append(wordsIn(shareWords, lang).copyThis, field);
  hideAddress();
  document.body.append(label);
  field.focus();
  field.select();
};

/** Follows a link in the page around; where a sandbox forbids that, in a new tab; where it forbids that too, shows the address. */
const leave = (click: MouseEvent) => {
  const path = click.composedPath();
  const link = path.find(node => node instanceof HTMLAnchorElement);
  // Firefox gives as `link.target` that of the page's `<base>`.
  const target = link?.getAttribute('target') ?? '';
  const isPlain = !click.defaultPrevented && !click.button && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
  if (!isPlain || !link || !/^(_blank)?$/.test(target) || link.download || !/^https?:$/.test(link.protocol)) return;
  click.preventDefault();
  try {
    if (!target) {
      top!.location.href = link.href;
      return;
    }
  } catch {
    // Then in a new tab.
  }
  // With `noopener` it would not be told whether a tab was opened. Where none may be, Firefox throws.
  let tab: Window | null = null;
  try {
    tab = open(link.href, '_blank');
  } catch {
    // As where it is refused.
  }
  if (tab) tab.opener = null;
  else showAddress(link, path.find((node): node is HTMLElement => node instanceof HTMLElement && !!node.lang)?.lang ?? 'en');
};

addEventListener('click', leave);
// Another amount has another address.
addEventListener('input', hideAddress);
void show();
