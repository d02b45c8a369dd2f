import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {pictureSvg} from '../../../src/node/pages/picture.js';
import {cleanFeed, run, workFolder, type Outcome} from './harness.js';

const {folder, write} = workFolder();
const OUT = join(folder, 'share');
const PLACES = ['--base', 'https://widgets.example.org/share', '--kit', 'https://widgets.example.org/1.0.0/', '--feed', 'https://feeds.example.org/feed.json'];

const pages = (feed: unknown, ...words: string[]) => run(['pages', write('feed.json', feed), '--out', OUT, ...PLACES, ...words]);
const read = (path: string) => readFileSync(join(OUT, path), 'utf8');

describe('ijm-widgets pages', () => {
  let first: Outcome;
  before(async () => {
    first = await pages(cleanFeed());
  });

  it('makes a page, an oEmbed document and an image for each country, appeal and fundraiser in each language', () => {
    assert.deepEqual([first.code, first.error], [0, '']);
    for (const locale of ['en-CA', 'fr-CA'])
      for (const path of ['countries/cambodia', 'appeals/cambodia', 'fundraisers/dip'])
        for (const ending of ['html', 'json', 'png']) assert.ok(existsSync(join(OUT, locale, `${path}.${ending}`)), `${locale} ${path}.${ending}`);
  });

  it('tells networks and search engines what the page is', () => {
    const page = read('fr-CA/countries/cambodia.html');
    const at = 'https://widgets.example.org/share';
    for (const part of [
      '<html lang="fr-CA">',
      '<title>Cambodge – ',
      `<link rel="canonical" href="${at}/fr-CA/countries/cambodia.html">`,
      `<link rel="alternate" hreflang="en-CA" href="${at}/en-CA/countries/cambodia.html">`,
      `<link rel="alternate" type="application/json+oembed" href="${at}/fr-CA/countries/cambodia.json"`,
      '<meta property="og:title" content="Cambodge">',
      '<meta property="og:locale" content="fr_CA">',
      `<meta property="og:image" content="${at}/fr-CA/countries/cambodia.png">`,
      '<meta name="twitter:card" content="summary_large_image">',
      'data-feed="https://feeds.example.org/feed.json" data-hosts="www.ijm.ca"',
    ])
      assert.ok(page.includes(part), part);
  });

  it('allows its own styles by hash, and nothing inline besides', () => {
    const page = read('en-CA/appeals/cambodia.html');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!.replaceAll('&#39;', "'");
    const styles = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
    assert.ok(styles.length > 2);
    for (const hash of styles) assert.ok(policy.includes(hash));
    assert.match(policy, /default-src 'none'; script-src https:\/\/widgets\.example\.org\/1\.0\.0\//);
    assert.doesNotMatch(page, / style=|unsafe/);
  });

  it('says in its oEmbed document what to show in which room', () => {
    const {html, ...rest} = JSON.parse(read('en-CA/fundraisers/dip.json'));
    assert.match(html, /^<iframe src="https:\/\/widgets\.example\.org\/1\.0\.0\/embed\.html\?element=ijm-donate-cta&#38;fundraiser=dip&#38;feed=https%3A%2F%2Ffeeds/);
    assert.deepEqual([rest.version, rest.type, rest.title, rest.width, typeof rest.height, rest.thumbnail_width, rest.thumbnail_height], ['1.0', 'rich', 'Polar dip', 560, 'number', 1200, 630]);
  });

  it('draws images of 1200 × 630 that differ from each other', () => {
    const images = ['en-CA/countries/cambodia.png', 'fr-CA/countries/cambodia.png', 'en-CA/fundraisers/dip.png'].map(path => readFileSync(join(OUT, path)));
    for (const image of images) {
      assert.equal(image.toString('latin1', 1, 4), 'PNG');
      assert.deepEqual([image.readUInt32BE(16), image.readUInt32BE(20)], [1200, 630]);
    }
    assert.ok(!images[0]!.equals(images[1]!) && !images[0]!.equals(images[2]!));
  });

  it('writes nothing anew when nothing has changed', async () => {
    const {mtimeMs} = statSync(join(OUT, 'en-CA/countries/cambodia.png'));
    assert.match((await pages(cleanFeed())).out, /0 files written/);
    assert.equal(statSync(join(OUT, 'en-CA/countries/cambodia.png')).mtimeMs, mtimeMs);
  });

  it('removes what it made of an entry that is withdrawn since, and nothing else', async () => {
    writeFileSync(join(OUT, 'en-CA/countries/mine.html'), 'mine');
    writeFileSync(join(folder, 'outside.html'), 'outside');
    const list = JSON.parse(read('pages.json'));
    writeFileSync(join(OUT, 'pages.json'), JSON.stringify({made: [...list.made, '../outside.html', 'en-CA/countries/../../../outside.html']}));
    const feed = cleanFeed();
    feed.fundraisers.dip.withdrawn = true;
    assert.match((await pages(feed)).out, /6 removed/);
    assert.ok(!existsSync(join(OUT, 'fr-CA/fundraisers/dip.png')));
    assert.ok(existsSync(join(OUT, 'en-CA/countries/mine.html')) && existsSync(join(folder, 'outside.html')));
  });

  it('does without images where none are wanted', async () => {
    const {code} = await pages(cleanFeed(), '--no-pictures');
    assert.equal(code, 0);
    assert.ok(!existsSync(join(OUT, 'en-CA/countries/cambodia.png')));
    assert.doesNotMatch(read('en-CA/countries/cambodia.html'), /og:image|\.png/);
  });

  it('says what is wrong', async () => {
    const file = write('feed.json', cleanFeed());
    const unplaced = await run(['pages', file, '--out', OUT, ...PLACES.slice(0, 4)]);
    assert.equal(unplaced.code, 2);
    assert.match(unplaced.error, /--feed <address>/);
    const insecure = await run(['pages', file, '--out', OUT, '--base', 'http://example.org/', ...PLACES.slice(2)]);
    assert.equal(insecure.code, 2);
    assert.match(insecure.error, /begins with https/);
    assert.equal((await pages({version: 1, locales: ['en']}, '--no-pictures')).code, 1);
  });
});

describe('the preview image', () => {
  // Every letter as wide as half its size.
  const width = (text: string, {size}: {size: number}) => text.length * size * 0.5;
  const svg = (words: object) => pictureSvg({organization: 'IJM', title: 'Cambodia', locale: 'en', ...words}, {width});

  it('shows text as text', () => {
    assert.match(svg({title: '<script>&'}), /&#60;script&#62;&#38;</);
  });

  it('keeps every line on the picture, however long', () => {
    const made = svg({title: 'Help '.repeat(60), text: 'Donaudampfschifffahrtsgesellschaft'.repeat(9), figure: {value: '500', label: 'people '.repeat(60)}});
    const lines = [...made.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="(\d+)"[^>]*>([^<]*)</g)].map(([, x, y, size, text]) => ({x: +x!, y: +y!, right: +x! + width(text!.replace(/&#\d+;/g, ' '), {size: +size!})}));
    assert.ok(lines.length > 4);
    for (const {right, y} of lines) assert.ok(right <= 1121 && y < 630, `${right} ${y}`);
    assert.match(made, /…</);
  });

  it('is mirrored where text runs from right to left', () => {
    assert.match(svg({locale: 'ar', title: 'كمبوديا'}), /<text x="1120"[^>]*text-anchor="end"/);
  });

  it('fills no more than the bar', () => {
    assert.match(svg({goal: {fraction: 1, summary: 'all', percent: '140%'}}), /width="1040" height="20" rx="10" fill="#8fd8d2"/);
  });
});
