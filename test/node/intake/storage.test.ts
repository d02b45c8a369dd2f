/** The database file: what is refused, what survives, what is gone for good. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {chmodSync, copyFileSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {describe, it} from 'node:test';
import {createClient} from '@libsql/client';
import {sql, type Transaction} from 'kysely';
import {backUpFile, filePathOf, openFileStore} from '../../../src/node/intake/libsql.js';
import {MIGRATIONS, NewerDatabaseError, type Tables} from '../../../src/node/intake/migrations.js';
import {SetupError} from '../../../src/node/intake/needed.js';
import {openStore} from '../../../src/node/intake/open-store.js';
import {retain} from '../../../src/node/intake/retention.js';
import type {Store, StoredMessage} from '../../../src/node/intake/store.js';
import {cleanUp, feedFile, folder, intake, intakeProcess, message, post, until} from './support/intake.js';

const stored = (more: Partial<StoredMessage> = {}): StoredMessage => ({
  id: randomUUID(),
  digest: 'd',
  form: 'media',
  fields: {name: 'Li', email: 'li@example.org', message: 'Hello'},
  locale: 'en-CA',
  at: '2026-11-23T12:00:00.000Z',
  elapsed: 9000,
  receivedAt: '2026-11-23T12:00:01.000Z',
  setAside: false,
  reasons: [],
  ...more,
});

const open = async (path: string, more = {}): Promise<Store> => {
  const store = await openFileStore(pathToFileURL(path).href, {create: true, ...more});
  cleanUp(() => store.close());
  return store;
};

const idsIn = async (store: Store) => {
  const ids = [];
  for await (const {id} of store.messages()) ids.push(id);
  return ids;
};

/** Every byte that belongs to a database. */
const bytesOf = (path: string) => Buffer.concat([path, `${path}-wal`, `${path}-shm`].filter(existsSync).map(file => readFileSync(file)));

const refusal = (says: RegExp) => (error: unknown) => error instanceof SetupError && says.test(error.message);

describe('filePathOf', () => {
  const cases: [url: string, path: string][] = [
    ['file:intake.db', join(process.cwd(), 'intake.db')],
    ['file:./a/intake.db', join(process.cwd(), 'a/intake.db')],
    ['file:/var/lib/intake.db', '/var/lib/intake.db'],
    ['file:///var/lib/in%20take.db', '/var/lib/in take.db'],
  ];
  for (const [url, path] of cases) it(`is ${path} for ${url}`, () => assert.equal(filePathOf(url), path));
});

