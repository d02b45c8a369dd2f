/** Telling staff: real SMTP and HTTP conversations on loopback. */
import assert from 'node:assert/strict';
import {createHmac, randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {createServer, type IncomingHttpHeaders} from 'node:http';
import {createServer as createTcpServer, type AddressInfo} from 'node:net';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {describe, it} from 'node:test';
import {SMTPServer, type SMTPServerOptions} from 'smtp-server';
import {letterFor} from '../../../src/node/intake/mail.js';
import {openStore} from '../../../src/node/intake/open-store.js';
import type {Delivery, StoredMessage} from '../../../src/node/intake/store.js';
import type {Form} from '../../../src/feed/types.js';
import {FEED} from './support/feed.js';
import {cleanUp, feedFile, folder, freePort, intake, intakeProcess, message, post, until} from './support/intake.js';

interface Received {
  from: string;
  to: string[];
  head: string;
  text: string;
}

/** A mail server that keeps what it accepts. */
const mailServer = async (more: SMTPServerOptions = {}, port = 0) => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let raw = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (raw += chunk));
      stream.on('end', () => {
        const [head = '', ...text] = raw.split('\r\n\r\n');
        received.push({from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to: session.envelope.rcptTo.map(({address}) => address), head, text: text.join('\r\n\r\n')});
        done();
      });
    },
    ...more,
  });
  server.on('error', () => {});
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()));
  cleanUp(() => new Promise<void>(resolve => server.close(() => resolve())));
  return {received, port: (server.server.address() as AddressInfo).port, server};
};

const mailConfig = (port: number, more: object = {}) => ({
  mail: {
    smtp: {host: '127.0.0.1', port},
    from: 'IJM website <web@ijm.example>',
    to: [{form: 'media', where: {topic: 'interview'}, to: ['press@ijm.example']}, {form: 'media', to: ['media@ijm.example']}],
  },
  ...more,
});

const PACE = {pollMs: 30, firstMs: 40, mostMs: 80};

