import {expect} from '@open-wc/testing';
import {html} from 'lit/html.js';
import '../../src/elements/ijm-contact-form/ijm-contact-form.js';
import '../../src/elements/ijm-feed/ijm-feed.js';
import type {IjmContactForm} from '../../src/elements/ijm-contact-form/ijm-contact-form.js';
import {clear, failed, feedUrl, feedWith, heard, isReady, part, parts, put, ready, shownText, until} from '../support/elements.js';

interface Posted {
  id: string;
  form: string;
  fields: Record<string, string>;
  consent?: boolean;
  consentText?: string;
  locale: string;
  ref?: string;
  page?: string;
  at: string;
  elapsed: number;
  trap: string;
}

type Answer = (message: Posted, init: RequestInit) => Promise<Response> | Response;

const json = (status: number, body: unknown, headers = {}) => new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}});
const stored: Answer = ({id}) => json(201, {id});
const lost: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const never: Answer = () => new Promise(() => {});
/** An answer that comes when the test says so. */
const held = () => {
  let give: (answer: Answer) => void = () => {};
  const given = new Promise<Answer>(done => (give = done));
  return {give, answer: (async (message, init) => (await given)(message, init)) as Answer};
};

const browserFetch = window.fetch;
const browserTimeout = window.setTimeout;

/** What the intake answers: one a try, the last one for all further tries. */
let answers: Answer[] = [];
let posts: Posted[] = [];
let inits: RequestInit[] = [];
let open = 0;
let mostOpen = 0;

const intake = async (_url: string, init: RequestInit) => {
  const message = JSON.parse(String(init.body)) as Posted;
  posts.push(message);
  inits.push(init);
  mostOpen = Math.max(mostOpen, ++open);
  try {
    return await (answers.length > 1 ? answers.shift()! : answers[0]!)(message, init);
  } finally {
    open--;
  }
};

/** Makes every wait of the kit this many times shorter. */
const hurry = (times: number) => {
  window.setTimeout = ((act: () => void, ms = 0, ...rest: unknown[]) => browserTimeout(act, ms / times, ...rest)) as typeof setTimeout;
};

const form = (element: Element) => element.shadowRoot!;
const control = (element: Element, name: string) => form(element).querySelector<HTMLInputElement>(`[name="${name}"]`)!;
const labelled = (element: Element, label: RegExp) => {
  const found = [...form(element).querySelectorAll('label')].find(one => label.test(one.textContent));
  return (found?.htmlFor ? form(element).getElementById(found.htmlFor) : found?.querySelector('input')) as HTMLInputElement;
};
const consentBox = (element: Element) => part<HTMLElement>(element, 'consent')!.querySelector('input')!;

/** Types into a field as a keyboard does, as far as a script can. */
const fill = (field: HTMLInputElement, text: string) => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
};

/** Fills in what the media form asks for. */
const fillAll = (element: Element, message = 'May I visit?') => {
  fill(control(element, 'name'), 'Ann');
  fill(control(element, 'email'), 'ann@example.org');
  fill(control(element, 'topic'), 'facts');
  fill(control(element, 'message'), message);
  if (!consentBox(element).checked) consentBox(element).click();
};

const send = (element: Element) => part(element, 'submit')!.click();
const errors = (element: Element) => parts(element, 'error').map(one => one.innerText.trim());
const status = (element: Element) => part(element, 'status')!.innerText.trim();
const isSent = (element: Element) => !!part(element, 'thanks');
const button = (element: Element, label: RegExp) => [...form(element).querySelectorAll('button')].find(one => label.test(one.innerText));

const show = (feed = feedUrl(), name = 'media') => ready(put<IjmContactForm>(html`<ijm-contact-form feed=${feed} form=${name}><a href="mailto:events@ijm.ca">Write to us</a></ijm-contact-form>`));

const withForm = (change: (form: any, feed: any) => void) => feedWith(feed => change(feed.forms.media, feed));

