/**
 * What `node --test` says in `npm test`: one line a file, every failure in full, and the counts of each file in the one that
 * `COUNTS` names. The reporters of Node print each of thousands of tests.
 */
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {inspect} from 'node:util';

const isSuite = ({details}) => details?.type === 'suite';

/** An error without the frames of the runner. */
const text = error => inspect(error?.cause ?? error, {depth: 4}).replace(/\n\s+at .*\(?node:.*$/gm, '');

export default async function* report(events) {
  const files = new Map();
  const needs = new Set();
  const countsOf = file => files.get(file) ?? files.set(file, {passed: 0, failed: 0, skipped: 0}).get(file);
  const path = [];
  for await (const {type, data} of events) {
    if (type === 'test:start') path[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const counts = countsOf(relative('.', data.file ?? data.name));
    const names = [...path.slice(0, data.nesting), data.name];
    if (type === 'test:fail') {
      // A suite that failed because of a test in it was reported with that test; one that failed by itself was not.
      if (isSuite(data) && data.details.error?.failureType === 'subtestsFailed') continue;
      if (!isSuite(data) && data.details.error?.failureType === 'subtestsFailed') continue;
      counts.failed++;
      yield `\nFAILED ${relative('.', data.file ?? '')} › ${names.join(' › ')}\n${text(data.details.error)}\n\n`;
    }
    // A suite is left out as a whole, a test for want of something.
    if (!isSuite(data) && typeof data.skip === 'string' && !/^not on this machine/.test(data.skip)) needs.add(data.skip);
    if (type === 'test:fail') continue;
    if (!isSuite(data) && relative('.', data.file ?? '') !== data.name) counts[data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed']++;
  }
  for (const [file, counts] of [...files].sort()) {
    yield `${file}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}\n`;
  }
  if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify({files: Object.fromEntries(files), needs: [...needs]}));
}
