import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Where the built kit lies: beside this file's own `dist`, or in that of the checkout. */
export const findKit = (): string | undefined => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    // Not by the script's name: the command line itself is called that as well.
    for (const candidate of [folder, join(folder, 'dist')]) if (existsSync(join(candidate, 'integrity.json'))) return candidate;
  }
  return;
};