beforeEach(() => {
  answers = [stored];
  posts = [];
  inits = [];
  mostOpen = open = 0;
  window.fetch = ((url: string, init: RequestInit = {}) => (init.method === 'POST' && /\/intake\//.test(String(url)) ? intake(url, init) : browserFetch(url, init))) as typeof fetch;
});

afterEach(async () => {
  clear();
  window.fetch = browserFetch;
  window.setTimeout = browserTimeout;
  await new Promise(done => (indexedDB.deleteDatabase('ijm-widgets').onsuccess = done));
});

describe('ijm-contact-form', () => {
  describe('as it is first seen', () => {
    it('shows its children until the feed has come', async () => {
      const element = put<IjmContactForm>(html`<ijm-contact-form form="media"><a href="mailto:events@ijm.ca">Write to us</a></ijm-contact-form>`);
      await element.updateComplete;
      expect(isReady(element)).to.equal(false);
      expect(element.innerText).to.contain('Write to us');
    });

    it('says which form is not there', async () => {
      const element = put<IjmContactForm>(html`<ijm-contact-form feed=${feedUrl()} form="nope">Write to us</ijm-contact-form>`);
      expect(await failed(element)).to.include({code: 'entry-missing', path: 'forms.nope'});
      expect(isReady(element)).to.equal(false);
    });

    it('refuses to post to a host that the feed does not list', async () => {
      const feed = await withForm(media => (media.endpoint = 'https://elsewhere.example/take'));
      const element = put<IjmContactForm>(html`<ijm-contact-form feed=${feed} form="media">Write to us</ijm-contact-form>`);
      expect(await failed(element)).to.include({code: 'link-refused', path: 'forms.media.endpoint'});
    });

    it('posts to a host of formHosts, unless the page is bound to others', async () => {
      const feed = await withForm((media, all) => {
        media.endpoint = 'https://forms.example/intake/messages';
        all.formHosts = ['forms.example'];
      });
      await show(feed);
      const bound = put(html`<ijm-feed src=${feed} hosts="www.ijm.ca"><ijm-contact-form form="media">Write to us</ijm-contact-form></ijm-feed>`).firstElementChild as HTMLElement;
      expect(await failed(bound)).to.include({code: 'link-refused'});
    });

    it('has a label above every field, in words where it is required', async () => {
      const element = await show();
      expect(form(element).querySelector('h2')!.innerText).to.equal('Media contact');
      expect(labelled(element, /^Your name/).name).to.equal('name');
      expect(labelled(element, /^Your name/).required).to.equal(true);
      expect(form(element).querySelector('label')!.innerText).to.match(/\(required\)/);
      expect(labelled(element, /^Publication/).required).to.equal(false);
      expect(labelled(element, /^E-mail/).type).to.equal('email');
      expect(labelled(element, /^E-mail/).autocomplete).to.equal('email');
      expect((labelled(element, /^Message/) as unknown as HTMLElement).localName).to.equal('textarea');
      expect([...(labelled(element, /^Topic/) as unknown as HTMLSelectElement).options].map(({text}) => text)).to.deep.equal(['Choose…', 'Interview', 'Facts and figures', 'Something else']);
      expect(part(element, 'submit')!.innerText.trim()).to.equal('Send');
    });

    it('never ticks the box for consent', async () => {
      const element = await show();
      expect(consentBox(element).checked).to.equal(false);
      expect(part(element, 'consent')!.innerText).to.contain('IJM Canada may use these details to answer me.');
    });

    it('links to the privacy page without leaving this one', async () => {
      const element = await show(await withForm((_media, feed) => (feed.organization.privacyUrl = 'https://www.ijm.ca/privacy')));
      const link = [...form(element).querySelectorAll('a')].find(({href}) => href === 'https://www.ijm.ca/privacy')!;
      expect(link.innerText).to.contain('Privacy');
      expect(link.target).to.equal('_blank');
    });

    it('knows all kinds of fields', async () => {
      const types = ['text', 'email', 'tel', 'url', 'number', 'date', 'textarea', 'select', 'radio', 'checkbox'];
      const options = [{value: 'a', label: 'One'}, {value: 'b', label: 'Two'}];
      const element = await show(await withForm(media => (media.fields = types.map(type => ({name: `x-${type}`, type, label: `A ${type}`, help: `About ${type}`, options})))));
      for (const type of types) {
        const field = control(element, `x-${type}`);
        expect(field.type, type).to.equal(type === 'select' ? 'select-one' : type);
        const group = type === 'radio' ? field.closest('fieldset')! : field;
        const help = form(element).getElementById(group.getAttribute('aria-describedby')!.trim());
        expect(help!.innerText, type).to.equal(`About ${type}`);
      }
      await expect(element).to.be.accessible();
    });

    it('has a field that people, screen readers and autofill never meet', async () => {
      const element = await show();
      const known = ['name', 'email', 'outlet', 'topic', 'message'];
      const trap = [...form(element).querySelectorAll('input')].find(input => input !== consentBox(element) && !known.includes(input.name))!;
      expect(trap.tabIndex).to.equal(-1);
      expect(trap.autocomplete).to.equal('off');
      expect(trap.closest('[aria-hidden="true"]')).to.not.equal(null);
      expect(trap.offsetParent!.getBoundingClientRect().width).to.be.at.most(1);
      expect(trap.name).to.not.match(/mail|name|url|web|phone|address|company/);
    });

    for (const theme of [undefined, 'light', 'dark', 'auto'] as const) {
      it(`is accessible: ${theme ?? 'no'} theme`, async () => {
        const element = await show();
        element.theme = theme;
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
    }
  });

  describe('checking', () => {
    it('says what is wrong, at each field and above them all, and takes focus there', async () => {
      const element = await show();
      send(element);
      await until(() => part(element, 'summary'));
      await until(() => form(element).activeElement === part(element, 'summary'));
      const summary = part(element, 'summary')!;
      expect(summary.innerText).to.match(/5 things need your attention/);
      expect(summary.querySelectorAll('a').length).to.equal(5);
      expect(errors(element)).to.deep.equal(['Fill in this field.', 'Fill in this field.', 'Choose one.', 'Fill in this field.', 'Tick this box: without your consent the message cannot be sent.']);
      const name = control(element, 'name');
      expect(name.getAttribute('aria-invalid')).to.equal('true');
      expect(form(element).getElementById(name.getAttribute('aria-describedby')!)!.innerText).to.contain('Fill in this field.');
      expect(control(element, 'outlet').getAttribute('aria-invalid')).to.equal('false');
      expect(posts).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('leads from the summary to the field', async () => {
      const element = await show();
      const hash = location.hash;
      send(element);
      await until(() => part(element, 'summary'));
      [...part(element, 'summary')!.querySelectorAll('a')].find(link => /Topic/.test(link.innerText))!.click();
      expect(form(element).activeElement).to.equal(control(element, 'topic'));
      expect(location.hash).to.equal(hash);
    });

    it('takes a message away as soon as its fault is mended, and never scolds early', async () => {
      const element = await show();
      send(element);
      await until(() => part(element, 'summary'));
      fill(control(element, 'name'), 'Ann');
      await until(() => control(element, 'name').getAttribute('aria-invalid') === 'false');
      expect(part(element, 'summary')!.innerText).to.match(/4 things/);
      fill(control(element, 'email'), 'ann');
      await until(() => errors(element).some(error => /name@example\.org/.test(error)));
      fill(control(element, 'email'), 'ann@example.org');
      await until(() => control(element, 'email').getAttribute('aria-invalid') === 'false');
      consentBox(element).click();
      await until(() => consentBox(element).getAttribute('aria-invalid') === 'false');
    });

    it('speaks the language of the page, also of what was said before', async () => {
      const element = await show();
      send(element);
      await until(() => part(element, 'summary'));
      element.lang = 'fr';
      await until(() => /5 points sont à revoir/.test(part(element, 'summary')!.innerText));
      expect(errors(element)[0]).to.equal('Remplissez ce champ.');
    });

    it('tells half a number from none', async () => {
      const element = await show(await withForm(media => (media.fields = [{name: 'n', type: 'number', label: 'How many', max: 10}])));
      fill(control(element, 'n'), '11');
      send(element);
      await until(() => errors(element).length);
      expect(errors(element)[0]).to.equal('Enter 10 or less.');
    });

    it('says so when a text is cut at its limit', async () => {
      const element = await show(await withForm(media => (media.fields[0].maxLength = 5)));
      const name = control(element, 'name');
      name.focus();
      await until(() => name.maxLength === 5);
      name.dispatchEvent(new InputEvent('beforeinput', {bubbles: true, composed: true, inputType: 'insertFromPaste', data: 'Annabelle'}));
      await until(() => errors(element).length === 1);
      expect(errors(element)[0]).to.contain('at most 5');
      expect(part(element, 'summary')).to.equal(null);
    });
  });

  describe('sending', () => {
    it('posts what was typed, as the contract has it, and gives thanks', async () => {
      const element = await show();
      element.partner = 'partner 7&x=1';
      fillAll(element, ' May I visit? ');
      await element.updateComplete;
      const submitted = heard<{form: string; id: string}>(element, 'ijm-submitted');
      send(element);
      const detail = await submitted;
      const [{id, at, elapsed, ...message}] = posts as [Posted];
      expect(id).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(detail).to.deep.equal({form: 'media', id});
      expect(Math.abs(Date.parse(at) - Date.now())).to.be.below(60_000);
      expect(elapsed).to.be.at.least(0);
      expect(message).to.deep.equal({
        form: 'media',
        fields: {name: 'Ann', email: 'ann@example.org', topic: 'facts', message: 'May I visit?'},
        consent: true,
        consentText: 'IJM Canada may use these details to answer me.',
        locale: 'en-CA',
        ref: 'partner 7&x=1',
        page: location.origin + location.pathname,
        trap: '',
      });
      expect(inits[0]!.keepalive).to.equal(true);
      await until(() => isSent(element));
      expect(shownText(element)).to.contain('Thank you').and.contain('We have your message.').and.contain(id.slice(0, 8).toUpperCase());
      expect(part(element, 'form')).to.equal(null);
      await until(() => form(element).activeElement === part(element, 'thanks'));
      await expect(element).to.be.accessible();
    });

    it('sends the consent in the language it was given in', async () => {
      const element = await show();
      element.lang = 'fr-CA';
      await element.updateComplete;
      fillAll(element);
      send(element);
      await until(() => isSent(element));
      expect(posts[0]).to.include({locale: 'fr-CA', consentText: 'IJM Canada peut utiliser ces renseignements pour me répondre.'});
    });

    it('keeps the room of the form for the thanks', async () => {
      const element = await show();
      fillAll(element);
      const before = part(element, 'form')!.offsetHeight;
      send(element);
      await until(() => isSent(element));
      expect(part(element, 'thanks')!.offsetHeight).to.be.closeTo(before, 1);
    });

    it('offers the file as a file, and another message', async () => {
      const element = await show(feedUrl(), 'fundraiser');
      fill(control(element, 'name'), 'Ann');
      fill(control(element, 'email'), 'ann@example.org');
      consentBox(element).click();
      send(element);
      await until(() => isSent(element));
      const link = part<HTMLAnchorElement>(element, 'download')!;
      expect(link.href).to.equal(new URL('guides/25-tips.pdf', feedUrl()).href);
      expect(link.hasAttribute('download')).to.equal(true);
      expect(link.innerText).to.match(/25 tips for a first fundraiser/).and.match(/PDF/);
      button(element, /another/)!.click();
      await until(() => part(element, 'form'));
      expect(control(element, 'name').value).to.equal('');
      expect(consentBox(element).checked).to.equal(false);
    });

    it('lets the page stop it', async () => {
      const element = await show();
      let detail: unknown;
      element.addEventListener('ijm-submit', event => {
        detail = event.detail;
        event.preventDefault();
      });
      fillAll(element);
      send(element);
      await until(() => detail);
      expect(detail).to.deep.equal({form: 'media'});
      expect(posts).to.deep.equal([]);
    });

    it('carries nothing typed in any event', async () => {
      const element = await show();
      const heardOf: unknown[] = [];
      for (const type of ['ijm-submit', 'ijm-submitted', 'ijm-queued', 'ijm-error', 'ijm-view']) document.addEventListener(type, event => heardOf.push((event as CustomEvent).detail));
      answers = [lost, lost, stored];
      fillAll(element, 'secret');
      await until(() => control(element, 'name').maxLength > 0);
      hurry(50);
      send(element);
      await until(() => isSent(element));
      expect(heardOf.length).to.be.at.least(3);
      expect(JSON.stringify(heardOf)).to.not.match(/secret|Ann|example\.org/);
    });

    it('makes one message of twenty clicks', async () => {
      const element = await show();
      const {give, answer} = held();
      answers = [answer];
      fillAll(element);
      for (let i = 0; i < 20; i++) send(element);
      await until(() => posts.length);
      for (let i = 0; i < 20; i++) send(element);
      expect(status(element)).to.match(/Sending|One moment/);
      give(stored);
      await until(() => isSent(element));
      expect(posts.length).to.equal(1);
    });

    it('says that it is still trying, and after a stall that nobody knows', async () => {
      const element = await show();
      fillAll(element);
      // The part that sends has to be there before its clocks are turned.
      await until(() => control(element, 'name').maxLength > 0);
      hurry(50);
      answers = [never];
      send(element);
      await until(() => /Still trying/.test(status(element)));
      await until(() => /We do not know yet whether it arrived/.test(status(element)));
      expect(shownText(element)).to.contain('events@ijm.ca');
      await until(() => posts.length > 1);
      expect(new Set(posts.map(({id}) => id)).size).to.equal(1);
    });

    for (const [name, answer] of [
      ['500', () => new Response('oops', {status: 500})],
      ['a page of a proxy', () => new Response('<!doctype html><h1>Welcome</h1>', {headers: {'content-type': 'text/html'}})],
      ['200 without a receipt', () => json(200, {})],
      ['the receipt of another message', () => json(201, {id: '00000000-0000-4000-8000-000000000000'})],
      ['no answer', lost],
    ] as [string, Answer][]) {
      it(`does not call it sent: ${name}`, async () => {
        const element = await show();
        answers = [answer];
        fillAll(element);
        const told = heard(element, 'ijm-error');
        send(element);
        expect(await told).to.include({code: 'form-network', path: 'forms.media'});
        await until(() => /Not sent\. Your text is kept here\./.test(status(element)));
        expect(isSent(element)).to.equal(false);
        expect(control(element, 'message').value).to.equal('May I visit?');
        expect(shownText(element)).to.contain('You can also write to events@ijm.ca');
        await expect(element).to.be.accessible();

        answers = [stored];
        button(element, /Try again/)!.click();
        await until(() => isSent(element));
        expect(new Set(posts.map(({id}) => id)).size).to.equal(1);
        expect(new Set(inits.map(({body}) => body)).size).to.equal(1);
      });
    }

    it('tries again by itself, with the same id', async () => {
      const element = await show();
      answers = [() => new Response('', {status: 503}), lost, lost, stored];
      fillAll(element);
      await until(() => control(element, 'name').maxLength > 0);
      hurry(50);
      send(element);
      await until(() => isSent(element));
      expect(posts.length).to.be.at.least(3);
      expect(new Set(posts.map(({id}) => id)).size).to.equal(1);
    });

    it('waits as long as the server asks, and says how long', async () => {
      const element = await show();
      answers = [() => json(429, {}, {'retry-after': '1'}), stored];
      fillAll(element);
      send(element);
      await until(() => /Next try in 1 second\./.test(status(element)));
      send(element);
      expect(posts.length).to.equal(1);
      await until(() => isSent(element));
      expect(posts.length).to.equal(2);
    });

    it('tries again when the connection is back', async () => {
      const element = await show();
      answers = [lost];
      fillAll(element);
      send(element);
      await until(() => /Not sent\. Your text is kept here\. It will be tried again while this page stays open\./.test(status(element)));
      answers = [stored];
      const before = posts.length;
      window.dispatchEvent(new Event('online'));
      await until(() => isSent(element));
      expect(posts.length).to.equal(before + 1);
    });

    it('gives a message that was changed after a try a new id, and does not send it unasked', async () => {
      const element = await show();
      answers = [lost];
      fillAll(element);
      send(element);
      await until(() => /Not sent/.test(status(element)));
      fill(control(element, 'message'), 'Something else');
      answers = [stored];
      const before = posts.length;
      window.dispatchEvent(new Event('online'));
      await new Promise(done => browserTimeout(done, 50));
      expect(posts.length).to.equal(before);
      send(element);
      await until(() => isSent(element));
      expect(posts.at(-1)!.id).to.not.equal(posts[0]!.id);
      expect(posts.at(-1)!.fields.message).to.equal('Something else');
    });

    it('keeps what was typed while an older text was on its way', async () => {
      const element = await show();
      const {give, answer} = held();
      answers = [answer];
      fillAll(element);
      send(element);
      await until(() => posts.length);
      fill(control(element, 'message'), 'One thing more');
      give(stored);
      await until(() => /Sent/.test(status(element)));
      expect(isSent(element)).to.equal(false);
      expect(control(element, 'message').value).to.equal('One thing more');
      answers = [stored];
      send(element);
      await until(() => isSent(element));
      expect(posts[1]!.id).to.not.equal(posts[0]!.id);
    });

    for (const [what, answer] of [
      ['arrives', stored],
      ['is lost', lost],
      ['is refused', () => json(422, {errors: [{field: 'message', code: 'blocked', message: 'No'}]})],
      ['has to wait', () => json(429, {}, {'retry-after': '1'})],
    ] as [string, Answer][]) {
      it(`sends what was changed, when the button is pressed while the older text is on its way and ${what}`, async () => {
        const element = await show();
        const {give, answer: late} = held();
        answers = [late, stored];
        fillAll(element);
        send(element);
        await until(() => posts.length);
        fill(control(element, 'message'), 'One thing more');
        send(element);
        give(answer);
        await until(() => isSent(element));
        // What is lost at once is tried once more at once.
        expect([...new Map(posts.map(({id, fields}) => [id, fields.message])).values()]).to.deep.equal(['May I visit?', 'One thing more']);
        expect(shownText(element)).to.contain(posts.at(-1)!.id.slice(0, 8).toUpperCase());
      });
    }

    it('promises no further try of a text that was changed meanwhile', async () => {
      const element = await show();
      const {give, answer} = held();
      answers = [answer, stored];
      fillAll(element);
      send(element);
      await until(() => posts.length);
      fill(control(element, 'message'), 'One thing more');
      give(() => json(429, {}, {'retry-after': '1'}));
      await until(() => /Not sent/.test(status(element)));
      expect(status(element)).to.equal('Not sent. Your text is kept here.');
      await new Promise(done => browserTimeout(done, 1500));
      expect(posts.length).to.equal(1);
    });

    it('shows what the server refuses, at its fields and as text', async () => {
      const element = await show();
      answers = [
        () =>
          json(422, {
            errors: [
              {field: 'email', code: 'blocked', message: '<img src=x onerror="window.__pwn=1">'},
              {field: 'consent', code: 'consent', message: ''},
              {field: 'nobody', code: 'odd', message: 'Not <b>known</b>'},
              {field: 'topic', code: 'not-an-option', message: ''},
            ],
          }),
        stored,
      ];
      fillAll(element);
      const told = heard(element, 'ijm-error');
      send(element);
      expect(await told).to.include({code: 'form-rejected'});
      await until(() => part(element, 'summary'));
      await until(() => form(element).activeElement === part(element, 'summary'));
      expect(errors(element)).to.deep.equal(['<img src=x onerror="window.__pwn=1">', 'Choose one of the options.', 'Tick this box: without your consent the message cannot be sent.']);
      expect(part(element, 'summary')!.innerText).to.contain('Not <b>known</b>');
      expect(form(element).querySelector('img')).to.equal(null);
      expect(control(element, 'email').getAttribute('aria-invalid')).to.equal('true');
      fill(control(element, 'email'), 'ann@example.com');
      await until(() => control(element, 'email').getAttribute('aria-invalid') === 'false');
      send(element);
      await until(() => isSent(element));
      expect(posts[1]!.id).to.not.equal(posts[0]!.id);
    });

    it('goes on without keepalive when the browser refuses that at once', async () => {
      const element = await show();
      answers = [(message, init) => (init.keepalive ? Promise.reject(new TypeError('quota')) : stored(message, init))];
      fillAll(element);
      send(element);
      await until(() => isSent(element));
      expect(inits.map(({keepalive}) => keepalive)).to.deep.equal([true, false]);
    });

    it('refuses what no intake takes', async () => {
      const feed = await withForm(media => media.fields.push(...Array.from({length: 6}, (_, i) => ({name: `long${i}`, type: 'textarea', label: 'Long'}))));
      const element = await show(feed);
      fillAll(element);
      for (let i = 0; i < 6; i++) fill(control(element, `long${i}`), 'x'.repeat(9_000));
      send(element);
      await until(() => /too long/.test(status(element)));
      expect(posts).to.deep.equal([]);
    });

    it('finishes when it is taken out of the page, and shows the end when it is back', async () => {
      const element = await show();
      const {give, answer} = held();
      answers = [answer];
      fillAll(element);
      send(element);
      await until(() => posts.length);
      const place = element.parentElement!;
      element.remove();
      give(stored);
      await until(() => open === 0);
      place.append(element);
      await until(() => isSent(element));
      expect(posts.length).to.equal(1);
    });

    it('asks again by the same id when it comes back from the browser’s memory', async () => {
      const element = await show();
      answers = [never, stored];
      fillAll(element);
      send(element);
      await until(() => posts.length);
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      await until(() => isSent(element));
      expect(posts.map(({id}) => id)).to.deep.equal([posts[0]!.id, posts[0]!.id]);
    });
  });

  describe('keeping for later', () => {
    const fail = async (element: IjmContactForm) => {
      answers = [lost];
      fillAll(element);
      send(element);
      await until(() => button(element, /Keep on this device/));
    };
    const databases = async () => (await indexedDB.databases()).map(({name}) => name);

    it('stores nothing unless the visitor asks for it', async () => {
      const element = await show();
      await fail(element);
      expect(await databases()).to.not.contain('ijm-widgets');
    });

    it('keeps a message, says so, and sends it on a later page', async () => {
      const element = await show();
      await fail(element);
      const queued = heard<{form: string; id: string}>(element, 'ijm-queued');
      button(element, /Keep on this device/)!.click();
      const {form: name, id} = await queued;
      expect(name).to.equal('media');
      await until(() => /Waiting on this device until/.test(shownText(element)));
      await expect(element).to.be.accessible();
      clear();

      answers = [stored];
      const later = put<IjmContactForm>(html`<ijm-contact-form feed=${feedUrl()} form="fundraiser"></ijm-contact-form>`);
      expect(await heard(later, 'ijm-submitted')).to.deep.equal({form: 'media', id});
      await until(() => /Sent/.test(status(later)));
      expect(posts.at(-1)!.fields.message).to.equal('May I visit?');
      await until(() => !/Waiting/.test(shownText(later)));
      await until(async () => !(await databases()).includes('ijm-widgets'));
    });

    it('forgets it when told to, and keeps the text on the screen', async () => {
      const element = await show();
      await fail(element);
      button(element, /Keep on this device/)!.click();
      await until(() => button(element, /Discard/));
      button(element, /Discard/)!.click();
      await until(() => /Discarded/.test(status(element)));
      expect(control(element, 'message').value).to.equal('May I visit?');
      await until(async () => !(await databases()).includes('ijm-widgets'));
      answers = [stored];
      const before = posts.length;
      window.dispatchEvent(new Event('online'));
      await new Promise(done => browserTimeout(done, 50));
      expect(posts.length).to.equal(before);
    });

    it('says so when one has waited too long, and forgets it', async () => {
      const element = await show();
      await fail(element);
      button(element, /Keep on this device/)!.click();
      await until(() => /Waiting on this device until/.test(shownText(element)));
      clear();
      await new Promise<void>(done => {
        const opening = indexedDB.open('ijm-widgets');
        opening.onsuccess = () => {
          const store = opening.result.transaction('messages', 'readwrite').objectStore('messages');
          store.getAll().onsuccess = ({target}) => {
            const [one] = (target as IDBRequest).result;
            store.put({...one, until: Date.now() - 1}, one.id).onsuccess = () => {
              opening.result.close();
              done();
            };
          };
        };
      });
      const before = posts.length;
      const later = await show();
      await until(() => /A message that waited on this device could not be sent in time and was deleted\./.test(status(later)));
      await until(async () => !(await databases()).includes('ijm-widgets'));
      expect(posts.length).to.equal(before);
    });

    it('does not offer it for a sensitive form, nor where nothing can be stored', async () => {
      const sensitive = await show(await withForm(media => (media.sensitive = true)));
      answers = [lost];
      fillAll(sensitive);
      send(sensitive);
      await until(() => button(sensitive, /Try again/));
      expect(button(sensitive, /Keep on this device/)).to.equal(undefined);
    });
  });

  describe('a sensitive form', () => {
    const sensitive = () => withForm(media => Object.assign(media, {sensitive: true, exitUrl: 'https://www.weather.gc.ca/'}));

    it('has a way out, and asks the browser to remember nothing', async () => {
      const element = await show(await sensitive());
      const exit = part<HTMLAnchorElement>(element, 'exit')!;
      expect(exit.href).to.equal('https://www.weather.gc.ca/');
      expect(exit.innerText.trim()).to.equal('Leave this page now');
      expect(control(element, 'name').autocomplete).to.equal('off');
      expect(shownText(element)).to.contain('Nothing you type here is kept on this device.');
    });

    it('is empty when somebody comes back to it', async () => {
      const element = await show(await sensitive());
      fillAll(element);
      await until(() => control(element, 'name').maxLength > 0);
      window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      expect(control(element, 'message').value).to.equal('');
      element.requestUpdate();
      await element.updateComplete;
      expect(control(element, 'message').value).to.equal('');
    });

    for (const [what, answer, says] of [
      ['could not be sent', lost, /Not sent/],
      ['was sent', stored, /Thank you/],
    ] as [string, Answer, RegExp][]) {
      it(`does not tell who comes back that a message ${what}`, async () => {
        const element = await show(await sensitive());
        answers = [answer];
        fillAll(element);
        send(element);
        await until(() => says.test(shownText(element)));
        const before = posts.length;
        window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
        window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
        await until(() => part(element, 'form') && !says.test(shownText(element)));
        expect(control(element, 'message').value).to.equal('');
        expect(shownText(element)).to.not.match(/Reference|Try again/);
        window.dispatchEvent(new Event('online'));
        await new Promise(done => browserTimeout(done, 50));
        expect(posts.length).to.equal(before);
      });
    }
  });

  describe('what is typed', () => {
    const typedOf = (element: Element) => ['name', 'email', 'topic', 'message'].map(name => control(element, name).value).concat(String(consentBox(element).checked));
    const typed = ['Ann', 'ann@example.org', 'facts', 'May I visit?', 'true'];

    it('stays when the language changes', async () => {
      const element = await show();
      fillAll(element);
      element.lang = 'fr';
      await until(() => /Votre nom/.test(shownText(element)));
      expect(typedOf(element)).to.deep.equal(typed);
    });

    it('stays when the element is moved, and when it is taken out and put back', async () => {
      const element = await show();
      fillAll(element);
      const elsewhere = put(html`<section></section>`);
      elsewhere.append(element);
      await until(() => isReady(element));
      expect(typedOf(element)).to.deep.equal(typed);
      element.remove();
      await new Promise(done => browserTimeout(done, 20));
      elsewhere.append(element);
      await until(() => isReady(element));
      expect(typedOf(element)).to.deep.equal(typed);
    });

    it('stays while the form is away, because its feed is another one', async () => {
      const element = await show();
      fillAll(element);
      element.feed = await feedWith(feed => delete feed.forms.media);
      await until(() => !isReady(element));
      element.feed = await withForm(media => media.fields.reverse());
      await until(() => isReady(element));
      expect(typedOf(element)).to.deep.equal(typed);
    });

    it('does not follow to another form', async () => {
      const element = await show();
      fillAll(element);
      element.form = 'fundraiser';
      await until(() => /Make an impact/.test(shownText(element)));
      expect(control(element, 'name').value).to.equal('');
      expect(consentBox(element).checked).to.equal(false);
    });

    it('is not copied with the element, nor written onto it', async () => {
      const element = await show();
      const before = element.outerHTML;
      fillAll(element);
      await until(() => control(element, 'name').maxLength > 0);
      expect(element.outerHTML).to.equal(before);
      const copy = element.cloneNode(true) as IjmContactForm;
      element.parentElement!.append(copy);
      await ready(copy);
      expect(control(copy, 'message').value).to.equal('');
      answers = [stored];
      send(element);
      await until(() => isSent(element));
      expect(isSent(copy)).to.equal(false);
    });

    it('fires no keyboard shortcut of the page', async () => {
      const element = await show();
      const pressed: string[] = [];
      const listen = (event: KeyboardEvent) => pressed.push(event.key);
      document.addEventListener('keydown', listen);
      const press = (key: string, on: HTMLElement, more = {}) => on.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, ...more}));
      for (const name of ['name', 'message', 'topic']) for (const key of ['s', '?', '/', ' ', 'ArrowLeft', 'Enter', 'Backspace']) press(key, control(element, name));
      press('Escape', control(element, 'name'));
      press('Tab', control(element, 'name'));
      press('k', control(element, 'name'), {ctrlKey: true});
      press('@', control(element, 'name'), {ctrlKey: true, altKey: true});
      press('s', part(element, 'submit')!);
      document.removeEventListener('keydown', listen);
      expect(pressed).to.deep.equal(['Escape', 'Tab', 'k', 's']);
    });
  });

  it('does not submit a form of the page around it', async () => {
    const around = put<HTMLFormElement>(html`<form action="/elsewhere"><ijm-contact-form feed=${feedUrl()} form="media"></ijm-contact-form></form>`);
    const element = await ready(around.querySelector('ijm-contact-form')!);
    let submits = 0;
    around.addEventListener('submit', event => {
      submits++;
      event.preventDefault();
    });
    fillAll(element);
    send(element);
    await until(() => isSent(element));
    expect(submits).to.equal(0);
  });

  it('leaves no listener or timer behind', async () => {
    const element = await show();
    answers = [lost];
    fillAll(element);
    await until(() => control(element, 'name').maxLength > 0);
    send(element);
    await until(() => /Not sent/.test(status(element)));
    const before = posts.length;
    element.remove();
    hurry(100);
    window.dispatchEvent(new Event('online'));
    await new Promise(done => browserTimeout(done, 100));
    expect(posts.length).to.equal(before);
    expect(mostOpen).to.equal(1);
  });
});
