/** The browsers for web-test-runner. */
import {spawn} from 'node:child_process';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {findChromium, findFirefox, findMiniBrowser, findWebKitDriver} from '../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from './chromium-flags.mjs';

const chromium = () => puppeteerLauncher({launchOptions: {executablePath: findChromium(), headless: true, args: CHROMIUM_FLAGS}});

const firefox = () =>
  puppeteerLauncher({
    concurrency: 1,
    launchOptions: {browser: 'firefox', executablePath: findFirefox(), headless: true, extraPrefsFirefox: {'ui.prefersReducedMotion': 0}},
  });

const DRIVER_PORT = 4455;
const DISPLAY = ':94';

/** Starts what WebKit needs, in a process group of its own, and ends that group with us. */
const startGroup = (command, args, env = {}) => {
  const child = spawn(command, args, {detached: true, stdio: 'ignore', env: {...process.env, ...env}});
  process.once('exit', () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  });
};

const webkit = async () => {
  const {webdriverLauncher} = await import('@web/test-runner-webdriver');
  startGroup('Xvfb', [DISPLAY, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  startGroup(findWebKitDriver(), ['--host=127.0.0.1', `--port=${DRIVER_PORT}`], {DISPLAY, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'});
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port: DRIVER_PORT,
    path: '/',
    concurrency: 1,
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {binary: findMiniBrowser(), args: ['--automation']},
    },
  });
};

const LAUNCHERS = {chromium, firefox, webkit};

/** The launchers of some engines, by their names parted by spaces; unset: Chromium alone. */
export const engines = (names = 'chromium') => Promise.all(names.split(/[\s,]+/).map(name => LAUNCHERS[name]()));