describe('opening a file', () => {
  it('makes one where there is none, readable by its owner alone, and says so once', async () => {
    const path = join(folder(), 'intake.db');
    const created: string[] = [];
    const store = await open(path, {created: (made: string) => created.push(made)});
    await store.save(stored(), []);
    for (const file of [path, `${path}-wal`]) assert.equal(statSync(file).mode & 0o777, 0o600);
    await store.close();
    await open(path, {created: (made: string) => created.push(made)});
    assert.deepEqual(created, [path]);
  });
  it('writes durably: WAL, each commit synced', async () => {
    const path = join(folder(), 'intake.db');
    await open(path);
    const client = createClient({url: pathToFileURL(path).href});
    assert.equal((await client.execute('PRAGMA journal_mode')).rows[0]!.journal_mode, 'wal');
    client.close();
  });
  it('refuses what is no database, and leaves it as it is', async () => {
    for (const content of ['not a database at all, but long enough to be one '.repeat(100), 'SQLite', '\0'.repeat(4096)]) {
      const path = join(folder(), 'intake.db');
      writeFileSync(path, content);
      await assert.rejects(open(path), refusal(/no intake database, or it is damaged. Nothing was changed/));
      assert.equal(readFileSync(path, 'utf8'), content);
    }
  });
  it('refuses a damaged database, and leaves it as it is', async () => {
    const path = join(folder(), 'intake.db');
    const store = await open(path);
    for (let i = 0; i < 200; i++) await store.save(stored({fields: {message: 'x'.repeat(2000)}}), []);
    await store.scrub();
    await store.close();
    const whole = readFileSync(path);
    // Of the text of a message nobody can tell; of everything that holds it.
    for (const at of [100, 4096, 3 * 4096 + 5, whole.length - 4096]) {
      const copy = join(folder(), 'intake.db');
      copyFileSync(path, copy);
      const file = openSync(copy, 'r+');
      writeSync(file, Buffer.alloc(2000, 0xa5), 0, 2000, at);
      const damaged = readFileSync(copy);
      await assert.rejects(open(copy), refusal(/damaged/), `at ${at}`);
      assert.deepEqual(readFileSync(copy), damaged);
    }
    writeFileSync(join(folder(), 'x'), '');
    const cut = join(folder(), 'intake.db');
    writeFileSync(cut, whole.subarray(0, whole.length / 2));
    await assert.rejects(open(cut), refusal(/damaged/));
  });
  it('refuses the database of something else', async () => {
    const path = join(folder(), 'other.db');
    const client = createClient({url: pathToFileURL(path).href});
    await client.execute('create table orders (id integer)');
    client.close();
    await assert.rejects(open(path), refusal(/not of an intake/));
  });
  it('refuses to make one anew where the log of a former one lies', async () => {
    const path = join(folder(), 'intake.db');
    const store = await open(path);
    await store.save(stored(), []);
    copyFileSync(`${path}-wal`, `${path}.copy`);
    await store.close();
    rmSync(path);
    renameSync(`${path}.copy`, `${path}-wal`);
    await assert.rejects(open(path), refusal(/is missing, but .*-wal is there/));
    assert.equal(existsSync(path), false);
  });
  it('refuses a missing one where none may be made, a folder, and a place that is not there', async () => {
    const path = folder();
    await assert.rejects(open(join(path, 'intake.db'), {create: false}), refusal(/no database at/));
    assert.deepEqual(readdirSync(path), []);
    await assert.rejects(open(join(path, 'nowhere/intake.db')), refusal(/cannot be used/));
    await assert.rejects(open(path), refusal(/cannot be read/));
    await assert.rejects(openStore('mysql://x', {create: true}), refusal(/file: or postgres/));
  });
  it('takes an empty file for a new one: it may be what a kill left', async () => {
    const path = join(folder(), 'intake.db');
    writeFileSync(path, '');
    assert.equal(await (await open(path)).save(stored(), []), 'stored');
  });
});

describe('migrations', () => {
  const step = async (db: Transaction<Tables>) => void (await sql`alter table intake_messages add column more text`.execute(db));

  it('bring an older database up to date, after a copy of it was made', async () => {
    const path = join(folder(), 'intake.db');
    const old = await open(path);
    const one = stored();
    await old.save(one, ['mail']);
    await old.close();
    const store = await open(path, {migrations: [...MIGRATIONS, step]});
    assert.deepEqual(await idsIn(store), [one.id]);
    const copy = readdirSync(join(path, '..')).find(name => name.startsWith('intake.db.before-2-'))!;
    assert.deepEqual(await idsIn(await open(join(path, '..', copy))), [one.id]);
    await store.close();
    // A program that does not know the newer form keeps off it.
    await assert.rejects(open(path), NewerDatabaseError);
  });
  it('leave everything as it was when one fails', async () => {
    const path = join(folder(), 'intake.db');
    const old = await open(path);
    const one = stored();
    await old.save(one, []);
    await old.close();
    const failing = async (db: Transaction<Tables>) => void (await sql`create table intake_messages (id text)`.execute(db));
    await assert.rejects(open(path, {migrations: [...MIGRATIONS, step, failing]}));
    assert.deepEqual(await idsIn(await open(path)), [one.id]);
  });
});

