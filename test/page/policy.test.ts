/** Pages that forbid things: content security policies, Trusted Types, sandboxes (cases A16 to A22). */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {AUTHOR, EVERY, EVERY_TAG, FEED, html, listen, pageTests, QUOTE, SCRIPT, SNIPPET, STAT} from '../support/page.js';

const kit = pageTests();

const csp = (policy: string) => ({headers: {'content-security-policy': policy}});

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

describe('a strict policy', () => {
  it('is kept by every element', async () => {
    const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), csp(STRICT));
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.oracle({shifts: true});
  });

  it('is kept by all that a visitor opens and does, with Trusted Types too', async () => {
    kit.site.put('/contact/messages', {body: '', status: 503});
    const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), csp(`${STRICT}; require-trusted-types-for 'script'; trusted-types ijm-widgets`));
    await page.ready(EVERY_TAG);
    await page.quiet();
    const find = async (selector: string) => (await page.page.waitForSelector(selector))!;
    await (await find('ijm-donate-cta >>> [inputmode]')).type('12,50');
    await (await find('ijm-donate-cta >>> label ::-p-text(Monthly)')).click();
    await (await find('ijm-share >>> [aria-expanded]')).click();
    await page.until(`document.querySelector('ijm-share').shadowRoot.querySelector('[part~=code] svg')`);
    await (await find('ijm-contact-form >>> [name=email]')).type('not an address');
    await (await find('ijm-contact-form >>> [part~=submit]')).click();
    await page.until(`document.querySelector('ijm-contact-form').shadowRoot.querySelector('[part~=summary]')`);
    await page.until(`document.querySelector('ijm-map').shadowRoot.querySelector('[part~=map] path')`);
    await page.evaluate(() => void (document.documentElement.lang = 'fr'));
    await page.until(`document.querySelector('ijm-donate-cta').shadowRoot.textContent.includes('Chaque mois')`);
    await page.quiet();
    await page.oracle({changes: true, shifts: true});
  });

  it('is kept by the single file and by other languages', async () => {
    const page = await kit.open(html(`${EVERY.join('\n')}<script async src="/dist/ijm-widgets.all.js" data-feed="${FEED}"></script>`, {lang: 'fr'}), csp(STRICT));
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.oracle({shifts: true});
  });

  it('is not reported to have been broken', async () => {
    const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), {headers: {'content-security-policy-report-only': `${STRICT}; require-trusted-types-for 'script'; trusted-types ijm-widgets`}});
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.oracle({shifts: true});
  });

  it('that names scripts by nonce is kept', async () => {
    const page = await kit.open(
      html(`${QUOTE}<script nonce="abc123" async src="${SCRIPT}" data-feed="${FEED}"></script>`),
      csp("default-src 'none'; script-src 'nonce-abc123'; style-src 'none'; connect-src 'self'; img-src data:"),
    );
    await page.ready();
    await page.oracle();
  });

  it('with strict-dynamic is kept, when a loader brings the script', async () => {
    const page = await kit.open(
      html(`${QUOTE}<script nonce="abc123">const s = document.createElement('script'); s.src = '${SCRIPT}'; s.dataset.feed = '${FEED}'; document.head.append(s)</script>`),
      csp("default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; style-src 'none'; connect-src 'self'; img-src data:"),
    );
    await page.ready();
    await page.oracle({changes: true, keys: []});
  });

  it('that names scripts by hash is kept', async () => {
    const {integrity} = JSON.parse(await readFile(resolve(process.env.DIST ?? 'dist', 'integrity.json'), 'utf8'))['ijm-widgets.js'];
    const page = await kit.open(
      html(`${STAT}<script async src="${SCRIPT}" integrity="${integrity}" crossorigin data-feed="${FEED}"></script>`),
      csp(`default-src 'none'; script-src '${integrity}'; style-src 'none'; connect-src 'self'; img-src data:`),
    );
    await page.ready('ijm-impact-stat');
    await page.oracle();
  });

  it('that keeps the feed out leaves the fallback, and says why', async () => {
    const page = await kit.open(html(`${QUOTE}<script async src="${SCRIPT}" data-feed="${kit.site.other}${FEED}"></script>`), {...csp("default-src 'self' data:; connect-src 'self'"), first: listen('ijm-error')});
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal((await page.heard())[0]!.detail.code, 'feed-network');
    assert.equal(await page.text(), 'Give to IJM');
    // The request itself is what the page wanted to be told of.
    await page.oracle({violations: /^connect-src/});
  });
});

