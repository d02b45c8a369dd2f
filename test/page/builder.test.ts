/** The snippet builder (`demo/builder.html`): what it hands out, pasted into blank pages; and the builder as a page. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import {KINDS} from '../../demo/builder/elements.js';
import {code, measured, openBuilder} from '../support/builder.js';
import {FEED, html, pageTests, pause, type TestPage} from '../support/page.js';
import {readFeed} from '../support/site.js';

const kit = pageTests();

const GIVE = '?appeal=cambodia&partner=partner-7';

/** Where the donate link of the widget on a page leads. */
const donateUrl = (page: TestPage) => page.evaluate(() => document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~=link]')!.href);

/** Blocks of the builder, in order. */
const blocks = async (query: string, ...ids: string[]) => {
  const page = await openBuilder(kit, query);
  if (!/iframe|react|vue/.test(query)) await measured(page);
  const all = await Promise.all([...ids, 'donate', 'policy'].map(id => code(page, id)));
  await page.page.close();
  return all;
};

const AFTER = '<p>What comes after it, on a page that must not move.</p>';

describe('what the builder hands out', () => {
  const rows: [what: string, query: string, ids: [head: string, body: string] | [body: string], exceptions?: Parameters<TestPage['oracle']>[0]][] = [
    ['any website', GIVE, ['snippet']],
    ['any website, without quotation marks', `${GIVE}&quotes=no`, ['snippet']],
    ['any website, on the moving channel', `${GIVE}&channel=moving`, ['snippet']],
    ['any website, with a colour, in French', `${GIVE}&accent=%237a3b12&speak=fr-CA&amount=120&frequency=monthly`, ['snippet']],
    ['WordPress, with the right to scripts', `${GIVE}&as=wordpress`, ['snippet']],
    ['WordPress, by an administrator', `${GIVE}&as=wordpress`, ['head', 'block'], {changes: true}],
    ['Squarespace', `${GIVE}&as=squarespace`, ['head', 'block']],
    ['Wix', `${GIVE}&as=wix`, ['snippet']],
    ['a link', `${GIVE}&as=link`, ['head', 'link'], {changes: true}],
    ['behind an optimiser', `${GIVE}&as=optimiser`, ['snippet']],
  ];
  for (const [what, query, ids, exceptions] of rows) {
    it(`works at first paste, and nothing moves: ${what}`, async () => {
      const [first, second, ...rest] = await blocks(query, ...ids);
      const [head, body] = ids.length > 1 ? [first!, second!] : ['', first!];
      const donate = ids.length > 1 ? rest[0] : second;
      const before = kit.site.hits(FEED);
      const page = await kit.open(html(body + AFTER, {head}), {path: '/pasted.html'});
      await page.ready('ijm-donate-cta');
      assert.equal(await donateUrl(page), donate);
      assert.match(donate!, /^https:\/\/www\.ijm\.ca\/donate\?.*source=partner-7/);
      // With the script gone, the same link is there.
      assert.equal(await page.evaluate(() => document.querySelector<HTMLAnchorElement>('main a')!.href), donate);
      await page.quiet();
      assert.equal(kit.site.hits(FEED) - before, 1, 'the preload is used');
      await page.oracle(exceptions);
    });
  }

  for (const [tag, query] of [['ijm-goal', 'element=ijm-goal&fundraiser=polar-dip'], ['ijm-country-card', 'element=ijm-country-card&country=cambodia&variant=profile']] as const) {
    it(`fetches the kit's second file once, beside the first, where a page begins with it: ${tag} ${query}`, async () => {
      const [snippet] = await blocks(`?${query}`, 'snippet');
      const page = await kit.open(html(snippet! + AFTER), {path: '/pasted.html'});
      await page.ready(tag);
      await page.quiet();
      const parts = page.requests.filter(url => url.endsWith('/parts/companions.js'));
      assert.deepEqual([parts.length, /integrity="sha256-/.test(snippet!)], [1, true]);
      // It was asked for before the script could have told.
      const [asked, told] = await page.evaluate(() => {
        const timing = (file: string) => performance.getEntriesByType('resource').find(({name}) => name.endsWith(`/${file}`)) as PerformanceResourceTiming;
        return [timing('companions.js').startTime, timing('ijm-widgets.js').responseEnd];
      });
      assert.ok(asked! < told!, `${asked} ${told}`);
      await page.oracle({shifts: true});
    });
  }

  it('works when an optimiser has taken the script’s attributes away', async () => {
    const [snippet, donate] = await blocks(`${GIVE}&as=optimiser`, 'snippet');
    const page = await kit.open(html(snippet!.replace(/ data-(feed|hosts|cfasync)="[^"]*"/g, '').replace(/ integrity="[^"]*"/, '') + AFTER), {path: '/pasted.html'});
    await page.ready('ijm-donate-cta');
    assert.equal(await donateUrl(page), donate);
    await page.oracle();
  });

  it('works as an iframe, and as the address that Wix asks for', async () => {
    const [snippet, donate] = await blocks(`${GIVE}&as=iframe`, 'snippet');
    const [address] = await blocks(`${GIVE}&as=wix`, 'address');
    for (const body of [snippet!, `<iframe src="${address!.replaceAll('&', '&amp;')}" title="x" height="600" loading="lazy"></iframe>`]) {
      const page = await kit.open(html(body), {path: '/pasted.html'});
      const frame = await (await page.page.waitForSelector('iframe'))!.contentFrame();
      await frame.waitForFunction(() => !!document.querySelector('ijm-donate-cta')?.shadowRoot?.querySelector('[part~=link]'), {timeout: 8_000, polling: 30});
      assert.equal(await frame.evaluate(() => document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~=link]')!.href), donate);
      if (body === snippet) {
        assert.equal(await page.evaluate(() => document.querySelector<HTMLAnchorElement>('p > a')!.href), donate);
        await page.until(`document.querySelector('iframe').style.height`);
      }
      assert.ok(await page.evaluate(() => document.querySelector('iframe')!.title && document.querySelector('iframe')!.loading === 'lazy'));
    }
  });

  it('works as a component of React: its JSX is plain, and its imports are there', async () => {
    const [component, donate] = await blocks(`${GIVE}&as=react`, 'component');
    const folder = await mkdtemp(join(tmpdir(), 'ijm-builder-'));
    try {
      await writeFile(join(folder, 'give.jsx'), component!);
      // JSX is a way to write calls; these make nodes at once.
      await writeFile(
        join(folder, 'app.js'),
        `import {DonateCta} from './give.jsx'; globalThis.h = (tag, props, ...children) => { const node = document.createElement(tag); for (const name in props) node.setAttribute(name, props[name]); node.append(...children); return node; }; document.querySelector('main').append(DonateCta());`,
      );
      const {outputFiles} = await build({
        entryPoints: [join(folder, 'app.js')],
        bundle: true,
        write: false,
        format: 'esm',
        jsxFactory: 'h',
        alias: {'ijm-widgets/elements': resolve('dist/elements')},
        nodePaths: [resolve('node_modules')],
        conditions: ['production'],
        logLevel: 'error',
      });
      kit.site.put('/app.js', {body: outputFiles[0]!.text, type: 'text/javascript'});
      const page = await kit.open(html('<script type="module" src="/app.js"></script>'), {path: '/pasted.html'});
      await page.ready('ijm-donate-cta');
      assert.equal(await donateUrl(page), donate);
      assert.equal(await page.evaluate(() => document.querySelector<HTMLAnchorElement>('ijm-donate-cta a')!.href), donate);
    } finally {
      await rm(folder, {recursive: true});
    }
  });

  for (const as of ['tag', 'link', 'iframe']) {
    it(`needs of a strict policy what it says, and nothing else: ${as}`, async () => {
      const ids = as === 'link' ? ['head', 'link'] : ['snippet'];
      const all = await blocks(`${GIVE}&as=${as}`, ...ids);
      const policy = all.at(-1)!.replaceAll('\n', ' ');
      const page = await kit.open(html(all.slice(0, ids.length).join('\n') + AFTER), {
        path: '/pasted.html',
        headers: {'content-security-policy': `default-src 'none'; ${policy}; require-trusted-types-for 'script'`},
      });
      if (as === 'iframe') await page.until(`document.querySelector('iframe').style.height`);
      else await page.ready('ijm-donate-cta');
      await page.quiet();
      // The iframe of this site has the page's own origin, and a strict page gives it no room beforehand.
      await page.oracle({changes: as !== 'tag', shifts: as === 'iframe', violations: /img-src data/});
    });
  }

  it('works for every element', async () => {
    const entries = {
      'ijm-country-card': 'country=cambodia',
      'ijm-impact-stat': 'stat=cambodia-rescued',
      'ijm-contact-form': 'form=media',
      'ijm-goal': 'fundraiser=polar-dip',
      'ijm-quote': 'quote=cambodia-sharpe',
      'ijm-office': 'office=phnom-penh',
      'ijm-map': 'country=cambodia',
      'ijm-share': '',
      'ijm-help': '',
    };
    assert.deepEqual(Object.keys(entries).sort(), KINDS.map(({tag}) => tag).filter(tag => tag !== 'ijm-donate-cta').sort());
    for (const [tag, entry] of Object.entries(entries)) {
      const [snippet] = await blocks(`?element=${tag}&${entry}&lang=fr`, 'snippet');
      const page = await kit.open(html(snippet! + AFTER, {lang: 'fr'}), {path: '/pasted.html'});
      await page.ready(tag);
      assert.ok(await page.evaluate(tag => /^(https?|mailto):/.test(document.querySelector<HTMLAnchorElement>(`${tag} a`)!.href), tag), `${tag}: ${snippet}`);
      await page.oracle();
      await page.page.close();
    }
  });

  it('freezes nothing of a quotation, which may be recalled', async () => {
    const [snippet] = await blocks('?element=ijm-quote&quote=cambodia-sharpe', 'snippet');
    const {text, author} = (await readFeed()).quotes['cambodia-sharpe'];
    for (const said of [...Object.values<string>(text), author.name]) assert.ok(!snippet!.includes(said.slice(0, 12)), said);
  });

  it('holds whatever a feed says as text', async () => {
    const feed = await readFeed();
    const nasty = `"><img src=x onerror="window.__pwn=1"> </a></ijm-donate-cta><script>window.__pwn=1</script> {{1}} [x] 'q'`;
    feed.appeals.cambodia.title = nasty;
    feed.appeals.cambodia.button = nasty;
    const put = () => kit.site.put('/nasty.json', {body: JSON.stringify(feed), type: 'application/json'});
    for (const as of ['tag', 'link', 'optimiser', 'iframe']) {
      for (const quotes of ['yes', 'no']) {
        put();
        const id = as === 'link' ? 'link' : 'snippet';
        const builder = await openBuilder(kit, `?appeal=cambodia&as=${as}&quotes=${quotes}&feed=%2Fnasty.json&partner=${encodeURIComponent(nasty)}`);
        await pause(200);
        const body = await code(builder, id);
        assert.ok(!(await builder.evaluate(() => '__pwn' in window)));
        const page = await kit.open(html(body.replace(/<script async.*?<\/script>/, '')), {path: '/pasted.html'});
        assert.equal(await page.evaluate(() => document.querySelectorAll('main img, main script:not(:last-child)').length), 0, body);
        assert.ok((await page.evaluate(() => document.querySelector('main a:last-of-type')!.textContent))!.includes(nasty), body);
        assert.ok(!(await page.evaluate(() => '__pwn' in window)));
        await builder.page.close();
        await page.page.close();
      }
    }
  });
});

describe('the builder', () => {
  const faults = async (page: TestPage) => page.axe(['body']);

  for (const scheme of ['light', 'dark']) {
    for (const lang of ['en', 'fr']) {
      it(`is accessible: ${scheme}, ${lang}`, async () => {
        const page = await openBuilder(kit, `?lang=${lang}&as=wordpress&accent=%23f0a030`, {prepare: page => page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}])});
        assert.deepEqual(await faults(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
        assert.match(await page.evaluate(() => document.querySelector('h1')!.textContent!), lang === 'fr' ? /Composez/ : /Make/);
      });
    }
  }

  for (const width of [320, 768, 1200]) {
    it(`fits ${width} px`, async () => {
      const page = await openBuilder(kit, '?lang=fr&as=squarespace&width=1000', {prepare: page => page.setViewport({width, height: 800})});
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  }

  it('asks nobody but the hosts of kit and feed', async () => {
    const page = await openBuilder(kit, '?page=loud');
    await measured(page);
    await page.quiet();
    await page.oracle({changes: true, shifts: true, keys: ['litHtmlVersions']});
  });

  it('has its whole state in its address: loaded again, back and forward', async () => {
    const page = await openBuilder(kit);
    const choose = (name: string, value: string) => page.evaluate((name, value) => document.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)!.click(), name, value);
    const kind = () => page.evaluate(() => document.querySelector<HTMLInputElement>('[name=element]:checked')!.value + document.querySelector<HTMLInputElement>('[name=as]:checked')!.value);
    await choose('element', 'ijm-impact-stat');
    await choose('as', 'react');
    assert.equal(await kind(), 'ijm-impact-statreact');
    const [address, snippet] = [await page.evaluate(() => location.search), await code(page, 'component')];
    assert.match(address, /element=ijm-impact-stat.*stat=cambodia-rescued/);
    await page.page.goBack();
    assert.equal(await kind(), 'ijm-impact-stattag');
    await page.page.goBack();
    assert.equal(await kind(), 'ijm-donate-ctatag');
    await page.page.goForward();
    await page.page.goForward();
    assert.equal(await kind(), 'ijm-impact-statreact');
    const again = await openBuilder(kit, address);
    assert.equal(await code(again, 'component'), snippet);
  });

  it('can be used by keyboard alone, to the copied snippet', async () => {
    const page = await openBuilder(kit, '', {
      prepare: page => page.browserContext().overridePermissions(kit.site.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']),
    });
    const {keyboard} = page.page;
    const active = () => page.evaluate(() => `${document.activeElement!.id} ${(document.activeElement as HTMLInputElement).name ?? ''} ${document.activeElement!.textContent!.trim()}`);
    const tabTo = async (wanted: RegExp) => {
      for (let i = 0; i < 80; i++) {
        await keyboard.press('Tab');
        if (wanted.test(await active())) return;
      }
      assert.fail(`no way to ${wanted}`);
    };
    await tabTo(/^ ?element/);
    await keyboard.press('ArrowRight');
    await page.until('/element=ijm-country-card.*country=cambodia/.test(location.search)');
    await keyboard.press('ArrowLeft');
    await page.until('/appeal=cambodia/.test(location.search) && !/element/.test(location.search)');
    await tabTo(/^partner/);
    await keyboard.type('partner-9');
    await tabTo(/^ ?as/);
    await keyboard.press('ArrowRight');
    await page.until('/as=wordpress/.test(location.search)');
    await measured(page);
    await tabTo(/Copy$/);
    const snippet = await code(page);
    await keyboard.press('Enter');
    await page.until(`document.querySelector('#status').textContent === 'Snippet: copied.'`);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), snippet);
    assert.match(snippet, /partner="partner-9"/);
  });

  it('selects the text where it may not copy, and says what to press', async () => {
    const page = await openBuilder(kit, '', {first: 'Object.defineProperty(navigator, "clipboard", {value: undefined})'});
    await measured(page);
    await page.evaluate(() => document.querySelector<HTMLElement>('.code button')!.click());
    await page.until(`/Ctrl/.test(document.querySelector('#status').textContent)`);
    assert.equal(await page.evaluate(() => getSelection()!.toString().trim()), (await code(page)).trim());
  });

  it('shows the page without script as it is: a link, and no script', async () => {
    const page = await openBuilder(kit, `${GIVE}&script=off`);
    const handle = await page.page.waitForSelector('#stage iframe:only-child:not(.coming)');
    const frame = (await handle!.contentFrame())!;
    await frame.waitForSelector('ijm-donate-cta a');
    assert.equal(await frame.evaluate(() => document.querySelectorAll('script').length), 0);
    assert.equal(await frame.evaluate(() => document.querySelector('a')!.href), await code(page, 'donate'));
    assert.doesNotMatch(await page.evaluate(() => document.querySelector('#stage iframe')!.getAttribute('sandbox')!), /scripts/);
  });

  it('lets no link of the preview lead away, and says where it would', async () => {
    const page = await openBuilder(kit, GIVE);
    await measured(page);
    const frame = (await (await page.page.waitForSelector('#stage iframe:only-child:not(.coming)'))!.contentFrame())!;
    await frame.waitForFunction(() => !!document.querySelector('ijm-donate-cta')?.shadowRoot?.querySelector('[part~=link]'), {timeout: 8_000, polling: 30});
    await frame.evaluate(() => document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector<HTMLElement>('[part~=link]')!.click());
    await page.until(`/www\\.ijm\\.ca/.test(document.querySelector('#status').textContent)`);
    assert.ok(await frame.evaluate(() => !!document.querySelector('ijm-donate-cta')));
  });

  for (const [what, feed, says] of [
    ['is not there', '/odd/x?status=404', /cannot be had/],
    ['is a web page', '/odd/x?type=text/html', /something else/],
    ['is no JSON', '/odd/x?body=hello', /something else/],
    ['is of another version', `/odd/x?body=${encodeURIComponent('{"version": 2, "locales": ["en"]}')}`, /another version/],
    ['may not be read', 'http://localhost:1/feed.json', /cannot be had/],
    ['is no address', 'ftp://feeds.example/feed.json', /no web address/],
  ] as const) {
    it(`says what is wrong with a feed that ${what}, and still hands something out`, async () => {
      const page = await openBuilder(kit, `?appeal=cambodia&feed=${encodeURIComponent(feed)}`);
      assert.match(await page.evaluate(() => document.querySelector('#feed-help')!.textContent!), says);
      assert.match(await code(page), /<ijm-donate-cta appeal="cambodia">.*<a href=https?:/);
    });
  }

  it('reads another feed when it is asked to', async () => {
    const feed = await readFeed();
    feed.appeals = {other: {...feed.appeals.cambodia, title: 'Another appeal'}};
    const page = await openBuilder(kit);
    kit.site.put('/other.json', {body: JSON.stringify(feed), type: 'application/json'});
    await page.evaluate(() => {
      document.querySelector<HTMLInputElement>('#feed')!.value = '/other.json';
      document.querySelector<HTMLElement>('.feed button')!.click();
    });
    await page.until(`document.querySelector('#entry')?.selectedOptions[0]?.textContent === 'Another appeal'`);
    assert.match(await code(page), /appeal="other"/);
  });

  it('warns of a kit from elsewhere, and takes its hash from there', async () => {
    const page = await openBuilder(kit, `?kit=${encodeURIComponent(`${kit.site.other}/dist/`)}`);
    await page.until(`/integrity="sha384/.test(document.querySelector('#code-snippet').textContent)`);
    assert.match(await code(page), new RegExp(`src="${kit.site.other}/dist/ijm-widgets.js"`));
    assert.match(await page.evaluate(() => document.querySelector('.warnings')!.textContent!), /comes from localhost/);
  });

  for (const [amount, says] of [['120', false], ['12.5', false], ['1', true], ['12,5', true], ['much', true]] as const) {
    it(`says${says ? '' : ' nothing'} of an amount that the widget ${says ? 'does not take' : 'takes'}: ${amount}`, async () => {
      const page = await openBuilder(kit, `?appeal=cambodia&amount=${amount}`);
      assert.equal(/not within what this appeal takes/.test(await page.evaluate(() => document.querySelector('.warnings')!.textContent!)), says);
    });
  }

  it('says when a colour is too pale, and offers a darker one', async () => {
    const page = await openBuilder(kit, '?accent=%23ffd23f');
    assert.match(await page.evaluate(() => document.querySelector('#accent-help')!.textContent!), /pale on white \(1\.\d to 1/);
    await page.evaluate(() => document.querySelector<HTMLElement>('#accent-help button')!.click());
    await page.until(`/Easy to see/.test(document.querySelector('#accent-help').textContent)`);
  });

  it('is in dist, and there takes the kit from beside it and the feed from where docs/host.md puts it', async () => {
    const {site} = kit;
    site.serve('/kit/1/', 'dist');
    site.put('/kit/feed.json', {body: JSON.stringify(await readFeed()), type: 'application/json'});
    const page = await kit.open(await readFile('dist/builder.html', 'utf8'), {path: '/kit/1/builder.html'});
    await page.until(`/integrity="sha384/.test(document.querySelector('#code-snippet')?.textContent)`);
    const {version} = JSON.parse(await readFile('package.json', 'utf8'));
    const address = async () => /src="([^"]*)" (.*?)data-cfasync/.exec(await code(page))!.slice(1);
    // What a hash vouches for does not move, wherever the builder was found.
    const [pinned, hash] = await address();
    assert.equal(pinned, `${site.origin}/kit/${version}/ijm-widgets.js`);
    assert.equal(/integrity="(.*?)"/.exec(hash!)![1], JSON.parse(await readFile('dist/integrity.json', 'utf8'))['ijm-widgets.js'].integrity);
    await page.evaluate(() => document.querySelector<HTMLElement>('[name=channel][value=moving]')!.click());
    assert.deepEqual(await address(), [`${site.origin}/kit/1/ijm-widgets.js`, 'crossorigin="anonymous" ']);
    assert.match(await code(page), new RegExp(`data-feed="${site.origin}/kit/feed.json"`));
  });
});
