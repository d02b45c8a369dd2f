import {readFileSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';

/** The snippet builder's script, as one module. */
export const builderScript = async (root: string): Promise<string> => {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  const {outputFiles} = await build({
    entryPoints: [join(root, 'demo/builder/builder.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    define: {__VERSION__: JSON.stringify(version)},
    conditions: ['production', 'browser'],
    tsconfig: join(root, 'tsconfig.json'),
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};

/** The builder as a page beside the kit that it hands out, for an operator's partners: its feed is where docs/host.md puts it. */
export const writeBuilder = async (root: string, dist: string) => {
  const demo = (file: string) => readFile(join(root, 'demo', file), 'utf8');
  const page = (await demo('builder.html'))
    .replace(/data-kit="[^"]*" data-feed="[^"]*" data-demo/, 'data-kit="./" data-feed="../feed.json"')
    .replace(/ *<link rel="(icon"|stylesheet" href="demo\.css").*\n/g, '');
  await writeFile(join(dist, 'builder.html'), page);
  await writeFile(join(dist, 'builder.css'), `${await demo('demo.css')}\n${await demo('builder.css')}`);
  await writeFile(join(dist, 'builder.js'), await builderScript(root));
};
