import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-country-card/ijm-country-card.js';
import '../../src/elements/ijm-feed/ijm-feed.js';
import type {IjmCountryCard} from '../../src/elements/ijm-country-card/ijm-country-card.js';
import {clear, failed, feedUrl, feedWith, html, isReady, madeUrl, part, parts, put, ready, shownText, until} from '../support/elements.js';

const source = (name: string) => new URL(`/demo/pictures/source/${name}.svg`, location.href).href;
const image = {src: source('harbour'), alt: 'Boats in a harbour', width: 1200, height: 800, focus: {x: 0.25, y: 0.75}, credit: 'A. Painter'};

const inner = <T extends HTMLElement>(element: Element, tag: string) => [...element.shadowRoot!.querySelectorAll<T>(tag)];
/** Everything that is read, in the elements inside too. */
const allText = (element: Element): string =>
  [shownText(element), ...inner(element, '*').filter(node => node.shadowRoot).map(allText)].join(' ');
const settled = (element: Element) => until(() => inner(element, 'ijm-impact-stat, ijm-quote, ijm-office, ijm-donate-cta').every(isReady), 'all parts are ready');

const card = (feed: string, variant = 'card', attributes: Partial<IjmCountryCard> & {lang?: string; dir?: string} = {}) => {
  const element = Object.assign(document.createElement('ijm-country-card'), {feed, variant, country: 'cambodia', ...attributes});
  element.append(Object.assign(document.createElement('a'), {href: '#a', textContent: 'Fallback'}));
  put<HTMLDivElement>(html`<div></div>`).append(element);
  return element;
};
const readyCard = async (...args: Parameters<typeof card>) => {
  const element = await ready(card(...args));
  await settled(element);
  return element;
};
const withImage = (more = {}) => feedWith(feed => (feed.countries.cambodia.image = {...image, ...more}));

