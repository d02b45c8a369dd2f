import {html, nothing} from 'lit/html.js';
import {FeedController} from '../context/feed-controller.js';
import {fault, type Fault} from '../feed/fault.js';
import type {Feed, Found} from '../feed/feed.js';
import {dayText} from '../text/dates.js';
import type {Language} from '../text/language.js';
import {chooseLocale} from '../text/text.js';
import {commonWords, hasWords, loadWords, wordsIn} from '../text/words.js';
import {baseStyles} from './base.styles.js';
import {emit, KIT} from './events.js';
import {pageLang} from './lang.js';
import {root} from './root.js';
import {adopt, type Styles} from './sheets.js';
import {TemplateElement, type Properties} from './template-element.js';
import type {Place} from './templates.js';
import type * as Watch from './watch.js';

let watch: typeof Watch | undefined;

/**
 * What every element of the kit does: finds its feed and language, shows the page's own children until there is
 * content, and keeps every fault to itself. An element says what it shows (`select`) and places it (`renderReady`).
 *
 * @typeParam T What `select` finds and `renderReady` places.
 * @attr {string} lang - Language to speak (BCP 47); unset: that of the nearest ancestor, else the feed's first.
 * @slot - Fallback, such as a plain link; shown while loading and on error.
 * @fires {CustomEvent<undefined>} ijm-ready - The content has taken the place of the fallback.
 * @fires {CustomEvent<ErrorDetail>} ijm-error - The content can't be shown, or part of it had to be left out.
 * @fires {CustomEvent<{tag: string, id: string}>} ijm-view - Half visible, or filling half the window, for the first time.
 * @csspart root - Everything inside.
 * @cssprop --ijm-font - Typeface.
 * @cssprop --ijm-font-size - Size of the text, from which all other sizes follow.
 * @cssprop --ijm-color-text - Colour of the text.
 * @cssprop --ijm-color-surface - Colour behind it; themes have their own.
 * @cssprop --ijm-color-accent - The organisation's colour: buttons, bars, marks.
 * @cssprop --ijm-color-accent-text - Text on the accent colour.
 * @cssprop --ijm-color-muted - Colour of what matters less; unset: the text's, paler.
 * @cssprop --ijm-color-line - Colour of lines and frames; unset: the text's, much paler.
 * @cssprop --ijm-color-positive - Colour of what went well.
 * @cssprop --ijm-color-critical - Colour of what is wrong.
 * @cssprop --ijm-radius - How round corners are.
 * @cssprop --ijm-space - Space between things.
 * @cssState loading - The fallback is shown; the feed is on its way.
 * @cssState ready - The content is shown.
 * @cssState error - The fallback is shown; `ijm-error` said why.
 */
export abstract class IjmElement<T> extends TemplateElement {
  static styles: Styles = [baseStyles];

  static override properties: Properties = {feed: {}, theme: {}, headingLevel: {attribute: 'heading-level', type: Number}};

  /** Address of the feed; unset: that of the nearest `<ijm-feed>`, else the page's. */
  declare feed?: string | null;

  /** `light`, `dark` or `auto` paint their own surface; unset: the page's shows through. */
  declare theme?: 'light' | 'dark' | 'auto' | null;

  /** Level of the heading, 1 to 6; unset or unusable: 2. */
  declare headingLevel?: number | null;

  /** The feed's locale that is spoken. */
  protected language: Language = {locale: 'en', locales: ['en']};
  protected readonly source = new FeedController(this);
  /** What is shown. */
  protected content?: T;

  #phase: 'loading' | 'ready' | 'error' = 'loading';
  #fault?: Fault;
  #internals?: ElementInternals;
  /** Whether nothing was drawn yet: the root holds static HTML, or the slot of the fallback. */
  #isUndrawn = true;
  #adopted?: Styles;
  /** What was told the page last: a phase, with its fault. */
  #told?: string;
  #reported = new Set<string>();
  #unwatchLang?: () => void;
  /** Unset until there is something to view; then what ends the watch, if it has not ended by itself. */
  #unwatchView?: () => void;
  #viewed = false;

  constructor() {
    super();
    try {
      this.#internals = this.attachInternals();
    } catch {
      // States are a convenience that an old browser or an odd page may take away.
    }
  }

  /** @internal How an element of the kit is told from others, also those of another copy of it. */
  get [KIT]() {
    return true;
  }

  /** Id of the entry shown. */
  protected abstract get entryId(): string;

  /** What is to be shown of a feed, by the element's attributes and what the visitor did; no effects. */
  protected abstract select(feed: Feed): Found<T>;

  /** The same where no feed is needed; `undefined`: one is, and is looked for. */
  protected selectAlone(): Found<T> | undefined {
    return undefined;
  }

  /** Places the content. */
  protected abstract renderReady(content: T): unknown;

  /** Called after each drawing of the content, for what needs the nodes. */
  protected updated() {}

