/**
 * What is offered, and how it looks: fetched beside the feed, so that an app's own bundle is smaller. What it needs of the
 * rest is handed to it, or a bundler would tear the rest in two.
 */
import type {html, nothing} from 'lit/html.js';
import {afterSwitch, donateOffer, type Choice, type DonateOffer, type Picks} from '../../model/donate.js';
import type {donateWords} from '../../text/words.js';
import type {DonateDetail} from '../../ui/events.js';
import {buttonStyles} from '../../ui/button.styles.js';
import {headingStyles} from '../../ui/heading.styles.js';
import {hiddenStyles} from '../../ui/hidden.styles.js';
import type {said} from '../../ui/templates.js';
import {styles as ownStyles} from './donate-offer.styles.js';
import type * as Paper from './donate-paper.js';

export {donateOffer};
/** Everything but what all elements share. */
export const styles = [headingStyles, buttonStyles, hiddenStyles, ownStyles];

interface Tools {
  html: typeof html;
  nothing: typeof nothing;
  said: typeof said;
}

/** What a visitor has picked, and can do. */
interface Hand {
  picks: Picks;
  pick(picks: Picks): void;
  /** Somebody is about to type an amount. */
  prepare(): void;
  /** Goes to the giving page. */
  give(): void;
}

/** How a group of choices is laid out: by how many there are; and a text of more than five characters, such as `$1,250`, asks for more room. */
export const groupClass = (name: string, choices: Choice<unknown>[]) => `${name} n${choices.length} ${choices.some(({text}) => text[5]) ? 'long' : ''}`;

/**
 * What there is to choose from.
 *
 * @param isTried Whether the visitor has tried to give an amount that can't be given: from then on it is said why.
 */
export const renderChoices = ({html, nothing, said}: Tools, offer: DonateOffer, words: (typeof donateWords)['en'], isTried: boolean, hand: Hand) => {
  const {frequencies, currencies, presets, own, gift} = offer;
  const fault = isTried && own?.fault;
  const change = (picks: Pick<Picks, 'frequency' | 'currency'>) => hand.pick(afterSwitch(hand.picks, offer, picks));
  /** One group of radio buttons; none where there is nothing to choose. */
  const radios = <Value extends string | number>(name: string, legend: string, choices: Choice<Value>[], pick: (value: Value) => void) =>
    choices[1] || name === 'amount'
      ? html`<fieldset class=${groupClass(name, choices)}>
          <legend class="hidden">${legend}</legend>
          ${choices.map(
            ({value, text, isPicked}) =>
              html`<label part=${name}><input type="radio" name=${name} .checked=${isPicked} @change=${() => pick(value)} /><span>${said(text)}</span></label>`,
          )}
        </fieldset>`
      : nothing;

  const type = ({target}: Event) => {
    hand.prepare();
    hand.pick({...hand.picks, own: (target as HTMLInputElement).value});
  };
  /** Keeps what is typed from the page's keyboard shortcuts; Enter gives, as in any form. */
  const press = (event: KeyboardEvent) => {
    if (!/^(Escape|Tab)$/.test(event.key)) event.stopPropagation();
    if (event.key === 'Enter' && event.type === 'keydown' && !event.isComposing) hand.give();
  };

  return html`<div class="switches">
      ${radios('frequency', words.frequency, frequencies, frequency => change({frequency}))}
      ${radios('currency', words.currency, currencies, currency => change({currency}))}
    </div>
    <div class="choose">
      ${radios('amount', words.amount, presets, preset => hand.pick({...hand.picks, preset, own: undefined}))}
      ${own
        ? html`<label part="own" class="own ${own.isPicked ? 'picked' : ''}"
            ><span>${words.own}</span
            ><input
              dir="auto"
              inputmode="decimal"
              enterkeyhint="go"
              autocomplete="off"
              placeholder=${own.limits ?? nothing}
              aria-invalid=${fault ? 'true' : nothing}
              aria-describedby=${fault ? 'error' : nothing}
              .value=${own.text}
              @focus=${hand.prepare}
              @input=${type}
              @keydown=${press}
              @keypress=${press}
              @keyup=${press}
          /></label>`
        : nothing}
      <div class="slot">
        ${presets.map(({value, impact}) => (impact ? html`<p part="impact" class=${value === gift.amountMinor ? '' : 'off'}>${said(impact)}</p>` : nothing))}
        ${fault ? html`<p part="error" id="error" class="error">${said(fault)}</p>` : nothing}
      </div>
    </div>`;
};

/** What the page is told of a gift. */
export const detailOf = (appeal: string, fundraiser: string | null | undefined, {gift, ref, url}: DonateOffer): DonateDetail => {
  const {amount, currency, frequency} = gift;
  return {appeal, ...(fundraiser && {fundraiser}), ...(amount && {amount}), currency, frequency, ...(ref && {ref}), url};
};

let paper: typeof Paper | undefined;
let coming: Promise<unknown> | undefined;

/** Sees to what only paper shows: fetched once something is shown, when there is nothing else to do. */
export const preparePaper = (element: Paper.Element) =>
  void (coming ??= new Promise(idle => (globalThis.requestIdleCallback ?? setTimeout)(idle)).then(async () => (paper = await import('./donate-paper.js')))).then(
    () => element.isConnected && paper!.beginPaper(element),
    () => {},
  );

/** Ends that. */
export const leavePaper = (element: Paper.Element) => paper?.unwatchPaper(element);

/** The link as a QR code, on paper. */
export const renderCode = (tools: Paper.Tools, url: string, locale: string) => paper?.renderCode(tools, url, locale);
