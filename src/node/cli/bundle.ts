import {createHash} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {Command, InvalidArgumentError} from 'commander';
import type {Fault} from '../../feed/fault.js';
import {openFeed} from '../../feed/feed.js';
import {LIMITS} from '../../feed/schema.js';
import {builtInPart, withBuiltIn} from './built-in.js';
import {plural} from './check/finding.js';
import {parseJson, tooDeep} from './check/json-text.js';
import {locate, readSource, Unreadable} from './check/source.js';
import {EXIT} from './exit.js';
import {findKit} from './kit.js';

/** What only apps and servers use of the kit; pages are served the rest. */
const NOT_SERVED = /^(node|types|elements|chunks)\/|^index\.|\.d\.ts$/;
/** Bytes of a compressed feed beyond which building it in costs more than a second request. */
const MANY_BYTES = 20_000;

interface Options {
  feed: string;
  out: string;
  base?: string;
}

interface Listed {
  integrity: string;
  bytes: number;
}

/** A document that can be read, but holds no feed that the kit would show. */
class NoFeed extends Error {}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

const readFeed = async (spelling: string) => {
  const source = await readSource(locate(spelling));
  const refuse = (why: string) => new NoFeed(`${source.name} cannot be built in: ${why}. See ijm-widgets validate.`);
  if (source.bytes > LIMITS.document) throw refuse('it has more than 1 MB, which browsers refuse; ijm-widgets split takes it apart');
  if (tooDeep(source.text, LIMITS.depth)) throw refuse(`it is nested more than ${LIMITS.depth} deep`);
  const json = parseJson(source.text);
  if ('broken' in json) throw refuse(`line ${json.broken.place.line} is not JSON`);
  try {
    return {source, feed: openFeed(json.data, 'https://feed.invalid/', () => false).raw};
  } catch (fault) {
    throw refuse((fault as Fault).message);
  }
};

/** The kit's files for pages, with a feed in its scripts, and the table of their hashes. */
const makeFiles = async (kit: string, part: unknown, address?: string) => {
  const table = JSON.parse(await readFile(join(kit, 'integrity.json'), 'utf8')) as Record<string, Listed>;
  const read = Date.now();
  const files = new Map<string, Buffer>();
  for (const file of Object.keys(table).filter(file => !NOT_SERVED.test(file))) {
    const data = await readFile(join(kit, file));
    const made = /^[\w.-]+\.js$/.test(file) ? withBuiltIn(data.toString(), part, read, address) : undefined;
    files.set(file, made === undefined ? data : Buffer.from(made));
  }
  const listed = [...files].map(([file, data]) => [file, {integrity: `sha384-${createHash('sha384').update(data).digest('base64')}`, bytes: data.length}] as const);
  files.set('integrity.json', Buffer.from(`${JSON.stringify(Object.fromEntries(listed), null, 1)}\n`));
  return {files, listed: new Map(listed)};
};

/** The kit with an operator's feed in its script: `ijm-widgets bundle --feed feed.json --out public/1.0.0`. */
export const bundleCommand = () =>
  new Command('bundle')
    .summary('build a feed into the script')
    .description(
      "Writes the kit's files for a web server, with a copy of the feed in the script: widgets show at once, and follow the feed as soon as it has been read. Entries that depend on a person's consent are never built in.",
    )
    .requiredOption('--feed <feed>', 'the feed: a file, or an address')
    .requiredOption('--out <folder>', 'where to write', (folder: string) => {
      if (!folder) throw new InvalidArgumentError('It needs a name.');
      return folder;
    })
    .option('--base <address>', "where pages find the feed; without it: its own address, or for a file what the script's tag names", (address: string) => {
      if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) throw new InvalidArgumentError('It should be an address such as https://www.example.org/feed.json.');
      return new URL(address).href;
    })
    .addHelpText(
      'after',
      '\nMake it anew, under a new address, whenever the kit or much of the feed changes: the script is another file then, with another hash.\n\nExamples:\n  $ ijm-widgets bundle --feed feed.json --out public/1.0.0\n  $ ijm-widgets bundle --feed https://www.ijm.ca/feed.json --out public/1.0.0',
    )
    .action(async ({feed: spelling, out, base}: Options) => {
      try {
        const kit = findKit();
        if (!kit) throw new Unreadable('The built kit is not there: run npm run build.');
        if (!relative(kit, resolve(out)).startsWith('..')) throw new Unreadable(`${out} is where the kit itself lies; choose another folder.`);
        const {source, feed} = await readFeed(spelling);
        const {part, withheld} = builtInPart(feed);
        const {files, listed} = await makeFiles(kit, part, base ?? (source.url.protocol === 'file:' ? undefined : source.url.href));
        for (const [file, data] of files) {
          await mkdir(dirname(join(out, file)), {recursive: true});
          await writeFile(join(out, file), data);
        }
        const weight = brotliCompressSync(JSON.stringify(part)).length;
        const script = join(out, 'ijm-widgets.js');
        process.stdout.write(`${script}: the feed adds ${kilobytes(weight)} (brotli); ${plural(files.size, 'file')} written.\n`);
        process.stdout.write(`integrity="${listed.get('ijm-widgets.js')!.integrity}"\n`);
        if (withheld.length > 0)
          process.stdout.write(`Not built in, because consent may be taken back: ${withheld.slice(0, 5).join(', ')}${withheld.length > 5 ? `, and ${withheld.length - 5} more` : ''}.\n`);
        if (weight > MANY_BYTES) process.stdout.write('Every page pays for all of it: ijm-widgets split makes a small index, which can be built in alone.\n');
      } catch (error) {
        if (!(error instanceof Unreadable || error instanceof NoFeed)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = error instanceof NoFeed ? EXIT.faults : EXIT.unreadable;
      }
    });
