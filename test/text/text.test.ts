import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chooseLocale, plain, say} from '../../src/text/text.js';

const bare = (members: Record<string, string>) => Object.assign(Object.create(null), members) as Record<string, string>;

describe('chooseLocale', () => {
  const table: [wanted: string | undefined, locales: string[], expected: string][] = [
    ['fr-CA', ['en-CA', 'fr-CA'], 'fr-CA'],
    ['fr-CA', ['en', 'fr-FR', 'fr'], 'fr'],
    ['fr-CA', ['en', 'fr-FR', 'fr-BE'], 'fr-FR'],
    ['fr', ['en', 'fr-CA'], 'fr-CA'],
    ['FR-ca', ['en-CA', 'fr-CA'], 'fr-CA'],
    ['fr', ['EN', 'FR'], 'FR'],
    ['de', ['en-CA', 'fr-CA'], 'en-CA'],
    ['fra', ['en', 'fr'], 'en'],
    ['f', ['en', 'fr'], 'en'],
    ['zh-Hant-TW', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-Hant-TW', ['en', 'zh-Hans', 'zh'], 'zh'],
    ['en-CA-x-private', ['fr', 'en-CA'], 'en-CA'],
    ['fr_CA', ['en', 'fr-CA'], 'fr-CA'],
    [undefined, ['en', 'fr'], 'en'],
    ['', ['en', 'fr'], 'en'],
    ['-', ['en', 'fr'], 'en'],
    ['*', ['en', 'fr'], 'en'],
    ['fr-', ['en', 'fr'], 'fr'],
    ['__proto__', ['en', 'fr'], 'en'],
    ['constructor', ['en', 'fr'], 'en'],
    ['f'.repeat(500), ['en', 'fr'], 'en'],
    ['fr' + '-a'.repeat(250_000), ['en', 'fr'], 'fr'],
    ['\u0000 fr', ['en', 'fr'], 'en'],
  ];
  for (const [wanted, locales, expected] of table) {
    it(`${JSON.stringify(wanted)?.slice(0, 30)} among ${locales} is ${expected}`, () => assert.equal(chooseLocale(wanted, locales), expected));
  }
});

describe('say', () => {
  const language = {locale: 'fr-CA', locales: ['en-CA', 'fr-CA']};
  const table: [what: string, text: Parameters<typeof say>[0], expected: ReturnType<typeof say>][] = [
    ['a string', 'Cambodia', {text: 'Cambodia'}],
    ['the wanted language', bare({'en-CA': 'a', 'fr-CA': 'b'}), {text: 'b'}],
    ['the first of the feed’s locales, marked', bare({'en-CA': 'a'}), {text: 'a', lang: 'en-CA'}],
    ['another locale for an empty text', bare({'en-CA': 'a', 'fr-CA': ''}), {text: 'a', lang: 'en-CA'}],
    ['another locale for white space', bare({'en-CA': 'a', 'fr-CA': ' \n'}), {text: 'a', lang: 'en-CA'}],
    ['text as typed', ' <b>a</b> ', {text: ' <b>a</b> '}],
    ['outside the feed’s locales, the same language', bare({de: 'c', fr: 'd'}), {text: 'd', lang: 'fr'}],
    ['outside the feed’s locales, the first', bare({de: 'c', es: 'd'}), {text: 'c', lang: 'de'}],
    ['outside the feed’s locales, what is not empty', bare({de: '', es: 'd'}), {text: 'd', lang: 'es'}],
    ['nothing: empty', '', undefined],
    ['nothing: white space', '  ', undefined],
    ['nothing: no languages', bare({}), undefined],
    ['nothing: empty languages', bare({'en-CA': ''}), undefined],
    ['nothing: absent', undefined, undefined],
  ];
  for (const [what, text, expected] of table) it(what, () => assert.deepEqual(say(text, language), expected));

  it('prefers the order of the feed’s locales to that of the text', () => {
    assert.deepEqual(say(bare({'en-CA': 'a', 'es': 'b'}), {locale: 'de', locales: ['es', 'en-CA', 'de']}), {text: 'b', lang: 'es'});
  });

  it('reads own members only', () => {
    assert.deepEqual(say(Object.create({'fr-CA': 'inherited'}) as Record<string, string>, language), undefined);
  });

  it('does not throw for a locale that is a member of every object', () => {
    assert.deepEqual(say(bare({en: 'a'}), {locale: 'constructor', locales: ['__proto__', 'toString']}), {text: 'a', lang: 'en'});
  });
});

describe('plain', () => {
  it('is the text alone', () => assert.equal(plain(bare({en: 'a'}), {locale: 'fr', locales: ['en', 'fr']}), 'a'));
  it('is empty when there is none', () => assert.equal(plain(undefined, {locale: 'fr', locales: ['fr']}), ''));
});
