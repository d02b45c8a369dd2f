/** The same intake on a real PostgreSQL: several processes, one database. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {before, describe, it} from 'node:test';
import {openStore} from '../../../src/node/intake/open-store.js';
import type {Store, StoredMessage} from '../../../src/node/intake/store.js';
import {cleanUp, command, feedFile, folder, intake, intakeProcess, message, post, until} from './support/intake.js';
import {startCluster, withoutPostgres, type Cluster} from './support/postgres.js';

let cluster: Cluster;
const skip = withoutPostgres();
if (skip) console.error(`Skipped: ${skip}`);
before(async () => {
  if (skip) return;
  cluster = await startCluster();
  cleanUp(() => cluster.stop());
});

const idsIn = async (store: Store) => {
  const ids = [];
  for await (const {id} of store.messages()) ids.push(id);
  return ids;
};

const opened = async (url: string) => {
  const store = await openStore(url, {create: true});
  cleanUp(() => store.close());
  return store;
};

const stored = (more: Partial<StoredMessage> = {}): StoredMessage => ({
  ...{id: randomUUID(), digest: 'd', form: 'media', fields: {name: 'Li', email: 'li@example.org'}, consent: true, consentText: 'Yes', locale: 'en-CA'},
  ...{at: '2026-11-23T12:00:00.000Z', elapsed: 9000, receivedAt: '2026-11-23T12:00:01.000Z', setAside: false, reasons: []},
  ...more,
});

describe('PostgreSQL', {skip}, () => {
  it('is given its tables by several processes at once, without a quarrel', async () => {
    const url = await cluster.database();
    const stores = await Promise.all(Array.from({length: 6}, () => opened(url)));
    const one = stored();
    assert.deepEqual((await Promise.all(stores.map(store => store.save(one, ['mail'])))).sort(), ['known', 'known', 'known', 'known', 'known', 'stored']);
    assert.deepEqual((await stores[0]!.stats()).messages, 1);
    await Promise.all(stores.map(store => store.close()));
  });
  it('stores one of 1,000 posts of one id to two processes at once', async () => {
    const path = folder();
    const env = {FEED: feedFile(path), DATABASE_URL: await cluster.database()};
    const both = await Promise.all([intakeProcess(env, path), intakeProcess(env, path)]);
    cleanUp(() => both.forEach(({child}) => child.kill('SIGKILL')));
    const sent = message();
    const answers = await Promise.all(Array.from({length: 1000}, (_, i) => post(both[i % 2]!.url, sent)));
    assert.deepEqual([answers.filter(({status}) => status === 201).length, answers.filter(({status}) => status === 200).length], [1, 999]);
    // And many ids to both at once, in either order.
    const many = Array.from({length: 200}, () => message());
    const more = await Promise.all([...many.map(one => post(both[0]!.url, one)), ...many.toReversed().map(one => post(both[1]!.url, one))]);
    assert.deepEqual([more.filter(({status}) => status === 201).length, more.filter(({status}) => status === 200).length], [200, 200]);
    assert.equal((await post(both[0]!.url, {...sent, ref: 'other'})).status, 422);
    const rows = await cluster.query(env.DATABASE_URL, 'select count(*)::int as count from intake_messages');
    assert.equal(rows[0]!.count, 201);
    both.forEach(({child}) => child.kill('SIGTERM'));
    assert.deepEqual(await Promise.all(both.map(({ended}) => ended)), [0, 0]);
  });
  it('delivers each message once, whichever process takes it', async () => {
    const path = folder();
    const calls: string[] = [];
    const hook = createServer((request, response) => {
      calls.push(request.headers['webhook-id'] as string);
      request.resume().on('end', () => setTimeout(() => response.writeHead(204).end(), 20));
    });
    await new Promise<void>(resolve => hook.listen(0, '127.0.0.1', resolve));
    cleanUp(() => hook.close());
    const config = join(path, 'config.json');
    writeFileSync(config, JSON.stringify({webhook: {url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`, secret: Buffer.alloc(24).toString('base64')}}));
    const databaseUrl = await cluster.database();
    const three = await Promise.all([0, 1, 2].map(() => intake({folder: path, databaseUrl, config, pace: {pollMs: 10}})));
    const sent = Array.from({length: 90}, () => message());
    await Promise.all(sent.map((one, i) => post(three[i % 3]!.url, one)));
    await until(() => calls.length >= 90);
    const store = await opened(databaseUrl);
    await until(async () => (await store.stats()).deliveries.every(({state}) => state === 'sent'));
    assert.deepEqual([calls.length, new Set(calls).size], [90, 90]);
    await Promise.all(three.map(({close}) => close()));
  });
  it('loses nothing acknowledged when the server crashes, answers 503 meanwhile, and recovers by itself', async () => {
    const path = folder();
    const databaseUrl = await cluster.database();
    const {url} = await intake({folder: path, databaseUrl});
    const acknowledged: string[] = [];
    const unsure: Record<string, unknown>[] = [];
    const statuses = new Set<number>();
    let isOver = false;
    const clients = Array.from({length: 10}, async () => {
      while (!isOver) {
        const one = message();
        const {status} = await post(url, one);
        statuses.add(status);
        if (status === 201) acknowledged.push(one.id as string);
        else {
          unsure.push(one);
          await new Promise(resolve => setTimeout(resolve, 50));
        }
      }
    });
    await until(() => acknowledged.length > 100);
    await cluster.crash();
    const atCrash = acknowledged.length;
    await until(() => acknowledged.length > atCrash + 50);
    isOver = true;
    await Promise.all(clients);
    for (const one of unsure) assert.ok((await post(url, one)).status < 202);
    assert.deepEqual([...statuses].sort(), statuses.size > 1 ? [201, 503] : [201]);
    const ids = await idsIn(await opened(databaseUrl));
    assert.deepEqual([...acknowledged, ...unsure.map(({id}) => id as string)].sort(), ids.sort());
  });
  it('keeps texts as they are, and finds and erases them', async () => {
    const store = await opened(await cluster.database());
    const fields = {name: "'; drop table intake_messages; -- \\", email: 'Eve@example.org', message: '🙂 \u{10ffff} \\0 {} $1 %s\nعربي'};
    const [eve, other] = [stored({fields, reasons: ['links'], setAside: true, consent: undefined, consentText: undefined}), stored()];
    for (const one of [eve, other]) await store.save(one, ['mail']);
    const {deliveries, ...found} = (await (async () => {
      for await (const one of store.messages({setAside: true})) return one;
      return;
    })())!;
    assert.deepEqual([found, deliveries.length], [{...eve, ref: undefined, page: undefined}, 1]);
    assert.deepEqual(await store.findByEmail('eve@example.org'), [eve.id]);
    assert.equal(await store.erase([eve.id], '2026-11-23T13:00:00.000Z'), 1);
    await store.scrub();
    assert.deepEqual([await idsIn(store), await store.save(eve, []), (await store.stats()).erased], [[other.id], 'known', 1]);
    assert.equal(await store.expire('media', '2026-12-01', '2026-12-01'), 1);
    await store.forget('2027');
    assert.deepEqual([await idsIn(store), (await store.stats()).erased], [[], 0]);
  });
  it('says what is wrong with it in one line, without its password', async () => {
    const url = (await cluster.database()).replace(/\/[^/]*$/, '/nowhere').replace('intake@', 'intake:secret@');
    const {code, stderr} = await command(['stats'], {DATABASE_URL: url}, folder());
    assert.equal(code, 2);
    assert.match(stderr, /^PostgreSQL 127\.0\.0\.1:\d+\/nowhere cannot be used: .*does not exist\n$/);
    assert.doesNotMatch(stderr, /secret/);
  });
  it('takes over what a file held, erasures and deliveries too, as often as one asks', async () => {
    const path = folder();
    const from = pathToFileURL(join(path, 'intake.db')).href;
    const to = await cluster.database();
    const store = await openStore(from, {create: true});
    const all = Array.from({length: 250}, (_, i) => stored({fields: {name: `n${i}`, email: `n${i}@example.org`}}));
    await Promise.all(all.map(one => store.save(one, ['mail'])));
    await store.erase([all[0]!.id], '2026-11-23T13:00:00.000Z');
    await store.close();
    for (let i = 0; i < 2; i++) {
      const {code, stderr} = await command(['move', '--to', to], {DATABASE_URL: from}, path);
      assert.deepEqual([code, /^249 messages copied from .*intake\.db to PostgreSQL .*, which now has 249\.$/m.test(stderr)], [0, true], stderr);
    }
    const target = await opened(to);
    assert.deepEqual((await idsIn(target)).sort(), all.slice(1).map(({id}) => id).sort());
    assert.deepEqual([await target.save(all[0]!, []), await target.save(all[1]!, []), (await target.stats()).deliveries[0]!.count], ['known', 'known', 249]);
    const sent = message();
    const running = await intake({folder: path, databaseUrl: to});
    assert.equal((await post(running.url, sent)).status, 201);
  });
  it('answers 503 when it takes no more, and recovers', async () => {
    const databaseUrl = await cluster.database();
    const {url} = await intake({databaseUrl});
    const [, server, name] = /^(.*\/)([^/]+)$/.exec(databaseUrl)!;
    const change = async (how: string) => {
      await cluster.query(`${server}postgres`, `alter database ${name} ${how} default_transaction_read_only ${how === 'set' ? 'to on' : ''}`);
      // Connections keep to what held when they were made.
      await cluster.query(`${server}postgres`, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    };
    await change('set');
    const sent = message();
    await until(async () => (await post(url, sent)).status === 503);
    await change('reset');
    await until(async () => (await post(url, sent)).status < 202);
  });
});
