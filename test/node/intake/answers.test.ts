/** What the intake answers, over HTTP: contract section 5. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {request as httpRequest} from 'node:http';
import {connect} from 'node:net';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {MAX_BYTES} from '../../../src/model/message.js';
import {openStore} from '../../../src/node/intake/open-store.js';
import type {StoredMessage} from '../../../src/node/intake/store.js';
import {FEED} from './support/feed.js';
import {folder, intake, message, post, until, type Answer, type TestIntake} from './support/intake.js';

/** What is in the database. */
const stored = async ({database}: TestIntake): Promise<StoredMessage[]> => {
  const store = await openStore(database, {create: false});
  try {
    const found = [];
    for await (const one of store.messages()) found.push(one);
    return found;
  } finally {
    await store.close();
  }
};

const isProblem = ({status, type, body}: Answer, expected: number) => {
  assert.equal(status, expected);
  assert.equal(type, 'application/problem+json');
  assert.equal(body.status, expected);
  assert.equal(typeof body.title, 'string');
};

/** Sends bytes as they are and gives back all that comes. */
const raw = (url: string, text: string | Buffer, ms = 4_000): Promise<string> =>
  new Promise(resolve => {
    const {hostname, port} = new URL(url);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, ms);
    socket.setEncoding('latin1').on('data', chunk => (answer += chunk));
    socket.on('error', () => {}).on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });

