/** `custom-elements.json` against the elements as they run: what it names is there, and what is there it names. */
import {expect} from '@open-wc/testing';
import '../../src/entries/index.js';
import {clear, feedWith, html, part, parts, put, ready, until} from '../support/elements.js';

interface Named {
  name: string;
  fieldName?: string;
  attribute?: string;
}

interface Declared {
  tagName: string;
  attributes: Named[];
  members: Named[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates: Named[];
}

const {modules} = (await (await fetch('/custom-elements.json')).json()) as {modules: {declarations: [Declared]}[]};
const elements = modules.map(({declarations: [element]}) => element);
const names = (list: Named[]) => list.map(({name}) => name).sort();
const inOrder = (list: Iterable<string>) => [...new Set(list)].sort();

/** Attributes that mean something to an element, though it does not watch them by itself. */
const UNWATCHED: Record<string, string[]> = {'ijm-impact-stat': ['animate'], 'ijm-country-card': ['still']};

/** Everything an element may have to show, in one feed. */
const richFeed = () =>
  feedWith(feed => {
    const image = {src: '/none.webp', alt: 'A street', width: 4, height: 3};
    const {cambodia} = feed.countries;
    feed.imageHosts = [location.host];
    feed.organization.charityNumber = '1';
    feed.countries.pictured = {...cambodia, image, headline: 'Free', story: ['Told [here](https://www.ijm.ca/).'], stats: ['cambodia-prevalence', 'cambodia-rescued']};
    feed.countries.mapped = {...cambodia, headline: 'Free', offices: ['phnom-penh', 'elsewhere']};
    // Known, but not where.
    feed.offices.elsewhere = {city: 'Kampot', country: 'mapped'};
    feed.quotes['cambodia-sharpe'].author.image = image;
    feed.appeals.cambodia.image = image;
    feed.appeals.cambodia.note = 'Thank you';
    feed.appeals.cambodia.currencies[0].amounts[1].impact = 'Helps one';
    feed.stats['cambodia-prevalence'].source = {label: 'A study', url: 'https://www.ijm.ca/study'};
    const {media} = feed.forms;
    feed.forms.media = {...media, endpoint: '/made/intake', sensitive: true, thanks: {...media.thanks, download: {label: 'Tips', url: '/tips.pdf'}}};
    feed.forms.media.fields[0].help = 'As you like';
  });

/** By tag, what brings out all that it can show; each hands back the elements to look at. */
const SCENES: Record<string, (feed: string) => Promise<HTMLElement[]>> = {
  'ijm-country-card': async feed =>
    Promise.all(
      ['pictured', 'mapped'].flatMap(country =>
        ['compact', 'card', 'profile'].map(variant => ready(put<HTMLElement>(html`<ijm-country-card feed=${feed} country=${country} variant=${variant}></ijm-country-card>`))),
      ),
    ),
  'ijm-impact-stat': async feed => [await ready(put<HTMLElement>(html`<ijm-impact-stat feed=${feed} stat="cambodia-prevalence"></ijm-impact-stat>`)), await ready(put<HTMLElement>(html`<ijm-impact-stat feed=${feed} stat="cambodia-rescued"></ijm-impact-stat>`))],
  'ijm-donate-cta': async feed => {
    const [given, raised] = [html`<ijm-donate-cta feed=${feed} appeal="cambodia"></ijm-donate-cta>`, html`<ijm-donate-cta feed=${feed} fundraiser="polar-dip"></ijm-donate-cta>`].map(template => put<HTMLElement>(template));
    await Promise.all([ready(given!), ready(raised!)]);
    const input = given!.shadowRoot!.querySelector<HTMLInputElement>('.own input')!;
    given!.addEventListener('ijm-donate', event => event.preventDefault());
    part(given!, 'link')!.click();
    input.value = '1';
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await until(() => (part(given!, 'link')!.click(), part(given!, 'error')));
    return [given!, raised!];
  },
  'ijm-contact-form': async feed => {
    const form = await ready(put<HTMLElement>(html`<ijm-contact-form feed=${feed} form="media"></ijm-contact-form>`));
    part(form, 'submit')!.click();
    await until(() => part(form, 'summary') && part(form, 'error'));
    return [form];
  },
  'ijm-share': async () => {
    const share = await ready(put<HTMLElement>(html`<ijm-share heading="Pass it on"></ijm-share>`));
    parts(share, 'button').at(-1)!.click();
    await until(() => part(share, 'code'));
    return [share];
  },
  'ijm-quote': async feed => [await ready(put<HTMLElement>(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`))],
  'ijm-office': async feed => [await ready(put<HTMLElement>(html`<ijm-office feed=${feed} office="phnom-penh"></ijm-office>`))],
  'ijm-goal': async feed => [await ready(put<HTMLElement>(html`<ijm-goal feed=${feed} fundraiser="polar-dip"></ijm-goal>`))],
  'ijm-help': async feed => [await ready(put<HTMLElement>(html`<ijm-help feed=${feed}></ijm-help>`))],
  'ijm-icon': async () => [await ready(put<HTMLElement>(html`<ijm-icon name="heart"></ijm-icon>`))],
  'ijm-map': async feed => {
    const map = put<HTMLElement>(html`<ijm-map feed=${feed} country="mapped" style="inline-size: 800px"></ijm-map>`);
    await until(() => part(map, 'globe') && part(map, 'offices'));
    return [map];
  },
  'ijm-feed': async () => [],
};

/** What these scenes cannot bring out: what comes once a message is sent. Other tests see to that. */
const UNSEEN: Record<string, {parts?: string[]; events?: string[]}> = {
  'ijm-contact-form': {parts: ['thanks', 'download'], events: ['ijm-submit', 'ijm-submitted', 'ijm-queued']},
};

/** Parts that an element shows: its own, and those that it hands on. */
const partsIn = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part], [exportparts]')].flatMap(node => [
    ...(node.getAttribute('part') ?? '').split(/\s+/).filter(Boolean),
    ...(node.getAttribute('exportparts') ?? '').split(/\s*,\s*/).filter(Boolean).map(pair => pair.split(/\s*:\s*/).at(-1)!),
  ]);

/** Tokens that the sheets of an element read, and those of elements inside it. */
const tokensIn = (element: Element): string[] => {
  const text = element.shadowRoot!.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules].map(({cssText}) => cssText)).join('\n');
  return [...(text.match(/--ijm-[\w-]+/g) ?? []), ...[...element.shadowRoot!.querySelectorAll('*')].filter(inner => inner.localName.startsWith('ijm-') && inner.shadowRoot).flatMap(tokensIn)];
};

describe('custom-elements.json', () => {
  afterEach(clear);

  it('has the elements that there are scenes for, and each is defined', () => {
    for (const {tagName} of elements) {
      expect(SCENES[tagName], tagName).to.be.a('function');
      expect(customElements.get(tagName), tagName).to.be.a('function');
    }
  });

  for (const {tagName, attributes, members, events, slots, cssParts, cssProperties, cssStates} of elements) {
    describe(tagName, () => {
      const element = customElements.get(tagName) as unknown as {observedAttributes: string[]; prototype: HTMLElement};

      it('has these attributes and properties', () => {
        const unwatched = [...(UNWATCHED[tagName] ?? []), ...(tagName === 'ijm-feed' ? [] : ['lang'])];
        expect(names(attributes)).to.deep.equal([...element.observedAttributes, ...unwatched].sort());
        for (const {name} of members) expect(name in element.prototype, name).to.equal(true);
        for (const {name, fieldName} of attributes) if (fieldName) expect(members.find(member => member.name === fieldName)?.attribute, name).to.equal(name);
      });

      it('has these parts, tokens, events, slots and states', async function () {
        this.timeout(20_000);
        const heard: string[] = [];
        const hear = ({type, target}: Event) => {
          if ((target as Element).localName === tagName) heard.push(type);
        };
        const all = inOrder(elements.flatMap(({events}) => names(events)));
        all.forEach(type => addEventListener(type, hear));
        const shown = await SCENES[tagName]!(await richFeed());
        if (shown.length === 0) return;
        for (const one of shown) one.scrollIntoView();
        // Something of another tag has a fault, and then it is found again.
        const broken = put<HTMLElement>(html`${document.createElement(tagName)}`);
        broken.setAttribute('feed', '/none/feed.json');
        const unseen = UNSEEN[tagName] ?? {};
        const mayFail = !/^ijm-share$/.test(tagName);
        const wanted = names(events).filter(name => !unseen.events?.includes(name) && (mayFail || name !== 'ijm-error'));
        await until(() => wanted.every(name => heard.includes(name)), `${wanted} of ${tagName}`, 10_000);
        await until(() => cssParts.every(({name}) => unseen.parts?.includes(name) || shown.some(one => partsIn(one).includes(name))), `parts of ${tagName}`).catch(() => {});
        // Maps come when they are near.
        await until(() => cssProperties.every(({name}) => shown.some(one => tokensIn(one).includes(name))), `tokens of ${tagName}`).catch(() => {});
        all.forEach(type => removeEventListener(type, hear));

        expect(inOrder(shown.flatMap(partsIn)), 'parts').to.deep.equal(names(cssParts).filter(name => !unseen.parts?.includes(name)));
        expect(inOrder(shown.flatMap(tokensIn)), 'tokens').to.deep.equal(names(cssProperties));
        expect(inOrder(heard), 'events').to.deep.equal(wanted);
        expect(slots.map(({name}) => name), 'slots').to.deep.equal(['']);
        expect(names(cssStates)).to.deep.equal(['error', 'loading', 'ready']);
        expect(shown[0]!.matches(':state(ready)'), 'state').to.equal(true);
        if (mayFail) await until(() => broken.matches(':state(error)'), 'the state error');
      });
    });
  }
});
