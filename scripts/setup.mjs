/** What `npm start` and `npm test` need before they can begin. Plain Node without packages. */
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

const run = (command, args) => {
  const {status} = spawnSync(command, args, {cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) process.exit(status ?? 1);
};

const packagesIn = path => JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;

/** Whether what npm says it installed is what the lock file asks for; packages for other systems are left out of that. */
const isInstalled = () => {
  try {
    const there = packagesIn('node_modules/.package-lock.json');
    return Object.entries(packagesIn('package-lock.json')).every(([path, {version, optional}]) => !path || optional || there[path]?.version === version);
  } catch {
    return false;
  }
};

/** Installs the packages, unless those of this very lock file are there. */
export const installIfMissing = () => {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
};

const filesBelow = path =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap(name => filesBelow(join(path, name)))
    : [path];

/** Builds `dist`, unless it was made from these very sources. */
export const buildIfStale = () => {
  const hash = createHash('sha256').update(process.env.IJM_BASE ?? '');
  for (const name of ['src', 'scripts', 'demo/builder', 'demo/builder.html', 'demo/builder.css', 'demo/demo.css', 'vite.config.ts', 'custom-elements-manifest.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    for (const file of filesBelow(join(ROOT, name))) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  const stamp = join(ROOT, 'dist/.made-from');
  const sources = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('Building dist …');
  run(process.execPath, ['--import', 'tsx', 'scripts/build.ts']);
  writeFileSync(stamp, sources);
};

/** Makes the maps that tests load from the sources, if they are not there as these say. */
export const makeMaps = () => run(process.execPath, ['--import', 'tsx', 'scripts/make-maps.ts']);
