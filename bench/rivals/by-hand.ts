/**
 * The limit: a donate widget for this one feed, written by hand without any library, with the kit's content and style.
 * What it leaves out is what a kit is for: other elements, faults of the feed, hostile pages, moves, later parts.
 */
import {baseStyles} from '../../src/ui/base.styles.js';
import {buttonStyles} from '../../src/ui/button.styles.js';
import {headingStyles} from '../../src/ui/heading.styles.js';
import {hiddenStyles} from '../../src/ui/hidden.styles.js';
import {styles} from '../../src/elements/ijm-donate-cta/donate-offer.styles.js';
import {localeOf, offerOf, pageFeed, readFeed, type Feed, type Picks} from './offer.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(baseStyles + headingStyles + buttonStyles + hiddenStyles + styles);

const template = document.createElement('template');
template.innerHTML = `<div part="root" class="root"><div class="full">
<div class="stack"><div class="top"><h2 part="heading"></h2><p part="text"></p></div></div>
<div class="stack">
<div class="switches"><fieldset class="frequency"><legend class="hidden"></legend></fieldset><fieldset class="currency"><legend class="hidden"></legend></fieldset></div>
<div class="choose"><fieldset class="amount"><legend class="hidden"></legend></fieldset><label part="own" class="own"><span></span><input dir="auto" inputmode="decimal" enterkeyhint="go" autocomplete="off"></label><div class="slot"></div></div>
<div class="give"><a part="link" class="button" rel="noopener" aria-describedby="host"><span></span></a><p part="host" class="small" id="host"></p></div>
<p part="note" class="small note"></p>
</div></div></div>`;

class ByHand extends HTMLElement {
  #feed?: Feed;
  #picks: Picks = {};
  #root = this.attachShadow({mode: 'open'});

  static observedAttributes = ['appeal', 'partner', 'lang'];

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(document.createElement('slot'));
  }

  connectedCallback() {
    if (!this.#feed) void readFeed(pageFeed()).then(feed => this.#show(feed)).catch(() => {});
  }

  attributeChangedCallback() {
    if (this.#feed) this.#show(this.#feed);
  }

  #show(feed: Feed) {
    if (!this.isConnected) return;
    this.#feed = feed;
    const content = template.content.cloneNode(true) as DocumentFragment;
    const find = <E extends HTMLElement>(selector: string) => content.querySelector<E>(selector)!;
    const root = find('.root');
    const link = find<HTMLAnchorElement>('.button');
    const label = link.firstElementChild!;
    const [host, slot, note, own] = [find('.give p'), find('.slot'), find('.note'), find('.own')];
    const field = own.querySelector('input')!;
    const groups = {frequency: find('.frequency'), currency: find('.currency'), amount: find('.amount')};
    const url = pageFeed();
    const offer = () => offerOf(feed, this.getAttribute('appeal')!, root.lang, this.getAttribute('partner') ?? '', url, this.#picks);
    root.lang = localeOf(this, feed);

    const radios = (name: keyof typeof groups, choices: {value: string | number; text: string; isPicked: boolean}[]) => {
      const group = groups[name];
      group.hidden = name !== 'amount' && choices.length < 2;
      while (group.children[1]) group.lastChild!.remove();
      for (const {value, text, isPicked} of choices) {
        const label = document.createElement('label');
        label.part.add(name);
        const input = document.createElement('input');
        Object.assign(input, {type: 'radio', name, checked: isPicked});
        input.onchange = () => {
          const {frequency, currency} = this.#picks;
          this.#picks = name === 'amount' ? {frequency, currency, amount: value as number} : {frequency, currency, [name]: value};
          field.value = '';
          if (name === 'amount') update();
          else redraw();
        };
        const words = document.createElement('span');
        words.textContent = text;
        label.append(input, words);
        group.append(label);
      }
    };
    const update = (now = offer()) => {
      link.href = now.url;
      label.textContent = now.label;
      host.textContent = now.host;
      own.classList.toggle('picked', !!this.#picks.own);
      slot.replaceChildren(
        ...now.amounts.filter(({impact}) => impact).map(({impact, isPicked}) => {
          const line = document.createElement('p');
          line.textContent = impact!;
          line.className = isPicked ? '' : 'off';
          return line;
        }),
      );
    };
    const redraw = (now = offer()) => {
      radios('amount', now.amounts);
      update(now);
    };
    field.oninput = () => {
      this.#picks = {...this.#picks, own: field.value};
      for (const input of groups.amount.querySelectorAll('input')) input.checked = false;
      update();
    };

    const now = offer();
    find('h2').textContent = now.title;
    find('.top p').textContent = now.text ?? '';
    own.firstElementChild!.textContent = now.words.own;
    own.hidden = !now.hasOwn;
    note.hidden = !now.note;
    note.textContent = now.note ?? '';
    for (const name of ['frequency', 'currency', 'amount'] as const) groups[name].firstElementChild!.textContent = now.words[name];
    radios('frequency', now.frequencies);
    radios('currency', now.currencies);
    redraw(now);
    this.#root.replaceChildren(content);
  }
}

customElements.define('by-hand', ByHand);
