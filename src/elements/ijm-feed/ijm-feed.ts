import {ContextProvider, createContext} from '@lit/context';
import {html} from 'lit/html.js';
import {askForFeed, feedContext, type FeedPlace, type Provided} from '../../context/feed-context.js';
import {hostList, pageUrl} from '../../context/page-feed.js';
import {css} from '../../ui/css.js';
import {define} from '../../ui/define.js';
import {adopt} from '../../ui/sheets.js';
import {TemplateElement} from '../../ui/template-element.js';

const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
`;

/**
 * Names the feed for every element inside it. Draws nothing of its own.
 *
 * @tag ijm-feed
 * @slot - Anything; the kit's elements in it read this feed.
 */
export class IjmFeed extends TemplateElement {
  static override properties = {src: {}, hosts: {}, refresh: {type: Number}};

  /** Address of the feed; a relative one resolves against the address of the page. */
  declare src?: string | null;

  /** Hosts, parted by spaces, that donate links and forms may lead to, whatever the feed says; unset: no bound. */
  declare hosts?: string | null;

  /** Seconds between two reads of the feed while the page is visible; unset: it is read once. */
  declare refresh?: number | null;

  #provider = new ContextProvider(this as HTMLElement, {context: createContext<FeedPlace>(feedContext), initialValue: {}});
  #outer?: FeedPlace;
  #forget?: () => void;

  override connectedCallback() {
    super.connectedCallback();
    // Bounds narrow each other, so one further out still counts; without a `src` this element only narrows.
    askForFeed(this, this.#provided);
    this.#provide();
    this.#provider.hostConnected();
  }

  disconnectedCallback() {
    this.#forget?.();
    this.#forget = this.#outer = undefined;
  }

  /** Moved to another document, which knows none of our styles. */
  adoptedCallback() {
    if (this.renderRoot) adopt(this.renderRoot, styles);
  }

  protected override createRenderRoot() {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    adopt(root, styles);
    return root;
  }

  protected override render() {
    this.#provide();
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
