/** The same widget as `by-hand.ts`, as one would write it with `LitElement`. */
import {css, html, LitElement, nothing, unsafeCSS, type PropertyValues} from 'lit';
import {baseStyles} from '../../src/ui/base.styles.js';
import {buttonStyles} from '../../src/ui/button.styles.js';
import {headingStyles} from '../../src/ui/heading.styles.js';
import {hiddenStyles} from '../../src/ui/hidden.styles.js';
import {styles} from '../../src/elements/ijm-donate-cta/donate-offer.styles.js';
import {localeOf, offerOf, pageFeed, readFeed, type Feed, type Picks} from './offer.js';

class PlainLit extends LitElement {
  static override styles = css`${unsafeCSS(baseStyles + headingStyles + buttonStyles + hiddenStyles + styles)}`;
  static override properties = {appeal: {}, partner: {}, feed: {state: true}, picks: {state: true}};

  declare appeal: string;
  declare partner?: string;
  declare feed?: Feed;
  declare picks: Picks;

  constructor() {
    super();
    this.picks = {};
  }

  override connectedCallback() {
    super.connectedCallback();
    void readFeed(pageFeed()).then(
      feed => (this.feed = feed),
      () => {},
    );
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('appeal')) this.picks = {};
  }

  protected override render() {
    const {feed, picks} = this;
    if (!feed) return html`<slot></slot>`;
    const locale = localeOf(this, feed);
    const now = offerOf(feed, this.appeal, locale, this.partner ?? '', pageFeed(), picks);
    const radios = <Value>(name: 'frequency' | 'currency' | 'amount', choices: {value: Value; text: string; isPicked: boolean}[], pick: (value: Value) => void) =>
      choices.length > 1 || name === 'amount'
        ? html`<fieldset class=${name}>
            <legend class="hidden">${now.words[name]}</legend>
            ${choices.map(
              ({value, text, isPicked}) => html`<label part=${name}><input type="radio" name=${name} .checked=${isPicked} @change=${() => pick(value)} /><span>${text}</span></label>`,
            )}
          </fieldset>`
        : nothing;
    const {frequency, currency} = picks;
    return html`<div part="root" class="root" lang=${locale}>
      <div class="full">
        <div class="stack">
          <div class="top"><h2 part="heading">${now.title}</h2>${now.text ? html`<p part="text">${now.text}</p>` : nothing}</div>
        </div>
        <div class="stack">
          <div class="switches">
            ${radios('frequency', now.frequencies, frequency => (this.picks = {frequency, currency}))}
            ${radios('currency', now.currencies, currency => (this.picks = {frequency, currency}))}
          </div>
          <div class="choose">
            ${radios('amount', now.amounts, amount => (this.picks = {frequency, currency, amount}))}
            ${now.hasOwn
              ? html`<label part="own" class="own ${picks.own ? 'picked' : ''}"
                  ><span>${now.words.own}</span
                  ><input
                    dir="auto"
                    inputmode="decimal"
                    enterkeyhint="go"
                    autocomplete="off"
                    .value=${picks.own ?? ''}
                    @input=${(event: Event) => (this.picks = {...picks, own: (event.target as HTMLInputElement).value})}
                /></label>`
              : nothing}
            <div class="slot">${now.amounts.map(({impact, isPicked}) => (impact ? html`<p class=${isPicked ? '' : 'off'}>${impact}</p>` : nothing))}</div>
          </div>
          <div class="give">
            <a part="link" class="button" rel="noopener" aria-describedby="host" href=${now.url}><span>${now.label}</span></a>
            <p part="host" class="small" id="host">${now.host}</p>
          </div>
          ${now.note ? html`<p part="note" class="small note">${now.note}</p>` : nothing}
        </div>
      </div>
    </div>`;
  }
}

customElements.define('plain-lit', PlainLit);
