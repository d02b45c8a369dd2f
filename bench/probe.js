/**
 * Runs first in every page that is measured. A widget is visible in the frame in which its link has a size; it is
 * interactive in the frame after which choosing an amount has changed that link. Times in ms since the navigation began.
 */
{
  const notes = (window.bench = {visible: 0, interactive: 0, shift: 0, longest: 0, paint: 0});
  const observe = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
  observe('layout-shift', ({value}) => (notes.shift += value));
  observe('longtask', ({duration}) => (notes.longest = Math.max(notes.longest, duration)));
  observe('paint', ({name, startTime}) => name === 'first-contentful-paint' && (notes.paint = startTime));

  /** What of the widget answers: its link, and the amount to choose. */
  const parts = () => {
    const root = document.querySelector('[data-w]')?.shadowRoot;
    return {link: root?.querySelector('a[part=link]'), amount: root?.querySelectorAll('input[name=amount]')[2]};
  };
  let before = '';
  const look = () => {
    const {link, amount} = parts();
    if (!notes.visible && link?.getClientRects().length > 0) {
      notes.visible = performance.now();
      before = link.href;
      amount.click();
    } else if (notes.visible && link && link.href !== before && new URL(link.href).searchParams.get('amount') === '120') {
      notes.interactive = performance.now();
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
