import {readdir, readFile} from 'node:fs/promises';
import {relative, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

/** A document cannot be had at all: what the command line answers with exit code 2. */
export class Unreadable extends Error {}

export interface Source {
  /** For people: the address, or the path from where the command runs. */
  name: string;
  url: URL;
  text: string;
  bytes: number;
  /** What a server said of it, and where it led to in the end. */
  answer?: {headers: Headers; url: string};
}

const TIMEOUT_MS = 20_000;
/** More than any feed; what is larger is something else. */
const MAX_BYTES = 200_000_000;

const isWeb = (url: URL) => url.protocol !== 'file:';

/** The address of what a person typed: a URL or the path of a file. */
export const locate = (spelling: string): URL => {
  if (!/^https?:/i.test(spelling)) return pathToFileURL(resolve(spelling));
  try {
    return new URL(spelling);
  } catch {
    throw new Unreadable(`${spelling} is no address.`);
  }
};

export const nameOfSource = (url: URL) => {
  if (isWeb(url)) return url.href;
  const path = fileURLToPath(url);
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
};

const reasonOf = (error: unknown): string => {
  const {code, cause, name, message} = error as NodeJS.ErrnoException & {cause?: unknown};
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'you may not read it';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such server is known';
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  if (name === 'TimeoutError') return `no whole answer within ${TIMEOUT_MS / 1000} s`;
  return cause ? reasonOf((cause as {errors?: unknown[]}).errors?.[0] ?? cause) : message;
};

/** Why bytes are not UTF-8, and what to do about it. */
const encodingOf = (data: Uint8Array) => {
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff))
    return 'it is saved as UTF-16; save it anew as UTF-8';
  return data.includes(0) ? 'it is no text' : 'it is not saved as UTF-8; save it anew with that encoding';
};

/**
 * Reads a document.
 *
 * @throws Unreadable
 */
export const readSource = async (url: URL, fetch = globalThis.fetch): Promise<Source> => {
  const name = nameOfSource(url);
  const refuse = (why: string) => new Unreadable(`Cannot read ${name}: ${why}.`);
  let data: Uint8Array;
  let answer: Source['answer'];
  try {
    if (isWeb(url)) {
      const response = await fetch(url, {signal: AbortSignal.timeout(TIMEOUT_MS), headers: {Accept: 'application/json'}});
      if (!response.ok) throw refuse(`the server answers ${response.status} ${response.statusText}`.trimEnd());
      answer = {headers: response.headers, url: response.url || url.href};
      data = new Uint8Array(await response.arrayBuffer());
    } else data = await readFile(url);
  } catch (error) {
    throw error instanceof Unreadable ? error : refuse(reasonOf(error));
  }
  if (data.length > MAX_BYTES) throw refuse('it is too large to be a feed');
  try {
    return {name, url, text: new TextDecoder('utf-8', {fatal: true}).decode(data), bytes: data.length, answer};
  } catch {
    throw refuse(encodingOf(data));
  }
};

/** The ids for which a folder has the files of a collection that is one reference; `undefined` where folders can't be read. */
export const idsOfFiles = async (template: string, base: URL): Promise<string[] | undefined> => {
  if (isWeb(base)) return;
  const [before = '', after = ''] = new URL(template.replaceAll('{id}', '\0'), base).pathname.split('%00');
  if (after.includes('/')) return;
  const folder = before.slice(0, before.lastIndexOf('/') + 1);
  const start = before.slice(folder.length);
  try {
    const files = await readdir(new URL(`file://${folder}`));
    return files
      .map(encodeURIComponent)
      .filter(file => file.startsWith(start) && file.endsWith(after))
      .map(file => file.slice(start.length, file.length - after.length))
      .filter(id => /^[a-z\d][\w-]{0,63}$/i.test(id));
  } catch {
    return [];
  }
};
