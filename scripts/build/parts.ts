import {existsSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const LOADER = join(ROOT, 'src/entries/part.ts');

/** A dynamic import in our own sources, with a plain address; not one that only names a type. */
const DYNAMIC = /(?<!typeof )\bimport\(\s*'(\.[^']+)\.js'\s*\)/g;

/** The later part that a dynamic import means: its source file, and its name, which is that file's. */
export interface Part {
  name: string;
  file: string;
}

/** What comes in one part with other things: a request for each would cost more than they do. */
const TOGETHER: Record<string, string> = {'country-profile': 'companions', 'ijm-goal': 'companions', files: 'late', late: 'late'};

/** An import of a module for what it does. */
const BARE = /^import '(\.[^']+)\.js';$/gm;

const partOf = (specifier: string, importer: string): Part => {
  const file = `${resolve(dirname(importer), specifier)}.ts`;
  if (!existsSync(file)) throw new Error(`${importer} loads ${specifier}.js, which is no file`);
  const name = specifier.split('/').at(-1)!;
  const together = TOGETHER[name];
  return together ? {name: together, file: join(ROOT, `src/entries/${together}.ts`)} : {name, file};
};

/**
 * Turns `import('./x.js')` into a call of the part loader, for scripts that must not hold an `import()` of their own:
 * a browser checks no hash of what that loads.
 *
 * @param isPart Which parts stay outside the script; the others are bundled into it, imported like anything else: a
 *   bundler would wrap every module that they share, and their own, into functions, a kilobyte of them.
 * @param found Receives every part met.
 * @param hash What stands for the hash of a part, where the script does not know it.
 */
export const parts = (isPart: (part: Part) => boolean, found: Map<string, Part>, hash?: (name: string) => string): Plugin => ({
  name: 'ijm-parts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(`${ROOT}/src/`)) return;
    let calls = false;
    let staying = '';
    const changed = code.replace(DYNAMIC, (_call, specifier: string) => {
      const part = partOf(specifier, id);
      if (!isPart(part)) {
        const name = `ijmPart${staying.length}`;
        staying += `import * as ${name} from '${specifier}.js';\n`;
        return `(async () => ${name})()`;
      }
      const known = found.get(part.name);
      if (known && known.file !== part.file) throw new Error(`two parts are named ${part.name}`);
      found.set(part.name, part);
      calls = true;
      return `ijmLoadPart(${[part.name, ...(hash ? [hash(part.name)] : [])].map(word => JSON.stringify(word)).join(', ')})`;
    });
    // Elsewhere than in its part, whoever needs it waits for that.
    const bare = changed.replace(BARE, (line, specifier: string) => {
      const part = partOf(specifier, id);
      return TOGETHER[specifier.split('/').at(-1)!] && part.file !== id && isPart(part) ? '' : line;
    });
    if (!calls && !staying && bare === code) return;
    const loader = calls ? `import {loadPart as ijmLoadPart} from ${JSON.stringify(LOADER)};\n` : '';
    return {code: staying + loader + bare, map: null};
  },
});
