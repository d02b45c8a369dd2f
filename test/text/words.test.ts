import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import * as words from '../../src/text/words.js';
import * as en from '../../src/text/words/en.js';
import * as es from '../../src/text/words/es.js';
import * as fr from '../../src/text/words/fr.js';

type Word = string | ((...values: unknown[]) => string);
type Language = Record<string, Record<string, Word>>;
const languages: [locale: string, all: Language][] = [
  ['en', en as unknown as Language],
  ['fr', fr as unknown as Language],
  ['es', es as unknown as Language],
];

/** Every word of a language, with something in place of what comes in. */
const spoken = (all: Language, n = 2): [path: string, text: string][] =>
  Object.entries(all).flatMap(([group, members]) =>
    Object.entries(members).map(([name, word]): [string, string] => {
      // Counts come first; `⟨⟩` stands for what is filled in.
      if (typeof word === 'string') return [`${group}.${name}`, word];
      return [`${group}.${name}`, /^\(?n\b/.test(String(word)) ? word(n, '⟨⟩') : word('⟨⟩', '⟨⟩')];
    }),
  );

describe('the kit’s own words', () => {
  for (const [locale, all] of languages) {
    it(`${locale} has every group and word, and none is empty`, () => {
      const paths = (language: Language) => spoken(language).map(([path]) => path);
      assert.deepEqual(paths(all), paths(en as unknown as Language));
      for (const [path, text] of spoken(all)) assert.ok(text.trim(), path);
    });

    it(`${locale} uses what comes in`, () => {
      for (const [path, text] of spoken(all, 5)) {
        const [group, name] = path.split('.') as [string, string];
        const word = all[group]![name]!;
        if (typeof word === 'function' && path !== 'card.offices') assert.match(text, /⟨⟩|5/, path);
      }
    });

    it(`${locale} has real apostrophes and quotation marks`, () => {
      for (const [path, text] of spoken(all)) assert.doesNotMatch(text, /['"]/, path);
    });

    it(`${locale} says one and many as the plural rules of Intl do`, () => {
      const rules = new Intl.PluralRules(locale);
      const counted: [string, string][] = [['goal', 'supporters'], ['goal', 'days'], ['goal', 'hours'], ['sending', 'short'], ['sending', 'long'], ['sending', 'busy'], ['map', 'offices'], ['card', 'offices']];
      for (const [group, name] of counted) {
        const forms = new Map<string, string>();
        for (const n of [0, 1, 2, 3, 5, 10, 11, 21, 100, 101, 1000, 999_999]) {
          const text = (all[group]![name] as (n: number, text: string) => string)(n, '#');
          const category = rules.select(n);
          assert.equal(forms.get(category) ?? text, text, `${group}.${name}(${n})`);
          forms.set(category, text);
        }
        assert.notEqual(forms.get('one'), forms.get('other'), `${group}.${name} has a plural`);
      }
      const supporters = all.goal!.supporters as (n: number, text: string) => string;
      const isMillionApart = rules.select(1e6) !== rules.select(999_999);
      assert.equal(supporters(1e6, '#') !== supporters(999_999, '#'), isMillionApart);
    });
  }

  it('French keeps its spaces before punctuation, and they do not break', () => {
    for (const [path, text] of spoken(fr as unknown as Language)) {
      const bare = text.replaceAll('://', '');
      assert.doesNotMatch(bare, /[^\u202f][;!?]/, path);
      assert.doesNotMatch(bare, /[^\u00a0]:/, path);
      assert.doesNotMatch(bare, /«(?!\u00a0)|(?<!\u00a0)»/, path);
    }
  });

  it('French reads a range aloud', () => {
    assert.equal(fr.change.fromTo(fr.change.range('15–30\u00a0%'), '0,1\u00a0%'), 'De 15 à 30\u00a0% à 0,1\u00a0%');
    assert.equal(fr.change.range('-5 – 30\u00a0%'), '-5 à 30\u00a0%');
    assert.equal(fr.change.range('12'), '12');
  });
});

describe('wordsIn', () => {
  const table: [locale: string, own: string][] = [
    ['en-CA', 'Amount'],
    ['fr', 'Montant'],
    ['fr-CA', 'Montant'],
    ['FR-ca', 'Montant'],
    ['frr', 'Amount'],
    ['de', 'Amount'],
    ['', 'Amount'],
    ['__proto__', 'Amount'],
    ['constructor', 'Amount'],
  ];
  for (const [locale, own] of table) it(`${locale} says ${own}`, () => assert.equal(words.wordsIn(words.donateWords, locale).amount, own));
});

describe('further languages', () => {
  it('are fetched when asked for, and then spoken', async () => {
    assert.equal(words.hasWords('es-MX'), false);
    assert.equal(words.wordsIn(words.goalWords, 'es-MX').reached, en.goal.reached);
    assert.equal(await words.loadWords('es-MX'), true);
    assert.equal(words.hasWords('es'), true);
    assert.equal(words.wordsIn(words.goalWords, 'es-MX').reached, es.goal.reached);
  });

  for (const locale of ['en', 'fr-CA', 'de', '', 'constructor', 'valueOf', '__proto__', 'en_CA']) {
    it(`${locale} has nothing to fetch`, async () => {
      assert.equal(words.hasWords(locale), true);
      assert.equal(await words.loadWords(locale), true);
    });
  }
});

describe('a group', () => {
  const bundle = async (source: string) => {
    const {outputFiles} = await build({stdin: {contents: source, resolveDir: import.meta.dirname, loader: 'ts'}, bundle: true, minify: true, format: 'esm', charset: 'utf8', write: false, logLevel: 'silent'});
    return outputFiles[0]!.text;
  };

  for (const group of Object.keys(en)) {
    it(`${group} brings no other group into a bundle`, async () => {
      const apart = existsSync(join(import.meta.dirname, `../../src/text/words/${group}.ts`)) ? `/${group}` : '';
      const text = await bundle(`import {wordsIn} from '../../src/text/words.js'; import {${group}Words} from '../../src/text/words${apart}.js'; globalThis.words = wordsIn(${group}Words, 'fr');`);
      const literals = (name: string) => Object.values((en as unknown as Language)[name]!).filter((word): word is string => typeof word === 'string' && word.length > 4);
      const own = new Set(literals(group));
      for (const word of own) assert.ok(text.includes(word), word);
      for (const other of Object.keys(en)) {
        for (const word of literals(other)) if (![...own].some(mine => mine.includes(word))) assert.ok(!text.includes(`"${word}"`), `${other}: ${word}`);
      }
      assert.ok(!text.includes('Importe'), 'no Spanish');
    });
  }
});
