/** The packed file, as npm would publish it, unpacked where Node finds what it depends on. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';

const ROOT = resolve('.');

export interface Packed {
  /** The packed file. */
  tarball: string;
  /** Its size in bytes. */
  size: number;
  /** Paths inside it. */
  files: string[];
  /** Folder in which `node_modules/ijm-widgets` is. */
  app: string;
  /** What was unpacked. */
  root: string;
  manifest: Manifest;
  remove(): void;
}

interface Described {
  name: string;
  description: string;
  type: {text: string};
}

interface Declared {
  name: string;
  tagName: string;
  attributes: Described[];
  events: Described[];
  cssParts: Described[];
  cssProperties: Described[];
  cssStates: Described[];
}

export interface Manifest {
  modules: {path: string; declarations: [Declared]}[];
}

export const elementsOf = ({modules}: Manifest) => modules.map(({declarations: [element]}) => element);

/** Packs what is built. Below the root, so that packages it depends on are found as in an app that has them. */
export const pack = (): Packed => {
  mkdirSync(join(ROOT, '.cache'), {recursive: true});
  const app = mkdtempSync(join(ROOT, '.cache/package-'));
  const [{filename, size, files}] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', app], {cwd: ROOT, encoding: 'utf8'})) as [
    {filename: string; size: number; files: {path: string}[]},
  ];
  const tarball = join(app, filename);
  const root = join(app, 'node_modules/ijm-widgets');
  mkdirSync(root, {recursive: true});
  execFileSync('tar', ['-xzf', tarball, '-C', root, '--strip-components=1']);
  return {
    tarball,
    size,
    files: files.map(({path}) => path).sort(),
    app,
    root,
    manifest: JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest,
    remove: () => rmSync(app, {recursive: true, force: true}),
  };
};
