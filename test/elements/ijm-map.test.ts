import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-feed/ijm-feed.js';
import '../../src/elements/ijm-map/ijm-map.js';
import type {IjmMap} from '../../src/elements/ijm-map/ijm-map.js';
import {clear, failed, feedUrl, feedWith, heard, html, isReady, part, parts, put, ready, until} from '../support/elements.js';

/** The drawing, once it is there. */
const drawing = async (element: Element) => {
  await until(() => part(element, 'globe'), 'the map is drawn');
  return element.shadowRoot!.querySelector('[role=img]')!;
};
const labels = (element: Element) => parts(element, 'label').map(label => label.textContent);
const map = (country = 'cambodia', feed = feedUrl(), width = 400) =>
  put<HTMLDivElement>(html`<div style="inline-size: ${width}px"><ijm-map feed=${feed} country=${country}><a href="#a">Fallback</a></ijm-map></div>`).querySelector('ijm-map')!;

/** A feed with offices in these places. */
const withOffices = (offices: Record<string, object>, change: (feed: any) => void = () => {}) =>
  feedWith(feed => {
    feed.offices = offices;
    delete feed.countries.cambodia.offices;
    change(feed);
  });
const office = (city: unknown, lat?: number, lon?: number) => ({city, country: 'cambodia', ...(lat !== undefined && {location: {lat, lon}})});

