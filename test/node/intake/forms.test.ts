/** Where the forms come from: a file, or an address that may be slow, wrong or gone. */
import assert from 'node:assert/strict';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {FeedUnavailableError} from '../../../src/node/intake/feed-unavailable.js';
import {openForms} from '../../../src/node/intake/forms.js';
import {SetupError} from '../../../src/node/intake/needed.js';
import {FEED} from './support/feed.js';
import {cleanUp, feedFile, folder, intake, message, post, until} from './support/intake.js';

/** A server of feeds, and what it was asked for. */
const feedServer = async (answers: Record<string, (response: ServerResponse) => void>) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const answer = answers[request.url!];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => {
    server.closeAllConnections();
    server.close();
  });
  return {asked, answers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
};

const json = (value: unknown) => (response: ServerResponse) => response.writeHead(200, {'content-type': 'application/json'}).end(typeof value === 'string' ? value : JSON.stringify(value));

const open = async (feed: string, clock?: {now: number}) => {
  const events: string[] = [];
  const forms = await openForms(feed, (event, why) => events.push(why ? `${event} ${why}` : event), clock && (() => clock.now));
  cleanUp(() => forms.close());
  return {forms, events};
};

describe('a feed in a file', () => {
  it('is read again when it changes, and kept to while it is wrong or gone', async () => {
    const path = folder();
    const file = feedFile(path);
    const clock = {now: 0};
    const {forms, events} = await open(file, clock);
    assert.deepEqual([!!(await forms.form('media')), !!(await forms.form('nope')), forms.locales()], [true, false, ['en-CA', 'fr-CA']]);
    for (const wrong of ['{', '[]', '{"version":2,"locales":["en"]}', undefined]) {
      if (wrong === undefined) rmSync(file);
      else writeFileSync(file, wrong);
      clock.now += 1_000;
      assert.ok(await forms.form('media'));
    }
    assert.equal(events.filter(event => event.startsWith('feed-refused')).length, 4);
    feedFile(path, {...FEED, forms: {other: FEED.forms.media}});
    clock.now += 1_000;
    assert.deepEqual([!!(await forms.form('media')), !!(await forms.form('other'))], [false, true]);
  });
  it('has to be one from the start', async () => {
    const path = folder();
    writeFileSync(join(path, 'broken.json'), '{"version":1');
    writeFileSync(join(path, 'other.json'), '{"name":"package"}');
    for (const name of ['missing.json', 'broken.json', 'other.json']) await assert.rejects(openForms(join(path, name), () => {}), error => error instanceof SetupError && error.message.includes(name));
  });
  it('may have forms in files of their own, with a mark of a byte order too', async () => {
    const path = folder();
    mkdirSync(join(path, 'forms'));
    writeFileSync(join(path, 'forms/media.json'), `\ufeff${JSON.stringify(FEED.forms.media)}`);
    writeFileSync(join(path, 'forms/bad.json'), '{"title":"x"}');
    for (const forms of [{$ref: 'forms/{id}.json'}, {media: {$ref: 'forms/media.json'}, bad: {$ref: 'forms/bad.json'}}]) {
      const {forms: source} = await open(feedFile(path, {...FEED, forms}));
      assert.deepEqual([!!(await source.form('media')), !!(await source.form('bad')), !!(await source.form('nope')), !!(await source.form('../feed'))], [true, false, false, false]);
    }
  });
});

describe('a feed at an address', () => {
  it('is asked for once for all, and at once for a form nobody has heard of, but not for every guess', async () => {
    const server = await feedServer({'/feed.json': json({...FEED, forms: {}})});
    const clock = {now: 0};
    const {forms} = await open(`${server.url}/feed.json`, clock);
    assert.equal(await forms.form('media'), undefined);
    server.answers['/feed.json'] = json(FEED);
    assert.equal(await forms.form('media'), undefined);
    assert.equal(server.asked.length, 1);
    clock.now += 5_000;
    assert.ok((await Promise.all([forms.form('media'), forms.form('signup'), forms.form('nope')]))[0]);
    assert.equal(server.asked.length, 2);
    for (let i = 0; i < 50; i++) await forms.form(`guess${i}`);
    assert.equal(server.asked.length, 2);
  });
  it('that cannot be had at the start is waited for: 503 until then', async () => {
    const server = await feedServer({});
    const {url, log} = await intake({feed: `${server.url}/feed.json`});
    const sent = message();
    const refused = await post(url, sent);
    assert.deepEqual([refused.status, refused.type, refused.headers.get('retry-after')], [503, 'application/problem+json', '5']);
    assert.equal((await fetch(url.replace('messages', 'ready'))).status, 503);
    for (const wrong of [json('<!doctype html>'), json('[]'), (response: ServerResponse) => response.writeHead(200, {'content-type': 'text/html'}).end('x'), (response: ServerResponse) => response.destroy()]) {
      server.answers['/feed.json'] = wrong;
      await new Promise(resolve => setTimeout(resolve, 1_050));
      assert.equal((await post(url, sent)).status, 503);
    }
    server.answers['/feed.json'] = json(FEED);
    await until(async () => (await post(url, sent)).status === 201);
    assert.ok(log.some(({event}) => event === 'feed-refused'));
  });
  it('may have forms in files of its own, on its host alone', async () => {
    const elsewhere = await feedServer({'/media.json': json(FEED.forms.media)});
    const server = await feedServer({'/forms/media.json': json(FEED.forms.media)});
    server.answers['/feed.json'] = json({...FEED, forms: {media: {$ref: 'forms/media.json'}, away: {$ref: `${elsewhere.url}/media.json`}, gone: {$ref: 'forms/gone.json'}, slow: {$ref: 'forms/slow.json'}}});
    server.answers['/forms/slow.json'] = response => response.writeHead(500).end();
    const {forms} = await open(`${server.url}/feed.json`);
    assert.deepEqual([!!(await forms.form('media')), await forms.form('away'), await forms.form('gone')], [true, undefined, undefined]);
    assert.equal(elsewhere.asked.length, 0);
    await assert.rejects(forms.form('slow'), FeedUnavailableError);
    const before = server.asked.length;
    for (let i = 0; i < 10; i++) await forms.form('media');
    assert.equal(server.asked.length, before);
  });
  it('that hangs keeps nobody waiting for a form that is at hand', async () => {
    const server = await feedServer({'/feed.json': json({...FEED, forms: {$ref: 'forms/{id}.json'}}), '/forms/media.json': json(FEED.forms.media)});
    const clock = {now: 0};
    const {forms} = await open(`${server.url}/feed.json`, clock);
    assert.ok(await forms.form('media'));
    server.answers['/forms/media.json'] = () => {};
    clock.now += 61_000;
    for (let i = 0; i < 3; i++) assert.ok(await forms.form('media'));
    await until(() => server.asked.filter(path => path === '/forms/media.json').length === 2);
  });
});