  /** Where the content comes from, for the templates; only while a feed is shown. */
  protected get place(): Place {
    const {source, language} = this;
    return {feed: source.now.feed!, bounds: source.bounds, language};
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#style();
    this.source.connected();
    void import('./watch.js').then(loaded => {
      watch = loaded;
      if (!this.isConnected) return;
      this.#unwatchLang ??= watch.watchLang(this, () => this.requestUpdate());
      this.#watchView();
    }, () => {});
  }

  disconnectedCallback() {
    this.source.disconnected();
    this.#unwatchLang?.();
    this.#unwatchView?.();
    this.#unwatchLang = this.#unwatchView = undefined;
  }

  /** Moved to another document, which knows none of our styles. */
  adoptedCallback() {
    this.#adopted = undefined;
    this.requestUpdate();
  }

  /** Draws again once a part of the kit has come. Until then there is nothing to show, which is what this returns. */
  protected awaits(part: Promise<unknown>): Found<never> {
    void part.then(() => this.requestUpdate(), () => {});
    return {faults: []};
  }

  protected override createRenderRoot() {
    // A root that is there already came as static HTML.
    const shadow = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    // On a busy page the first drawing is some frames away.
    if (!shadow.firstChild) shadow.append(document.createElement('slot'));
    return shadow;
  }

  /** Adopts the element's styles; a part that has come may have brought more of them. */
  #style() {
    const {styles} = this.constructor as typeof IjmElement;
    if (this.renderRoot && this.#adopted !== styles) adopt(this.renderRoot, (this.#adopted = styles));
  }

  protected override update() {
    this.#look();
    this.#style();
    if (this.#isUndrawn) {
      // What is there stays until there is something to take its place, which a feed that can't be had is not.
      if (this.#phase === 'loading' || /^feed/.test(`${this.#fault?.code}`)) return this.#tell();
      this.renderRoot!.replaceChildren();
      this.#isUndrawn = false;
    }
    try {
      super.update();
      if (this.#phase === 'ready') this.updated();
    } catch (error) {
      // Drawing broke half-way: nothing of it may stay.
      this.#fail(error);
      this.renderRoot!.replaceChildren(document.createElement('slot'));
    }
    this.#tell();
  }

  protected override render() {
    const {locale} = this.language;
    if (this.#phase === 'ready') {
      try {
        const {feed, fault} = this.source.now;
        const day = fault && feed?.copied && dayText(feed.copied, locale);
        return root(this.theme, locale, [
          this.renderReady(this.content!),
          day ? html`<p class="small copied">${wordsIn(commonWords, locale).stale(day)}</p>` : nothing,
        ]);
      } catch (error) {
        this.#fail(error);
      }
    }
    return html`<slot></slot>`;
  }

  /** Works out what to show now. */
  #look() {
    try {
      const wanted = pageLang(this);
      const speak = (locales: readonly string[]) => (this.language = {locale: chooseLocale(wanted, locales), locales});
      speak([wanted ?? 'en']);
      let found = this.selectAlone();
      if (!found) this.source.look();
      const {feed, fault: unread} = this.source.now;
      if (!found && feed) {
        speak(feed.locales);
        found = this.select(feed);
      }
      // What a copy lacks may yet be in the feed.
      this.#fault = found && !(found.fault && feed?.copied) ? found.fault : unread;
      if (this.#fault) this.#phase = 'error';
      else if (!found) this.#phase = 'loading';
      else if (found.entry && this.#hasWords()) {
        this.content = found.entry;
        this.#phase = 'ready';
      }
      // Else a part is still on its way, and what was shown until now stays.
      if (found && (unread || !feed?.copied)) [...(feed?.faults ?? []), ...found.faults].forEach(path => this.#report(path));
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown) {
    this.#phase = 'error';
    this.#fault = fault('entry-invalid', String(error));
  }

  /** Whether the kit's own words are there in the language spoken; if not, they are fetched. */
  #hasWords() {
    const {locale} = this.language;
    if (hasWords(locale)) return true;
    this.awaits(loadWords(locale));
    return false;
  }

  /** Tells the page once of each part that had to be left out; not in the middle of an update. */
  #report(path: string) {
    if (this.#reported.has(path)) return;
    this.#reported.add(path);
    queueMicrotask(() => emit(this, 'ijm-error', fault('entry-invalid', 'left out', path)));
  }

  #watchView() {
    if (this.#phase !== 'ready' || this.#viewed) return;
    this.#unwatchView ??= watch?.whenSeen(this, () => {
      this.#viewed = true;
      emit(this, 'ijm-view', {tag: this.localName, id: this.entryId});
    });
  }

  /** Tells the page, by states and events, when the phase is another one. */
  #tell() {
    const phase = this.#phase;
    const {code, message, path} = this.#fault ?? ({} as Partial<Fault>);
    this.#watchView();
    const told = `${phase} ${code} ${path}`;
    if (told === this.#told) return;
    this.#told = told;
    try {
      this.#internals!.states.clear();
      this.#internals!.states.add(phase);
    } catch {
      // Browsers of 2023 allow only names that begin with two hyphens.
    }
    if (phase === 'ready') emit(this, 'ijm-ready', undefined);
    if (code) emit(this, 'ijm-error', fault(code, message!, path));
  }
}
