/** Files out of Debian's packages: fetched into `.cache`, unpacked there and never installed. */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';

const CACHE = resolve('.cache/debian');

const run = (command: string, args: string[], cwd: string) => spawnSync(command, args, {cwd, stdio: 'ignore'}).status === 0;

/**
 * The folder that a package's files lie in, as they would lie in `/`; `undefined` where there is no `apt-get`, or it
 * can't have the package.
 */
export const debianPackage = (name: string): string | undefined => {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, {recursive: true});
  // Several files of tests may ask at once: each unpacks for itself, and the first that is done keeps its own.
  const made = mkdtempSync(join(CACHE, 'coming-'));
  try {
    const isFetched = () => run('apt-get', ['download', name], made);
    // A fresh machine has no list of packages yet.
    if (!isFetched() && !(run('apt-get', ['update', '-qq'], made) && isFetched())) return undefined;
    const file = readdirSync(made).find(file => file.endsWith('.deb'))!;
    if (!run('dpkg', ['-x', file, 'files'], made)) return undefined;
    if (!existsSync(folder)) renameSync(join(made, 'files'), folder);
    return folder;
  } finally {
    rmSync(made, {recursive: true, force: true});
  }
};

/** For the options of a test: skips it, and says why, where a package is not to be had. */
export const skipWithout = (folder: string | undefined, name: string) => ({skip: folder === undefined && `not on this machine: Debian’s package ${name} (apt-get download ${name})`});
