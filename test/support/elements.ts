/** What element tests need: a place on the page, a feed, and waiting for what an element says of itself. */
import {html, render, type TemplateResult} from 'lit/html.js';
import type {Fault} from '../../src/feed/fault.js';

export {html};

/** Address of a feed in `test/support/feeds`, by its name. */
export const feedUrl = (name = 'cambodia') => new URL(`/feeds/${name}.json`, location.href).href;

const isChromium = /Chrome\//.test(navigator.userAgent);
const isWebKit = !isChromium && /AppleWebKit\//.test(navigator.userAgent);

/** Counts a test as skipped, and says for want of what. */
const without =
  (need: string): ((name: string, run: () => unknown) => void) =>
  name =>
    it.skip(`${name} (needs ${need})`);

/** A test for what only Chromium's driver can do. */
export const itInChromium = isChromium ? it : without('print');

/** A test that holds a key down while it presses another one, which WebKit's driver can't do. */
export const itHoldingKeys = isWebKit ? without('keys held down') : it;

let last = 0;

/** A name that no other test uses, so that none reads what another one kept. */
const freshName = () => `${++last}-${Date.now()}`;

/** Address of an answer that goes wrong, see `server.mjs`; a new one each time. */
export const oddUrl = (answer: Record<string, string | number>) => {
  const query = new URLSearchParams(Object.entries(answer).map(([name, value]) => [name, String(value)]));
  return new URL(`/odd/${freshName()}?${query}`, location.href).href;
};

/** Address of a text that a test makes: of the type that the end of its name says. */
export const madeText = async (text: string, name = 'feed.json') => {
  const url = new URL(`/made/${freshName()}-${name}`, location.href).href;
  await fetch(url, {method: 'POST', body: text});
  return url;
};

/** Address of a feed, or part of one, that a test makes. */
export const madeUrl = (content: unknown) => madeText(JSON.stringify(content));

/** Address of the Cambodia feed with a change: `await feedWith(feed => delete feed.quotes['cambodia-sharpe'].author)`. */
export const feedWith = async (change: (feed: any) => void): Promise<string> => {
  const feed = (await (await fetch(feedUrl())).json()) as unknown;
  change(feed);
  return madeUrl(feed);
};

let places: HTMLElement[] = [];

/** Puts a template into the page and hands back its first element. `clear` takes it out again. */
export const put = <T extends HTMLElement>(template: TemplateResult): T => {
  const place = document.createElement('div');
  places.push(place);
  document.body.append(place);
  render(template, place);
  return place.firstElementChild as T;
};

/** Empties the page; for `afterEach`. */
export const clear = () => {
  places.forEach(place => place.remove());
  places = [];
};

/** Waits for an event of an element; to be called before what causes it. */
export const heard = <T = unknown>(element: EventTarget, type: string, within = 4000): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${type} within ${within} ms`)), within);
    element.addEventListener(
      type,
      event => {
        clearTimeout(timer);
        resolve((event as CustomEvent<T>).detail);
      },
      {once: true},
    );
  });

/** Waits until something holds. */
export const until = async (holds: () => unknown, what = String(holds), within = 4000) => {
  const end = Date.now() + within;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    await new Promise(done => setTimeout(done, 10));
  }
};

/** Whether an element shows its content, not its fallback. */
export const isReady = (element: Element) => !!element.shadowRoot?.querySelector('.root');

/** Waits until an element shows its content. */
export const ready = <T extends Element>(element: T): Promise<T> => until(() => isReady(element), `${element.localName} is ready`).then(() => element);

/** Waits until an element says what is wrong. */
export const failed = (element: Element) => heard<Fault>(element, 'ijm-error');

/** What a visitor reads, with white space as on screen. */
export const shownText = (element: Element) =>
  ((element.shadowRoot?.querySelector<HTMLElement>('.root') ?? (element as HTMLElement)).innerText ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** The nodes of a part. */
export const part = <T extends HTMLElement>(element: Element, name: string) => element.shadowRoot!.querySelector<T>(`[part~="${name}"]`);
export const parts = <T extends HTMLElement>(element: Element, name: string) => [...element.shadowRoot!.querySelectorAll<T>(`[part~="${name}"]`)];
