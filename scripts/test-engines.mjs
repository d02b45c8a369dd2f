/**
 * `npm run test:engines`: elements in Chromium, Firefox and WebKit, whole pages in Chromium and Firefox, and the chief of
 * these in WebKit. Installs the engines that are missing, where that is possible. `-- webkit` runs one alone, `-- firefox
 * test/ui` some files. The table of browsers in the README is made from such runs: `-- --write` writes it anew, and a run
 * of all files fails where it says something else.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {findChromium, findFirefox, prepareOtherEngines} from './prepare-browser.mjs';
import {installIfMissing, ROOT} from './setup.mjs';

const ELEMENTS = ['test/context', 'test/ui', 'test/elements', 'test/entries'];
/** The others speak to Chromium alone, or have nothing to do with the engine. */
const PAGES = ['contact', 'embed', 'fault', 'feed-source', 'giving', 'hostile', 'language', 'life', 'link', 'oracle', 'policy', 'snippet', 'static'].map(name => `test/page/${name}.test.ts`);

const firstNumber = (command, args) => /\d+(\.\d+)?/.exec(spawnSync(command, args, {encoding: 'utf8'}).stdout ?? '')?.[0] ?? '?';

/** Each engine: what it is called, in which version, and what is tested there. */
const ENGINES = {
  chromium: {name: () => `Chromium ${parseInt(firstNumber(findChromium(), ['--version']))}`, files: [...ELEMENTS, ...PAGES], what: 'elements, pages, forms'},
  firefox: {name: () => `Firefox ${parseInt(firstNumber(findFirefox(), ['--version']))}`, files: [...ELEMENTS, ...PAGES], what: 'elements, pages, forms'},
  webkit: {
    name: () => `WebKit (WebKitGTK ${firstNumber('dpkg-query', ['-W', '-f', '${Version}', 'libwebkit2gtk-4.1-0'])})`,
    files: [...ELEMENTS, 'test/page/webkit.test.ts'],
    what: 'elements, the chief pages and a form',
  },
};

const words = process.argv.slice(2);
const isWriting = words.includes('--write');
const named = words.filter(word => word in ENGINES);
const paths = words.filter(word => !(word in ENGINES) && word !== '--write');

const README = join(ROOT, 'README.md');
const TABLE = /(<!-- browsers: npm run test:engines -- --write -->\n)[^]*?(<!-- \/browsers -->)/;
const HEAD = ['| engine | passes the tests of | not tried there, because its driver can’t bring it about |', '| --- | --- | --- |'];

/** The row of an engine in the README. */
const rowOf = (engine, needs) => `| ${ENGINES[engine].name()} | ${ENGINES[engine].what} | ${needs.length > 0 ? needs.join(', ') : '–'} |`;
/** Another version that passes is no reason to write it anew. */
const bare = row => row.replace(/\d+(\.\d+)*/g, '');

installIfMissing();
const failed = [];
const sum = {passed: 0, failed: 0};
const rows = [];
try {
  const engines = named.length > 0 ? named : Object.keys(ENGINES);
  if (engines.some(name => name !== 'chromium')) prepareOtherEngines();
  mkdirSync(join(ROOT, '.cache'), {recursive: true});
  // One after the other: an engine that hangs holds up only itself.
  for (const engine of engines) {
    console.log(`— ${engine}`);
    const needs = join(ROOT, `.cache/needs-${engine}.json`);
    const {status, stdout} = spawnSync(process.execPath, [join(ROOT, 'scripts/test.mjs'), ...(paths.length > 0 ? paths : ENGINES[engine].files)], {
      cwd: ROOT,
      stdio: ['inherit', 'pipe', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: {...process.env, ENGINES: engine, NEEDS: needs},
    });
    process.stdout.write(stdout);
    const [, passes = 0, failures = 1] = /(\d+) passed, (\d+) failed\s*$/.exec(stdout) ?? [];
    sum.passed += Number(passes);
    sum.failed += Number(failures);
    if (status !== 0) failed.push(engine);
    else if (paths.length === 0) rows.push(rowOf(engine, JSON.parse(readFileSync(needs, 'utf8'))));
  }
  const readme = readFileSync(README, 'utf8');
  if (isWriting && rows.length === Object.keys(ENGINES).length) {
    writeFileSync(README, readme.replace(TABLE, (_, begin, end) => `${begin}${[...HEAD, ...rows].join('\n')}\n${end}`));
  } else {
    const table = (TABLE.exec(readme)?.[0] ?? '').split('\n').map(bare);
    const others = rows.filter(row => !table.includes(bare(row)));
    if (others.length > 0) {
      console.log(`The README's table of browsers says something else (npm run test:engines -- --write):\n${others.join('\n')}`);
      sum.failed++;
    }
  }
} catch (error) {
  console.error(error.message);
  sum.failed++;
}
if (failed.length > 0) console.log(`Failed in ${failed.join(', ')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 || failed.length > 0 ? 1 : 0;
