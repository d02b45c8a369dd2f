import {createRequire} from 'node:module';
import {join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin, Rolldown} from 'vite';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const LIT = createRequire(import.meta.url).resolve('lit/html.js');
const LIT_HTML = /\/lit-html\/lit-html\.js$/;

/** Modules with a life of their own, of which no part may bring a second copy. */
export const LIVES = /\/(lit-html\/lit-html\.js|src\/(feed\/store|context\/page-feed|text\/words|ui\/(element|template-element|define|watch))\.ts)$/;

const PREFIX = '\0ijm-shelf:';
/** How a module is called in what is built, which must not tell where that was. */
const named = (id: string) => (id === LIT ? 'lit/html.js' : relative(ROOT, id));

/** Stands in a part for something of the script, until the place of that on the shelf is known. */
const TAKE = /__ijmTake\(([`"'])(.+?)\1\)/g;

/** Whether a module only stands for one that the script holds. */
export const isOnShelf = (id: string) => id.startsWith(PREFIX);

/** What the script exports to itself, by module: what a later part takes from it, or there would be a second copy. */
export type Held = Map<string, readonly string[]>;

/** What is in a script, from a dry run of it. */
export const heldIn = ({output}: Rolldown.RolldownOutput): Held => {
  const held: Held = new Map();
  for (const [id, {renderedExports}] of Object.entries(output[0].modules)) {
    if (id.startsWith(`${ROOT}/src/`)) held.set(id, renderedExports);
    if (LIT_HTML.test(id)) held.set(LIT, renderedExports);
  }
  return held;
};

/** Makes the imports of a later part that lead to what the script holds into takings from the shelf. */
export const fromShelf = (held: Held): Plugin => ({
  name: 'ijm-from-shelf',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!importer || isOnShelf(importer)) return;
    const id = (await this.resolve(source, importer, {skipSelf: true}))?.id;
    return id && held.has(id) ? PREFIX + id : undefined;
  },
  load(id) {
    if (!isOnShelf(id)) return;
    const module = id.slice(PREFIX.length);
    const taken = held.get(module)!.map(name => `export const ${name} = /*#__PURE__*/ __ijmTake(${JSON.stringify(`${named(module)}#${name}`)});`);
    // What the script left out of a module, the part brings along.
    return [...taken, module === LIT || LIVES.test(module) || /\/src\/(elements|entries)\//.test(module) ? '' : `export * from ${JSON.stringify(module)};`].join('\n');
  },
});

/** The shelf: each thing that some part takes has its place there. */
export class Shelf {
  readonly #things: string[] = [];

  /** Writes the places into the code of a part. */
  placed(code: string): string {
    return code.replace(TAKE, (_, _quote, thing: string) => {
      if (!this.#things.includes(thing)) this.#things.push(thing);
      return `ijmShelf[${this.#things.indexOf(thing)}]`;
    });
  }

  /** Imports of everything on the shelf for a module at `file`, and a list of it, in this order. */
  get source(): {imports: string; list: string} {
    const imports = this.#things.map((thing, i) => {
      const [module, name] = thing.split('#') as [string, string];
      return `import {${name} as ijmThing${i}} from ${JSON.stringify(module.startsWith('src/') ? join(ROOT, module) : module)};`;
    });
    return {imports: imports.join('\n'), list: `[${this.#things.map((_, i) => `ijmThing${i}`).join(', ')}]`};
  }
}
