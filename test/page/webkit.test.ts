/** The pages that matter most, in WebKit: what a partner pastes shows, leads to giving, sends a message, and keeps to a strict policy. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {remote, type Browser} from 'webdriverio';
import {startWebKitDriver} from '../support/engines.mjs';
import {AUTHOR, EVERY, EVERY_TAG, html, pause, QUOTE, SCRIPT, SNIPPET} from '../support/page.js';
import {readFeed, startSite, type Site} from '../support/site.js';

const PATIENCE_MS = 10_000;

/** Notes what a page should not do; before its other scripts. */
const WATCH = `<script>
  window.faults = [];
  addEventListener('error', event => faults.push(String(event.message)));
  addEventListener('unhandledrejection', event => faults.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', event => faults.push(event.effectiveDirective + ' ' + event.blockedURI));
</script>`;

describe('WebKit', {skip: process.env.ENGINES !== 'webkit' && 'runs with npm run test:engines'}, () => {
  let site: Site;
  let browser: Browser;
  let end: (() => void) | undefined;

  before(async () => {
    site = await startSite();
    const driver = await startWebKitDriver();
    ({end} = driver);
    browser = (await remote({hostname: '127.0.0.1', port: driver.port, path: '/', logLevel: 'error', capabilities: driver.capabilities})) as unknown as Browser;
  });
  after(async () => {
    await browser?.deleteSession().catch(() => {});
    end?.();
    await site?.close();
  });

  const open = async (body: string, headers?: Record<string, string>) => {
    site.put('/page.html', {body, headers});
    await browser.navigateTo(`${site.origin}/page.html`);
  };
  const ask = <T>(expression: string) => browser.execute(`return ${expression}`) as unknown as Promise<T>;
  const until = async (expression: string) => {
    for (const end = Date.now() + PATIENCE_MS; !(await ask(`!!(${expression})`)); await pause(50)) {
      if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS} ms: ${expression}\n${await ask('document.body.innerText')}`);
    }
  };
  const ready = (selector: string) => until(`(list => list.length > 0 && list.every(node => node.matches(':state(ready)')))([...document.querySelectorAll('${selector}')])`);
  const root = (tag: string) => `document.querySelector('${tag}').shadowRoot`;
  const assertNoFaults = async () => assert.deepEqual(await ask('window.faults'), []);

  it('shows every element of a pasted page, at its size', async () => {
    await open(html(`${WATCH}${EVERY.join('\n')}${SNIPPET}`));
    await ready(EVERY_TAG);
    assert.match(await ask(`${root('ijm-quote')}.querySelector('[part~=root]').innerText`), AUTHOR);
    const blank = await ask<string[]>(`[...document.querySelectorAll('${EVERY_TAG}')].filter(node => !(node.offsetWidth > 0 && node.offsetHeight > 10)).map(node => node.localName)`);
    assert.deepEqual(blank, []);
    await assertNoFaults();
  });

  it('shows what stands inside where the feed can’t be had', async () => {
    await open(html(`${WATCH}${QUOTE}<script async src="${SCRIPT}" data-feed="/nowhere.json"></script>`));
    await until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await ask(`document.querySelector('ijm-quote').innerText.trim()`), 'Give to IJM');
    await assertNoFaults();
  });

  it('keeps to a strict policy, and to trusted types', async () => {
    await open(html(`${EVERY.join('\n')}<script nonce="n">${WATCH.replace(/<\/?script>/g, '')}</script><script nonce="n" src="${SCRIPT}" data-feed="/feeds/cambodia.json"></script>`), {
      'content-security-policy': `default-src 'none'; script-src 'nonce-n' 'self'; style-src 'none'; connect-src 'self'; img-src data: 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ijm-widgets`,
    });
    await ready(EVERY_TAG);
    await assertNoFaults();
  });

  it('leads to the giving page with the amount that was picked', async () => {
    const feed = await readFeed();
    feed.donateHosts = [new URL(site.origin).host];
    feed.appeals.cambodia.link.url = '/give.html';
    site.put('/giving.json', {body: JSON.stringify(feed), type: 'application/json'});
    site.put('/give.html', {body: html('<p>The giving page</p>')});
    await open(html(`${WATCH}<ijm-donate-cta appeal="cambodia" partner="p7" currency="CAD"></ijm-donate-cta><script src="${SCRIPT}" data-feed="/giving.json"></script>`));
    await ready('ijm-donate-cta');
    await ask(`[...${root('ijm-donate-cta')}.querySelectorAll('[part=amount]')].find(label => label.innerText.trim() === '$120').click()`);
    await until(`${root('ijm-donate-cta')}.querySelector('[part=link]').innerText.includes('$120')`);
    await assertNoFaults();
    await ask(`${root('ijm-donate-cta')}.querySelector('[part=link]').click()`);
    await until(`location.pathname === '/give.html'`);
    assert.equal(await ask('location.search'), '?amount=120&currency=CAD&type=single&campaign=cambodia&source=p7&lang=en-CA');
  });

  it('sends a message, and thanks once there is a receipt', async () => {
    const posted: any[] = [];
    site.put('/intake/messages', (request, response) => {
      let text = '';
      request.on('data', piece => (text += piece));
      request.on('end', () => {
        const message = JSON.parse(text);
        posted.push(message);
        response.writeHead(201, {'content-type': 'application/json'}).end(JSON.stringify({id: message.id}));
      });
    });
    const feed = await readFeed();
    Object.assign(feed.forms.media, {endpoint: '/intake/messages', thanks: {title: 'Thank you'}});
    site.put('/form.json', {body: JSON.stringify(feed), type: 'application/json'});
    await open(html(`${WATCH}<ijm-contact-form form="media"></ijm-contact-form><script src="${SCRIPT}" data-feed="/form.json"></script>`));
    await ready('ijm-contact-form');
    const form = root('ijm-contact-form');
    await browser.execute(`for (const control of ${form}.querySelectorAll('input:not([tabindex="-1"]), select, textarea')) {
      if (control.closest('[hidden], [aria-hidden=true]')) continue;
      if (control.type === 'checkbox') { control.click(); continue; }
      control.value = control.localName === 'select' ? [...control.options].find(option => option.value).value : control.type === 'email' ? 'a@b.example' : 'Some words';
      control.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      control.dispatchEvent(new Event('change', {bubbles: true, composed: true}));
    }`);
    await ask(`${form}.querySelector('[part~=submit]').click()`);
    await until(`${form}.textContent.includes('Thank you')`);
    assert.equal(posted.length, 1);
    assert.equal(posted[0].form, 'media');
    assert.equal(Object.values(posted[0].fields).includes('a@b.example'), true);
    await assertNoFaults();
  });
});
