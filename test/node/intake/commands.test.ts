/** `ijm-widgets intake …` as an operator runs it. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {before, describe, it} from 'node:test';
import {command, feedFile, folder, intake, intakeProcess, message, post, type Finished} from './support/intake.js';

/** A database with a few messages, and commands on it. */
const filled = async () => {
  const path = folder();
  const database = join(path, 'intake.db');
  writeFileSync(join(path, 'config.json'), JSON.stringify({webhook: {url: 'http://127.0.0.1:9/', secret: Buffer.alloc(24).toString('base64')}}));
  const running = await intake({folder: path, config: join(path, 'config.json'), pace: {firstMs: 3_600_000}});
  const sent = [
    message({fields: {name: '=HYPERLINK("http://evil.example")', email: 'eve@example.org', message: 'line one\n"two"; three, four'}}),
    message({trap: 'x', fields: {name: 'Bot', email: 'bot@example.org', message: 'buy'}}),
    message({form: 'signup', fields: {name: 'Éloïse', phone: '+1 613 555 0123'}, consent: undefined, consentText: undefined}),
  ];
  for (const one of sent) assert.equal((await post(running.url, one)).status, 201);
  await running.close();
  const run = (...args: string[]) => command(args, {DATABASE_URL: pathToFileURL(database).href, CONFIG: join(path, 'config.json')}, path);
  return {path, database, ids: sent.map(({id}) => id as string), run};
};

const fails = ({code, stderr}: Finished, says: RegExp) => {
  assert.equal(code, 2);
  assert.match(stderr, says);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
};

