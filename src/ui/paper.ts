/**
 * What only paper needs: QR codes of addresses, since no link can be followed there. A page that is printed waits for
 * nothing, so what draws them is fetched beforehand.
 */
import type * as Qr from '../draw/qr.js';

/** An element, as this part sees it. */
export interface Printed {
  /** Draws it at once. */
  update(): void;
}

let qr: typeof Qr | undefined;
let coming: Promise<unknown> | undefined;

/** When the page has loaded and there is nothing else to do. */
const quiet = () =>
  new Promise<unknown>(done => {
    const look = () => {
      if (document.readyState !== 'complete') return addEventListener('load', look);
      removeEventListener('load', look);
      (globalThis.requestIdleCallback ?? setTimeout)(done);
    };
    look();
  });

/**
 * Fetches what draws QR codes when it is in nobody's way, once for the page.
 *
 * @returns Rejects when it is not to be had; does not come where the visitor asks for few bytes: paper has the address itself.
 */
export const preparePaper = (): Promise<unknown> =>
  (coming ??= (navigator as {connection?: {saveData?: boolean}}).connection?.saveData
    ? new Promise(() => {})
    : quiet().then(async () => (qr = await import('../draw/qr.js'))));

/** The QR code of an address; `undefined` until what draws it has come, and where there is none. */
export const codeOf = (url: string): Qr.QrPath | undefined => qr?.qrPath(url);

let query: MediaQueryList | undefined;
let isPaper = false;
const printed = new Set<Printed>();

/** Draws in the same turn, before the browser lays the page out for paper, and again when that is over. */
const look = ({type}: {type: string}) => {
  isPaper = type === 'beforeprint' || query!.matches;
  printed.forEach(element => element.update());
};

/** For an address that changes with what a visitor does: draws the element anew for paper and after it, from now on. */
export const watchPaper = (element: Printed) => {
  printed.add(element);
  if (query) return;
  query = matchMedia('print');
  query.addEventListener('change', look);
  addEventListener('beforeprint', look);
  addEventListener('afterprint', look);
  void preparePaper().then(() => query?.matches && look({type: ''}), () => {});
};

/** Ends that. */
export const unwatchPaper = (element: Printed) => {
  printed.delete(element);
  if (!query || printed.size > 0) return;
  query.removeEventListener('change', look);
  removeEventListener('beforeprint', look);
  removeEventListener('afterprint', look);
  query = undefined;
  isPaper = false;
};

/** The QR code of an address while the page is on paper; `undefined` on screen. */
export const paperCode = (url: string): Qr.QrPath | undefined => (isPaper ? codeOf(url) : undefined);
