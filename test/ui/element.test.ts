import {expect} from '@open-wc/testing';
import {IjmImpactStat} from '../../src/elements/ijm-impact-stat/ijm-impact-stat.js';
import '../../src/elements/ijm-quote/ijm-quote.js';
import {clear, failed, feedUrl, feedWith, html, oddUrl, put, ready, shownText} from '../support/elements.js';

/** A quotation whose shadow root came as static HTML, as the parser leaves it. */
const prerendered = (feed: string, quote = 'cambodia-sharpe') => {
  const template = document.createElement('template');
  template.innerHTML = `<ijm-quote feed="${feed}" quote="${quote}"><a href="https://www.ijm.ca/">fallback</a></ijm-quote>`;
  const element = template.content.firstElementChild as HTMLElement;
  element.attachShadow({mode: 'open'}).innerHTML = '<p>came as static HTML</p>';
  return put(html`${element}`);
};

describe('IjmElement', () => {
  afterEach(clear);

  it('shows the content once the feed is there', async () => {
    const quote = await ready(put(html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`));
    expect(shownText(quote)).to.contain('Christa Hayden Sharpe');
    await expect(quote).to.be.accessible();
  });

  it('lets a visitor in between when hundreds are drawn', async () => {
    await ready(put(html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`));
    // A slow phone, on which each drawing takes 2 ms, wherever this runs.
    let now = performance.now();
    performance.now = () => (now += 2);
    try {
      const all = [...put(html`<div>${Array.from({length: 400}, () => html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`)}</div>`).children];
      const drawn = () => all.filter(quote => quote.shadowRoot!.querySelector('[part~=root]')).length;
      const steps: number[] = [];
      for (let before = drawn(); before < all.length; before = drawn()) {
        await new Promise(done => setTimeout(done));
        steps.push(drawn() - before);
      }
      expect(Math.max(...steps)).to.be.below(30);
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
  });

  it('says which part of a feed was at fault', async () => {
    const feed = await feedWith(feed => delete feed.quotes['cambodia-sharpe'].author);
    expect((await failed(put(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`))).code).to.equal('entry-invalid');
  });

  describe('takes the text of an attribute as its property too, as some frameworks set it', () => {
    it('when it is defined already', async () => {
      const element = await ready(put<IjmImpactStat>(html`<ijm-impact-stat feed=${feedUrl()} stat="cambodia-rescued"></ijm-impact-stat>`));
      Object.assign(element, {still: '', headingLevel: '3'});
      expect([element.still, element.headingLevel]).to.deep.equal([true, 3]);
      Object.assign(element, {still: false, headingLevel: null});
      expect([element.still, element.headingLevel]).to.deep.equal([false, null]);
    });

    it('when it was set before the tag was defined', () => {
      const tag = 'ijm-late-example';
      const element = Object.assign(document.createElement(tag), {still: '', headingLevel: '3'}) as unknown as IjmImpactStat;
      customElements.define(tag, class extends IjmImpactStat {});
      put(html`${element}`);
      expect([element.still, element.headingLevel]).to.deep.equal([true, 3]);
      element.removeAttribute('still');
      element.setAttribute('heading-level', '4');
      expect(element.headingLevel).to.equal(4);
    });
  });

  describe('with a root that came as static HTML', () => {
    it('puts the content in its place', async () => {
      const quote = await ready(prerendered(feedUrl()));
      expect(shownText(quote)).to.contain('Christa Hayden Sharpe').and.not.contain('static HTML');
    });

    it('leaves it where the feed cannot be had, and says so', async () => {
      const quote = prerendered(oddUrl({status: 404}));
      expect((await failed(quote)).code).to.equal('feed-network');
      expect(quote.shadowRoot!.textContent).to.equal('came as static HTML');
    });

    it('takes it away where there is no such entry any more', async () => {
      const quote = prerendered(feedUrl(), 'gone');
      expect((await failed(quote)).code).to.equal('entry-missing');
      expect(quote.shadowRoot!.textContent).to.not.contain('static HTML');
    });
  });
});
