import {join} from 'node:path';
import {build} from 'esbuild';

/** The snippet builder's script, as one module. */
export const builderScript = async (root: string): Promise<string> => {
  const {outputFiles} = await build({
    entryPoints: [join(root, 'demo/builder/builder.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    conditions: ['production', 'browser'],
    tsconfig: join(root, 'tsconfig.json'),
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};
