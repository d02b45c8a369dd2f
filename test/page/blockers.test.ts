/**
 * Content blockers (case A44): no address that the kit has a page ask for, and nothing that it puts on a page, is what
 * EasyList, EasyPrivacy or uBlock Origin’s own lists look for. The lists are those of Debian’s package.
 */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';
import {FiltersEngine, Request, type RequestType} from '@ghostery/adblocker';
import {debianPackage, skipWithout} from '../support/debian.js';
import {EVERY, html, pageTests, SNIPPET} from '../support/page.js';

const kit = pageTests();

const PACKAGE = 'webext-ublock-origin-chromium';
const LISTS = ['thirdparties/easylist/easylist.txt', 'thirdparties/easylist/easyprivacy.txt', 'ublock/filters.min.txt', 'ublock/privacy.min.txt', 'ublock/badware.min.txt'];

const folder = debianPackage(PACKAGE);
const read = (list: string) => readFile(join(folder!, 'usr/share/chromium/extensions/ublock-origin/assets', list), 'utf8');
const engine = folder === undefined ? undefined : FiltersEngine.parse((await Promise.all(LISTS.map(read))).join('\n'), {debug: true});
const needsLists = skipWithout(folder, PACKAGE);

/** Where operators may put the kit, the feed, the intake and the pages to pass on. */
const PLACES = [
  'https://widgets.example.org/',
  'https://widgets.ijm.ca/',
  'https://www.ijm.ca/widgets/',
  'https://cdn.ijm.ca/kit/',
  'https://static.ijm.ca/assets/ijm-widgets/',
  'https://ijm-widgets.netlify.app/',
  'https://ijm-canada.github.io/ijm-widgets/',
  'https://d1a2b3c4d5e6f7.cloudfront.net/',
  'https://ijm-widgets.s3.ca-central-1.amazonaws.com/',
  'https://cdn.example.net/npm/ijm-widgets@1.0.0/dist/',
];
/** As what. Not as `ping`, of which the lists block every one to another host: nothing in dist sends any, see `dist.test.ts`. */
const TYPES: RequestType[] = ['script', 'xhr', 'fetch', 'image', 'stylesheet', 'sub_frame', 'other'];

/** Which of these addresses are blocked for a page of somebody else, as what, and by which rule. */
const blocked = (urls: string[], sourceUrl = 'https://partner.example.com/news/page.html') =>
  urls.flatMap(url =>
    TYPES.flatMap(type => {
      const {match, filter} = engine!.match(Request.fromRawDetails({url, sourceUrl, type}));
      return match ? [`${url} as ${type}: ${filter?.rawLine?.slice(0, 200)}`] : [];
    }),
  );

const below = (...paths: string[]) => PLACES.flatMap(place => paths.map(path => place + path));

