import {html, nothing} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import {donateHosts, indexMember, type Feed, type Found} from '../../feed/feed.js';
import {organization} from '../../feed/readers.js';
import type {Frequency} from '../../feed/types.js';
import type * as Amount from '../../model/amount.js';
import {pickCause, type Cause} from '../../model/cause.js';
import type {DonateOffer, Picks} from '../../model/donate.js';
import {webUrl} from '../../feed/url.js';
import {plain, say} from '../../text/text.js';
import {donateWords, wordsIn} from '../../text/words.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {emit} from '../../ui/events.js';
import {said} from '../../ui/templates.js';
import {about} from './about.js';
import type * as Extras from './donate-extras.js';
import type * as Offer from './donate-offer.js';

/** Set by the build; unset where sources run as they are. */
declare const __SCRIPT__: boolean | undefined;

interface Content {
  cause: Cause;
  offer: DonateOffer;
}

let offers: typeof Offer | undefined;

/** What is offered, and how it looks. */
export const loadOffers = async () => {
  offers = await import('./donate-offer.js');
  IjmDonateCta.styles = [IjmElement.styles, offers.styles];
  return offers;
};

let extras: typeof Extras | null | undefined;

/** What only some appeals have, once it is there; `null` when it is not to be had. */
const loadExtras = () => import('./donate-extras.js').then(loaded => (extras = loaded), () => (extras = null));

/** Whether the bar of a goal is there, or is not to be had. It comes with the extras, but for the script. */
let isGoalSettled = false;

const loadGoal = () => import('../ijm-goal/ijm-goal.js').catch(() => {}).then(() => (isGoalSettled = true));

let amounts: typeof Amount | undefined;

/** How typed amounts are read: fetched when somebody is about to type one. */
const loadAmounts = () => import('../../model/amount.js').then(loaded => (amounts = loaded));

/**
 * One appeal's way to give: the amounts to choose from and the link to the giving page.
 *
 * @tag ijm-donate-cta
 * @fires {CustomEvent<DonateDetail>} ijm-donate - Before leaving for the giving page; cancel it to stay.
 * @csspart heading - The title of the appeal or fundraiser.
 * @csspart by - Who raises the funds.
 * @csspart text - What is under it.
 * @csspart picture - Its picture.
 * @csspart goal - Progress to its goal.
 * @csspart frequency - Once or monthly, each.
 * @csspart currency - Each currency.
 * @csspart amount - Each amount.
 * @csspart own - The field for another amount.
 * @csspart impact - What the chosen amount does.
 * @csspart error - Why an amount can't be given.
 * @csspart link - The donate link.
 * @csspart host - Where it leads.
 * @csspart note - What the organisation says of gifts, and its number.
 */
export class IjmDonateCta extends IjmElement<Content> {
  static override properties = {
    ...IjmElement.properties,
    appeal: {},
    fundraiser: {},
    amount: {},
    currency: {},
    frequency: {},
    partner: {},
    reference: {attribute: 'ref'},
    variant: {},
    target: {},
  };

  /** Id of an entry in the feed's `appeals`. */
  declare appeal?: string | null;

  /** Id of an entry in the feed's `fundraisers`, whose appeal it then is. */
  declare fundraiser?: string | null;

  /** Amount picked at first, in whole units of the currency, not cents; unset or out of limits: the feed's default. */
  declare amount?: string | number | null;

  /** ISO 4217; unset, or none that the appeal has: the visitor chooses. */
  declare currency?: string | null;

  /** `once` or `monthly`, picked at first; unset: the first that the appeal has. */
  declare frequency?: Frequency | null;

  /** The partner's code; unset: that of the feed's link. */
  declare partner?: string | null;

  /** @internal `ref` in HTML means `partner`; the name is taken in code. */
  declare reference?: string | null;

  /** `inline`, all in one row, or `button`, the link alone; unset: `full`. */
  declare variant?: 'full' | 'inline' | 'button' | null;

  /** `blank`: the giving page opens in a new tab; unset: `self`, in place of this one. */
  declare target?: 'self' | 'blank' | null;

  #picks: Picks = {};
  /** Whether the visitor has tried to give an amount that can't be given: from then on it is said why. */
  #tried = false;

  protected override get entryId() {
    return this.fundraiser ?? this.appeal ?? '';
  }

