import type {Plugin} from 'vite';

/** What the bundler writes for modules that are loaded later and yet lie in the same file. */
const HELPER = /for \(var name in all\) \{\s*__defProp\(target, name, \{\s*get: all\[name\],\s*enumerable: true\s*\}\);\s*\}\s*if \(!no_symbols\) \{[^}]*\}\);\s*\}/;

/** The same without what a page may have put on every object. */
const PATCHED = 'for (const name of Object.keys(all)) __defProp(target, name, {__proto__: null, get: all[name], enumerable: true});';

/** Fits the bundler's own code into pages that are not ours; ends the build where that code has changed. */
export const patchHelpers = (): Plugin => ({
  name: 'ijm-patch-helpers',
  renderChunk(code) {
    const patched = code.replace(HELPER, PATCHED);
    if (patched !== code) return {code: patched, map: null};
    if (/\b__(exportAll|export|defProp)\b/.test(code)) this.error('the bundler has changed its helper for namespaces');
    return undefined;
  },
});