describe('ijm-country-card', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmCountryCard>(html`<ijm-country-card country="cambodia"><a href="#a">Fallback</a></ijm-country-card>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  describe('as a tile', () => {
    it('says headline, name, summary and figures, and links to more', async () => {
      const element = await readyCard(feedUrl());
      expect(shownText(element)).to.match(/^Combatting forced labour slavery Cambodia People are trafficked .* More about Cambodia$/);
      expect(part(element, 'heading')!.localName).to.equal('h2');
      expect(inner(element, 'ijm-impact-stat').map(stat => part(stat, 'value')!.textContent)).to.deep.equal(['500', '193', '0.1%']);
      expect(part<HTMLAnchorElement>(element, 'link')!.href).to.equal('https://www.ijm.ca/');
    });

    it('is what any other variant is', async () => {
      expect(shownText(await readyCard(feedUrl(), 'huge'))).to.equal(shownText(await readyCard(feedUrl())));
    });

    it('speaks French, and follows a change of language', async () => {
      const element = await readyCard(feedUrl(), 'card', {lang: 'fr'});
      expect(allText(element)).to.contain('Cambodge').and.to.contain('Depuis 2003').and.to.contain('En savoir plus : Cambodge');
      // What watches the language is a later part.
      await import('../../src/ui/watch.js');
      element.lang = 'en';
      await until(() => allText(element).includes('Since 2003') && allText(element).includes('More about Cambodia'), 'English');
    });

    it('marks words in another language', async () => {
      const feed = await feedWith(feed => (feed.countries.cambodia.summary = {'en-CA': 'Only English'}));
      const element = await readyCard(feed, 'card', {lang: 'fr'});
      expect(part(element, 'summary')!.querySelector('bdi')!.lang).to.equal('en-CA');
    });

    it('shows its picture in reserved room, around its focus, with its credit', async () => {
      const element = await readyCard(await withImage());
      const picture = part<HTMLImageElement>(element, 'picture')!;
      expect([picture.alt, picture.referrerPolicy, picture.loading]).to.deep.equal(['Boats in a harbour', 'no-referrer', 'lazy']);
      expect(getComputedStyle(picture).objectPosition).to.equal('25% 75%');
      expect(shownText(element)).to.contain('Image: A. Painter');
    });

    it('keeps the room of a picture that fails, and says what was on it', async () => {
      const place = put<HTMLDivElement>(html`<div style="inline-size: 300px"></div>`);
      const element = card(await withImage({src: source('none')}));
      place.append(element);
      const picture = part<HTMLImageElement>(await ready(element), 'picture')!;
      await until(() => picture.complete, 'it failed');
      const {width, height} = picture.getBoundingClientRect();
      expect([width, height]).to.deep.equal([300, 200]);
    });

    for (const [what, more] of [
      ['its consent has run out', {consent: {basis: 'written', until: '2020-01-01'}}],
      ['its consent is faulty', {consent: {basis: 'rumour'}}],
      ['it lies on another host', {src: 'https://pictures.example/a.jpg'}],
    ] as const) {
      it(`shows the map in the picture’s place where ${what}`, async () => {
        const element = await readyCard(await withImage(more));
        expect(part(element, 'picture')).to.equal(null);
        expect(inner(element, 'ijm-map').map(map => map.getAttribute('country'))).to.deep.equal(['cambodia']);
      });
    }

    it('is a heading of the level that the page asks for, with those inside one below', async () => {
      for (const [level, own, below] of [[3, 'h3', 'h4'], [6, 'h6', 'h6'], [99, 'h2', 'h3']] as const) {
        const element = await readyCard(feedUrl(), 'card', {headingLevel: level, sections: 'name office'});
        expect([part(element, 'heading')!.localName, part(inner(element, 'ijm-office')[0]!, 'heading')!.localName]).to.deep.equal([own, below]);
      }
    });
  });

  describe('as a line', () => {
    it('is one link with name and headline, and a small picture', async () => {
      const element = await readyCard(await withImage(), 'compact');
      const links = parts<HTMLAnchorElement>(element, 'link');
      expect(links.map(({href, innerText}) => [href, innerText.trim().split(/\s*\n\s*/)])).to.deep.equal([['https://www.ijm.ca/', ['Cambodia', 'Combatting forced labour slavery']]]);
      expect(links[0]!.contains(part(element, 'picture'))).to.equal(true);
    });

    it('has nothing in the place of a picture', async () => {
      const element = await readyCard(feedUrl(), 'compact');
      expect(element.shadowRoot!.querySelector('img, ijm-map')).to.equal(null);
    });

    it('is no link where there is no address', async () => {
      const element = await readyCard(await feedWith(feed => delete feed.countries.cambodia.url), 'compact');
      expect([part(element, 'link'), shownText(element)]).to.deep.equal([null, 'Cambodia Combatting forced labour slavery']);
    });
  });

  describe('as a profile', () => {
    it('tells story, quotation, office and appeal too', async () => {
      const element = await readyCard(feedUrl(), 'profile');
      const text = allText(element);
      for (const words of ['Migrant workers living in poverty', 'the impossible happen', 'Office in Phnom Penh', 'Peter Williams', 'Help people who were trafficked', '193']) expect(text).to.contain(words);
      const link = inner(element, 'ijm-donate-cta')[0]!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~="link"]')!;
      expect(new URL(link.href).origin).to.equal('https://www.ijm.ca');
    });

    it('has the headings of a tile', async () => {
      for (const variant of ['profile', 'card'] as const) expect(getComputedStyle(part(await readyCard(feedUrl(), variant), 'heading')!).fontWeight, variant).to.equal('650');
    });

    it('speaks French throughout', async () => {
      const element = await readyCard(feedUrl(), 'profile', {lang: 'fr'});
      const text = allText(element);
      for (const words of ['Les travailleurs migrants', 'l’impossible se produire', 'Bureau à Phnom Penh', 'Aidez les victimes']) expect(text).to.contain(words);
    });

    it('hands the partner’s code on to the appeal', async () => {
      const element = await readyCard(feedUrl(), 'profile', {partner: 'partner-7'});
      expect(inner(element, 'ijm-donate-cta')[0]!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~="link"]')!.href).to.contain('source=partner-7');
    });

    it('shows no story markup but that of the feed', async () => {
      const feed = await feedWith(feed => (feed.countries.cambodia.story = '<img src=x onerror="window.__pwn = 1"> **bold** [here](javascript:alert(1))'));
      const element = await readyCard(feed, 'profile', {sections: 'story'});
      expect(part(element, 'story')!.innerText).to.contain('<img src=x').and.to.contain('here');
      expect(element.shadowRoot!.querySelector('[part~="story"] :is(img, a)')).to.equal(null);
      expect(element.shadowRoot!.querySelector('strong')!.innerText).to.equal('bold');
    });
  });

  describe('sections', () => {
    it('picks and orders the parts', async () => {
      expect(shownText(await readyCard(feedUrl(), 'card', {sections: 'link, name bogus'}))).to.equal('More about Cambodia Cambodia');
    });

    for (const variant of ['card', 'profile'] as const) {
      it(`keeps the order of a ${variant} for those who read it`, async () => {
        const element = await readyCard(feedUrl(), variant, {sections: 'stats quote name story office'});
        const order = inner(element, 'ijm-impact-stat, ijm-quote, ijm-office, [part~="heading"], [part~="story"]').map(node => node.getAttribute('part') ?? node.localName);
        expect([...new Set(order)]).to.deep.equal(['ijm-impact-stat', 'ijm-quote', 'heading', 'story', 'ijm-office']);
      });
    }
  });

  describe('what is missing or wrong', () => {
    it('shows its children where there is no such country', async () => {
      const element = card(feedUrl(), 'card', {country: 'none'});
      expect((await failed(element)).code).to.equal('entry-missing');
      expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
    });

    it('closes up around a stat and a quotation that are withdrawn', async () => {
      const feed = await feedWith(feed => {
        feed.stats['cambodia-convicted'].withdrawn = true;
        feed.quotes['cambodia-sharpe'].consent = {basis: 'written', until: '2020-01-01'};
        feed.appeals.cambodia.until = '2020-01-01';
      });
      const element = await readyCard(feed, 'profile');
      expect(inner(element, 'ijm-impact-stat').map(stat => stat.getAttribute('stat'))).to.deep.equal(['cambodia-rescued', 'cambodia-prevalence']);
      expect(inner(element, 'ijm-quote, ijm-donate-cta')).to.deep.equal([]);
    });

    it('drops a stat that is withdrawn while it is shown', async () => {
      const feed = (await (await fetch(feedUrl())).json()) as any;
      const url = await madeUrl(feed);
      put(html`<ijm-feed src=${url} refresh="1"><ijm-country-card country="cambodia"></ijm-country-card></ijm-feed>`);
      const element = document.querySelector('ijm-country-card')!;
      await ready(element);
      expect(inner(element, 'ijm-impact-stat').length).to.equal(3);
      feed.stats['cambodia-rescued'].withdrawn = true;
      await fetch(url, {method: 'POST', body: JSON.stringify(feed)});
      await until(() => inner(element, 'ijm-impact-stat').length === 2, 'two stats', 8000);
      expect(inner(element, 'ijm-impact-stat').map(stat => stat.getAttribute('stat'))).to.deep.equal(['cambodia-convicted', 'cambodia-prevalence']);
    });

    it('leaves out a faulty summary, and says so', async () => {
      const element = card(await feedWith(feed => (feed.countries.cambodia.summary = 5)));
      expect((await failed(element)).path).to.equal('countries.cambodia.summary');
      await ready(element);
      expect(part(element, 'summary')).to.equal(null);
    });

    it('says what is wrong in the entries it shows, and which there are not', async () => {
      const paths: (string | undefined)[] = [];
      const element = card(
        await feedWith(feed => {
          feed.countries.cambodia.stats.push('nowhere');
          feed.stats['cambodia-rescued'].unit = 5;
          feed.stats['cambodia-convicted'].withdrawn = true;
        }),
      );
      element.addEventListener('ijm-error', ({detail}) => paths.push(detail.path));
      await ready(element);
      await until(() => paths.length > 1, 'two faults');
      expect(paths).to.deep.equal(['stats.cambodia-rescued.unit', 'stats.nowhere']);
    });

    it('is no more than its name where nothing else is known', async () => {
      const feed = await feedWith(feed => {
        feed.countries.cambodia = {name: 'Cambodia', code: 'KH'};
        feed.offices = {};
      });
      for (const variant of ['compact', 'card', 'profile'] as const) expect(shownText(await readyCard(feed, variant)), variant).to.equal('Cambodia');
    });
  });

  it('takes its properties before and after it is attached, and is taken out and put in again', async () => {
    const element = card(feedUrl(), 'compact', {country: 'none'});
    element.country = 'cambodia';
    element.variant = 'card';
    await ready(element);
    await settled(element);
    const place = element.parentElement!;
    element.remove();
    place.append(element);
    await element.updateComplete;
    expect(allText(element)).to.contain('Cambodia').and.to.contain('500');
  });

  it('tells the page of itself, not of what is inside', async () => {
    const told: string[] = [];
    const listen = ({type, target}: Event) => told.push(`${type} ${(target as Element).localName}`);
    for (const type of ['ijm-ready', 'ijm-error', 'ijm-view']) document.addEventListener(type, listen);
    const element = await readyCard(feedUrl(), 'profile');
    await until(() => told.some(what => what.startsWith('ijm-view')), 'seen');
    for (const type of ['ijm-ready', 'ijm-error', 'ijm-view']) document.removeEventListener(type, listen);
    expect(told).to.deep.equal(['ijm-ready ijm-country-card', 'ijm-view ijm-country-card']);
    expect(element.matches(':state(ready)')).to.equal(true);
  });

  it('lets a page style what is inside its parts', async () => {
    const style = document.createElement('style');
    style.textContent = 'ijm-country-card::part(heading), ijm-country-card::part(stat__value), ijm-country-card::part(quote__text) { color: rgb(1, 2, 3) }';
    document.head.append(style);
    const element = await readyCard(feedUrl(), 'profile');
    const nodes = [part(element, 'heading'), part(inner(element, 'ijm-impact-stat')[0]!, 'value'), part(inner(element, 'ijm-quote')[0]!, 'text')];
    const colors = nodes.map(node => getComputedStyle(node!).color);
    style.remove();
    expect(colors).to.deep.equal(Array(3).fill('rgb(1, 2, 3)'));
  });

  it('is read once for a page of twenty, without anything moving', async () => {
    const feed = await feedWith(feed => {
      for (let i = 0; i < 20; i++) feed.countries[`c${i}`] = {...feed.countries.cambodia, image};
    });
    const begun = performance.now();
    let shift = 0;
    const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => (shift += (entry as unknown as {value: number}).value)));
    put(html`<ijm-feed src=${feed}>${Array.from({length: 20}, (_, i) => html`<div style="block-size: 900px"><ijm-country-card country="c${i}"></ijm-country-card></div>`)}</ijm-feed>`);
    const cards = [...document.querySelectorAll('ijm-country-card')];
    observer.observe({type: 'layout-shift', buffered: false});
    await Promise.all(cards.map(async element => settled(await ready(element))));
    for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
    observer.disconnect();
    expect(cards.length).to.equal(20);
    expect(performance.getEntriesByName(feed).filter(({startTime}) => startTime >= begun).length).to.equal(1);
    expect(shift).to.equal(0);
  });

  describe('in any width', () => {
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    for (const width of [200, 240, 320, 360, 560, 800, 1200]) {
      it(`${width} px: nothing sticks out, however long the words`, async () => {
        const feed = await feedWith(feed => {
          Object.assign(feed.countries.cambodia, {name: long, headline: long, summary: long, story: `${long} ${long}`});
          Object.assign(feed.stats['cambodia-rescued'], {unit: long, label: long, value: 123456789});
          Object.assign(feed.offices['phnom-penh'], {city: long, director: long, focus: long});
          Object.assign(feed.quotes['cambodia-sharpe'], {text: long, author: {name: long, role: long}});
        });
        for (const variant of ['compact', 'card', 'profile'] as const) {
          const place = put<HTMLDivElement>(html`<div></div>`);
          place.style.cssText = `inline-size: ${width}px; overflow: auto`;
          const element = card(feed, variant, {sections: variant === 'profile' ? 'headline name summary story quote map office stats link' : null});
          place.append(element);
          await ready(element);
          await settled(element);
          for (const box of [place, ...inner(element, 'ijm-impact-stat, ijm-quote, ijm-office')]) expect(box.scrollWidth, `${variant} ${box.localName}`).to.be.at.most(box.clientWidth);
        }
      });
    }
  });

  describe('is accessible', () => {
    for (const variant of ['compact', 'card', 'profile'] as const) {
      for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
        it(`${variant}, ${theme ?? 'no'} theme`, async () => {
          const element = await readyCard(await withImage(), variant, {theme});
          inner<HTMLElement & {still?: boolean}>(element, 'ijm-impact-stat').forEach(stat => (stat.still = true));
          await element.updateComplete;
          await expect(element).to.be.accessible();
        });
      }
      it(`${variant}, French, from right to left`, async () => {
        const element = await readyCard(feedUrl(), variant, {lang: 'fr', dir: 'rtl'});
        inner<HTMLElement & {still?: boolean}>(element, 'ijm-impact-stat').forEach(stat => (stat.still = true));
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
    }
  });
});
