/** The handler by itself: a Fetch function that runs wherever Request and Response are. */
import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import type {Form} from '../../../src/feed/types.js';
import {createApp, type Ports} from '../../../src/node/intake/app.js';
import {FeedUnavailableError} from '../../../src/node/intake/feed-unavailable.js';
import {StoreError, type Store, type StoredMessage} from '../../../src/node/intake/store.js';
import {FEED} from './support/feed.js';
import {message} from './support/intake.js';

const handler = (save: Store['save'], more: Partial<Ports> = {}) => {
  const log: Record<string, unknown>[] = [];
  const ports: Ports = {
    forms: {form: id => Promise.resolve((FEED.forms as unknown as Record<string, Form>)[id]), locales: () => ['en-CA'], isReady: () => true, close: () => {}},
    store: {save, has: () => Promise.resolve(false), check: () => Promise.resolve()} as unknown as Store,
    config: () => ({retention: {}, proxies: 0}),
    limiter: () => 0,
    log: (event, entry) => log.push({event, ...entry}),
    channelsFor: () => ['mail'],
    stored: () => log.push({event: 'kick'}),
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    ...more,
  };
  const app = createApp(ports, '/base');
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
});
