import {fault, type Fault} from '../feed/fault.js';
import type {Bounds, Feed} from '../feed/feed.js';
import {feedAt, subscribe} from '../feed/store.js';
import {askForFeed, type FeedPlace} from './feed-context.js';
import {hostList, listeners, pageFeed, pageHosts, pageUrl} from './page-feed.js';

/** How long an element waits for somebody to name a feed before it says that none is named. */
const MISSING_MS = 3e3;

/** Finds an element's feed (contract, section 2) and asks the element to update when something changes. */
export class FeedController {
  /** Without a prototype: a page may have put `url` on every object. */
  #place: FeedPlace = {__proto__: null} as FeedPlace;
  /** What is read, and how often; `undefined` before the first look. */
  #key?: string;
  #url?: string;
  #stop?: () => void;
  #forget?: () => void;
  #missing = false;

  constructor(readonly host: HTMLElement & {feed?: string | null; requestUpdate(): void}) {}

  /** What is known of the feed now; neither while it is on its way. */
  get now(): {feed?: Feed; fault?: Fault} {
    return this.#url ? feedAt(this.#url) : this.#missing ? {fault: fault('feed-missing', 'no feed is named')} : {};
  }

  /** Everything the page says of where a visitor may be sent. */
  get bounds(): Bounds {
    return [...pageHosts(), ...(this.#place.hosts ?? [])];
  }

  connected() {
    listeners.add(this.#changed);
    this.#ask();
  }

  /** Reads another feed, if it is another one now. */
  look() {
    const {host} = this;
    const own = pageUrl(host.feed) ?? this.#place.url;
    // An <ijm-feed> that is not defined yet will answer later: no other feed may be read in its place.
    const waits = !own && host.closest('ijm-feed:not(:defined)');
    const url = own ?? (waits ? undefined : pageFeed());
    const refresh = this.#place.refresh ?? 0;
    const key = `${url} ${refresh}`;
    if (key === this.#key) return;
    this.#stop?.();
    this.#key = key;
    this.#url = url;
    this.#missing = false;
    if (url) this.#stop = subscribe(url, this.#changed, refresh);
    else {
      const timer = setTimeout(() => {
        this.#missing = true;
        this.#changed();
      }, MISSING_MS);
      this.#stop = () => clearTimeout(timer);
      void import('./late.js').then(({lookOut}) => {
        lookOut(pageFeed, listeners);
        this.#ask();
      }, () => {});
    }
  }

  disconnected() {
    listeners.delete(this.#changed);
    this.#stop?.();
    this.#forget?.();
    this.#stop = this.#forget = this.#key = this.#url = undefined;
    this.#place = {__proto__: null} as FeedPlace;
  }

  #ask() {
    if (this.host.isConnected) askForFeed(this.host, this.#provided);
  }

  /** Takes what a provider hands over, from whatever copy of the kit or page: apart, keeping nothing else of it. */
  #provided = (place: FeedPlace, forget?: () => void) => {
    if (forget !== this.#forget) this.#forget?.();
    this.#forget = forget;
    this.#place = {
      url: pageUrl(place?.url),
      hosts: [place?.hosts ?? []].flat().flatMap(hostList),
      refresh: Number(place?.refresh) || 0,
    };
    this.#changed();
  };

  #changed = () => this.host.requestUpdate();
}
