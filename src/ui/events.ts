import type {ErrorCode} from '../feed/fault.js';
import type {Frequency} from '../feed/types.js';

/** What is given: never anything about the giver. */
export interface DonateDetail {
  appeal: string;
  fundraiser?: string;
  /** Whole units of the currency; unset when the visitor left the amount to the giving page. */
  amount?: number;
  currency: string;
  frequency: Frequency;
  /** The partner's code. */
  ref?: string;
  /** Where the link leads. */
  url: string;
}

/** What is wrong. */
export interface ErrorDetail {
  code: ErrorCode;
  /** For developers, in English. */
  message: string;
  /** JSON path in the feed, such as `stats.rescued.value`. */
  path?: string;
}

/** Every event of the kit and its `detail`. No event carries what a person typed into a form. */
export interface IjmEvents {
  'ijm-ready': undefined;
  'ijm-error': ErrorDetail;
  'ijm-view': {tag: string; id: string};
  'ijm-donate': DonateDetail;
  'ijm-submit': {form: string};
  'ijm-submitted': {form: string; id: string};
  'ijm-queued': {form: string; id: string};
  'ijm-share': {network: string; url: string};
}

declare global {
  interface HTMLElementEventMap extends Record<never, never> {
    'ijm-ready': CustomEvent<IjmEvents['ijm-ready']>;
    'ijm-error': CustomEvent<IjmEvents['ijm-error']>;
    'ijm-view': CustomEvent<IjmEvents['ijm-view']>;
    'ijm-donate': CustomEvent<IjmEvents['ijm-donate']>;
    'ijm-submit': CustomEvent<IjmEvents['ijm-submit']>;
    'ijm-submitted': CustomEvent<IjmEvents['ijm-submitted']>;
    'ijm-queued': CustomEvent<IjmEvents['ijm-queued']>;
    'ijm-share': CustomEvent<IjmEvents['ijm-share']>;
  }
}

/** How an element of the kit is told from others, also those of another copy of it. */
export const KIT = Symbol.for('ijm-widgets/element');

/** Arrivals and faults concern the page only of elements that it placed itself. */
const INNER = /^ijm-(ready|error|view)$/;

/**
 * Tells the page of something.
 *
 * @returns Whether nobody cancelled it.
 */
export const emit = <Name extends keyof IjmEvents>(
  from: HTMLElement,
  name: Name,
  detail: IjmEvents[Name],
  cancelable = false,
): boolean => {
  const within = (from.getRootNode() as ShadowRoot).host;
  return from.dispatchEvent(new CustomEvent(name, {detail, cancelable, bubbles: true, composed: !(INNER.test(name) && within && KIT in within)}));
};
