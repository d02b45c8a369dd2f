/** Links that become widgets, for editors that drop tags they don't know (contract, section 1). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {AUTHOR, FEED, html, pageTests, SCRIPT, SNIPPET} from '../support/page.js';

const kit = pageTests();

const LINK = '<a href="https://www.ijm.ca/donate" data-ijm="quote" data-quote="cambodia-sharpe" class="theirs">Give to IJM</a>';

describe('a link with data-ijm', () => {
  for (const [place, body] of Object.entries({before: html(LINK, {head: SNIPPET}), after: html(`${LINK}${SNIPPET}`), 'in a paragraph, after': html(`<p>Text ${LINK} text</p>${SNIPPET}`)})) {
    it(`becomes the element, ${place} the script`, async () => {
      const page = await kit.open(body);
      await page.ready();
      assert.match(await page.text(), AUTHOR);
      const inside = await page.evaluate(() => document.querySelector('ijm-quote > a')!.outerHTML);
      assert.match(inside, /^<a href="https:\/\/www\.ijm\.ca\/donate" data-quote="cambodia-sharpe" class="theirs">Give to IJM<\/a>$/);
      await page.oracle({changes: true, shifts: true});
    });
  }

  it('becomes the element when it is added later, alone or deep in something', async () => {
    const page = await kit.open(html(`<div id="alone"></div><div id="deep"></div>${SNIPPET}`));
    await page.evaluate(link => {
      document.querySelector('#alone')!.insertAdjacentHTML('beforeend', link);
      document.querySelector('#deep')!.insertAdjacentHTML('beforeend', `<ul><li><p>${link}</p></li></ul>`);
    }, LINK);
    await page.ready('#alone > ijm-quote, #deep p > ijm-quote');
    assert.equal(await page.evaluate(() => document.querySelectorAll('ijm-quote').length), 2);
    await page.oracle({changes: true, shifts: true});
  });

  it('becomes the element when it gets the mark later', async () => {
    const page = await kit.open(html(`${LINK.replace('data-ijm', 'data-later')}${SNIPPET}`));
    await page.evaluate(() => document.querySelector('[data-later]')!.setAttribute('data-ijm', 'quote'));
    await page.ready();
    await page.oracle({changes: true, shifts: true});
  });

  it('passes its attributes on, its own feed and language too', async () => {
    const page = await kit.open(html(`${LINK.replace('class', `data-feed="${FEED}" data-lang="fr" data-heading-level="3" data-theme="dark" class`)}<script src="${SCRIPT}"></script>`));
    await page.ready();
    const attributes = await page.evaluate(() => Object.fromEntries([...document.querySelector('ijm-quote')!.attributes].map(({name, value}) => [name, value])));
    assert.deepEqual(attributes, {quote: 'cambodia-sharpe', feed: FEED, lang: 'fr', 'heading-level': '3', theme: 'dark'});
    assert.match(await page.text(), /impossible se produire/);
    await page.oracle({changes: true, shifts: true});
  });

  it('is converted once, also with two copies of the script', async () => {
    const page = await kit.open(html(`${LINK}${SNIPPET}${SNIPPET.replace('.js', '.js?2')}`));
    await page.ready();
    await page.quiet();
    assert.equal(await page.evaluate(() => document.querySelectorAll('ijm-quote').length), 1);
    await page.oracle({changes: true, shifts: true});
  });

  for (const [what, link] of Object.entries({
    'names no element of the kit': LINK.replace('"quote"', '"nothing"'),
    'names none at all': LINK.replace('"quote"', '""'),
    'names something else': LINK.replace('"quote"', '"quote><img src=x onerror=__pwn=1>"'),
    'is not a link': LINK.replace('<a ', '<span ').replace('</a>', '</span>'),
  })) {
    it(`stays what it is when it ${what}`, async () => {
      const page = await kit.open(html(`${link}${SNIPPET}`));
      await page.quiet();
      await page.oracle();
    });
  }

  it('stays a link where there is no registry', async () => {
    const page = await kit.open(html(`${LINK}${LINK.replace('"quote"', '"impact-stat"')}${SNIPPET}`, {head: '<script>Object.defineProperty(window, "customElements", {value: undefined})</script>'}));
    await page.quiet();
    await page.oracle();
  });

  it('stays a link on a page where nothing can be drawn', async () => {
    const page = await kit.open(html(`${LINK}${SNIPPET}`), {headers: {'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'"}});
    await page.quiet();
    await page.oracle({violations: /trusted-types/});
  });

  it('stays the fallback in sight when the entry is missing', async () => {
    const page = await kit.open(html(`${LINK.replace('cambodia-sharpe', 'nobody')}${SNIPPET}`));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({changes: true});
  });
});
