/** The longest task of a page with forty widgets on a slow processor: how long a visitor's tap may go unanswered. */
import type {Browser, CDPSession} from 'puppeteer-core';
import {withPage} from './browser.js';
import {element, KINDS, partnerPage, widget, type Kind} from './kinds.js';
import {interleaved} from './median.js';
import type {Site} from './site.js';

const MIXED = [
  element('ijm-donate-cta', 'appeal="cambodia"'),
  element('ijm-impact-stat', 'stat="cambodia-rescued"'),
  element('ijm-country-card', 'country="cambodia"'),
  element('ijm-impact-stat', 'stat="cambodia-prevalence"'),
  element('ijm-quote', 'quote="cambodia-sharpe"'),
  element('ijm-contact-form', 'form="media"'),
  element('ijm-office', 'office="phnom-penh"'),
  element('ijm-goal', 'fundraiser="polar-dip"'),
];

export type Forty = Kind | 'mixed';

/** Tasks of a page's main thread as the browser's own trace has them: ms of the processor, whatever else the machine does. */
const tasksOf = async (session: CDPSession, work: () => Promise<void>): Promise<number[]> => {
  const events: {name: string; cat: string; pid: number; tid: number; tdur?: number; args?: any}[] = [];
  session.on('Tracing.dataCollected', ({value}) => events.push(...(value as typeof events)));
  const ended = new Promise<void>(done => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.start', {transferMode: 'ReportEvents', traceConfig: {includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-lighthouse']}});
  await work();
  await session.send('Tracing.end');
  await ended;
  const mark = events.find(({name, args}) => name === 'ParseHTML' && args.beginData.url.includes('/forty/'))!;
  return events.filter(({name, pid, tid, tdur}) => /RunTask$/.test(name) && tdur && pid === mark.pid && tid === mark.tid).map(({tdur}) => tdur! / 1000);
};

const sample = (browser: Browser, site: Site, forty: Forty) =>
  withPage(browser, {slowCpu: true}, async (page, session) => {
    const isShown = `[...document.querySelectorAll('main > *')].every(element => element.shadowRoot?.querySelector('[part~=root]'))`;
    const tasks = await tasksOf(session, async () => {
      await page.goto(`${site.origin}/forty/${forty}.html`, {waitUntil: 'load'});
      await page.waitForFunction(isShown, {timeout: 30_000});
      await new Promise(done => setTimeout(done, 500));
    });
    return {longest: Math.max(...tasks), over: tasks.filter(ms => ms > 50).length, total: tasks.reduce((sum, ms) => sum + ms, 0)};
  });

/** @returns By kind, and for a mixture of the kit's elements; ms. */
export const measureForty = async (browser: Browser, site: Site, rounds: number) => {
  const pages = {...Object.fromEntries((Object.keys(KINDS) as Kind[]).map(kind => [kind, Array.from({length: 40}, () => widget(kind).replace('data-w ', ''))])), mixed: Array.from({length: 40}, (_, i) => MIXED[i % MIXED.length]!)};
  for (const [name, widgets] of Object.entries(pages)) {
    const script = name === 'mixed' ? KINDS.kit.script : KINDS[name as Kind].script;
    site.put(`/forty/${name}.html`, partnerPage({body: `<main>${widgets.join('\n')}</main>`, script, preload: true}));
  }
  return interleaved(rounds, Object.keys(pages) as Forty[], name => sample(browser, site, name));
};
