/** The feed's JSON Schema (2020-12) for editors and other languages, made from the zod schema. */
import * as z from 'zod';
import {feedSchema, referenceSchema} from './schema.js';

export type JsonSchema = {[keyword: string]: any};

/** A name, not an address: it lies wherever an operator put the kit. */
const ID = 'https://ijm-widgets.example/1/feed.schema.json';

/** JSON Schema knows no flags, so a pattern for letters of either case has to name both; and not every dialect has `\0`. */
const spelledOut = ({source, flags}: RegExp) => {
  const bothCases = source.replace(/\\.|\[(?:\\.|[^\]])*\]|[a-z]/g, part =>
    part.startsWith('[')
      ? part.replace(/\\.|a-z/g, range => (range === 'a-z' ? 'a-zA-Z' : range))
      : part.length > 1
        ? part
        : `[${part}${part.toUpperCase()}]`,
  );
  return (flags.includes('i') ? bothCases : source).replaceAll('\\0', '\\u0000');
};

/** `$ref` alone says whether a reference is meant: so an editor complains of one thing, not of all that it could have been. */
const byReference = (isReference: JsonSchema, other: JsonSchema) => ({
  if: {type: 'object', required: ['$ref'], properties: {$ref: {not: {type: 'null'}}}},
  then: isReference,
  else: other,
});

/** The parts of a schema, each once. */
const walk = (schema: unknown, visit: (schema: JsonSchema) => void) => {
  if (typeof schema !== 'object' || !schema) return;
  if (!Array.isArray(schema)) visit(schema);
  for (const [keyword, part] of Object.entries(schema)) if (keyword !== 'examples' && keyword !== 'enum') walk(part, visit);
};

/** The JSON Schema of a feed. */
export const feedJsonSchema = (): JsonSchema => {
  const patterns = new Map<string, string>();
  const schema: JsonSchema = z.toJSONSchema(feedSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override({zodSchema, jsonSchema}) {
      const {def} = zodSchema._zod;
      const pattern =
        def.type === 'string' &&
        def.checks?.map(check => check._zod.def as Partial<z.core.$ZodCheckRegexDef>).find(check => check.pattern)?.pattern;
      if (pattern) patterns.set(pattern.source, spelledOut(pattern));
      delete jsonSchema.critical;
      if (def.type === 'union' && def.options[0] === referenceSchema) {
        const [reference, other] = jsonSchema.anyOf as JsonSchema[];
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, byReference(reference!, other!));
      }
    },
  });
  // An entry that has a `$ref` is never looked at as an entry.
  for (const name of Object.keys(schema.$defs)) if (name !== 'Reference') delete schema.$defs[name].properties?.$ref;
  // A member says what it is and shows an example, in its own words or else in those of its type.
  const typeOf = (member: JsonSchema): JsonSchema =>
    schema.$defs[(member.$ref ?? member.anyOf?.[0].$ref ?? '').split('/').pop()] ?? {};
  walk(schema, part => {
    const {pattern, properties = {}} = part;
    if (pattern) part.pattern = patterns.get(pattern);
    for (const member of Object.values<JsonSchema>(properties)) {
      const {description, examples} = typeOf(member);
      if (description) member.description ??= description;
      if (examples) member.examples ??= examples;
    }
  });
  const {$schema, title, description, ...rest} = schema;
  return {
    $schema,
    $id: ID,
    title,
    description,
    ...rest,
    examples: [
      {version: 1, locales: ['en-CA', 'fr-CA'], stats: {'cambodia-rescued': {value: 500, label: 'rescued from trafficking'}}},
    ],
  };
};
