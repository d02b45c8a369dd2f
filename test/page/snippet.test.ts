/** The ways in which the kit's script gets onto a page (contract, section 1). */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {AUTHOR, besidesPaper, FEED, html, IMPORT_MAP, pageTests, QUOTE, SCRIPT, SNIPPET, STAT} from '../support/page.js';

const kit = pageTests();

const dist = (file: string) => readFile(resolve(process.env.DIST ?? 'dist', file), 'utf8');

describe('the script', () => {
  const tags = {
    'as a module': `<script type="module" src="${SCRIPT}" data-feed="${FEED}"></script>`,
    'as a classic script': `<script src="${SCRIPT}" data-feed="${FEED}"></script>`,
    async: `<script async src="${SCRIPT}" data-feed="${FEED}"></script>`,
    deferred: `<script defer src="${SCRIPT}" data-feed="${FEED}"></script>`,
    'as an async module': `<script async type="module" src="${SCRIPT}" data-feed="${FEED}"></script>`,
  };
  for (const [form, tag] of Object.entries(tags)) {
    for (const [place, body] of Object.entries({before: html(QUOTE, {head: tag}), after: html(`${QUOTE}${tag}`)})) {
      it(`works ${form}, ${place} the markup`, async () => {
        const page = await kit.open(body);
        await page.ready();
        assert.match(await page.text(), AUTHOR);
        await page.oracle();
      });
    }
  }

  it('works with integrity, from another host', async () => {
    const {integrity} = JSON.parse(await dist('integrity.json'))['ijm-widgets.js'];
    const page = await kit.open(
      html(`${QUOTE}<script async src="${kit.site.other}${SCRIPT}" integrity="${integrity}" crossorigin="anonymous" data-cfasync="false" data-feed="${kit.site.other}${FEED}"></script>`),
    );
    await page.ready();
    await page.oracle();
  });

  it('stays out, and the fallback with it, when its integrity is another one', async () => {
    const page = await kit.open(html(`${QUOTE}<script async src="${SCRIPT}" integrity="sha384-${'A'.repeat(64)}" crossorigin="anonymous" data-feed="${FEED}"></script>`));
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({errors: /integrity/});
  });

  it('leaves the fallback in sight where it is not to be had', async () => {
    const page = await kit.open(html(`${QUOTE}<script async src="/gone.js" data-feed="${FEED}"></script>`));
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle();
  });

  it('leaves the fallback in sight while it is slow', async () => {
    const body = await dist('ijm-widgets.js');
    const page = await kit.open(html(STAT, {head: `<script async src="/slow.js" data-feed="${FEED}"></script>`}), {
      impatient: true,
      prepare: async () => kit.site.put('/slow.js', {body, type: 'text/javascript', wait: 1500}),
    });
    assert.equal(await page.text('ijm-impact-stat'), 'Give to IJM');
    await page.ready('ijm-impact-stat');
    await page.oracle();
  });

  it('works under another name', async () => {
    kit.site.put('/cache/a1b2c3.min.js', {body: await dist('ijm-widgets.js'), type: 'text/javascript'});
    const page = await kit.open(html(`${STAT}<script src="/cache/a1b2c3.min.js?ver=6.5" data-feed="${FEED}"></script>`));
    await page.ready('ijm-impact-stat');
    await page.oracle();
  });

  for (const [how, join] of Object.entries({
    'after a script that ends without a semicolon': (kitCode: string) => `var theirs = function () { return 1 }\n${kitCode}`,
    'before another script': (kitCode: string) => `${kitCode}\nvar theirs = 1`,
    'between two on one line': (kitCode: string) => `var theirs = 1;${kitCode};theirs = 2`,
    'into a function': (kitCode: string) => `var theirs;(function () {${kitCode}\n})()`,
    'into what waits for the page': (kitCode: string) => `var theirs; addEventListener("load", function () {${kitCode}\n})`,
  })) {
    it(`works merged ${how}, the feed named by ijm-feed`, async () => {
      kit.site.put('/merged.js', {body: join(await dist('ijm-widgets.js')), type: 'text/javascript'});
      const page = await kit.open(html(`<ijm-feed src="${FEED}">${STAT}</ijm-feed><script src="/merged.js"></script>`));
      await page.ready('ijm-impact-stat');
      await page.oracle({keys: ['theirs']});
    });
  }

  it('works when an optimiser wrote it into the page', async () => {
    const page = await kit.open(html(`<ijm-feed src="${FEED}">${STAT}</ijm-feed><script>${(await dist('ijm-widgets.js')).replaceAll('</script', '<\\/script')}</script>`));
    await page.ready('ijm-impact-stat');
    await page.oracle();
  });

  it('works when a loader injects it late', async () => {
    const page = await kit.open(html(QUOTE));
    await page.bringScript();
    await page.ready();
    await page.oracle({changes: true});
  });

  it('works when an optimiser holds it back until somebody moves, and copies its tag then', async () => {
    const page = await kit.open(
      html(
        `${QUOTE}<script async type="text/delayed" data-src="${SCRIPT}" data-feed="${FEED}"></script><script>addEventListener('pointermove', () => {
          for (const held of document.querySelectorAll('script[type="text/delayed"]')) {
            const script = document.createElement('script');
            for (const {name, value} of held.attributes) if (name !== 'type') script.setAttribute(name === 'data-src' ? 'src' : name, value);
            held.replaceWith(script);
          }
        }, {once: true})</script>`,
      ),
    );
    await page.quiet();
    assert.equal(await page.text(), 'Give to IJM');
    await page.page.mouse.move(20, 20);
    await page.page.mouse.move(30, 30);
    await page.ready();
    await page.oracle({changes: true});
  });

  it('works as the single file', async () => {
    const page = await kit.open(html(`${QUOTE}<script async src="/dist/ijm-widgets.all.js" data-feed="${FEED}"></script>`));
    await page.ready();
    await page.oracle();
  });

  it('works from the modules of the package, through configure', async () => {
    kit.site.serve('/node_modules/', 'node_modules');
    const page = await kit.open(
      html(QUOTE, {
        head: `${IMPORT_MAP}<script type="module">import {configure} from '/dist/index.js'; configure({feed: '${FEED}'});</script>`,
      }),
    );
    await page.ready();
    // The app's Lit is the app's: it leaves a name of its own.
    await page.oracle({keys: ['litHtmlVersions']});
  });
});

