/**
 * Writes `docs/feed-reference.md` from the feed's schema: every member of every type, in the schema's own words, with an
 * example. With `--check` only says whether it is what the schema makes of it.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {aboutMember, memberOf, nameOf, unwrapped, type Schema} from '../src/feed/schema-walk.js';
import {entrySchemas, feedSchema, referenceSchema} from '../src/feed/schema.js';

const FILE = fileURLToPath(new URL('../docs/feed-reference.md', import.meta.url));

const HEAD = `# Feed reference

Every member of a feed, made from its schema. How to write one: [Write a feed](feed.md). The same as JSON Schema, for
editors that complete and explain: \`dist/feed.schema.json\`, or \`npx ijm-widgets schema\`.

A member that is not called *required* may be left out or be \`null\`. Members that are not listed here are ignored.
`;

/** What a type without a name of its own is called. */
const plainly = ({_zod: {def}}: Schema): string => {
  switch (def.type) {
    case 'string':
      return 'text without translations';
    case 'number':
      return (def.checks ?? []).some(({_zod}) => _zod.def.check === 'number_format') || 'format' in def ? 'whole number' : 'number';
    case 'boolean':
      return '`true` or `false`';
    case 'enum':
      return Object.values(def.entries)
        .map(value => `\`${String(value)}\``)
        .join(', ');
    case 'object':
      return 'object';
    default:
      throw new Error(`No word for ${def.type}`);
  }
};

/** The shapes that are named on the way, each once, in the order in which they are met. */
const found = new Map<string, Schema>();

/** A description as Markdown that shows it as it is. */
const described = (schema: Schema) => aboutMember(schema).description!.replace(/[[\]*_<>|`\\]/g, '\\$&');

const link = (name: string) => `[${name}](#${name.toLowerCase()})`;

const typeOf = (schema: Schema): string => {
  const {inner} = unwrapped(schema);
  const name = nameOf(inner);
  if (name) {
    if (!found.has(name)) found.set(name, inner);
    return link(name);
  }
  const {def} = inner._zod;
  if (def.type === 'array') return `list of ${typeOf(def.element as Schema)}`;
  if (def.type === 'union') return [...new Set(def.options.map(option => typeOf(option as Schema)))].join(' or ');
  if (def.type === 'record') return `object of ${typeOf(def.valueType as Schema)}`;
  return plainly(inner);
};

/** Every member, those of objects without a name of their own by their path: `source.year`. */
const rows = (schema: Schema, before = ''): string[] => {
  const {def} = unwrapped(schema).inner._zod;
  if (def.type !== 'object') return [];
  return (Object.entries(def.shape) as [string, Schema][]).flatMap(([name, member]) => {
    const {inner, optional} = unwrapped(member);
    const item = inner._zod.def.type === 'array' ? unwrapped(inner._zod.def.element as Schema).inner : inner;
    const isOwn = !nameOf(item) && item._zod.def.type === 'object';
    // The place of a reference, which is told once.
    if (name === '$ref' && inner._zod.def.type === 'null') return [];
    const path = `${before}${name}${item === inner ? '' : '[]'}`;
    const kinds = `*${typeOf(member)}${optional ? '' : ', required'}*`;
    return [`| \`${before}${name}\` | ${described(member)} ${kinds} |`, ...(isOwn ? rows(item, `${path}.`) : [])];
  });
};

/** JSON with what fits a line on one line. */
const json = (value: unknown, indent = '', room = 100): string => {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replace(/([{[]) /g, '$1').replace(/ ([}\]])/g, '$1');
  if (flat.length + indent.length <= room || typeof value !== 'object' || !value) return flat;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(item => json(item, inner))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${json(member, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
};

/** Of the examples of an object the fullest, of texts and the like all. */
const examplesOf = (schema: Schema): unknown[] => {
  const {examples = []} = aboutMember(schema);
  const bySize = [...examples].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return schema._zod.def.type === 'object' ? bySize.slice(0, 1) : examples;
};

const section = (name: string, schema: Schema) => {
  const {inner} = unwrapped(schema);
  const examples = examplesOf(inner);
  const table = rows(inner);
  return [
    `## ${name}`,
    `${described(inner)}${inner._zod.def.type === 'array' ? ` *List of ${typeOf(inner._zod.def.element as Schema)}.*` : ''}`,
    table.length > 0 && `| member | |\n| --- | --- |\n${table.join('\n')}`,
    examples.length > 0 && `\`\`\`json\n${examples.map(example => json(example)).join('\n')}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n');
};

/** The whole document. */
export const feedReference = (): string => {
  found.clear();
  const feed = feedSchema as Schema;
  const names = Object.fromEntries(Object.entries(entrySchemas).map(([collection, schema]) => [collection, nameOf(schema as Schema)!]));
  const collections = Object.keys(entrySchemas).map(collection => {
    return `| \`${collection}\` | ${described(memberOf(feed, collection)!)} *Object of ${link(names[collection]!)} by [Id](#id)* |`;
  });
  const index = rows(feed).filter(row => !Object.keys(entrySchemas).some(collection => row.startsWith(`| \`${collection}\``)));
  const top = [
    '## The feed',
    'Only `version` and `locales` are required. In the place of a collection, or of any entry, a [Reference](#reference) may stand.',
    `| member | |\n| --- | --- |\n${[...index, ...collections].join('\n')}`,
  ].join('\n\n');
  for (const [collection, schema] of Object.entries(entrySchemas)) found.set(names[collection]!, schema as Schema);
  found.set('Reference', referenceSchema as Schema);
  // Sections name further types; those are told after them.
  const sections: string[] = [];
  const told = new Set<string>();
  const entries = Object.values(names);
  const tell = (name: string) => {
    if (told.has(name)) return;
    told.add(name);
    sections.push(section(name, found.get(name)!));
  };
  for (const name of entries) tell(name);
  for (let before = -1; before !== told.size;) {
    before = told.size;
    const untold = [...found.keys()].filter(name => !told.has(name));
    const isShape = (name: string) => unwrapped(found.get(name)!).inner._zod.def.type === 'object' && name !== 'Reference';
    // Objects first, then texts, numbers and the like.
    for (const name of untold.some(isShape) ? untold.filter(isShape) : untold) tell(name);
  }
  return `${[HEAD.trim(), top, ...sections].join('\n\n')}\n`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = feedReference();
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (readFileSync(FILE, 'utf8') !== text) {
    console.error('docs/feed-reference.md is not what scripts/make-feed-reference.ts makes of the schema: run it.');
    process.exitCode = 1;
  }
}
