/** What one widget costs as the feed grows: the whole feed in one document against what `ijm-widgets split` makes of it. */
import type {Browser} from 'puppeteer-core';
import {splitFeed} from '../src/node/cli/split.js';
import {withPage} from './browser.js';
import {element, KINDS, partnerPage} from './kinds.js';
import {interleaved} from './median.js';
import {PROBE} from './load.js';
import type {Site} from './site.js';

const FORMS = ['whole', 'split', 'collections'] as const;

/** A feed with so many figures beside what it has; each as long as a real one, in words of its own, and the same every time. */
const grown = (feed: any, entries: number) => {
  const words = [...new Set(JSON.stringify(feed).match(/\p{L}{3,}/gu))];
  let seed = 1;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const label = () => Array.from({length: 8}, () => words[random(words.length)]).join(' ');
  const figure = () => ({value: random(100_000), unit: {'en-CA': 'people', 'fr-CA': 'personnes'}, label: {'en-CA': label(), 'fr-CA': label()}, since: 1990 + random(36)});
  return {...feed, stats: {...feed.stats, ...Object.fromEntries(Array.from({length: entries}, (_, i) => [`figure-${i}`, figure()]))}};
};

export interface SplitSample extends Record<string, number> {
  /** Bytes of the feed that travel until the widget shows, compressed; and how many requests that takes. */
  bytes: number;
  requests: number;
  /** ms since the navigation began; 0: the widget never shows. */
  visible: number;
}

const sample = (browser: Browser, site: Site, path: string) =>
  withPage(browser, {slowLine: true, slowCpu: true, first: PROBE}, async (page): Promise<SplitSample> => {
    site.asked();
    await page.goto(site.origin + path, {waitUntil: 'load'});
    const outcome = await page.waitForFunction(
      () => {
        const {visible} = (window as any).bench;
        return visible > 0 ? {visible} : document.querySelector('[data-w]:state(error)') && {visible: 0};
      },
      {timeout: 60_000},
    );
    const {visible} = (await outcome.jsonValue()) as {visible: number};
    const fetched = site.asked().filter(asked => asked.startsWith('/grown/'));
    return {bytes: fetched.reduce((sum, asked) => sum + site.bytes(asked), 0), requests: fetched.length, visible};
  });

/** @returns By `<entries> <form>`; medians. */
export const measureSplit = async (browser: Browser, site: Site, feed: object, rounds: number, sizes: readonly number[]) => {
  const pages: string[] = [];
  for (const entries of sizes) {
    const whole = grown(feed, entries);
    for (const form of FORMS) {
      const folder = `/grown/${entries}-${form}`;
      const files = form === 'whole' ? new Map([['feed.json', JSON.stringify(whole)]]) : splitFeed({raw: whole, whole}, 'feed.json', {collections: form === 'collections'});
      // Of the entries' files only what the page needs.
      for (const [file, text] of files) if (file === 'feed.json' || file.startsWith('appeals/')) site.put(`${folder}/${file}`, text);
      const body = element(KINDS.kit.tag, 'data-w appeal="cambodia"');
      site.put(`/split/${entries}-${form}.html`, partnerPage({body, script: KINDS.kit.script, feed: `${folder}/feed.json`, preload: true}));
      pages.push(`${entries} ${form}`);
    }
  }
  return interleaved(rounds, pages, key => sample(browser, site, `/split/${key.replace(' ', '-')}.html`));
};
