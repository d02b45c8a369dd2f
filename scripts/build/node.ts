import {existsSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build, type Plugin} from 'esbuild';
import {minifyTemplates} from './minify-templates.js';

/** Databases and the drawing of pictures bring native code or are an operator's own choice: they are peers, loaded when they are used. */
const EXTERNAL = ['@libsql/client', 'pg', 'pg-native', '@resvg/resvg-wasm'];

/** The packages whose code is in a bundle, by the folders it was made from. */
const packagesIn = (inputs: string[]) =>
  new Set(inputs.flatMap(input => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(0, 1) ?? []).values());

/** The licences of what is bundled, as they ask to be passed on. */
export const writeLicences = async (root: string, dist: string, inputs: string[]) => {
  const parts: string[] = [];
  for (const folder of [...packagesIn(inputs)].sort()) {
    const path = join(root, folder);
    const {name, version, license} = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Record<string, string>;
    const file = (await readdir(path)).find(entry => /^licen[cs]e/i.test(entry));
    parts.push(`${name} ${version} (${license})\n\n${file ? (await readFile(join(path, file), 'utf8')).trim() : ''}`);
  }
  await writeFile(join(dist, 'THIRD-PARTY.txt'), `What the files beside this one contain besides the kit's own code.\n\n${parts.join(`\n\n${'-'.repeat(70)}\n\n`)}\n`);
};

/** Static pages are drawn from the same templates as live ones, white space included. */
const sameTemplates: Plugin = {
  name: 'ijm-same-templates',
  setup(bundler) {
    const {transform} = minifyTemplates() as {transform(code: string, id: string): Promise<{code: string} | undefined>};
    bundler.onLoad({filter: /\/src\/(ui|elements|node\/render)\/.*\.ts$/}, async ({path}) => {
      const code = await readFile(path, 'utf8');
      return {contents: (await transform(code, path))?.code ?? code, loader: 'ts'};
    });
  },
};

/** The command line in files of its own, with the packages it needs inside: nothing of it installs into a web app. */
export const buildNode = async (root: string, dist: string): Promise<string[]> => {
  const entry = join(root, 'src/node/cli/main.ts');
  if (!existsSync(entry)) return [];
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: {'ijm-widgets': entry},
    outdir: join(dist, 'node'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // Modules first: what only looks like one asks for files by name at run time.
    mainFields: ['module', 'main'],
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external: EXTERNAL,
    plugins: [sameTemplates],
    chunkNames: 'chunks/[name]-[hash]',
    define: {'process.env.IJM_BUILT': '"1"'},
    // Packages of the older kind ask for `require`, which modules of Node do not have.
    banner: {js: `import {createRequire as ijmCreateRequire} from 'node:module';const require = ijmCreateRequire(import.meta.url);`},
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
};
