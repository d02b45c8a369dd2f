import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Field, Form} from '../../src/feed/types.js';
import {checkField, checkForm, cleanValue, maxLengthOf, type FieldCode} from '../../src/model/form.js';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({name: 'x', type, label: 'X', ...more});
const options = [{value: 'a', label: 'A'}, {value: 'O’Brien & co', label: 'B'}];
const shown = (value: string) => (value.length > 40 ? `${value.slice(0, 20)}… (${value.length})` : JSON.stringify(value));

describe('checkField', () => {
  const taken: [type: Field['type'], values: string[], more?: Partial<Field>][] = [
    // C18: names and phone numbers as people write them.
    ['text', ['李', 'x', 'Null', 'O’Brien', "O'Brien", 'Ñandú', 'Ñ', 'Éloïse Müller-Lüdenscheidt', 'محمد', 'עִבְרִית', '🙂', 'a'.repeat(200), '<b>', "'; DROP TABLE messages;--"], {required: true}],
    ['tel', ['613 555-0123', '(613) 555-0123', '+1 613 555 0123', '+16135550123', '1-613-555-0123', '613.555.0123', '6135550123', '613-555-0123 ext. 45', '613-555-0123 poste 45', '00 33 1 23 45 67 89', '٠١٢٣٤٥٦٧٨٩', '211', '+49 (0)30 / 123456', '1-800-IJM-HELP 800']],
    // C17.
    ['email', ['a@b.ca', 'name@example.org', 'a+tag@example.org', "o'brien@example.ie", 'josé@exemple.fr', '用户@例え.jp', 'name@bücher.example', '"a b"@example.org', '"a@b"@example.org', 'name@example.org.', 'a@sub.sub.example.museum', ' name@example.org ', `${'a'.repeat(64)}@${'b'.repeat(183)}.example`.slice(0, 254)]],
    ['url', ['https://example.org', 'http://example.org/a?b=c#d', 'www.example.org', 'example.org/path', 'HTTPS://EXAMPLE.ORG', 'https://例え.jp', 'https://example.org:8080/x', 'a.b']],
    ['number', ['0', '12', '-3', '12.5', '.5', '007', '100000000000000000000']],
    ['date', ['2026-11-23', '2024-02-29', '0001-01-01', '9999-12-31']],
    ['textarea', ['a\nb', 'a\r\nb\tc', 'x\0y', 'a'.repeat(10_000), '\u2028x']],
    ['select', ['a', 'O’Brien & co'], {options}],
    ['radio', ['a'], {options}],
    ['checkbox', ['true']],
  ];
  for (const [type, values, more] of taken) {
    for (const value of values) it(`takes ${type} ${shown(value)}`, () => assert.equal(checkField(field(type, more), value), undefined));
  }
  for (const [type] of taken) {
    it(`takes an empty ${type} unless it is required`, () => {
      for (const empty of ['', '  ', '\t\n']) {
        assert.equal(checkField(field(type, {minLength: 5, min: 3, options}), empty), undefined);
        assert.deepEqual(checkField(field(type, {required: true, options}), empty), {code: 'required'});
      }
    });
  }

  const refused: [type: Field['type'], code: FieldCode, values: string[], more?: Partial<Field>, limit?: number | string][] = [
    ['email', 'type-email', ['name', 'name@', '@example.org', 'name@gmail', 'a b@example.org', 'a@b@example.org', 'name@.org', 'a@example.org, b@example.org', '"@example.org', 'name@exa mple.org']],
    ['email', 'too-long', [`${'a'.repeat(64)}@${'b'.repeat(183)}.example`.slice(0, 254) + 'x'], {maxLength: 500}, 254],
    ['tel', 'type-tel', ['none', '12', 'call me', '-']],
    ['url', 'type-url', ['javascript:alert(1)', 'javascript:alert(1).x', 'data:text/html,x.y', 'example', 'https://', 'https://a b.c', 'ftp://example.org', '//example.org', 'https://user:secret@example.org', 'mailto:a@b.ca', 'http://localhost', 'a..b', '.b']],
    ['number', 'type-number', ['1e3', '0x10', '+5', '--5', '.', '5.', '1,000', '1 000', 'Infinity', 'NaN', '５', '-']],
    ['date', 'type-date', ['2026-02-30', '2026-13-01', '2026-1-1', '23.11.2026', '2026-11-23T00:00Z', '2026', '2026-11-2', 'Nov 23, 2026', '+002026-11-23', '0', '1700000000000', '2026-11-31']],
    ['text', 'control-characters', ['a\nb', 'a\r\nBcc: x@y.z', 'a\0b', 'a\tb', 'a\u2028b', 'a\u0085b', 'a\u001b[31mb', 'a\u007fb']],
    ['email', 'control-characters', ['a@b.ca\r\nBcc: x@y.z', 'a\n@b.ca']],
    ['tel', 'control-characters', ['613\n555']],
    ['select', 'control-characters', ['a\nb'], {options}],
    ['text', 'too-long', ['a'.repeat(501), 'a'.repeat(60_000)], {}, 500],
    ['text', 'too-long', ['abcdef', '🙂🙂🙂'], {maxLength: 5}, 5],
    ['textarea', 'too-long', ['a'.repeat(10_001), ' '.repeat(60_000)], {}, 10_000],
    ['text', 'too-short', ['a', ' a '], {minLength: 2}, 2],
    ['number', 'too-low', ['0.99', '-5'], {min: 1, max: 5}, 1],
    ['number', 'too-high', ['5.01', '100000000000000000000'], {min: 1, max: 5}, 5],
    ['date', 'too-low', ['2026-11-30', '0001-01-01'], {min: '2026-12-01', max: '2026-12-31'}, '2026-12-01'],
    ['date', 'too-high', ['2027-01-01'], {min: '2026-12-01', max: '2026-12-31T10:00Z'}, '2026-12-31'],
    ['select', 'not-an-option', ['A', 'b', 'toString', '__proto__'], {options}],
    ['radio', 'not-an-option', ['x'], {options}],
    ['radio', 'not-an-option', ['x']],
    ['checkbox', 'not-an-option', ['on', 'false', 'TRUE']],
  ];
  for (const [type, code, values, more, limit] of refused) {
    for (const value of values) {
      it(`refuses ${type} ${shown(value)}: ${code}`, () => assert.deepEqual(checkField(field(type, more), value), limit === undefined ? {code} : {code, limit}));
    }
  }

  it('takes both ends of what is allowed', () => {
    for (const value of ['1', '1.0', '5']) assert.equal(checkField(field('number', {min: 1, max: 5}), value), undefined);
    for (const value of ['2026-12-01', '2026-12-31']) assert.equal(checkField(field('date', {min: '2026-12-01', max: '2026-12-31'}), value), undefined);
    for (const value of ['ab', 'abcde']) assert.equal(checkField(field('text', {minLength: 2, maxLength: 5}), value), undefined);
  });
  it('pays no heed to a limit of another kind', () => {
    assert.equal(checkField(field('number', {min: '2026-12-01', max: '2026-12-31'}), '7'), undefined);
    assert.equal(checkField(field('date', {min: 1, max: 5}), '2026-11-23'), undefined);
    assert.equal(checkField(field('text', {min: 5, max: '2020-01-01'}), '1'), undefined);
  });
  it('answers for any text, in no more time than its length explains', () => {
    const bait = fc.oneof(fc.string({unit: 'binary', maxLength: 200}), fc.constantFrom('a', '.', '@', '"', '1', '-', 'a.', '1 ', '\ud800', ' ').map(part => `${part.repeat(48_000 / part.length)}!`));
    fc.assert(fc.property(fc.constantFrom(...taken.map(([type]) => type)), bait, (type, value) => {
      const found = checkField(field(type, {maxLength: 10_000, options}), value);
      assert.ok(found === undefined || typeof found.code === 'string');
    }), {numRuns: 3_000});
  });
  it('judges a value as it judges what is sent for it', () => {
    fc.assert(fc.property(fc.constantFrom(...taken.map(([type]) => type)), fc.string({unit: 'binary', maxLength: 50}), (type, value) => {
      const of = field(type, {options});
      const sent = cleanValue(of, value);
      assert.equal(cleanValue(of, sent), sent);
      assert.deepEqual(checkField(of, sent), checkField(of, value));
    }), {numRuns: 3_000});
  });
});

