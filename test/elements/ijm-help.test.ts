import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-help/ijm-help.js';
import type {IjmHelp} from '../../src/elements/ijm-help/ijm-help.js';
import {clear, failed, feedUrl, feedWith, heard, html, isReady, parts, put, ready, shownText} from '../support/elements.js';

const hrefs = (element: IjmHelp) => parts<HTMLAnchorElement>(element, 'link').map(link => [link.innerText.trim(), link.href]);

describe('ijm-help', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmHelp>(html`<ijm-help><a href="#a">Fallback</a></ijm-help>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  it('says how to reach the organisation', async () => {
    const feed = await feedWith(feed => (feed.organization.charityNumber = '10000 0000 RR0001'));
    const element = await ready(put<IjmHelp>(html`<ijm-help feed=${feed}></ijm-help>`));
    expect(shownText(element)).to.equal(
      'Get in touch IJM Canada Website www.ijm.ca E-mail events@ijm.ca Charitable registration number 10000 0000 RR0001 Privacy policy',
    );
    expect(hrefs(element)).to.deep.equal([
      ['www.ijm.ca', 'https://www.ijm.ca/'],
      ['events@ijm.ca', 'mailto:events@ijm.ca'],
      ['Privacy policy', 'https://www.ijm.ca/about-ijm-canada/privacy-policy'],
    ]);
  });

  it('speaks French', async () => {
    const element = await ready(put<IjmHelp>(html`<ijm-help lang="fr" feed=${feedUrl()}></ijm-help>`));
    expect(shownText(element)).to.equal('Nous joindre IJM Canada Site Web www.ijm.ca Courriel events@ijm.ca Politique de confidentialité');
  });

  it('links nowhere that is no web page', async () => {
    const feed = await feedWith(feed => (feed.organization.url = 'javascript:alert(1)'));
    const element = put<IjmHelp>(html`<ijm-help feed=${feed}></ijm-help>`);
    expect((await failed(element)).path).to.equal('organization.url');
    expect(hrefs(await ready(element)).map(([, href]) => href)).to.deep.equal(['mailto:events@ijm.ca', 'https://www.ijm.ca/about-ijm-canada/privacy-policy']);
  });

  it('shows its children where no organisation is named', async () => {
    const feed = await feedWith(feed => delete feed.organization);
    const element = put<IjmHelp>(html`<ijm-help feed=${feed}><i>Fallback</i></ijm-help>`);
    const {code, path} = await failed(element);
    expect([code, path]).to.deep.equal(['entry-missing', 'organization']);
    expect(element.querySelector('i')!.offsetWidth).to.be.above(0);
  });

  it('tells that it is seen, without an id', async () => {
    const element = put<IjmHelp>(html`<ijm-help feed=${feedUrl()}></ijm-help>`);
    expect(await heard(element, 'ijm-view')).to.deep.equal({tag: 'ijm-help', id: ''});
  });

  it('is taken out and put in again', async () => {
    const element = await ready(put<IjmHelp>(html`<ijm-help feed=${feedUrl()}></ijm-help>`));
    const place = element.parentElement!;
    element.remove();
    place.append(element);
    await element.updateComplete;
    expect(shownText(element)).to.contain('IJM Canada');
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
    it(`is accessible: ${theme ?? 'no'} theme`, async () => {
      const element = put<IjmHelp>(html`<ijm-help feed=${feedUrl()}></ijm-help>`);
      if (theme) element.theme = theme;
      await expect(await ready(element)).to.be.accessible();
    });
  }
});
