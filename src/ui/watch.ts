/** What an element watches once it is there. A later part of the kit: the first view does without it. */
export {whenSeen} from './seen.js';

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;
let observed = new WeakSet<Node>();

/**
 * Calls back whenever a `lang` changes in any tree that holds the element.
 *
 * @returns Ends it.
 */
export const watchLang = (element: Element, changed: () => void): (() => void) => {
  listeners.add(changed);
  observer ??= new MutationObserver(() => [...listeners].forEach(listener => listener()));
  for (let root: Node | undefined = element.getRootNode(); root; root = (root as ShadowRoot).host?.getRootNode()) {
    if (!observed.has(root)) {
      observed.add(root);
      observer.observe(root, {subtree: true, attributeFilter: ['lang']});
    }
  }
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
    observed = new WeakSet();
  };
};