describe('ijm-map', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmMap>(html`<ijm-map country="cambodia"><a href="#a">Fallback</a></ijm-map>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  it('keeps its room from the start, two thirds as high as wide', async () => {
    const element = await ready(map());
    const room = () => [element.offsetWidth, Math.round(element.offsetHeight)];
    const before = room();
    await drawing(element);
    expect([before, room()]).to.deep.equal([[400, 267], [400, 267]]);
  });

  it('shows the country among its neighbours, its office, and where in the world it is', async () => {
    const element = map();
    await drawing(element);
    for (const name of ['country', 'globe', 'office']) expect(part(element, name), name).not.to.equal(null);
    expect(labels(element)).to.deep.equal(['Phnom Penh']);
    expect(parts(element, 'name').map(name => name.textContent)).to.include('Thailand');
    expect(part(element, 'own-name')!.textContent).to.equal('Cambodia');
  });

  it('says the same in words', async () => {
    const svg = await drawing(map());
    expect(svg.getAttribute('aria-label')).to.equal(
      'Map: Cambodia. Where in the world: Southeast Asia. Nearby: Thailand, Vietnam, Laos. Office: Phnom Penh',
    );
  });

  it('speaks French, and follows a change of language', async () => {
    const element = map();
    element.lang = 'fr';
    const svg = await drawing(element);
    expect(svg.getAttribute('aria-label')).to.equal('Carte\u00a0: Cambodge. Dans le monde\u00a0: Asie du Sud-Est. À proximité\u00a0: Thaïlande, Vietnam, Laos. Bureau\u00a0: Phnom Penh');
    element.lang = 'en';
    await until(() => svg.getAttribute('aria-label')!.startsWith('Map: Cambodia'), 'English');
  });

  it('shows the offices that the country names, else those that name it', async () => {
    const offices = {a: office('Battambang', 13.1, 103.2), b: {...office('Poipet', 13.65, 102.56), country: 'thailand'}};
    const named = map('cambodia', await withOffices(offices, feed => (feed.countries.cambodia.offices = ['b'])));
    await drawing(named);
    expect(labels(named)).to.deep.equal(['Poipet']);
    const naming = map('cambodia', await withOffices(offices));
    await drawing(naming);
    expect(labels(naming)).to.deep.equal(['Battambang']);
  });

  it('puts no label on another one, on a mark or beyond the edge', async () => {
    const cities = ['Phnom Penh', 'Ta Khmau', 'Kandal', 'Kien Svay', 'Siem Reap', 'Poipet'];
    const offices = Object.fromEntries(cities.map((city, i) => [`o${i}`, office(city, 11.55 + (i % 4) * 0.12 + (i > 3 ? 1.8 : 0), 104.9 + (i % 3) * 0.15)]));
    const element = map('cambodia', await withOffices(offices));
    const svg = await drawing(element);
    const boxes = [...parts(element, 'label'), ...parts(element, 'office'), part(element, 'globe')!].map(node => node.getBoundingClientRect());
    const room = part(element, 'map')!.getBoundingClientRect();
    expect(labels(element).length).to.be.above(1);
    boxes.forEach((a, i) => {
      expect(a.left >= room.left && a.right <= room.right && a.top >= room.top && a.bottom <= room.bottom, `${i} within the map`).to.equal(true);
      boxes.slice(i + 1).forEach((b, k) => {
        // Marks may stand close; what is read may not.
        if (i >= labels(element).length) return;
        expect(a.left < b.right - 1 && b.left < a.right - 1 && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3, `${i} on ${i + k + 1}`).to.equal(false);
      });
    });
    // What has no label is told below.
    const told = part(element, 'offices')?.textContent ?? '';
    for (const city of cities) expect(labels(element).includes(city) || told.includes(city), city).to.equal(true);
  });

  it('tells of an office that has no place or is out of view', async () => {
    const element = map('cambodia', await withOffices({a: office('Phnom Penh', 11.56, 104.93), b: office('Toronto', 43.65, -79.38), c: office('Kampot')}));
    await drawing(element);
    expect([labels(element), part(element, 'offices')!.textContent]).to.deep.equal([['Phnom Penh'], 'Offices: Toronto, Kampot']);
  });

  it('leaves out an office that is withdrawn', async () => {
    const element = map('cambodia', await withOffices({a: {...office('Phnom Penh', 11.56, 104.93), withdrawn: true}}));
    const svg = await drawing(element);
    expect([labels(element), parts(element, 'office').length, svg.getAttribute('aria-label')!.includes('Office')]).to.deep.equal([[], 0, false]);
  });

  it('marks a city in another language', async () => {
    const element = map('cambodia', await withOffices({a: office({'en-CA': 'Phnom Penh'}, 11.56, 104.93)}));
    element.lang = 'fr';
    await drawing(element);
    expect(part(element, 'label')!.lang ?? part(element, 'label')!.getAttribute('lang')).to.equal('en-CA');
  });

  it('never takes what the feed says for markup', async () => {
    const evil = '<a href="javascript:alert(1)">x</a>';
    const element = map('cambodia', await withOffices({a: office(evil, 11.56, 104.93)}), 800);
    await drawing(element);
    expect([labels(element), element.shadowRoot!.querySelector('a')]).to.deep.equal([[evil], null]);
  });

  for (const [code, name] of [['FJ', 'Fiji'], ['RU', 'Russia'], ['SG', 'Singapore'], ['CL', 'Chile'], ['TV', 'Tuvalu'], ['GF', 'French Guiana'], ['MC', 'Monaco']] as const) {
    it(`shows ${name}`, async () => {
      const element = map('cambodia', await withOffices({}, feed => (feed.countries.cambodia = {name, code})));
      const svg = await drawing(element);
      const [own, room] = [part(element, 'country')!.getBoundingClientRect(), part(element, 'map')!.getBoundingClientRect()];
      const seen = [Math.min(own.right, room.right) - Math.max(own.left, room.left), Math.min(own.bottom, room.bottom) - Math.max(own.top, room.top)];
      expect(Math.max(...seen)).to.be.above(6);
      expect(own.width).to.be.below(room.width * 1.05);
    });
  }

  it('shows another country when its attribute changes', async () => {
    const element = map('cambodia', await withOffices({}, feed => (feed.countries.chile = {name: 'Chile', code: 'CL'})));
    await drawing(element);
    element.setAttribute('country', 'chile');
    await until(() => element.shadowRoot!.querySelector('[role=img]')!.getAttribute('aria-label')!.startsWith('Map: Chile'), 'Chile');
  });

  it('shows its children where no map has such letters, and says so', async () => {
    const element = map('cambodia', await withOffices({}, feed => (feed.countries.cambodia.code = 'ZZ')));
    const [, {code}] = await Promise.all([heard(element, 'ijm-ready'), failed(element)]);
    expect(code).to.equal('entry-invalid');
    await element.updateComplete;
    expect([isReady(element), element.querySelector('a')!.offsetWidth > 0]).to.deep.equal([false, true]);
    // Another country is tried.
    element.country = 'none';
    expect((await failed(element)).path).to.equal('countries.none');
  });

  it('shows its children where there is no such country', async () => {
    const element = map('none');
    const {code, path} = await failed(element);
    expect([code, path]).to.deep.equal(['entry-missing', 'countries.none']);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  it('is fetched when it comes near the window', async () => {
    const place = put<HTMLDivElement>(html`<div><div style="block-size: ${innerHeight * 4}px"></div></div>`);
    const element = Object.assign(document.createElement('ijm-map'), {feed: feedUrl(), country: 'cambodia'});
    place.append(element);
    await ready(element);
    // Long enough for what should not happen.
    await new Promise(done => setTimeout(done, 300));
    expect(part(element, 'globe')).to.equal(null);
    place.firstElementChild!.remove();
    await drawing(element);
  });

  it('fits its text to its width', async () => {
    const element = map('cambodia', feedUrl(), 600);
    await drawing(element);
    const size = () => part(element, 'label')!.getBoundingClientRect().height;
    const wide = size();
    element.parentElement!.style.inlineSize = '300px';
    await until(() => element.shadowRoot!.querySelector('svg')!.clientWidth === 300 && Math.abs(size() - wide) < 1.5, 'the label is as large as before');
  });

  it('takes its properties before and after it is attached, and is taken out and put in again', async () => {
    const element = Object.assign(document.createElement('ijm-map'), {country: 'none', feed: feedUrl()});
    const place = put<HTMLDivElement>(html`<div></div>`);
    place.append(element);
    element.country = 'cambodia';
    await drawing(element);
    element.remove();
    place.append(element);
    await drawing(element);
    expect(labels(element)).to.deep.equal(['Phnom Penh']);
    element.parentElement!.style.inlineSize = '250px';
    await until(() => element.shadowRoot!.querySelector('svg')!.clientWidth === 250, 'it is fitted again');
  });

  it('tells the page that it is ready, and that it was seen', async () => {
    const element = map();
    const [, seen] = await Promise.all([heard(element, 'ijm-ready'), heard(element, 'ijm-view')]);
    expect(seen).to.deep.equal({tag: 'ijm-map', id: 'cambodia'});
  });

  it('is no mirror image where text runs from right to left', async () => {
    const feed = await withOffices({a: office({'en-CA': 'Phnom Penh', 'ar': 'بنوم بنه'}, 11.56, 104.93)}, feed => feed.locales.push('ar'));
    const element = map('cambodia', feed);
    element.lang = 'ar';
    await drawing(element);
    const [label, mark] = [part(element, 'label')!, part(element, 'office')!].map(node => node.getBoundingClientRect());
    // Their edges may touch: engines round glyphs differently.
    expect(label!.left).to.be.above(mark!.right - 1);
    expect(labels(element)).to.deep.equal(['بنوم بنه']);
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
    it(`is accessible: ${theme ?? 'no'} theme`, async () => {
      const element = map();
      if (theme) element.theme = theme;
      await drawing(element);
      await expect(element).to.be.accessible();
    });
  }
});
