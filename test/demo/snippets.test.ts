/** What the snippet builder hands out, as text; that it works on a page is tested in `test/page/builder.test.ts`. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {accentOf, contrast, parseHex} from '../../demo/builder/colours.js';
import * as snippets from '../../demo/builder/snippets.js';
import type {Options} from '../../demo/builder/snippets.js';
import {attributesOf, readState, writeState} from '../../demo/builder/state.js';
import {en} from '../../demo/builder/words/en.js';
import {fr} from '../../demo/builder/words/fr.js';
import {KINDS} from '../../demo/builder/elements.js';
import {FORMS} from '../../demo/builder/state.js';

const PLAIN: Options = {
  tag: 'ijm-donate-cta',
  attributes: {appeal: 'cambodia', partner: 'partner-7'},
  feed: 'https://widgets.example.org/feed.json',
  kit: 'https://widgets.example.org/1.0.0/',
  integrity: 'sha384-abc',
  hosts: ['www.ijm.ca', 'ijm.ca'],
  fallback: {before: '', text: 'Give to IJM', href: 'https://www.ijm.ca/donate?a=1&b=2'},
  title: 'Give',
};

const HEAD = `<link rel="preload" as="fetch" href="https://widgets.example.org/feed.json" crossorigin>
<script async src="https://widgets.example.org/1.0.0/ijm-widgets.js" integrity="sha384-abc" crossorigin="anonymous" data-cfasync="false" data-feed="https://widgets.example.org/feed.json" data-hosts="www.ijm.ca ijm.ca"></script>`;
const LINK = '<a href=https://www.ijm.ca/donate?a=1&amp;b=2>Give to IJM</a>';

describe('the documented forms', () => {
  const rows: [form: string, made: string, wanted: string][] = [
    ['tag', snippets.tagSnippet(PLAIN), `${HEAD}\n<ijm-donate-cta appeal="cambodia" partner="partner-7">${LINK}</ijm-donate-cta>`],
    ['moving', snippets.headSnippet({...PLAIN, kit: snippets.movingKit(PLAIN.kit), integrity: undefined}), HEAD.replace('/1.0.0/', '/1/').replace(' integrity="sha384-abc"', '')],
    [
      'optimiser-proof',
      snippets.feedSnippet(PLAIN),
      `${HEAD}\n<ijm-feed src="https://widgets.example.org/feed.json" hosts="www.ijm.ca ijm.ca"><ijm-donate-cta appeal="cambodia" partner="partner-7">${LINK}</ijm-donate-cta></ijm-feed>`,
    ],
    ['link', snippets.linkSnippet(PLAIN), '<a href=https://www.ijm.ca/donate?a=1&amp;b=2 data-ijm="donate-cta" data-appeal="cambodia" data-partner="partner-7">Give to IJM</a>'],
    [
      'without quotation marks',
      snippets.tagSnippet({...PLAIN, bare: true}),
      `<link rel=preload as=fetch href=https://widgets.example.org/feed.json crossorigin>
<script async src=https://widgets.example.org/1.0.0/ijm-widgets.js integrity=sha384-abc crossorigin=anonymous data-cfasync=false data-feed=https://widgets.example.org/feed.json data-hosts=www.ijm.ca,ijm.ca></script>
<ijm-donate-cta appeal=cambodia partner=partner-7><a href=https://www.ijm.ca/donate?a=1&amp;b=2>Give to IJM</a></ijm-donate-cta>`,
    ],
    [
      'of what comes with the second file',
      snippets.headSnippet({...PLAIN, tag: 'ijm-goal', companions: 'sha256-def'}),
      HEAD.replace('\n', '\n<link rel="preload" as="script" href="https://widgets.example.org/1.0.0/parts/companions.js" integrity="sha256-def" crossorigin>\n'),
    ],
    ['of what does not', snippets.headSnippet({...PLAIN, companions: 'sha256-def'}), HEAD],
    ['words before the link', snippets.elementSnippet({...PLAIN, fallback: {...PLAIN.fallback, before: 'Help:'}}), `<ijm-donate-cta appeal="cambodia" partner="partner-7">Help: ${LINK}</ijm-donate-cta>`],
    [
      'iframe',
      snippets.frameTag(PLAIN),
      '<iframe src="https://widgets.example.org/1.0.0/embed.html?element=ijm-donate-cta&amp;appeal=cambodia&amp;partner=partner-7&amp;feed=https%3A%2F%2Fwidgets.example.org%2Ffeed.json&amp;hosts=www.ijm.ca+ijm.ca" title="Give" loading="lazy" width="100%" height="644" frameborder="0"></iframe>',
    ],
  ];
  for (const [form, made, wanted] of rows) it(form, () => assert.equal(made, wanted));

  it('have no line end inside a tag', () => {
    for (const made of [snippets.tagSnippet(PLAIN), snippets.feedSnippet(PLAIN), snippets.linkSnippet(PLAIN), snippets.frameSnippet(PLAIN)]) assert.doesNotMatch(made, /<[a-z/][^>]*\n/);
  });
});

describe('what a feed or a visitor types', () => {
  const HOSTILE = ['"><script>x</script>', "'><img src=x onerror=x>", '</a></ijm-donate-cta><b>', '<!--', ']]>', '[gallery]', '{{constructor}}', '{% x %}', '`', '&quot;', '\u2028</script>', 'a\nb'];
  for (const text of HOSTILE) {
    it(`stays text: ${JSON.stringify(text)}`, () => {
      const options: Options = {...PLAIN, attributes: {appeal: text, partner: text}, fallback: {before: text, text, href: `https://www.ijm.ca/${text}`}, title: text, hosts: [text]};
      for (const bare of [false, true]) {
        const all = [snippets.tagSnippet({...options, bare}), snippets.feedSnippet({...options, bare}), snippets.linkSnippet({...options, bare}), snippets.frameTag({...options, bare})].join('\n');
        // Tags of ours alone are left, and in them nothing that ends an attribute too early.
        const tags = all.replace(/<\/?(?:a|b|link|script|iframe|ijm-[a-z-]+|span|div)(?:\s+[\w-]+(?:="[^"<>`]*"|=[^\s"'`<>]+)?)*>/g, '');
        assert.doesNotMatch(tags, /[<>"'`[\]{}]/);
        assert.equal((all.match(/<script/g) ?? []).length, 2);
        assert.doesNotMatch(all, /<(img|b|!--)/);
      }
      for (const code of [snippets.reactSnippet(options), snippets.vueSnippet(options)]) {
        assert.doesNotMatch(code, /<(img|script>x|!--|b>)|<\/script>x|\u2028/);
      }
      // Nothing of it stands in Vue's template but escaped, or in braces of ours.
      const template = snippets.vueSnippet(options).split('<template>')[1]!;
      assert.deepEqual(template.match(/\{\{.*?\}\}/g), ['{{ link.before }}', '{{ link.text }}']);
    });
  }

  it('is a literal that means the same again', () => {
    for (const text of HOSTILE) assert.equal(JSON.parse(snippets.literal(text)), text);
  });
});

describe('the moving address', () => {
  const rows: [kit: string, moving: string][] = [
    ['https://a.example/1.0.0/', 'https://a.example/1/'],
    ['https://a.example/kit/2.13.4/', 'https://a.example/kit/2/'],
    ['https://a.example/2.0.0-beta.1/', 'https://a.example/2/'],
    ['https://a.example/dist/', 'https://a.example/dist/'],
    ['https://a.example/1/', 'https://a.example/1/'],
  ];
  for (const [kit, moving] of rows) it(`${kit} → ${moving}`, () => assert.equal(snippets.movingKit(kit), moving));
});

describe('the pinned address', () => {
  const rows: [kit: string, pinned: string][] = [
    ['https://a.example/1/', 'https://a.example/1.2.3/'],
    ['https://a.example/2/', 'https://a.example/2/'],
    ['https://a.example/1.0.0/', 'https://a.example/1.0.0/'],
    ['https://a.example/dist/', 'https://a.example/dist/'],
  ];
  for (const [kit, pinned] of rows) it(`${kit} → ${pinned}`, () => assert.equal(snippets.pinnedKit(kit, '1.2.3'), pinned));
});

describe('the room kept', () => {
  const room = (heights: Record<number, number>) => Object.entries(heights).map(([width, height]) => ({width: Number(width), height}));
  const rows: [what: string, heights: Record<number, number>, wanted: Record<number, number>][] = [
    ['nothing measured', {}, {}],
    ['one height', {280: 500}, {0: 500}],
    ['lower when wide', {280: 800, 375: 700, 600: 400}, {0: 800, 375: 700, 600: 400}],
    ['hardly lower', {280: 500, 375: 490, 600: 480}, {0: 500}],
    ['hardly higher', {280: 500, 375: 519}, {0: 519}],
    ['higher again', {280: 500, 375: 400, 600: 450}, {0: 500, 375: 400, 600: 450}],
    ['measured in another order', {600: 400, 280: 800}, {0: 800, 600: 400}],
  ];
  for (const [what, heights, wanted] of rows) it(what, () => assert.deepEqual(snippets.steps(room(heights)), room(wanted)));

  it('is one line of CSS, which no editor has to encode', () => {
    const css = snippets.rule({...PLAIN, room: room({280: 800, 600: 400}), tokens: {'--ijm-color-accent': '#123456'}});
    assert.equal(
      css,
      '.ijm-room-donate-cta-cambodia{container-type:inline-size;inline-size:100%;--ijm-color-accent:#123456} .ijm-room-donate-cta-cambodia ijm-donate-cta{display:block;min-block-size:800px} @container (min-width:600px){.ijm-room-donate-cta-cambodia ijm-donate-cta{min-block-size:400px}}',
    );
    assert.doesNotMatch(css, /[<>&"'\n]/);
  });

  it('leaves an app its colours', () => assert.equal(snippets.coloursRule({...PLAIN, tokens: {'--ijm-color-accent': '#123456'}}), 'ijm-donate-cta {\n  --ijm-color-accent: #123456;\n}'));

  it('is nothing where there is nothing to say', () => assert.equal(snippets.rule(PLAIN), ''));

  it('stands in the page’s own sheet when that is wanted', () => {
    const made = snippets.elementSnippet({...PLAIN, room: room({280: 800}), style: 'sheet'});
    assert.match(made, /^<div class="ijm-room-donate-cta-cambodia"><ijm-donate-cta /);
  });

  it('is what an iframe begins with', () => assert.match(snippets.frameTag({...PLAIN, room: room({280: 800, 600: 400})}), / height="804" /));
});

describe('the policy', () => {
  it('names the origins of kit, feed, forms and pictures, and the hash of the style', () => {
    const policy = snippets.scriptPolicy({...PLAIN, feed: 'https://feeds.example.org/a/feed.json'}, {connect: ['https://forms.example.org'], images: ['https://feeds.example.org', 'https://img.example.org']}, 'abc=');
    assert.equal(
      snippets.policyText(policy),
      "script-src https://widgets.example.org;\nconnect-src https://feeds.example.org https://forms.example.org;\nimg-src https://feeds.example.org https://img.example.org;\nstyle-src 'sha256-abc=';\ntrusted-types ijm-widgets",
    );
  });
  it('names the frame', () => assert.equal(snippets.policyText(snippets.framePolicy(PLAIN)), 'frame-src https://widgets.example.org'));
});

describe('an accent colour', () => {
  it('is read with and without sharp, long and short', () => {
    for (const hex of ['#1a2b3c', '1a2b3c', ' #1A2B3C ']) assert.deepEqual(parseHex(hex), [0x1a, 0x2b, 0x3c]);
    assert.deepEqual(parseHex('#abc'), [0xaa, 0xbb, 0xcc]);
    for (const none of ['', '#12345', 'red', '#ggg', '#1234567', 'url(x)']) assert.equal(parseHex(none), undefined);
  });

  // Against the values that WCAG's own examples give.
  const rows: [a: string, b: string, ratio: number][] = [
    ['#000', '#fff', 21],
    ['#fff', '#fff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ];
  for (const [a, b, ratio] of rows) it(`${a} on ${b}: ${ratio} to 1`, () => assert.equal(Number(contrast(parseHex(a)!, parseHex(b)!).toFixed(2)), ratio));

  it('can be read on, in light and dark, whatever it is', () => {
    for (let i = 0; i < 4096; i += 7) {
      const {tokens, onWhite, better} = accentOf(`#${i.toString(16).padStart(3, '0')}`)!;
      const [[light, dark], [lightText, darkText]] = Object.values(tokens).map(value => value.match(/#[\da-f]{6}/g)!.map(hex => parseHex(hex)!)) as [any, any];
      assert.ok(contrast(light, lightText) >= 4.5 && contrast(dark, darkText) >= 4.5, tokens['--ijm-color-accent-text']);
      assert.ok(contrast(dark, parseHex('#1c2224')!) >= 4.5, tokens['--ijm-color-accent']);
      assert.equal(!better, onWhite >= 4.5);
      if (better) assert.ok(contrast(parseHex(better)!, parseHex('#fff')!) >= 4.5, better);
    }
  });
});

describe('the state in the address', () => {
  it('is nothing at first', () => assert.equal(writeState(readState('')), ''));
  const rows = ['?lang=fr&element=ijm-quote&theme=dark&as=react&quote=maly', '?accent=%237a3b12&partner=a+b%26c', '?channel=moving&room=none&quotes=no&width=1000&page=loud&script=off&feed=https%3A%2F%2Fa.example%2Ff.json'];
  for (const search of rows) it(`comes back: ${search}`, () => assert.equal(writeState(readState(search)), search));
  it('takes no value that there is not', () => assert.equal(writeState(readState('?lang=xx&element=script&as=<b>&width=7&constructor=1')), ''));
  it('gives an element its own attributes alone', () => {
    const state = readState('?element=ijm-country-card&country=cambodia&appeal=boats&variant=button&amount=5&heading-level=3&speak=fr-CA&theme=auto');
    assert.deepEqual(attributesOf(state), {country: 'cambodia', 'heading-level': '3', lang: 'fr-CA', theme: 'auto'});
    assert.deepEqual(attributesOf(readState('?element=ijm-impact-stat&stat=x&still=yes')), {stat: 'x', still: ''});
    assert.deepEqual(attributesOf(readState('?fundraiser=polar-dip&heading-level=9&variant=inline')), {fundraiser: 'polar-dip', variant: 'inline'});
  });
});

describe('the builder’s words', () => {
  /** Every path of a dictionary that ends in words. */
  const paths = (words: unknown, at = ''): string[] =>
    typeof words === 'object' && words && !Array.isArray(words) ? Object.entries(words).flatMap(([name, inner]) => paths(inner, `${at}.${name}`)) : [`${at}${Array.isArray(words) ? `[${words.length}]` : ''}`];
  it('are all there in French', () => assert.deepEqual(paths(fr), paths(en)));
  it('name every element and form', () => {
    for (const words of [en, fr]) {
      for (const {tag} of KINDS) assert.ok(words.tags[tag], tag);
      for (const form of FORMS) assert.ok(words.forms[form] && words.steps[form], form);
    }
  });
});
