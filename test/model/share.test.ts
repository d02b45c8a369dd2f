import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {shareLinks, shareUrl} from '../../src/model/share.js';

const ENGLISH = {locale: 'en-CA', locales: ['en-CA']};
const PAGE = 'https://partner.example/blog/post?x=1#top';
const HEADING = 'Freedom & “hope” + 100 %';

const links = (networks?: string | null, heading = HEADING, url = PAGE) => shareLinks(url, heading, networks, ENGLISH);
const hrefOf = (network: string, heading = HEADING, url = PAGE) => links(network, heading, url)[0]!.href;

describe('shareUrl', () => {
  const cases: [url: string | null | undefined, page: string, shared: string][] = [
    [undefined, PAGE, PAGE],
    [null, PAGE, PAGE],
    ['', PAGE, PAGE],
    ['https://www.ijm.ca/x', PAGE, 'https://www.ijm.ca/x'],
    ['/dip', PAGE, 'https://partner.example/dip'],
    ['?y=2', PAGE, 'https://partner.example/blog/post?y=2'],
    ['javascript:alert(1)', PAGE, PAGE],
    ['java\nscript:alert(1)', PAGE, PAGE],
    ['data:text/html,x', PAGE, PAGE],
    ['http://www.ijm.ca/x', PAGE, PAGE],
    ['https://user:pass@www.ijm.ca/', PAGE, PAGE],
    ['https://', PAGE, PAGE],
    ['mailto:a@b.example', PAGE, PAGE],
    ['/dip', 'http://partner.example/', 'http://partner.example/'],
    ['https://www.ijm.ca/x', 'about:srcdoc', 'https://www.ijm.ca/x'],
    ['/x', 'about:srcdoc', 'about:srcdoc'],
  ];
  for (const [url, page, shared] of cases) it(`makes ${url} on ${page} ${shared}`, () => assert.equal(shareUrl(url, page), shared));
});

describe('shareLinks', () => {
  it('leads to each network with the address as one parameter', () => {
    const expected = [
      ['facebook', 'https://www.facebook.com/sharer/sharer.php', {u: PAGE}],
      ['x', 'https://x.com/intent/tweet', {url: PAGE, text: HEADING}],
      ['linkedin', 'https://www.linkedin.com/sharing/share-offsite/', {url: PAGE}],
      ['pinterest', 'https://www.pinterest.com/pin/create/button/', {url: PAGE, description: HEADING}],
      ['email', 'mailto:', {body: PAGE, subject: HEADING}],
    ] as const;
    assert.deepEqual(
      links().map(({network, href}) => {
        const [to, query] = href.split('?');
        return [network, to, Object.fromEntries(new URLSearchParams(query))];
      }),
      expected,
    );
  });

  it('labels them', () => {
    assert.deepEqual(links().map(({label}) => label), ['Share on Facebook', 'Share on X', 'Share on LinkedIn', 'Share on Pinterest', 'Send by e-mail']);
    assert.notEqual(shareLinks(PAGE, '', 'email', {locale: 'fr-CA', locales: ['fr-CA']})[0]!.label, 'Send by e-mail');
  });

  it('leaves the heading out where there is none', () => {
    assert.equal(hrefOf('email', ''), `mailto:?body=${encodeURIComponent(PAGE)}`);
    assert.ok(!hrefOf('x', '').includes('text'));
  });

  it('writes a mail that any mail program reads: a plus is a plus (RFC 6068)', () => {
    const href = hrefOf('email', 'a b+c&body=evil\r\nBcc: x@y.example');
    assert.ok(!href.includes('+'));
    assert.equal(href.match(/body=/g)!.length, 1);
    const subject = decodeURIComponent(/subject=([^&]*)/.exec(href)![1]!);
    assert.equal(subject, 'a b+c&body=evil\r\nBcc: x@y.example');
  });

  const lists: [networks: string | null | undefined, shown: string][] = [
    [undefined, 'facebook x linkedin pinterest email'],
    [null, 'facebook x linkedin pinterest email'],
    ['', 'facebook x linkedin pinterest email'],
    [' , ', 'facebook x linkedin pinterest email'],
    ['email x', 'email x'],
    ['x, email,facebook', 'x email facebook'],
    ['  LinkedIn\nEmail ', 'linkedin email'],
    ['x myspace x email x', 'x email'],
    ['myspace', ''],
    ['constructor toString __proto__ x', 'x'],
  ];
  for (const [networks, shown] of lists)
    it(`of ${JSON.stringify(networks)} shows ${shown || 'none'}`, () => assert.equal(links(networks).map(({network}) => network).join(' '), shown));

  it('never lets an address or a heading become another parameter', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.webUrl({withQueryParameters: true, withFragments: true}), (heading, url) => {
        for (const {href} of links(null, heading, url)) {
          const query = [...new URL(href).searchParams];
          assert.ok(query.length <= 2);
          assert.equal(query[0]![1], url);
          if (query[1]) assert.equal(query[1][1], heading.toWellFormed?.() ?? heading);
        }
      }),
      {numRuns: 1000},
    );
  });
});
