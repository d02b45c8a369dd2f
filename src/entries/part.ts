import {policy} from './policy.js';

/** What the build knows of the later parts: the hash of each file, and the address they were meant to lie at, if any. */
declare const __PARTS__: Record<string, string>;
declare const __BASE__: string;
declare const __VERSION__: string;

/** Where parts leave what they export; a symbol, so that no page trips over it. */
const SHELF = Symbol.for('ijm-widgets/parts');

const shelf = () => ((globalThis as {[SHELF]?: Record<string, unknown>})[SHELF] ??= {});

/** Whether another copy of this version was on the page before. */
export const isSecond = __VERSION__ in shelf();

/** The address of this very script, which runs as a module or not and under any name: from the stack of an error, if need be. */
const here = ((): string | undefined => {
  const running = globalThis.document?.currentScript as {src?: unknown} | null | undefined;
  if (typeof running?.src === 'string' && running.src) return running.src;
  return /https?:\/\/[^\s()]+?(?=:\d+:\d+)/.exec(String(new Error().stack).replaceAll(location.href, ''))?.[0];
})();

const bases = () => [
  here,
  ...[...document.querySelectorAll('script[data-base]')].map(script => `${new URL(script.getAttribute('data-base')!, location.href)}/`),
  __BASE__,
].filter(Boolean) as string[];

const inject = (file: string, base: string, integrity: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    const address = new URL(file, base).href;
    script.src = policy ? policy.createScriptURL(address) : address;
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
    // A page that names its scripts by nonce gave one to ours.
    script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`can't load ${address}`));
    document.head.append(script);
    script.remove();
  });

const coming = new Map<string, Promise<unknown>>();

const fetchFile = async (file: string, integrity: string) => {
  // Versions never mix.
  const key = `${file}@${__VERSION__}`;
  // For parts that vouch for further files.
  shelf()[`load@${__VERSION__}`] = loadFile;
  for (const base of bases()) {
    if (shelf()[key]) break;
    try {
      await inject(`${file}.js`, base, integrity);
    } catch {
      // Not there; perhaps at the next address.
    }
  }
  const part = shelf()[key];
  if (part) return part;
  // The next wish for it tries again.
  coming.delete(file);
  throw new Error(`no part ${file}`);
};

/**
 * What a file beside the script leaves on the shelf, such as `maps/mapkh`.
 *
 * @throws Error when it is not to be had.
 */
export const loadFile = (file: string, integrity: string): Promise<unknown> => {
  if (!coming.has(file)) coming.set(file, fetchFile(file, integrity));
  return coming.get(file)!;
};

/**
 * A later part of the kit: what `import()` is in a bundle, for a script that is one file and vouches for the rest by the
 * hashes built into it, and in a part into that. The build writes the calls.
 *
 * @throws Error when it is not to be had.
 */
export const loadPart = (name: string, integrity = __PARTS__[name]!): Promise<unknown> => loadFile(`parts/${name}`, integrity);