describe('cleanValue', () => {
  const cases: [type: Field['type'], raw: string, clean: string][] = [
    ['text', '  a  b ', 'a  b'],
    ['text', 'e\u0301', 'é'],
    ['text', 'a\ud800b', 'a\ufffdb'],
    ['text', '\udc00', '\ufffd'],
    ['text', '🙂', '🙂'],
    ['text', 'a\nb', 'a\nb'],
    ['textarea', 'a\r\nb\rc\vd\u2028e', 'a\nb\nc\nd\ne'],
    ['textarea', 'a\0\u001b[31mb\tc\u009f', 'a[31mb\tc'],
    ['textarea', '\n a \n', 'a'],
  ];
  for (const [type, raw, clean] of cases) it(`makes ${JSON.stringify(raw)} ${JSON.stringify(clean)} in a ${type}`, () => assert.equal(cleanValue(field(type), raw), clean));
});

describe('maxLengthOf', () => {
  const cases: [type: Field['type'], maxLength: number | undefined, expected: number][] = [
    ['text', undefined, 500],
    ['text', 10_000, 10_000],
    ['textarea', undefined, 10_000],
    ['textarea', 20, 20],
    ['email', undefined, 254],
    ['email', 500, 254],
    ['email', 100, 100],
  ];
  for (const [type, maxLength, expected] of cases) it(`is ${expected} for ${type} with ${maxLength}`, () => assert.equal(maxLengthOf(field(type, {maxLength})), expected));
});

