import {Command} from 'commander';
import type {Fault} from '../../feed/fault.js';
import type {Collection} from './check/feed-files.js';
import {readFeedFiles} from './check/feed-files.js';
import {nearest} from './check/nearest.js';
import {locate, Unreadable} from './check/source.js';
import {EXIT} from './exit.js';

interface RenderOptions {
  element: string;
  base?: string;
  lang?: string;
  nonce?: string;
  hosts?: string;
}

/** Attributes that any element may have. */
const GLOBAL = /^(id|class|dir|slot|lang|animate|data-[a-z\d-]+)$/;
/** Attributes that say something by being there. */
const BOOLEAN = new Set(['still', 'hidden']);

/** Where the entry lies that an attribute names. */
const COLLECTIONS: Record<string, Collection> = {
  country: 'countries',
  stat: 'stats',
  quote: 'quotes',
  office: 'offices',
  appeal: 'appeals',
  fundraiser: 'fundraisers',
  form: 'forms',
};

/** Takes `--appeal cambodia --still` apart; what belongs to no attribute is the feed. */
const readAttributes = (words: readonly string[]) => {
  const attributes = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [, name, value] = /^--([^=]+)(?:=([^]*))?$/.exec(words[i]!) ?? [];
    if (!name) rest.push(words[i]!);
    else if (value !== undefined || BOOLEAN.has(name) || i + 1 === words.length || words[i + 1]!.startsWith('--')) attributes.set(name, value ?? '');
    else attributes.set(name, words[++i]!);
  }
  return {attributes, rest};
};

const listOf = (names: Iterable<string>) => [...names].join(', ');

/** An element as static HTML: `ijm-widgets render feed.json --element ijm-donate-cta --appeal cambodia`. */
export const renderCommand = () =>
  new Command('render')
    .summary('draw a widget as static HTML')
    .description(
      'Prints a widget as HTML that shows without any script: a declarative shadow root. Every attribute of the element is an option of the same name. When the script of the kit comes, the live widget takes its place. Pictures and quotations with a consent come only then, since nobody could take them back from a page.',
    )
    .usage('<feed> --element <tag> [--<attribute> <value> …]')
    .argument('<feed...>', 'the feed: a file, or an address')
    .requiredOption('--element <tag>', 'which one, such as ijm-donate-cta')
    .option('--lang <tag>', 'the language, such as fr-CA; else the feed’s first')
    .option('--base <address>', 'where the feed will lie, to which its addresses are relative')
    .option('--hosts <hosts>', 'the only hosts that visitors may be sent to, as data-hosts on your page')
    .option('--nonce <nonce>', 'for the style sheet, where your page’s policy asks for one')
    .allowUnknownOption()
    .addHelpText(
      'after',
      '\nExit code: 0 when it is drawn, 1 when the feed has nothing to show, 2 when the feed cannot be read.\n\nExamples:\n  $ ijm-widgets render feed.json --element ijm-donate-cta --appeal cambodia --partner partner-7\n  $ ijm-widgets render https://www.ijm.ca/feed.json --element ijm-country-card --country cambodia --variant profile --lang fr-CA',
    )
    .action(async (_feed: string[], {element: tag, base, lang, nonce, hosts}: RenderOptions, command: Command) => {
      const stop = (message: string, code: number = EXIT.unreadable) => {
        process.stderr.write(`${message}\n`);
        process.exitCode = code;
      };
      const {attributes, rest} = readAttributes(command.args);
      const [feed, more] = rest;
      if (!feed) return stop('error: name the feed: a file, or an address. (--help explains it)');
      if (more !== undefined) return stop(`error: ${more} belongs to no option. (--help explains it)`);

      const {NOWHERE, attributesOf, isWithheld, renderElement, stageFeed, stillTags} = await import('../render/render.js');
      if (!stillTags.includes(tag)) {
        const meant = nearest(tag, stillTags);
        return stop(`error: there is no element ${tag}.${meant ? ` Did you mean ${meant}?` : ''} There are ${listOf(stillTags)}.`);
      }
      const known = attributesOf(tag);
      for (const name of attributes.keys()) {
        if (known.includes(name) || GLOBAL.test(name)) continue;
        const meant = nearest(name, known);
        return stop(`error: ${tag} has no attribute ${name}.${meant ? ` Did you mean --${meant}?` : ''} It has ${listOf(known)}.`);
      }
      if (tag === 'ijm-share' && !attributes.get('url')) return stop('error: name the page that is to be shared: --url. Without a script nobody knows it.');
      try {
        const url = locate(feed);
        const place = base === undefined ? url : URL.canParse(base) ? new URL(base) : undefined;
        if (!place || (base !== undefined && !/^https?:$/.test(place.protocol))) return stop(`error: ${base} is no address that a feed could have.`);
        const asked = Object.entries(COLLECTIONS).flatMap(([name, collection]) => (attributes.has(name) ? [{collection, id: attributes.get(name)!}] : []));
        const {whole} = await readFeedFiles(url, undefined, asked);
        // A file's own address means nothing to a visitor: what is relative to it is left out.
        const scene = {
          feed: stageFeed(whole, place.protocol === 'file:' ? NOWHERE : place.href),
          bounds: hosts ? [hosts.split(/[\s,]+/).filter(Boolean)] : [],
          lang,
          nonce,
          faults: new Set<string>(),
          styles: new Set<string>(),
        };
        const made = await renderElement(tag, attributes, scene);
        if ('fault' in made) {
          const {message, code} = made.fault;
          const why = tag === 'ijm-quote' && isWithheld(whole, attributes.get('quote')) ? 'this quotation carries a consent, and is shown by the script alone' : message;
          return stop(`${tag} has nothing to show: ${why} (${code}).`, EXIT.faults);
        }
        for (const path of scene.faults) process.stderr.write(`Left out: ${path}. See ijm-widgets validate.\n`);
        process.stdout.write(`${made.markup}\n`);
      } catch (error) {
        if (error instanceof Unreadable) return stop(error.message);
        // What reading a feed throws is a fault, not an error of ours.
        if (error instanceof Error) throw error;
        stop(`${feed} is no feed that can be shown: ${(error as Fault).message}. See ijm-widgets validate.`, EXIT.faults);
      }
    });
