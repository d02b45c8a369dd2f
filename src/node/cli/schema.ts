import {Command} from 'commander';
import {feedJsonSchema} from '../../feed/json-schema.js';

/** Prints the feed's JSON Schema: `ijm-widgets schema > feed.schema.json`. */
export const schemaCommand = () =>
  new Command('schema')
    .summary('print the JSON Schema of feeds')
    .description(
      'Prints the JSON Schema (2020-12) of feeds. An editor that knows it completes and explains what you type: name it in the feed as "$schema".',
    )
    .addHelpText('after', '\nExample:\n  $ ijm-widgets schema > feed.schema.json')
    .action(() => {
      process.stdout.write(`${JSON.stringify(feedJsonSchema(), null, 2)}\n`);
    });
