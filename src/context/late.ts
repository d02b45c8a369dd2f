/** For elements whose feed is named late. A later part of the kit: most pages name it first. */
import {ContextRoot} from '@lit/context';

let root: ContextRoot | undefined;
let observer: MutationObserver | undefined;

/**
 * Answers elements that were there before their `<ijm-feed>` was defined, if they ask again after this; and looks out
 * for a script tag that names a feed, while somebody is without one.
 */
export const lookOut = (pageFeed: () => string | undefined, listeners: ReadonlySet<() => void>) => {
  if (!root) (root = new ContextRoot()).attach(document as unknown as HTMLElement);
  if (observer) return;
  observer = new MutationObserver(() => {
    if (listeners.size > 0 && !pageFeed()) return;
    observer!.disconnect();
    observer = undefined;
    listeners.forEach(look => look());
  });
  observer.observe(document, {subtree: true, childList: true, attributeFilter: ['data-feed']});
};
