/** Which of the feed's languages is spoken (contract, section 2). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {EVERY, EVERY_TAG, FEED, html, pageTests, pause, SCRIPT, SNIPPET} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

const ENGLISH = /we have seen the impossible happen/;
const FRENCH = /nous avons vu l’impossible se produire/;

const quote = (attributes = '') => `<ijm-quote quote="cambodia-sharpe" ${attributes}><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-quote>`;

describe('the language', () => {
  const chains: {[chain: string]: [body: string, lang: string, says: RegExp, spoken: string]} = {
    'the element’s own': [quote('lang="fr-CA"'), 'en-CA', FRENCH, 'fr-CA'],
    'that of the nearest ancestor': [`<div lang="en"><p lang="fr">${quote()}</p></div>`, 'en-CA', FRENCH, 'fr-CA'],
    'that of the page': [quote(), 'fr-CA', FRENCH, 'fr-CA'],
    'the less special one: fr-CA for fr': [quote(), 'fr', FRENCH, 'fr-CA'],
    'a neighbour: fr-CA for fr-FR': [quote(), 'fr-FR', FRENCH, 'fr-CA'],
    'in any case: FR-ca': [quote(), 'FR-ca', FRENCH, 'fr-CA'],
    'the feed’s first for one that it lacks': [quote(), 'km', ENGLISH, 'en-CA'],
    'the feed’s first for a page that has none': [quote(), '', ENGLISH, 'en-CA'],
    'the feed’s first for en_CA, which is no tag': [quote('lang="en_CA"'), 'fr', ENGLISH, 'en-CA'],
    'the feed’s first for a tag of 500 characters': [quote(`lang="${'x'.repeat(500)}"`), 'fr', ENGLISH, 'en-CA'],
    'the feed’s first for __proto__': [quote('lang="__proto__"'), 'fr', ENGLISH, 'en-CA'],
  };
  for (const [chain, [body, lang, says, spoken]] of Object.entries(chains)) {
    it(`is ${chain}`, async () => {
      const page = await kit.open(html(`${body}${SNIPPET}`, {lang}));
      await page.ready();
      assert.match(await page.text(), says);
      assert.equal(await page.evaluate(() => document.querySelector('ijm-quote')!.shadowRoot!.querySelector('[part~=root]')!.getAttribute('lang')), spoken);
      // The page's own tag is the page's own fault.
      await page.oracle({axe: ['html-has-lang', 'html-lang-valid', 'valid-lang']});
    });
  }

  it('follows the page', async () => {
    const page = await kit.open(html(`${quote()}${SNIPPET}`));
    await page.ready();
    assert.match(await page.text(), ENGLISH);
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await page.until(`${FRENCH}.test(document.querySelector('ijm-quote').shadowRoot.textContent)`);
    await page.evaluate(() => document.querySelector('ijm-quote')!.setAttribute('lang', 'en'));
    await page.until(`${ENGLISH}.test(document.querySelector('ijm-quote').shadowRoot.textContent)`);
    await page.evaluate(() => document.querySelector('ijm-quote')!.removeAttribute('lang'));
    await page.until(`${FRENCH}.test(document.querySelector('ijm-quote').shadowRoot.textContent)`);
    assert.equal(kit.site.hits(FEED), 1);
    await page.oracle({changes: true});
  });

  it('follows where the element is moved to', async () => {
    const page = await kit.open(html(`<div lang="fr" id="fr"></div>${quote()}${SNIPPET}`));
    await page.ready();
    await page.evaluate(() => document.querySelector('#fr')!.append(document.querySelector('ijm-quote')!));
    await page.until(`${FRENCH}.test(document.querySelector('ijm-quote').shadowRoot.textContent)`);
    await page.oracle({changes: true});
  });

  it('follows a lang outside the shadow root that the element is in', async () => {
    const page = await kit.open(html(`<div id="host" lang="en"><template shadowrootmode="open">${quote()}</template></div>${SNIPPET}`));
    const shown = `document.querySelector('#host').shadowRoot.querySelector('ijm-quote').shadowRoot?.textContent`;
    await page.until(`${ENGLISH}.test(${shown})`);
    await page.evaluate(() => document.querySelector('#host')!.setAttribute('lang', 'fr'));
    await page.until(`${FRENCH}.test(${shown})`);
    await page.oracle({changes: true});
  });

  it('stays what a translator changed until there is something new to say', async () => {
    const page = await kit.open(html(`${quote()}${SNIPPET}`));
    await page.ready();
    // As browsers' translators do: every text node is replaced by nodes of their own.
    await page.evaluate(() => {
      const root = document.querySelector('ijm-quote')!.shadowRoot!;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) if (text.data.trim()) text.replaceWith(Object.assign(document.createElement('font'), {innerHTML: `<font>${text.data.toUpperCase()}</font>`}));
    });
    assert.match(await page.text(), /IMPOSSIBLE/);
    await page.evaluate(() => document.querySelector('ijm-quote')!.setAttribute('lang', 'fr'));
    await page.until(`${FRENCH}.test(document.querySelector('ijm-quote').shadowRoot.textContent)`);
    assert.doesNotMatch(await page.text(), /IMPOSSIBLE/);
    await page.oracle({changes: true});
  });

  it('and every figure are those of the feed now where a translator has been before, in any element', async () => {
    const put = (feed: unknown) => kit.site.put('/live.json', {body: JSON.stringify(feed), type: 'application/json'});
    const feed = await readFeed();
    put(feed);
    const page = await kit.open(html(`<ijm-feed src="/live.json" refresh="1">${EVERY.join('')}</ijm-feed>${SNIPPET}`));
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.evaluate(() => {
      const swap = (root: ShadowRoot) => {
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) swap(element.shadowRoot);
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts) if (text.data.trim()) text.replaceWith(Object.assign(document.createElement('font'), {innerHTML: '<font>traducido</font>'}));
      };
      for (const element of document.querySelectorAll('*')) if (element.shadowRoot) swap(element.shadowRoot);
    });
    feed.stats['cambodia-rescued'].value = 612;
    feed.fundraisers['polar-dip'].goal.raised = 2345;
    feed.appeals.cambodia.currencies[0].amounts[0].value = 37;
    put(feed);
    await page.evaluate(() => void (document.documentElement.lang = 'fr'));
    const wanted: {[selector: string]: RegExp[]} = {
      'ijm-quote': [FRENCH, /Ancienne directrice/],
      'ijm-impact-stat': [/^612 personnes libérées .* Depuis 2003/],
      'ijm-impact-stat + ijm-impact-stat': [/des personnes vendues/, /15–30 % estimations antérieures/, /Comptés différemment/],
      'ijm-donate-cta': [/Aidez les victimes/, /Une fois Chaque mois/, /37 \$ 60 \$/, /Donner 60 \$/],
      'ijm-contact-form': [/Contact médias/, /Votre nom/, /Publication ou station/, /me répondre/, /Envoyer/],
      'ijm-office': [/Bureau à Phnom Penh/, /travail forcé/],
      'ijm-goal': [/2 345 \$ recueillis sur 5 000 \$/, /47 %/, /37 personnes/],
      'ijm-share': [/Partager sur Facebook ?\(ouvre/, /Copier le lien/],
    };
    for (const [selector, texts] of Object.entries(wanted)) {
      const end = Date.now() + 5_000;
      for (const text of texts) {
        let now = await page.text(selector);
        while (!text.test(now) && Date.now() < end) {
          await pause(50);
          now = await page.text(selector);
        }
        assert.match(now, text, selector);
      }
    }
    await page.oracle({changes: true, shifts: true});
  });

  it('marks a text that is there in another language only', async () => {
    const feed = await readFeed();
    delete feed.quotes['cambodia-sharpe'].text['fr-CA'];
    kit.site.put('/partly.json', {body: JSON.stringify(feed), type: 'application/json'});
    const page = await kit.open(html(`${quote()}<script src="${SCRIPT}" data-feed="/partly.json"></script>`, {lang: 'fr'}));
    await page.ready();
    assert.equal(await page.evaluate(() => document.querySelector('ijm-quote')!.shadowRoot!.querySelector('[part~=text] [lang]')!.getAttribute('lang')), 'en-CA');
    await page.oracle();
  });

  it('is written from right to left where it is, in a page that is not', async () => {
    const feed = await readFeed();
    feed.locales.push('ar');
    feed.quotes['cambodia-sharpe'].text.ar = 'لقد رأينا المستحيل يحدث.';
    kit.site.put('/arabic.json', {body: JSON.stringify(feed), type: 'application/json'});
    const page = await kit.open(html(`${quote('lang="ar"')}<script src="${SCRIPT}" data-feed="/arabic.json"></script>`));
    await page.ready();
    assert.equal(await page.style('direction'), 'rtl');
    await page.oracle();
  });
});
