/** The handler by itself: a Fetch function that runs wherever Request and Response are. */
import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, it} from 'node:test';
import {createContext, runInContext} from 'node:vm';
import {build} from 'esbuild';
import type {Form} from '../../../src/feed/types.js';
import {createApp, type Ports} from '../../../src/node/intake/app.js';
import {FeedUnavailableError} from '../../../src/node/intake/feed-unavailable.js';
import {StoreError, type Store, type StoredMessage} from '../../../src/node/intake/store.js';
import {FEED} from './support/feed.js';
import {message} from './support/intake.js';

const portsFor = (save: Store['save'], log: Record<string, unknown>[] = [], more: Partial<Ports> = {}): Ports => ({
    forms: {form: id => Promise.resolve((FEED.forms as unknown as Record<string, Form>)[id]), locales: () => ['en-CA'], isReady: () => true, close: () => {}},
    store: {save, has: () => Promise.resolve(false), check: () => Promise.resolve()} as unknown as Store,
    config: () => ({retention: {}, proxies: 0}),
    limiter: () => 0,
    log: (event, entry) => log.push({event, ...entry}),
    channelsFor: () => ['mail'],
    stored: () => log.push({event: 'kick'}),
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    ...more,
});

const handler = (save: Store['save'], more: Partial<Ports> = {}) => {
  const log: Record<string, unknown>[] = [];
  const app = createApp(portsFor(save, log, more), '/base');
  const post = (body: unknown = message()) => app(new Request('https://intake.example/base/messages', {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)}));
  return {app, post, log};
};

