/** What a run has made, so that the next one can take away what there is no reason for any more. */
import {mkdir, readFile, unlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** Lists the files that were made, beside them. */
const LIST = 'pages.json';

/** A file that a run may have made: nothing else is ever removed. */
const MADE = /^[\w-]+\/(countries|appeals|fundraisers)\/[a-z\d][\w-]{0,63}\.(html|json|png)$/i;

/** The files that the last run made. */
const madeBefore = async (folder: string): Promise<string[]> => {
  try {
    const {made} = JSON.parse(await readFile(join(folder, LIST), 'utf8')) as {made: unknown};
    return Array.isArray(made) ? made.filter(path => typeof path === 'string' && MADE.test(path)) : [];
  } catch {
    return [];
  }
};

/**
 * Writes what has changed, and removes what an earlier run made and this one did not.
 *
 * @param files By path.
 */
export const writePages = async (folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<{written: number; removed: string[]}> => {
  const before = await madeBefore(folder);
  let written = 0;
  const write = async (path: string, content: string | Uint8Array) => {
    const file = join(folder, path);
    const old = await readFile(file).catch(() => undefined);
    if (old?.equals(Buffer.from(content as string))) return;
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, content);
    written++;
  };
  for (const [path, content] of files) await write(path, content);
  const removed: string[] = [];
  for (const path of before.filter(path => !files.has(path))) {
    await unlink(join(folder, path)).then(() => removed.push(path), () => {});
  }
  await write(LIST, `${JSON.stringify({made: [...files.keys()].sort()}, null, 1)}\n`);
  return {written, removed};
};
