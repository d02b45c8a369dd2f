/**
 * The snippet builder: a form whose whole state stands in the page's address, previews in frames, and what to paste. What
 * is pasted is made in `snippets.ts`, what is read from the feed in `content.ts`; here they meet the page.
 */
import {html, nothing, render} from 'lit/html.js';
import {live} from 'lit/directives/live.js';
import {openFeed, indexMember, type Feed} from '../../src/feed/feed.js';
import {fetchDocument} from '../../src/feed/fetch-document.js';
import type {Fault} from '../../src/feed/fault.js';
import {updated} from '../../src/feed/readers.js';
import {dayText} from '../../src/text/dates.js';
import {webUrl} from '../../src/feed/url.js';
import {accentOf, parseHex, toHex} from './colours.js';
import {contentOf, hostsOf, isSplit, namesIn, languageOf, reachesOf, type Content} from './content.js';
import {KINDS, kindOf, type Collection} from './elements.js';
import {previewPage, WIDTHS, type Told} from './preview.js';
import * as snippets from './snippets.js';
import type {Measured, Options} from './snippets.js';
import {attributesOf, FORMS, readState, writeState, type State} from './state.js';
import {en, type Words} from './words/en.js';
import {fr} from './words/fr.js';

/** Of the kit that this builder came with. */
declare const __VERSION__: string;

const {dataset} = document.documentElement;
const app = document.getElementById('app')!;
const status = document.getElementById('status')!;

/** What the page's own address, or its operator, says where kit and feed are. */
const resolve = (address: string) => {
  try {
    return new URL(address, location.href);
  } catch {
    return;
  }
};
const OWN_KIT = resolve(dataset.kit ?? './')!.href;

let state = readState(location.search);
let feed: Feed | undefined;
/** Why there is no feed: a code. */
let feedFault = '';
let isReading = false;
/** By address of the kit: the hashes of its files, none where they cannot be had, nothing while they are on their way. */
const integrities = new Map<string, Pick<Options, 'integrity' | 'companions'> | undefined>();
/** By text: its SHA-256 in base64. */
const hashes = new Map<string, string>();
let measured: {of: string; room: Measured[]} | undefined;
let note = '';
/** Whether a feed has been read, or could not be: until then there is nothing to choose from. */
let wasRead = false;
/** Whether all has been known once that a snippet is made of: nothing is handed out before, and nothing moves. */
let isWhole = false;
/** What cannot be found out in this time is left out. */
const PATIENCE_MS = 6_000;

const words = (): Words => (state.lang === 'fr' ? fr : en);
const kitUrl = () => {
  const url = state.kit ? webUrl(state.kit, location.href)?.href : '';
  return url ? url.replace(/[^/]*$/, '') : OWN_KIT;
};
const feedUrl = () => resolve(state.feed || dataset.feed!)?.href;

/** Says something to those who do not see the page change. */
const announce = (text: string) => {
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = text));
};

// — Changes

/** Takes a change over: into the address, as a step that can be gone back, and onto the page. */
const change = (to: Partial<State>, isStep = true) => {
  state = {...state, ...to};
  note = '';
  history[isStep ? 'pushState' : 'replaceState'](null, '', location.pathname + writeState(state) + location.hash);
  draw();
};

/** Chooses the first entry that can be shown where none is chosen. */
const settle = () => {
  const {entries} = kindOf(state.element);
  if (!feed || entries.length === 0 || entries.some(([attribute]) => state[attribute as keyof State])) return;
  const language = languageOf(feed, state.speak || state.lang);
  for (const [attribute, collection] of entries) {
    const first = namesIn(feed, collection, language).find(({fault}) => !fault);
    if (!first) continue;
    state = {...state, [attribute]: first.id};
    history.replaceState(null, '', location.pathname + writeState(state) + location.hash);
    return;
  }
};

let reading: AbortController | undefined;

