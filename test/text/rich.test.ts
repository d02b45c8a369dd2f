import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {richBlocks, type Block, type Inline} from '../../src/text/rich.js';

const language = {locale: 'en-CA', locales: ['en-CA', 'fr-CA']};

/** A short spelling of the tree: `p(…)`, `ul(…|…)`, `b(…)`, `i(…)`, `a<address>(…)`. */
const drawn = (blocks: Block[]): string => {
  const inline = (parts: Inline[]): string =>
    parts
      .map(part => {
        if (typeof part === 'string') return part;
        const mark = part.kind === 'link' ? `a<${part.href}>` : part.kind === 'strong' ? 'b' : 'i';
        return `${mark}(${inline(part.parts)})`;
      })
      .join('·');
  return blocks.map(block => (block.kind === 'list' ? `ul(${block.items.map(inline).join('|')})` : `p(${inline(block.parts)})`)).join(' ');
};

const textOf = (parts: Inline[]): string => parts.map(part => (typeof part === 'string' ? part : textOf(part.parts))).join('');

describe('richBlocks: inline marks', () => {
  const table: [typed: string, expected: string][] = [
    ['plain', 'p(plain)'],
    ['a **b** c', 'p(a ·b(b)· c)'],
    ['a *b* c', 'p(a ·i(b)· c)'],
    ['*a* *b*', 'p(i(a)· ·i(b))'],
    ['**a *b* c**', 'p(b(a ·i(b)· c))'],
    ['*a **b** c*', 'p(i(a ·b(b)· c))'],
    ['***a***', 'p(b(i(a)))'],
    ['**a *b***', 'p(b(a ·i(b)))'],
    ['*a **b***', 'p(i(a ·b(b)))'],
    ['**a***b*', 'p(b(a)·i(b))'],
    ['[a](https://b.example)', 'p(a<https://b.example>(a))'],
    ['see [a](https://b.example/?c=d&e=f#g), now', 'p(see ·a<https://b.example/?c=d&e=f#g>(a)·, now)'],
    ['[a](https://b.example/c_(d))', 'p(a<https://b.example/c_(d)>(a))'],
    ['([a](https://b.example))', 'p((·a<https://b.example>(a)·))'],
    ['[**a** b](mailto:a@b.example)', 'p(a<mailto:a@b.example>(b(a)· b))'],
    ['**[a](tel:+1-613)**', 'p(b(a<tel:+1-613>(a)))'],
    ['[a [b](c) d](e)', 'p([a ·a<c>(b)· d](e))'],
    ['[a](b c)', 'p([a](b c))'],
    ['[a]( b)', 'p([a]( b))'],
    ['[](https://b.example)', 'p([](https://b.example))'],
    ['[a]()', 'p([a]())'],
    ['[a] (b)', 'p([a] (b))'],
    ['[a *b](c) d*', 'p(a<c>(a *b)· d*)'],
    ['**a [b** c](d)', 'p(b(a [b)· c](d))'],
    ['2 * 3 * 4', 'p(2 * 3 * 4)'],
    ['** a **', 'p(** a **)'],
    ['*a *b', 'p(*a *b)'],
    ['*a * b*', 'p(i(a * b))'],
    ['*a', 'p(*a)'],
    ['a*', 'p(a*)'],
    ['**a*', 'p(**a*)'],
    ['*a**', 'p(*a**)'],
    ['****a****', 'p(****a****)'],
    ['*', 'p(*)'],
    ['**', 'p(**)'],
    ['****', 'p(****)'],
    ['[', 'p([)'],
    ['](', 'p(]()'],
    ['\\', 'p(\\)'],
    ['\\*a\\*', 'p(*a*)'],
    ['*a\\*b*', 'p(i(a*b))'],
    ['\\[a](b)', 'p([a](b))'],
    ['[a\\](b)', 'p([a](b))'],
    ['\\\\', 'p(\\)'],
    ['C:\\new', 'p(C:\\new)'],
    ['<b onclick=x>a</b> &amp; `b` _c_ # d', 'p(<b onclick=x>a</b> &amp; `b` _c_ # d)'],
    ['![a](https://b.example/c.png)', 'p(!·a<https://b.example/c.png>(a))'],
    ['esclavage : *sûr*', 'p(esclavage : ·i(sûr))'],
    ['🙂*🙂*', 'p(🙂·i(🙂))'],
  ];
  for (const [typed, expected] of table) it(`${typed} is ${expected}`, () => assert.equal(drawn(richBlocks(typed, language)), expected));
});

