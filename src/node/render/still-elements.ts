/**
 * Elements as they are without a script. Most draw what they draw anywhere; some have controls that would do nothing, or
 * say what is true for a day only. They take up the same room as the live ones, which take their place.
 */
import './globals.js';
import {html, nothing} from 'lit/html.js';
import * as kit from '../../entries/index.js';
import {HEIGHT, WIDTH, type CountryMap} from '../../draw/map.js';
import {groupClass} from '../../elements/ijm-donate-cta/donate-offer.js';
import {mapPicture, mapTexts} from '../../elements/ijm-map/map-view.js';
import {mapStyles} from '../../elements/ijm-map/map.styles.js';
import {donateHosts, findEntry, indexMember, type Feed, type Found} from '../../feed/feed.js';
import {forms, organization} from '../../feed/readers.js';
import type {Country, Form, Goal} from '../../feed/types.js';
import {afterSwitch, donateOffer, type Choice, type DonateOffer, type Picks} from '../../model/donate.js';
import {goalProgress} from '../../model/goal.js';
import {offerTools} from '../../model/handed.js';
import {mapInWords, mapLayout, officesInWords} from '../../model/map.js';
import {dayText} from '../../text/dates.js';
import {say} from '../../text/text.js';
import {formWords, wordsIn, type donateWords} from '../../text/words.js';
import type {IjmElement} from '../../ui/element.js';
import {heading, linkTo, rich, said} from '../../ui/templates.js';
import {stillMap} from './still-map.js';
import {stillWords} from './still-words.js';

type Kind = typeof IjmElement;

/** Each choice is a link that leads to the giving page with it. */
class StillDonate extends kit.IjmDonateCta {
  protected override renderChoices(offer: DonateOffer, words: (typeof donateWords)['en']) {
    const {frequencies, currencies, presets, own, gift} = offer;
    const target = this.target === 'blank' ? '_blank' : nothing;
    const link = (text: string, picks: Picks, isPicked: boolean) => {
      const {url, label} = this.#offer(picks) ?? offer;
      const name = label.text.includes(text) ? label.text : `${text}: ${label.text}`;
      // Its type has it laid out as the control that it stands for.
      return html`<a type="text/html" class=${isPicked ? 'now' : ''} href=${url} target=${target} rel="noopener" aria-label=${name}></a>`;
    };
    const links = <Value extends string | number>(name: string, legend: string, choices: Choice<Value>[], picksOf: (value: Value) => Picks) =>
      choices[1] || name === 'amount'
        ? html`<fieldset class=${groupClass(name, choices)}>
            <legend class="hidden">${legend}</legend>
            ${choices.map(({value, text, isPicked}) => html`<label part=${name}>${link(text, picksOf(value), isPicked)}<span>${said(text)}</span></label>`)}
          </fieldset>`
        : nothing;
    return html`<div class="switches">
        ${links('frequency', words.frequency, frequencies, frequency => afterSwitch({}, offer, {frequency}))}
        ${links('currency', words.currency, currencies, currency => afterSwitch({}, offer, {currency}))}
      </div>
      <div class="choose">
        ${links('amount', words.amount, presets, preset => ({preset}))}
        ${own ? html`<label part="own" class="own ${own.isPicked ? 'picked' : ''}"><span>${words.own}</span>${own.text && html`<b>${own.text}</b>`}${link(words.own, {own: own.text}, false)}</label>` : nothing}
        <div class="slot">
          ${presets.map(({value, impact}) => (impact ? html`<p part="impact" class=${value === gift.amountMinor ? '' : 'off'}>${said(impact)}</p>` : nothing))}
        </div>
      </div>`;
  }

  /** What would be offered if the visitor had picked something. */
  #offer(picks: Picks): DonateOffer | undefined {
    const {feed} = this.source.now;
    const {id, appeal} = this.content!.cause;
    const offer = donateOffer(
      appeal,
      {amount: this.amount, currency: this.currency, frequency: this.frequency, picks},
      {
        ...offerTools(appeal, feed!.url, this.language),
        hosts: donateHosts(feed!, this.source.bounds),
        appeal: id,
        fundraiser: this.fundraiser,
        partner: this.partner || this.reference,
      },
    );
    return typeof offer === 'string' ? undefined : offer;
  }
}

/** Until which day, not how many days: those pass. */
class StillGoal extends kit.IjmGoal {
  protected override renderReady(goal: Goal) {
    const {locale} = this.language;
    const progress = goalProgress(goal, this.language)!;
    const day = goal.ends && dayText(goal.ends, locale, goal.timeZone);
    const isRunning = !progress.isOver && goalProgress({...goal, starts: undefined}, this.language)!.time === progress.time;
    return super.renderReady(goal, day && isRunning ? {...progress, time: stillWords(locale).until(day)} : progress);
  }
}

/** The address to write to, in the room that the form will take. */
class StillForm extends kit.IjmContactForm {
  protected override select(feed: Feed): Found<[Form, URL]> {
    const found = super.select(feed);
    // Nothing is sent from here; where the feed will lie may not be known yet.
    const entry = found.fault?.code === 'link-refused' && feed.url === 'about:blank' && findEntry(feed, forms, this.form ?? '').entry;
    return entry ? {entry: [entry, new URL(feed.url)], faults: found.faults} : found;
  }

