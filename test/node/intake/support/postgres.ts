/** A PostgreSQL cluster of our own, in a temporary folder, on a free port, run by an ordinary user. */
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pg from 'pg';
import {freePort} from './intake.js';

const HOME = '/usr/lib/postgresql';

const binaries = (): string | undefined => {
  const versions = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map(version => join(HOME, version, 'bin')).find(bin => existsSync(join(bin, 'initdb')));
  if (found) return found;
  const {stdout, status} = spawnSync('pg_config', ['--bindir'], {encoding: 'utf8'});
  return status === 0 && existsSync(join(stdout.trim(), 'initdb')) ? stdout.trim() : undefined;
};

/** Installs Debian's package where there is none and it may. */
const installed = (): string | undefined => {
  const found = binaries();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing postgresql (apt-get) …');
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    spawnSync('apt-get', ['update', '-qq'], {stdio: 'inherit', env});
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {stdio: 'inherit', env});
  }
  return binaries();
};

/** Why there can be no cluster here, for `skip`; false where there can. On the way to a release nothing is passed over. */
export const withoutPostgres = (): string | false => {
  if (installed()) return false;
  const why = 'PostgreSQL is needed for these tests: apt-get install postgresql';
  if (process.env.CI) throw new Error(why);
  return why;
};

/** PostgreSQL does not run as the superuser. */
const ordinaryUser = (): {uid?: number; gid?: number} => {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], {encoding: 'utf8'}).stdout.trim());
    if (uid && gid) return {uid: Number(uid), gid: Number(gid)};
  }
  throw new Error('there is no ordinary user to run PostgreSQL');
};

export interface Cluster {
  /** `DATABASE_URL` of a new, empty database. */
  database(): Promise<string>;
  /** Runs SQL on a database. */
  query(url: string, sql: string): Promise<Record<string, unknown>[]>;
  /** Kills the server as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
  /** What `pg_dump` and `psql` are called here. */
  bin: string;
}

export const startCluster = async (): Promise<Cluster> => {
  const bin = installed()!;
  const user = ordinaryUser();
  const path = mkdtempSync(join(tmpdir(), 'ijm-postgres-'));
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid!);
  const data = join(path, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'intake', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...user,
    stdio: 'ignore',
    cwd: path,
    env: {PATH: process.env.PATH, LC_ALL: 'C.UTF-8'},
  });
  const port = await freePort();
  const address = `postgres://intake@127.0.0.1:${port}`;

  const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({connectionString: url});
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };

  let server!: ReturnType<typeof spawn>;
  let ended!: Promise<unknown>;
  const start = async () => {
    server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', `${port}`, '-k', path, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60'],
      {...user, stdio: 'ignore', cwd: path},
    );
    ended = new Promise(resolve => server.on('close', resolve));
    for (let tries = 0; ; tries++) {
      try {
        return void (await query(`${address}/postgres`, 'select 1'));
      } catch (error) {
        if (tries > 300) throw error;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    }
  };
  await start();

  let count = 0;
  return {
    bin,
    query,
    database: async () => {
      const name = `intake${++count}`;
      await query(`${address}/postgres`, `create database ${name}`);
      return `${address}/${name}`;
    },
    crash: async () => {
      // Immediate shutdown: no farewell, recovery at the next start.
      server.kill('SIGQUIT');
      await ended;
      await start();
    },
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      rmSync(path, {recursive: true, force: true});
    },
  };
};
