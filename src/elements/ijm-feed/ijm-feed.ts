import {ContextProvider, createContext} from '@lit/context';
import {css, html, LitElement} from 'lit';
import {askForFeed, feedContext, type FeedPlace, type Provided} from '../../context/feed-context.js';
import {hostList, pageUrl} from '../../context/page-feed.js';
import {define} from '../../ui/define.js';

/**
 * Names the feed for every element inside it. Draws nothing of its own.
 *
 * @tag ijm-feed
 * @slot - Anything; the kit's elements in it read this feed.
 */
export class IjmFeed extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  static override properties = {src: {}, hosts: {}, refresh: {type: Number}};

  /** Address of the feed; a relative one resolves against the address of the page. */
  declare src?: string | null;

  /** Hosts, parted by spaces, that donate links and forms may lead to, whatever the feed says; unset: no bound. */
  declare hosts?: string | null;

  /** Seconds between two reads of the feed while the page is visible; unset: it is read once. */
  declare refresh?: number | null;

  #provider = new ContextProvider(this, {context: createContext<FeedPlace>(feedContext), initialValue: {}});
  #outer?: FeedPlace;
  #forget?: () => void;

  override connectedCallback() {
    super.connectedCallback();
    // Bounds narrow each other, so one further out still counts; without a `src` this element only narrows.
    askForFeed(this, this.#provided);
    this.#provide();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget?.();
    this.#forget = this.#outer = undefined;
  }

  protected override willUpdate() {
    this.#provide();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #provided: Provided = (place, forget) => {
    if (forget !== this.#forget) this.#forget?.();
    this.#forget = forget;
    this.#outer = place;
    this.#provide();
  };

  #provide() {
    const own = pageUrl(this.src);
    this.#provider.setValue({
      url: own ?? this.#outer?.url,
      hosts: [...(this.#outer?.hosts ?? []), ...hostList(this.hosts)],
      refresh: this.refresh ?? (own ? 0 : this.#outer?.refresh),
    });
  }
}

define('ijm-feed', IjmFeed);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-feed': IjmFeed;
  }
}
