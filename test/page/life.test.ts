/** What happens to an element after it was put on the page (cases A29 to A39, O9). */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chromiumOnly, AUTHOR, EVERY, EVERY_TAG, FEED, html, listen, pageTests, pause, QUOTE, SCRIPT, SNIPPET, STAT} from '../support/page.js';

const kit = pageTests();

const SLOW = '/odd/feed.json?wait=700';
const slow = `<script src="${SCRIPT}" data-feed="${SLOW}"></script>`;

/** Whether a quote inside a frame or window is shown with the kit's own style. */
const isStyled = (of: string, says = 'Sharpe') => `(root => root && getComputedStyle(root).containerType === 'inline-size' && root.innerText.includes('${says}'))(${of}?.shadowRoot?.querySelector('[part~=root]'))`;

describe('an element that is removed', () => {
  it('leaves nothing behind, when it was shown', async () => {
    const page = await kit.open(html(`<div id="place">${EVERY.join('')}</div>${SNIPPET}`), {counts: true});
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.evaluate(() => document.querySelector('#place')!.replaceChildren());
    await pause(100);
    await page.assertNothingLeft();
    await page.oracle({changes: true, shifts: true});
  });

  it('leaves nothing behind while the feed is on its way', async () => {
    const page = await kit.open(html(`<div id="place">${EVERY.join('')}</div>${slow}`), {counts: true});
    await pause(200);
    assert.equal((await page.leftovers()).fetches, 1);
    await page.evaluate(() => document.querySelector('#place')!.replaceChildren());
    await pause(100);
    await page.assertNothingLeft();
    await page.quiet();
    await page.oracle({changes: true});
  });

  it('leaves nothing behind when no feed was named', async () => {
    const page = await kit.open(html(`<div id="place">${QUOTE}</div><script src="${SCRIPT}"></script>`), {counts: true});
    await page.quiet();
    await page.evaluate(() => document.querySelector('#place')!.replaceChildren());
    await pause(100);
    await page.assertNothingLeft();
    await page.oracle({changes: true});
  });

  it('leaves nothing behind when the feed was at fault and would be tried again', async () => {
    const page = await kit.open(html(`<div id="place">${QUOTE}</div><script src="${SCRIPT}" data-feed="/odd/x?status=503"></script>`), {counts: true});
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    await page.quiet();
    await page.evaluate(() => document.querySelector('#place')!.replaceChildren());
    await pause(100);
    await page.assertNothingLeft();
    await page.oracle({changes: true});
  });

  it('shows again when it comes back, and tells nobody a second time', async () => {
    const page = await kit.open(html(`<div id="place">${QUOTE}</div>${SNIPPET}`), {first: listen('ijm-ready', 'ijm-error', 'ijm-view')});
    await page.ready();
    await page.until(`window[Symbol.for('ijm-test-events')].length === 2`);
    for (let i = 0; i < 3; i++) {
      await page.evaluate(() => {
        const quote = document.querySelector('ijm-quote')!;
        quote.remove();
        (window as any).theirs = quote;
      });
      await pause(50);
      await page.evaluate(() => document.querySelector('#place')!.append((window as any).theirs));
      await pause(50);
    }
    await page.ready();
    assert.match(await page.text(), AUTHOR);
    assert.deepEqual((await page.heard()).map(({type}) => type), ['ijm-ready', 'ijm-view']);
    assert.equal(kit.site.hits(FEED), 1);
    await page.oracle({changes: true, keys: ['theirs']});
  });

  it('and put back a hundred times while the feed is on its way is read once at a time', async () => {
    const page = await kit.open(html(`<div id="a">${QUOTE}</div><div id="b"></div>${slow}`), {counts: true});
    await page.evaluate(async () => {
      const quote = document.querySelector('ijm-quote')!;
      for (let i = 0; i < 100; i++) {
        document.querySelector(i % 2 ? '#a' : '#b')!.append(quote);
        if (i % 10 === 0) await new Promise(done => setTimeout(done, 5));
      }
    });
    assert.ok((await page.leftovers()).fetches <= 1);
    await page.ready();
    await page.evaluate(() => document.querySelector('ijm-quote')!.remove());
    await pause(100);
    await page.assertNothingLeft();
    await page.oracle({changes: true});
  });
});

