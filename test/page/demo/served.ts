/** The demo as `npm start` serves it, in a process of its own, and a browser to look at it. */
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import puppeteer, {type Browser, type Page} from 'puppeteer-core';
import {findChromium} from '../../../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from '../../support/chromium-flags.mjs';

/** Starts what `npm start` starts once all is built, with a database of its own. */
export const startDemo = (env: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'ijm-demo-'));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {...process.env, DATABASE_URL: `file:${join(folder, 'intake.db')}`, RATE_LIMIT: '0', ...env},
  });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', data => (said += data));
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  return {
    /** Everything it said so far. */
    said: () => said,
    ended,
    /** The address that it printed. */
    address: async () => {
      for (;;) {
        const address = /^ijm-widgets: (http:\S+)/m.exec(said)?.[1];
        if (address) return address;
        if (child.exitCode !== null) throw new Error(`It did not start:\n${said}`);
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
};

/** Gives a file of tests the demo and a browser. */
export const demoTests = () => {
  let browser: Browser;
  let demo: ReturnType<typeof startDemo>;
  const kit = {
    address: '',
    /** A page in a fresh profile. */
    async page(): Promise<Page> {
      return (await browser.createBrowserContext()).newPage();
    },
  };
  before(async () => {
    demo = startDemo({PORT: '0', HOST: '127.0.0.1'});
    kit.address = await demo.address();
    browser = await puppeteer.launch({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: CHROMIUM_FLAGS});
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  return kit;
};