describe('two processes on one file', () => {
  it('store what both are sent, each message once', async () => {
    const path = folder();
    const env = {FEED: feedFile(path), DATABASE_URL: pathToFileURL(join(path, 'intake.db')).href};
    const both = await Promise.all([intakeProcess(env, path), intakeProcess(env, path)]);
    cleanUp(() => both.forEach(({child}) => child.kill('SIGKILL')));
    const sent = Array.from({length: 150}, () => message());
    const answers = await Promise.all(sent.flatMap(one => both.map(({url}) => post(url, one))));
    assert.ok(answers.every(({status}) => status === 200 || status === 201), JSON.stringify(answers.find(({status}) => status > 201)));
    assert.equal(answers.filter(({status}) => status === 201).length, 150);
    both.forEach(({child}) => child.kill('SIGTERM'));
    assert.deepEqual(await Promise.all(both.map(({ended}) => ended)), [0, 0]);
    assert.deepEqual((await idsIn(await open(join(path, 'intake.db')))).sort(), sent.map(({id}) => id).sort());
  });
});

describe('a full disk', () => {
  it('is answered by 503, never by a receipt, and passes', async () => {
    const path = folder();
    let full = await intake({folder: path, maxPages: 60});
    const long = () => message({form: 'long', fields: {t0: 'x'.repeat(9_000)}});
    const receipts: string[] = [];
    const refused: string[] = [];
    for (let round = 0; round < 3; round++) {
      const sent = Array.from({length: 40}, long);
      const answers = await Promise.all(sent.map(one => post(full.url, one)));
      answers.forEach(({status, body, headers}, i) => {
        if (status === 201) receipts.push(body.id!);
        else {
          assert.equal(status, 503);
          assert.equal(headers.get('retry-after'), '5');
          refused.push(sent[i]!.id as string);
        }
      });
    }
    assert.ok(receipts.length > 0 && refused.length > 0, `${receipts.length} and ${refused.length}`);
    assert.ok(full.log.some(({outcome}) => /^store-SQLITE_FULL/.test(String(outcome))));
    // Small ones may still fit or not; with room again all do, and nothing that had a receipt is missing.
    await full.close();
    full = await intake({folder: path});
    assert.equal((await post(full.url, long())).status, 201);
    const ids = await idsIn(await open(join(path, 'intake.db')));
    for (const id of receipts) assert.ok(ids.includes(id));
    for (const id of refused) assert.ok(!ids.includes(id));
  });
  it('passes without a restart', async () => {
    const path = folder();
    const database = join(path, 'intake.db');
    const {url} = await intake({folder: path, maxPages: 60});
    const long = () => message({form: 'long', fields: {t0: 'x'.repeat(9_000)}});
    for (let i = 0; i < 60; i++) await post(url, long());
    assert.equal((await post(url, long())).status, 503);
    // Somebody makes room.
    const store = await open(database);
    await store.erase((await idsIn(store)).slice(0, 10), new Date().toISOString());
    await store.close();
    assert.equal((await post(url, long())).status, 201);
  });
});

describe('a file that is gone or may not be written', () => {
  it('is answered by 503: nobody gets a receipt for what no restart would find', async () => {
    const path = folder();
    const database = join(path, 'intake.db');
    const {url} = await intake({folder: path});
    assert.equal((await post(url, message())).status, 201);
    renameSync(database, `${database}.away`);
    assert.equal((await post(url, message())).status, 503);
    assert.equal((await fetch(url.replace('messages', 'ready'))).status, 503);
    assert.equal((await fetch(url.replace('messages', 'health'))).status, 200);
    copyFileSync(`${database}.away`, database);
    assert.equal((await post(url, message())).status, 503);
    rmSync(database);
    renameSync(`${database}.away`, database);
    assert.equal((await post(url, message())).status, 201);
  });
  it('is refused at the start', async () => {
    const path = folder();
    const database = join(path, 'intake.db');
    await (await open(database)).close();
    const before = readFileSync(database);
    chmodSync(path, 0o755);
    chmodSync(database, 0o444);
    // The superuser may write everywhere.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid!(65_534);
    try {
      await assert.rejects(open(database), refusal(/cannot be used/));
    } finally {
      if (isRoot) process.seteuid!(0);
    }
    assert.deepEqual(readFileSync(database), before);
  });
  it('waits for a process that has the file to itself for a while', async () => {
    const path = folder();
    const {url} = await intake({folder: path});
    const client = createClient({url: pathToFileURL(join(path, 'intake.db')).href});
    const lock = await client.transaction('write');
    const answer = post(url, message());
    await new Promise(resolve => setTimeout(resolve, 700));
    // Meanwhile everything else is answered.
    assert.equal((await fetch(url.replace('messages', 'health'))).status, 200);
    await lock.rollback();
    client.close();
    assert.equal((await answer).status, 201);
  });
});