  get #isFull() {
    return !/^(inline|button)$/.test(this.variant!);
  }

  override connectedCallback() {
    super.connectedCallback();
    void loadOffers().then(() => this.requestUpdate(), () => {});
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    offers?.leavePaper(this as never);
  }

  protected override select(feed: Feed): Found<Content> {
    const {fundraiser, language, source} = this;
    const {entry: cause, ...found} = pickCause(feed, this.appeal, fundraiser);
    if (!cause) return found;
    if (!offers) return this.awaits(loadOffers());
    const {id, appeal} = cause;
    const offer = offers.donateOffer(
      appeal,
      {amount: this.amount, currency: this.currency, frequency: this.frequency, picks: this.#picks},
      {
        locale: language.locale,
        words: wordsIn(donateWords, language.locale),
        say: text => say(text, language),
        wordsIn,
        url: webUrl(plain(appeal.link.url, language), feed.url),
        hosts: donateHosts(feed, source.bounds),
        appeal: id,
        fundraiser,
        partner: this.partner || this.reference,
        search: globalThis.location?.search,
        read: amounts?.readAmount,
      },
    );
    if (typeof offer === 'string') return {...found, fault: fault(offer, 'nothing to give, or no way to', `appeals.${id}`)};
    if (this.#isFull) {
      const coming = [
        ...(extras === undefined && (cause.goal || cause.fundraiser || appeal.image) ? [loadExtras()] : []),
        // It would push the rest about if it came later.
        ...(typeof __SCRIPT__ !== 'undefined' && __SCRIPT__ && cause.goal && !isGoalSettled ? [loadGoal()] : []),
      ];
      if (coming.length > 0) return this.awaits(Promise.all(coming));
    }
    return {...found, entry: {cause, offer}};
  }

  protected override renderReady({cause, offer}: Content) {
    const {language, place, headingLevel: level} = this;
    const {url, host, label} = offer;
    const words = wordsIn(donateWords, language.locale);
    const isFull = this.#isFull;
    const isButton = this.variant === 'button';
    const isBlank = this.target === 'blank';
    const number = indexMember(place.feed, organization)?.charityNumber;
    const note = say(cause.appeal.note, language);

    return html`<div class=${isFull ? 'full' : isButton ? 'alone' : 'row'}>
      ${isFull ? html`<div class="stack">${extras ? extras.aboutAll(cause, place, level, this.fundraiser) : about(cause, place, level)}</div>` : nothing}
      <div class="stack">
        ${isButton ? nothing : this.renderChoices(offer, words)}
        <div class="give">
          <a part="link" class="button" href=${url} target=${isBlank ? '_blank' : nothing} rel="noopener" aria-describedby="host" @click=${this.#leave}
            ><span>${said(label)}${isBlank ? html`<span class="hidden"> (${words.newTab})</span>` : nothing}</span></a
          >
          <p part="host" class="small" id="host">${said(words.host(host))}</p>
        </div>
        ${isButton || !(note || number) ? nothing : html`<p part="note" class="small note">${said(note)} ${said(number && words.charityNumber(number))}</p>`}
        ${offers!.renderCode({html, nothing, wordsIn}, url, language.locale)}
      </div>
    </div>`;
  }

  protected override updated() {
    offers!.preparePaper(this as never);
  }

  /** What there is to choose from. Static pages have links in its place. */
  protected renderChoices(offer: DonateOffer, words: (typeof donateWords)['en']): unknown {
    return offers!.renderChoices({html, nothing, said}, offer, words, this.#tried, {
      picks: this.#picks,
      // Drawn at once, so that nothing a visitor does next can meet a link that is behind.
      pick: picks => {
        this.#picks = picks;
        this.update();
      },
      prepare: () => void this.awaits(loadAmounts()),
      give: () => this.renderRoot!.querySelector<HTMLElement>('.button')!.click(),
    });
  }

  /** The link itself navigates, so that modified clicks work; the page may object first. */
  #leave = (click: MouseEvent) => {
    // What the page has just changed counts too.
    this.update();
    const {cause, offer} = this.content!;
    if (offer.own?.fault) {
      this.#tried = true;
      // The message is to be there when the field is read out.
      this.update();
      this.renderRoot!.querySelector<HTMLElement>('.own input')!.focus();
    } else if (
      // The second click of a double click would go there twice.
      click.detail < 2 &&
      emit(this, 'ijm-donate', offers!.detailOf(cause.id, this.fundraiser, offer), true)
    ) {
      return;
    }
    click.preventDefault();
  };
}

define('ijm-donate-cta', IjmDonateCta);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-donate-cta': IjmDonateCta;
  }
}
