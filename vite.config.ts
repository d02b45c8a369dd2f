import {defineConfig, type UserConfig} from 'vite';
import {minifyTemplates} from './scripts/build/minify-templates.js';

/** What every build of the kit shares; `scripts/build.ts` adds the entry and the form of each. */
export const shared = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [minifyTemplates()],
  build: {target: 'es2022', outDir: 'dist', emptyOutDir: false, modulePreload: false, reportCompressedSize: false, minify: true},
} satisfies UserConfig & {configFile: false};

export default defineConfig(shared);