describe('the lists of content blockers', needsLists, () => {
  it('are read: they know what they are for', () => {
    for (const url of ['https://www.google-analytics.com/analytics.js', 'https://widgets.example.org/1.0.0/beacon.js', 'https://widgets.example.org/pagead/conversion.js?x=1', 'https://connect.facebook.net/en_US/fbevents.js'])
      assert.notDeepEqual(blocked([url]), [], url);
  });

  it('match no file of the kit, wherever it lies', async () => {
    const files = Object.keys(JSON.parse(await readFile(resolve(process.env.DIST ?? 'dist', 'integrity.json'), 'utf8'))).filter(file => !file.startsWith('node/'));
    assert.ok(files.includes('ijm-widgets.js') && files.includes('parts/map-view.js') && files.includes('embed.html'));
    const addresses = [...files, 'integrity.json'].flatMap(file => ['1.0.0/', '1/', '1.0.0-2026-11-23/'].map(version => version + file));
    assert.deepEqual(blocked(below(...addresses)), []);
  });

  it('match no frame, feed or intake', () => {
    const query = 'element=ijm-donate-cta&appeal=cambodia&fundraiser=polar-dip&partner=partner-7&ref=partner-7&amount=45&currency=CAD&frequency=monthly&feed=https%3A%2F%2Fwidgets.example.org%2Ffeed.json';
    assert.deepEqual(
      blocked(
        below(
          ...['feed.json', 'countries/cambodia.json', 'stats/cambodia-rescued.json', 'quotes/cambodia-sharpe.json', 'offices/phnom-penh.json', 'appeals/cambodia.json', 'forms/media.json', 'fundraisers/polar-dip.json'],
          ...['intake/messages', 'intake/health', 'messages', '1.0.0/ijm-widgets.js?v=2', `1.0.0/embed.html?${query}`, `1.0.0/builder.html?${query}`],
        ),
      ),
      [],
    );
  });

  it('match no page that is passed on, nor what lies beside it', async () => {
    const out = await mkdtemp(join(tmpdir(), 'ijm-blockers-'));
    try {
      await promisify(execFile)(process.execPath, ['dist/node/ijm-widgets.js', 'pages', 'test/support/feeds/cambodia.json', '--out', out, '--base', 'https://widgets.example.org/share/', '--kit', 'https://widgets.example.org/1.0.0/', '--feed', 'https://widgets.example.org/feed.json', '--no-pictures']);
      const pages = (await readdir(out, {recursive: true})).filter(file => /\.(html|json)$/.test(file)).flatMap(file => [`share/${file}`, `share/${file.replace(/\.html$/, '.png')}`]);
      assert.ok(pages.length > 10);
      assert.deepEqual(blocked(below(...pages)), []);
    } finally {
      await rm(out, {recursive: true});
    }
  });

  it('hide nothing of the kit on a page', async () => {
    const control = '<p id="control" class="AdBox">An advertisement</p>';
    const link = '<a href="https://www.ijm.ca/donate?appeal=cambodia&amp;source=partner-7&amp;utm_source=partner-7" data-ijm="donate-cta" data-appeal="cambodia">Give to IJM</a>';
    const frame = '<iframe src="/dist/embed.html?element=ijm-donate-cta&amp;appeal=cambodia&amp;feed=/feeds/cambodia.json" title="Give to IJM" width="600" height="400"></iframe>';
    // Twice: as the fallback stands there before the script, or without it, and with the widgets.
    for (const script of ['', SNIPPET]) {
      const page = await kit.open(html(`<ijm-feed src="/feeds/cambodia.json">${EVERY.join('\n')}</ijm-feed>${link}${frame}${control}${script}`));
      if (script) await page.until(`!document.querySelector('[data-ijm]')`);
      await page.quiet();
      for (const inside of page.page.frames()) {
        const {classes, ids, hrefs} = await inside.evaluate(() => {
          const all = [...document.querySelectorAll<HTMLElement>('*')];
          return {
            classes: [...new Set(all.flatMap(({classList}) => [...classList]))],
            ids: [...new Set(all.map(({id}) => id).filter(Boolean))],
            hrefs: [...new Set(all.map(element => element.getAttribute('href') ?? '').filter(Boolean))],
          };
        });
        const {styles} = engine!.getCosmeticsFilters({url: 'https://partner.example.com/page.html', hostname: 'partner.example.com', domain: 'example.com', classes, ids, hrefs});
        const hidden = await inside.evaluate(styles => {
          const isHidden = (element: Element) => getComputedStyle(element).display === 'none';
          const seen = [...document.querySelectorAll('body *')].filter(element => !isHidden(element));
          const sheet = new CSSStyleSheet();
          // Each selector in a rule of its own, as one that the browser does not know costs all that it is in a list with.
          sheet.replaceSync(styles.replaceAll(',\n', ' { display: none !important }\n'));
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
          return seen.filter(isHidden).map(({outerHTML}) => outerHTML);
        }, styles);
        assert.deepEqual(hidden, inside === page.page.mainFrame() ? [control] : []);
      }
    }
  });
});
