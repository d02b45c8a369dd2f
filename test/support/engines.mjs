/** The browsers that tests run in: for web-test-runner, and for tests of whole pages. */
import {spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import puppeteer from 'puppeteer-core';
import {findChromium, findFirefox, findMiniBrowser, findWebKitDriver} from '../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from './chromium-flags.mjs';

/** How Puppeteer starts Chromium and Firefox. */
const PUPPETEER = {
  chromium: () => ({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: CHROMIUM_FLAGS}),
  firefox: () => ({browser: 'firefox', executablePath: findFirefox(), headless: true, extraPrefsFirefox: {'ui.prefersReducedMotion': 0}}),
};

/** Starts a browser for tests of whole pages. */
export const launch = (engine, options = {}) => puppeteer.launch({...PUPPETEER[engine](), ...options});

/** Starts a program in a process group of its own, and ends that group with us; `fd` 3 of it is read. */
const startGroup = (command, args, env = {}) => {
  const child = spawn(command, args, {detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env: {...process.env, ...env}});
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  return {child, end};
};

/** A port that nobody listens at. */
const freePort = () =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => done(port));
    });
  });

const pause = ms => new Promise(done => setTimeout(done, ms));

/** A screen that nobody sees: Xvfb picks a number that is free, and tells it once it can be drawn on. */
const startScreen = () =>
  new Promise((done, failed) => {
    const {child, end} = startGroup('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
    child.once('error', failed);
    child.once('exit', code => failed(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3].once('data', text => done({display: `:${String(text).trim()}`, end}));
  });

/**
 * Starts the driver of WebKit, with a screen for it.
 *
 * @returns {Promise<{port: number, capabilities: object, end: () => void}>} Where it answers, once it does; what a session asks for; and what ends it.
 */
export const startWebKitDriver = async () => {
  const {display, end: endScreen} = await startScreen();
  const port = await freePort();
  const env = {DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11'};
  const {end: endDriver} = startGroup(findWebKitDriver(), ['--host=127.0.0.1', `--port=${port}`], env);
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 100) throw new Error('WebKitWebDriver does not answer');
    await pause(100);
  }
  return {
    port,
    capabilities: {browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': {binary: findMiniBrowser(), args: ['--automation']}},
    end() {
      endDriver();
      endScreen();
    },
  };
};

const LAUNCHERS = {
  chromium: () => puppeteerLauncher({launchOptions: PUPPETEER.chromium()}),
  firefox: () => puppeteerLauncher({concurrency: 1, launchOptions: PUPPETEER.firefox()}),
  async webkit() {
    const {webdriverLauncher} = await import('@web/test-runner-webdriver');
    const {port, capabilities} = await startWebKitDriver();
    return webdriverLauncher({hostname: '127.0.0.1', port, path: '/', logLevel: 'error', connectionRetryTimeout: 30_000, capabilities});
  },
};

/** The launchers of some engines, by their names parted by spaces; unset: Chromium alone. */
export const engines = (names = 'chromium') => Promise.all(names.split(/[\s,]+/).map(name => LAUNCHERS[name]()));
