/** What was measured, in words and tables: for the terminal, and for `docs/performance.md`. */
import type {CrowdSample} from './crowd.js';
import type {Forty} from './forty.js';
import {KINDS, type Kind} from './kinds.js';
import {WAYS, type LoadSample, type Way} from './load.js';
import type {SplitSample} from './split.js';

export interface Results {
  /** When, on what, and how often each was repeated. */
  at: string;
  machine: string;
  rounds: Record<string, number>;
  /** Bytes of a script, brotli 11. */
  bytes: Record<string, number>;
  load?: Record<Way, LoadSample>;
  crowd?: Record<Kind, CrowdSample>;
  forty?: Record<Forty, {longest: number; over: number; total: number}>;
  split?: Record<string, SplitSample>;
}

/** A table: a row a list. */
export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

const ms = (value: number) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
const times = (value: number, of: number) => `${(value / of).toFixed(2)} ×`;

/** Aims of the kit against the widget by hand, and whether they are met. */
const aims = ({load, crowd, forty}: Results): string[][] => {
  const rows: string[][] = [];
  const aim = (what: string, value: number, most: number, unit = ' ×', digits = 2) =>
    rows.push([what, `≤ ${most}${unit}`, `${value.toFixed(digits)}${unit}`, value <= most ? 'met' : 'not met']);
  if (load) {
    const limit = load['by hand, hint'].interactive;
    aim('interactive, documented snippet', load['the kit, hint'].interactive / limit, 1.07);
    aim('interactive, no hint, feed built in', load['the kit, feed built in'].interactive / limit, 1.1);
    aim('the page’s own first paint', load['the kit, hint'].paint / load['no widget'].paint, 1.03);
    aim('layout shift', load['the kit, hint'].shift, 0, '', 3);
  }
  if (crowd) {
    const {kit, hand} = crowd;
    aim('100 elements made, each', kit.hundred / hand.hundred, 2.2);
    aim('1,000 elements made, each', kit.thousand / hand.thousand, 2);
    aim('memory of an element', kit.memory / hand.memory, 1.35);
    aim('nodes left behind', kit.nodes, 0, '', 0);
    aim('listeners left behind', kit.listeners, 0, '', 0);
  }
  if (forty) aim('longest task, 40 mixed widgets', forty.mixed.longest, 50, ' ms', 0);
  return rows;
};

export const tablesOf = (results: Results): Table[] => {
  const {load, crowd, forty, split, bytes} = results;
  const tables: Table[] = [];
  const kinds = Object.keys(KINDS) as Kind[];
  const rows = aims(results);
  if (rows.length > 0) tables.push({title: 'Aims', head: ['', 'aim', 'measured', ''], rows});
  if (load) {
    const limit = load['by hand, hint'];
    tables.push({
      title: 'One donate widget, slow 4G, 4 × slower processor',
      head: ['', 'script (brotli)', 'visible', 'interactive', '× by hand', 'script time', 'first paint of the page'],
      rows: (Object.keys(load) as Way[]).map(way => {
        const {visible, interactive, script, paint} = load[way];
        const known = way !== 'no widget';
        return [way, known ? kilobytes(bytes[way]!) : '', known ? ms(visible) : '', known ? ms(interactive) : '', known ? times(interactive, limit.interactive) : '', ms(script), ms(paint)];
      }),
    });
  }
  if (crowd) {
    const each = (name: string, what: keyof CrowdSample & string, unit: (value: number) => string) => [name, ...kinds.map(kind => unit(crowd[kind][what]!)), times(crowd.kit[what]!, crowd.hand[what]!)];
    tables.push({
      title: 'Many widgets in a page: time of the processor an element, drawn, styled and laid out',
      head: ['', ...kinds.map(kind => KINDS[kind].name), 'kit × by hand'],
      rows: [
        each('1 element', 'one', ms),
        each('of 100', 'hundred', ms),
        each('of 1,000', 'thousand', ms),
        each('of 1,000, by the clock', 'clock', ms),
        each('memory of an element', 'memory', kilobytes),
        each('of it objects of script', 'heap', kilobytes),
        ['growth by 100 more made and removed', ...kinds.map(kind => kilobytes(crowd[kind].growth)), ''],
        ['nodes left behind', ...kinds.map(kind => String(crowd[kind].nodes)), ''],
        ['listeners left behind', ...kinds.map(kind => String(crowd[kind].listeners)), ''],
      ],
    });
  }
  if (forty) {
    tables.push({
      title: 'Forty widgets in a page, 4 × slower processor',
      head: ['', 'longest task', 'tasks over 50 ms', 'all tasks'],
      rows: (Object.keys(forty) as Forty[]).map(name => [name === 'mixed' ? 'the kit, eight different elements' : KINDS[name].name, ms(forty[name].longest), String(forty[name].over), ms(forty[name].total)]),
    });
  }
  if (split) {
    const forms: Record<string, string> = {whole: 'one document', split: 'split', collections: 'split --collections'};
    tables.push({
      title: 'One widget, as the feed grows: slow 4G, 4 × slower processor',
      head: ['entries', 'feed', 'bytes of feed fetched', 'requests', 'visible'],
      rows: Object.entries(split).map(([key, {bytes, requests, visible}]) => {
        const [entries, form] = key.split(' ') as [string, string];
        return [Number(entries).toLocaleString('en'), forms[form]!, kilobytes(bytes), String(requests), visible ? ms(visible) : 'refused: over 1 MB'];
      }),
    });
  }
  return tables;
};

export const asText = ({title, head, rows}: Table): string => {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map(row => row[i]!.length)));
  const line = (cells: string[]) => cells.map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('   ');
  return [title, line(head), ...rows.map(line)].join('\n');
};

export const asMarkdown = ({title, head, rows}: Table): string => {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [`### ${title}`, '', line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
};
