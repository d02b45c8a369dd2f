/**
 * Makes the lock files of the apps in `test/frameworks` anew, after their packages or those of the kit changed: each pins
 * all that is installed, but for the packed kit itself, which every run makes.
 */
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildIfStale, ROOT} from './setup.mjs';

const APPS = join(ROOT, 'test/frameworks/apps');

buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'ijm-lock-'));
const npm = (args, cwd) => execFileSync('npm', args, {cwd, encoding: 'utf8'});
const [{filename}] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT));

for (const name of readdirSync(APPS)) {
  const app = join(folder, name);
  cpSync(join(APPS, name), app, {recursive: true});
  rmSync(join(app, 'package-lock.json'), {force: true});
  cpSync(join(folder, filename), join(app, 'ijm-widgets.tgz'));
  npm(['install', '--package-lock-only', '--ignore-scripts', '--omit-lockfile-registry-resolved', '--no-audit', '--no-fund'], app);
  const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'));
  delete lock.packages['node_modules/ijm-widgets'].integrity;
  writeFileSync(join(APPS, name, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${name}: ${Object.keys(lock.packages).length - 1} packages`);
}
rmSync(folder, {recursive: true});
