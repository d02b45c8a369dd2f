import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {digestOf, hasRepeatedName, parseBody, rejectionsOf, valuesOf, type Submission} from '../../../src/node/intake/submission.js';
import type {Form} from '../../../src/feed/types.js';
import {FEED} from './support/feed.js';
import {message} from './support/intake.js';

const media = FEED.forms.media as unknown as Form;
const signup = FEED.forms.signup as unknown as Form;
const parsed = (more: Record<string, unknown> = {}): Submission => {
  const {submission, malformed} = parseBody(JSON.stringify(message(more)));
  assert.equal(malformed, undefined);
  return submission!;
};

describe('parseBody', () => {
  it('keeps what the contract names and nothing else', () => {
    const submission = parsed({isAdmin: true, created_at: 'x', status: 'ok', receivedAt: 'y', __proto__: null});
    assert.deepEqual(Object.keys(submission).sort(), ['at', 'consent', 'consentText', 'elapsed', 'fields', 'form', 'id', 'key', 'locale', 'page', 'ref', 'trap']);
  });
  it('keeps origin and path of a page', () => {
    assert.equal(parsed({page: 'https://user:pw@a.example/b/c?secret=1#x'}).page, 'https://a.example/b/c');
    for (const page of ['about:srcdoc', 'javascript:alert(1)', 'nonsense', '']) assert.equal(parsed({page}).page, undefined);
  });
  it('makes one clean line of a partner code', () => {
    assert.equal(parsed({ref: 'a\r\nBcc: x@y.z\0'}).ref, 'a Bcc: x@y.z');
    assert.equal(parsed({ref: 'x'.repeat(9000)}).ref!.length, 200);
  });
  it('names an id in lower case and answers it as it came', () => {
    const {id, key} = parsed({id: 'ABCDEF00-0000-4000-8000-00000000000A'});
    assert.deepEqual([id, key], ['ABCDEF00-0000-4000-8000-00000000000A', 'abcdef00-0000-4000-8000-00000000000a']);
  });

  const faults: [name: string, value: unknown][] = [
    ['id', undefined], ['id', 5], ['id', ''], ['id', 'x'], ['id', '5e1d9f0a7c3b4f2e8a6d0123456789ab'], ['id', 'g'.repeat(36)], ['id', 'a'.repeat(10_000)], ['id', `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}\n`],
    ['form', undefined], ['form', 5], ['form', ['media']], ['form', null],
    ['fields', undefined], ['fields', null], ['fields', []], ['fields', 'x'],
    ['consent', 'true'], ['consent', 1], ['consentText', 5], ['consentText', {}],
    ['locale', undefined], ['locale', ''], ['locale', '../x'], ['locale', 5], ['locale', 'x'.repeat(500)],
    ['ref', 5], ['ref', {}], ['page', 5], ['page', []],
    ['at', undefined], ['at', ''], ['at', 'yesterday'], ['at', 1_700_000_000_000], ['at', '2026-13-45T00:00:00Z'], ['at', '2026-11-23'],
    ['elapsed', undefined], ['elapsed', '5'], ['elapsed', -1], ['elapsed', null],
    ['trap', undefined], ['trap', 5], ['trap', null],
  ];
  for (const [name, value] of faults) {
    it(`refuses ${name}: ${JSON.stringify(value)?.slice(0, 40)}`, () => {
      const {malformed} = parseBody(JSON.stringify(message({[name]: value})));
      assert.match(malformed ?? '', new RegExp(`: ${name}\\.$`));
    });
  }

  // As in the public suites for parsers: what is no JSON, or no object.
  const garbage = [
    '', ' ', '{', '}', '[', ']', '[]', 'null', 'true', '"x"', '5', '{}', '{"a"}', '{"a":}', '{"a":1,}', '{,}', "{'a':1}", '{a:1}', '{"a":1 "b":2}', '{"a":01}', '{"a":.5}', '{"a":1.}', '{"a":+1}', '{"a":NaN}',
    '{"a":Infinity}', '{"a":0x1}', '{"a":1e}', '{"a":"\t"}', '{"a":"\\x"}', '{"a":"\\u00"}', '{"a":"x}', '{"a":tru}', '{"a":1}x', '{"a":1}{"b":2}', '/* */{}', '{"a":1}//', '\u0000{}', '{"a":"\u0000"}', '\ufeff\ufeff{}',
    '['.repeat(24_000), '{"a":'.repeat(9_000), `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  ];
  for (const text of garbage) it(`calls malformed ${JSON.stringify(text.slice(0, 30))}`, () => assert.ok(parseBody(text).malformed));

  it('answers for any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.json()), text => assert.ok(parseBody(text).malformed)), {numRuns: 2000});
  });
  it('takes no more than one repeat of a name, at any depth and in any spelling', () => {
    for (const [json, expected] of [
      ['{"a":1,"b":2}', false], ['{"a":1,"a":2}', true], ['{"a":{"b":1,"b":2}}', true], ['{"a":[{"b":1},{"b":2}]}', false], ['{"a":{"a":{"a":1}}}', false],
      ['{"a":1,"\\u0061":2}', true], ['{"a":"a","b":"a"}', false], ['{"a":"{\\"a\\":1,\\"a\\":2}"}', false], ['{"__proto__":1,"__proto__":2}', true], ['{"a\\"":1,"a":2}', false], ['{"a":"\\\\","a":1}', true],
    ] as const) assert.equal(hasRepeatedName(json), expected, json);
  });
});

describe('digestOf', () => {
  it('is the same for a try that only comes later, and for members in another order', async () => {
    const id = '5e1d9f0a-7c3b-4f2e-8a6d-0123456789ab';
    const first = await digestOf(parsed({id}));
    assert.equal(await digestOf(parsed({id, at: '2026-11-24T00:00:00Z', elapsed: 99_000})), first);
    const {name, email, topic, message: text} = message().fields as Record<string, string>;
    assert.equal(await digestOf(parsed({id, fields: {message: text, topic, email, name}})), first);
  });
  for (const more of [{form: 'signup'}, {fields: {}}, {consent: false}, {consentText: 'other'}, {locale: 'fr-CA'}, {ref: 'x'}, {page: 'https://a.example/'}, {trap: 'x'}]) {
    it(`differs for another ${Object.keys(more).join()}`, async () => assert.notEqual(await digestOf(parsed(more)), await digestOf(parsed())));
  }
});

describe('rejectionsOf', () => {
  const codes = (form: Form | undefined, more: Record<string, unknown>) => rejectionsOf(form, parsed(more)).map(({field, code}) => `${field} ${code}`);
  it('finds nothing in a good message', () => assert.deepEqual(rejectionsOf(media, parsed()), []));
  it('names what is wrong', () => {
    assert.deepEqual(codes(undefined, {}), ['form unknown-form']);
    assert.deepEqual(codes(media, {fields: {name: 'a\nb', email: 'x', topic: 'other', extra: 'x'}, consent: false}), [
      'extra unknown-field', 'name control-characters', 'email type-email', 'topic not-an-option', 'message required', 'consent consent',
    ]);
    assert.deepEqual(codes(signup, {fields: {name: 'x', phone: 'none', site: 'javascript:x', guests: '0', date: '2025-02-30', size: 'm', news: 'on'}}), [
      'phone type-tel', 'site type-url', 'guests too-low', 'date type-date', 'size not-an-option', 'news not-an-option',
    ]);
    assert.deepEqual(codes(signup, {fields: {name: 5, guests: ['1'], idea: {}}}), ['name not-text', 'guests not-text', 'idea not-text']);
  });
  it('takes null for empty', () => assert.deepEqual(codes(signup, {fields: {name: 'x', phone: null}}), []));
  it('wants the wording with the consent', () => {
    assert.deepEqual(codes(media, {consentText: undefined}), ['consent consent']);
    assert.deepEqual(codes(media, {consent: undefined, consentText: undefined}), ['consent consent']);
    assert.deepEqual(codes(signup, {fields: {name: 'x'}, consent: undefined, consentText: undefined}), []);
    const optional = FEED.forms.optional as unknown as Form;
    assert.deepEqual([codes(optional, {fields: {}, consent: false}), codes(optional, {fields: {}, consent: true, consentText: ''})], [[], ['consent consent']]);
  });
  it('does not take a name off the prototype for a field', () => {
    assert.deepEqual(codes(signup, {fields: {name: 'x', toString: 'y', constructor: 'z'}}), ['toString unknown-field', 'constructor unknown-field']);
    const withProto = parseBody(JSON.stringify(message({form: 'signup', fields: {name: 'x'}})).replace('"name":"x"', '"name":"x","__proto__":"y"')).submission!;
    assert.deepEqual(rejectionsOf(signup, withProto).map(({code}) => code), ['unknown-field']);
  });
  it('speaks the language of the message', () => {
    const said = (locale: string) => rejectionsOf(media, parsed({locale, fields: {}}))[0]!.message;
    assert.notEqual(said('en-CA'), said('fr-CA'));
  });
  it('bounds what it says', () => {
    const fields = Object.fromEntries(Array.from({length: 3000}, (_, i) => [`${'x'.repeat(99)}${i}`, '']));
    const found = rejectionsOf(signup, parsed({fields}));
    assert.ok(found.length <= 60 && found.every(({field}) => field.length <= 64));
  });
});

describe('valuesOf', () => {
  it('cleans values and leaves out empty ones', () => {
    const fields = {name: ' Zoe\u0308 ', phone: '  ', idea: 'a\r\nb\0c'};
    assert.deepEqual({...valuesOf(signup, parsed({fields}))}, {name: 'Zoë', idea: 'a\nbc'});
  });
});