describe('an element that is moved', () => {
  it('by moveBefore keeps what it shows', async () => {
    const page = await kit.open(html(`<div id="a">${QUOTE}</div><div id="b"></div>${SNIPPET}`));
    await page.ready();
    await page.evaluate(() => (document.querySelector('#b') as any).moveBefore?.(document.querySelector('ijm-quote'), null));
    await page.quiet();
    assert.match(await page.text(), AUTHOR);
    await page.oracle({changes: true});
  });

  it('into a frame keeps its style', async () => {
    const page = await kit.open(html(`${QUOTE}<iframe title="frame" width="600" height="400"></iframe>${SNIPPET}`));
    await page.ready();
    await page.evaluate(() => document.querySelector('iframe')!.contentDocument!.body.append(document.querySelector('ijm-quote')!));
    await page.until(isStyled(`document.querySelector('iframe').contentDocument.querySelector('ijm-quote')`));
    await page.evaluate(() => document.querySelector('main')!.append(document.querySelector('iframe')!.contentDocument!.querySelector('ijm-quote')!));
    await page.until(isStyled(`document.querySelector('ijm-quote')`));
    await page.oracle({changes: true, shifts: true});
  });

  it('into a frame before it was ever on a page is styled there', async () => {
    const page = await kit.open(html(`<iframe title="frame" width="600" height="400"></iframe>${SNIPPET}`));
    // The script brings it along; a companion has to be met in the page first.
    await page.evaluate(() => {
      const stat = document.createElement('ijm-impact-stat');
      stat.setAttribute('stat', 'cambodia-rescued');
      document.querySelector('iframe')!.contentDocument!.body.append(stat);
    });
    await page.until(isStyled(`document.querySelector('iframe').contentDocument.querySelector('ijm-impact-stat')`, '500'));
    await page.oracle({changes: true});
  });

  it('into a window of its own is styled there', async () => {
    const page = await kit.open(html(`${QUOTE}${SNIPPET}`));
    await page.ready();
    await page.evaluate(() => {
      (window as any).theirs = window.open('', '', 'width=500,height=400');
      (window as any).theirs.document.body.append(document.querySelector('ijm-quote'));
    });
    await page.until(isStyled(`window.theirs.document.querySelector('ijm-quote')`));
    await page.evaluate(() => (window as any).theirs.close());
    await page.oracle({changes: true, keys: ['theirs']});
  });

  it('to where another feed is shows that one', async () => {
    const page = await kit.open(html(`<ijm-feed src="${FEED}">${QUOTE}</ijm-feed><ijm-feed src="/odd/other.json?status=404" id="b"></ijm-feed><script src="${SCRIPT}"></script>`));
    await page.ready();
    await page.evaluate(() => document.querySelector('#b')!.append(document.querySelector('ijm-quote')!));
    await page.until(`document.querySelector('ijm-quote').matches(':state(error)')`);
    assert.equal(await page.text(), 'Give to IJM');
    await page.oracle({changes: true});
  });
});