describe('more than one copy of the script', () => {
  const pairs: {[how: string]: [first: string, second: string]} = {
    'the same address twice': [SNIPPET, SNIPPET],
    'another query': [SNIPPET, SNIPPET.replace('.js', '.js?v=2')],
    'a module and a classic script': [`<script type="module" src="${SCRIPT}" data-feed="${FEED}"></script>`, SNIPPET],
    'in the head and at the end': [`<script src="${SCRIPT}" data-feed="${FEED}"></script>`, `<script src="${SCRIPT}?end" data-feed="${FEED}"></script>`],
    'the script and the single file': [SNIPPET, `<script src="/dist/ijm-widgets.all.js" data-feed="${FEED}"></script>`],
  };
  for (const [how, [first, second]] of Object.entries(pairs)) {
    it(`is harmless: ${how}`, async () => {
      const page = await kit.open(html(`${QUOTE}${second}`, {head: first}));
      await page.ready();
      await page.quiet();
      assert.equal(kit.site.hits(FEED), 1);
      await page.oracle();
    });
  }

  for (const [order, [first, second]] of Object.entries<[string, string]>({'a newer one second': ['', '9.9.9'], 'an older one second': ['', '0.9.9'], 'an older one first': ['0.9.9', '']})) {
    it(`is harmless, of another version: ${order}`, async () => {
      const code = await dist('ijm-widgets.js');
      const {version} = JSON.parse(await readFile(resolve('package.json'), 'utf8'));
      assert.ok(code.includes(version));
      const script = (other: string) => {
        if (other) kit.site.put(`/other/ijm-widgets.js`, {body: code.replaceAll(version, other), type: 'text/javascript'});
        return `<script src="${other ? '/other/ijm-widgets.js' : SCRIPT}" data-feed="${FEED}"></script>`;
      };
      // With an attribute and an element that neither knows.
      const page = await kit.open(html(`${QUOTE.replace('<ijm-quote', '<ijm-quote sparkle="yes"')}<ijm-sparkle><a href="https://www.ijm.ca/">Sparkle</a></ijm-sparkle>${script(second)}`, {head: script(first)}));
      await page.ready();
      await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<ijm-share><a href="https://www.ijm.ca/">Share</a></ijm-share>'));
      // The one that came first defines the tags and fetches its parts, those of its own version alone.
      if (first) await page.quiet();
      else await page.until(`document.querySelector('ijm-share').shadowRoot?.querySelector('[aria-expanded]')`);
      assert.equal(kit.site.hits(FEED), 1);
      assert.equal(await page.text('ijm-sparkle'), 'Sparkle');
      await page.oracle({changes: true, shifts: true, errors: /integrity/});
    });
  }

  it('stands down beside an element of another vendor with the same name; the others work', async () => {
    const page = await kit.open(
      html(`<ijm-impact-stat stat="cambodia-rescued">Theirs</ijm-impact-stat>${QUOTE}${SNIPPET}`, {
        head: '<script>customElements.define("ijm-impact-stat", class extends HTMLElement {})</script>',
      }),
    );
    await page.ready();
    assert.equal(await page.text('ijm-impact-stat'), 'Theirs');
    await page.oracle();
  });
});

