import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import fc from 'fast-check';
import type {IjmDonateCta} from '../../src/elements/ijm-donate-cta/ijm-donate-cta.js';
import '../../src/elements/ijm-donate-cta/ijm-donate-cta.js';
import '../../src/elements/ijm-feed/ijm-feed.js';
import type {DonateDetail} from '../../src/ui/events.js';
import {clear, failed, feedUrl, feedWith, heard, html, isReady, itHoldingKeys, itInChromium, oddUrl, part, parts, put, ready, shownText, until} from '../support/elements.js';

type Cta = IjmDonateCta;

const rendered = async (element: Cta) => {
  while (!(await element.updateComplete));
};
/** How the amounts, and so on, are labelled, the picked one in brackets. */
const shown = (element: Cta, name: string) => parts(element, name).map(label => (label.querySelector('input')!.checked ? `[${label.innerText.trim()}]` : label.innerText.trim()));
const choice = (element: Cta, name: string, text: string) =>
  parts(element, name).find(label => label.innerText.replace(/\s/g, ' ').trim() === text)!.querySelector('input')!;
/** Picks as a pointer does. */
const pick = async (element: Cta, name: string, text: string) => {
  choice(element, name, text).click();
  await rendered(element);
};
const ownField = (element: Cta) => part(element, 'own')!.querySelector('input')!;
/** Types into the field for an own amount, and waits for the part that reads it. */
const type = async (element: Cta, text: string) => {
  const field = ownField(element);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  await import('../../src/model/amount.js');
  await new Promise(done => setTimeout(done));
  await rendered(element);
};
const link = (element: Cta) => part<HTMLAnchorElement>(element, 'link')!;
const params = (element: Cta) => Object.fromEntries(new URL(link(element).href).searchParams);
const label = (element: Cta) => link(element).innerText.replace(/\s+/g, ' ').trim();

/** Clicks the link without leaving the page: what was told, and whether the visitor would have gone. */
const give = async (element: Cta, init: MouseEventInit = {}) => {
  const told: DonateDetail[] = [];
  let goes = false;
  const hear = (event: CustomEvent<DonateDetail>) => told.push(event.detail);
  const stay = (event: Event) => {
    goes = !event.defaultPrevented;
    event.preventDefault();
  };
  element.addEventListener('ijm-donate', hear as unknown as EventListener);
  addEventListener('click', stay);
  link(element).dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, detail: 1, ...init}));
  removeEventListener('click', stay);
  element.removeEventListener('ijm-donate', hear as unknown as EventListener);
  await rendered(element);
  return {told, goes};
};

const cta = (attributes: Record<string, string> = {}, feed = feedUrl()) => {
  const element = put<Cta>(html`<ijm-donate-cta feed=${feed}><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta>`);
  for (const [name, value] of Object.entries({appeal: 'cambodia', ...attributes})) element.setAttribute(name, value);
  return ready(element);
};
/** A Cambodia feed in which the appeal is another one. */
const appealWith = (change: (appeal: any, feed: any) => void) => feedWith(feed => change(feed.appeals.cambodia, feed));

