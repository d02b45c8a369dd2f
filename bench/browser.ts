/** A Chromium for measuring: as the tests', with a slow line and a slow processor where that is asked for. */
import puppeteer, {type Browser, type CDPSession, type Page} from 'puppeteer-core';
import {prepareChromium} from '../scripts/prepare-browser.mjs';
import {CHROMIUM_FLAGS} from '../test/support/chromium-flags.mjs';

/** Slow 4G, as Lighthouse throttles by the browser's own means: 150 ms round trip and 1.6 Mbit/s, each with its factor. */
export const SLOW_4G = {offline: false, latency: 150 * 3.75, downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: (0.75e6 * 0.9) / 8};
export const SLOW_CPU = 4;

/** Nobody listens to the network where that is not measured: for each request of a script it reads the whole script again. */
export const startBrowser = (): Promise<Browser> =>
  puppeteer.launch({networkEnabled: false, executablePath: prepareChromium(), args: [...CHROMIUM_FLAGS, '--js-flags=--expose-gc', '--enable-blink-features=LongAnimationFrameTiming'], defaultViewport: {width: 412, height: 823}});

export interface Conditions {
  slowLine?: boolean;
  slowCpu?: boolean;
  /** Runs in the page before anything else. */
  first?: string;
}

/** Opens an empty page with nothing cached, lets `work` measure on it, and throws it away. */
export const withPage = async <T>(browser: Browser, {slowLine, slowCpu, first}: Conditions, work: (page: Page, session: CDPSession) => Promise<T>): Promise<T> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', error => console.error(`  in the page: ${error instanceof Error ? error.message : String(error)}`));
    const session = await page.createCDPSession();
    // In time of the processor, not of the clock: others may be busy on the machine.
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    if (slowLine) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', SLOW_4G);
    }
    if (slowCpu) await session.send('Emulation.setCPUThrottlingRate', {rate: SLOW_CPU});
    if (first) await page.evaluateOnNewDocument(first);
    return await work(page, session);
  } finally {
    await context.close();
  }
};

/** What the browser counts of a page: `ScriptDuration` in s, `JSHeapUsedSize` in bytes, `Nodes`, `JSEventListeners`, … */
export const metricsOf = async (session: CDPSession): Promise<Record<string, number>> => {
  const {metrics} = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({name, value}) => [name, value]));
};

/** The same once everything is thrown away that nobody needs. */
export const settledMetrics = async (session: CDPSession) => {
  for (let i = 0; i < 3; i++) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise(done => setTimeout(done, 30));
  }
  return metricsOf(session);
};
