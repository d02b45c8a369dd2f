import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, unlink, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Command, InvalidArgumentError} from 'commander';
import {isReference} from '../../feed/check.js';
import {isObject} from '../../feed/read.js';
import {LIMITS} from '../../feed/schema.js';
import {COLLECTIONS, readFeedFiles, scheduleOf, type FeedFiles} from './check/feed-files.js';
import {plural} from './check/finding.js';
import {locate, Unreadable} from './check/source.js';
import {EXIT} from './exit.js';

export interface SplitOptions {
  /** File names change with what is in the file, so that servers may let it be kept for ever. */
  hash?: boolean;
  /** A whole collection becomes one reference, so that the index does not grow with it. */
  collections?: boolean;
}

/** Ids that may name a file; anything else could lead out of the folder. */
const ID = /^[a-z\d][\w-]{0,63}$/i;
const MADE = /^[a-z\d][\w-]{0,63}(\.[\da-f]{10})?\.json$/i;

const text = (value: unknown) => `${JSON.stringify(value)}\n`;
const size = (bytes: number) =>
  bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Takes a feed apart: what a page always needs, and one file an entry. The same feed gives the same files, byte for byte.
 *
 * @param name Of the index.
 * @returns Texts by path; the index comes first.
 * @throws Unreadable when two ids would share a file, as `Peru` and `peru` do on many disks.
 */
export const splitFeed = (
  {raw, whole}: Pick<FeedFiles, 'raw' | 'whole'>,
  name: string,
  {hash, collections}: SplitOptions = {},
): Map<string, string> => {
  const index: Record<string, unknown> = {...(raw as object)};
  const files = new Map<string, string>([[name, '']]);
  const taken = new Map<string, string>();
  const write = (collection: string, id: string, entry: unknown) => {
    const content = text(entry);
    const path = `${collection}/${id}${hash ? `.${createHash('sha256').update(content).digest('hex').slice(0, 10)}` : ''}.json`;
    const other = taken.get(path.toLowerCase());
    if (other)
      throw new Unreadable(
        `Cannot split: ${collection}.${other} and ${collection}.${id} would be the same file on many disks. Rename one.`,
      );
    taken.set(path.toLowerCase(), id);
    files.set(path, content);
    return path;
  };
  const entriesOf = (collection: string) =>
    isObject(whole) && Object.hasOwn(whole, collection) && isObject(whole[collection]) ? whole[collection] : {};
  const offices = Object.entries(entriesOf('offices'));
  /** A country without a list shows the offices that name it; nobody can look for them once their ids are not in the index. */
  const withOffices = (id: string, country: Record<string, unknown>) => {
    const ids = offices.flatMap(([office, entry]) =>
      isObject(entry) && entry.country === id && ID.test(office) ? [office] : [],
    );
    return country.offices == null && ids.length > 0 ? {...country, offices: ids} : country;
  };
  for (const collection of COLLECTIONS) {
    if (!isObject(whole) || !Object.hasOwn(whole, collection) || !isObject(whole[collection])) continue;
    const entries = entriesOf(collection);
    const places: Record<string, unknown> = {};
    let isComplete = true;
    for (const [id, entry] of Object.entries(entries)) {
      if (!isObject(entry) || isReference(entry) || !ID.test(id)) {
        // What is faulty stays where it is, for `validate` to name.
        if (entry !== null) isComplete = false;
        places[id] = entry;
      } else if (collections)
        places[id] = {$ref: write(collection, id, collection === 'countries' ? withOffices(id, entry) : entry)};
      else {
        // The schedule stays in the index, so that withdrawing an entry takes one read of the index.
        const schedule = scheduleOf(entry);
        const rest = Object.fromEntries(Object.entries(entry).filter(([member]) => !Object.hasOwn(schedule, member)));
        places[id] = {$ref: write(collection, id, rest), ...schedule};
      }
    }
    index[collection] = collections && isComplete ? {$ref: `${collection}/{id}.json`} : places;
  }
  return files.set(name, text(index));
};

/** Writes what changed, and finds what an earlier split left behind. */
const writeFiles = async (folder: string, files: Map<string, string>) => {
  let changed = 0;
  for (const [path, content] of files) {
    const file = join(folder, path);
    if ((await readFile(file, 'utf8').catch(() => undefined)) === content) continue;
    await mkdir(join(file, '..'), {recursive: true});
    await writeFile(file, content);
    changed++;
  }
  const stale: string[] = [];
  for (const collection of COLLECTIONS) {
    const found = await readdir(join(folder, collection)).catch(() => []);
    stale.push(...found.map(file => `${collection}/${file}`).filter(path => MADE.test(basename(path)) && !files.has(path)));
  }
  return {changed, stale};
};

interface Options extends SplitOptions {
  out: string;
  prune?: boolean;
}

/** A large feed as a small index and one file an entry: `ijm-widgets split feed.json --out public`. */
export const splitCommand = () =>
  new Command('split')
    .summary('take a large feed apart')
    .description(
      'Writes a small index and one file for each entry, so that a page fetches only what it shows. Relative addresses go on being relative to the index.',
    )
    .argument('<feed>', 'the feed: a file, or an address')
    .requiredOption('--out <folder>', 'where to write', (folder: string) => {
      if (!folder) throw new InvalidArgumentError('It needs a name.');
      return folder;
    })
    .option('--hash', 'name files after what is in them, so that they can be cached for ever')
    .option('--collections', 'one reference for a whole collection, so that the index does not grow')
    .option('--prune', 'remove the files of entries that are no longer in the feed')
    .addHelpText(
      'after',
      '\nExamples:\n  $ ijm-widgets split feed.json --out public\n  $ ijm-widgets split feed.json --out public --collections --prune',
    )
    .action(async (feed: string, {out, hash, collections, prune}: Options, command: Command) => {
      if (hash && collections)
        command.error('error: --hash and --collections exclude each other: {id} cannot tell what is in a file', {
          exitCode: EXIT.unreadable,
        });
      try {
        const files = await readFeedFiles(locate(feed));
        const unread = [...files.broken, ...files.remarks].filter(({severity}) => severity === 'fault');
        if (unread.length > 0 || !isObject(files.raw)) {
          for (const {message} of unread) process.stderr.write(`${message}\n`);
          process.stderr.write(`${files.source.name} cannot be split before it is mended: see ijm-widgets validate.\n`);
          process.exitCode = EXIT.faults;
          return;
        }
        const name =
          basename(files.source.url.protocol === 'file:' ? fileURLToPath(files.source.url) : files.source.url.pathname) ||
          'feed.json';
        const made = splitFeed(files, name, {hash, collections});
        const {changed, stale} = await writeFiles(out, made);
        const index = Buffer.byteLength(made.get(name)!);
        process.stdout.write(
          `${join(out, name)}: ${size(index)}, and ${plural(made.size - 1, 'file')} of entries; ${changed} written.\n`,
        );
        if (index > LIMITS.document) process.stdout.write('Browsers refuse an index of more than 1 MB: use --collections.\n');
        if (prune) {
          for (const path of stale) await unlink(join(out, path));
          if (stale.length > 0) process.stdout.write(`${plural(stale.length, 'file')} removed that no entry has any more.\n`);
        } else if (stale.length > 0)
          process.stdout.write(
            `${plural(stale.length, 'file')} of an earlier split can still be fetched: ${stale.slice(0, 3).join(', ')}${stale.length > 3 ? ', …' : ''}. --prune removes them.\n`,
          );
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = EXIT.unreadable;
      }
    });
