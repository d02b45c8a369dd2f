/** Tests of single elements, made from the sources. In Chromium, or where `ENGINES` says: `chromium firefox webkit`. */
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {defaultReporter} from '@web/test-runner';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {engines} from './test/support/engines.mjs';
import {middleware} from './test/support/server.mjs';

/** What became of the tests of one file in one browser. */
const countsOf = ({testResults, passed, errors}) => {
  const counts = {passed: 0, failed: 0, skipped: 0, needs: []};
  const count = ({suites = [], tests = []}) => {
    suites.forEach(count);
    for (const test of tests) {
      counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      if (test.skipped) counts.needs.push(...(/\(needs (.+)\)$/.exec(test.name)?.slice(1) ?? []));
    }
  };
  if (testResults) count(testResults);
  // A file that could not even be loaded has no failed test, but has failed.
  if ((!passed || errors.length > 0) && counts.failed === 0) counts.failed++;
  return counts;
};

/** One line a file; and the counts of each in one file, for the closing line of `npm test`. */
const countingReporter = () => ({
  reportTestFileResults({logger, sessionsForTestFile, testFile}) {
    for (const session of sessionsForTestFile) {
      const {passed, failed, skipped} = countsOf(session);
      logger.log(`${relative('.', testFile)} (${session.browser.name}): ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    }
  },
  onTestRunFinished({sessions}) {
    const files = {};
    const needs = new Set();
    for (const session of sessions) {
      const {needs: wanting, ...counts} = countsOf(session);
      const sum = (files[relative('.', session.testFile)] ??= {passed: 0, failed: 0, skipped: 0});
      for (const what in counts) sum[what] += counts[what];
      wanting.forEach(need => needs.add(need));
    }
    if (process.env.COUNTS) writeFileSync(process.env.COUNTS, JSON.stringify({files, needs: [...needs]}));
  },
});

export default {
  files: ['test/{context,ui,elements,entries}/**/*.test.ts', ...(process.env.LONG || process.env.CI ? [] : ['!test/**/*.long.test.ts'])],
  nodeResolve: {exportConditions: ['production', 'browser']},
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: 'tsconfig.json'})],
  middleware: [middleware],
  browsers: await engines(process.env.ENGINES),
  concurrentBrowsers: 1,
  // WebKit's driver has one window; Firefox hands input to one.
  ...(/firefox|webkit/.test(process.env.ENGINES ?? '') && {concurrency: 1}),
  testFramework: {config: {timeout: 10_000}},
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  reporters: [defaultReporter({reportTestProgress: false}), countingReporter()],
};
