import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Field} from '../../src/feed/types.js';
import {isTooLarge, MAX_BYTES, messageBody, messageId, receiptOf, type MessageAround} from '../../src/model/message.js';

const ID = '5e1d9f0a-7c3b-4f2e-8a6d-0123456789ab';
const NOW = Date.parse('2026-11-23T12:00:00Z');
const fields: Field[] = [
  {name: 'name', type: 'text', label: 'Name'},
  {name: 'message', type: 'textarea', label: 'Message'},
  {name: 'constructor', type: 'text', label: 'Odd'},
];
const around: MessageAround = {form: 'media', locale: 'en-CA', elapsed: 8123.7};
const body = (values: Record<string, string>, more: Partial<MessageAround> = {}) => JSON.parse(messageBody(ID, {fields}, values, {...around, ...more}, NOW)) as Record<string, unknown>;

describe('messageId', () => {
  const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  it('is a random UUID', () => {
    const ids = new Set(Array.from({length: 1000}, () => messageId()));
    assert.equal(ids.size, 1000);
    for (const id of ids) assert.match(id, V4);
  });
  it('holds the bytes it is given, but for version and variant', () => {
    const fixed = (value: number) => ({getRandomValues: <T>(bytes: T) => (bytes as Uint8Array).fill(value) as T}) as Pick<Crypto, 'getRandomValues'>;
    assert.equal(messageId(fixed(0)), '00000000-0000-4000-8000-000000000000');
    assert.equal(messageId(fixed(255)), 'ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
  it('is made without help where a page has none', () => {
    const ids = new Set(Array.from({length: 100}, () => messageId({})));
    assert.equal(ids.size, 100);
    for (const id of ids) assert.match(id, V4);
  });
});

describe('messageBody', () => {
  it('holds what the contract names', () => {
    assert.deepEqual(body({name: ' Li ', message: 'a\r\nb'}, {consent: true, consentText: 'You may answer.', ref: 'partner-7', page: 'https://user:pw@example.org/a/b?secret=1#x', trap: 'x'}), {
      id: ID,
      form: 'media',
      fields: {name: 'Li', message: 'a\nb'},
      consent: true,
      consentText: 'You may answer.',
      locale: 'en-CA',
      ref: 'partner-7',
      page: 'https://example.org/a/b',
      at: '2026-11-23T12:00:00.000Z',
      elapsed: 8124,
      trap: 'x',
    });
  });
  it('leaves out what there is not', () => {
    assert.deepEqual(body({name: '  ', other: 'no field'}, {ref: '', page: 'about:srcdoc', elapsed: -5}), {id: ID, form: 'media', fields: {}, locale: 'en-CA', at: '2026-11-23T12:00:00.000Z', elapsed: 0, trap: ''});
  });
  it('keeps an unticked box', () => assert.equal(body({}, {consent: false, consentText: 'x'}).consent, false));
  it('is the same on a page whose libraries changed how JSON is written', () => {
    const values = {name: 'Li "the" 李', message: 'a\nb', constructor: 'x'} as unknown as Record<string, string>;
    const clean = messageBody(ID, {fields}, values, {...around, consent: true, consentText: 'x'}, NOW);
    const holders = [Array, String, Number, Boolean, Date, Object].map(type => type.prototype as {toJSON?: unknown});
    const dateToJSON = Object.getOwnPropertyDescriptor(Date.prototype, 'toJSON')!;
    try {
      for (const holder of holders) holder.toJSON = () => 'broken';
      (Object.prototype as {extend?: unknown}).extend = () => {};
      assert.equal(messageBody(ID, {fields}, values, {...around, consent: true, consentText: 'x'}, NOW), clean);
    } finally {
      for (const holder of holders) delete holder.toJSON;
      delete (Object.prototype as {extend?: unknown}).extend;
      Object.defineProperty(Date.prototype, 'toJSON', dateToJSON);
    }
  });
});

describe('isTooLarge', () => {
  const cases: [text: string, expected: boolean][] = [
    ['a'.repeat(MAX_BYTES), false],
    ['a'.repeat(MAX_BYTES + 1), true],
    ['é'.repeat(MAX_BYTES / 2), false],
    ['é'.repeat(MAX_BYTES / 2) + 'a', true],
    ['🙂'.repeat(MAX_BYTES / 4 + 1), true],
  ];
  for (const [text, expected] of cases) it(`is ${expected} for ${text.length} × ${text.slice(0, 2)}`, () => assert.equal(isTooLarge(text), expected));
});

describe('receiptOf', () => {
  const answers: [status: number, text: string, kind: 'sent' | 'rejected' | 'retry'][] = [
    [201, `{"id":"${ID}"}`, 'sent'],
    [200, `{"id":"${ID}","more":1}`, 'sent'],
    [202, `{"id":"${ID}"}`, 'retry'],
    [200, '{"id":"00000000-0000-4000-8000-000000000000"}', 'retry'],
    [200, '{}', 'retry'],
    [200, '[]', 'retry'],
    [200, 'null', 'retry'],
    [200, `"${ID}"`, 'retry'],
    [200, `["${ID}"]`, 'retry'],
    [200, `{"id":["${ID}"]}`, 'retry'],
    [200, '', 'retry'],
    [200, '<!doctype html><title>Sign in</title>', 'retry'],
    [204, '', 'retry'],
    [0, '', 'retry'],
    [302, '', 'retry'],
    [400, '', 'rejected'],
    [413, '<h1>Too large</h1>', 'rejected'],
    [415, '{}', 'rejected'],
    [422, '{}', 'rejected'],
    [403, `{"id":"${ID}"}`, 'retry'],
    [404, '', 'retry'],
    [409, '', 'retry'],
    [429, '', 'retry'],
    [500, `{"id":"${ID}"}`, 'retry'],
    [502, '<html>', 'retry'],
    [503, '{}', 'retry'],
  ];
  for (const [status, text, kind] of answers) it(`is ${kind} for ${status} ${text.slice(0, 40)}`, () => assert.equal(receiptOf(status, text, ID).kind, kind));

  it('is not fooled by what a page put on every object', () => {
    (Object.prototype as {id?: string}).id = ID;
    try {
      assert.equal(receiptOf(200, '{}', ID).kind, 'retry');
    } finally {
      delete (Object.prototype as {id?: string}).id;
    }
  });
  it('hands on the faults a server names, as plain text', () => {
    const errors = [{field: 'email', code: 'type-email', message: '<b>x</b>'}, {field: 1, message: null}, 'x', null];
    assert.deepEqual(receiptOf(422, JSON.stringify({errors}), ID), {
      kind: 'rejected',
      errors: [{field: 'email', code: 'type-email', message: '<b>x</b>'}, {field: '', code: '', message: ''}, {field: '', code: '', message: ''}, {field: '', code: '', message: ''}],
    });
    for (const broken of ['{"errors":"x"}', '{"errors":{}}', '[]', 'x']) assert.deepEqual(receiptOf(422, broken, ID), {kind: 'rejected', errors: []});
    const long = receiptOf(422, JSON.stringify({errors: Array.from({length: 99}, () => ({message: 'a'.repeat(9999)}))}), ID);
    assert.ok(long.kind === 'rejected' && long.errors.length === 50 && long.errors[0]!.message.length === 500);
  });

  const waits: [header: string | null, seconds: number][] = [
    ['2', 2],
    ['60', 60],
    ['3600', 60],
    ['0', 5],
    ['', 5],
    [null, 5],
    ['-3', 5],
    ['1.5', 5],
    ['soon', 5],
    ['1e9', 5],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30],
    ['Mon, 23 Nov 2026 13:00:00 GMT', 60],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 5],
  ];
  for (const [header, seconds] of waits) it(`waits ${seconds} s for Retry-After: ${header}`, () => assert.deepEqual(receiptOf(429, '', ID, header, NOW), {kind: 'retry', seconds}));
  it('waits after 503 only as long as it is asked to, after others not at all', () => {
    assert.deepEqual(receiptOf(503, '', ID, '7', NOW), {kind: 'retry', seconds: 7});
    assert.deepEqual(receiptOf(503, '', ID, null, NOW), {kind: 'retry'});
    assert.deepEqual(receiptOf(500, '', ID, '7', NOW), {kind: 'retry'});
  });
  it('answers for any answer', () => {
    fc.assert(fc.property(fc.integer({min: 0, max: 999}), fc.oneof(fc.string(), fc.json()), fc.option(fc.string()), (status, text, header) => {
      assert.notEqual(receiptOf(status, text, ID, header, NOW).kind, 'sent');
    }), {numRuns: 2000});
  });
});
