/**
 * Writes `src/feed/readers.ts`, the browser's reader, from the zod schema of the feed. `--check` only compares and
 * fails when the file is not what would be written.
 *
 * The file is made for bundlers: each collection is one constant and every call is marked as pure, so that an element
 * which shows figures carries nothing of forms or appeals.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import * as z from 'zod';
import {nameOf, unwrapped, type Schema} from '../src/feed/schema-walk.js';
import {entrySchemas, indexSchema, referenceSchema} from '../src/feed/schema.js';

const FILE = fileURLToPath(new URL('../src/feed/readers.ts', import.meta.url));

/** The members that every kind of entry has; they are written once. */
const SCHEDULE = ['withdrawn', 'from', 'until'];

const HEAD = `// Made by scripts/make-readers.ts from schema.ts; change that file, not this one.
`;

/** The double next to `value`: the bound where the value itself is not allowed. */
const next = (value: number, direction: 1 | -1) => {
  if (value === 0) return direction * Number.MIN_VALUE;
  const double = new Float64Array([value]);
  new BigInt64Array(double.buffer)[0]! += value > 0 === direction > 0 ? 1n : -1n;
  return double[0]!;
};

const boundsOf = (schema: Schema) => {
  const bounds = {
    min: -Infinity,
    max: Infinity,
    minLength: 0,
    maxLength: Infinity,
    pattern: undefined as RegExp | undefined,
    isInteger: false,
  };
  for (const {_zod} of [schema as unknown as z.core.$ZodCheck, ...(schema._zod.def.checks ?? [])]) {
    const def = _zod.def as z.core.$ZodChecks['_zod']['def'];
    if (def.check === 'greater_than') bounds.min = def.inclusive ? Number(def.value) : next(Number(def.value), 1);
    else if (def.check === 'less_than') bounds.max = def.inclusive ? Number(def.value) : next(Number(def.value), -1);
    else if (def.check === 'min_length') bounds.minLength = def.minimum;
    else if (def.check === 'max_length') bounds.maxLength = def.maximum;
    else if (def.check === 'number_format' && def.format === 'safeint') bounds.isInteger = true;
    else if (def.check === 'string_format' && def.format === 'regex') bounds.pattern = (def as z.core.$ZodCheckRegexDef).pattern;
    else if (def.check) throw new Error(`The reader lacks the check ${JSON.stringify(def)}`);
  }
  return bounds;
};

const number = (value: number) =>
  Math.abs(value) >= 10_000 && Number.isInteger(value) ? value.toExponential().replace('e+', 'e') : String(value);

const call = (name: string, ...parts: (string | undefined)[]) => {
  while (parts.at(-1) === undefined) parts.pop();
  return `/*#__PURE__*/ ${name}(${parts.map(part => part ?? '{}').join(', ')})`;
};

const objectCode = (members: string[][]) =>
  members.length > 0 ? `{${members.map(([name, code]) => (name === code ? name : `${name}: ${code}`)).join(', ')}}` : undefined;

