/** Libraries that change the language under a page: the true ones, out of Debian’s packages, and ours that holds the worst of them. */
import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {debianPackage, skipWithout} from './debian.js';

interface OldLibrary {
  name: string;
  /** The script; empty where the package is not to be had. */
  code: string;
  /** A name that it leaves on `window`. */
  leaves: string;
  /** For the options of a test. */
  options: {skip: string | false};
}

const debian = async (name: string, leaves: string, from: string, ...files: string[]): Promise<OldLibrary> => {
  const folder = debianPackage(from);
  const code = folder === undefined ? [] : await Promise.all(files.map(file => readFile(join(folder, 'usr/share/javascript', file), 'utf8')));
  return {name, code: code.join('\n;'), leaves, options: skipWithout(folder, from)};
};

export const OLD_LIBRARIES: readonly OldLibrary[] = [
  {name: 'the worst of them in one', code: await readFile(resolve('test/support/old-library.js'), 'utf8'), leaves: 'Hash', options: {skip: false}},
  await debian('Prototype.js 1.7.3', 'Prototype', 'libjs-prototype', 'prototype/prototype-1.7.3.js'),
  await debian('MooTools 1.4.5', 'MooTools', 'libjs-mootools', 'mootools/mootools-core-nc.js'),
  await debian('MooTools 1.4.5 with More', 'MooTools', 'libjs-mootools', 'mootools/mootools-core-nc.js', 'mootools/mootools-more-nc.js'),
];
