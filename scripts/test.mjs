/**
 * `npm test`: installs what is missing, builds what changed, and runs the tests: pure ones and whole pages under Node's
 * runner, single elements in Chromium under web-test-runner. Plain Node without packages, because it runs on a fresh
 * clone.
 *
 * `npm test -- node` or `-- browser` runs only that half, `npm test -- test/text` only the files below these paths.
 * `LONG=1` adds the files named `*.long.test.ts`; `ENGINES="chromium firefox webkit"` says where elements are tested.
 *
 * With `CI` set, a few files that failed in a browser are tried once more, because browsers and their drivers stumble now
 * and then on a busy machine; which passed only then is said at the end.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {prepareChromium, prepareOtherEngines} from './prepare-browser.mjs';
import {buildIfStale, installIfMissing, makeMaps, ROOT} from './setup.mjs';

/** Folders whose tests run in a browser under web-test-runner, see its config. */
const IN_BROWSER = /^test\/(context|ui|elements|entries)\//;
/** Folders whose tests lead a browser through whole pages. */
const PAGES = /^test\/(page|frameworks)\//;

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

const needsPages = inBrowser.length > 0 || inNode.some(file => PAGES.test(file));
const folder = mkdtempSync(join(tmpdir(), 'ijm-test-'));
const sum = {passed: 0, failed: 0, skipped: 0};
/** What tests were skipped for want of. */
const needs = new Set();

/** Files that passed only the second time. */
const stumbled = [];
/** More files than this do not stumble all at once: something is broken. */
const MOST_STUMBLES = 5;

/** Runs files in a runner, which leaves its counts. */
const runOnce = (runner, files) => {
  const counts = join(folder, 'counts.json');
  rmSync(counts, {force: true});
  const {status} = spawnSync(process.execPath, runner.args(files), {cwd: ROOT, stdio: 'inherit', env: {...process.env, ...runner.env, COUNTS: counts}});
  let counted = {files: {}, needs: []};
  try {
    counted = JSON.parse(readFileSync(counts, 'utf8'));
  } catch {
    // It broke down before it could count.
  }
  const failed = Object.keys(counted.files).filter(file => counted.files[file].failed > 0);
  return {...counted, failed, isBroken: status !== 0 && failed.length === 0};
};

/** Runs files in a runner, those that failed in a browser twice. */
const run = (runner, files) => {
  const first = runOnce(runner, files);
  const again = first.failed.filter(file => PAGES.test(file) || IN_BROWSER.test(file));
  if (process.env.CI && again.length > 0 && again.length <= MOST_STUMBLES) {
    console.log(`\nOnce more: ${again.join(', ')}\n`);
    const second = runOnce(runner, again);
    if (!second.isBroken) Object.assign(first.files, second.files);
    stumbled.push(...again.filter(file => first.files[file].failed === 0));
  }
  for (const counts of Object.values(first.files)) for (const what in sum) sum[what] += counts[what];
  for (const need of first.needs) needs.add(need);
  if (first.isBroken) sum.failed++;
};

try {
  installIfMissing();
  const env = needsPages ? {CHROME_PATH: prepareChromium()} : {};
  if (/firefox|webkit/.test(process.env.ENGINES ?? '')) prepareOtherEngines();
  // Tests of what is built, and of the tools that read it.
  if ([...inNode, ...inBrowser].some(file => !/^test\/(feed|text|model|draw|context|ui|elements)\//.test(file))) buildIfStale();

  const node = ['--import', 'tsx', '--test', '--test-reporter=./scripts/test-reporter.mjs', '--test-reporter-destination=stdout'];
  if (inNode.length > 0) run({args: files => [...node, ...files], env}, inNode);
  if (inBrowser.length > 0) {
    makeMaps();
    run({args: files => ['node_modules/@web/test-runner/dist/bin.js', '--files', ...files], env}, inBrowser);
  }
} catch (error) {
  console.error(error.message);
  sum.failed++;
}
rmSync(folder, {recursive: true, force: true});
if (process.env.NEEDS) writeFileSync(process.env.NEEDS, JSON.stringify([...needs].sort()));

if (sum.passed + sum.failed === 0) sum.failed++;
if (stumbled.length > 0) console.log(`Passed only the second time: ${stumbled.join(', ')}`);
if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