describe('ijm-donate-cta', () => {
  afterEach(clear);

  describe('at first', () => {
    it('shows the fallback until the feed is there', async () => {
      const element = put<Cta>(html`<ijm-donate-cta feed=${oddUrl({wait: 300})} appeal="cambodia"><a href="https://www.ijm.ca/donate">Give to IJM</a></ijm-donate-cta>`);
      await element.updateComplete;
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
      await ready(element);
      expect(element.querySelector('a')!.checkVisibility()).to.equal(false);
    });

    it('offers what the feed has', async () => {
      const element = await cta();
      expect(shownText(element)).to.contain('Help people who were trafficked Your gift sends help to people held in slavery.');
      expect(shown(element, 'frequency')).to.deep.equal(['[Once]', 'Monthly']);
      expect(shown(element, 'currency')).to.deep.equal(['[CAD]', 'USD']);
      expect(shown(element, 'amount')).to.deep.equal(['$35', '[$60]', '$120', '$500']);
      expect(label(element)).to.equal('Give $60');
      expect(shownText(element)).to.contain('You continue on www.ijm.ca');
      expect(link(element).href).to.equal('https://www.ijm.ca/donate?amount=60&currency=CAD&type=single&campaign=cambodia&lang=en-CA');
    });

    it('speaks French', async () => {
      const element = await cta({lang: 'fr'});
      expect(shown(element, 'frequency')).to.deep.equal(['[Une fois]', 'Chaque mois']);
      expect(label(element)).to.equal('Donner 60 $');
      expect(params(element).lang).to.equal('fr-CA');
    });

    it('says why where an appeal is missing', async () => {
      const element = put<Cta>(html`<ijm-donate-cta feed=${feedUrl()} appeal="nowhere"><a href="https://www.ijm.ca/donate">Give</a></ijm-donate-cta>`);
      expect((await failed(element)).code).to.equal('entry-missing');
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true);
    });

    it('takes properties set before it is attached, and attributes set later', async () => {
      const element = document.createElement('ijm-donate-cta');
      Object.assign(element, {feed: feedUrl(), appeal: 'cambodia', amount: 120, currency: 'CAD', frequency: 'once'});
      const place = put<HTMLElement>(html`<div></div>`);
      place.append(element);
      await ready(element);
      expect(label(element)).to.equal('Give $120');
      expect(parts(element, 'currency')).to.be.empty;
      element.setAttribute('frequency', 'monthly');
      element.setAttribute('amount', '24');
      await rendered(element);
      expect(label(element)).to.equal('Give $24 monthly');
    });

    for (const attributes of [{amount: '1e3'}, {amount: '-5'}, {amount: '4'}, {amount: '100&x=1'}, {currency: 'EUR'}, {currency: 'cad"'}, {frequency: 'weekly'}, {variant: 'huge'}, {target: '_top'}] as Record<string, string>[])
      it(`takes ${JSON.stringify(attributes)} as unset`, async () => {
        const element = await cta(attributes);
        expect(link(element).href).to.equal('https://www.ijm.ca/donate?amount=60&currency=CAD&type=single&campaign=cambodia&lang=en-CA');
        expect(link(element).hasAttribute('target')).to.equal(false);
        expect(part(element, 'heading')).to.exist;
      });

    it('writes nothing onto the host element and into its children', async () => {
      const element = put<Cta>(html`<ijm-donate-cta feed=${feedUrl()} appeal="cambodia"><a href="/">Give</a></ijm-donate-cta>`);
      const before = element.outerHTML;
      await ready(element);
      await pick(element, 'amount', '$35');
      await type(element, '45');
      expect(element.outerHTML).to.equal(before);
    });
  });

  describe('amounts', () => {
    it('change the link, which tells what is given', async () => {
      const element = await cta();
      await pick(element, 'amount', '$120');
      expect(shown(element, 'amount')).to.deep.equal(['$35', '$60', '[$120]', '$500']);
      expect(label(element)).to.equal('Give $120');
      expect(params(element).amount).to.equal('120');
    });

    itHoldingKeys('are real radio buttons: Tab comes to the picked one, arrows go on', async () => {
      const element = await cta();
      const back = async () => {
        await sendKeys({down: 'Shift'});
        await sendKeys({press: 'Tab'});
        await sendKeys({up: 'Shift'});
      };
      choice(element, 'amount', '$60').focus();
      await sendKeys({press: 'ArrowRight'});
      await rendered(element);
      expect(label(element)).to.equal('Give $120');
      await sendKeys({press: 'Tab'});
      expect(element.shadowRoot!.activeElement).to.equal(ownField(element));
      await sendKeys({press: 'Tab'});
      expect(element.shadowRoot!.activeElement).to.equal(link(element));
      await back();
      await back();
      expect(element.shadowRoot!.activeElement).to.equal(choice(element, 'amount', '$120'));
      await back();
      await back();
      await sendKeys({press: 'ArrowRight'});
      await rendered(element);
      expect(label(element)).to.equal('Give $36 monthly');
    });

    it('are named groups', async () => {
      const element = await cta();
      const names = [...element.shadowRoot!.querySelectorAll('fieldset')].map(group => group.querySelector('legend')!.textContent);
      expect(names).to.deep.equal(['How often', 'Currency', 'Amount']);
    });

    it('say what the chosen one does, without moving anything', async () => {
      const feed = await appealWith(appeal => {
        appeal.currencies[0].amounts[0].impact = 'A meal';
        appeal.currencies[0].amounts[1].impact = 'A bed, and someone to talk to who knows what to say, and what not to say, on the first night of all';
      });
      const element = await cta({}, feed);
      const visible = () => parts(element, 'impact').filter(text => text.checkVisibility({visibilityProperty: true})).map(text => text.innerText);
      expect(visible()).to.have.lengthOf(1);
      const top = link(element).getBoundingClientRect().top;
      await pick(element, 'amount', '$35');
      expect(visible()).to.deep.equal(['A meal']);
      expect(link(element).getBoundingClientRect().top).to.equal(top);
      await pick(element, 'amount', '$500');
      expect(visible()).to.deep.equal([]);
      expect(link(element).getBoundingClientRect().top).to.equal(top);
      await type(element, '35');
      expect(visible()).to.deep.equal(['A meal']);
    });

    it('follow frequency and currency, each with its own', async () => {
      const element = await cta();
      await pick(element, 'amount', '$120');
      await pick(element, 'frequency', 'Monthly');
      expect(shown(element, 'amount')).to.deep.equal(['$24', '[$36]', '$60']);
      expect(link(element).href).to.contain('amount=36&currency=CAD&type=recurring');
      await pick(element, 'currency', 'USD');
      expect(shown(element, 'amount')).to.deep.equal(['US$25', '[US$50]', 'US$100']);
      expect(link(element).href).to.contain('amount=50&currency=USD&type=recurring');
      await pick(element, 'frequency', 'Once');
      await pick(element, 'currency', 'CAD');
      expect(label(element)).to.equal('Give $60');
    });

    it('need no switch where the page or the feed has settled it', async () => {
      const fixed = await cta({currency: 'USD'});
      expect(parts(fixed, 'currency')).to.be.empty;
      expect(label(fixed)).to.equal('Give US$50');
      const feed = await appealWith(appeal => {
        appeal.currencies.length = 1;
        delete appeal.frequencies;
      });
      const single = await cta({}, feed);
      expect(parts(single, 'currency')).to.be.empty;
      expect(parts(single, 'frequency')).to.be.empty;
      expect(params(single).type).to.equal('single');
    });
  });

  describe('own amount', () => {
    it('counts as typed', async () => {
      const element = await cta();
      await type(element, '1,234.50');
      expect(shown(element, 'amount').join()).not.to.contain('[');
      expect(label(element)).to.equal('Give $1,234.50');
      expect(params(element).amount).to.equal('1234.5');
      const {told, goes} = await give(element);
      expect(goes).to.equal(true);
      expect(told).to.deep.equal([{appeal: 'cambodia', amount: 1234.5, currency: 'CAD', frequency: 'once', url: link(element).href}]);
    });

    it('is read as the language writes it', async () => {
      const element = await cta({lang: 'fr'});
      await type(element, '1 234,50 $');
      expect(params(element).amount).to.equal('1234.5');
      await type(element, '1,000');
      expect(params(element).amount).to.equal(undefined);
    });

    it('is a plain text field for decimal digits', async () => {
      const field = ownField(await cta());
      expect(field.type).to.equal('text');
      expect(field.inputMode).to.equal('decimal');
      expect(field.hasAttribute('maxlength')).to.equal(false);
      expect(field.labels![0]!.innerText.trim()).to.equal('Other amount');
    });

    it('shows what may be given while it is being typed', async () => {
      const element = await cta();
      await type(element, '');
      expect(ownField(element).placeholder).to.equal('$5 to $25,000');
    });

    for (const typed of ['', ' ', '1e3', '0x10', '+5', '-5', '--5', '.', '1_000', 'Infinity', 'NaN', '5 CAD', '1,2,3', '12.345', '4.99', '25000.01', '0', '9'.repeat(20), '<b>5</b>'])
      it(`stops a click with ${JSON.stringify(typed)} and says why`, async () => {
        const element = await cta();
        await pick(element, 'amount', '$120');
        await type(element, typed);
        expect(params(element).amount, 'an address without an amount').to.equal(undefined);
        expect(label(element)).to.equal('Give');
        expect(part(element, 'error'), 'nothing is said before the click').to.equal(null);
        const {told, goes} = await give(element);
        expect(goes).to.equal(false);
        expect(told).to.be.empty;
        const field = ownField(element);
        await until(() => element.shadowRoot!.activeElement === field);
        expect(field.ariaInvalid).to.equal('true');
        const message = element.shadowRoot!.getElementById(field.getAttribute('aria-describedby')!)!;
        expect(message.innerText.trim()).to.match(/^(Enter|That is|The) .+\.$/);
        expect(field.value).to.equal(typed);
      });

    it('is mended under the message, which then goes', async () => {
      const element = await cta();
      await type(element, '4');
      await give(element);
      expect(part(element, 'error')!.innerText).to.contain('The smallest gift here is $5.');
      await type(element, '30000');
      expect(part(element, 'error')!.innerText).to.contain('The largest gift here is $25,000.');
      await type(element, '45');
      expect(part(element, 'error')).to.equal(null);
      expect(ownField(element).hasAttribute('aria-invalid')).to.equal(false);
      expect((await give(element)).goes).to.equal(true);
    });

    it('gives way to an amount that is picked', async () => {
      const element = await cta();
      await type(element, 'x');
      await give(element);
      await pick(element, 'amount', '$60');
      expect(ownField(element).value).to.equal('');
      expect(part(element, 'error')).to.equal(null);
      expect((await give(element)).told[0]!.amount).to.equal(60);
    });

    it('stays through a switch as long as it fits', async () => {
      const feed = await appealWith(appeal => (appeal.currencies[1].max = 100));
      const element = await cta({}, feed);
      await type(element, '$77.50');
      await pick(element, 'frequency', 'Monthly');
      expect(label(element)).to.equal('Give $77.50 monthly');
      await pick(element, 'currency', 'USD');
      expect(label(element)).to.equal('Give US$77.50 monthly');
      expect(ownField(element).value).to.equal('US$77.50');
      await pick(element, 'currency', 'CAD');
      await type(element, '777');
      await pick(element, 'currency', 'USD');
      expect(label(element)).to.equal('Give US$50 monthly');
    });

    it('may come from the page', async () => {
      const element = await cta({amount: '77.5'});
      expect(ownField(element).value).to.equal('$77.50');
      expect(label(element)).to.equal('Give $77.50');
    });

    it('is not offered where the feed wants none', async () => {
      const element = await cta({amount: '77'}, await appealWith(appeal => (appeal.custom = false)));
      expect(part(element, 'own')).to.equal(null);
      expect(label(element)).to.equal('Give $60');
    });

    it('counts at once when it is typed and given in one turn', async () => {
      const element = await cta();
      const field = ownField(element);
      field.value = '45';
      field.dispatchEvent(new Event('input', {bubbles: true}));
      const {told} = await give(element);
      expect(told[0]!.amount).to.equal(45);
      expect(told[0]!.url).to.equal(link(element).href);
    });

    it('is given by Enter', async () => {
      const element = await cta();
      await type(element, '45');
      const stay = (event: Event) => event.preventDefault();
      addEventListener('click', stay);
      const told = heard<DonateDetail>(element, 'ijm-donate');
      await sendKeys({press: 'Enter'});
      expect((await told).amount).to.equal(45);
      removeEventListener('click', stay);
    });

    it('keeps its keys from the page’s shortcuts, but not Escape and Tab', async () => {
      const element = await cta();
      const keys: string[] = [];
      const hear = ({key}: KeyboardEvent) => keys.push(key);
      const names = ['keydown', 'keypress', 'keyup'] as const;
      names.forEach(name => document.addEventListener(name, hear));
      ownField(element).focus();
      for (const press of ['s', '?', '4', 'Backspace', 'ArrowLeft', 'Escape']) await sendKeys({press});
      names.forEach(name => document.removeEventListener(name, hear));
      expect([...new Set(keys)]).to.deep.equal(['Escape']);
    });
  });

  describe('the link', () => {
    it('is a real one, in this tab', async () => {
      const element = await cta();
      expect(link(element).localName).to.equal('a');
      expect(link(element).rel).to.equal('noopener');
      expect(link(element).hasAttribute('target')).to.equal(false);
    });

    it('may open a new tab, and says so', async () => {
      const element = await cta({target: 'blank'});
      expect(link(element).target).to.equal('_blank');
      expect(link(element).textContent!.replace(/\s+/g, ' ')).to.contain('Give $60 (opens in a new tab)');
    });

    it('says where it leads, and what the organisation says of gifts', async () => {
      const feed = await appealWith((appeal, {organization}) => {
        appeal.note = 'Receipts come by mail.';
        organization.charityNumber = '12345 6789 RR0001';
      });
      const text = shownText(await cta({}, feed));
      expect(text).to.contain('You continue on www.ijm.ca Receipts come by mail. Charitable registration number: 12345 6789 RR0001');
    });

    it('may be worded by the feed', async () => {
      expect(label(await cta({}, await appealWith(appeal => (appeal.button = 'Send <b>help</b>'))))).to.equal('Send <b>help</b>');
    });

    it('tells the page first, which may stop it', async () => {
      const element = await cta({partner: 'p7', frequency: 'monthly'});
      const first = await give(element);
      expect(first.goes).to.equal(true);
      expect(first.told).to.deep.equal([{appeal: 'cambodia', amount: 36, currency: 'CAD', frequency: 'monthly', ref: 'p7', url: link(element).href}]);
      const place = element.parentElement!;
      place.addEventListener('ijm-donate', event => event.preventDefault());
      expect((await give(element)).goes).to.equal(false);
    });

    it('tells of a click with Ctrl too, and leaves it to the browser', async () => {
      const {told, goes} = await give(await cta(), {ctrlKey: true});
      expect(goes).to.equal(true);
      expect(told).to.have.lengthOf(1);
    });

    it('goes there once for a double click', async () => {
      const element = await cta();
      expect((await give(element)).goes).to.equal(true);
      const {told, goes} = await give(element, {detail: 2});
      expect(goes).to.equal(false);
      expect(told).to.be.empty;
    });

    const partners: [attributes: Record<string, string>, ref: string | undefined, source: string][] = [
      [{}, undefined, 'feed'],
      [{partner: 'p7'}, undefined, 'p7'],
      [{ref: 'p8'}, undefined, 'p8'],
      [{partner: 'p7', ref: 'p8'}, undefined, 'p7'],
      [{partner: ''}, undefined, 'feed'],
      [{partner: 'a&amount=1#x'}, undefined, 'a&amount=1#x'],
      [{partner: 'x'.repeat(5000)}, undefined, 'feed'],
    ];
    for (const [attributes, , source] of partners)
      it(`names ${source.slice(0, 20)} for ${JSON.stringify(attributes).slice(0, 40)}`, async () => {
        const element = await cta(attributes, await appealWith(appeal => (appeal.link.ref = 'feed')));
        expect(params(element)).to.deep.equal({amount: '60', currency: 'CAD', type: 'single', campaign: 'cambodia', source, lang: 'en-CA'});
        expect((await give(element)).told[0]!.ref).to.equal(source);
      });

    it('leads only to hosts that the feed and the page allow', async () => {
      const evil = await appealWith(appeal => (appeal.link.url = 'https://evil.example/donate'));
      const element = put<Cta>(html`<ijm-donate-cta feed=${evil} appeal="cambodia"><a href="https://www.ijm.ca/donate">Give</a></ijm-donate-cta>`);
      expect((await failed(element)).code).to.equal('link-refused');
      expect(isReady(element)).to.equal(false);
      const bound = put<HTMLElement>(html`<ijm-feed src=${feedUrl()} hosts="give.example"><ijm-donate-cta appeal="cambodia"></ijm-donate-cta></ijm-feed>`).firstElementChild!;
      expect((await failed(bound)).code).to.equal('link-refused');
      const listed = put<HTMLElement>(html`<ijm-feed src=${feedUrl()} hosts="www.ijm.ca give.example"><ijm-donate-cta appeal="cambodia"></ijm-donate-cta></ijm-feed>`).firstElementChild!;
      await ready(listed);
    });

    it('stays when the feed fails later', async () => {
      const feed = await feedWith(() => {});
      const place = put<HTMLElement>(html`<ijm-feed src=${feed} refresh="1"><ijm-donate-cta appeal="cambodia"></ijm-donate-cta></ijm-feed>`);
      const element = (await ready(place.firstElementChild!)) as Cta;
      await pick(element, 'amount', '$35');
      const {href} = link(element);
      await fetch(feed, {method: 'POST', body: 'nonsense'});
      await new Promise(done => setTimeout(done, 2500));
      expect(link(element).href).to.equal(href);
    });

    it('holds exactly what is on screen, whatever a visitor does', async () => {
      const element = await cta();
      const deeds = fc.array(
        fc.oneof(
          fc.record({part: fc.constantFrom('amount', 'frequency', 'currency'), index: fc.nat(5)}),
          fc.record({own: fc.oneof(fc.nat(30_000).map(String), fc.nat(3_000_000).map(n => (n / 100).toFixed(2)), fc.string({unit: fc.constantFrom(...'0123456789., $'), maxLength: 8}))}),
        ),
        {minLength: 1, maxLength: 8},
      );
      await fc.assert(
        fc.asyncProperty(deeds, async all => {
          for (const deed of all) {
            if ('own' in deed) await type(element, deed.own);
            else {
              const labels = parts(element, deed.part);
              labels[deed.index % labels.length]!.querySelector('input')!.click();
            }
          }
          await rendered(element);
          const checked = (name: string) => parts(element, name).find(one => one.querySelector('input')!.checked)?.innerText.trim();
          const {amount, currency, type: often} = params(element);
          expect(currency).to.equal(checked('currency'));
          expect(often).to.equal(checked('frequency') === 'Once' ? 'single' : 'recurring');
          const picked = checked('amount');
          const typed = ownField(element).value;
          if (picked) {
            expect(typed).to.equal('');
            expect(picked.replace(/[^\d.]/g, '')).to.equal(amount);
          }
          const said = label(element);
          if (amount) expect(Number(said.replace(/[^\d.]/g, ''))).to.equal(Number(amount));
          else expect(said).not.to.match(/\d/);
          const {told, goes} = await give(element);
          expect(goes).to.equal(!!amount);
          if (goes) expect([told[0]!.url, told[0]!.amount]).to.deep.equal([link(element).href, Number(amount)]);
        }),
        {numRuns: 25, includeErrorInReport: true} as object,
      );
    });
  });

  describe('what was picked', () => {
    it('stays through another language, another place and a new feed', async () => {
      const feed = await feedWith(() => {});
      const place = put<HTMLElement>(html`<ijm-feed src=${feed} refresh="1"><ijm-donate-cta appeal="cambodia"></ijm-donate-cta></ijm-feed>`);
      const element = (await ready(place.firstElementChild!)) as Cta;
      await pick(element, 'frequency', 'Monthly');
      await type(element, '77');
      element.lang = 'fr';
      await until(() => label(element) === 'Donner 77 $ par mois');
      const div = document.createElement('div');
      place.append(div);
      div.append(element);
      await rendered(element);
      expect(label(element)).to.equal('Donner 77 $ par mois');
      expect(ownField(element).value).to.equal('77');
      const changed = (await (await fetch(feed)).json()) as any;
      changed.appeals.cambodia.title = 'Another title';
      await fetch(feed, {method: 'POST', body: JSON.stringify(changed)});
      await until(() => shownText(element).includes('Another title'));
      expect(label(element)).to.equal('Donner 77 $ par mois');
    });

    it('is told whole after the appeal lost it', async () => {
      const element = await cta();
      await pick(element, 'amount', '$500');
      element.feed = await appealWith(appeal => appeal.currencies[0].amounts.pop());
      await until(() => parts(element, 'amount').length === 3);
      expect(label(element)).to.equal('Give $60');
    });
  });

  describe('a fundraiser', () => {
    it('asks in its own name, for its appeal', async () => {
      const element = await cta({appeal: '', fundraiser: 'polar-dip'});
      const text = shownText(element);
      expect(text).to.contain('Polar dip for freedom A demonstration fundraiser Ten friends, one frozen lake, one goal.');
      expect(text).not.to.contain('Help people');
      expect(params(element)).to.include({campaign: 'cambodia', fundraiser: 'polar-dip'});
      expect((await give(element)).told[0]).to.include({appeal: 'cambodia', fundraiser: 'polar-dip'});
      const goal = element.shadowRoot!.querySelector('ijm-goal')!;
      await ready(goal);
      expect(shownText(goal)).to.contain('$1,850 raised of $5,000 37%');
    });

    it('has its own goal or none', async () => {
      const feed = await feedWith(({appeals, fundraisers}) => {
        appeals.cambodia.goal = {target: 100, raised: 10, currency: 'CAD'};
        delete fundraisers['polar-dip'].goal;
      });
      expect((await cta({fundraiser: 'polar-dip'}, feed)).shadowRoot!.querySelector('ijm-goal')).to.equal(null);
      expect((await cta({}, feed)).shadowRoot!.querySelector('ijm-goal')).to.exist;
    });

    it('shows its picture from the feed’s own host, and no other', async () => {
      const src = new URL('/feeds/lake.png', location.href).href;
      const picture = {src, alt: 'A lake', width: 30, height: 20, credit: 'By a friend'};
      const own = await feedWith(feed => (feed.fundraisers['polar-dip'].image = picture));
      const element = await cta({fundraiser: 'polar-dip'}, own);
      expect(part<HTMLImageElement>(element, 'picture')!.src).to.equal(src);
      expect(shownText(element)).to.contain('Image: By a friend');
      const other = await feedWith(feed => (feed.fundraisers['polar-dip'].image = {...picture, src: 'https://evil.example/lake.png'}));
      expect(part(await cta({fundraiser: 'polar-dip'}, other), 'picture')).to.equal(null);
    });
  });

  describe('variants', () => {
    it('inline: choices and link, no title', async () => {
      const element = await cta({variant: 'inline'});
      expect(part(element, 'heading')).to.equal(null);
      expect(parts(element, 'amount')).to.have.lengthOf(4);
      expect(shownText(element)).to.contain('You continue on www.ijm.ca');
    });

    it('button: the link alone, with what the page asks for', async () => {
      const element = await cta({variant: 'button', amount: '77', frequency: 'monthly'});
      expect(parts(element, 'amount')).to.be.empty;
      expect(shownText(element)).to.equal('Give $77 monthly You continue on www.ijm.ca');
      expect((await give(element)).told[0]!.amount).to.equal(77);
    });

    for (const variant of ['full', 'inline', 'button'])
      for (const theme of ['', 'light', 'dark', 'auto'])
        it(`${variant} in theme "${theme}" is accessible`, async () => {
          const element = await cta({variant, theme, fundraiser: 'polar-dip'});
          if (variant !== 'button') {
            await type(element, 'x');
            await give(element);
          }
          await expect(element).to.be.accessible();
        });

    for (const width of [200, 240, 320, 560, 800])
      for (const variant of ['full', 'inline', 'button'])
        it(`${variant} fits ${width} px`, async () => {
          const element = await cta({variant, lang: 'fr', fundraiser: 'polar-dip', amount: '1234.5'});
          element.parentElement!.style.cssText = `inline-size: ${width}px; contain: layout`;
          await new Promise(requestAnimationFrame);
          const root = part(element, 'root')!;
          expect(root.scrollWidth).to.be.at.most(width);
          for (const one of element.shadowRoot!.querySelectorAll('label, a, p')) expect(one.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right + 0.5);
        });

    for (const values of [[35, 60, 120], [35, 60, 120, 500], [24, 36.5, 60, 90, 150], [35, 60, 120, 500, 1250, 12500]])
      for (const lang of ['en', 'fr'])
        it(`keeps each of ${values.join(' ')} in one line, and rows full: ${lang}`, async () => {
          const element = await cta(
            {lang},
            await appealWith(appeal => (appeal.currencies = [{code: 'CAD', amounts: values.map(value => ({value}))}])),
          );
          const {fontSize, lineHeight} = getComputedStyle(part(element, 'amount')!);
          for (const size of [fontSize, '32px'])
            for (const width of [240, 320, 400, 500, 640, 800]) {
              element.style.setProperty('--ijm-font-size', size);
              element.parentElement!.style.cssText = `inline-size: ${width}px; contain: layout`;
              await new Promise(requestAnimationFrame);
              const boxes = parts(element, 'amount').map(label => label.getBoundingClientRect());
              const texts = parts(element, 'amount').map(label => label.querySelector('bdi')!.getBoundingClientRect());
              const where = `${width} px, ${size}`;
              texts.forEach(({width, height}, i) => {
                expect(height, where).to.be.below((parseFloat(lineHeight) / parseFloat(fontSize)) * parseFloat(size) * 1.5);
                expect(width, where).to.be.at.most(boxes[i]!.width);
              });
              const tops = new Set(boxes.map(({top}) => top));
              if (size === fontSize && width >= 400) expect(tops.size, where).to.be.at.most(2);
              for (const top of tops) {
                const row = boxes.filter(box => box.top === top);
                const gaps = (row.length - 1) * 0.5 * parseFloat(size);
                expect(row.reduce((sum, {width}) => sum + width, gaps), where).to.be.closeTo(part(element, 'amount')!.parentElement!.clientWidth, 2);
                if (tops.size > 1 && values.length !== 3) expect(row.length, where).to.be.below(values.length - 1);
              }
            }
        });

    it('inline is one row of amounts, own amount and link, at 760 px', async () => {
      const element = await cta({variant: 'inline'});
      element.parentElement!.style.cssText = 'inline-size: 760px';
      await new Promise(requestAnimationFrame);
      const tops = [...parts(element, 'amount'), part(element, 'own')!, link(element)].map(one => one.getBoundingClientRect().top);
      expect(new Set(tops).size).to.equal(1);
    });

    it('gives fingers 44 px', async () => {
      const element = await cta();
      for (const target of [...parts(element, 'amount'), part(element, 'own')!, link(element)]) expect(target.getBoundingClientRect().height).to.be.at.least(44);
    });
  });

  itInChromium('prints the address and its QR code', async () => {
    const element = await cta();
    try {
      await emulateMedia({media: 'print'});
      await until(() => element.shadowRoot!.querySelector('.code path'));
      expect(getComputedStyle(link(element), '::after').content).to.contain('https://www.ijm.ca/donate?amount=60');
      expect(element.shadowRoot!.querySelector('.code')!.checkVisibility()).to.equal(true);
      expect(shownText(element)).to.contain('Scan to give');
      expect(part(element, 'own')!.checkVisibility()).to.equal(false);
    } finally {
      await emulateMedia({media: 'screen'});
    }
  });
});
