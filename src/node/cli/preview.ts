import {Command, InvalidArgumentError} from 'commander';
import {locate, Unreadable} from './check/source.js';
import {EXIT} from './exit.js';
import {startPreview} from './preview/server.js';

const portNumber = (text: string) => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It should be a number from 0 to 65535.');
  return port;
};

/** The editor's working screen: `ijm-widgets preview feed.json`. */
export const previewCommand = () =>
  new Command('preview')
    .summary('look at a feed while you write it')
    .description(
      'Shows every entry of a feed as every widget, in each language, with its faults beside it, in your browser. The page follows each save. Only this computer can see it, and nothing is sent from it.',
    )
    .argument('<file>', 'the feed')
    .option('--port <number>', 'where to serve it; 0: any that is free', portNumber, 5174)
    .addHelpText('after', '\nExample:\n  $ ijm-widgets preview feed.json')
    .action(async (file: string, {port}: {port: number}, command: Command) => {
      const url = locate(file);
      if (url.protocol !== 'file:') command.error('error: preview needs a file on this computer', {exitCode: EXIT.unreadable});
      try {
        const {address} = await startPreview(url, port);
        process.stdout.write(`Preview of ${file}: ${address}\nCtrl-C ends it.\n`);
      } catch (error) {
        const {code, message} = error as NodeJS.ErrnoException;
        if (code !== 'EADDRINUSE' && !(error instanceof Unreadable)) throw error;
        process.stderr.write(
          code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one: --port ${port + 1}\n` : `${message}\n`,
        );
        process.exitCode = EXIT.unreadable;
      }
    });
