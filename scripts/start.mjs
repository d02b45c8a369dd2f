/**
 * `npm start`: installs what is missing, builds what changed and serves the demo. Plain Node without packages, because
 * it runs on a fresh clone.
 */
import {spawnSync} from 'node:child_process';
import {buildIfStale, installIfMissing, ROOT} from './setup.mjs';

installIfMissing();
buildIfStale();
const {status} = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {cwd: ROOT, stdio: 'inherit'});
process.exitCode = status ?? 1;