describe('POST /intake/messages', () => {
  let it1: TestIntake;
  before(async () => (it1 = await intake()));

  it('stores a message and answers 201 with its id', async () => {
    const sent = message();
    const answer = await post(it1.url, sent);
    assert.equal(answer.status, 201);
    assert.equal(answer.type, 'application/json');
    assert.deepEqual(answer.body, {id: sent.id});
    const found = (await stored(it1)).find(({id}) => id === sent.id)!;
    assert.deepEqual(
      {...found, digest: undefined, receivedAt: undefined},
      {
        ...{id: sent.id, form: 'media', fields: sent.fields, consent: true, consentText: 'You may answer me.', locale: 'en-CA', ref: 'partner-7'},
        ...{page: 'https://partner.example/blog/post', at: '2026-11-23T12:00:00.000Z', elapsed: 42_000, setAside: false, reasons: [], deliveries: []},
        ...{digest: undefined, receivedAt: undefined},
      },
    );
    assert.ok(Math.abs(Date.parse(found.receivedAt) - Date.now()) < 60_000);
  });
  it('answers 200 to a repeat, also a later one, and stores it once', async () => {
    const sent = message();
    const answers = [await post(it1.url, sent), await post(it1.url, sent), await post(it1.url, {...sent, at: '2026-11-24T00:00:00Z', elapsed: 90_000})];
    assert.deepEqual(answers.map(({status}) => status), [201, 200, 200]);
    for (const {body} of answers) assert.deepEqual(body, {id: sent.id});
    assert.equal((await stored(it1)).filter(({id}) => id === sent.id).length, 1);
  });
  it('answers 422 to a known id with another body, and keeps the first', async () => {
    const sent = message();
    await post(it1.url, sent);
    const answer = await post(it1.url, {...sent, fields: {...(sent.fields as object), message: 'other'}});
    isProblem(answer, 422);
    assert.deepEqual(answer.body.errors!.map(({field, code}) => [field, code]), [['id', 'other-body']]);
    assert.deepEqual((await stored(it1)).find(({id}) => id === sent.id)!.fields, sent.fields);
  });
  it('answers with the id as it was spelt, and knows it in any spelling', async () => {
    const id = randomUUID();
    assert.deepEqual((await post(it1.url, message({id: id.toUpperCase()}))).body, {id: id.toUpperCase()});
    const again = await post(it1.url, message({id}));
    assert.deepEqual([again.status, again.body.id], [200, id]);
  });
  it('takes every kind of field, and leaves out what is empty', async () => {
    const fields = {name: "  O'Brien ", phone: '+1 613 555-0123 ext. 4', site: 'example.org', guests: '12', date: '2026-12-24', size: 'l', news: 'true', idea: ''};
    const sent = message({form: 'signup', fields, consent: undefined, consentText: undefined, ref: undefined, page: undefined});
    assert.equal((await post(it1.url, sent)).status, 201);
    const found = (await stored(it1)).find(({id}) => id === sent.id)!;
    assert.deepEqual(found.fields, {name: "O'Brien", phone: '+1 613 555-0123 ext. 4', site: 'example.org', guests: '12', date: '2026-12-24', size: 'l', news: 'true'});
    assert.deepEqual([found.consent, found.consentText, found.ref, found.page], [undefined, undefined, undefined, undefined]);
  });
  it('keeps SQL and markup as what they are: text', async () => {
    const bait = ["'; DROP TABLE intake_messages; --", '" OR 1=1', '${7*7} {{7*7}}', '<script>alert(1)</script>', "\\'; SELECT pg_sleep(9)--", '%00%0d%0aBcc: x@y.z', '‮evil‬', '🙂\u{10ffff}'];
    for (const text of bait) {
      const sent = message({fields: {name: text, email: 'a@b.ca', message: text}});
      assert.equal((await post(it1.url, sent)).status, 201, text);
      assert.equal((await stored(it1)).find(({id}) => id === sent.id)!.fields.message, text.normalize());
    }
  });
  it('stores a message for a form that is over by now: its page may still be open', async () => {
    assert.equal((await post(it1.url, message({form: 'over', fields: {name: 'x'}}))).status, 201);
  });

  it('answers 400 to what is malformed', async () => {
    const good = JSON.stringify(message());
    for (const body of ['', '{', '[]', 'null', '{"a":1}', good.slice(0, -1), `${good}x`, good.replace('"form"', '"id":"x","form"'), '['.repeat(40_000), JSON.stringify(message({id: 'x'})), JSON.stringify(message({fields: []}))]) {
      const answer = await post(it1.url, body);
      isProblem(answer, 400);
      assert.doesNotMatch(answer.text, /\bat .*\.[jt]s|node:internal/);
    }
    isProblem(await post(it1.url, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400);
    isProblem(await post(it1.url, Buffer.from(good, 'utf16le')), 400);
  });
  it('answers 413 from one byte too many on, however the length is told', async () => {
    const padded = (bytes: number) => {
      const bare = JSON.stringify(message({form: 'long', fields: {t0: ''}}));
      const fields = Object.fromEntries(Array.from({length: 6}, (_, i) => [`t${i}`, 'x'.repeat(8_000)]));
      const sent = JSON.stringify({...(JSON.parse(bare) as object), fields, padding: ''});
      return sent.replace('"padding":""', `"padding":"${'y'.repeat(bytes - Buffer.byteLength(sent))}"`);
    };
    assert.equal(Buffer.byteLength(padded(MAX_BYTES)), MAX_BYTES);
    assert.equal((await post(it1.url, padded(MAX_BYTES))).status, 201);
    isProblem(await post(it1.url, padded(MAX_BYTES + 1)), 413);
    // Without a length.
    const {hostname, port, pathname} = new URL(it1.url);
    const chunked = await new Promise<number>((resolve, reject) => {
      const request = httpRequest({hostname, port, path: pathname, method: 'POST', headers: {'content-type': 'application/json'}}, answer => {
        answer.resume();
        resolve(answer.statusCode!);
      });
      request.on('error', reject);
      request.write(padded(MAX_BYTES + 1).slice(0, 30_000));
      setTimeout(() => request.end(padded(MAX_BYTES + 1).slice(30_000)), 50);
    });
    assert.equal(chunked, 413);
    // Told more than is sent, and less.
    assert.match(await raw(it1.url, `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{`), /^HTTP\/1\.1 413 [^]*connection: close/i);
    assert.match(await raw(it1.url, `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n${'x'.repeat(500)}`), /^HTTP\/1\.1 400/);
  });
  it('answers 415 to what is not JSON by its type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-7', 'application/json; charset=iso-8859-1', 'application/jsonp', 'text/json', '']) {
      isProblem(await post(it1.url, message(), {'content-type': type}), 415);
    }
    isProblem(await post(it1.url, message(), {'content-encoding': 'gzip'}), 415);
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset="UTF-8"']) assert.equal((await post(it1.url, message(), {'content-type': type})).status, 201);
  });
  it('answers 422 and names each fault', async () => {
    const answer = await post(it1.url, message({fields: {name: 'a\r\nBcc: x@y.z', email: 'nobody', topic: 'x', admin: '1'}, consent: false}));
    isProblem(answer, 422);
    assert.deepEqual(answer.body.errors!.map(({field, code}) => `${field} ${code}`), ['admin unknown-field', 'name control-characters', 'email type-email', 'topic not-an-option', 'message required', 'consent consent']);
    for (const {message: said} of answer.body.errors!) assert.match(said, /^[A-Z].*\.$/);
    const french = await post(it1.url, message({fields: {}, locale: 'fr-CA'}));
    assert.notEqual(french.body.errors![0]!.message, answer.body.errors![4]!.message);
    for (const form of ['nope', '', 'toString', '__proto__', '../media', 'broken', 'x'.repeat(9_000)]) {
      const unknown = await post(it1.url, message({form}));
      isProblem(unknown, 422);
      assert.deepEqual(unknown.body.errors!.map(({code}) => code), ['unknown-form']);
    }
  });
  it('answers what looks like spam as anything else, and sets it aside', async () => {
    const bots = [message({trap: 'http://spam.example'}), message({elapsed: 12}), message({fields: {name: 'x', email: 'x@y.za', message: 'casino backlinks https://a.b https://c.d https://e.f'}})];
    for (const sent of bots) {
      const answer = await post(it1.url, sent);
      assert.deepEqual([answer.status, answer.body], [201, {id: sent.id}]);
      assert.equal((await post(it1.url, sent)).status, 200);
      const found = (await stored(it1)).find(({id}) => id === sent.id)!;
      assert.equal(found.setAside, true);
      assert.ok(found.reasons.length > 0);
    }
  });
  it('sets aside no person out of 200, and every naive bot', async () => {
    const people = Array.from({length: 200}, (_, i) => message({elapsed: 2_500 + i * 150, fields: {name: `Person ${i}`, email: `p${i}@example.org`, message: 'May I ask for an interview?'}}));
    for (const sent of people) assert.equal((await post(it1.url, sent)).status, 201);
    const bots = Array.from({length: 20}, (_, i) => message({elapsed: i * 20, trap: `bot ${i}`}));
    for (const sent of bots) assert.equal((await post(it1.url, sent)).status, 201);
    const found = new Map((await stored(it1)).map(one => [one.id, one.setAside]));
    assert.equal(people.filter(({id}) => found.get(id as string)).length, 0);
    assert.equal(bots.filter(({id}) => !found.get(id as string)).length, 0);
  });
  it('stores one of 1,000 posts of one id at once, and gives all the same receipt', async () => {
    const sent = message();
    const answers = await Promise.all(Array.from({length: 1000}, () => post(it1.url, sent)));
    assert.equal(answers.filter(({status}) => status === 201).length, 1);
    assert.equal(answers.filter(({status}) => status === 200).length, 999);
    assert.ok(answers.every(({body}) => body.id === sent.id));
    assert.equal((await stored(it1)).filter(({id}) => id === sent.id).length, 1);
  });
  it('stores one of many different bodies under one id, and refuses the others', async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({length: 50}, (_, i) => post(it1.url, message({id, fields: {name: `n${i}`, email: 'a@b.ca', message: 'x'}}))));
    assert.deepEqual([answers.filter(({status}) => status === 201).length, answers.filter(({status}) => status === 422).length], [1, 49]);
  });
  it('keeps a message with its receipt when its form changes between two tries', async () => {
    const path = folder();
    const own = await intake({folder: path});
    const sent = message();
    assert.equal((await post(own.url, sent)).status, 201);
    writeFileSync(join(path, 'feed.json'), JSON.stringify({...FEED, forms: {}}));
    await until(async () => (await post(own.url, message())).status === 422);
    assert.equal((await post(own.url, sent)).status, 200);
    isProblem(await post(own.url, {...sent, ref: 'other'}), 422);
  });
});

