import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/elements/ijm-impact-stat/ijm-impact-stat.js';
import type {IjmImpactStat} from '../../src/elements/ijm-impact-stat/ijm-impact-stat.js';
import type {Stat} from '../../src/feed/types.js';
import {clear, failed, feedUrl, feedWith, html, isReady, itInChromium, part, put, ready, shownText, until} from '../support/elements.js';

/** A stat that stands still, so that its figure can be read at once. */
const shown = async (stat: Partial<Stat>, lang = 'en') => {
  const feed = await feedWith(feed => (feed.stats.one = {label: 'a label', ...stat}));
  return ready(put<IjmImpactStat>(html`<ijm-impact-stat still lang=${lang} feed=${feed} stat="one"></ijm-impact-stat>`));
};
const textOf = async (stat: Partial<Stat>, lang?: string) => shownText(await shown(stat, lang));

/** The figure as a screen reader has it, whatever moves over it. */
const figure = (element: IjmImpactStat) => part(element, 'value')!.textContent!.trim();
const isCounting = (element: IjmImpactStat) => !!element.shadowRoot!.querySelector('.root [aria-hidden]')?.textContent;

const comparable = {value: 0.1, format: 'percent', asOf: 2013, baseline: {value: {min: 15, max: 30}, label: 'earlier', year: 2004}} as const;