const readFeed = async () => {
  const url = feedUrl();
  reading?.abort();
  feed = undefined;
  feedFault = '';
  const usable = url && webUrl(url)?.href;
  if (!usable) {
    feedFault = 'feed-address';
    isReading = false;
    wasRead = true;
    return draw();
  }
  const mine = (reading = new AbortController());
  isReading = true;
  draw();
  try {
    const {data} = await fetchDocument(usable, mine, false);
    if (mine !== reading) return;
    feed = openFeed(data, usable, () => {
      draw();
      return true;
    });
  } catch (error) {
    if (mine !== reading) return;
    feedFault = (error as Fault).code ?? 'feed-network';
    announce(words().feedFaults[feedFault]!);
  }
  isReading = false;
  wasRead = true;
  settle();
  draw();
};

const readIntegrity = async (kit: string) => {
  if (integrities.has(kit)) return;
  integrities.set(kit, undefined);
  try {
    const table = (await (await fetch(new URL('integrity.json', kit))).json()) as Record<string, {integrity?: unknown; preload?: unknown}>;
    const hash = (found: unknown, shape: RegExp) => (typeof found === 'string' && shape.test(found) ? found : undefined);
    integrities.set(kit, {
      integrity: hash(table['ijm-widgets.js']?.integrity, /^sha384-[\w+/=]+$/),
      companions: hash(table['parts/companions.js']?.preload, /^sha256-[\w+/=]+$/),
    });
  } catch {
    // No hash then, and the page says so.
    integrities.set(kit, {});
  }
  draw();
};

/** The hash of a text once it is known; the page is drawn again then. */
const hashOf = (text: string): string | undefined => {
  if (text && !hashes.has(text) && globalThis.crypto?.subtle) {
    hashes.set(text, '');
    void crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(bytes => {
      hashes.set(text, btoa(String.fromCharCode(...new Uint8Array(bytes))));
      draw();
    });
  }
  return hashes.get(text) || undefined;
};

// — What comes of it

/** Content where there is no feed to take any from. */
const nothingRead = (): Content => {
  const host = resolve(feedUrl() ?? OWN_KIT)!.host;
  return {fallback: {before: '', text: host, href: `https://${host}/`}, title: host};
};

const optionsOf = (content: Content): Options => {
  const kit = state.channel === 'moving' ? snippets.movingKit(kitUrl()) : snippets.pinnedKit(kitUrl(), __VERSION__);
  const url = feedUrl() ?? '';
  const options: Options = {
    tag: state.element,
    attributes: attributesOf(state),
    feed: url,
    kit,
    ...(state.channel === 'pinned' && integrities.get(kitUrl())),
    hosts: feed ? hostsOf(feed, content.endpoint) : [resolve(url)?.host ?? location.host],
    fallback: content.fallback,
    title: content.title,
    tokens: accentOf(state.accent)?.tokens,
    style: state.room === 'sheet' ? 'sheet' : 'snippet',
    asLink: state.as === 'link',
    bare: state.quotes === 'no',
  };
  if (state.room !== 'none' && measured?.of === measuredKey(options)) options.room = measured.room;
  return options;
};

/** What a measure depends on. */
const measuredKey = ({tag, attributes, feed: url, kit}: Options) => JSON.stringify([tag, attributes, url, kit, state.lang]);

// — Frames

/** A frame that is made anew for each page, so that the history of the window stays that of the builder. */
class Stage {
  #page = '';
  #frame?: HTMLIFrameElement;
  #timer = 0;

  constructor(
    readonly place: HTMLElement,
    readonly told: (told: Told, frame: HTMLIFrameElement) => void,
  ) {
    addEventListener('message', ({source, data}) => {
      const frame = [...place.querySelectorAll('iframe')].find(frame => frame.contentWindow === source);
      if (frame && (data as Told)?.from === 'ijm-preview') this.told(data as Told, frame);
    });
  }

