/** How long a visitor with an old phone on a slow line waits for one widget, in a page that is new to them. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Browser} from 'puppeteer-core';
import {metricsOf, withPage} from './browser.js';
import {partnerPage, KINDS, widget, type Kind} from './kinds.js';
import {interleaved} from './median.js';
import type {Site} from './site.js';

export const PROBE = readFileSync(fileURLToPath(new URL('probe.js', import.meta.url)), 'utf8');

/** Ways to load: which widget, with the preload hint or without, and with a script that holds the feed. */
export const WAYS = {
  'by hand, hint': {kind: 'hand', preload: true},
  'by hand, no hint': {kind: 'hand', preload: false},
  'plain Lit, hint': {kind: 'lit', preload: true},
  'plain Lit, no hint': {kind: 'lit', preload: false},
  'the kit, hint': {kind: 'kit', preload: true},
  'the kit, no hint': {kind: 'kit', preload: false},
  'the kit, feed built in': {kind: 'kit', preload: false, script: '/built-in/ijm-widgets.js'},
} satisfies Record<string, {kind: Kind; preload: boolean; script?: string}>;

export type Way = keyof typeof WAYS | 'no widget';

/** Times in ms since the navigation began. */
export interface LoadSample extends Record<string, number> {
  visible: number;
  interactive: number;
  /** First contentful paint of the page. */
  paint: number;
  /** Cumulative layout shift, in a page that reserves room. */
  shift: number;
  /** Longest task, where it was over 50 ms. */
  longest: number;
  /** ms of script. */
  script: number;
}

const sample = (browser: Browser, site: Site, path: string, hasWidget: boolean) =>
  withPage(browser, {slowLine: true, slowCpu: true, first: PROBE}, async (page, session): Promise<LoadSample> => {
    await page.goto(site.origin + path, {waitUntil: 'load'});
    await page.waitForFunction(hasWidget ? 'bench.interactive > 0' : 'bench.paint > 0', {timeout: 30_000});
    await new Promise(done => setTimeout(done, 300));
    const {visible, interactive, paint, shift, longest} = (await page.evaluate('bench')) as LoadSample;
    const {ScriptDuration} = await metricsOf(session);
    return {visible, interactive, paint, shift, longest, script: ScriptDuration! * 1000};
  });

/** @returns By way; medians. */
export const measureLoads = async (browser: Browser, site: Site, rounds: number) => {
  const pathOf = (way: string) => `/load/${way.replaceAll(/\W+/g, '-')}.html`;
  for (const [way, {kind, preload, ...rest}] of Object.entries(WAYS)) {
    const {script = KINDS[kind].script} = rest as {script?: string};
    site.put(pathOf(way), partnerPage({body: widget(kind), script, preload}));
  }
  site.put(pathOf('no widget'), partnerPage({body: '<p data-w><a href="https://www.ijm.ca/donate">Give to IJM</a></p>'}));
  const ways = [...Object.keys(WAYS), 'no widget'] as Way[];
  return interleaved(rounds, ways, way => sample(browser, site, pathOf(way), way !== 'no widget'));
};
