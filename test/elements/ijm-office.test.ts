import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-office/ijm-office.js';
import type {IjmOffice} from '../../src/elements/ijm-office/ijm-office.js';
import {clear, failed, feedUrl, feedWith, html, isReady, part, put, ready, shownText} from '../support/elements.js';

describe('ijm-office', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmOffice>(html`<ijm-office office="phnom-penh"><a href="#a">Fallback</a></ijm-office>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  it('says where it is, who leads it, since when it exists and what it does', async () => {
    const element = await ready(put<IjmOffice>(html`<ijm-office feed=${feedUrl()} office="phnom-penh"></ijm-office>`));
    expect(shownText(element)).to.equal('Office in Phnom Penh Director Peter Williams Established 2004 Focus Forced labour slavery');
  });

  it('speaks French', async () => {
    const element = await ready(put<IjmOffice>(html`<ijm-office lang="fr" feed=${feedUrl()} office="phnom-penh"></ijm-office>`));
    expect(shownText(element)).to.equal('Bureau à Phnom Penh Direction Peter Williams Ouverture 2004 Champ d’action Esclavage par le travail forcé');
  });

  it('says the city alone where it is in another language', async () => {
    const feed = await feedWith(feed => (feed.offices['phnom-penh'].city = {'en-CA': 'Phnom Penh'}));
    const element = await ready(put<IjmOffice>(html`<ijm-office lang="fr" feed=${feed} office="phnom-penh"></ijm-office>`));
    const heading = part(element, 'heading')!;
    expect([heading.textContent!.trim(), heading.querySelector('bdi')!.lang]).to.deep.equal(['Phnom Penh', 'en-CA']);
  });

  it('closes up around what is not known', async () => {
    const feed = await feedWith(feed => (feed.offices['phnom-penh'] = {city: 'Phnom Penh', country: 'cambodia', director: 'A. Name'}));
    const element = await ready(put<IjmOffice>(html`<ijm-office feed=${feed} office="phnom-penh"></ijm-office>`));
    expect(shownText(element)).to.equal('Office in Phnom Penh Director A. Name');
  });

  for (const [level, tag] of [[undefined, 'h2'], [1, 'h1'], [3, 'h3'], [4, 'h4'], [5, 'h5'], [6, 'h6'], [9, 'h2']] as const) {
    it(`has a heading of level ${level}: ${tag}`, async () => {
      const element = put<IjmOffice>(html`<ijm-office feed=${feedUrl()} office="phnom-penh"></ijm-office>`);
      element.headingLevel = level;
      expect(part(await ready(element), 'heading')!.localName).to.equal(tag);
    });
  }

  it('shows its children where there is no such office', async () => {
    const element = put<IjmOffice>(html`<ijm-office feed=${feedUrl()} office="none"><i>Fallback</i></ijm-office>`);
    const {code, path} = await failed(element);
    expect([code, path]).to.deep.equal(['entry-missing', 'offices.none']);
    expect(element.querySelector('i')!.offsetWidth).to.be.above(0);
  });

  it('leaves out a faulty year, and says so', async () => {
    const feed = await feedWith(feed => (feed.offices['phnom-penh'].established = '2004'));
    const element = put<IjmOffice>(html`<ijm-office feed=${feed} office="phnom-penh"></ijm-office>`);
    expect((await failed(element)).path).to.equal('offices.phnom-penh.established');
    expect(shownText(await ready(element))).not.to.contain('2004');
  });

  it('takes its property before and after it is attached, and is taken out and put in again', async () => {
    const element = document.createElement('ijm-office');
    Object.assign(element, {office: 'none', feed: feedUrl()});
    const place = put<HTMLDivElement>(html`<div></div>`);
    place.append(element);
    element.office = 'phnom-penh';
    await ready(element);
    element.remove();
    place.append(element);
    await element.updateComplete;
    expect(shownText(element)).to.contain('Phnom Penh');
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
    it(`is accessible: ${theme ?? 'no'} theme`, async () => {
      const element = put<IjmOffice>(html`<ijm-office feed=${feedUrl()} office="phnom-penh"></ijm-office>`);
      if (theme) element.theme = theme;
      await expect(await ready(element)).to.be.accessible();
    });
  }
});
