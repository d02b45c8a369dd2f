/**
 * How much the intake takes: `node --import tsx bench/intake/load.ts`. Messages come at a fixed rate, each over a
 * connection of its own as from a visitor, whether the ones before were answered or not. Beside it stands what the engine
 * and the disk alone can do: durable commits a second, one message each, one after the other.
 *
 * A soak is the same for longer: `RATES=20,20,20 SECONDS=600`, and memory, open files and log should not grow.
 *
 * `SLOW=500` opens that many connections beside it that send one byte a second, again and again; the bench fails when
 * honest visitors wait longer than 500 ms for their receipt (99 of 100), or are not answered by one.
 *
 * Environment: RATES (per second, `50,200,400`), SECONDS (a rate, 20), DATABASE_URL (a new file), OUT (a file for the figures).
 */
import {execFileSync, spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {Agent, request} from 'node:http';
import {connect, type Socket} from 'node:net';
import {cpus, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {openStore} from '../../src/node/intake/open-store.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const RATES = (process.env.RATES ?? '50,100,200,400').split(',').map(Number);
const SECONDS = Number(process.env.SECONDS ?? 20);
const SLOW = Number(process.env.SLOW ?? 0);

/** What an honest visitor may have to wait beside slow ones; ms, 99 of 100. */
const MOST_BESIDE_SLOW_MS = 500;

const folder = mkdtempSync(join(tmpdir(), 'ijm-load-'));
const databaseUrl = process.env.DATABASE_URL ?? pathToFileURL(join(folder, 'intake.db')).href;

const fields = {name: 'Li Ångström', email: 'li@example.org', message: 'How many people work in Phnom Penh? '.repeat(12)};
const message = () =>
  JSON.stringify({
    ...{id: randomUUID(), form: 'media', fields, consent: true, consentText: 'You may answer me.', locale: 'en-CA'},
    ...{page: 'https://partner.example/blog', at: new Date().toISOString(), elapsed: 30_000, trap: ''},
  });

const form = {
  title: 'Media contact',
  endpoint: 'intake/messages',
  fields: [
    {name: 'name', type: 'text', label: 'Name', required: true},
    {name: 'email', type: 'email', label: 'E-mail', required: true},
    {name: 'message', type: 'textarea', label: 'Message', required: true},
  ],
  consent: {label: 'You may answer me.'},
  thanks: {title: 'Thank you'},
};

/** The engine and the disk alone: commits a second with one message in each, and with all that wait in one. */
const commitRates = async () => {
  const url = databaseUrl.startsWith('file:') ? pathToFileURL(join(folder, 'commits.db')).href : databaseUrl;
  const store = await openStore(url, {create: true});
  const row = () => ({
    ...{
      id: randomUUID(),
      digest: 'd'.repeat(64),
      form: 'bench',
      fields,
      consent: true,
      consentText: 'Yes',
      locale: 'en-CA',
      at: '2026-11-23T12:00:00.000Z',
      elapsed: 9,
    },
    ...{receivedAt: '2026-11-23T12:00:00.000Z', setAside: false, reasons: []},
  });
  const rate = async (count: number, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return Math.round(count / ((performance.now() - started) / 1000));
  };
  const one = await rate(1000, async () => {
    for (let i = 0; i < 1000; i++) await store.save(row(), []);
  });
  const together = await rate(2000, () => Promise.all(Array.from({length: 2000}, () => store.save(row(), []))));
  await store.close();
  return {one, together};
};

const startIntake = async () => {
  const file = join(ROOT, `node_modules/.cache/ijm-intake-bench/cli-${process.pid}.mjs`);
  await build({
    entryPoints: [join(ROOT, 'test/node/intake/support/cli.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const feed = join(folder, 'feed.json');
  writeFileSync(feed, JSON.stringify({version: 1, locales: ['en-CA'], forms: {media: form}}));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    PATH: process.env.PATH,
    FEED: feed,
    PORT: `${port}`,
    HOST: '127.0.0.1',
    RATE_LIMIT: '0',
    DATABASE_URL: databaseUrl,
  };
  const child = spawn(process.execPath, [file, 'intake'], {env, stdio: ['ignore', 'ignore', 'pipe']});
  await new Promise<void>((ready, failed) => {
    child.stderr
      .setEncoding('utf8')
      .on('data', (chunk: string) => (chunk.includes('Listening') ? ready() : process.stderr.write(chunk)));
    child.on('close', code => failed(new Error(`the intake ended with ${code}`)));
  });
  return {
    port,
    pid: child.pid!,
    end: async () => {
      child.removeAllListeners('close');
      const ended = new Promise(done => child.on('close', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(file, {force: true});
    },
  };
};

const agent = new Agent({keepAlive: false});

const send = (port: number): Promise<{ms: number; status: number}> =>
  new Promise(done => {
    const started = performance.now();
    const body = message();
    const end = (status: number) => done({ms: performance.now() - started, status});
    const posted = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/intake/messages',
        method: 'POST',
        headers: {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)},
      },
      answer => {
        answer.resume().on('end', () => end(answer.statusCode!));
      },
    );
    posted.on('error', () => end(0));
    posted.end(body);
  });

/** Keeps so many connections open that are slow in the head or in the body; each is opened anew when it is closed. */
const openSlow = (port: number, count: number) => {
  const sockets = new Set<Socket>();
  let isOver = false;
  const head = 'POST /intake/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n';
  const open = (i: number) => {
    if (isOver) return;
    const text = i % 2 ? head : `${head}\r\n`;
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const drip = setInterval(() => socket.write(i % 2 ? 'x' : '{'), 1000);
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('data', () => {})
      .on('close', () => {
        clearInterval(drip);
        sockets.delete(socket);
        setTimeout(open, 100, i);
      });
  };
  for (let i = 0; i < count; i++) open(i);
  return () => {
    isOver = true;
    sockets.forEach(socket => socket.destroy());
  };
};

/** What a process takes of the machine: memory in MB, open files, and the database's log in MB. */
const burden = (pid: number) => {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const log = join(folder, 'intake.db-wal');
  return {
    memory: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
    files: status ? readdirSync(`/proc/${pid}/fd`).length : 0,
    log: existsSync(log) ? Math.round(statSync(log).size / 1e5) / 10 : 0,
  };
};

const load = async (port: number, perSecond: number) => {
  const count = perSecond * SECONDS;
  const answers: Promise<{ms: number; status: number}>[] = [];
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    const due = started + (i * 1000) / perSecond;
    // Also when behind, so that answers are taken in meanwhile.
    await pause(Math.max(0, due - performance.now()));
    answers.push(send(port));
  }
  const found = await Promise.all(answers);
  const seconds = (performance.now() - started) / 1000;
  const times = found.map(({ms}) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10;
  const stored = found.filter(({status}) => status === 201).length;
  const others = found.map(({status}) => status).filter(status => status !== 201);
  if (others.length > 0)
    console.log(
      `${perSecond}/s, other answers:`,
      Object.fromEntries([...new Set(others)].map(one => [one, others.filter(status => status === one).length])),
    );
  return {
    perSecond,
    sent: count,
    stored,
    storedPerSecond: Math.round(stored / seconds),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
};

const commits = await commitRates();
const intake = await startIntake();
const rows = [];
try {
  await load(intake.port, 20);
  const closeSlow = openSlow(intake.port, SLOW);
  for (const rate of RATES) rows.push({...(await load(intake.port, rate)), ...burden(intake.pid)});
  closeSlow();
} finally {
  await intake.end();
}
const store = await openStore(databaseUrl, {create: false});
const {messages} = await store.stats();
await store.close();
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {cwd: ROOT, encoding: 'utf8'}).trim();
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
console.log(`${machine}, Node ${process.version}, ${databaseUrl.split(':')[0]}`);
console.log(`durable commits alone: ${commits.one}/s one after the other, ${commits.together} messages/s in batches`);
console.table(rows);
console.log(`${messages} messages stored`);
if (process.env.OUT)
  writeFileSync(
    process.env.OUT,
    `${JSON.stringify({commit, machine, node: process.version, engine: databaseUrl.split(':')[0], commits, rows}, null, 2)}\n`,
  );
rmSync(folder, {recursive: true, force: true});
if (SLOW > 0 && rows.some(({p99, sent, stored}) => p99 > MOST_BESIDE_SLOW_MS || stored < sent)) {
  console.error(`Beside ${SLOW} slow connections honest visitors wait too long.`);
  process.exitCode = 1;
}
