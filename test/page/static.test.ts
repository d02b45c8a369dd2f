/** Static HTML of `ijm-widgets render`: useful without script, and replaced without a shift when the script comes. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {beforeEach, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {chromiumOnly, engine, html, pageTests, SCRIPT, type TestPage} from '../support/page.js';

const kit = pageTests();

/** The demo's feed; and the same without any consent, so that nothing has to wait for the script. */
const WITHHELD = '/demo/feeds/demo.json';
const FEED = '/demo/feeds/free.json';
const demo = await readFile('demo/feeds/demo.json', 'utf8');
const free = JSON.stringify(JSON.parse(demo, (name, value) => (name === 'consent' ? undefined : value)));
const COMMAND = resolve(process.env.DIST ?? 'dist', 'node/ijm-widgets.js');

const render = async (words: string, feed = FEED) => (await promisify(execFile)(process.execPath, [COMMAND, 'render', `${kit.site.origin}${feed}`, ...words.split(' ')])).stdout;

const NONCE = 'n0nce';
const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types ijm-widgets page`;
const STRICT = {headers: {'content-security-policy': POLICY}};

/** Its script asks for the kit only when it is told to. */
const late = (feed: string) => `<script nonce="${NONCE}">window.bring = () => { const s = document.createElement('script'); s.nonce = '${NONCE}'; s.src = '${SCRIPT}'; s.dataset.feed = '${feed}'; document.head.append(s) }</script>`
  // A page with Trusted Types has a policy of its own for that.
  .replace(`s.src = '${SCRIPT}'`, `s.src = trustedTypes.createPolicy('page', {createScriptURL: url => url}).createScriptURL('${SCRIPT}')`);

/** Where everything that has a name or a text stands, in every root: `part: left top width height`. */
const places = (page: TestPage): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        const {x, y, width, height} = element.getBoundingClientRect();
        const name = element.getAttribute('part') ?? (element.localName === 'bdi' && element.closest('.hidden') === null ? element.textContent : undefined);
        if (name && width && getComputedStyle(element).visibility === 'visible' && !element.closest('[inert]')) found.push(`${name}: ${[x, y, width, height].map(Math.round).join(' ')}`);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document.querySelector('main')!);
    return found;
  });

const ELEMENTS: Record<string, string> = {
  'give': '--element ijm-donate-cta --appeal cambodia',
  'give to a fundraiser, in French': '--element ijm-donate-cta --fundraiser polar-dip --lang fr-CA',
  'give in a row': '--element ijm-donate-cta --appeal cambodia --variant inline',
  'a country': '--element ijm-country-card --country cambodia',
  'a country in a line': '--element ijm-country-card --country india --variant compact',
  'a country with all of it': '--element ijm-country-card --country cambodia --variant profile',
  'a country whose picture is withheld': '--element ijm-country-card --country india',
  'a figure': '--element ijm-impact-stat --stat cambodia-rescued',
  'a figure with a chart': '--element ijm-impact-stat --stat demo-wait',
  'a goal': '--element ijm-goal --fundraiser polar-dip',
  'a quotation': '--element ijm-quote --quote udhr-4',
  'an office': '--element ijm-office --office phnom-penh',
  'a map': '--element ijm-map --country cambodia',
  'help': '--element ijm-help',
  'a form': '--element ijm-contact-form --form media',
  'links to share': '--element ijm-share --url https://www.ijm.ca/',
};

/** What says less without script, in the same room: days left, fields, buttons that would do nothing, pictures withheld, a map. */
const SAYS_LESS = /goal|map|fundraiser|form|share|withheld|all of it/;
/** What goes when the script comes: until when there is time, and where to write to. */
const GOES = /^(Until|Jusqu’au|As of|link: .* 118 30$)/;

describe('static HTML', () => {
  beforeEach(() => {
    kit.site.serve('/demo/', 'demo');
    kit.site.put(FEED, {body: free, type: 'application/json'});
  });

  for (const [what, words] of Object.entries(ELEMENTS)) {
    for (const [width, scheme] of [[1000, 'light'], [320, 'dark']] as const) {
      it(`gives way to the widget without a shift: ${what}, ${width} px, ${scheme}`, scheme === 'dark' ? chromiumOnly('preferred colours and contrast') : {}, async () => {
        const feed = /withheld/.test(what) ? WITHHELD : FEED;
        const markup = await render(`${words} --theme auto --nonce ${NONCE}`, feed);
        const tag = /ijm-[\w-]+/.exec(markup)![0];
        const page = await kit.open(html(`${markup}<p>What comes after it.</p>`, {head: late(feed)}), {
          ...STRICT,
          prepare: async page => {
            await page.setViewport({width, height: 800});
            if (engine === 'chromium') await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
          },
        });
        await page.quiet();
        const before = await places(page);
        const picture = Buffer.from(await page.page.screenshot());
        await page.evaluate('bring()');
        await page.until(`document.querySelector('${tag}').matches(':state(ready)')`);
        await page.quiet();
        const after = await places(page);
        assert.ok(before.length > 1, 'something is shown');
        if (SAYS_LESS.test(what)) {
          assert.equal(before[0], after[0], 'the root');
          assert.deepEqual(before.filter(place => !GOES.test(place) && !after.includes(place)), []);
        } else {
          assert.deepEqual(before, after);
          assert.ok(picture.equals(Buffer.from(await page.page.screenshot())), 'not a pixel has changed');
        }
        assert.equal(await page.evaluate(() => (window as any)[Symbol.for('ijm-test')].shift), 0);
        await page.oracle({changes: true, keys: ['bring']});
      });
    }
  }

  /** A page on which no script runs at all. */
  const openStill = async (words: string, feed = FEED) => {
    const markup = await render(words, feed);
    const page = await kit.open(html(markup), {prepare: page => page.setJavaScriptEnabled(false)});
    return {page, markup};
  };

  it('has links that lead on without script: each amount, once and monthly, the link itself', chromiumOnly('script turned off'), async () => {
    const {page} = await openStill('--element ijm-donate-cta --appeal cambodia --partner partner-7');
    kit.site.put('/donate', {body: 'thanks'});
    const links = await page.page.$$eval('ijm-donate-cta >>> a', all => (all as HTMLAnchorElement[]).map(({href, ariaLabel, textContent}) => `${ariaLabel ?? textContent} ${href}`));
    const at = (query: string) => `https://www.ijm.ca/donate?${query}&campaign=cambodia&source=partner-7&lang=en-CA`;
    for (const link of [
      `Give $35 ${at('amount=35&currency=CAD&type=single')}`,
      `Give $60 ${at('amount=60&currency=CAD&type=single')}`,
      `Monthly: Give $36 monthly ${at('amount=36&currency=CAD&type=recurring')}`,
      `Other amount: Give ${at('currency=CAD&type=single')}`,
    ])
      assert.ok(links.includes(link), `${link}\n${links.join('\n')}`);
    // What is clicked on screen is the link, and it goes there.
    const amount = (await page.page.$('ijm-donate-cta >>> [part=amount]'))!;
    await page.page.setRequestInterception(true);
    const asked = new Promise<string>(done => page.page.on('request', request => (done(request.url()), void request.abort())));
    await amount.click();
    assert.equal(await asked, at('amount=35&currency=CAD&type=single'));
  });

  it('is accessible', async () => {
    for (const words of Object.values(ELEMENTS)) {
      const page = await kit.open(html(await render(words)));
      assert.deepEqual(await page.axe([/ijm-[\w-]+/.exec(words)![0]]), [], words);
    }
  });

  it('shows no form that could not be sent, but where to write', chromiumOnly('script turned off'), async () => {
    const {page} = await openStill('--element ijm-contact-form --form media');
    assert.ok(await page.page.$('ijm-contact-form >>> a[href="mailto:events@ijm.ca"]'));
    const controls = await page.page.$$('ijm-contact-form >>> :is(input, button, textarea, select)');
    for (const control of controls) assert.equal(await control.boundingBox(), null);
  });

  it('shows no buttons that would do nothing', chromiumOnly('script turned off'), async () => {
    const {page} = await openStill('--element ijm-share --url https://www.ijm.ca/');
    assert.equal((await page.page.$$('ijm-share >>> a')).length, 5);
    for (const button of await page.page.$$('ijm-share >>> button')) assert.equal(await button.boundingBox(), null);
  });

  it('shows a map without script, its offices in words below; in a card, where they are beside it, the map alone', chromiumOnly('script turned off'), async () => {
    const {page} = await openStill('--element ijm-map --country cambodia');
    const seen = async (selector: string) => (await page.page.$(selector))!.isVisible();
    assert.ok(await seen('ijm-map >>> [part=country]'));
    assert.ok(await seen('ijm-map >>> [part=office]'));
    assert.match(await page.page.$eval('ijm-map >>> [role=img]', map => map.ariaLabel!), /Cambodia.*Phnom Penh/);
    assert.equal(await page.page.$eval('ijm-map >>> [part=offices]', offices => (offices as HTMLElement).innerText), 'Office: Phnom Penh');
    const {page: card} = await openStill('--element ijm-country-card --country cambodia --variant profile');
    assert.ok(await (await card.page.$('ijm-country-card >>> ijm-map >>> [part=country]'))!.isVisible());
    assert.equal(await (await card.page.$('ijm-country-card >>> ijm-map >>> [part=offices]'))!.isVisible(), false);
  });

  it('keeps the room of a map for the script, and shows it where none comes', async () => {
    const page = await kit.open(html(await render('--element ijm-map --country cambodia')));
    const isSeen = `getComputedStyle(document.querySelector('ijm-map').shadowRoot.querySelector('[part=country]')).visibility === 'visible'`;
    const room = () => page.evaluate(() => document.querySelector('ijm-map')!.getBoundingClientRect().height);
    assert.equal(await page.evaluate(isSeen), false);
    const before = await room();
    await page.until(isSeen);
    assert.equal(await room(), before);
    await page.oracle({changes: true});
  });

  it('holds nothing that carries a consent', chromiumOnly('script turned off'), async () => {
    const {page, markup} = await openStill('--element ijm-country-card --country ghana --variant profile', WITHHELD);
    const {countries, quotes} = JSON.parse(demo);
    const {image, quotes: ids} = countries.ghana;
    const taken = [image.src.split('/').at(-1), image.alt['en-CA'], ...ids.flatMap((id: string) => (quotes[id].consent ? [quotes[id].text['en-CA'], quotes[id].author.name] : []))];
    assert.ok(taken.length > 2);
    for (const text of taken) assert.ok(!markup.includes(text), text);
    // Without a script nothing is to come, and so no room is kept.
    assert.equal(await (await page.page.$('ijm-country-card >>> figure'))?.isVisible(), false);
    assert.match(await page.text('ijm-country-card'), /Ghana/);
  });

  it('stays where the feed cannot be had', async () => {
    const markup = await render('--element ijm-country-card --country cambodia --variant profile');
    kit.site.put(FEED, {status: 503});
    const page = await kit.open(html(`${markup}<script async src="${SCRIPT}" data-feed="${FEED}"></script>`));
    await page.until("document.querySelector('ijm-country-card').matches(':state(error)')");
    const give = await page.page.$('ijm-country-card >>> ijm-donate-cta >>> .button');
    assert.ok(await give!.isVisible());
  });

  it('goes when its entry is withdrawn', async () => {
    const markup = await render('--element ijm-quote --quote udhr-4');
    const feed = JSON.parse(free);
    feed.quotes['udhr-4'].withdrawn = true;
    kit.site.put(FEED, {body: JSON.stringify(feed), type: 'application/json'});
    const page = await kit.open(html(`${markup}<script async src="${SCRIPT}" data-feed="${FEED}"></script>`));
    await page.until("document.querySelector('ijm-quote').matches(':state(error)')");
    assert.doesNotMatch(await page.page.$eval('ijm-quote', quote => quote.shadowRoot!.textContent!), /slavery/);
  });

  it('counts nothing up that was read already', async () => {
    const markup = await render('--element ijm-country-card --country cambodia');
    const page = await kit.open(html(`${markup}${late(FEED)}`), STRICT);
    await page.evaluate(() => {
      const seen = ((window as any).seen = new Set());
      const look = () => {
        const value = document.querySelector('ijm-country-card')!.shadowRoot!.querySelector('ijm-impact-stat')?.shadowRoot?.querySelector('.value') as HTMLElement | null;
        if (value) seen.add(`${value.innerText} ${getComputedStyle(value.firstElementChild!).opacity}`);
        requestAnimationFrame(look);
      };
      look();
    });
    await page.evaluate('bring()');
    await page.until("document.querySelector('ijm-country-card').matches(':state(ready)')");
    await page.quiet();
    assert.deepEqual(await page.evaluate(() => [...(window as any).seen]), ['500 1']);
  });
});