describe('other requests', () => {
  let it1: TestIntake;
  before(async () => (it1 = await intake()));
  const at = (path: string) => it1.url.replace('/messages', path);

  it('says that it is up', async () => {
    for (const [path, body] of [['/health', {status: 'ok'}], ['/ready', {status: 'ready'}]] as const) {
      const response = await fetch(at(path));
      assert.deepEqual([response.status, await response.json()], [200, body]);
      const head = await fetch(at(path), {method: 'HEAD'});
      assert.deepEqual([head.status, await head.text()], [200, '']);
    }
  });
  it('shows no stored message to anybody', async () => {
    const sent = message();
    await post(it1.url, sent);
    for (const path of ['/messages', `/messages/${sent.id}`, '/messages/', '/messages?id=x', '/', '', '/list', '/export', '/../intake.db', '/%2e%2e/intake.db', '//messages', '/health/messages', '/stats', '/admin']) {
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(at(path), {method});
        assert.ok(response.status === 404 || response.status === 405, `${method} ${path} ${response.status}`);
        assert.doesNotMatch(await response.text(), /Ångström|li@example\.org/);
      }
    }
  });
  it('names what is allowed where a method is not', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(it1.url, {method});
      assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST, OPTIONS']);
    }
    assert.equal((await fetch(at('/health'), {method: 'POST'})).status, 405);
  });
  it('sends the same safe headers with every answer', async () => {
    const answers = [await fetch(at('/health')), await fetch(at('/nowhere')), await fetch(it1.url), await fetch(it1.url, {method: 'OPTIONS'}), await fetch(it1.url, {method: 'POST', body: 'x'}), await fetch(`${it1.url}?${'x'.repeat(8_000)}`)];
    for (const {headers} of answers) {
      assert.deepEqual(
        ['x-content-type-options', 'cache-control', 'access-control-allow-origin', 'content-security-policy', 'access-control-allow-credentials', 'set-cookie'].map(name => headers.get(name)),
        ['nosniff', 'no-store', '*', "default-src 'none'; frame-ancestors 'none'", null, null],
      );
    }
  });
  it('refuses what is not quite HTTP, and goes on', async () => {
    const body = JSON.stringify(message());
    const {pathname} = new URL(it1.url);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
    const cases: [what: string, text: string, answers: RegExp][] = [
      ['both lengths', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['two lengths', `${head}Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}`, /^HTTP\/1\.1 400/],
      ['an odd transfer coding', `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['a folded header', `${head}X-A: b\r\n c: d\r\nContent-Length: 0\r\n\r\n`, /^HTTP\/1\.1 4/],
      ['a bare line feed', `POST ${pathname} HTTP/1.1\nHost: x\n\n`, /^HTTP\/1\.1 400/],
      ['a huge header', `${head}X-A: ${'a'.repeat(40_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
      ['a header with NUL', `${head}X-A: a\0b\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['a bad chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, /^HTTP\/1\.1 400/],
      ['no host', `GET ${pathname} HTTP/1.1\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['a strange method', `BREW ${pathname} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['TRACE', `TRACE ${pathname} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 40[045]/],
      ['an absolute address', `GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 40[04]/],
      ['an odd host', `GET ${pathname} HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 400/],
      ['noise', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc', /^(HTTP\/1\.1 400|$)/],
      ['an upgrade', `GET ${pathname} HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`, /^HTTP\/1\.1 4/],
    ];
    for (const [what, text, answers] of cases) assert.match(await raw(it1.url, Buffer.from(text, 'latin1'), 1_500), answers, what);
    assert.equal((await post(it1.url, message())).status, 201);
  });
  it('drops a message whose sender leaves halfway, and keeps one that came whole', async () => {
    const {hostname, port, pathname} = new URL(it1.url);
    const [half, whole] = [message(), message()];
    const send = (sent: object, share: number) =>
      new Promise<void>(resolve => {
        const body = JSON.stringify(sent);
        const socket = connect(Number(port), hostname, () => {
          socket.write(`POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, body.length * share)}`, () =>
            setTimeout(() => socket.destroy(), 5),
          );
        });
        socket.on('close', () => resolve());
      });
    await send(half, 0.5);
    await send(whole, 1);
    await until(async () => (await stored(it1)).some(({id}) => id === whole.id));
    assert.equal((await stored(it1)).some(({id}) => id === half.id), false);
  });
});

describe('origins', () => {
  it('are all allowed while none is listed, without credentials', async () => {
    const {url} = await intake();
    for (const origin of ['https://any.example', 'null']) {
      const answer = await post(url, message(), {origin});
      assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [201, '*']);
    }
    const preflight = await fetch(url, {method: 'OPTIONS', headers: {origin: 'https://any.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type'}});
    assert.deepEqual(
      [preflight.status, ...['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers', 'access-control-allow-credentials'].map(name => preflight.headers.get(name))],
      [204, '*', 'POST', 'content-type', null],
    );
  });
  it('are compared exactly once they are listed, also after the list has changed', async () => {
    const path = folder();
    const config = join(path, 'config.json');
    writeFileSync(config, JSON.stringify({origins: ['https://www.ijm.ca', 'https://*.preview.example']}));
    const {url, log} = await intake({folder: path, config});
    const allowed = async (origin: string) => {
      const answer = await post(url, message(), {origin});
      assert.equal(answer.headers.get('vary'), 'Origin');
      assert.equal(answer.headers.get('access-control-allow-origin'), answer.status === 403 ? null : origin);
      return answer.status === 201;
    };
    for (const origin of ['https://www.ijm.ca', 'https://x.preview.example']) assert.equal(await allowed(origin), true, origin);
    for (const origin of ['null', 'http://www.ijm.ca', 'https://www.ijm.ca.evil.example', 'https://www.ijm.ca:444', 'https://WWW.IJM.CA', 'https://a.b.preview.example']) assert.equal(await allowed(origin), false, origin);
    assert.equal((await post(url, message())).status, 201);
    writeFileSync(config, JSON.stringify({origins: ['https://new-partner.example']}));
    await until(() => log.some(({event}) => event === 'config-read'));
    assert.deepEqual([await allowed('https://new-partner.example'), await allowed('https://www.ijm.ca')], [true, false]);
  });
});

describe('rate limit', () => {
  it('answers 429 with Retry-After beyond it, to that address alone', async () => {
    const path = folder();
    const config = join(path, 'config.json');
    writeFileSync(config, '{"proxies":1}');
    const {url} = await intake({folder: path, config, rateLimit: 5});
    const from = async (address: string) => post(url, message(), {'x-forwarded-for': address});
    for (let i = 0; i < 5; i++) assert.equal((await from('203.0.113.1')).status, 201);
    const refused = await from('203.0.113.1');
    isProblem(refused, 429);
    assert.match(refused.headers.get('retry-after')!, /^([1-9]|1[0-2])$/);
    assert.match(refused.headers.get('access-control-expose-headers')!, /Retry-After/);
    assert.equal((await from('9.9.9.9, 203.0.113.1')).status, 429);
    assert.equal((await from('203.0.113.2')).status, 201);
    for (let i = 0; i < 5; i++) assert.equal((await from(`2001:db8:1:1::${i + 1}`)).status, 201);
    assert.equal((await from('2001:db8:1:1:ffff::1')).status, 429);
    assert.equal((await from('2001:db8:1:2::1')).status, 201);
  });
  it('does not believe the header without a proxy', async () => {
    const {url} = await intake({rateLimit: 3});
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await post(url, message(), {'x-forwarded-for': `203.0.113.${i}`})).status);
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
  });
});

describe('log', () => {
  it('has one line a request and nothing personal in it', async () => {
    const {url, log} = await intake();
    const secrets = Array.from({length: 100}, (_, i) => ({name: `Planted${i}`, email: `planted${i}@secret.example`, message: `call 613-555-${1000 + i}\n{"event":"forged"}\u001b[31m`}));
    for (const fields of secrets) await post(url, message({fields}), {'user-agent': `UA planted\u00a0${fields.email}`, referer: 'https://planted.example/'});
    await post(url, message({fields: {name: 'planted', planted: 'planted'}, form: 'media'}));
    await post(url, message({form: 'planted'}));
    await fetch(`${url}/planted@secret.example?planted=1`);
    await post(url, '{"planted": "planted@secret.example"');
    const requests = log.filter(({event}) => event === 'request');
    assert.equal(requests.length, 104);
    const text = JSON.stringify(log);
    assert.doesNotMatch(text, /planted|secret\.example|613-555|127\.0\.0\.1|forged/i);
    for (const line of requests) assert.deepEqual(Object.keys(line).filter(key => !['time', 'event', 'method', 'route', 'status', 'ms', 'form', 'outcome'].includes(key)), []);
  });
});