describe('ijm-impact-stat', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmImpactStat>(html`<ijm-impact-stat stat="cambodia-rescued"><a href="#a">Fallback</a></ijm-impact-stat>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  describe('says', () => {
    it('figure, unit, label and period', async () => {
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat still feed=${feedUrl()} stat="cambodia-rescued"></ijm-impact-stat>`));
      expect(shownText(element)).to.equal('500 people rescued from trafficking, together with local authorities Since 2003');
    });

    it('the same in French', async () => {
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat still lang="fr-CA" feed=${feedUrl()} stat="cambodia-rescued"></ijm-impact-stat>`));
      expect(shownText(element)).to.equal('500 personnes libérées de la traite, en collaboration avec les autorités locales Depuis 2003');
    });

    const kinds: [stat: Partial<Stat>, en: string, fr: string][] = [
      [{value: 12345.678}, '12,345.678', '12 345,678'],
      [{value: 0.1, format: 'percent'}, '0.1%', '0,1 %'],
      [{value: 45, format: 'currency', currency: 'CAD'}, '$45', '45 $'],
      [{value: 40_300_000, format: 'compact'}, '40.3M', '40,3 M'],
      [{value: {min: 15, max: 30}, format: 'percent'}, '15–30%', '15–30 %'],
      [{value: -3}, '-3', '-3'],
    ];
    for (const [stat, en, fr] of kinds) {
      it(`${JSON.stringify(stat)} as ${en} and ${fr}`, async () => {
        expect(await textOf(stat)).to.equal(`${en} a label`);
        expect(await textOf(stat, 'fr')).to.equal(`${fr} a label`);
      });
    }

    it('date and source, with its year and its link', async () => {
      const element = await shown({value: 5, asOf: '2026-05-01', source: {label: 'A study', url: 'https://www.ijm.ca/study', year: 2013}});
      expect(shownText(element)).to.equal('5 a label As of May 1, 2026 Source: A study, 2013');
      expect(part<HTMLAnchorElement>(element, 'link')!.href).to.equal('https://www.ijm.ca/study');
    });

    it('a source that is no web page without a link', async () => {
      const element = await shown({value: 5, source: {label: 'A study'}});
      expect([part(element, 'link'), shownText(element)]).to.deep.equal([null, '5 a label Source: A study']);
    });

    it('words in another language marked as such', async () => {
      const element = await shown({value: 5, label: {'en-CA': 'only English'}}, 'fr');
      expect(part(element, 'label')!.querySelector('bdi')!.lang).to.equal('en-CA');
    });

    it('markup as it was typed', async () => {
      expect(await textOf({value: 5, label: '<b>bold</b> {{7*7}} ${1}'})).to.equal('5 <b>bold</b> {{7*7}} ${1}');
    });
  });

  describe('beside an earlier figure', () => {
    it('says both, and the change in a sentence', async () => {
      expect(await textOf(comparable)).to.equal('0.1% a label As of 2013 15–30% earlier, 2004 0.1% 2013 From 15–30% to 0.1% between 2004 and 2013');
      expect(await textOf(comparable, 'fr')).to.match(/De 15 à 30 % à 0,1 % entre 2004 et 2013$/);
    });

    /** From where to where the marks reach, in px from the left end of the scale. */
    const reaches = (element: IjmImpactStat) =>
      [...part(element, 'change')!.querySelectorAll('svg')].map(chart => {
        const {left, width} = chart.querySelector('line')!.getBoundingClientRect();
        const mark = chart.querySelector('circle, rect')!.getBoundingClientRect();
        return {from: (mark.left - left) / width, to: (mark.right - left) / width, middle: (mark.left + mark.width / 2 - left) / width};
      });

    it('draws a range as a range and a value as a dot, on one scale from zero', async () => {
      const [before, now] = reaches(await shown({...comparable, value: 6}));
      expect(before!.from).to.be.closeTo(0.5, 0.01);
      expect(before!.to).to.be.closeTo(1, 0.01);
      expect(now!.middle).to.be.closeTo(0.2, 0.01);
    });

    it('draws the scale from the right where text runs from the right', async () => {
      const feed = await feedWith(feed => (feed.stats.one = {label: 'a', ...comparable, value: 6}));
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat dir="rtl" still feed=${feed} stat="one"></ijm-impact-stat>`));
      const [before, now] = reaches(element);
      expect(before!.from).to.be.closeTo(0, 0.01);
      expect(now!.middle).to.be.closeTo(0.8, 0.01);
    });

    it('keeps the labels of marks inside, however narrow', async () => {
      for (const width of [160, 240, 800]) {
        const feed = await feedWith(feed => (feed.stats.one = {label: 'a', value: 30, baseline: {value: 2, label: 'an earlier estimate of another office'}}));
        const place = put<HTMLDivElement>(html`<div><ijm-impact-stat still feed=${feed} stat="one"></ijm-impact-stat></div>`);
        place.style.width = `${width}px`;
        const element = await ready(place.firstElementChild as IjmImpactStat);
        const box = element.getBoundingClientRect();
        for (const label of part(element, 'change')!.querySelectorAll('p')) {
          const {left, right} = label.getBoundingClientRect();
          expect(left, `${width}: ${label.innerText}`).to.be.at.least(box.left - 0.5);
          expect(right, `${width}: ${label.innerText}`).to.be.at.most(box.right + 0.5);
        }
      }
    });

    it('has no sentence and no common scale where the two do not compare', async () => {
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat still feed=${feedUrl()} stat="cambodia-prevalence"></ijm-impact-stat>`));
      expect(shownText(element)).to.equal(
        '0.1% of those sold in the sex trade are 15 or younger As of 2013 Source: Study in Phnom Penh, Siem Reap and Sihanoukville, 2013 ' +
          '15–30% earlier estimates, all minors Counted differently: not directly comparable.',
      );
      expect(element.shadowRoot!.querySelector('svg')).to.equal(null);
    });

    it('shows the figure without an earlier one that is faulty, and says so', async () => {
      const feed = await feedWith(feed => (feed.stats['cambodia-prevalence'].baseline.value = 'many'));
      const element = put<IjmImpactStat>(html`<ijm-impact-stat still feed=${feed} stat="cambodia-prevalence"></ijm-impact-stat>`);
      expect((await failed(element)).path).to.equal('stats.cambodia-prevalence.baseline.value');
      expect(part(await ready(element), 'change')).to.equal(null);
    });

    it('is accessible', async () => {
      await expect(await shown(comparable)).to.be.accessible();
      await expect(await shown({...comparable, baseline: {...comparable.baseline, comparable: false}}, 'fr')).to.be.accessible();
    });
  });

  describe('counts up', () => {
    const put500 = () => put<IjmImpactStat>(html`<ijm-impact-stat feed=${feedUrl()} stat="cambodia-rescued"></ijm-impact-stat>`);

    // What counting needs is a part that comes later; a figure that was read by then does not count.
    before(async () => {
      await import('../../src/elements/ijm-impact-stat/stat-extras.js');
      const element = await ready(put500());
      await until(() => element.shadowRoot!.adoptedStyleSheets.length > 2, 'the part is there');
    });

    it('over the figure, which is there all along for those who don’t see it', async () => {
      const element = await ready(put500());
      expect(figure(element)).to.equal('500');
      const size = JSON.stringify(element.getBoundingClientRect());
      const seen = new Set<string>();
      await until(() => {
        const shown = element.shadowRoot!.querySelector('[aria-hidden]')?.textContent;
        if (shown) seen.add(shown);
        expect(figure(element)).to.equal('500');
        expect(JSON.stringify(element.getBoundingClientRect())).to.equal(size);
        return seen.size > 2 && !isCounting(element);
      }, 'counted');
      expect([...seen].every(text => Number(text) <= 500)).to.equal(true);
      expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
      expect(shownText(element)).to.match(/^500 people/);
    });

    it('once', async () => {
      const element = await ready(put500());
      await until(() => isCounting(element), 'counting');
      const place = element.parentElement!;
      element.remove();
      place.append(element);
      await element.updateComplete;
      await new Promise(requestAnimationFrame);
      expect(isCounting(element)).to.equal(false);
      expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
    });

    it('not where there are few steps to count, which would be false for long', async () => {
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat feed=${feedUrl()} stat="cambodia-prevalence"></ijm-impact-stat>`));
      expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
      for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
      expect(isCounting(element)).to.equal(false);
    });

    it('only when it comes into sight', async () => {
      put(html`<div style="block-size: 300vh"></div>`);
      const element = await ready(put500());
      await until(() => getComputedStyle(part(element, 'value')!).opacity === '1', 'shown as it will be in the end');
      expect(isCounting(element)).to.equal(false);
      element.scrollIntoView();
      await until(() => isCounting(element), 'counting');
      await until(() => !isCounting(element), 'counted');
      scrollTo(0, 0);
    });

    itInChromium('not at all where motion is not wanted', async () => {
      await emulateMedia({reducedMotion: 'reduce'});
      try {
        const element = await ready(put500());
        expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
        for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
        expect(isCounting(element)).to.equal(false);
        expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
      } finally {
        await emulateMedia({reducedMotion: 'no-preference'});
      }
    });

    itInChromium('in no print', async () => {
      const element = await ready(put500());
      await emulateMedia({media: 'print'});
      try {
        expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
      } finally {
        await emulateMedia({media: 'screen'});
      }
    });

    for (const [name, value] of [['still', ''], ['animate', 'none']] as const) {
      it(`not with ${name}="${value}"`, async () => {
        const element = document.createElement('ijm-impact-stat');
        element.setAttribute(name, value);
        Object.assign(element, {stat: 'cambodia-rescued', feed: feedUrl()});
        put<HTMLDivElement>(html`<div></div>`).append(element);
        await ready(element);
        expect(getComputedStyle(part(element, 'value')!).opacity).to.equal('1');
        for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
        expect(isCounting(element)).to.equal(false);
      });
    }

    it('not in something that is still as a whole', async () => {
      const whole = put<HTMLElement>(html`<div still></div>`);
      whole.attachShadow({mode: 'open'});
      const element = document.createElement('ijm-impact-stat');
      Object.assign(element, {stat: 'cambodia-rescued', feed: feedUrl()});
      whole.shadowRoot!.append(element);
      await ready(element);
      for (let frames = 0; frames < 10; frames++) {
        await new Promise(requestAnimationFrame);
        expect(isCounting(element)).to.equal(false);
      }
    });
  });

  const unshown: [what: string, code: string, change: (stats: any) => void][] = [
    ['there is no such stat', 'entry-missing', stats => delete stats['cambodia-rescued']],
    ['it is withdrawn', 'entry-withdrawn', stats => (stats['cambodia-rescued'].withdrawn = true)],
    ['its time is over', 'entry-withdrawn', stats => (stats['cambodia-rescued'].until = '2020-01-01')],
    ['it has no value', 'entry-invalid', stats => delete stats['cambodia-rescued'].value],
    ['its value can’t be shown', 'entry-invalid', stats => (stats['cambodia-rescued'].format = 'currency')],
  ];
  for (const [what, code, change] of unshown) {
    it(`shows its children where ${what}`, async () => {
      const feed = await feedWith(feed => change(feed.stats));
      const element = put<IjmImpactStat>(html`<ijm-impact-stat feed=${feed} stat="cambodia-rescued"><i>Fallback</i></ijm-impact-stat>`);
      expect((await failed(element)).code).to.equal(code);
      expect(element.querySelector('i')!.offsetWidth).to.be.above(0);
    });
  }

  it('leaves out a faulty unit, and says so', async () => {
    const feed = await feedWith(feed => (feed.stats['cambodia-rescued'].unit = 5));
    const element = put<IjmImpactStat>(html`<ijm-impact-stat feed=${feed} stat="cambodia-rescued"></ijm-impact-stat>`);
    expect((await failed(element)).path).to.equal('stats.cambodia-rescued.unit');
    expect(part(await ready(element), 'unit')).to.equal(null);
  });

  it('takes its property before and after it is attached, and shows a new value', async () => {
    const element = document.createElement('ijm-impact-stat');
    Object.assign(element, {stat: 'none', feed: feedUrl(), still: true});
    put<HTMLDivElement>(html`<div></div>`).append(element);
    element.stat = 'cambodia-rescued';
    await ready(element);
    expect(figure(element)).to.equal('500');
    element.stat = 'cambodia-convicted';
    await element.updateComplete;
    expect(figure(element)).to.equal('193');
  });

  it('stands beside its label as a row, where there is room', async () => {
    for (const [width, isBeside] of [[360, true], [200, false]] as const) {
      const place = put<HTMLDivElement>(html`<div><ijm-impact-stat still variant="row" feed=${feedUrl()} stat="cambodia-rescued"></ijm-impact-stat></div>`);
      place.style.width = `${width}px`;
      const element = await ready(place.firstElementChild as IjmImpactStat);
      const [value, label] = ['value', 'label'].map(name => part(element, name)!.getBoundingClientRect());
      expect(label!.left > value!.right, `${width}`).to.equal(isBeside);
    }
  });

  it('never is wider than its place, however long the figure', async () => {
    const feed = await feedWith(feed => (feed.stats.one = {value: {min: 123456789012, max: 999999999999}, format: 'currency', currency: 'CAD', label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'}));
    for (const width of [160, 240, 360, 800]) {
      for (const variant of ['', 'row'] as const) {
        const place = put<HTMLDivElement>(html`<div><ijm-impact-stat still variant=${variant} feed=${feed} stat="one"></ijm-impact-stat></div>`);
        place.style.width = `${width}px`;
        const element = await ready(place.firstElementChild as IjmImpactStat);
        for (const name of ['value', 'label']) expect(part(element, name)!.getBoundingClientRect().right, `${width} ${variant} ${name}`).to.be.at.most(place.getBoundingClientRect().right + 1);
      }
    }
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
    for (const variant of ['', 'row'] as const) {
      it(`is accessible: ${theme ?? 'no'} theme ${variant}`, async () => {
        const element = put<IjmImpactStat>(html`<ijm-impact-stat still variant=${variant} feed=${feedUrl()} stat="cambodia-prevalence"></ijm-impact-stat>`);
        if (theme) element.theme = theme;
        await expect(await ready(element)).to.be.accessible();
      });
    }
  }
});
