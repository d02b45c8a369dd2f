import {minifyHTMLLiterals} from 'minify-literals';
import type {Plugin} from 'vite';

/** Takes comments and superfluous white space out of the kit's html and css templates. */
export const minifyTemplates = (): Plugin => ({
  name: 'ijm-minify-templates',
  enforce: 'pre',
  async transform(code, id) {
    if (!/\/src\/(ui|elements|node\/render)\/.*\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) return;
    const result = await minifyHTMLLiterals(code, {fileName: id, minifyOptions: {minifyCSS: {level: 1}} as never});
    // The tag of a style sheet has done its work; a part that is nothing but styles need not fetch it.
    return result ? {code: result.code.replace(/\bcss`/g, '`'), map: null} : undefined;
  },
});
