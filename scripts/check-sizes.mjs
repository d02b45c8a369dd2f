/**
 * Weighs what visitors pay for against the limits in `bench/sizes.json`: brotli 11, KB = 1,000 bytes. Scripts and parts
 * as they lie in `dist`; elements as an app gets them, bundled alone by esbuild with what they import at once, Lit
 * included. `--record` writes down what was weighed, and a limit for what has none yet.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const DIST = resolve(process.env.DIST ?? join(ROOT, 'dist'));
const FILE = join(ROOT, 'bench/sizes.json');
/** Room that something new gets, in parts of its first weight. */
const ROOM = 1.1;

const weigh = contents => ({
  brotli: contents.reduce((sum, content) => sum + brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length, 0),
  raw: contents.reduce((sum, content) => sum + content.length, 0),
});

const scriptsIn = folder =>
  existsSync(join(DIST, folder))
    ? readdirSync(join(DIST, folder))
        .filter(file => file.endsWith('.js'))
        .map(file => join(folder, file))
    : [];

/** An element as an app's bundler makes it: what is imported later does not count. */
const weighElement = async file => {
  const {outputFiles, metafile} = await build({
    entryPoints: [join(DIST, file)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    splitting: true,
    outdir: join(ROOT, '.cache/sizes'),
    write: false,
    metafile: true,
    conditions: ['production'],
    legalComments: 'none',
    logLevel: 'error',
    // Where a build lies elsewhere, its packages are still here.
    nodePaths: [join(ROOT, 'node_modules')],
  });
  const contents = new Map(outputFiles.map(({path, contents}) => [relative(process.cwd(), path), contents]));
  // What is imported later is an entry point too.
  const paths = [Object.keys(metafile.outputs).find(path => metafile.outputs[path].entryPoint?.endsWith(file))];
  for (const path of paths) {
    for (const {path: imported, kind} of metafile.outputs[path].imports) {
      if (kind === 'import-statement' && !paths.includes(imported)) paths.push(imported);
    }
  }
  return weigh(paths.map(path => contents.get(path)));
};

const measured = {};
for (const file of ['ijm-widgets.js', 'ijm-widgets.all.js', 'embed.js', ...scriptsIn('parts')]) measured[file] = weigh([readFileSync(join(DIST, file))]);
// A page pays for those it shows; the heaviest stands for all.
measured['maps/*.js'] = scriptsIn('maps')
  .map(file => weigh([readFileSync(join(DIST, file))]))
  .reduce((heaviest, map) => (map.brotli > heaviest.brotli ? map : heaviest));
for (const file of scriptsIn('elements')) measured[file] = await weighElement(file);

const record = process.argv.includes('--record');
const known = JSON.parse(readFileSync(FILE, 'utf8'));
const faults = [];
const rows = Object.entries(measured).map(([file, {brotli, raw}]) => {
  let limit = known[file]?.limit;
  if (limit === undefined && record) limit = Math.ceil((brotli * ROOM) / 100) * 100;
  if (limit === undefined) faults.push(`${file} has no limit in bench/sizes.json: node scripts/check-sizes.mjs --record gives it one`);
  else if (brotli > limit) faults.push(`${file} weighs ${brotli} bytes, ${brotli - limit} too many`);
  return [file, {limit, brotli, raw}];
});
for (const file of Object.keys(known)) if (!measured[file] && !record) faults.push(`${file} is in bench/sizes.json, but not in dist`);

for (const [file, {limit, brotli, raw}] of rows) console.log(`${file.padEnd(32)} ${String(brotli).padStart(7)} of ${String(limit ?? '?').padStart(6)}   ${String(raw).padStart(8)} raw`);
if (record) writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
