import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cleanFeed, run, served, workFolder} from './harness.js';
import {readFeedFiles} from '../../../src/node/cli/check/feed-files.js';

const {write} = workFolder();
const FEED = write('feed.json', cleanFeed());

const render = (...words: string[]) => run(['render', FEED, ...words]);

describe('ijm-widgets render', () => {
  it('prints the element with its root, and a link inside for browsers that know no such roots', async () => {
    const {code, out, error} = await render('--element', 'ijm-donate-cta', '--appeal', 'cambodia', '--amount=35');
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /^<ijm-donate-cta appeal="cambodia" amount="35"><template shadowrootmode="open"><style>[^]*?<\/style><div part="root"/);
    assert.match(out, /<\/template><a href="https:\/\/www\.ijm\.ca\/donate\?amount=35">Give \$35<\/a><\/ijm-donate-cta>\n$/);
  });

  it('puts no style where a strict policy forbids it, and the nonce where it asks for one', async () => {
    const {out} = await render('--element', 'ijm-country-card', '--country', 'cambodia', '--nonce', 'a"b');
    assert.doesNotMatch(out, / style=/);
    const styles = out.match(/<style[^>]*>/g)!;
    assert.ok(styles.length > 1);
    assert.deepEqual([...new Set(styles)], ['<style nonce="a&#34;b">']);
  });

  it('draws the elements inside', async () => {
    const {out} = await render('--element', 'ijm-country-card', '--country', 'cambodia', '--variant', 'profile');
    for (const tag of ['ijm-impact-stat', 'ijm-quote', 'ijm-office', 'ijm-donate-cta', 'ijm-goal'])
      assert.match(out, new RegExp(`<${tag}[^>]*><template shadowrootmode="open"><style>[^]*?</style><div part="root"`), tag);
  });

  it('speaks the language asked for', async () => {
    const {out} = await render('--element', 'ijm-country-card', '--country', 'cambodia', '--lang', 'fr');
    assert.match(out, /^<ijm-country-card country="cambodia" lang="fr-CA" still>/);
    assert.match(out, /<div part="root"[^>]* lang="fr-CA"/);
    assert.match(out, /Cambodge/);
  });

  it('knows right from left, and themes', async () => {
    const feed = cleanFeed();
    feed.locales.push('ar');
    const {out} = await run(['render', write('ar.json', feed), '--element', 'ijm-office', '--office', 'phnom-penh', '--lang', 'ar', '--theme', 'dark']);
    assert.match(out, /<div part="root" class="root dark" lang="ar" dir="rtl"/);
  });

  it('shows text of the feed as text', async () => {
    const feed = cleanFeed();
    feed.quotes['cambodia-sharpe'].text = '</template><script>alert(1)</script>{{7*7}}<!--lit-part-->';
    const {out} = await run(['render', write('bad.json', feed), '--element', 'ijm-quote', '--quote', 'cambodia-sharpe']);
    assert.doesNotMatch(out, /<script|<!--/);
    assert.match(out, /&lt;\/template&gt;&lt;script&gt;/);
    assert.match(out, /&lt;!--lit-part--&gt;/);
  });

  it('finds what is relative beside the address that the feed will have, and leaves it out where that is not said', async () => {
    const feed = cleanFeed();
    delete feed.countries.cambodia.image.consent;
    const file = write('picture.json', feed);
    const words = ['render', file, '--element', 'ijm-country-card', '--country', 'cambodia'];
    assert.match((await run([...words, '--base', 'https://widgets.example.org/v/feed.json'])).out, /src="https:\/\/widgets\.example\.org\/v\/boat\.jpg"/);
    assert.doesNotMatch((await run(words)).out, /boat\.jpg|<img/);
  });

  it('says until when there is time, not how long', async () => {
    const feed = cleanFeed();
    feed.appeals.cambodia.goal.ends = '2999-01-31';
    const {out} = await run(['render', write('goal.json', feed), '--element', 'ijm-goal', '--appeal', 'cambodia']);
    assert.match(out, /Until January 31, 2999/);
    assert.doesNotMatch(out, /days left/);
  });

  for (const [what, words, code, says] of [
    ['an element that there is not', ['--element', 'ijm-donat-cta'], 2, /no element ijm-donat-cta\. Did you mean ijm-donate-cta\?/],
    ['no element', ['--appeal', 'cambodia'], 2, /--element <tag>' not specified/],
    ['an attribute that it has not', ['--element', 'ijm-donate-cta', '--apeal', 'cambodia'], 2, /no attribute apeal\. Did you mean --appeal\?/],
    ['a base that is none', ['--element', 'ijm-help', '--base', 'here'], 2, /here is no address/],
    ['sharing nothing', ['--element', 'ijm-share'], 2, /--url/],
    ['an entry that there is not', ['--element', 'ijm-donate-cta', '--appeal', 'kenya'], 1, /no appeals\.kenya \(entry-missing\)/],
    ['hosts that the link does not lead to', ['--element', 'ijm-donate-cta', '--appeal', 'cambodia', '--hosts', 'example.org'], 1, /link-refused/],
  ] as const) {
    it(`says what is wrong: ${what}`, async () => {
      const outcome = await render(...words);
      assert.equal(outcome.code, code, outcome.error);
      assert.match(outcome.error, says);
      assert.equal(outcome.out, '');
    });
  }

  it('says what is wrong: a quotation with a consent', async () => {
    const feed = cleanFeed();
    feed.quotes['cambodia-sharpe'].consent = {basis: 'written'};
    const {code, error} = await run(['render', write('consent.json', feed), '--element', 'ijm-quote', '--quote', 'cambodia-sharpe']);
    assert.equal(code, 1);
    assert.match(error, /carries a consent/);
  });

  it('says what is wrong: a withdrawn entry, no feed, no file', async () => {
    const feed = cleanFeed();
    feed.stats['cambodia-rescued'].withdrawn = true;
    assert.equal((await run(['render', write('gone.json', feed), '--element', 'ijm-impact-stat', '--stat', 'cambodia-rescued'])).code, 1);
    assert.equal((await run(['render', write('list.json', []), '--element', 'ijm-help'])).code, 1);
    const outcome = await run(['render', 'nowhere.json', '--element', 'ijm-help']);
    assert.equal(outcome.code, 2);
    assert.match(outcome.error, /there is no such file/);
  });

  it('reads an entry that only the address knows', async () => {
    const {whole} = await readFeedFiles(
      new URL('https://feed.test/feed.json'),
      served({'feed.json': {version: 1, locales: ['en'], stats: {$ref: 'stats/{id}.json'}}, 'stats/one.json': {value: 1, label: 'one'}}),
      [{collection: 'stats', id: 'one'}],
    );
    assert.equal((whole as any).stats.one.value, 1);
  });
});