  show(page: string, title: string, script: boolean) {
    if (page === this.#page) return;
    this.#page = page;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#load(page, title, script), this.#frame ? 180 : 0);
  }

  #load(page: string, title: string, script: boolean) {
    const frame = document.createElement('iframe');
    frame.title = title;
    // With script, an origin of its own that can reach nothing of ours; without, one whose height can be asked for.
    frame.setAttribute('sandbox', script ? 'allow-scripts' : 'allow-same-origin');
    frame.srcdoc = page;
    const old = this.#frame;
    this.#frame = frame;
    frame.classList.toggle('coming', !!old);
    this.place.append(frame);
    const arrive = () => {
      frame.classList.remove('coming');
      for (const other of this.place.querySelectorAll('iframe')) if (other !== this.#frame) other.remove();
    };
    frame.addEventListener('load', () => {
      if (!script) this.told({from: 'ijm-preview', height: Math.ceil(frame.contentDocument!.body.getBoundingClientRect().height)}, frame);
      setTimeout(arrive, script && old ? 250 : 0);
    });
  }
}

let stage: Stage | undefined;
let probe: Stage | undefined;
/** Of the page in the frame, by the frame's width; 480 px until it has told. */
let frameHeight = 480;
let hasTold = false;

/** Makes a page that is wider than the place small enough for it. */
const fit = () => {
  const place = document.getElementById('stage');
  if (!place) return;
  const width = Number(state.width);
  const scale = Math.min(1, place.parentElement!.clientWidth / width);
  place.style.inlineSize = `${width}px`;
  place.style.blockSize = `${frameHeight}px`;
  place.style.transform = scale < 1 ? `scale(${scale})` : '';
  place.parentElement!.style.blockSize = `${Math.ceil(frameHeight * scale)}px`;
};

const showPreview = (options: Options, content: Content) => {
  // What is on its way would only make it flicker.
  if (isReading || content.isPending || integrities.get(kitUrl()) === undefined) return;
  stage ??= new Stage(document.getElementById('stage')!, ({height, left, kept}, frame) => {
    if (height && frame === document.getElementById('stage')!.lastElementChild) {
      frameHeight = Math.min(Math.max(height, 120), 12_000);
      fit();
      if (!hasTold) {
        hasTold = true;
        draw();
      }
    }
    const w = words();
    if (left) note = w.stays(resolve(left)?.host || left);
    if (kept) note = w.notSent;
    if (left || kept) {
      announce(note);
      draw();
    }
  });
  probe ??= new Stage(document.getElementById('probe')!, ({heights}) => {
    const now = optionsOf(contentNow());
    if (!Array.isArray(heights) || heights.length !== WIDTHS.length) return;
    measured = {of: measuredKey(now), room: WIDTHS.map((width, i) => ({width, height: Number(heights[i])})).filter(({height}) => height > 0 && height < 10_000)};
    draw();
  });
  // Previews take the kit from where it is now, also where the snippet takes it from the moving address.
  const shown = {...options, kit: kitUrl()};
  const lang = state.speak || state.lang;
  const script = state.script === 'on';
  const name = content.title;
  stage.show(previewPage(shown, {look: state.page, lang, script}), words().frameTitle(name), script);
  if (feed) probe.show(previewPage(shown, {look: 'light', lang, script: true, measures: true}), '', true);
  fit();
};

const contentNow = () => (feed ? contentOf(feed, state, words()) : nothingRead());

// — The page

const copy = async (id: string, name: string, button: HTMLButtonElement) => {
  const code = document.getElementById(id)!;
  const w = words();
  try {
    await navigator.clipboard.writeText(code.textContent!);
    announce(w.copiedName(name));
    button.classList.add('done');
    button.textContent = w.copied;
    setTimeout(() => {
      button.classList.remove('done');
      button.textContent = words().copy;
    }, 2500);
  } catch {
    getSelection()?.selectAllChildren(code);
    announce(w.notCopied);
    note = w.notCopied;
    draw();
  }
};

const block = (id: string, name: string, code: string) => html`
  <figure class="code">
    <figcaption><span id=${`${id}-name`}>${name}</span> <button type="button" aria-describedby=${`${id}-name`} @click=${(click: Event) => copy(id, name, click.currentTarget as HTMLButtonElement)}>${words().copy}</button></figcaption>
    <pre tabindex="0" role="group" aria-labelledby=${`${id}-name`}><code id=${id}>${code}</code></pre>
  </figure>
`;

/** A step, with the names of what is on another site's screen set off. */
const step = (text: string) => text.split('*').map((piece, i) => (i % 2 ? html`<b>${piece}</b>` : piece));
const list = (steps: readonly string[]) => (steps.length > 1 ? html`<ol class="steps">${steps.map(text => html`<li>${step(text)}</li>`)}</ol>` : html`<p class="steps">${step(steps[0]!)}</p>`);

const radios = (name: keyof State, legend: string, values: readonly string[], say: (value: string) => unknown, isHidden = false) => html`
  <fieldset class="chips">
    <legend class=${isHidden ? 'hidden' : ''}>${legend}</legend>
    <div>
      ${values.map(value => html`<label><input type="radio" name=${name} value=${value} .checked=${live(state[name] === value || (!state[name] && value === values[0]))} /><span>${say(value)}</span></label>`)}
    </div>
  </fieldset>
`;

const field = (name: keyof State, label: string, help?: string, extra: {inputmode?: string; placeholder?: string} = {}) => html`
  <div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} autocomplete="off" spellcheck="false" inputmode=${extra.inputmode ?? nothing} placeholder=${extra.placeholder ?? nothing} .value=${live(state[name])} aria-describedby=${help ? `${name}-help` : nothing} />
    ${help ? html`<p class="help" id=${`${name}-help`}>${help}</p>` : nothing}
  </div>
`;

const select = (name: keyof State, label: string, values: readonly (readonly [value: string, text: string])[]) => html`
  <div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${values.map(([value, text]) => html`<option value=${value} ?selected=${state[name] === value} .selected=${live(state[name] === value)}>${text}</option>`)}
    </select>
  </div>
`;

/** The entry, by its name in the feed; or its id, where the feed does not list them. */
const entryField = () => {
  const w = words();
  const {entries} = kindOf(state.element);
  if (entries.length === 0 || (!feed && wasRead && !isReading)) return nothing;
  const [[attribute, collection]] = entries as [[keyof State, Collection]];
  const label = entries.length > 1 ? w.cause : w.collections[collection];
  // Its room is kept.
  if (!feed) return html`<div class="field"><label for="entry">${label}</label><select id="entry" name="entry"></select></div>`;
  const language = languageOf(feed, state.speak || state.lang);
  if (isSplit(feed, collection)) return field(attribute, w.id);
  const chosen = entries.find(([name]) => state[name as keyof State]);
  const option = (name: string, {id, name: text, fault}: ReturnType<typeof namesIn>[number]) => {
    const isChosen = chosen?.[0] === name && state[name as keyof State] === id;
    return html`<option value=${`${name}=${id}`} ?selected=${isChosen} .selected=${live(isChosen)}>${text}${fault ? ` (${fault === 'withdrawn' ? w.isWithdrawn : w.isInvalid})` : ''}</option>`;
  };
  const groups = entries.map(([name, from]) => ({name, label: w.collections[from]!, names: namesIn(feed!, from, language)}));
  return html`
    <div class="field">
      <label for="entry">${label}</label>
      <select id="entry" name="entry">
        ${chosen && groups.some(({name, names}) => name === chosen[0] && names.some(({id}) => id === state[name as keyof State])) ? nothing : html`<option value="" selected>${w.choose}</option>`}
        ${groups.length > 1 ? groups.map(({name, label, names}) => html`<optgroup label=${label}>${names.map(one => option(name, one))}</optgroup>`) : groups[0]!.names.map(one => option(groups[0]!.name, one))}
      </select>
    </div>
  `;
};

const feedField = () => {
  const w = words();
  const host = resolve(feedUrl() ?? '')?.host ?? '';
  const day = feed && dayText(String(indexMember(feed, updated) ?? ''), state.lang);
  return html`
    <form class="field feed" @submit=${(event: Event) => {
      event.preventDefault();
      const value = (document.getElementById('feed') as HTMLInputElement).value.trim();
      change({feed: value, appeal: '', fundraiser: '', country: '', stat: '', form: '', quote: '', office: ''});
      void readFeed();
    }}>
      <label for="feed">${w.feed}</label>
      <div class="beside">
        <input id="feed" type="text" inputmode="url" autocomplete="off" spellcheck="false" .value=${feedUrl() ?? state.feed} aria-describedby="feed-help" />
        <button type="submit">${w.read}</button>
      </div>
      <p class=${feedFault ? 'help wrong' : 'help'} id="feed-help">${isReading ? w.reading : feedFault ? `${w.feedFaults[feedFault] ?? w.feedFaults['feed-network']} ${w.keepsGoing}` : feed ? w.wasRead(host, day || '') : w.feedHelp}</p>
    </form>
  `;
};

const colourField = () => {
  const w = words();
  const accent = accentOf(state.accent);
  const ratio = accent?.onWhite.toLocaleString(state.lang, {maximumFractionDigits: 1});
  return html`
    <div class="field">
      <label for="accent">${w.accent}</label>
      <div class="beside">
        <input id="accent" name="accent" autocomplete="off" spellcheck="false" placeholder="#0d5a63" .value=${live(state.accent)} aria-describedby="accent-help" />
        <input type="color" name="accent" aria-label=${w.pickColour} .value=${live(toHex(parseHex(state.accent) ?? [13, 90, 99]))} />
      </div>
      <div class=${state.accent && (!accent || accent.better) ? 'help wrong' : 'help'} id="accent-help" aria-live="polite">
        ${!state.accent ? w.accentHelp : !accent ? w.noColour : accent.better ? html`${w.pale(ratio!)} <button type="button" class="plain" @click=${() => change({accent: accent.better})}>${w.useDarker(accent.better)}</button>` : w.readable(ratio!)}
      </div>
    </div>
  `;
};

const what = () => {
  const w = words();
  return html`
    <section aria-labelledby="what">
      <h2 id="what">${w.what}</h2>
      ${radios('element', w.element, KINDS.map(({tag}) => tag), tag => w.tags[tag]![0], true)}
      <p class="about">${w.tags[state.element]![1]}</p>
      ${entryField()} ${feedField()}
    </section>
  `;
};

const how = (content: Content) => {
  const w = words();
  const {choices, hasMoney, hasPartner, hasHeading, texts = []} = kindOf(state.element);
  const variant = choices.find(({attribute}) => attribute === 'variant');
  const locales = (feed?.locales ?? []).map(locale => [locale, new Intl.DisplayNames([state.lang], {type: 'language'}).of(locale) ?? locale] as const);
  const {currencies = [], frequencies = []} = content.money ?? {};
  return html`
    <section aria-labelledby="how">
      <h2 id="how">${w.how}</h2>
      ${variant ? radios('variant', w.variant, variant.values, value => w.variants[value]) : nothing}
      <div class="pair">
        ${select('speak', w.speak, [['', w.asPage], ...locales])}
        ${select('theme', w.theme, Object.entries(w.themes))}
      </div>
      ${hasMoney
        ? html`<div class="pair">
            ${field('amount', w.amount, undefined, {inputmode: 'decimal', placeholder: w.asFeed})}
            ${currencies.length > 1 ? select('currency', w.currency, [['', w.asFeed], ...currencies.map(code => [code, code] as const)]) : nothing}
            ${frequencies.length > 1 ? select('frequency', w.frequency, [['', w.asFeed], ...frequencies.map(often => [often, w.frequencies[often]!] as const)]) : nothing}
          </div>`
        : nothing}
      ${texts.includes('url') ? field('url', w.url, w.urlHelp) : nothing} ${texts.includes('heading') ? field('heading', w.heading) : nothing}
      ${hasPartner ? field('partner', w.partner, w.partnerHelp) : nothing} ${colourField()}
      ${choices.some(({attribute}) => attribute !== 'variant') || hasHeading
        ? html`<details>
            <summary>${w.more}</summary>
            <div class="pair">
              ${choices.some(({attribute}) => attribute === 'target') ? select('target', w.target, Object.entries(w.targets)) : nothing}
              ${choices.some(({attribute}) => attribute === 'still') ? select('still', w.still, Object.entries(w.stills)) : nothing}
              ${hasHeading ? select('heading-level', w.level, ['2', '3', '4', '5', '6', '1'].map(level => [level === '2' ? '' : level, `h${level}`] as const)) : nothing}
            </div>
          </details>`
        : nothing}
    </section>
  `;
};

const warnings = (options: Options, content: Content) => {
  const w = words();
  const isLocal = [options.kit, options.feed].some(address => /^https?:\/\/(localhost|127\.0\.0\.1)\b/.test(address));
  const kitHost = resolve(options.kit)!.host;
  const kitHashes = integrities.get(kitUrl());
  return [
    content.fault && w.unshown[content.fault],
    content.isAmountUnusable && w.amountUnusable,
    content.isForeign && w.foreign,
    kitHost !== resolve(OWN_KIT)!.host && w.otherKit(kitHost),
    isLocal && w.local,
    state.channel === 'pinned' && kitHashes && !kitHashes.integrity && w.noHash,
  ].filter(Boolean) as string[];
};

const preview = (options: Options, content: Content) => {
  const w = words();
  return html`
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">${w.preview}</h2>
      <div class="bars">
        ${radios('width', w.width, ['320', '375', '1000'], value => w.widths[value])} ${radios('page', w.page, ['light', 'dark', 'loud'], value => w.hosts[value])}
        ${radios('script', w.script, ['on', 'off'], value => w.scripts[value])}
      </div>
      <div class="shown" tabindex="0" role="group" aria-labelledby="preview"><div id="stage"></div></div>
      <div id="probe" aria-hidden="true" inert></div>
      <p class="note">${note}</p>
      ${isWhole && content.donateUrl ? html`<p class="leads"><span>${w.leads}</span> <b>${resolve(content.donateUrl)!.host}</b></p>` : nothing}
      <ul class="warnings">${isWhole ? warnings(options, content).map(text => html`<li>${text}</li>`) : nothing}</ul>
    </section>
  `;
};

/** What to do and what to paste, for each place. */
const recipes: Record<(typeof FORMS)[number], (options: Options, w: Words) => unknown> = {
  tag: (options, w) => [list(w.steps.tag!), block('code-snippet', w.names.snippet!, snippets.tagSnippet(options))],
  wordpress: (options, w) => [
    list(w.steps.wordpress!),
    block('code-snippet', w.names.snippet!, snippets.tagSnippet(options)),
    list(w.steps.wordpressLink!),
    block('code-head', w.names.head!, snippets.headSnippet(options)),
    block('code-block', w.names.block!, snippets.linkSnippet(options)),
  ],
  squarespace: (options, w) => [list(w.steps.squarespace!), block('code-head', w.names.head!, snippets.headSnippet(options)), block('code-block', w.names.block!, snippets.elementSnippet(options))],
  wix: (options, w) => [
    list([w.steps.wix![0]!]),
    block('code-address', w.names.address!, snippets.frameUrl(options)),
    list([w.steps.wix![1]!]),
    block('code-snippet', w.names.snippet!, snippets.framedSnippet(options)),
  ],
  link: (options, w) => [list(w.steps.link!), block('code-head', w.names.head!, snippets.headSnippet(options)), block('code-link', w.names.link!, snippets.linkSnippet(options))],
  iframe: (options, w) => [list(w.steps.iframe!), block('code-snippet', w.names.snippet!, snippets.frameSnippet(options))],
  optimiser: (options, w) => [list(w.steps.optimiser!), block('code-snippet', w.names.snippet!, snippets.feedSnippet(options))],
  react: (options, w) => [list(w.steps.react!), block('code-install', w.names.install!, 'npm install ijm-widgets'), block('code-component', w.names.component!, snippets.reactSnippet(options))],
  vue: (options, w) => [
    list(w.steps.vue!),
    block('code-install', w.names.install!, 'npm install ijm-widgets'),
    block('code-config', w.names.config!, snippets.VUE_CONFIG),
    block('code-component', w.names.component!, snippets.vueSnippet(options)),
  ],
};

/** Which choices a form of the snippet knows. */
const has = {
  hash: (form: string) => !/iframe|react|vue/.test(form),
  room: (form: string) => !/iframe|react|vue/.test(form),
};

const roomText = (w: Words, room: readonly Measured[]) => {
  const heights = room.map(({height}) => height);
  return w.roomHelp(String(Math.min(...heights)), String(Math.max(...heights)));
};

const paste = (options: Options) => {
  const w = words();
  const css = /react|vue/.test(state.as) ? snippets.coloursRule(options) : snippets.rule(options);
  const isSheet = css && (/react|vue/.test(state.as) || (state.room === 'sheet' && has.room(state.as)));
  return html`
    <section class="paste" aria-labelledby="paste">
      <h2 id="paste">${w.paste}</h2>
      ${radios('as', w.form, FORMS, form => w.forms[form])}
      <div class="recipe">
        <div class="do">${recipes[state.as](options, w)} ${isSheet ? block('code-style', w.names.style!, css) : nothing}</div>
        <div class="settings">
          ${has.hash(state.as)
            ? html`${radios('channel', w.channel, ['pinned', 'moving'], value => w.channels[value])}
                <p class="help">${w.channelHelp[state.channel]}</p>`
            : nothing}
          ${has.room(state.as)
            ? html`${radios('room', w.room, ['snippet', 'sheet', 'none'], value => w.rooms[value])}
                <p class="help">${options.room ? roomText(w, options.room) : nothing}</p>`
            : nothing}
          ${/react|vue/.test(state.as) ? nothing : radios('quotes', w.quotes, ['yes', 'no'], value => w.quotesBy[value])}
        </div>
      </div>
    </section>
  `;
};

const fine = (options: Options, content: Content) => {
  const w = words();
  const isFrame = state.as === 'iframe';
  const css = state.room === 'sheet' || /react|vue/.test(state.as) ? '' : snippets.rule(options);
  const reaches = feed ? reachesOf(feed, content.endpoint) : {connect: [], images: []};
  const ofScript = snippets.scriptPolicy(options, reaches, isFrame ? undefined : hashOf(css));
  const policy = isFrame ? snippets.framePolicy(options, hashOf(snippets.LISTENER)) : /react|vue/.test(state.as) ? snippets.bundledPolicy(ofScript) : ofScript;
  return html`
    <section class="fine" aria-labelledby="fine">
      <h2 id="fine">${w.fine}</h2>
      <div class="columns">
        <div>
          <h3>${w.policy}</h3>
          <p>${w.policyHelp}</p>
          ${block('code-policy', w.names.policy!, snippets.policyText(policy))}
          ${isFrame ? nothing : html`<p class="help">${w.policyTrusted}</p>`}
        </div>
        <div>
          <h3>${w.reach}</h3>
          <p>${w.reachHelp}</p>
          <ul class="hosts">${options.hosts.map(host => html`<li>${host}</li>`)}</ul>
          ${content.donateUrl
            ? html`<h3>${w.donate}</h3>
                <p>${w.donateHelp}</p>
                ${block('code-donate', w.names.donate!, content.donateUrl)}`
            : nothing}
        </div>
      </div>
    </section>
  `;
};

const header = () => {
  const w = words();
  const here = (lang: 'en' | 'fr') => location.pathname + writeState({...state, lang});
  const language = (lang: 'en' | 'fr', name: string) =>
    html`<a href=${here(lang)} hreflang=${lang} lang=${lang} aria-current=${state.lang === lang ? 'true' : nothing} @click=${(click: MouseEvent) => {
      if (click.ctrlKey || click.metaKey || click.shiftKey) return;
      click.preventDefault();
      change({lang});
    }}>${name}</a>`;
  const link = (href: string, text: string) => html`<a href=${state.lang === 'fr' ? href.replace(/(#|$)/, '?lang=fr$1') : href}>${text}</a>`;
  return html`
    <a class="skip" href="#main">${w.skip}</a>
    <header class="bar">
      ${'demo' in dataset
        ? html`<a class="mark" href="/">ijm-widgets</a>
            <nav aria-label=${w.demo}>${link('/#pages', w.pages)} ${link('/#elements', w.elements)} ${link('/playground.html', w.playground)} <a href=${location.pathname} aria-current="page">${w.builder}</a> ${link('/docs/', w.documents)}</nav>`
        : html`<p class="mark">ijm-widgets</p>`}
      <p class="langs">${language('en', 'English')} ${language('fr', 'Français')}</p>
    </header>
  `;
};

const draw = () => {
  const w = words();
  document.documentElement.lang = state.lang;
  document.title = `${w.title} · ijm-widgets`;
  void readIntegrity(kitUrl());
  const content = contentNow();
  const options = optionsOf(content);
  isWhole ||= wasRead && hasTold && integrities.get(kitUrl()) !== undefined && (!feed || measured?.of === measuredKey(options));
  render(
    html`
      ${header()}
      <main id="main" class="wrap" tabindex="-1">
        <div class="opening">
          <h1>${w.title}</h1>
          <p class="lead">${w.lead}</p>
        </div>
        <div class="make">
          <div class="choose">${what()} ${wasRead ? how(content) : nothing}</div>
          ${wasRead ? preview(options, content) : nothing}
        </div>
        ${isWhole ? [paste(options), fine(options, content)] : nothing}
      </main>
      ${isWhole ? html`<footer><p>${w.footer}</p></footer>` : nothing}
    `,
    app,
  );
  if (wasRead) showPreview(options, content);
};

/** What a control means: its name is that of a member of the state. */
const take = ({target}: Event, isStep: boolean) => {
  const {name, value} = target as HTMLInputElement;
  if (name === 'entry') {
    const [attribute, id] = value.split('=') as [keyof State, string];
    const others = Object.fromEntries(kindOf(state.element).entries.map(([other]) => [other, '']));
    return change({...others, [attribute]: id});
  }
  if (!(name in state) || state[name as keyof State] === value) return;
  change({[name]: value}, isStep);
  if (name === 'element') {
    settle();
    draw();
  }
};

// Each keystroke shows; only what was chosen, or typed and left, can be gone back to.
app.addEventListener('input', event => {
  if ((event.target as HTMLInputElement).matches('input:not([type=radio])')) take(event, false);
});
app.addEventListener('change', event => take(event, true));
addEventListener('popstate', () => {
  const before = {feed: feedUrl()};
  state = readState(location.search);
  if (feedUrl() === before.feed) {
    settle();
    draw();
  } else void readFeed();
});
addEventListener('resize', fit);

setTimeout(() => {
  wasRead = isWhole = true;
  draw();
}, PATIENCE_MS);
void readFeed();