describe('an element that comes another way', () => {
  const ways: {[way: string]: string} = {
    'by innerHTML': `place.innerHTML = markup`,
    'by createElement, with properties before it is attached': `const q = document.createElement('ijm-quote'); q.quote = 'cambodia-sharpe'; q.feed = '${FEED}'; place.append(q)`,
    'by createElement, with properties after it is attached': `const q = document.createElement('ijm-quote'); place.append(q); q.quote = 'cambodia-sharpe'`,
    'as a clone': `place.innerHTML = markup; const q = place.firstChild; place.replaceChildren(q.cloneNode(true))`,
    'as a clone of one that shows': `place.innerHTML = markup; setTimeout(() => { const q = place.firstChild; place.replaceChildren(q.cloneNode(true)) }, 300)`,
    'from a template': `const t = document.createElement('template'); t.innerHTML = markup; place.append(t.content.cloneNode(true))`,
    'imported from another document': `place.append(document.importNode(new DOMParser().parseFromString(markup, 'text/html').body.firstChild, true))`,
    'adopted from another document': `place.append(new DOMParser().parseFromString(markup, 'text/html').body.firstChild)`,
    'by document.write of a frame-less page part': `place.insertAdjacentHTML('beforeend', '<p>' + markup + '<br></p>')`,
    'twice mounted, as in development builds of frameworks': `place.innerHTML = markup; const q = place.firstChild; q.remove(); place.append(q)`,
    'by replaceWith': `place.innerHTML = '<i></i>'; place.firstChild.replaceWith(document.createRange().createContextualFragment(markup))`,
  };
  for (const [way, script] of Object.entries(ways)) {
    it(`shows: ${way}`, async () => {
      const page = await kit.open(html(`<div id="place"></div>${SNIPPET}`));
      await page.evaluate(`{ const place = document.querySelector('#place'); const markup = ${JSON.stringify(QUOTE)}; ${script} }`);
      await page.until(`((document.querySelector('#place').shadowRoot ?? document).querySelector('ijm-quote')?.shadowRoot?.textContent ?? '').includes('Sharpe')`);
      await page.oracle({changes: true, shifts: true});
    });
  }

  it('shows inside the shadow root of somebody else, also one that comes later', async () => {
    const page = await kit.open(html(`<div id="place"></div>${SNIPPET}`));
    await page.evaluate(
      (stat, quote) => {
        document.querySelector('#place')!.attachShadow({mode: 'open'}).innerHTML = stat;
        const host = document.createElement('div');
        host.attachShadow({mode: 'open'});
        document.querySelector('main')!.append(host);
        // A frame later, as a renderer does.
        setTimeout(() => (host.shadowRoot!.innerHTML = quote), 50);
      },
      STAT,
      QUOTE,
    );
    await page.until(`document.querySelector('#place').shadowRoot.querySelector('ijm-impact-stat').shadowRoot?.textContent.includes('500')`);
    await page.until(`document.querySelector('main').lastElementChild.shadowRoot.querySelector('ijm-quote')?.shadowRoot?.textContent.includes('Sharpe')`);
    await page.oracle({changes: true, shifts: true});
  });

  it('shows what was set before the tag was defined', async () => {
    const page = await kit.open(html(`<ijm-quote id="q"></ijm-quote>`));
    await page.evaluate(feed => Object.assign(document.querySelector('#q')!, {quote: 'cambodia-sharpe', feed}), FEED);
    await page.evaluate(src => document.head.append(Object.assign(document.createElement('script'), {src})), SCRIPT);
    await page.ready();
    await page.oracle({changes: true, shifts: true});
  });

  it('swallows what follows when it is written self-closing, but shows', async () => {
    const page = await kit.open(html(`<ijm-quote quote="cambodia-sharpe"/><p>swallowed</p>${SNIPPET}`));
    await page.ready();
    await page.oracle({shifts: true});
  });
});

