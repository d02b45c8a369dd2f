/**
 * `npm run check`, for before a commit: types, lint, import arrows, generated files, tests, build, sizes. Says all that
 * is wrong, not only the first thing. `-- quick` leaves the tests out, `-- types lint` does only these steps.
 */
import {spawnSync} from 'node:child_process';
import {buildIfStale, installIfMissing, ROOT} from './setup.mjs';

const tsc = project => ['node_modules/typescript/bin/tsc', '-p', project];
const generated = name => ['--import', 'tsx', `scripts/${name}.ts`, '--check'];

/** Each step: what is run, one after the other. */
const STEPS = {
  types: [tsc('tsconfig.json'), tsc('tsconfig.node.json'), tsc('tsconfig.test.json'), tsc('demo/tsconfig.json')],
  lint: [['node_modules/eslint/bin/eslint.js', '.']],
  arrows: [['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  generated: [generated('make-readers'), generated('make-icons'), generated('make-feed-reference'), ['scripts/make-manifest.mjs', '--check']],
  tests: [['scripts/test.mjs']],
  build: [],
  sizes: [['scripts/check-sizes.mjs']],
};

const words = process.argv.slice(2);
const unknown = words.filter(word => word !== 'quick' && !STEPS[word]);
if (unknown.length > 0) {
  console.error(`No step is named ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}.`);
  process.exit(1);
}
const named = words.filter(word => STEPS[word]);
const steps = (named.length > 0 ? named : Object.keys(STEPS)).filter(step => step !== 'tests' || !words.includes('quick'));

installIfMissing();
const failed = [];
for (const step of steps) {
  console.log(`— ${step}`);
  // Builds if need be; ends all if that fails.
  if (step === 'build' || step === 'sizes') buildIfStale();
  for (const args of STEPS[step]) {
    const {status} = spawnSync(process.execPath, args, {cwd: ROOT, stdio: 'inherit'});
    if (status !== 0 && !failed.includes(step)) failed.push(step);
  }
}
console.log(failed.length > 0 ? `Not in order: ${failed.join(', ')}` : 'All in order');
process.exitCode = failed.length > 0 ? 1 : 0;
