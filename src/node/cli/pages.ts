import {readFile} from 'node:fs/promises';
import {Command, InvalidArgumentError} from 'commander';
import type {Fault} from '../../feed/fault.js';
import {SetupError} from '../intake/needed.js';
import {readFeedFiles} from './check/feed-files.js';
import {plural} from './check/finding.js';
import {locate, Unreadable} from './check/source.js';
import {EXIT} from './exit.js';

interface PagesOptions {
  out: string;
  base: string;
  kit: string;
  feed?: string;
  font?: string[];
  pictures: boolean;
}

const isLocal = ({hostname}: URL) => hostname === 'localhost' || hostname === '127.0.0.1';

const address = (spelling: string) => {
  const url = URL.canParse(spelling) ? new URL(spelling) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url)))) throw new InvalidArgumentError('It should be an address that begins with https://.');
  return url.href;
};

/** A folder's address, whose last slash people leave out. */
const folderAddress = (spelling: string) => address(spelling.replace(/\/*$/, '/'));

/** Hash of the script that came with this command; none where the files lie otherwise. */
const integrityOfKit = async () => {
  try {
    const table = JSON.parse(await readFile(new URL('../integrity.json', import.meta.url), 'utf8')) as Record<string, {integrity: string}>;
    return table['ijm-widgets.js']?.integrity;
  } catch {
    return;
  }
};

/** One page to pass on for each country, appeal and fundraiser: `ijm-widgets pages feed.json --out share …`. */
export const pagesCommand = () =>
  new Command('pages')
    .summary('make a page to pass on for each country, appeal and fundraiser')
    .description(
      'Writes static pages, one for each country, appeal and fundraiser in each language, with an oEmbed document and a preview image beside each. Where the address of such a page is pasted, networks show the image, and sites that know oEmbed show the widget. Run it again whenever the feed changes: files of what is no longer shown are removed.',
    )
    .argument('<feed>', 'the feed: a file, or an address')
    .requiredOption('--out <folder>', 'where to write')
    .requiredOption('--base <address>', 'where that folder will lie', folderAddress)
    .requiredOption('--kit <address>', 'where the kit lies, such as https://widgets.example.org/1.0.0/', folderAddress)
    .option('--feed <address>', 'where the feed lies, if you name a file', address)
    .option('--font <file...>', 'further typefaces for the images, for what Source Serif has no letters for')
    .option('--no-pictures', 'without preview images')
    .addHelpText(
      'after',
      '\nExit code: 0 when all is made, 1 when the feed has nothing to show, 2 when the feed cannot be read.\n\nImages need two packages: npm install @resvg/resvg-wasm @fontsource/source-serif-4\n\nExample:\n  $ ijm-widgets pages https://widgets.example.org/feed.json --out share --base https://widgets.example.org/share/ --kit https://widgets.example.org/1.0.0/',
    )
    .action(async (name: string, {out, base, kit, feed, font, pictures}: PagesOptions) => {
      const stop = (message: string, code: number = EXIT.unreadable) => {
        process.stderr.write(`${message}\n`);
        process.exitCode = code;
      };
      try {
        const url = locate(name);
        const place = feed ?? (url.protocol === 'file:' ? undefined : url.href);
        if (!place) return stop('error: say where the feed will lie: --feed <address>. Pages read it there. (--help explains it)');
        const {whole} = await readFeedFiles(url);
        const [{makePages}, {writePages}, {openRasteriser}] = await Promise.all([import('../pages/make.js'), import('../pages/files.js'), import('../pages/picture.js')]);
        const rasteriser = pictures ? await openRasteriser(font) : undefined;
        const {files, pages, left} = await makePages(whole, {base, kit, feed: place, integrity: await integrityOfKit(), rasteriser});
        for (const what of left) process.stderr.write(`Left out: ${what}.\n`);
        const {written, removed} = await writePages(out, files);
        if (pages === 0) return stop(`${name} has nothing to make a page of.`, EXIT.faults);
        process.stdout.write(`${plural(pages, 'page')} in ${out}; ${plural(written, 'file')} written${removed.length > 0 ? `, ${removed.length} removed` : ''}.\n`);
      } catch (error) {
        if (error instanceof SetupError) return stop(`${error.message}\nOr leave the images out: --no-pictures.`);
        if (error instanceof Unreadable) return stop(error.message);
        if (error instanceof Error) throw error;
        stop(`${name} is no feed that can be shown: ${(error as Fault).message}. See ijm-widgets validate.`, EXIT.faults);
      }
    });