const withConfig = async (config: object, pace = {}) => {
  const path = folder();
  const file = join(path, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const running = await intake({folder: path, config: file, pace: {...PACE, ...pace}});
  const deliveries = async (): Promise<Delivery[]> => {
    const store = await openStore(running.database, {create: false});
    const found = [];
    for await (const one of store.messages()) found.push(...one.deliveries);
    await store.close();
    return found;
  };
  return {...running, deliveries, configure: (other: object) => writeFileSync(file, JSON.stringify(other))};
};

const decoded = (text: string) => text.replace(/=\r\n/g, '').replace(/((?:=[\dA-F]{2})+)/g, hex => Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'));

describe('mail', () => {
  it('goes to those that form and topic name, with what was written', async () => {
    const {received, port} = await mailServer();
    const {url} = await withConfig(mailConfig(port));
    const sent = message({fields: {name: 'Li Ångström', email: 'li@example.org', topic: 'interview', message: 'First line\nSecond line'}});
    await post(url, sent);
    await post(url, message());
    await post(url, message({form: 'signup', fields: {name: 'nobody is told'}}));
    await until(() => received.length === 2);
    const [one, other] = received.sort((a, b) => b.to[0]!.localeCompare(a.to[0]!)) as [Received, Received];
    assert.deepEqual([one.to, other.to, one.from], [['press@ijm.example'], ['media@ijm.example'], 'web@ijm.example']);
    assert.match(one.head, /^From: IJM website <web@ijm\.example>$/m);
    assert.match(one.head, /^To: press@ijm\.example$/m);
    assert.match(one.head, /^Reply-To: li@example\.org$/m);
    assert.match(one.head, new RegExp(`^Subject: Media contact \\(${(sent.id as string).slice(0, 8).toUpperCase()}\\)`, 'm'));
    assert.match(one.head, new RegExp(`^Message-ID: <${sent.id as string}@ijm\\.example>`, 'm'));
    assert.match(one.head, /^Auto-Submitted: auto-generated$/m);
    const text = decoded(one.text);
    for (const part of ['Your name: Li Ångström', 'E-mail: li@example.org', 'Topic: Interview', 'First line', 'Second line', 'Consent: yes', 'Wording agreed to: You may answer me.', 'Partner: partner-7', 'Page: https://partner.example/blog/post', sent.id as string]) assert.ok(text.includes(part), part);
  });
  it('takes no header, recipient or file from a visitor', async () => {
    const {received, port} = await mailServer();
    const {url} = await withConfig(mailConfig(port));
    const baits = ['a%0d%0aBcc: x@y.z', '"a@evil.example, b"@evil.example', 'a@evil.example,b@evil.example', "o'brien@example.ie", 'josé@example.org', 'a+b@bücher.example', '<x@evil.example>@evil.example'];
    const accepted: string[] = [];
    for (const email of baits) {
      const answer = await post(url, message({fields: {name: `=?utf-8?q?=0aBcc:x@y.z?= ${email}`, email, message: 'Bcc: x@evil.example\n.\nRCPT TO:<x@evil.example>\n..\n'}}));
      if (answer.status === 201) accepted.push(email);
    }
    assert.ok(accepted.length >= 4);
    await until(() => received.length === accepted.length);
    for (const {to, head} of received) {
      assert.deepEqual(to, ['media@ijm.example']);
      assert.doesNotMatch(head, /^(bcc|cc):/im);
      assert.doesNotMatch(head, /evil/);
    }
    const replies = received.map(({head}) => /^Reply-To: (.*)$/m.exec(head)?.[1]).filter(Boolean).sort();
    assert.deepEqual(replies, ['a+b@xn--bcher-kva.example', "o'brien@example.ie"].sort());
  });
  it('is not sent about what was set aside, until somebody releases it', async () => {
    const {received, port} = await mailServer();
    const {url, deliveries, database} = await withConfig(mailConfig(port));
    const bot = message({trap: 'x'});
    await post(url, bot);
    await post(url, message());
    await until(() => received.length === 1);
    assert.equal((await deliveries()).length, 1);
    const store = await openStore(database, {create: false});
    await store.release(bot.id as string, ['mail']);
    await store.close();
    await until(() => received.length === 2);
  });
  it('being down costs no message, and comes later', async () => {
    const port = await freePort();
    const {url, deliveries, log} = await withConfig(mailConfig(port));
    for (let i = 0; i < 5; i++) assert.equal((await post(url, message())).status, 201);
    await until(() => log.filter(({event}) => event === 'delivery-failed').length >= 10);
    assert.ok((await deliveries()).every(({state, attempts, lastError}) => state === 'waiting' && attempts > 0 && /^smtp-E/.test(lastError ?? 'smtp-E')));
    const {received} = await mailServer({}, port);
    await until(() => received.length === 5);
    await until(async () => (await deliveries()).every(({state}) => state === 'sent'));
    assert.equal(received.length, 5);
  });

  const refusals: [what: string, options: (isOver: () => boolean) => SMTPServerOptions, code: RegExp][] = [
    ['a sender', isOver => ({onMailFrom: (_, __, done) => done(isOver() ? null : Object.assign(new Error('not you <web@ijm.example>'), {responseCode: 553}))}), /^smtp-553/],
    ['a recipient', isOver => ({onRcptTo: (_, __, done) => done(isOver() ? null : Object.assign(new Error('full'), {responseCode: 452}))}), /^smtp-452/],
    ['a connection', isOver => ({onConnect: (_, done) => done(isOver() ? null : Object.assign(new Error('busy'), {responseCode: 421}))}), /^smtp-421/],
  ];
  for (const [what, options, code] of refusals) {
    it(`is tried again when ${what} is refused`, async () => {
      let isOver = false;
      const {received, port} = await mailServer(options(() => isOver));
      const {url, deliveries, log} = await withConfig(mailConfig(port));
      await post(url, message());
      await until(() => log.filter(({event}) => event === 'delivery-failed').length >= 2);
      assert.match((await deliveries())[0]!.lastError!, code);
      assert.doesNotMatch((await deliveries())[0]!.lastError!, /@/);
      isOver = true;
      await until(() => received.length === 1);
      await until(async () => (await deliveries())[0]!.state === 'sent');
    });
  }
  it('is tried again when the server refuses after the whole text', async () => {
    let tries = 0;
    const {port} = await mailServer({
      onData: (stream, _, done) => {
        stream.resume().on('end', () => (++tries < 3 ? done(Object.assign(new Error('content'), {responseCode: 554})) : done()));
      },
    });
    const {url, deliveries} = await withConfig(mailConfig(port));
    await post(url, message());
    await until(async () => (await deliveries())[0]?.state === 'sent');
    assert.equal(tries, 3);
  });
  it('is sent once when one of several recipients is refused', async () => {
    const {received, port} = await mailServer({onRcptTo: ({address}, _, done) => done(address.startsWith('gone') ? new Error('no such user') : null)});
    const config = mailConfig(port);
    config.mail.to = [{form: 'media', to: ['gone@ijm.example', 'media@ijm.example']}] as never;
    const {url, deliveries, log} = await withConfig(config);
    await post(url, message());
    await until(async () => (await deliveries())[0]?.state === 'sent');
    assert.deepEqual(received.map(({to}) => to), [['media@ijm.example']]);
    assert.ok(log.some(({event, refused}) => event === 'delivery-partly-refused' && refused === 1));
  });
  it('that stalls holds up no submission, and is given up for the next try', async () => {
    const stalled = createTcpServer(socket => void socket.on('error', () => {}));
    await new Promise<void>(resolve => stalled.listen(0, '127.0.0.1', resolve));
    cleanUp(() => stalled.close());
    const {url, log} = await withConfig(mailConfig((stalled.address() as AddressInfo).port), {tryMs: 200});
    for (let i = 0; i < 8; i++) assert.equal((await post(url, message())).status, 201);
    await until(() => log.some(({event, code}) => event === 'delivery-failed' && /too-slow|ETIMEDOUT/.test(String(code))));
  });
  it('is given up in the end, listed, and tried again when asked to', async () => {
    const port = await freePort();
    const {url, deliveries, log, database} = await withConfig(mailConfig(port), {giveUpMs: 150, leastTries: 2});
    await post(url, message());
    await until(() => log.some(({event}) => event === 'delivery-dead'));
    await until(async () => (await deliveries())[0]!.state === 'dead');
    const {received} = await mailServer({}, port);
    const store = await openStore(database, {create: false});
    let dead = 0;
    for await (const one of store.messages({dead: true})) dead += one.deliveries.length;
    assert.equal(dead, 1);
    assert.equal(await store.revive(new Date().toISOString()), 1);
    await store.close();
    await until(() => received.length === 1);
  });
  it('follows a changed configuration', async () => {
    const {received, port} = await mailServer();
    const {url, configure, log} = await withConfig(mailConfig(await freePort()));
    await post(url, message());
    await until(() => log.some(({event}) => event === 'delivery-failed'));
    configure(mailConfig(port));
    await until(() => received.length === 1);
  });
  it('is sent after a crash between storing and sending', async () => {
    const path = folder();
    const port = await freePort();
    writeFileSync(join(path, 'config.json'), JSON.stringify(mailConfig(port)));
    const env = {FEED: feedFile(path), CONFIG: join(path, 'config.json'), DATABASE_URL: pathToFileURL(join(path, 'intake.db')).href};
    const first = await intakeProcess(env, path);
    const sent = message();
    const answer = await post(first.url, sent);
    first.child.kill('SIGKILL');
    assert.equal(answer.status, 201);
    await first.ended;
    const {received} = await mailServer({}, port);
    // What the killed process had taken comes due again; here its first try had failed, or was not yet made.
    const store = await openStore(env.DATABASE_URL, {create: false});
    const waiting = (await store.take('9999', new Date().toISOString(), '9999', 9)).map(({messageId}) => messageId);
    await store.close();
    assert.deepEqual(waiting, [sent.id]);
    await intake({folder: path, config: env.CONFIG, pace: PACE});
    await until(() => received.length === 1);
    assert.ok(received[0]!.head.includes(sent.id as string));
  });
});

describe('webhook', () => {
  const SECRET = Buffer.alloc(32, 5).toString('base64');
  const hook = async (answer: (calls: number) => number) => {
    const calls: {headers: IncomingHttpHeaders; body: string}[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        calls.push({headers: request.headers, body});
        response.writeHead(answer(calls.length), {location: '/elsewhere'}).end();
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    cleanUp(() => {
      server.closeAllConnections();
      server.close();
    });
    return {calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`};
  };

  it('tells all about a message, signed so that it can be checked', async () => {
    const {calls, url: target} = await hook(() => 204);
    const {url, deliveries} = await withConfig({webhook: {url: target, secret: `whsec_${SECRET}`}});
    const sent = message();
    await post(url, sent);
    await until(async () => (await deliveries())[0]?.state === 'sent');
    const {headers, body} = calls[0]!;
    assert.equal(headers['webhook-id'], sent.id);
    assert.ok(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000) < 60);
    // As the specification words it, apart from our own code.
    const expected = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(`${headers['webhook-id']}.${headers['webhook-timestamp'] as string}.${body}`).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${expected}`);
    const {type, data} = JSON.parse(body) as {type: string; data: Record<string, unknown>};
    assert.equal(type, 'message.received');
    assert.deepEqual([data.id, data.form, data.fields, data.consent, data.ref], [sent.id, 'media', sent.fields, true, 'partner-7']);
  });
  it('is called again until it answers 2xx, and not led elsewhere', async () => {
    const {calls, url: target} = await hook(count => [500, 302, 404, 200][count - 1] ?? 200);
    const {url, deliveries} = await withConfig({webhook: {url: target, secret: SECRET}});
    await post(url, message());
    await until(async () => (await deliveries())[0]?.state === 'sent');
    assert.equal(calls.length, 4);
    assert.equal(new Set(calls.map(({headers}) => headers['webhook-id'])).size, 1);
  });
});

describe('letterFor', () => {
  it('says what there is when the form has left the feed', () => {
    const stored: StoredMessage = {
      ...{id: randomUUID(), digest: '', form: 'gone', fields: {email: 'a@b.ca', 'x-y': 'z'}, locale: 'fr-CA', at: '', elapsed: 1500},
      ...{receivedAt: '2026-11-23T12:00:00.000Z', setAside: false, reasons: []},
    };
    const letter = letterFor(stored, undefined, 'web@ijm.example', ['a@ijm.example'], {locale: 'en', locales: ['en']});
    assert.match(letter.subject, /^gone \([\dA-F]{8}\)$/);
    assert.equal(letter.replyTo, undefined);
    assert.match(letter.text, /^email: a@b\.ca\nx-y: z\n/);
    assert.doesNotMatch(letter.text, /Consent|Partner|undefined/);
  });
  it('keeps the operator’s title to one line', () => {
    const form = {...FEED.forms.media, title: 'A\r\nBcc: x@y.z'} as unknown as Form;
    const stored = {id: randomUUID(), form: 'media', fields: {}, elapsed: 0} as unknown as StoredMessage;
    assert.doesNotMatch(letterFor(stored, form, 'a@b.ca', [], {locale: 'en', locales: ['en']}).subject, /[\r\n]/);
  });
});