describe('erasing', () => {
  it('leaves nothing in any file, and lets no late repeat in', async () => {
    const path = folder();
    const database = join(path, 'intake.db');
    const {url} = await intake({folder: path});
    const secret = 'zanzibar-quartz';
    const fields = {name: `Eve ${secret}`, email: `Eve.${secret}@example.org`, message: `${secret} `.repeat(300)};
    const gone = [message({fields}), message({fields: {...fields, message: 'again'}})];
    const others = Array.from({length: 60}, (_, i) => message({fields: {name: `n${i}`, email: `n${i}@example.org`, message: 'm'.repeat(1 + i * 50)}}));
    const talksOfHer = message({fields: {name: 'x', email: 'x@y.za', message: 'please call eve@example.com'}});
    for (const one of [...others.slice(0, 30), ...gone, ...others.slice(30), talksOfHer]) assert.ok((await post(url, one)).status < 202);
    assert.ok(bytesOf(database).includes(secret));

    const store = await open(database);
    assert.deepEqual((await store.findByEmail(` eve.${secret.toUpperCase()}@EXAMPLE.org `)).sort(), gone.map(({id}) => id).sort());
    assert.deepEqual([await store.findByEmail('eve@example.com'), await store.findByEmail('eve@example.com', true), await store.findByEmail('')], [[], [talksOfHer.id], []]);
    assert.equal(await store.erase(await store.findByEmail(`eve.${secret}@example.org`), new Date().toISOString()), 2);
    await store.scrub();
    assert.equal(bytesOf(database).includes(secret), false);
    assert.equal(bytesOf(database).includes(`Eve.${secret}`), false);
    assert.equal((await idsIn(store)).length, 61);
    for (const one of gone) assert.equal((await post(url, one)).status, 200);
    assert.equal((await idsIn(store)).length, 61);
    assert.equal(bytesOf(database).includes(secret), false);
    assert.equal((await store.stats()).erased, 2);
  });
  it('takes what waits to be delivered with it', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const one = stored();
    await store.save(one, ['mail', 'webhook']);
    await store.erase([one.id], new Date().toISOString());
    assert.deepEqual([await store.take('9999', '9999', '9999', 9), (await store.stats()).deliveries], [[], []]);
    assert.equal(await store.has(one.id, 'd'), true);
  });
});

