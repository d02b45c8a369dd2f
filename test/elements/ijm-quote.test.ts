import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-quote/ijm-quote.js';
import type {IjmQuote} from '../../src/elements/ijm-quote/ijm-quote.js';
import {clear, failed, feedUrl, feedWith, html, isReady, part, put, ready, shownText} from '../support/elements.js';

const portrait = {src: new URL('/demo/pictures/source/portrait-maly.svg', location.href).href, alt: 'A woman smiling', width: 400, height: 400, credit: 'A. Painter'};

describe('ijm-quote', () => {
  afterEach(clear);

  it('shows its children until the feed is there', async () => {
    const element = put<IjmQuote>(html`<ijm-quote quote="cambodia-sharpe"><a href="#a">Fallback</a></ijm-quote>`);
    await element.updateComplete;
    expect(isReady(element)).to.equal(false);
    expect(element.querySelector('a')!.offsetWidth).to.be.above(0);
  });

  it('shows the quotation, its author and role', async () => {
    const element = await ready(put<IjmQuote>(html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"><i>Fallback</i></ijm-quote>`));
    expect(part(element, 'text')!.localName).to.equal('blockquote');
    expect(shownText(element)).to.contain('… we have seen the impossible happen.').and.to.contain('Christa Hayden Sharpe').and.to.contain('Former IJM Cambodia field office director');
    expect(element.querySelector('i')!.offsetWidth, 'the fallback').to.equal(0);
  });

  it('speaks French, with the marks of French', async () => {
    const element = await ready(put<IjmQuote>(html`<ijm-quote lang="fr" feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`));
    expect(shownText(element)).to.contain('«').and.to.contain('nous avons vu l’impossible se produire.').and.to.contain('Ancienne directrice');
  });

  it('marks words in another language', async () => {
    const feed = await feedWith(feed => (feed.quotes['cambodia-sharpe'].text = {'en-CA': 'Only English'}));
    const element = await ready(put<IjmQuote>(html`<ijm-quote lang="fr" feed=${feed} quote="cambodia-sharpe"></ijm-quote>`));
    expect(part(element, 'text')!.querySelector('[lang]')!.getAttribute('lang')).to.equal('en-CA');
  });

  it('shows a portrait in its reserved room, with its credit', async () => {
    const feed = await feedWith(feed => (feed.quotes['cambodia-sharpe'].author.image = portrait));
    const element = await ready(put<IjmQuote>(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`));
    const picture = part<HTMLImageElement>(element, 'picture')!;
    expect([picture.alt, picture.referrerPolicy, picture.loading]).to.deep.equal(['A woman smiling', 'no-referrer', 'lazy']);
    expect(picture.getBoundingClientRect()).to.include({width: 56, height: 56});
    expect(shownText(element)).to.contain('Image: A. Painter');
    await expect(element).to.be.accessible();
  });

  it('begins every line of a page that runs from the right at the right, whatever the letters', async () => {
    const feed = await feedWith(feed => Object.assign(feed.quotes['cambodia-sharpe'].author, {image: portrait, role: {'en-CA': 'مديرة'}}));
    const element = await ready(put<IjmQuote>(html`<ijm-quote dir="rtl" feed=${feed} quote="cambodia-sharpe"></ijm-quote>`));
    const lines = [...part(element, 'author')!.querySelectorAll('bdi')].map(line => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return Math.round(range.getBoundingClientRect().right);
    });
    expect(lines.length).to.equal(3);
    expect(new Set(lines).size).to.equal(1);
  });

  it('leaves a portrait out whose consent has run out, and its credit', async () => {
    const feed = await feedWith(feed => (feed.quotes['cambodia-sharpe'].author.image = {...portrait, consent: {basis: 'written', until: '2020-01-01'}}));
    const element = await ready(put<IjmQuote>(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`));
    expect(part(element, 'picture')).to.equal(null);
    expect(shownText(element)).not.to.contain('Painter');
  });

  const unshown: [what: string, code: string, change: (quote: any, feed: any) => void][] = [
    ['consent has run out', 'entry-withdrawn', quote => (quote.consent = {basis: 'written', until: '2020-01-01'})],
    ['consent is faulty', 'entry-invalid', quote => (quote.consent = {basis: 'rumour'})],
    ['it is withdrawn', 'entry-withdrawn', quote => (quote.withdrawn = true)],
    ['nobody is named', 'entry-invalid', quote => delete quote.author],
    ['there is none', 'entry-missing', (_, feed) => delete feed.quotes['cambodia-sharpe']],
  ];
  for (const [what, code, change] of unshown) {
    it(`shows its children where ${what}`, async () => {
      const feed = await feedWith(feed => change(feed.quotes['cambodia-sharpe'], feed));
      const element = put<IjmQuote>(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"><i>Fallback</i></ijm-quote>`);
      const fault = await failed(element);
      expect(fault.code).to.equal(code);
      expect(isReady(element)).to.equal(false);
      expect(element.querySelector('i')!.offsetWidth).to.be.above(0);
    });
  }

  it('leaves out a faulty role, and says so', async () => {
    const feed = await feedWith(feed => (feed.quotes['cambodia-sharpe'].author.role = 5));
    const element = put<IjmQuote>(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`);
    expect((await failed(element)).path).to.equal('quotes.cambodia-sharpe.author.role');
    expect(shownText(await ready(element))).to.contain('Christa Hayden Sharpe');
  });

  it('takes its property before and after it is attached, and is taken out and put in again', async () => {
    const element = document.createElement('ijm-quote');
    Object.assign(element, {quote: 'none', feed: feedUrl()});
    const place = put<HTMLDivElement>(html`<div></div>`);
    place.append(element);
    element.quote = 'cambodia-sharpe';
    await ready(element);
    element.remove();
    place.append(element);
    await element.updateComplete;
    expect(shownText(element)).to.contain('the impossible');
  });

  for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
    it(`is accessible: ${theme ?? 'no'} theme`, async () => {
      const element = put<IjmQuote>(html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`);
      if (theme) element.theme = theme;
      await expect(await ready(element)).to.be.accessible();
    });
  }
});