describe('checkForm', () => {
  const form: Pick<Form, 'fields' | 'consent'> = {
    fields: [
      {name: 'name', type: 'text', label: 'Name', required: true},
      {name: 'email', type: 'email', label: 'E-mail', required: true},
      {name: 'toString', type: 'text', label: 'Odd', required: true},
      {name: 'idea', type: 'textarea', label: 'Idea', minLength: 5},
    ],
    consent: {label: 'Yes'},
  };
  const good = {name: 'Li', email: 'a@b.ca', toString: 'x'} as unknown as Record<string, string>;

  it('finds nothing in a good form', () => assert.deepEqual(checkForm(form, good, true), []));
  it('names every fault in the order of the fields, consent last', () => {
    assert.deepEqual(checkForm(form, {email: 'x', idea: 'abc'}, false), [
      {field: 'name', code: 'required'},
      {field: 'email', code: 'type-email'},
      {field: 'toString', code: 'required'},
      {field: 'idea', code: 'too-short', limit: 5},
      {field: 'consent', code: 'consent'},
    ]);
  });
  it('wants consent only where it is required, which it is unless said otherwise', () => {
    const of = (consent: Form['consent'], agreed?: boolean) => checkForm({fields: [], consent}, {}, agreed).length;
    assert.deepEqual([of({label: 'x'}, false), of({label: 'x', required: true}, false), of({label: 'x', required: false}, false), of(undefined, false), of({label: 'x'}, true), of({label: 'x'})], [1, 1, 0, 0, 0, 0]);
  });
  it('sees own values alone', () => {
    const values = Object.create({name: 'inherited', email: 'a@b.ca'}) as Record<string, string>;
    assert.deepEqual(checkForm(form, values).map(({code}) => code), ['required', 'required', 'required']);
  });
});
