import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const POLICY = fileURLToPath(new URL('../../src/entries/policy.ts', import.meta.url));

/** What is changed in Lit for the script of the snippet, and how often it must be found; anything else ends the build. */
const PATCHES: {file: RegExp; find: RegExp; put: string; times: number}[] = [
  // Lit makes a policy named `lit-html`, which throws where that name is taken or not allowed, and nothing is defined.
  {file: /lit-html\/lit-html\.js$/, find: /\w+\s*\?\s*\w+\.createPolicy\("lit-html",\s*\{\s*createHTML:\s*(\w+)\s*=>\s*\1\s*\}\)\s*:\s*void 0/, put: 'ijmPolicy', times: 1},
  // Any element of the page with one of these ids would be taken for Lit's own global; and we leave none behind.
  {file: /lit-html\/lit-html\.js$/, find: /\b\w+\.litHtmlPolyfillSupport\b/, put: 'void 0', times: 1},
  {file: /lit-html\/lit-html\.js$/, find: /\(\w+\.litHtmlVersions\?\?=\[\]\)/, put: '[]', times: 1},
];

/** Fits Lit into pages that are not ours. */
export const patchLit = (): Plugin => {
  const counts = PATCHES.map(() => 0);
  return {
    name: 'ijm-patch-lit',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0]!;
      let patched = code;
      PATCHES.forEach((patch, i) => {
        if (!patch.file.test(file)) return;
        patched = patched.replace(new RegExp(patch.find, 'g'), () => {
          counts[i]!++;
          return patch.put;
        });
      });
      if (patched === code) return;
      if (patched.includes('ijmPolicy')) patched = `import {policy as ijmPolicy} from ${JSON.stringify(POLICY)};\n${patched}`;
      return {code: patched, map: null};
    },
    buildEnd() {
      PATCHES.forEach(({find, times}, i) => {
        if (counts[i] !== times) this.error(`Lit has changed: ${find} was found ${counts[i]} times, not ${times}`);
      });
    },
  };
};

/** Old libraries put something else in the place of `Event`, but not of `CustomEvent`. */
export const patchContext = (): Plugin => ({
  name: 'ijm-patch-context',
  enforce: 'pre',
  transform(code, id) {
    if (!/@lit\/context\/lib\/(context-request-event|controllers\/context-provider)\.js/.test(id)) return;
    const patched = code.replace(/\bextends Event\b/, 'extends CustomEvent');
    if (patched === code) this.error('@lit/context has changed: it extends Event no more');
    return {code: patched, map: null};
  },
});
