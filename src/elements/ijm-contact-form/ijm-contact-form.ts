import {html, nothing} from 'lit/html.js';
import {keyed} from 'lit/directives/keyed.js';
import {fault} from '../../feed/fault.js';
import {formHosts, indexMember, type Feed, type Found} from '../../feed/feed.js';
import {forms, organization} from '../../feed/readers.js';
import type {Field, Form} from '../../feed/types.js';
import {webUrl} from '../../feed/url.js';
import {pickEntry} from '../../model/find.js';
import {dayText} from '../../text/dates.js';
import {plain, say, type Said} from '../../text/text.js';
import {formWords, wordsIn} from '../../text/words.js';
import {buttonStyles} from '../../ui/button.styles.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {emit} from '../../ui/events.js';
import {hiddenStyles} from '../../ui/hidden.styles.js';
import type {Styles} from '../../ui/sheets.js';
import {heading, linkTo, rich, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';
import type {FormHost, Kit, Sending} from './form-host.js';
import {styles} from './ijm-contact-form.styles.js';
import {CONSENT_BOX, isQueued, TRAP} from './names.js';

/** What the later part needs of this bundle: it brings nothing of its own that lives. */
const kit: Kit = {html, nothing, heading, linkTo, rich, said, say, dayText, wordsIn, emit};

const STYLES: Styles = [IjmElement.styles, headingStyles, buttonStyles, hiddenStyles, styles];

const isTicked = (control: HTMLInputElement) => /radio|checkbox/.test(control.type);

/** Keeps what is typed from the page's keyboard shortcuts; what leaves a dialog or is pressed with Ctrl stays the page's. */
const keepKeys = (event: Event) => {
  const {key, altKey, ctrlKey, metaKey} = event as KeyboardEvent;
  const typed = !/^(Escape|Tab)$/.test(key) && (altKey || !(ctrlKey || metaKey));
  if (typed && (event.composedPath()[0] as Element).matches('input,select,textarea')) event.stopPropagation();
};

/**
 * A form of the feed: its fields at once; checking, sending and what it says then come with the first touch. What is
 * typed stays in the controls, through every new drawing, and leaves them only for the form's endpoint.
 *
 * @tag ijm-contact-form
 * @fires {CustomEvent<{form: string}>} ijm-submit - Before a message is sent; cancel it to keep it from being sent.
 * @fires {CustomEvent<{form: string, id: string}>} ijm-submitted - The endpoint has confirmed that it has the message.
 * @fires {CustomEvent<{form: string, id: string}>} ijm-queued - The visitor chose to keep the message and send it later.
 * @csspart heading - The title, also that of the thanks.
 * @csspart form - The form.
 * @csspart field - A field, with label, help, control and error.
 * @csspart label - What a field asks for.
 * @csspart control - Where it is answered.
 * @csspart help - A hint below a label.
 * @csspart error - What is wrong with a field.
 * @csspart summary - All that is wrong, above the fields.
 * @csspart consent - The box to tick, with its wording.
 * @csspart submit - The button.
 * @csspart exit - The quick way out of the page.
 * @csspart link - A link, such as that to the privacy statement.
 * @csspart status - What became of the message.
 * @csspart thanks - What takes the place of the form once it is sent.
 * @csspart download - The file to take along.
 * @cssprop [--ijm-color-field=transparent] - Fill of the fields.
 */
export class IjmContactForm extends IjmElement<[Form, URL]> {
  static override styles: Styles = STYLES;
  static override properties = {...IjmElement.properties, form: {}, partner: {}};

  /** Id of an entry in the feed's `forms`. */
  declare form?: string | null;

  /** The partner's code, sent along; unset: none. */
  declare partner?: string | null;

  /** What is typed, by the names of the controls, as of the last drawing; controls come and go, this stays. */
  #typed: Record<string, string> = Object.create(null) as Record<string, string>;
  /** Every control that holds what was typed under its name. */
  #filled = new WeakMap<Element, string>();
  /** The form that all this belongs to. */
  #of?: string | null;
  #shown?: number;
  #sending?: Sending;
  #note?: 'wait' | 'missing';

  constructor() {
    super();
    for (const type of ['keydown', 'keypress', 'keyup']) this.addEventListener(type, keepKeys);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#sending?.connected();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#sending?.disconnected();
  }

  protected override get entryId() {
    return this.form ?? '';
  }

  protected override select(feed: Feed): Found<[Form, URL]> {
    const {entry: form, ...found} = pickEntry(feed, forms, this.form);
    const url = webUrl(form?.endpoint, feed.url);
    if (!form) return found;
    return url && formHosts(feed, this.source.bounds).includes(url.host)
      ? {...found, entry: [form, url]}
      : {...found, fault: fault('link-refused', `${url?.host} is not in formHosts`, `forms.${this.form}.endpoint`)};
  }

  protected override update() {
    this.#keepTyped();
    if (this.#of !== this.form) {
      this.#of = this.form;
      this.#typed = Object.create(null) as Record<string, string>;
      this.#sending?.disconnected();
      this.#sending = this.#note = undefined;
    }
    super.update();
  }

  protected override updated() {
    if (this.#shown === undefined) {
      this.#shown = performance.now();
      void this.#resume();
    }
    this.#controls(control => {
      const {name} = control;
      if (this.#filled.get(control) === name) return;
      this.#filled.set(control, name);
      const value = this.#typed[name] ?? '';
      if (isTicked(control)) control.checked = control.value === value;
      else control.value = value;
    });
  }

  protected override renderReady([form]: [Form, URL]) {
    const {language, place} = this;
    const {fields, consent, sensitive} = form;
    const sending = this.#sending;
    const words = wordsIn(formWords, language.locale);
    const exit = linkTo(form.exitUrl, place);
    const privacy = linkTo(indexMember(place.feed, organization)?.privacyUrl, place);
    return keyed(
      this.form,
      html`<div>
        ${sending?.thanks() ??
        html`<form
          part="form"
          class="stack"
          novalidate
          autocomplete=${sensitive ? 'off' : nothing}
          @submit=${(event: Event) => event.preventDefault()}
          @focusin=${this.#prepare}
          @pointerdown=${this.#prepare}
          @beforeinput=${sending?.typed}
          @input=${sending?.typed}
        >
          ${heading(this.headingLevel!, said(say(form.title, language)))} ${rich(form.intro, place)}
          ${sensitive
            ? html`<p class="exit">
                <a part="exit" target="_top" rel="noreferrer" href=${exit?.href ?? 'about:blank'} @click=${this.#leave}>${said(words.exit)}</a>
                <span class="small">${said(words.exitHelp)} ${exit?.host ? html`(<bdi>${exit.host}</bdi>)` : nothing}</span>
              </p>`
            : nothing}
          ${sending?.summary()}
          <div class="fields">
            ${fields.map(field => this.#renderField(field))}
            ${consent ? this.#renderTick(CONSENT_BOX, rich(consent.label, place), consent.required !== false, 'consent') : nothing}
          </div>
          <div class="hidden" aria-hidden="true"><label>${words.trap} <input name=${TRAP} tabindex="-1" autocomplete="off" /></label></div>
          ${privacy ? html`<p class="small"><a part="link" target="_blank" href=${privacy.href}>${words.privacy}</a></p>` : nothing}
          <button part="submit" class="button" @click=${this.#submit}><span>${said(say(form.submit, language) ?? words.send)}</span></button>
        </form>`}
        <div part="status" role="status">
          ${sending?.status() ??
          (this.#note === 'wait' ? words.wait : this.#note ? html`${words.broken} ${this.#mail()}` : nothing)}
        </div>
        ${sending?.actions()}
      </div>`,
    );
  }

  #renderField(field: Field) {
    const {name, type, label, required = false, help, options = [], min, max} = field;
    const {language} = this;
    const id = `f-${name}`;
    const hint = say(help, language);
    const asked = said(say(label, language));
    if (type === 'checkbox') return this.#renderTick(name, asked, required, '', hint);

    const fault = this.#sending?.fault(name);
    const isGroup = type === 'radio';
    const head = html`${asked} ${this.#renderMark(required)}`;
    const about = hint ? html`<p part="help" class="small" id="${id}-help">${said(hint)}</p>` : nothing;
    const described = `${hint ? `${id}-help ` : ''}${fault ? `${id}-error` : ''}` || nothing;
    const autocomplete = this.content![0].sensitive ? 'off' : (field.autocomplete ?? nothing);
    const invalid = `${!!fault}`;
    const most = this.#sending?.most(field) ?? nothing;
    if (isGroup) {
      return html`<fieldset part="field" class="field wide" role="radiogroup" aria-required="${required}" aria-invalid=${invalid} aria-describedby=${described}>
        <legend part="label">${head}</legend>
        ${about}
        ${options.map(
          ({value, label}, at) =>
            html`<label class="tick"><input part="control" type="radio" id=${at ? nothing : id} name=${name} value=${value} /><span>${said(say(label, language))}</span></label>`,
        )}
        ${fault}
      </fieldset>`;
    }
    return html`<div part="field" class="field ${type === 'textarea' ? 'wide' : ''}">
      <div><label part="label" for=${id}>${head}</label>${about}</div>
      ${type === 'textarea'
        ? html`<textarea part="control" class="control" id=${id} name=${name} rows="5" dir="auto" maxlength=${most} autocomplete=${autocomplete}
            ?required=${required} aria-invalid=${invalid} aria-describedby=${described}></textarea>`
        : type === 'select'
          ? html`<select part="control" class="control" id=${id} name=${name} autocomplete=${autocomplete}
              ?required=${required} aria-invalid=${invalid} aria-describedby=${described}>
              <option value="">${wordsIn(formWords, language.locale).choose}</option>
              ${options.map(({value, label}) => html`<option value=${value}>${plain(label, language)}</option>`)}
            </select>`
          : html`<input part="control" class="control" type=${type} id=${id} name=${name} dir="auto" maxlength=${most} autocomplete=${autocomplete}
              min=${min ?? nothing} max=${max ?? nothing} step=${type === 'number' ? 'any' : nothing}
              ?required=${required} aria-invalid=${invalid} aria-describedby=${described} />`}
      ${fault}
    </div>`;
  }

  /** A box to tick; never ticked beforehand. */
  #renderTick(name: string, label: unknown, required: boolean, part: string, hint?: Said) {
    const id = `f-${name}`;
    const fault = this.#sending?.fault(name);
    return html`<div part="field ${part}" class="field wide">
      <label part="label" class="tick">
        <input part="control" type="checkbox" id=${id} name=${name} value="true" ?required=${required} aria-invalid="${!!fault}"
          aria-describedby=${`${hint ? `${id}-help ` : ''}${fault ? `${id}-error` : ''}` || nothing} />
        <span><span id="${id}-text">${label}</span> ${this.#renderMark(required)}</span>
      </label>
      ${hint ? html`<p part="help" class="small" id="${id}-help">${said(hint)}</p>` : nothing} ${fault}
    </div>`;
  }

  #renderMark(required: boolean) {
    return required ? html`<span class="small">(${wordsIn(formWords, this.language.locale).required})</span>` : nothing;
  }

  /** Brings what checks and sends. It is fetched while the visitor still types; at the latest before sending. */
  #load = async () => {
    const {open, sendingStyles} = await import('./form-sending.js');
    if (!this.#sending) {
      IjmContactForm.styles = [STYLES, sendingStyles];
      this.adoptedCallback();
      this.#sending = open(this.#host);
      this.requestUpdate();
    }
    return this.#sending;
  };

  #prepare = () => void this.#load().catch(() => {});

  #submit = async (click: Event) => {
    // No form is ever submitted by the browser: a sandbox may forbid that, and a page may listen.
    click.preventDefault();
    this.#note = 'wait';
    this.requestUpdate();
    try {
      (await this.#load()).send();
      this.#note = undefined;
    } catch {
      this.#note = 'missing';
    }
    this.requestUpdate();
  };

  /** Leaves nothing behind: neither what was typed nor this page in the history. */
  #leave = (click: MouseEvent) => {
    this.#forget();
    const {href} = click.currentTarget as HTMLAnchorElement;
    try {
      window.top!.location.replace(href);
      click.preventDefault();
    } catch {
      // The frame may not do that; the link itself still can.
    }
  };

  /** Messages that wait on this device bring their sender along. */
  async #resume() {
    try {
      if (await isQueued()) await this.#load();
    } catch {
      // No storage here, and so nothing in it.
    }
  }

  #controls(act: (control: HTMLInputElement) => void) {
    this.renderRoot!.querySelectorAll<HTMLInputElement>('[name]').forEach(act);
  }

  #keepTyped() {
    this.#controls(({name, type, value, checked}) => {
      if (type !== 'radio' || checked) this.#typed[name] = type === 'checkbox' && !checked ? '' : value;
    });
  }

  #forget = () => {
    const form = this.renderRoot!.querySelector('form');
    // A field may be called reset.
    if (form) HTMLFormElement.prototype.reset.call(form);
    this.#typed = Object.create(null) as Record<string, string>;
  };

  /** The other way to reach the organisation. */
  #mail = () => {
    const mail = this.content![0].email ?? indexMember(this.place.feed, organization)?.email;
    return mail ? html`<a part="link" href="mailto:${mail}">${mail}</a>` : nothing;
  };

  /** All that the later part may touch. */
  #host: FormHost = {
    kit,
    element: this,
    mail: this.#mail,
    forget: this.#forget,
    values: () => {
      this.#keepTyped();
      return this.#typed;
    },
    now: () => {
      const {place, partner, headingLevel} = this;
      const [form, url] = this.content!;
      return {id: this.entryId, form, url, place, partner, headingLevel, hosts: () => formHosts(place.feed, place.bounds), elapsed: performance.now() - this.#shown!};
    },
  };
}

define('ijm-contact-form', IjmContactForm);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-contact-form': IjmContactForm;
  }
}
