/** A real intake on loopback, in this process or in one of its own. */
import {spawn, type ChildProcess} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {after} from 'node:test';
import {build} from 'esbuild';
import {startIntake, type StartOptions} from '../../../../src/node/intake/server.js';
import {FEED} from './feed.js';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../../..');

let cli: Promise<string> | undefined;

/** The command line in one file: it starts four times as fast. Lies in the repository so that packages are found. */
const builtCli = (): Promise<string> =>
  (cli ??= (async () => {
    const outfile = join(ROOT, `node_modules/.cache/ijm-intake-tests/cli-${process.pid}.mjs`);
    await build({
      entryPoints: [join(ROOT, 'test/node/intake/support/cli.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
    cleanUp(() => rmSync(outfile, {force: true}));
    return outfile;
  })());

/** What is to be undone after the tests of the file, last first. */
const cleanups: (() => unknown)[] = [];
export const cleanUp = (work: () => unknown): void => void cleanups.unshift(work);
after(async () => {
  for (const work of cleanups) await work();
});

/** A new folder, gone after the tests of the file. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'ijm-intake-'));
  cleanUp(() => rmSync(path, {recursive: true, force: true}));
  return path;
};

export const feedFile = (path: string, feed: unknown = FEED): string => {
  const file = join(path, 'feed.json');
  writeFileSync(file, JSON.stringify(feed));
  return file;
};

export interface TestIntake {
  url: string;
  folder: string;
  database: string;
  /** Lines of the log so far. */
  log: Record<string, unknown>[];
  close(): Promise<void>;
}

/** An intake in this process, closed after the tests of the file. */
export const intake = async (options: Partial<StartOptions> & {folder?: string} = {}): Promise<TestIntake> => {
  const path = options.folder ?? folder();
  const log: Record<string, unknown>[] = [];
  const database = options.databaseUrl ?? pathToFileURL(join(path, 'intake.db')).href;
  const running = await startIntake({
    feed: options.feed ?? feedFile(path),
    port: 0,
    host: '127.0.0.1',
    rateLimit: 0,
    log: line => log.push(JSON.parse(line) as Record<string, unknown>),
    ...options,
    databaseUrl: database,
  });
  cleanUp(() => running.close());
  return {url: `${running.url}/messages`, folder: path, database, log, close: () => running.close()};
};

/** A message that is in order. */
export const message = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: randomUUID(),
  form: 'media',
  fields: {
    name: 'Li Ångström',
    email: 'li@example.org',
    topic: 'facts',
    message: 'How many people work in Phnom Penh?\nThank you!',
  },
  consent: true,
  consentText: 'You may answer me.',
  locale: 'en-CA',
  ref: 'partner-7',
  page: 'https://partner.example/blog/post',
  at: '2026-11-23T12:00:00.000Z',
  elapsed: 42_000,
  trap: '',
  ...more,
});

export interface Answer {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  body: {
    id?: string;
    status?: number;
    title?: string;
    detail?: string;
    errors?: {field: string; code: string; message: string}[];
  };
}

/** Posts a text, or a value as JSON. */
export const post = async (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    headers: {'content-type': 'application/json', ...headers},
  });
  const text = await response.text();
  let parsed: Answer['body'] = {};
  try {
    parsed = JSON.parse(text) as Answer['body'];
  } catch {
    // Tests that care look at the text.
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    text,
    body: parsed,
  };
};

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `ijm-widgets intake …` to its end. */
export const command = async (args: string[], env: Record<string, string>, cwd: string, stdin?: string): Promise<Finished> => {
  const file = await builtCli();
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [file, 'intake', ...args], {
      cwd,
      env: {PATH: process.env.PATH, ...env},
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', failed).on('close', code => done({code, stdout, stderr}));
    child.stdin.end(stdin);
  });
};

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed).listen(0, '127.0.0.1', () => {
      const {port} = server.address() as {port: number};
      server.close(() => done(port));
    });
  });

export interface IntakeProcess {
  child: ChildProcess;
  url: string;
  /** What it wrote, line by line. */
  lines: string[];
  ended: Promise<number | null>;
}

/** Runs `ijm-widgets intake` and waits until it listens. */
export const intakeProcess = async (env: Record<string, string>, cwd: string, port?: number): Promise<IntakeProcess> => {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, [await builtCli(), 'intake'], {
    cwd,
    env: {PATH: process.env.PATH, PORT: `${chosen}`, HOST: '127.0.0.1', RATE_LIMIT: '0', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>(done => child.on('close', done));
  await new Promise<void>((done, failed) => {
    const look = (chunk: string) => {
      lines.push(...chunk.split('\n').filter(Boolean));
      if (chunk.includes('Listening at')) done();
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    void ended.then(code => failed(new Error(`ended with ${code}: ${lines.join('\n')}`)));
  });
  return {child, url: `http://127.0.0.1:${chosen}/intake/messages`, lines, ended};
};

/** Waits until something is so, looking every few milliseconds; fails after `ms`. */
export const until = async (isSo: () => unknown, ms = 10_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after ${ms} ms: ${isSo}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
};