  protected override renderReady(content: [Form, URL]) {
    const {language, place} = this;
    const [form] = content;
    const mail = form.email ?? indexMember(place.feed, organization)?.email;
    const words = wordsIn(formWords, language.locale);
    const exit = linkTo(form.exitUrl, place);
    return html`<div class="both">
      <div class="stack">
        ${heading(this.headingLevel, said(say(form.title, language)))} ${rich(form.intro, place)}
        ${form.sensitive ? html`<p class="exit"><a part="exit" class="button" target="_top" rel="noreferrer" href=${exit?.href ?? 'about:blank'}><span>${said(words.exit)}</span></a></p>` : nothing}
        ${mail ? html`<p>${stillWords(language.locale).write}: <a part="link" href="mailto:${mail}">${mail}</a></p>` : nothing}
      </div>
      <div class="room" inert>${super.renderReady(content)}</div>
    </div>`;
  }
}

/** Text around a map, in its units, where nobody knows how wide it will be shown: as on one of 640 px. */
const MAP_EM = 24;

/** Without names on it, which have to fit a width; the offices are told of below. */
class StillMap extends kit.IjmMap {
  #map?: CountryMap | null;

  protected override select(feed: Feed): Found<Country> {
    const found = super.select(feed);
    if (!found.entry || this.#map !== undefined) return found;
    return this.awaits(stillMap(found.entry.code).then(map => (this.#map = map ?? null)));
  }

  protected override renderReady(country: Country) {
    const map = this.#map;
    if (!map) return super.renderReady(country);
    const {name, all, spoken} = mapTexts(country, this.country!, this.place);
    const layout = mapLayout(map, all, undefined, () => undefined, MAP_EM);
    const marks = layout.marks.map(({mark, city}) => ({city, mark: {...mark, label: undefined}}));
    return html`<svg part="map" viewBox="0 0 ${WIDTH} ${HEIGHT}">${mapPicture(map, {...layout, marks}, mapInWords(map, all, name, spoken))}</svg>
      ${all.length > 0 ? html`<p part="offices" class="small" aria-hidden="true">${officesInWords(all, spoken)}</p>` : nothing}`;
  }
}

const STILL: Record<string, Kind> = {
  'ijm-map': StillMap as unknown as Kind,
  'ijm-donate-cta': StillDonate as unknown as Kind,
  'ijm-goal': StillGoal as unknown as Kind,
  'ijm-contact-form': StillForm as unknown as Kind,
};

/** Rules that hold as long as no script has come. */
const STYLES: Record<string, string> = {
  'ijm-donate-cta': `
    .now + span { background: var(--_tint); border-color: var(--_accent) }
    .amount .now + span { background: var(--_accent); color: var(--_on-accent) }
    .own b { font-weight: 600 }
    @media (forced-colors: active) { .root .now + span { forced-color-adjust: none; background: highlight; color: highlighttext } }
    @media print { .root .now + span { background: none; color: inherit; border: 3px solid } }`,
  // The elements inside are there, though nothing has defined them.
  'ijm-country-card': '.row:has(> .full > :not(.imprint)) { display: grid !important; clear: both }',
  'ijm-contact-form': `
    .both { display: grid; grid-template-columns: minmax(0, 1fr) }
    .both > * { grid-area: 1 / 1 }
    .both > .stack { align-self: start }
    .room { visibility: hidden }
    @media (scripting: none) { .room { display: none } }`,
  // What the script draws comes a moment later, and a map that goes and comes again is worse than one that comes; unless no
  // script comes at all. A card tells of its offices itself.
  'ijm-map': `${mapStyles}
    [part='offices'] { display: none }
    [role='img'] { animation: late 0s 5s backwards }
    @keyframes late { from { visibility: hidden } }
    @media (scripting: none) {
      :host(:not([exportparts])) [part='offices'] { display: block }
      [role='img'] { animation: none }
    }`,
  'ijm-share': `
    li:has(button) { visibility: hidden }
    @media (scripting: none) { li:has(button) { display: none } }`,
};

/** A picture that is withheld keeps its room for the script, and none without one. */
const WITHHELD_STYLES = `
  img:not([src]) { background: var(--_tint) }
  @media (scripting: none) { img:not([src]), figure:has(> img:not([src])) { display: none } }`;

/** `IjmDonateCta` → `ijm-donate-cta`. */
const tagOf = (name: string) => name.replace(/[A-Z]/g, (letter, at: number) => `${at ? '-' : ''}${letter.toLowerCase()}`);

const isElement = (value: unknown): value is Kind =>
  typeof value === 'function' && 'styles' in value && 'properties' in value;

const kinds = new Map(
  Object.entries(kit).flatMap(([name, value]) => {
    const tag = tagOf(name);
    return isElement(value) ? [[tag, STILL[tag] ?? value] as const] : [];
  }),
);

for (const [tag, kind] of kinds) {
  // Makes the accessors of its properties, as a browser's registry would.
  void kind.observedAttributes;
  customElements.define(tag, kind as unknown as CustomElementConstructor);
}

/** Every tag of the kit that can be drawn. */
export const stillTags = [...kinds.keys()].sort();

/** The class that draws a tag. */
export const stillKind = (tag: string) => kinds.get(tag);

/** A new element of a tag. */
export const stillElement = (tag: string): unknown => new (kinds.get(tag)! as unknown as new () => unknown)();

/** The style sheet of an element without a script, as it is now: some have more once their later parts have come. */
export const stillStyles = (tag: string) => `${([kinds.get(tag)!.styles].flat(9) as string[]).join('')}${STYLES[tag] ?? ''}${WITHHELD_STYLES}`;
