/** `npm run bench`: installs what is missing, builds what changed, and measures; see `bench/run.ts`. */
import {spawnSync} from 'node:child_process';
import {prepareChromium} from './prepare-browser.mjs';
import {buildIfStale, installIfMissing, ROOT} from './setup.mjs';

installIfMissing();
prepareChromium();
buildIfStale();
const {status} = spawnSync(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)], {cwd: ROOT, stdio: 'inherit'});
process.exitCode = status ?? 1;
