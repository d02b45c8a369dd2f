/** An element as static HTML, with its shadow root in it, so that it shows before any script has come and without one. */
import './globals.js';
import {ElementRenderer, renderThunked, type RenderInfo} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import type {Fault} from '../../feed/fault.js';
import {openFeed, type Bounds, type Feed, type Found} from '../../feed/feed.js';
import type {Language} from '../../text/language.js';
import {chooseLocale} from '../../text/text.js';
import {loadWords} from '../../text/words.js';
import {root} from '../../ui/root.js';
import {asMarkup, styledRules, tight} from './markup.js';
import {fallback} from './fallback.js';
import {stillElement, stillKind, stillStyles} from './still-elements.js';
import {stillFeed} from './still-feed.js';

export {stillTags} from './still-elements.js';
export {isWithheld} from './still-feed.js';

/** The attributes of an element. */
export const attributesOf = (tag: string): string[] => stillKind(tag)!.observedAttributes;

/** Where an element is drawn. */
export interface Scene {
  feed: Feed;
  /** Lists of hosts that narrow each other: where a visitor may be sent. */
  bounds: Bounds;
  /** The language asked for, a BCP 47 tag; unset: the feed's first. */
  lang?: string;
  /** For the style sheets, where a policy asks for one. */
  nonce?: string;
  /** Receives the paths of what had to be left out. */
  faults: Set<string>;
  /** Receives each style sheet, for those who vouch for them by hash. */
  styles: Set<string>;
}

/** What is reached of an element: all but its states, which a page without script has not. */
export interface Drawn {
  language: Language;
  source: {now: {feed: Feed}; bounds: Bounds};
  content: unknown;
  still?: boolean;
  theme?: string | null;
  requestUpdate(): void;
  attributeChangedCallback(name: string, old: null, value: string): void;
  selectAlone(): Found<unknown> | undefined;
  select(feed: Feed): Found<unknown>;
  renderReady(content: unknown): unknown;
  updated(): void;
}

/** The address of a feed that will lie nobody knows where: nothing is relative to it. */
export const NOWHERE = 'about:blank';

/** How long a later part of the kit may take to be read from the disk. */
const PATIENCE_MS = 10_000;

/** Elements whose first one draws again when something has come, though it has shown already. */
const drawTwice = new Set(['ijm-share']);

const minified = new Map<string, string>();

const sheet = (styles: string) => {
  if (!minified.has(styles)) minified.set(styles, tight(styles));
  return minified.get(styles)!;
};

/** Resolves when an element wants to be drawn anew. */
const wakened = (element: Drawn) =>
  new Promise<void>((wake, reject) => {
    const timer = setTimeout(() => reject(new Error('a part of the kit did not come')), PATIENCE_MS);
    element.requestUpdate = () => {
      clearTimeout(timer);
      wake();
    };
  });

/** An element as it is once all it needs has come. */
const settle = async (tag: string, attributes: ReadonlyMap<string, string>, {feed, bounds, lang}: Scene) => {
  const element = stillElement(tag) as Drawn;
  // Nothing is to be drawn into a document.
  element.requestUpdate = () => {};
  Object.defineProperty(element, 'source', {value: {now: {feed}, bounds, look() {}}});
  const known = attributesOf(tag);
  for (const [name, value] of attributes) if (known.includes(name)) element.attributeChangedCallback(name, null, value);
  // A figure that has been read does not start again from zero.
  element.still = true;
  const wanted = attributes.get('lang') || lang;
  const speak = (locales: readonly string[]) => (element.language = {locale: chooseLocale(wanted, locales), locales});
  speak([wanted ?? feed.locales[0]!]);
  await loadWords(element.language.locale);
  for (;;) {
    const woken = wakened(element);
    let found = element.selectAlone();
    if (!found) {
      speak(feed.locales);
      await loadWords(element.language.locale);
      found = element.select(feed);
    }
    const isSettled = found.entry || found.fault;
    if (isSettled) element.requestUpdate();
    await woken;
    if (!isSettled) continue;
    element.content = found.entry;
    if (found.entry && drawTwice.delete(tag)) {
      const drawn = wakened(element);
      element.updated();
      await drawn.catch(() => {});
    }
    return {element, found};
  }
};

/** What is inside the shadow root of an element that has settled. */
const shadowOf = async (tag: string, element: Drawn, scene: Scene): Promise<string> => {
  const rules: string[] = [];
  const content = asMarkup(root(element.theme, element.language.locale, element.renderReady(element.content)), rules);
  const info = {elementRenderers: [rendererIn({...scene, lang: element.language.locale})], customElementHostStack: []} as Partial<RenderInfo>;
  const markup = (await collectResult(renderThunked(content, info)))
    // Marks by which Lit would take over what it finds; ours is replaced as a whole.
    .replace(/<!--\/?lit-(?:part|node)[^>]*-->|<\?>/g, '')
    .replaceAll(' shadowroot="open"', '');
  const styles = sheet(stillStyles(tag)) + styledRules(rules);
  scene.styles.add(styles);
  return `<style${scene.nonce ? ` nonce="${escaped(scene.nonce)}"` : ''}>${styles}</style>${markup}`;
};

/** Draws the elements inside others. */
const rendererIn = (scene: Scene) =>
  class extends ElementRenderer {
    static override matchesClass() {
      return true;
    }

    readonly #attributes = new Map<string, string>();

    override setAttribute(name: string, value: string) {
      // A feed whose place nobody knows is the page's own.
      if (value !== NOWHERE) this.#attributes.set(name.toLowerCase(), String(value));
    }

    override renderAttributes() {
      return [attributesText(this.#attributes)];
    }

    override renderShadow() {
      return [
        async () => {
          const {element, found} = await settle(this.tagName, this.#attributes, scene);
          for (const path of found.faults) scene.faults.add(path);
          return found.entry ? shadowOf(this.tagName, element, scene) : '';
        },
      ];
    }
  };

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

const attributesText = (attributes: ReadonlyMap<string, string>) =>
  [...attributes].map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`)).join('');

/** A feed as a scene shows it. Throws a `Fault` when it is none. */
export const stageFeed = (whole: unknown, url: string): Feed => openFeed(stillFeed(whole), url, () => false);

/** Figures that have been seen do not count up when the script comes. */
const COUNTS = /^ijm-(impact-stat|country-card)$/;

/** The element, from its opening tag to its closing one, or why there is nothing to show. */
export const renderElement = async (tag: string, attributes: ReadonlyMap<string, string>, scene: Scene): Promise<{markup: string; locale: string} | {fault: Fault}> => {
  const {element, found} = await settle(tag, attributes, scene);
  for (const path of found.faults) scene.faults.add(path);
  if (found.fault) return {fault: found.fault};
  const shadow = await shadowOf(tag, element, scene);
  const {locale} = element.language;
  const own = new Map(attributes);
  if (scene.lang && !own.has('lang')) own.set('lang', locale);
  if (COUNTS.test(tag)) own.set('still', '');
  return {
    locale,
    markup: `<${tag}${attributesText(own)}><template shadowrootmode="open">${shadow}</template>${fallback(tag, element, scene.feed)}</${tag}>`,
  };
};