describe('Trusted Types', () => {
  const REQUIRED = "require-trusted-types-for 'script'";
  for (const policy of [
    `${REQUIRED}; trusted-types ijm-widgets`,
    `${REQUIRED}; trusted-types ijm-widgets foo`,
    `${REQUIRED}; trusted-types *`,
    REQUIRED,
    'trusted-types ijm-widgets',
    "trusted-types 'none'",
    'trusted-types foo',
    'trusted-types lit-html',
  ]) {
    it(`let the elements work: ${policy}`, async () => {
      const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), csp(policy));
      await page.ready(EVERY_TAG);
      await page.quiet();
      // Where the name is not allowed, asking for it is what the browser reports.
      await page.oracle({shifts: true, violations: /'none'|foo|lit-html/.test(policy) ? /^trusted-types trusted-types-policy ijm-widgets/ : undefined});
    });
  }

  for (const policy of [`${REQUIRED}; trusted-types 'none'`, `${REQUIRED}; trusted-types foo`, `${REQUIRED}; trusted-types lit-html`]) {
    it(`leave the fallback: ${policy}`, async () => {
      const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), csp(policy));
      await page.quiet();
      assert.equal(await page.text(), 'Give to IJM');
      assert.equal(await page.evaluate(() => !!customElements.get('ijm-quote')), false);
      await page.oracle({violations: /trusted-types/});
    });
  }

  it('let a second copy of the script stand down', async () => {
    const page = await kit.open(html(`${QUOTE}${SNIPPET}${SNIPPET.replace('.js', '.js?2')}`), csp(`${REQUIRED}; trusted-types ijm-widgets`));
    await page.ready();
    await page.quiet();
    // The name may be used once; the copy that comes second finds out by asking.
    await page.oracle({violations: /^trusted-types trusted-types-policy ijm-widgets/});
  });

  it('let the kit work beside a page’s own Lit', async () => {
    kit.site.serve('/node_modules/', 'node_modules');
    kit.site.put('/theirs.js', {
      body: `import {html, render} from '/node_modules/lit-html/lit-html.js'; render(html\`<b>\${'theirs'}</b>\`, document.querySelector('#theirs'));`,
      type: 'text/javascript',
    });
    const page = await kit.open(html(`<div id="theirs"></div>${QUOTE}${SNIPPET}<script type="module" src="/theirs.js"></script>`), csp(`${REQUIRED}; trusted-types lit-html ijm-widgets`));
    await page.ready();
    await page.until(`document.querySelector('#theirs').textContent === 'theirs'`);
    await page.oracle({changes: true, keys: ['litHtmlVersions']});
  });
});

describe('a sandbox', () => {
  for (const rights of ['allow-scripts', 'allow-scripts allow-forms', 'allow-scripts allow-same-origin', 'allow-scripts allow-forms allow-same-origin allow-popups']) {
    it(`lets the elements work: ${rights}`, async () => {
      const page = await kit.open(html(`${EVERY.join('\n')}<script async src="${SCRIPT}" crossorigin="anonymous" data-feed="${FEED}"></script>`), csp(`sandbox ${rights}`));
      await page.ready(EVERY_TAG);
      await page.quiet();
      await page.oracle({shifts: true});
    });
  }
});

describe('a page without storage', () => {
  it('shows the same', async () => {
    const page = await kit.open(html(`${EVERY.join('\n')}${SNIPPET}`), {
      first: `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
          Object.defineProperty(window, name, {get() { throw new DOMException('Access is denied for this document.', 'SecurityError') }, enumerable: true});
        }
        Object.defineProperty(document, 'cookie', {get() { throw new DOMException('denied', 'SecurityError') }});`,
    });
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.oracle({shifts: true});
  });
});

describe('a page that embeds only what allows it', () => {
  it('loads the script and the feed of another host', async () => {
    const page = await kit.open(
      html(`${QUOTE}<script async src="${kit.site.other}${SCRIPT}" crossorigin="anonymous" data-feed="${kit.site.other}${FEED}"></script>`),
      {headers: {'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin'}},
    );
    await page.ready();
    assert.match(await page.text(), AUTHOR);
    await page.oracle();
  });
});