describe('looking after what was stored', () => {
  let shop: Awaited<ReturnType<typeof filled>>;
  before(async () => (shop = await filled()));

  it('list says when, which, and what became of it, but not what was written', async () => {
    const {stdout, code} = await shop.run('list');
    const lines = stdout.trim().split('\n');
    assert.deepEqual([code, lines.length], [0, 3]);
    shop.ids.forEach((id, i) => assert.ok(lines[i]!.includes(id)));
    assert.match(lines[0]!, /media {2}webhook waiting after (1 try|\d+ tries)/);
    assert.match(lines[1]!, /media {2}set aside: trap$/);
    assert.doesNotMatch(stdout, /eve|Éloïse|HYPERLINK/);
    assert.equal((await shop.run('list', '--set-aside')).stdout.trim().split('\n').length, 1);
    assert.equal((await shop.run('list', '--form', 'signup')).stdout.trim().split('\n').length, 1);
    assert.equal((await shop.run('list', '--since', '2100-01-01')).stdout, '');
    assert.equal((await shop.run('list', '--since', 'yesterday')).code, 2);
  });
  it('export writes one array, set-aside messages included and marked', async () => {
    const {stdout, code} = await shop.run('export', '--format', 'json');
    assert.equal(code, 0);
    const found = JSON.parse(stdout) as {id: string; setAside: boolean; fields: Record<string, string>; reasons: string[]}[];
    assert.deepEqual(found.map(({id}) => id), shop.ids);
    assert.deepEqual(found.map(({setAside}) => setAside), [false, true, false]);
    assert.equal(found[0]!.fields.message, 'line one\n"two"; three, four');
  });
  it('export writes a table no spreadsheet takes for formulas', async () => {
    const {stdout, code} = await shop.run('export', '--format', 'csv');
    assert.equal(code, 0);
    assert.match(stdout, /^"id","reference","form"/);
    assert.ok(stdout.includes(`"'=HYPERLINK(""http://evil.example"")"`) && stdout.includes(`"'+1 613 555 0123"`) && stdout.includes('"line one\n""two""; three, four"'));
    assert.doesNotMatch(stdout, /(^|,)"?[=+@-]/m);
    const file = join(shop.path, 'out.csv');
    await shop.run('export', '--format', 'csv', '--out', file);
    assert.deepEqual([readFileSync(file, 'utf8'), statSync(file).mode & 0o777], [stdout, 0o600]);
    assert.equal((await shop.run('export', '--format', 'xml')).code, 2);
  });
  it('stats counts', async () => {
    const {stdout} = await shop.run('stats', '--json');
    const {messages, setAside, erased} = JSON.parse(stdout) as Record<string, number>;
    assert.deepEqual([messages, setAside, erased], [3, 1, 0]);
    assert.match((await shop.run('stats')).stdout, /^messages {4}3, 1 of them set aside$/m);
  });
  it('release lets a message be delivered after all', async () => {
    assert.match((await shop.run('release', shop.ids[1]!, shop.ids[2]!)).stderr, /1 of 2 released/);
    assert.equal((await shop.run('list', '--set-aside')).stdout, '');
    assert.match((await shop.run('stats')).stdout, /webhook waiting: 3/);
    assert.match((await shop.run('retry')).stderr, /^0 deliveries/);
  });
  it('backup, erase, restore, erase again', async () => {
    const copy = join(shop.path, 'backup.db');
    assert.equal((await shop.run('backup', copy)).code, 0);
    fails(await shop.run('backup', copy), /cannot be made/);
    const dry = await shop.run('erase', '--email', 'EVE@example.org', '--dry-run');
    assert.deepEqual([dry.stdout, dry.stderr], [`${shop.ids[0]}\n`, '1 would be erased; nothing was.\n']);
    const erased = await shop.run('erase', '--email', 'EVE@example.org');
    assert.deepEqual([erased.stdout, erased.stderr], [`${shop.ids[0]}\n`, '1 message erased.\n']);
    assert.equal((await shop.run('erase', '--email', 'eve@example.org')).stderr, '0 messages erased.\n');
    assert.doesNotMatch((await shop.run('export')).stdout, /eve@example/);
    for (const file of [shop.database, `${shop.database}-wal`]) assert.ok(!existsSync(file) || !readFileSync(file).includes('eve@example.org'));

    const list = join(shop.path, 'erased.txt');
    writeFileSync(list, erased.stdout);
    const env = {DATABASE_URL: pathToFileURL(copy).href};
    assert.match((await command(['export'], env, shop.path)).stdout, /eve@example/);
    assert.equal((await command(['erase', '--ids', list], env, shop.path)).stderr, '1 message erased.\n');
    assert.equal((await command(['erase', '--ids', '-'], env, shop.path, erased.stdout)).stderr, '0 messages erased.\n');
    assert.equal(readFileSync(copy).includes('eve@example.org'), false);
  });
});

describe('what is set up wrong', () => {
  it('is said in one line, and nothing is made', async () => {
    const path = folder();
    fails(await command([], {}, path), /^FEED is not set/);
    fails(await command([], {FEED: 'missing.json'}, path), /missing\.json cannot be used/);
    fails(await command(['list'], {}, path), /no database at .*intake\.db/);
    fails(await command(['erase', '--email', 'a@b.ca'], {DATABASE_URL: 'file:other.db'}, path), /no database at/);
    fails(await command(['erase'], {}, path), /--email, --id or --ids/);
    fails(await command(['stats'], {DATABASE_URL: 'mysql://x'}, path), /file: or postgres/);
    fails(await command(['stats'], {DATABASE_URL: 'postgres://user:secret@127.0.0.1:9/x'}, path), /^PostgreSQL 127\.0\.0\.1:9\/x cannot be used/);
    assert.deepEqual(existsSync(join(path, 'intake.db')), false);
    const feed = feedFile(path);
    fails(await command([], {FEED: feed, PORT: 'x'}, path), /PORT should be a whole number/);
    fails(await command([], {FEED: feed, RATE_LIMIT: '-1'}, path), /RATE_LIMIT should be/);
    writeFileSync(join(path, 'config.json'), '{"retention":{"media":"long"}}');
    fails(await command([], {FEED: feed, CONFIG: 'config.json'}, path), /config\.json: retention\.media/);
    writeFileSync(join(path, 'intake.db'), 'x'.repeat(5000));
    for (const args of [[], ['list']]) fails(await command(args, {FEED: feed}, path), /is no intake database, or it is damaged/);
    assert.equal(readFileSync(join(path, 'intake.db'), 'utf8'), 'x'.repeat(5000));
  });
  it('is a taken port', async () => {
    const path = folder();
    const running = await intake({folder: path});
    const {port} = new URL(running.url);
    const {code, stderr} = await command([], {FEED: feedFile(path), HOST: '127.0.0.1', PORT: port, DATABASE_URL: 'file:other.db'}, path);
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`Port ${port} is taken`));
  });
});

describe('running', () => {
  it('takes its settings from the environment, and drains on SIGTERM: no receipt is lost, no message twice', async () => {
    const path = folder();
    const {url, child, ended, lines} = await intakeProcess({FEED: feedFile(path), DATABASE_URL: 'file:other.db', RATE_LIMIT: '0'}, path);
    const sent = Array.from({length: 300}, () => message());
    const answers = sent.map(one => post(url, one).then(({status}) => status, () => 0));
    setTimeout(() => child.kill('SIGTERM'), 60);
    const statuses = await Promise.all(answers);
    assert.equal(await ended, 0);
    const {stdout} = await command(['export'], {DATABASE_URL: 'file:other.db'}, path);
    const found = new Set((JSON.parse(stdout) as {id: string}[]).map(({id}) => id));
    sent.forEach(({id}, i) => {
      if (statuses[i] === 201) assert.ok(found.has(id as string));
      else assert.equal(statuses[i], 0);
    });
    assert.ok(statuses.includes(201));
    assert.ok(lines.some(line => line.includes('"event":"stopped"')));
  });
  it('limits addresses as RATE_LIMIT says', async () => {
    const path = folder();
    const {url, child, ended} = await intakeProcess({FEED: feedFile(path), RATE_LIMIT: '2'}, path);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await post(url, message())).status);
    child.kill('SIGINT');
    assert.deepEqual([statuses, await ended], [[201, 201, 429], 0]);
  });
});
