/**
 * Where a feed is: all that travels through the page. Never what is in it, so that neither another version of the kit
 * nor a page that plays provider can hand an element content that was not checked.
 */
export interface FeedPlace {
  /** Absolute address. */
  url?: string;
  /** Lists of hosts that narrow each other: where a visitor may be sent. */
  hosts?: readonly (readonly string[])[];
  /** Seconds between two reads; 0 or unset: once. */
  refresh?: number;
}

/** The key of the community context protocol under which copies of the kit meet. What `createContext` of @lit/context makes of it is the same. */
export const feedContext = Symbol.for('ijm-widgets/feed@1');

/** Called with a place at once and whenever it changes; `forget` ends that. */
export type Provided = (place: FeedPlace, forget?: () => void) => void;

/** Asks the ancestors where the feed is, by the community context protocol. A custom event, because old libraries replace `Event`. */
export const askForFeed = (from: HTMLElement, callback: Provided) => {
  from.dispatchEvent(
    Object.assign(new CustomEvent('context-request', {bubbles: true, composed: true}), {context: feedContext, contextTarget: from, callback, subscribe: true}),
  );
};
