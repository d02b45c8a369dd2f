import {listed, plural, type Finding} from './finding.js';
import {inOrder, type Report} from './inspect.js';

/** SGR codes (ECMA-48): how a style begins and ends. */
const STYLES = {bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39]} as const;

export interface PrintOptions {
  colour: boolean;
}

/** So many of one kind are shown; a large feed may repeat one omission a thousand times. */
const SHOWN_OF_A_KIND = {fault: 100, warning: 10};

/** What was found, for a terminal. */
export const printed = ({feed, faults, warnings, entries, disabled}: Report, {colour}: PrintOptions): string => {
  const paint = (style: keyof typeof STYLES, text: string) =>
    colour ? `\x1b[${STYLES[style][0]}m${text}\x1b[${STYLES[style][1]}m` : text;
  const lines: string[] = [];
  const shown = new Map<string, number>();
  const left = new Map<string, number>();

  const show = ({severity, file, line, column, path, message, suggestion, source}: Finding) => {
    const place = `${file}:${line}:${column}`;
    lines.push(
      `${paint('bold', place)}  ${paint(severity === 'fault' ? 'red' : 'yellow', severity)}${path ? `  ${paint('cyan', path)}` : ''}`,
    );
    lines.push(`  ${message}${suggestion ? ` Did you mean ${paint('bold', suggestion)}?` : ''}`);
    if (source !== undefined) {
      // Of a line without end, what stands around the fault.
      const from = Math.max(0, column - 60);
      const part = source.slice(from, from + 100).replaceAll('\t', ' ');
      lines.push(
        `  ${paint('dim', `${line} |`)} ${part}`,
        `  ${' '.repeat(`${line} |`.length)} ${' '.repeat(Math.max(0, column - 1 - from))}${paint('red', '^')}`,
      );
    }
    lines.push('');
  };

  for (const finding of [...faults, ...warnings].sort(inOrder(feed))) {
    const key = `${finding.severity} ${finding.kind}`;
    const count = (shown.get(key) ?? 0) + 1;
    shown.set(key, count);
    if (count <= SHOWN_OF_A_KIND[finding.severity]) show(finding);
    else left.set(key, (left.get(key) ?? 0) + 1);
  }
  for (const [key, count] of left) {
    const [severity, kind] = key.split(' ');
    lines.push(`… and ${plural(count, `more ${severity!}`)} of the kind “${kind!}”; --json lists them all.`, '');
  }
  if (disabled.length > 0) lines.push(`Not shown because of ${plural(faults.length, 'fault')}: ${listed(disabled, 10)}.`);
  const counts = [
    faults.length > 0 && paint('red', plural(faults.length, 'fault')),
    warnings.length > 0 && paint('yellow', plural(warnings.length, 'warning')),
  ]
    .filter(Boolean)
    .join(', ');
  lines.push(`${counts || paint('green', 'Nothing to mend')} in ${feed} (${plural(entries, 'entry', 'entries')}).`);
  return `${lines.join('\n')}\n`;
};