describe('retention', () => {
  const NOW = Date.parse('2026-11-23T12:00:00Z');
  const DAY = 86_400_000;
  const config = {retention: {media: 90}, proxies: 0};
  const old = (days: number, form: string) => stored({form, receivedAt: new Date(NOW - days * DAY).toISOString()});

  it('erases what is older than its form allows, and nothing else', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const [a, b, c, d] = [old(89, 'media'), old(91, 'media'), old(399, 'signup'), old(401, 'signup')];
    for (const one of [a, b, c, d]) await store.save(one, ['mail']);
    assert.equal(await retain(store, config, () => {}, NOW - 2 * DAY), 0);
    for (let hours = 36; hours >= 0; hours -= 12) await retain(store, config, () => {}, NOW - hours * 3_600_000);
    assert.deepEqual((await idsIn(store)).sort(), [a.id, c.id].sort());
    assert.equal(await store.has(b.id, 'd'), true);
  });
  it('does nothing for a day after the clock has leapt', async () => {
    const store = await open(join(folder(), 'intake.db'));
    await store.save(old(0, 'media'), []);
    const pass = (days: number) => retain(store, config, () => {}, NOW + days * DAY);
    for (let days = -2; days <= 0; days += 0.5) await pass(days);
    // A year ahead by mistake, and back.
    assert.equal(await pass(365), 0);
    assert.equal(await pass(365.5), 0);
    assert.equal(await pass(1), 0);
    assert.equal((await idsIn(store)).length, 1);
    // A year ahead and there to stay.
    for (let days = 365; days < 366; days += 0.5) assert.equal(await pass(days), 0);
    assert.equal(await pass(366), 1);
  });
});

describe('the store', () => {
  it('answers each of many at once', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const one = stored();
    const answers = await Promise.all([store.save(one, []), store.save({...one}, []), store.save({...one, digest: 'other'}, []), store.save(stored(), ['mail'])]);
    assert.deepEqual(answers, ['stored', 'known', 'other', 'stored']);
    assert.deepEqual([await store.has(one.id, 'd'), await store.has(one.id, 'other'), await store.has(randomUUID(), 'd')], [true, false, false]);
  });
  it('reads what it wrote, page by page, and as it is asked', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const all = Array.from({length: 450}, (_, i) => stored({receivedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(i / 3) * 1000).toISOString(), setAside: i % 10 === 0, form: i % 2 ? 'media' : 'signup'}));
    await Promise.all(all.map(one => store.save(one, one.setAside ? [] : ['mail'])));
    const select = async (selection: Parameters<Store['messages']>[0]) => {
      const found = [];
      for await (const one of store.messages(selection)) found.push(one);
      return found;
    };
    const found = await select({});
    assert.deepEqual(found.map(({id}) => id).sort(), all.map(({id}) => id).sort());
    assert.ok(found.every((one, i) => i === 0 || found[i - 1]!.receivedAt <= one.receivedAt));
    assert.deepEqual({...found.find(({id}) => id === all[7]!.id)!, deliveries: 0}, {...all[7]!, consent: undefined, consentText: undefined, ref: undefined, page: undefined, deliveries: 0});
    assert.deepEqual([(await select({setAside: true})).length, (await select({form: 'media'})).length, (await select({since: '2026-01-01T00:02:00.000Z'})).length, (await select({dead: true})).length], [45, 225, 90, 0]);
    const {messages, setAside, forms, deliveries} = await store.stats();
    assert.deepEqual([messages, setAside, forms.map(({form}) => form), deliveries.map(({count}) => count)], [450, 45, ['media', 'signup'], [405]]);
  });
  it('hands each delivery to one taker, and again once its time is over', async () => {
    const path = join(folder(), 'intake.db');
    const [one, other] = [await open(path), await open(path)];
    for (let i = 0; i < 20; i++) await one.save(stored(), ['mail']);
    const taken = (await Promise.all([one.take('2027', '2028', '9999', 15), other.take('2027', '2028', '9999', 15)])).flat();
    assert.equal(new Set(taken.map(({messageId}) => messageId)).size, taken.length);
    taken.push(...(await one.take('2027', '2028', '9999', 99)));
    assert.equal(taken.length, 20);
    assert.deepEqual(await other.take('2027', '2028', '9999', 99), []);
    await one.settle({...taken[0]!, state: 'sent'});
    await one.settle({...taken[1]!, state: 'dead', lastError: 'x'});
    const again = await other.take('2028', '2029', '9999', 99);
    assert.deepEqual([again.length, again[0]!.attempts], [18, 2]);
    assert.equal(await one.revive('2026-01-01T00:00:00.000Z'), 1);
    assert.equal((await one.take('2028', '2029', '9999', 99)).length, 1);
  });
  it('takes what was put off by a clock that has been set back since', async () => {
    const store = await open(join(folder(), 'intake.db'));
    await store.save(stored({receivedAt: '2027-11-23T12:00:00.000Z'}), ['mail']);
    assert.equal((await store.take('2026-11-23', '2026-11-24', '2030', 9)).length, 0);
    assert.equal((await store.take('2026-11-23', '2026-11-24', '2026-11-25', 9)).length, 1);
  });
  it('lets a message that was set aside be delivered, once', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const one = stored({setAside: true, reasons: ['trap']});
    await store.save(one, []);
    assert.deepEqual([await store.release(one.id, ['mail']), await store.release(one.id, ['mail']), await store.release(randomUUID(), [])], [true, false, false]);
    assert.deepEqual([(await store.message(one.id))!.setAside, (await store.take('9999', '9999', '9999', 9)).length], [false, 1]);
  });
  it('keeps nobody waiting for more to come, though more comes all the time', async () => {
    const store = await open(join(folder(), 'intake.db'));
    // At every turn of the event loop, and at every third.
    for (const turns of [1, 3]) {
      let isSaved = false;
      const saving: Promise<unknown>[] = [store.save(stored(), []).then(() => (isSaved = true))];
      let more = 0;
      for (; !isSaved && more < 1_500; more++) {
        for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
        saving.push(store.save(stored(), []));
      }
      assert.ok(isSaved, `not saved while ${more} more came`);
      await Promise.all(saving);
    }
  });
  it('does not take more than it can write', async () => {
    const store = await open(join(folder(), 'intake.db'));
    const answers = await Promise.allSettled(Array.from({length: 2_500}, () => store.save(stored(), [])));
    const refused = answers.filter(({status}) => status === 'rejected');
    assert.equal(refused.length, 500);
    assert.equal((await store.stats()).messages, 2_000);
  });
  it('finishes what waits before it closes', async () => {
    const path = join(folder(), 'intake.db');
    const store = await open(path);
    const saving = Promise.all(Array.from({length: 300}, () => store.save(stored(), [])));
    await store.close();
    assert.ok((await saving).every(saved => saved === 'stored'));
    await assert.rejects(store.save(stored(), []));
    assert.equal((await idsIn(await open(path))).length, 300);
  });
});

