import {html, nothing} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import {formHosts, indexMember, type Feed, type Found} from '../../feed/feed.js';
import {forms, organization} from '../../feed/readers.js';
import type {Field, Form, Text} from '../../feed/types.js';
import {webUrl} from '../../feed/url.js';
import {pickEntry} from '../../model/find.js';
import {dayText} from '../../text/dates.js';
import {plain, say} from '../../text/text.js';
import {formWords, wordsIn} from '../../text/words.js';
import {buttonStyles} from '../../ui/button.styles.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {emit} from '../../ui/events.js';
import {hiddenStyles} from '../../ui/hidden.styles.js';
import type {Styles} from '../../ui/sheets.js';
import {heading, linkTo, rich, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';
import type {FormElement, Sending} from './form-host.js';
import {styles} from './ijm-contact-form.styles.js';
import {CONSENT_BOX, isQueued, TRAP} from './names.js';

/** When a part that neither comes nor fails is no longer waited for in silence. */
const LATE_MS = 1e4;

const STYLES: Styles = [IjmElement.styles, headingStyles, buttonStyles, hiddenStyles, styles];

/** Nothing typed; without what a page may have put on every object. */
const blank = () => Object.create(null) as Record<string, string>;

const isTicked = (control: HTMLInputElement) => /radio|checkbox/.test(control.type);

/** Keeps what is typed from the page's keyboard shortcuts; what leaves a dialog or is pressed with Ctrl stays the page's. */
const keepKeys = (event: Event) => {
  const {key, altKey, ctrlKey, metaKey, target} = event as KeyboardEvent;
  const isPages = key === 'Escape' || key === 'Tab' || ((ctrlKey || metaKey) && !altKey);
  if (!isPages && (target as Element).matches('[name]')) event.stopPropagation();
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
 * @cssprop --ijm-color-field - Fill of the fields.
 */
export class IjmContactForm extends IjmElement<[Form, URL]> {
  static override styles: Styles = STYLES;
  static override properties = {...IjmElement.properties, form: {}, partner: {}};

  /** Id of an entry in the feed's `forms`. */
  declare form?: string | null;

  /** The partner's code, sent along; unset: none. */
  declare partner?: string | null;

  /** What is typed, by the names of the controls, as of the last drawing; controls come and go, this stays. */
  #typed = blank();
  /** The form that all this belongs to. */
  #of?: string | null;
  #shown?: number;
  #sending?: Sending;
  #note?: 'wait' | 'broken';

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
      this.#forget();
      this.#note = undefined;
      if (this.#sending) {
        this.#sending.disconnected();
        this.#sending = undefined;
        // What it said of the controls, some of which the new form takes over, is to be said anew.
        this.#prepare();
      }
    }
    super.update();
  }

  protected override updated() {
    if (!this.#shown) {
      this.#shown = performance.now();
      // Messages that wait on this device bring their sender along. Where there is no storage, nothing is in it.
      isQueued().then(is => is && this.#prepare(), () => {});
    }
    this.#sending?.drawn();
    this.#controls(control => {
      const value = this.#typed[control.name] ?? '';
      if (isTicked(control)) control.checked = control.value === value;
      // Half a number has no value; it stays where it is.
      else if (control.value !== value) control.value = value;
    });
  }

  protected override renderReady([form]: [Form, URL]) {
    const {language, place} = this;
    const {consent, sensitive} = form;
    const sending = this.#sending;
    const note = this.#note;
    const words = wordsIn(formWords, language.locale);
    const exit = linkTo(form.exitUrl, place);
    const privacy = linkTo(indexMember(place.feed, organization)?.privacyUrl, place);
    const tell = (text?: Text) => said(say(text, language));

    const draw = (field: Field, label: unknown = tell(field.label), name = '') => {
      const {type, required, options = []} = field;
      const id = `f-${field.name}`;
      const hint = say(field.help, language);
      const help = hint && html`<p part="help" class="small" id="${id}-help">${said(hint)}</p>`;
      const described = hint ? `${id}-help` : nothing;
      // The space in the same text as the word: by itself, screen readers are not told of it.
      const mark = required ? html`<span class="small">${` (${words.required})`}</span>` : nothing;
      const autocomplete = sensitive ? 'off' : (field.autocomplete ?? nothing);
      if (type === 'radio') {
        return html`<fieldset part="field" class="field wide" role="radiogroup" aria-required=${!!required} aria-describedby=${described}>
          <legend part="label">${label}${mark}</legend>
          ${help}
          ${options.map(
            (option, at) =>
              html`<label class="tick"><input part="control" id=${at ? nothing : id} name=${field.name} type="radio" value=${option.value} /><span>${tell(option.label)}</span></label>`,
          )}
          ${sending?.fault(field.name)}
        </fieldset>`;
      }
      const isTick = type === 'checkbox';
      // The same attributes in the same order: that packs best.
      const control =
        type === 'textarea'
          ? html`<textarea part="control" id=${id} name=${field.name} autocomplete=${autocomplete} ?required=${required} aria-describedby=${described} aria-invalid="false" dir="auto" rows="5"></textarea>`
          : type === 'select'
            ? html`<select part="control" id=${id} name=${field.name} autocomplete=${autocomplete} ?required=${required} aria-describedby=${described} aria-invalid="false">
                <option value="">${words.choose}</option>
                ${options.map(option => html`<option value=${option.value}>${plain(option.label, language)}</option>`)}
              </select>`
            : html`<input part="control" id=${id} name=${field.name} autocomplete=${autocomplete} ?required=${required} aria-describedby=${described} aria-invalid="false" dir="auto" type=${type} value=${isTick ? 'true' : nothing} />`;
      return html`<div part="field ${name}" class="field ${isTick || type === 'textarea' ? 'wide' : ''}">
        ${isTick
          ? html`<label part="label" class="tick">${control}<span><span id="${id}-text">${label}</span>${mark}</span></label>${help}`
          : html`<div><label part="label" for=${id}>${label}${mark}</label>${help}</div>${control}`}
        ${sending?.fault(field.name)}
      </div>`;
    };

    return html`${sending?.thanks() ??
      html`<form
        part="form"
        class="stack"
        novalidate
        autocomplete=${sensitive ? 'off' : nothing}
        @submit=${this.#submit}
        @focusin=${this.#prepare}
        @pointerdown=${this.#prepare}
        @keydown=${keepKeys}
        @keypress=${keepKeys}
        @keyup=${keepKeys}
      >
        ${heading(this.headingLevel!, tell(form.title))} ${rich(form.intro, place)}
        ${sensitive
          ? html`<p class="exit">
              <a part="exit" class="button" target="_top" rel="noreferrer" href=${exit?.href ?? 'about:blank'} @click=${this.#leave}>${said(words.exit)}</a>
              <span class="small">${said(words.exitHelp)} ${exit?.host && html`(<bdi>${exit.host}</bdi>)`}</span>
            </p>`
          : nothing}
        ${sending?.summary()}
        <div class="fields">
          ${form.fields.map(field => draw(field))}
          ${consent && draw({name: CONSENT_BOX, type: 'checkbox', required: consent.required !== false} as Field, rich(consent.label, place), 'consent')}
        </div>
        <div class="hidden" aria-hidden="true"><label>${words.trap} <input name=${TRAP} tabindex="-1" autocomplete="off" /></label></div>
        ${privacy && html`<p class="small"><a part="link" target="_blank" href=${privacy.href}>${words.privacy}</a></p>`}
        <button part="submit" class="button" @click=${this.#submit}>${said(say(form.submit, language) ?? words.send)}</button>
      </form>`}
      <div part="status" role="status">${sending?.status() ?? (note && html`${words[note]} ${note === 'wait' ? nothing : this.#mail()}`)}</div>
      ${sending?.actions()}`;
  }

  /** Brings what checks and sends. It is fetched while the visitor still types; at the latest before sending. */
  #load = async () => {
    const {open, sendingStyles} = await import('./form-sending.js');
    if (!this.#sending) {
      this.#note = undefined;
      IjmContactForm.styles = [STYLES, sendingStyles];
      this.#sending = open({
        // The part brings nothing of its own that lives.
        html, nothing, heading, linkTo, rich, said, say, dayText, wordsIn, emit, formHosts,
        element: this as unknown as FormElement,
        shown: this.#shown!,
        mail: this.#mail,
        forget: this.#forget,
        values: this.#keepTyped,
      });
      this.requestUpdate();
    }
    return this.#sending;
  };

  #prepare = () => void this.#load().catch(() => {});

  #submit = async (event: Event) => {
    // No form is ever submitted by the browser: a sandbox may forbid that, and a page may listen.
    event.preventDefault();
    if (this.#sending) return this.#sending.send();
    const note = (note?: 'wait' | 'broken') => {
      this.#note = note;
      this.requestUpdate();
    };
    note('wait');
    const late = setTimeout(note, LATE_MS, 'broken');
    try {
      (await this.#load()).send();
    } catch {
      note('broken');
    }
    clearTimeout(late);
  };

  /** Leaves nothing behind: neither what was typed nor this page in the history. */
  #leave = (click: MouseEvent) => {
    this.#forget();
    try {
      top!.location.replace((click.currentTarget as HTMLAnchorElement).href);
      click.preventDefault();
    } catch {
      // The frame may not do that; the link itself still can.
    }
  };

  #controls(act: (control: HTMLInputElement) => void) {
    this.renderRoot!.querySelectorAll<HTMLInputElement>('[name]').forEach(act);
  }

  #keepTyped = () => {
    this.#controls(({name, type, value, checked}) => {
      if (type !== 'radio' || checked) this.#typed[name] = type === 'checkbox' && !checked ? '' : value;
    });
    return this.#typed;
  };

  #forget = () => {
    const form = this.renderRoot!.querySelector('form');
    // A field may be called reset.
    if (form) HTMLFormElement.prototype.reset.call(form);
    this.#typed = blank();
  };

  /** The other way to reach the organisation. */
  #mail = () => {
    const mail = this.content![0].email ?? indexMember(this.place.feed, organization)?.email;
    return mail ? html`<a part="link" href="mailto:${mail}">${mail}</a>` : nothing;
  };
}

define('ijm-contact-form', IjmContactForm);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-contact-form': IjmContactForm;
  }
}
