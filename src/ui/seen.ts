/**
 * Calls back once, when an element is first half visible or fills half the window.
 *
 * @returns Ends it.
 */
export const whenSeen = (element: Element, seen: () => void): (() => void) => {
  const observer = new IntersectionObserver(
    entries => {
      for (const {isIntersecting, intersectionRatio, intersectionRect, rootBounds} of entries) {
        const half = (rootBounds?.height ?? innerHeight) * (rootBounds?.width ?? innerWidth) / 2;
        if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.width * intersectionRect.height >= half)) {
          observer.disconnect();
          seen();
          return;
        }
      }
    },
    {threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5]},
  );
  observer.observe(element);
  return () => observer.disconnect();
};