describe('a page that uses Lit itself', () => {
  it('keeps it to itself', async () => {
    kit.site.serve('/node_modules/', 'node_modules');
    const page = await kit.open(
      html(`<div id="theirs"></div>${QUOTE}${SNIPPET}`, {
        head: `${IMPORT_MAP}<script type="module">import {html, render} from 'lit-html'; render(html\`<b>\${'theirs'}</b>\`, document.querySelector('#theirs'));</script>`,
      }),
    );
    await page.ready();
    assert.equal(await page.evaluate(() => document.querySelector('#theirs')!.textContent), 'theirs');
    await page.oracle({changes: true, keys: ['litHtmlVersions']});
  });
});

describe('one trip', () => {
  const hint = `<link rel="preload" as="fetch" href="${FEED}" crossorigin>`;
  const tag = `<script async src="${SCRIPT}" data-feed="${FEED}"></script>`;
  const asked = () => besidesPaper(kit.site.requests.map(({path}) => path)).sort();

  it('asks for the feed once, by the preload hint, and for nothing else but the script', async () => {
    const elements = `<ijm-country-card country="cambodia" sections="name headline summary link"></ijm-country-card>
      ${STAT}<ijm-donate-cta appeal="cambodia"></ijm-donate-cta><ijm-contact-form form="media"></ijm-contact-form>`;
    // Room for each, as a documented snippet has it.
    const room = '<style>main > * { display: block; min-block-size: 900px }</style>';
    const page = await kit.open(html(elements, {head: room + hint + tag}));
    await page.ready('ijm-country-card, ijm-impact-stat, ijm-donate-cta, ijm-contact-form');
    await page.quiet(500);
    assert.deepEqual(asked(), [SCRIPT, FEED].sort());
    await page.oracle();
  });

  it('asks once for what few pages begin with, however much of that there is', async () => {
    const page = await kit.open(html(`${QUOTE}${QUOTE}<ijm-office office="phnom-penh"></ijm-office><ijm-help></ijm-help>`, {head: hint + tag}));
    await page.ready('ijm-quote, ijm-office, ijm-help');
    await page.quiet(500);
    assert.deepEqual(asked(), [SCRIPT, '/dist/parts/companions.js', FEED].sort());
    await page.oracle();
  });

  it('fetches that part once, side by side with script and feed, when a hint names it', async () => {
    const part = '/dist/parts/companions.js';
    const {preload} = JSON.parse(await dist('integrity.json'))['parts/companions.js'];
    const page = await kit.open(html(QUOTE, {head: `<link rel="preload" as="script" href="${part}" integrity="${preload}" crossorigin>${hint}${tag}`}));
    await page.ready('ijm-quote');
    await page.quiet(500);
    assert.equal(kit.site.hits(part), 1);
    await page.oracle();
  });

  it('uses the hint for a feed of another host, too', async () => {
    const feed = kit.site.other + FEED;
    const page = await kit.open(
      html(QUOTE, {head: `<link rel="preload" as="fetch" href="${feed}" crossorigin><script async src="${SCRIPT}" data-feed="${feed}"></script>`}),
    );
    await page.ready();
    await page.quiet(500);
    assert.equal(kit.site.hits(FEED), 1);
    await page.oracle();
  });

  it('asks once for forty elements', async () => {
    const page = await kit.open(html(`${QUOTE.repeat(40)}${SNIPPET}`));
    await page.ready();
    await page.quiet();
    assert.equal(kit.site.hits(FEED), 1);
    await page.oracle({shifts: true});
  });
});
