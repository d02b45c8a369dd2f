/**
 * `npm test`: installs what is missing, builds what changed, and runs the tests: pure ones and whole pages under Node's
 * runner, single elements in Chromium under web-test-runner. Plain Node without packages, because it runs on a fresh
 * clone.
 *
 * `npm test -- node` or `-- browser` runs only that half, `npm test -- test/text` only the files below these paths.
 * `LONG=1` adds the files named `*.long.test.ts`; `ENGINES="chromium firefox webkit"` says where elements are tested.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {prepareChromium, prepareOtherEngines} from './prepare-browser.mjs';
import {buildIfStale, installIfMissing, makeMaps, ROOT} from './setup.mjs';

/** Folders whose tests run in a browser under web-test-runner, see its config. */
const IN_BROWSER = /^test\/(context|ui|elements|entries)\//;

const isLong = !!(process.env.LONG || process.env.CI);

const filesBelow = folder =>
  readdirSync(join(ROOT, folder), {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));

const words = process.argv.slice(2);
const halves = words.filter(word => word === 'node' || word === 'browser');
const paths = words.filter(word => !halves.includes(word)).map(path => path.replace(/^\.\//, ''));

const files = filesBelow('test')
  .filter(file => file.endsWith('.test.ts') && (isLong || paths.includes(file) || !file.endsWith('.long.test.ts')))
  // Apps are installed from the registry for these, which takes minutes: `npm run test:frameworks`.
  .filter(file => (paths.length === 0 ? !file.startsWith('test/frameworks/') : paths.some(path => file.startsWith(path))))
  .sort();
const inBrowser = halves.includes('node') && halves.length === 1 ? [] : files.filter(file => IN_BROWSER.test(file));
const inNode = halves.includes('browser') && halves.length === 1 ? [] : files.filter(file => !IN_BROWSER.test(file));

const needsPages = inBrowser.length > 0 || inNode.some(file => /^test\/(page|frameworks)\//.test(file));
const folder = mkdtempSync(join(tmpdir(), 'ijm-test-'));
const sum = {passed: 0, failed: 0, skipped: 0};
/** What tests were skipped for want of. */
const needs = new Set();

/** Runs a runner that leaves its counts in a file. */
const run = (name, args, env = {}) => {
  const counts = join(folder, `${name}.json`);
  const {status} = spawnSync(process.execPath, args, {cwd: ROOT, stdio: 'inherit', env: {...process.env, ...env, COUNTS: counts}});
  let counted = {failed: 0};
  try {
    counted = JSON.parse(readFileSync(counts, 'utf8'));
  } catch {
    // It broke down before it could count.
  }
  for (const what in sum) sum[what] += counted[what] ?? 0;
  for (const need of counted.needs ?? []) needs.add(need);
  if (status !== 0 && !counted.failed) sum.failed++;
};

try {
  installIfMissing();
  const env = needsPages ? {CHROME_PATH: prepareChromium()} : {};
  if (/firefox|webkit/.test(process.env.ENGINES ?? '')) prepareOtherEngines();
  // Tests of what is built, and of the tools that read it.
  if ([...inNode, ...inBrowser].some(file => !/^test\/(feed|text|model|draw|context|ui|elements)\//.test(file))) buildIfStale();

  if (inNode.length > 0) run('node', ['--import', 'tsx', '--test', '--test-reporter=./scripts/test-reporter.mjs', '--test-reporter-destination=stdout', ...inNode], env);
  if (inBrowser.length > 0) {
    makeMaps();
    // Our own config names the files; a narrower choice is handed on.
    const choice = paths.length > 0 ? ['--files', ...inBrowser] : [];
    run('browser', ['node_modules/@web/test-runner/dist/bin.js', ...choice], env);
  }
} catch (error) {
  console.error(error.message);
  sum.failed++;
}
rmSync(folder, {recursive: true, force: true});
if (process.env.NEEDS) writeFileSync(process.env.NEEDS, JSON.stringify([...needs].sort()));

if (sum.passed + sum.failed === 0) sum.failed++;
if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
