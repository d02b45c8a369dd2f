/**
 * What 1, 100 and 1,000 widgets in one page cost, and what is left of them. Counted in time of the processor, layout
 * included, so that other work on the machine does not count; beside it, by the clock.
 */
import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {metricsOf, settledMetrics, withPage} from './browser.js';
import {KINDS, partnerPage, widget, type Kind} from './kinds.js';
import {interleaved, median} from './median.js';
import type {Site} from './site.js';

/** In the page: makes so many widgets, waits until all are drawn and laid out, and tells how many ms that took by the clock. */
const MAKE = `window.make = async count => {
  const place = document.querySelector('#place');
  const pattern = document.querySelector('template').content.firstElementChild;
  const turn = () => new Promise(done => setTimeout(done));
  const began = performance.now();
  const all = document.createDocumentFragment();
  for (let i = 0; i < count; i++) all.append(document.importNode(pattern, true));
  place.append(all);
  for (const element of place.children) while (!element.shadowRoot?.querySelector('a[part=link]')) await turn();
  document.body.offsetHeight;
  return performance.now() - began;
};
window.clear = () => document.querySelector('#place').replaceChildren();`;

const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));

/** Makes widgets, and tells what each cost: ms of the processor, and by the clock. */
const make = async (page: Page, session: CDPSession, count: number) => {
  const before = await metricsOf(session);
  const clock = (await page.evaluate(`make(${count})`)) as number;
  const after = await metricsOf(session);
  // What watches the new widgets begins after they are drawn.
  await pause(100);
  return {cpu: ((after.TaskDuration! - before.TaskDuration!) * 1000) / count, clock: clock / count};
};

const clear = async (page: Page) => {
  await page.evaluate('clear()');
  await pause(50);
};

/** Bytes of script objects, and with all that the browser itself keeps of the page. */
const memoryOf = async (session: CDPSession) => {
  const {Nodes, JSEventListeners} = await settledMetrics(session);
  const {usedSize, embedderHeapUsedSize = 0} = (await session.send('Runtime.getHeapUsage')) as {usedSize: number; embedderHeapUsedSize?: number};
  return {heap: usedSize, memory: usedSize + embedderHeapUsedSize, nodes: Nodes!, listeners: JSEventListeners!};
};

export interface CrowdSample extends Record<string, number> {
  /** ms of the processor an element. */
  one: number;
  hundred: number;
  thousand: number;
  /** ms by the clock an element, of 1,000. */
  clock: number;
  /** Bytes an element, with 1,000 of them: script objects, and with what the browser keeps for them. */
  heap: number;
  memory: number;
  /** Bytes that each further mounting and removing of 100 leaves. */
  growth: number;
  /** Left behind when all are gone. */
  nodes: number;
  listeners: number;
}

const sample = (browser: Browser, site: Site, kind: Kind) =>
  withPage(browser, {}, async (page, session): Promise<CrowdSample> => {
    await page.goto(`${site.origin}/crowd/${kind}.html`, {waitUntil: 'load'});
    await page.evaluate(MAKE);
    // Warm: feed and script are there, styles are made.
    await make(page, session, 20);
    await clear(page);
    const empty = await memoryOf(session);

    const ones: number[] = [];
    for (let i = 0; i < 9; i++) {
      ones.push((await make(page, session, 1)).cpu);
      await page.evaluate('clear()');
    }
    const {cpu: hundred} = await make(page, session, 100);
    await clear(page);
    const {cpu: thousand, clock} = await make(page, session, 1000);
    const full = await memoryOf(session);
    await clear(page);
    const gone = await memoryOf(session);

    const rounds = 5;
    for (let i = 0; i < rounds; i++) {
      await page.evaluate('make(100)');
      await page.evaluate('clear()');
    }
    await pause(200);
    const later = await memoryOf(session);
    return {
      one: median(ones),
      hundred,
      thousand,
      clock,
      heap: (full.heap - empty.heap) / 1000,
      memory: (full.memory - empty.memory) / 1000,
      growth: (later.memory - gone.memory) / rounds,
      nodes: later.nodes - empty.nodes,
      listeners: later.listeners - empty.listeners,
    };
  });

/** @returns By kind; medians. */
export const measureCrowds = async (browser: Browser, site: Site, rounds: number) => {
  const kinds = Object.keys(KINDS) as Kind[];
  for (const kind of kinds) {
    // The pattern is inert, so that nothing is drawn before the measurement begins.
    site.put(`/crowd/${kind}.html`, partnerPage({body: `<template>${widget(kind).replace('data-w ', '')}</template><div id="place"></div>`, script: KINDS[kind].script}));
  }
  return interleaved(rounds, kinds, kind => sample(browser, site, kind));
};
