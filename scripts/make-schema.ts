/** Writes the feed's JSON Schema: `tsx scripts/make-schema.ts dist/feed.schema.json`. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {feedJsonSchema} from '../src/feed/json-schema.js';

/** Writes it as text that changes only where the schema does. */
export const writeJsonSchema = (path: string) => {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, `${JSON.stringify(feedJsonSchema(), null, 2)}\n`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeJsonSchema(process.argv[2] ?? 'dist/feed.schema.json');