describe('a page to pass on', () => {
  it('shows without script, and lives under its own strict policy when the script comes', chromiumOnly('script turned off'), async () => {
    kit.site.serve('/demo/', 'demo');
    const folder = await mkdtemp(join(tmpdir(), 'ijm-pages-'));
    try {
      const {origin} = kit.site;
      await promisify(execFile)(process.execPath, [COMMAND, 'pages', `${origin}${WITHHELD}`, '--out', folder, '--base', `${origin}/share/`, '--kit', `${origin}/dist/`, '--no-pictures']);
      const path = '/share/fr-CA/fundraisers/polar-dip.html';
      const body = await readFile(join(folder, 'fr-CA/fundraisers/polar-dip.html'), 'utf8');
      const still = await kit.open(body, {path, prepare: page => page.setJavaScriptEnabled(false)});
      assert.ok(await (await still.page.$('ijm-donate-cta >>> .button[href^="https://www.ijm.ca/donate?"]'))!.isVisible());
      const page = await kit.open(body, {path});
      await page.until("[...document.querySelectorAll('ijm-donate-cta, ijm-share')].every(el => el.matches(':state(ready)'))");
      await page.quiet();
      // The parser that the document is compared with makes no roots of templates.
      await page.oracle({changes: true});
      // What sites that know oEmbed show has room for all of it.
      for (const name of ['en-CA/countries/cambodia', 'en-CA/appeals/boats', 'fr-CA/fundraisers/polar-dip']) {
        const {html: frame, width, height} = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
        const framed = await kit.open(html(frame), {path: '/blog.html', prepare: page => page.setViewport({width: 1000, height: 1400})});
        const inside = await (await framed.page.waitForSelector('iframe'))!.contentFrame();
        await inside.waitForFunction("document.querySelector('ijm-donate-cta, ijm-country-card')?.matches(':state(ready)')");
        const needed = await inside.evaluate(() => document.body.scrollHeight);
        assert.ok(needed <= height && width === 560, `${name}: ${needed} in ${height}`);
      }
    } finally {
      await rm(folder, {recursive: true});
    }
  });
});