describe('createApp', () => {
  it('stores, and answers below its base', async () => {
    const saved: [StoredMessage, readonly string[]][] = [];
    const {app, post, log} = handler((one, channels) => {
      saved.push([one, channels]);
      return Promise.resolve('stored');
    });
    assert.equal((await post()).status, 201);
    assert.deepEqual([saved[0]![0].receivedAt, saved[0]![1]], ['2026-11-23T12:00:00.000Z', ['mail']]);
    assert.ok(log.some(({event}) => event === 'kick'));
    assert.equal((await app(new Request('https://intake.example/base/health'))).status, 200);
    assert.equal((await app(new Request('https://intake.example/intake/health'))).status, 404);
  });
  it('tells nobody of what it sets aside', async () => {
    const channels: (readonly string[])[] = [];
    const {post, log} = handler((_, to) => {
      channels.push(to);
      return Promise.resolve('stored');
    });
    assert.equal((await post(message({trap: 'x'}))).status, 201);
    assert.deepEqual([channels, log.map(({event}) => event)], [[[]], ['request']]);
  });
  it('notes the same words under another id, and still lets somebody be told', async () => {
    const saved: StoredMessage[] = [];
    const {post} = handler(one => {
      saved.push(one);
      return Promise.resolve('stored');
    });
    const one = message();
    for (const sent of [one, one, message(), message({ref: 'other'})]) await post(sent);
    assert.deepEqual(saved.map(({reasons, setAside}) => [reasons.join(), setAside]), [['', false], ['', false], ['repeated', false], ['', false]]);
  });
  it('gives no receipt when storing fails, in whatever way', async () => {
    const failures: [why: string, save: Store['save'], status: number][] = [
      ['the store', () => Promise.reject(new StoreError('x', 'SQLITE_FULL')), 503],
      ['a mistake of ours', () => Promise.reject(new TypeError('li@example.org')), 500],
    ];
    for (const [why, save, status] of failures) {
      const {post, log} = handler(save);
      const answer = await post();
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [status, 'application/problem+json'], why);
      assert.doesNotMatch((await answer.text()) + JSON.stringify(log), /li@example|TypeError:/);
    }
  });
  it('says 503 while no feed could be read', async () => {
    const forms = {form: () => Promise.reject(new FeedUnavailableError()), locales: () => [], isReady: () => false, close: () => {}};
    const {app, post} = handler(() => Promise.resolve('stored'), {forms});
    assert.deepEqual([(await post()).status, (await app(new Request('https://intake.example/base/ready'))).status], [503, 503]);
  });
  it('needs nothing of Node', async () => {
    const entry = resolve(fileURLToPath(import.meta.url), '../../../../src/node/intake/app.ts');
    // For no platform in particular, an import of Node's own modules is an error.
    const {outputFiles} = await build({entryPoints: [entry], bundle: true, write: false, platform: 'neutral', mainFields: ['module', 'main'], format: 'esm', logLevel: 'silent'});
    assert.doesNotMatch(outputFiles[0]!.text, /from ?"node:|require\(/);
  });
  it('answers where there is nothing but what the web platform has', async () => {
    const entry = resolve(fileURLToPath(import.meta.url), '../../../../src/node/intake/app.ts');
    const {outputFiles} = await build({entryPoints: [entry], bundle: true, write: false, platform: 'neutral', mainFields: ['module', 'main'], format: 'iife', globalName: 'intake', logLevel: 'silent'});
    // An edge runtime: no process, no Buffer, no require, no import.
    const edge = createContext({Request, Response, Headers, URL, URLSearchParams, TextEncoder, TextDecoder, ReadableStream, crypto, performance, setTimeout, clearTimeout});
    runInContext(outputFiles[0]!.text, edge);
    const saved: StoredMessage[] = [];
    const app = (edge.intake as {createApp: typeof createApp}).createApp(portsFor(one => {
      saved.push(one);
      return Promise.resolve(saved.some(({id}) => id !== one.id) ? 'other' : 'stored');
    }), '/base');
    const sent = message();
    const post = (body: unknown) => app(new Request('https://edge.example/base/messages', {method: 'POST', headers: {'content-type': 'application/json', origin: 'https://partner.example'}, body: JSON.stringify(body)}), {address: '203.0.113.1'});
    const answer = await post(sent);
    assert.deepEqual([answer.status, await answer.json(), answer.headers.get('access-control-allow-origin')], [201, {id: sent.id}, '*']);
    assert.match(saved[0]!.digest, /^[\da-f]{64}$/);
    for (const [body, status] of [[{...sent, fields: {}}, 422], [{...sent, form: 'nope'}, 422], [[], 400], ['x'.repeat(60_000), 413]] as const) assert.equal((await post(body)).status, status);
    assert.equal((await app(new Request('https://edge.example/base/messages', {method: 'OPTIONS'}))).status, 204);
    assert.equal((await app(new Request('https://edge.example/base/health'))).status, 200);
  });
});