describe('richBlocks: blocks', () => {
  const table: [what: string, rich: Parameters<typeof richBlocks>[0], expected: string][] = [
    ['blank lines part paragraphs', 'a\n\nb\n \t\n\n\nc', 'p(a) p(b) p(c)'],
    ['a single newline is a space', 'a\nb', 'p(a b)'],
    ['Windows newlines', 'a\r\nb\r\n\r\nc', 'p(a b) p(c)'],
    ['marks reach over a newline', 'a **b\nc** d', 'p(a ·b(b c)· d)'],
    ['but not over a paragraph', 'a **b\n\nc** d', 'p(a **b) p(c** d)'],
    ['a list', '- a\n- b', 'ul(a|b)'],
    ['a list after a line', 'a\n- b\n- c', 'p(a) ul(b|c)'],
    ['a paragraph after a list', '- a\n\nb', 'ul(a) p(b)'],
    ['a longer item', '- a\nb\n- c', 'ul(a b|c)'],
    ['a loose list is one list', '- a\n\n- b', 'ul(a|b)'],
    ['marks in items', '- *a*\n- [b](https://c.example)', 'ul(i(a)|a<https://c.example>(b))'],
    ['no list without a space', '-a', 'p(-a)'],
    ['no list where escaped', '\\- a', 'p(- a)'],
    ['an array holds one paragraph an item', ['a', 'b\nc'], 'p(a) p(b c)'],
    ['empty items are left out', ['', ' ', 'a'], 'p(a)'],
    ['nothing', '', ''],
    ['nothing but newlines', '\n\n', ''],
    ['absent', undefined, ''],
    ['an empty array', [], ''],
  ];
  for (const [what, rich, expected] of table) it(what, () => assert.equal(drawn(richBlocks(rich, language)), expected));

  it('marks what is in another language, item by item', () => {
    const blocks = richBlocks([{'en-CA': 'a', 'fr-CA': 'b'}, {'fr-CA': '- c'}, {'en-CA': '- d'}], language);
    assert.deepEqual(blocks.map(({kind, lang}) => [kind, lang]), [['paragraph', undefined], ['list', 'fr-CA'], ['list', undefined]]);
  });
});

describe('richBlocks: hostile texts', () => {
  // Thirty times what a feed may hold: work that grows with the square would keep the test for minutes.
  const LENGTH = 300_000;
  const baits = ['*', '**', '***', '[', ']', '](', '[a](', '[a](b', '](x)', '(', '\\', 'a*', '*a', '*a ', ' *', '[*', '*[', '**a*', '[x](y)', '*a*', ' ', '\n', '\n ', '- ', '\n- ', '\n\n', '\\*', '[](', '(a', '](a(b)', '🙂*'];
  for (const bait of baits) {
    it(`${JSON.stringify(bait)} again and again comes to an end and loses nothing`, () => {
      const typed = bait.repeat(LENGTH / bait.length);
      const blocks = richBlocks(typed, language);
      const shown = blocks.map(block => (block.kind === 'list' ? block.items.map(textOf).join('') : textOf(block.parts))).join('');
      const letters = (text: string) => text.replace(/[^xa🙂]/gu, '').length;
      if (!bait.includes('](')) assert.equal(letters(shown), letters(typed));
      assert.ok(shown.length <= typed.length);
    });
  }

  it('draws few nodes for many marks', () => {
    const [block] = richBlocks('['.repeat(LENGTH), language);
    assert.deepEqual(block, {kind: 'paragraph', lang: undefined, parts: ['['.repeat(LENGTH)]});
  });

  it('is not fooled by a polluted Object.prototype', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    prototype.extend = () => {};
    prototype.href = 'javascript:alert(1)';
    try {
      assert.equal(drawn(richBlocks('**a** [b] c*d*', language)), 'p(b(a)· [b] c·i(d))');
    } finally {
      delete prototype.extend;
      delete prototype.href;
    }
  });
});
