/**
 * The one policy name that a page with Trusted Types has to allow for the script of the snippet. Lit's own policy is
 * replaced by this one when the script is built, see `scripts/build/patch-lit.ts`.
 */
interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

const factory = (globalThis as {trustedTypes?: {createPolicy(name: string, rules: Policy): Policy}}).trustedTypes;

const make = () => {
  try {
    return factory?.createPolicy('ijm-widgets', {createHTML: html => html, createScriptURL: url => url});
  } catch {
    // Not allowed, or another copy of the kit has it: where the page demands a policy nothing is drawn then.
    return;
  }
};

export const policy = make();
