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

  /** Who was told the place and is to be told again. */
  #told = new Map<Provided, {asker: HTMLElement; forget: () => void}>();
  #place: FeedPlace = {};
  #outer?: FeedPlace;
  #forget?: () => void;

  constructor() {
    super();
    this.addEventListener('context-request', this.#answer);
    this.addEventListener('context-provider', this.#yield);
  }

  override connectedCallback() {
    super.connectedCallback();
    // Bounds narrow each other, so one further out still counts; without a `src` this element only narrows.
    askForFeed(this, this.#provided);
    this.#provide();
    // For a root that remembers those who asked before this element was there.
    this.dispatchEvent(Object.assign(new CustomEvent('context-provider', {bubbles: true, composed: true}), {context: feedContext, contextTarget: this}));
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

  /** Answers an element inside, by the community context protocol. */
  #answer = (event: Event) => {
    const {context, contextTarget, callback, subscribe} = event as Event & {context: unknown; contextTarget: HTMLElement; callback: Provided; subscribe?: boolean};
    if (context !== feedContext || contextTarget === this) return;
    event.stopPropagation();
    // Who asks again keeps what ends it, or ending the first would end the second.
    const {forget} = this.#told.get(callback) ?? {forget: () => void this.#told.delete(callback)};
    if (subscribe) this.#told.set(callback, {asker: contextTarget, forget});
    callback(this.#place, forget);
  };

  /** Lets all who were told ask again, since another `<ijm-feed>` may have come between. */
  #yield = ({target}: Event) => {
    if (target === this) return;
    for (const [callback, {asker}] of [...this.#told]) {
      this.#told.delete(callback);
      askForFeed(asker, callback);
    }
  };

  #provide() {
    const own = pageUrl(this.src);
    this.#place = {
      url: own ?? this.#outer?.url,
      hosts: [...(this.#outer?.hosts ?? []), ...hostList(this.hosts)],
      refresh: this.refresh ?? (own ? 0 : this.#outer?.refresh),
    };
    for (const [callback, {forget}] of [...this.#told]) callback(this.#place, forget);
  }
}

define('ijm-feed', IjmFeed);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-feed': IjmFeed;
  }
}
