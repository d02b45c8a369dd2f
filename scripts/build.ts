/**
 * Makes `dist` and `custom-elements.json`. `npm run build`; the steps are in the order in which they need each other:
 * later parts first, because the script holds their hashes.
 */
import {createHash} from 'node:crypto';
import {existsSync, rmSync} from 'node:fs';
import {copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {basename, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {minify} from 'terser';
import {build, type Plugin, type Rolldown, type UserConfig} from 'vite';
import {shared} from '../vite.config.js';
import {writeEditorData} from './build/editors.js';
import {MAP_SOURCES, MAPS_PART, mapsByHash, mapsByImport, mapsByPart, writeMaps} from './build/maps.js';
import {buildNode, writeLicences} from './build/node.js';
import {writeBuilder} from './build/builder.js';
import {parts, type Part} from './build/parts.js';
import {fromShelf, heldIn, isOnShelf, LIVES, Shelf, type Held} from './build/shelf.js';
import {writeJsonSchema} from './make-schema.js';
import {patchHelpers} from './build/patch-helpers.js';
import {patchContext, patchLit} from './build/patch-lit.js';
import {writeTypes} from './build/types.js';
import {manifestText} from './make-manifest.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
/** Made aside and put in place when all of it is there. */
const DIST = join(ROOT, `.cache/dist-${process.pid}`);
const {version} = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {version: string};

/** The address a release is meant to lie at, where parts are looked for last: `IJM_BASE=https://…/1.0.0/ npm run build`. */
const BASE = process.env.IJM_BASE ?? '';

const sri = (data: string | Buffer, algorithm = 'sha384') => `${algorithm}-${createHash(algorithm).update(data).digest('base64')}`;

/** Files of packages that went into a script. */
const bundled = new Set<string>(MAP_SOURCES);

const remember: Plugin = {
  name: 'ijm-remember',
  transform(_code, id) {
    if (id.startsWith(`${ROOT}/node_modules/`)) bundled.add(id.slice(ROOT.length + 1));
  },
};

/** Who made it and where the licences are; `!` keeps it through minifying. The semicolon ends what a careless optimiser puts before it. */
const BANNER = `/*! ijm-widgets ${version} | MIT | licences of what is inside: THIRD-PARTY.txt */;`;

/** A second minifier finds what the first, which is faster, leaves: 400 bytes of the script. */
const compressed = async (code: string) => {
  // Lit's own names, which nobody else uses.
  const mangle = {properties: {regex: /^_\$/}};
  return (await minify(code, {ecma: 2022, compress: {passes: 2, ecma: 2022, comparisons: false, if_return: false}, mangle, format: {ecma: 2022, quote_style: 3}})).code!;
};

/**
 * One entry made into one file; one that reads feeds has room for those that `ijm-widgets bundle` puts into it. What a
 * page broke so badly that not even this can run must not become an error of that page.
 */
const bundle = async (file: string, entry: string, plugins: Plugin[], define: Record<string, string> = {}, finish = (code: string) => code) => {
  const config: UserConfig & {configFile: false} = {
    ...shared,
    plugins: [...plugins, remember, ...shared.plugins, patchContext(), patchHelpers()],
    define: {__VERSION__: JSON.stringify(version), __BASE__: JSON.stringify(BASE), __SCRIPT__: 'true', ...define},
    build: {
      ...shared.build,
      outDir: DIST,
      lib: {entry, formats: ['iife'], name: 'ijmWidgets', fileName: () => file},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  };
  await build(config);
  // A page that names no charset, or a wrong one, would read anything else as something else.
  const made = join(DIST, file);
  const bare = finish(await compressed(await readFile(made, 'utf8')));
  const code = `${BANNER}try{${bare.includes('ijmFeeds') ? 'let ijmFeeds;' : ''}${bare}}catch(error){console.warn(error)}\n`;
  await writeFile(made, code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
  return made;
};

/** A module that is not on disk. */
const virtual = (code: string): [entry: string, plugin: Plugin] => {
  const id = join(ROOT, 'src/entries/virtual.ts');
  return [id, {name: 'ijm-virtual', enforce: 'pre', resolveId: source => (source === id ? id : undefined), load: source => (source === id ? code : undefined)}];
};

/** What lives, and so must not be there twice: a part takes it from the script. */
const isAlone = (held: Held): Plugin => ({
  name: 'ijm-is-alone',
  transform(_code, id) {
    if (!isOnShelf(id) && LIVES.test(id) && held.size > 0) {
      this.error(`a later part brings its own ${id.slice(ROOT.length + 1)}, which the script does not hold`);
    }
  },
});

/** Stands in a part for the hash of another, until that is known. */
const hashHere = (name: string) => `@hash of ${name}@`;
const HASH_HERE = /@hash of ([\w-]+)@/g;

/** Later parts as scripts of their own: each takes what it needs from the shelf, and leaves its exports there. Parts of parts are built too. */
const buildParts = async (found: Map<string, Part>, held: Held, shelf: Shelf, maps: Record<string, string>) => {
  const made = new Map<string, string>();
  // It grows meanwhile, in no certain order; in that of names every build makes the same files.
  while (made.size < found.size) {
    const name = [...found.keys()].filter(name => !made.has(name)).sort()[0]!;
    const {file} = found.get(name)!;
    const [entry, plugin] = virtual(
      `import * as part from ${JSON.stringify(file)};\n(globalThis[Symbol.for('ijm-widgets/parts')] ??= {})[${JSON.stringify(`parts/${name}@${version}`)}] = part;`,
    );
    const path = await bundle(`parts/${name}.js`, entry, [plugin, mapsByHash(maps, version), parts(isLater, found, hashHere), fromShelf(held), isAlone(held)], {}, code => {
      const placed = shelf.placed(code);
      return placed === code ? code : `const ijmShelf=globalThis[Symbol.for('ijm-widgets/parts')]['${version}'];${placed}`;
    });
    made.set(name, path);
  }
  // A part vouches for those that it loads, so they come first.
  const hashes: Record<string, string> = {};
  while (made.size > 0) {
    const before = made.size;
    for (const [name, path] of made) {
      const code = await readFile(path, 'utf8');
      const needs = [...code.matchAll(HASH_HERE)].map(([, need]) => need!);
      if (!needs.every(need => hashes[need])) continue;
      const whole = code.replace(HASH_HERE, (_, need: string) => hashes[need]!);
      await writeFile(path, whole);
      hashes[name] = sri(whole, 'sha256');
      made.delete(name);
    }
    if (made.size === before) throw new Error(`parts that load each other: ${[...made.keys()]}`);
  }
  return hashes;
};

/** What a script holds and which parts it would load: found by a dry run, since the parts' hashes go into it. */
const tryScript = async (entry: string) => {
  const found = new Map<string, Part>();
  const output = (await build({
    ...shared,
    plugins: [parts(isLater, found)],
    define: {__PARTS__: '{}', __VERSION__: '""', __BASE__: '""', __SCRIPT__: 'true'},
    build: {...shared.build, write: false, minify: false, lib: {entry, formats: ['iife'], name: 'ijmWidgets'}, rolldownOptions: {output: {codeSplitting: false}}},
  })) as Rolldown.RolldownOutput[];
  return {found, held: heldIn(output[0]!)};
};

/** What a page may need at once or without a network, and so belongs into the script itself. */
const STAYS = /\/(feed\/keep|ui\/watch|elements\/(ijm-[\w-]+)\/(\2|donate-extras|donate-offer|stat-figure))\.ts$/;

const isLater = ({file}: Part) => !STAYS.test(file);

const SCRIPT = join(ROOT, 'src/entries/script.ts');

/** Puts on the shelf what the parts take. */
const onShelf = (shelf: Shelf, entry: string): Plugin => ({
  name: 'ijm-on-shelf',
  enforce: 'pre',
  transform(code, id) {
    if (id !== entry) return;
    const {imports, list} = shelf.source;
    // After the rest, which is defined in its own order.
    return {code: `${code}\n${imports}\n(globalThis[Symbol.for('ijm-widgets/parts')] ??= {})[__VERSION__] ??= ${list};`, map: null};
  },
});

const buildScripts = async () => {
  const {found, held} = await tryScript(SCRIPT);
  const own = [...found.keys()].sort();
  const shelf = new Shelf();
  const {[MAPS_PART.name]: mapsHash, ...hashes} = await buildParts(found.set(MAPS_PART.name, MAPS_PART), held, shelf, await writeMaps(DIST, version));
  const define = {__PARTS__: JSON.stringify(Object.fromEntries(own.map(name => [name, hashes[name]])))};
  for (const [file, entry] of [['ijm-widgets.js', SCRIPT], ['embed.js', join(ROOT, 'src/entries/embed.ts')]] as const) {
    const loaded = new Map<string, Part>();
    await bundle(file, entry, [parts(isLater, loaded), onShelf(shelf, entry), patchLit()], define);
    for (const name of loaded.keys()) if (!own.includes(name)) throw new Error(`${file} loads ${name}, for which it does not vouch`);
  }
  for (const file of ['embed.html', 'embed.css', 'embed.json']) await copyFile(join(ROOT, 'src/entries', file), join(DIST, file));
  // The single file loads nothing further, but for what few pages need and all would pay for.
  const stays = ({file}: Part) => /\/words\//.test(file);
  await bundle('ijm-widgets.all.js', SCRIPT, [mapsByPart, parts(stays, new Map()), patchLit()], {__PARTS__: JSON.stringify({...hashes, [MAPS_PART.name]: mapsHash})});
};

/** Modules for bundlers, which bring their own Lit. */
const buildModules = async () => {
  const elements = await readdir(join(ROOT, 'src/elements'));
  const input: Record<string, string> = {index: join(ROOT, 'src/entries/index.ts')};
  for (const tag of elements) {
    const file = join(ROOT, `src/elements/${tag}/${tag}.ts`);
    if (existsSync(file)) input[`elements/${tag}`] = file;
  }
  await build({
    ...shared,
    plugins: [...shared.plugins, mapsByImport(version)],
    define: {__SCRIPT__: 'false'},
    build: {
      ...shared.build,
      outDir: DIST,
      // As a library, because an app's modules get a preload helper that bundlers would bundle again.
      lib: {entry: input, formats: ['es']},
      rolldownOptions: {
        external: [/^lit($|\/)/, /^@lit\//],
        output: {entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js'},
      },
    },
  });
};

/** Files below a folder, as paths relative to it, in a stable order. */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** Every shipped file with its hash, made from what lies on the disk. */
const writeIntegrity = async () => {
  const table: Record<string, {integrity: string; bytes: number; preload?: string}> = {};
  for (const file of await filesIn(DIST)) {
    if (file === 'integrity.json' || basename(file).startsWith('.')) continue;
    const data = await readFile(join(DIST, file));
    // A hint for a later part must name the same hash as the script does, or the part is fetched twice.
    table[file] = {integrity: sri(data), bytes: data.length, ...(file.startsWith('parts/') && {preload: sri(data, 'sha256')})};
  }
  await writeFile(join(DIST, 'integrity.json'), `${JSON.stringify(table, null, 1)}\n`);
};

await mkdir(DIST, {recursive: true});
process.on('exit', () => rmSync(DIST, {recursive: true, force: true}));
await buildScripts();
await buildModules();
writeTypes(ROOT, DIST);
const manifest = manifestText();
await writeEditorData(ROOT, DIST, manifest);
writeJsonSchema(join(DIST, 'feed.schema.json'));
if (existsSync(join(ROOT, 'src/themes'))) await cp(join(ROOT, 'src/themes'), join(DIST, 'themes'), {recursive: true});
await writeBuilder(ROOT, DIST);
await writeLicences(ROOT, DIST, [...(await buildNode(ROOT, DIST)), ...bundled]);
await writeIntegrity();

await rm(join(ROOT, 'dist'), {recursive: true, force: true});
await rename(DIST, join(ROOT, 'dist'));

await writeFile(join(ROOT, 'custom-elements.json'), manifest);
