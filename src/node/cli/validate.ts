import {Command} from 'commander';
import {readFeedFiles} from './check/feed-files.js';
import {inspectFiles} from './check/inspect.js';
import {printed} from './check/print.js';
import {locate, Unreadable} from './check/source.js';
import {EXIT, wantsColour} from './exit.js';
import {followDocuments} from './watch.js';

interface ValidateOptions {
  json?: boolean;
  strict?: boolean;
  watch?: boolean;
}

/** Says what is wrong in a feed, and where: `ijm-widgets validate feed.json`. */
export const validateCommand = () =>
  new Command('validate')
    .summary('say what is wrong in a feed, and where')
    .description(
      'Reads a feed, with the files it refers to, and says what is wrong in it: where, what stands there and what would be right.',
    )
    .argument('<feed>', 'a file, or the address of a published feed')
    .option('--json', 'print the findings as JSON, for programs')
    .option('--strict', 'count warnings as faults')
    .option('--watch', 'check again whenever the feed is saved')
    .addHelpText(
      'after',
      '\nExit code: 0 without faults, 1 with faults, 2 when the feed cannot be read.\n\nExamples:\n  $ ijm-widgets validate feed.json\n  $ ijm-widgets validate https://www.ijm.ca/feed.json --strict',
    )
    .action(async (feed: string, {json, strict, watch}: ValidateOptions) => {
      const check = async (): Promise<{text: string; read: URL[]; error?: string}> => {
        let read: URL[] = [];
        try {
          const url = locate(feed);
          read = [url];
          const files = await readFeedFiles(url);
          const report = inspectFiles(files, {strict});
          process.exitCode = report.faults.length > 0 ? EXIT.faults : EXIT.clean;
          return {
            text: json ? `${JSON.stringify(report, null, 2)}\n` : printed(report, {colour: wantsColour(process.stdout)}),
            read: files.read,
          };
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          process.exitCode = EXIT.unreadable;
          return {
            text: json ? `${JSON.stringify({feed, error: error.message}, null, 2)}\n` : '',
            read,
            error: `${error.message}\n`,
          };
        }
      };

      let last = '';
      const say = async () => {
        const {text, read, error = ''} = await check();
        if (last === text + error) return read;
        last = text + error;
        const watches = watch && read.length > 0;
        if (watches && !json && process.stdout.isTTY) process.stdout.write('\x1b[2J\x1b[3J\x1b[H');
        process.stderr.write(error);
        process.stdout.write(watches && !json ? `${text}Watching; Ctrl-C ends it.\n` : text);
        return read;
      };
      await (watch ? followDocuments(say) : say());
    });
