/** One for the whole page: a thousand elements would make a thousand of them, each with its own work in every frame. */
let observer: IntersectionObserver | undefined;
const callbacks = new Map<Element, () => void>();

const forget = (element: Element) => {
  callbacks.delete(element);
  observer!.unobserve(element);
};

/**
 * Calls back once, when an element is first half visible or fills half the window.
 *
 * @returns Ends it.
 */
export const whenSeen = (element: Element, seen: () => void): (() => void) => {
  observer ??= new IntersectionObserver(
    entries => {
      for (const {target, isIntersecting, intersectionRatio, intersectionRect, rootBounds} of entries) {
        const half = (rootBounds?.height ?? innerHeight) * (rootBounds?.width ?? innerWidth) / 2;
        if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.width * intersectionRect.height >= half)) {
          const seen = callbacks.get(target);
          forget(target);
          seen?.();
        }
      }
    },
    {threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5]},
  );
  callbacks.set(element, seen);
  observer.observe(element);
  return () => forget(element);
};
