/**
 * `npm run test:engines`: the tests of elements and of pages in frames in Chromium, Firefox and WebKit. Installs the
 * engines that are missing, where that is possible. `-- webkit` runs one alone, `-- firefox test/ui` some files.
 */
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {prepareOtherEngines} from './prepare-browser.mjs';
import {installIfMissing, ROOT} from './setup.mjs';

const ENGINES = ['chromium', 'firefox', 'webkit'];
const words = process.argv.slice(2);
const named = words.filter(word => ENGINES.includes(word));
const paths = words.filter(word => !ENGINES.includes(word));

installIfMissing();
try {
  if (named.length === 0 || named.some(name => name !== 'chromium')) prepareOtherEngines();
  const failed = [];
  // One after the other: an engine that hangs holds up only itself.
  for (const engine of named.length > 0 ? named : ENGINES) {
    console.log(`— ${engine}`);
    const {status} = spawnSync(process.execPath, [join(ROOT, 'scripts/test.mjs'), 'browser', ...paths], {cwd: ROOT, stdio: 'inherit', env: {...process.env, ENGINES: engine}});
    if (status !== 0) failed.push(engine);
  }
  if (failed.length > 0) console.log(`Failed in ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