describe('a backup', () => {
  it('holds, while messages come in, all that was acknowledged before it began, and nothing torn', async () => {
    const path = folder();
    const {url, database} = await intake({folder: path});
    const acknowledged: string[] = [];
    let isOver = false;
    const sending = Array.from({length: 8}, async () => {
      while (!isOver) {
        const answer = await post(url, message());
        if (answer.status === 201) acknowledged.push(answer.body.id!);
      }
    });
    await until(() => acknowledged.length > 200);
    const before = [...acknowledged];
    const copy = join(path, 'backup.db');
    await backUpFile(database, copy);
    isOver = true;
    await Promise.all(sending);
    assert.equal(statSync(copy).mode & 0o777, 0o600);
    const ids = new Set(await idsIn(await open(copy)));
    for (const id of before) assert.ok(ids.has(id));
    for (const id of ids) assert.ok(acknowledged.includes(id));
    await assert.rejects(backUpFile(database, copy), refusal(/EEXIST/));
  });
  it('that is restored can be brought up to what was erased since', async () => {
    const path = folder();
    const database = join(path, 'intake.db');
    const store = await open(database);
    const [kept, gone] = [stored(), stored()];
    for (const one of [kept, gone]) await store.save(one, []);
    await backUpFile(pathToFileURL(database).href, join(path, 'backup.db'));
    await store.erase([gone.id], new Date().toISOString());
    await store.close();
    const restored = await open(join(path, 'backup.db'));
    assert.equal((await idsIn(restored)).length, 2);
    await restored.erase([gone.id], new Date().toISOString());
    assert.deepEqual(await idsIn(restored), [kept.id]);
  });
});