/** The text of `readers.ts`. */
export const readersCode = () => {
  const constants = new Map<string, string>();
  const used = new Set<string>();
  const use = (name: string, ...parts: (string | undefined)[]) => {
    used.add(name);
    return call(name, ...parts);
  };

  const reader = (schema: Schema): string => {
    const type = nameOf(schema);
    if (!type) return code(schema);
    const name = type[0]!.toLowerCase() + type.slice(1);
    if (!constants.has(name)) constants.set(name, code(schema));
    return name;
  };

  /** A union's branches differ in JSON kind, so that the kind alone picks the branch. */
  const unionCode = ([first, ...others]: Schema[]): string => {
    if (others.length === 0) return reader(first!);
    const list = others.find(({_zod}) => _zod.def.type === 'array');
    const {type} = first!._zod.def;
    if (type === 'string' || type === 'number') return use('either', reader(first!), unionCode(others));
    if (list) return use('severalOr', reader(list), unionCode([first!, ...others.filter(other => other !== list)]));
    throw new Error(`The reader can't tell apart ${type} and ${others.map(({_zod}) => _zod.def.type).join(', ')}`);
  };

  const code = (schema: Schema): string => {
    const {def} = schema._zod;
    const {min, max, minLength, maxLength, pattern, isInteger} = boundsOf(schema);
    switch (def.type) {
      case 'string':
        if (minLength > 0 && pattern) throw new Error('The reader takes either a pattern or a least length');
        return use('string', number(maxLength), minLength > 0 ? `/[^]{${minLength}}/` : pattern && String(pattern));
      case 'number':
        return use('number', number(min), number(max), isInteger ? '1' : undefined);
      case 'boolean':
        constants.set('boolean', use('oneOf', 'true', 'false'));
        return 'boolean';
      case 'enum':
        return use('oneOf', ...Object.values(def.entries).map(word => `'${word}'`));
      case 'array':
        return use('list', reader(def.element as Schema), number(maxLength), minLength > 0 ? number(minLength) : undefined);
      case 'record':
        return use('map', reader(def.keyType as Schema), reader(unwrapped(def.valueType as Schema).inner));
      case 'union':
        return unionCode(def.options as Schema[]);
      case 'object': {
        const groups: Record<'required' | 'optional' | 'critical', string[][]> = {required: [], optional: [], critical: []};
        const isEntry = SCHEDULE.every(name => name in def.shape);
        for (const [name, member] of Object.entries(def.shape) as [string, Schema][]) {
          if (isEntry && SCHEDULE.includes(name)) continue;
          const {inner, optional} = unwrapped(member);
          groups[!optional ? 'required' : z.globalRegistry.get(member)?.critical ? 'critical' : 'optional'].push([
            name,
            reader(inner),
          ]);
        }
        used.add('object');
        return call(
          isEntry ? 'entry' : 'object',
          objectCode(groups.required),
          objectCode(groups.optional),
          objectCode(groups.critical),
        );
      }
      default:
        throw new Error(`The reader lacks the type ${def.type}`);
    }
  };

  const shape = referenceSchema._zod.def.shape as Record<string, Schema>;
  const schedule = objectCode(SCHEDULE.map(name => [name, reader(unwrapped(shape[name]!).inner)]));
  constants.set('schedule', schedule!);
  constants.set(
    'entry',
    `<Required, Optional, Critical = object>(required: Readers<Required>, optional?: Readers<Optional>, critical?: Readers<Critical>) =>\n` +
      `  object(required, {...schedule, ...optional!}, critical)`,
  );

  const members = Object.entries(indexSchema._zod.def.shape) as [string, Schema][];
  const needed = objectCode(members.flatMap(([name, member]) => (unwrapped(member).optional ? [] : [[name, reader(member)]])));
  const exported = [
    `/** Reads what every feed has. */\nexport const head: Reader<Pick<FeedIndex, 'version' | 'locales'>> = ${call('object', needed)};\n\n`,
    ...members.flatMap(([name, member]) => {
      const {inner, optional} = unwrapped(member);
      return optional
        ? [`export const ${name.replace('$', '')}: IndexMember<'${name}'> = {member: '${name}', read: ${reader(inner)}};\n`]
        : [];
    }),
    `\n/** Reads all members of a feed besides its collections. */\nexport const index: Reader<FeedIndex> = ${code(indexSchema)};\n\n`,
    `/** Reads what stands in the place of an entry or a collection that has an own \`$ref\` which is not null. */\n`,
    `export const reference: Reader<Reference> = ${code(referenceSchema)};\n\n`,
  ];
  const kinds = Object.entries(entrySchemas).map(
    ([collection, schema]) =>
      `export const ${collection}: EntryKind<EntryOf['${collection}']> = {collection: '${collection}', read: ${reader(schema)}};\n`,
  );
  return [
    HEAD,
    `import {${[...used].sort().join(', ')}, type EntryKind, type IndexMember, type Reader, type Readers} from './read.js';\n`,
    `import type {EntryOf, FeedIndex, Reference} from './types.js';\n\n`,
    ...[...constants].map(([name, value]) => `const ${name} = ${value};\n`),
    '\n',
    ...exported,
    ...kinds,
  ].join('');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = readersCode();
  if (!process.argv.includes('--check')) writeFileSync(FILE, code);
  else if (readFileSync(FILE, 'utf8') !== code) {
    console.error('src/feed/readers.ts is not what scripts/make-readers.ts makes of schema.ts: run it.');
    process.exitCode = 1;
  }
}
