/**
 * `npm run bench`: bytes against their limits, then the kit against a widget by hand and one with LitElement, in a real
 * Chromium. Every candidate runs once a round, and medians count, so that ratios hold also on a busy machine; times do not.
 *
 * `-- quick` repeats less; `-- load crowd forty split` measures only these; `-- docs` also writes what was measured into
 * `docs/performance.md`. The results lie in `bench/results/`: `latest.json`, or `quick.json`.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {arch, cpus, loadavg, platform, tmpdir} from 'node:os';
import {join} from 'node:path';
import {startBrowser} from './browser.js';
import {measureCrowds} from './crowd.js';
import {measureForty} from './forty.js';
import {buildRival, DIST, FEED_PATH, ROOT, KINDS} from './kinds.js';
import {measureLoads, WAYS} from './load.js';
import {asMarkdown, asText, tablesOf, type Results} from './report.js';
import {startSite} from './site.js';
import {measureSplit} from './split.js';

const SECTIONS = ['sizes', 'load', 'crowd', 'forty', 'split'];
const words = process.argv.slice(2);
const unknown = words.filter(word => !['quick', 'docs', ...SECTIONS].includes(word));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: quick, docs, ${SECTIONS.join(', ')}.`);
  process.exit(1);
}
const isQuick = words.includes('quick');
const named = words.filter(word => SECTIONS.includes(word));
const does = (section: string) => named.length === 0 || named.includes(section);
const rounds = isQuick ? {load: 3, crowd: 1, forty: 2, split: 1} : {load: 9, crowd: 3, forty: 5, split: 3};

if (does('sizes')) spawnSync(process.execPath, [join(ROOT, 'scripts/check-sizes.mjs')], {stdio: 'inherit'});

const feedText = readFileSync(join(ROOT, 'test/support/feeds/cambodia.json'), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'ijm-bench-'));
const site = await startSite();
const browser = await startBrowser();
const results: Results = {
  at: new Date().toISOString(),
  machine: `${cpus().length} × ${cpus()[0]!.model.trim()}, ${platform()} ${arch()}, Node ${process.versions.node}, ${await browser.version()}`,
  rounds,
  bytes: {},
};
const began = Date.now();
const step = async <T>(section: string, work: () => Promise<T>): Promise<T | undefined> => {
  if (!does(section)) return undefined;
  process.stderr.write(`${section} …`);
  const result = await work();
  process.stderr.write(` ${Math.round((Date.now() - began) / 1000)} s\n`);
  return result;
};

try {
  site.put(FEED_PATH, feedText);
  site.put(KINDS.hand.script, await buildRival('by-hand'));
  site.put(KINDS.lit.script, await buildRival('plain-lit'));
  const feedFile = join(scratch, 'feed.json');
  writeFileSync(feedFile, feedText);
  execFileSync(process.execPath, [join(DIST, 'node/ijm-widgets.js'), 'bundle', '--feed', feedFile, '--out', join(scratch, 'built-in')]);
  for (const [path, folder] of [['', DIST], ['/built-in', join(scratch, 'built-in')]] as const) {
    site.put(`${path}/ijm-widgets.js`, readFileSync(join(folder, 'ijm-widgets.js'), 'utf8'));
    for (const part of readdirSync(join(folder, 'parts'), {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.js'))) site.put(`${path}/parts/${part}`, readFileSync(join(folder, 'parts', part), 'utf8'));
  }
  for (const [way, {kind, ...rest}] of Object.entries(WAYS)) results.bytes[way] = site.bytes((rest as {script?: string}).script ?? KINDS[kind].script);

  results.load = await step('load', () => measureLoads(browser, site, rounds.load));
  results.crowd = await step('crowd', () => measureCrowds(browser, site, rounds.crowd));
  results.forty = await step('forty', () => measureForty(browser, site, rounds.forty));
  results.split = await step('split', () => measureSplit(browser, site, JSON.parse(feedText), rounds.split, [10, 100, 1_000, 10_000]));
} finally {
  await browser.close();
  await site.close();
  rmSync(scratch, {recursive: true, force: true});
}

const tables = tablesOf(results);
for (const table of tables) console.log(`\n${asText(table)}`);
const busy = loadavg()[0]! / cpus().length;
const remark = busy > 1.5 ? `The machine was busy (${busy.toFixed(1)} tasks a processor): ratios may be off, times are.` : '';
if (remark) console.log(`\n${remark}`);

if (tables.length > 0) {
  mkdirSync(join(ROOT, 'bench/results'), {recursive: true});
  const rounded = JSON.stringify(results, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value), 1);
  writeFileSync(join(ROOT, `bench/results/${isQuick ? 'quick' : 'latest'}.json`), `${rounded}\n`);
}

if (words.includes('docs')) {
  const file = join(ROOT, 'docs/performance.md');
  const text = `${results.at.slice(0, 10)}, ${results.machine}; medians of ${rounds.load} rounds of loading, ${rounds.crowd} of many widgets, ${rounds.forty} of forty, ${rounds.split} of growing feeds.\n\n${[...tables.map(asMarkdown), ...(remark ? [remark] : [])].join('\n\n')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(<!-- measured -->)[^]*(<!-- end -->)/, (_, start: string, end: string) => `${start}\n\n${text}\n\n${end}`));
}