describe('a body that is no message', () => {
  /** Texts that some parser or other takes for JSON, or dies of. */
  const texts = [
    ...['', ' ', '\ufeff', '\0', '\u000b{}', 'x', 'nul', 'True', 'NaN', '-Infinity', 'undefined', '+1', '01', '1.', '.1', '1e', '1e+', '0x1', '--1', '1_0', '1,', '1 2', '-', '1e1.0', '１'],
    ...['"', '"\\', '"\\x41"', '"\\u12"', '"\\u{41}"', '"\t"', '"\n"', '"\0"', "'a'", '`a`', '"a" "b"', '"\\"', '\\u0022a"', '/*a*/1', '1//a', '#1', '<a>', '&quot;a&quot;'],
    ...['[', ']', '[,', '[,1]', '[1,]', '[1,,2]', '[1 2]', '[1:2]', '[[]', '[]]', '[1}', '["a', '["a"', '[1,', '[\u00a0]', '[\f]', '[1]x', '[1][2]', '[-]', '[nul]', '[*]', '[a]', '["", ]', '[1,\n1\n,1'],
    ...['{', '}', '{]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a"::1}', '{a:1}', '{1:1}', "{'a':1}", '{"a":1 "b":2}', '{,}', '{"a":}', '{:1}', '{"a",1}', '{null:1}', '{"a":1}}', '{"a":1}{"b":2}', '{"a":/**/1}', '{"a":1}//', '{"id":0,,,,,}', '{[:"a"}', '{"a":"b"}#', '{"\\ud800', '{}}'],
    // In order as JSON, and no message.
    ...['null', 'true', '1', '-0', '1e400', '"a"', '"\\ud800"', '[]', '[{}]', '{}', '{"":""}', '{"a":[]}', '{"__proto__":{"id":"x"}}', '{"constructor":{"prototype":{"id":"x"}}}', '{"length":1}'],
    ...['['.repeat(40_000), '{"a":'.repeat(8_000), `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, `${'"a":'.repeat(9_000)}`, `{${'"a":1,'.repeat(6_000)}"b":1}`, `[${'1,'.repeat(20_000)}1]`, '"\\u0000'.repeat(6_000), ' '.repeat(49_000)],
  ];
  const isRefused = async (body: BodyInit) => {
    const {app, log} = handler(() => assert.fail('stored'));
    const answer = await app(new Request('https://intake.example/base/messages', {method: 'POST', headers: {'content-type': 'application/json'}, body}));
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [400, 'application/problem+json'], String(body).slice(0, 60));
    assert.doesNotMatch(await answer.text(), /\bat .*\.[jt]s|node:|Unexpected|SyntaxError/);
    assert.deepEqual(log.map(({event, status}) => [event, status]), [['request', 400]]);
  };
  it(`is refused: ${texts.length} texts`, async () => {
    for (const text of texts) await isRefused(text);
  });
  it('is refused wherever a message was cut off', async () => {
    const whole = new TextEncoder().encode(JSON.stringify(message({fields: {name: 'Éloïse 李 🙂', email: 'a@b.ca', message: 'x\n"y"'}})));
    for (let bytes = 0; bytes < whole.length; bytes++) await isRefused(whole.slice(0, bytes));
  });
  it('is refused, or stored as it came, when any byte of it was changed on the way', async () => {
    const sent = message();
    const whole = new TextEncoder().encode(JSON.stringify(sent));
    for (let at = 0; at < whole.length; at++) {
      for (const byte of [0, 0x22, 0x5c, 0x7b, 0xff]) {
        const body = whole.slice();
        body[at] = byte;
        const saved: StoredMessage[] = [];
        const {app} = handler(one => {
          saved.push(one);
          return Promise.resolve('stored');
        });
        const {status} = await app(new Request('https://intake.example/base/messages', {method: 'POST', headers: {'content-type': 'application/json'}, body}));
        assert.ok([201, 400, 422].includes(status), `${status} with ${byte} at ${at}`);
        assert.equal(saved.length, status === 201 ? 1 : 0);
      }
    }
  });
  it('is refused when a member is of another kind than it should be', async () => {
    for (const name of Object.keys(message())) {
      for (const value of [null, 1, -1, 1e400, true, [], {}, '', 'x', ['x'], {toString: 'x'}, '\0']) {
        const {post} = handler(() => Promise.resolve('stored'));
        const {status} = await post(message({[name]: value}));
        assert.ok([201, 400, 422].includes(status), `${name}: ${JSON.stringify(value)} gives ${status}`);
      }
    }
  });
  it('never lets what the contract does not name near the store', async () => {
    const saved: StoredMessage[] = [];
    const {post} = handler(one => {
      saved.push(one);
      return Promise.resolve('stored');
    });
    const more = {isAdmin: true, created_at: 1, status: 'sent', setAside: false, digest: 'x', receivedAt: 'x', reasons: ['x'], ['__proto__']: {x: 1}};
    assert.equal((await post({...message({trap: 'x'}), ...more})).status, 201);
    assert.deepEqual([saved[0]!.setAside, saved[0]!.reasons, saved[0]!.receivedAt], [true, ['trap'], '2026-11-23T12:00:00.000Z']);
    assert.deepEqual(Object.keys(saved[0]!).sort(), ['at', 'consent', 'consentText', 'digest', 'elapsed', 'fields', 'form', 'id', 'locale', 'page', 'reasons', 'receivedAt', 'ref', 'setAside']);
  });
});