describe('a page that sends its markup again and again', () => {
  it('finds the same element: nothing was written onto it', async () => {
    const page = await kit.open(html(`<div id="place">${EVERY.join('')}</div>${SNIPPET}`));
    await page.ready(EVERY_TAG);
    const isSame = await page.evaluate(markup => {
      const fresh = document.createElement('div');
      fresh.innerHTML = markup;
      return [...document.querySelector('#place')!.children].every((element, i) => element.isEqualNode(fresh.children[i]!));
    }, EVERY.join(''));
    assert.ok(isSame);
    await page.oracle({shifts: true});
  });

  const morphs: {[by: string]: [file: string, call: string]} = {
    'Idiomorph, as Turbo and htmx do': ['idiomorph/dist/idiomorph.js', 'Idiomorph.morph(place, fresh)'],
    'Idiomorph, the inside alone': ['idiomorph/dist/idiomorph.js', `Idiomorph.morph(place, fresh.slice(fresh.indexOf('>') + 1, fresh.lastIndexOf('<')), {morphStyle: 'innerHTML'})`],
    'morphdom, as LiveView does': ['morphdom/dist/morphdom-umd.js', 'morphdom(place, fresh)'],
    'Alpine’s morph, as Livewire does': ['@alpinejs/morph/dist/module.esm.js', 'Alpine.morph(place, fresh)'],
  };
  for (const [by, [file, call]] of Object.entries(morphs)) {
    it(`may do so by ${by}, while somebody types`, async () => {
      kit.site.serve('/node_modules/', 'node_modules');
      // Alpine's is a module, and asks the rest of Alpine what it knows of a node.
      const script = file.endsWith('esm.js')
        ? `<script type="module">import plugin from '/node_modules/${file}'; plugin(window.Alpine = {mutateDom: run => run(), closestDataStack: () => [], cloneNode() {}})</script>`
        : `<script src="/node_modules/${file}"></script>`;
      const page = await kit.open(html(`<div id="place">${EVERY.join('')}<p>seen 0 times</p></div>${SNIPPET}`, {head: script}), {counts: true});
      await page.ready(EVERY_TAG);
      await page.evaluate(`{
        const sent = ${JSON.stringify(`<div id="place">${EVERY.join('')}<p>seen TIMES times</p></div>`)};
        window.theirs = {elements: [...document.querySelector('#place').children], times: 0};
        window.theirs.timer = setInterval(() => {
          const place = document.querySelector('#place');
          const fresh = sent.replace('TIMES', ++window.theirs.times);
          ${call};
        }, 40);
      }`);
      const message = 'What somebody types while the page is sent again and again.';
      await (await page.page.$('ijm-contact-form >>> textarea'))!.type(message, {delay: 8});
      await page.until('window.theirs.times > 12');
      assert.deepEqual(
        await page.evaluate(() => {
          const {shadowRoot} = document.querySelector('ijm-contact-form')!;
          const field = shadowRoot!.querySelector('textarea')!;
          return [field.value, shadowRoot!.activeElement === field, field.selectionStart];
        }),
        [message, true, message.length],
      );
      const own = (await page.page.$('ijm-donate-cta >>> [inputmode]'))!;
      await own.type('88', {delay: 60});
      await page.until(`/88/.test(document.querySelector('ijm-donate-cta').shadowRoot.querySelector('a[part~=link]').href)`);
      assert.match(await page.text('body > main > #place > p'), /seen \d\d/);
      assert.ok(await page.evaluate(() => (window as any).theirs.elements.every((element: Element, i: number) => document.querySelector('#place')!.children[i] === element)), 'the elements are the same');
      assert.equal(kit.site.hits(FEED), 1);
      await page.evaluate(() => {
        clearInterval((window as any).theirs.timer);
        document.querySelector('#place')!.replaceChildren();
      });
      await pause(100);
      await page.assertNothingLeft();
      await page.oracle({changes: true, shifts: true, keys: ['theirs', 'Alpine', 'Idiomorph', 'morphdom']});
    });
  }

  it('may take the children of an element away and put them back', async () => {
    const page = await kit.open(html(`${QUOTE}${SNIPPET}`));
    await page.ready();
    await page.evaluate(() => {
      const quote = document.querySelector('ijm-quote')!;
      const children = [...quote.childNodes];
      quote.replaceChildren();
      quote.append(...children);
    });
    assert.match(await page.text(), AUTHOR);
    await page.oracle();
  });
});

describe('a page that comes back', () => {
  it('out of the back-forward cache shows what it showed', chromiumOnly('the back-forward cache'), async () => {
    const page = await kit.open(html(`${EVERY.join('')}<a id="away" href="/away.html">away</a>${SNIPPET}`), {prepare: async () => kit.site.put('/away.html', {body: html('<p>away</p>')})});
    await page.ready(EVERY_TAG);
    await page.quiet();
    await page.evaluate('window.theirs = 1');
    await page.page.goto(`${kit.site.origin}/away.html`);
    await page.page.goBack();
    await page.ready(EVERY_TAG);
    // Else it says nothing: the page was made anew.
    assert.equal(await page.evaluate('window.theirs'), 1);
    await page.oracle({changes: true, shifts: true, keys: ['theirs']});
  });
});

describe('printing', () => {
  it('shows the content, with the final figures', chromiumOnly('print'), async () => {
    // Paper can't be shared by a click: that element keeps off it.
    const page = await kit.open(html(`${EVERY.filter(markup => !markup.includes('ijm-share')).join('')}${SNIPPET}`));
    await page.ready('ijm-impact-stat');
    await page.page.emulateMediaType('print');
    const text = await page.text('ijm-impact-stat');
    assert.match(text, /500/);
    await page.oracle({shifts: true});
  });
});

describe('forced colours, more contrast', () => {
  for (const features of [[{name: 'forced-colors', value: 'active'}], [{name: 'prefers-contrast', value: 'more'}], [{name: 'prefers-color-scheme', value: 'dark'}]]) {
    it(`leave nothing unreadable: ${features[0]!.name} ${features[0]!.value}`, chromiumOnly('preferred colours and contrast'), async () => {
      const page = await kit.open(html(`${EVERY.join('').replaceAll(/<(ijm-[\w-]+)/g, '<$1 theme="auto"')}${SNIPPET}`, {head: '<meta name="color-scheme" content="light dark">'}), {
        prepare: async page => {
          const session = await page.createCDPSession();
          await session.send('Emulation.setEmulatedMedia', {features});
        },
      });
      await page.ready(EVERY_TAG);
      await page.oracle({shifts: true});
    });
  }
});
