import {expect} from '@open-wc/testing';
import '../../src/elements/ijm-quote/ijm-quote.js';
import {clear, failed, feedUrl, feedWith, html, put, ready, shownText} from '../support/elements.js';

describe('IjmElement', () => {
  afterEach(clear);

  it('shows the content once the feed is there', async () => {
    const quote = await ready(put(html`<ijm-quote feed=${feedUrl()} quote="cambodia-sharpe"></ijm-quote>`));
    expect(shownText(quote)).to.contain('Christa Hayden Sharpe');
    await expect(quote).to.be.accessible();
  });

  it('says which part of a feed was at fault', async () => {
    const feed = await feedWith(feed => delete feed.quotes['cambodia-sharpe'].author);
    expect((await failed(put(html`<ijm-quote feed=${feed} quote="cambodia-sharpe"></ijm-quote>`))).code).to.equal('entry-invalid');
  });
});
