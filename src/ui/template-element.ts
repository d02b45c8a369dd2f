import {render} from 'lit/html.js';

/** A property: its attribute, if that is not the name in lower case, and what the attribute's text means. */
export interface Property {
  attribute?: string;
  type?: typeof Number | typeof Boolean;
}

/** By name. */
export type Properties = Readonly<Record<string, Property>>;

/** Who waits to be drawn in a later turn. */
const waiting: (() => void)[] = [];
/** When drawing has to stop in this turn, as `performance.now()`; 0 before it begins. */
let end = 0;

/**
 * Drawing goes on for 8 ms, a widget or two on a slow phone, before a tap may come in between and the browser lays out
 * what is there; for longer when hundreds wait, since each layout costs the more the more there is.
 */
const beginTurn = () => {
  end = performance.now() + 8 + waiting.length / 10;
  setTimeout(() => {
    end = 0;
    if (waiting.length > 0) beginTurn();
    waiting.splice(0).forEach(goOn => goOn());
  });
};

/** Whether there is time left to draw. */
const isTime = () => {
  if (!end) beginTurn();
  return performance.now() < end;
};

/** In Node, where pages are rendered to text, there are no elements. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** A value without the quotation marks that word processors make round and editors escape, so that they end up in it. */
export const unquoted = (value: string) => value.replace(/^\\?["“-‟](.*?)\\?["“-‟]$/, '$1');

/**
 * An element drawn from a Lit template: properties with attributes, and one drawing a turn however many of them change.
 * The part of `LitElement` that the kit needs, under the same names, at a fifth of its bytes: see
 * `docs/decisions/0002-template-element.md`.
 */
export abstract class TemplateElement extends Base {
  /** Every property, those of the class it extends too. Each gets an accessor when the tag is defined. */
  static properties: Properties = {};

  /** Read once, by `customElements.define`. */
  static get observedAttributes(): string[] {
    this.names = {__proto__: null as never};
    return Object.entries(this.properties).map(([name, {attribute = name.toLowerCase(), type}]) => {
      this.names[attribute] = name;
      Object.defineProperty(this.prototype, name, {
        // A page may have put `value` on every object.
        __proto__: null,
        configurable: true,
        get(this: TemplateElement) {
          return this.#values[name];
        },
        set(this: TemplateElement, given: unknown) {
          // An attribute's text, which some frameworks set as the property.
          const value = type === Boolean ? given != null && given !== false : type && given != null ? type(given) : given;
          if (this.#values[name] === value) return;
          this.#values[name] = value;
          this.requestUpdate();
        },
      } as PropertyDescriptor);
      return attribute;
    });
  }

  /** The property of each attribute. */
  private static names: Record<string, string>;

  /** Where the content is drawn. */
  renderRoot?: ShadowRoot;

  /** Resolves when all that changed so far has been drawn. */
  updateComplete: Promise<boolean> = (async () => true)();

  #values: Record<string, unknown> = {__proto__: null as never};
  #pending = false;

  constructor() {
    super();
    // What a page set before the tag was defined hides the accessors.
    const page = this as Record<string, unknown>;
    for (const name in (this.constructor as typeof TemplateElement).properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = page[name];
      delete page[name];
      page[name] = value;
    }
  }

  connectedCallback() {
    try {
      this.renderRoot ??= this.createRenderRoot();
    } catch {
      // A page that broke shadow roots keeps seeing its own children.
    }
    this.requestUpdate();
  }

  attributeChangedCallback(attribute: string, _old: string | null, given: string | null) {
    const text = given && unquoted(given);
    (this as Record<string, unknown>)[(this.constructor as typeof TemplateElement).names[attribute]!] = text;
  }

  /** Draws the element anew at the end of the turn. */
  requestUpdate() {
    if (this.#pending) return;
    this.#pending = true;
    this.updateComplete = this.#draw();
  }

  /** Waits by itself, since the page may have replaced `Promise`. */
  async #draw() {
    await 0;
    // A page with forty widgets must answer a tap in between. What is inside another one is drawn with it, or it would push the rest about.
    while (!isTime() && this.getRootNode() === this.ownerDocument) await {then: (goOn: () => void) => waiting.push(goOn)};
    this.#pending = false;
    if (this.isConnected && this.renderRoot) this.update();
    return !this.#pending;
  }

  protected abstract createRenderRoot(): ShadowRoot;

  /** What to draw. */
  protected abstract render(): unknown;

  /** Draws. */
  protected update() {
    render(this.render(), this.renderRoot!, {host: this});
  }
}
