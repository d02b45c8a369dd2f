/** Goes through the feed's schema beside a feed: for tools, which tell an editor what stands where and what should. */
import * as z from 'zod';
import {isReference, type Path} from './check.js';
import {isObject} from './read.js';
import {feedSchema} from './schema.js';

export type Schema = z.core.$ZodTypes;

/** What `nullish()` wraps, and whether it does. */
export const unwrapped = (schema: Schema) => {
  let inner = schema;
  while (inner._zod.def.type === 'optional' || inner._zod.def.type === 'nullable') inner = inner._zod.def.innerType as Schema;
  return {inner, optional: inner !== schema};
};

/** The name of a shape that is used in several places, such as `Text`; also where it was given another description. */
export const nameOf = (schema: Schema): string | undefined => {
  for (
    let origin: Schema | undefined = schema;
    origin?._zod.def === schema._zod.def;
    origin = origin._zod.parent as Schema | undefined
  ) {
    const id = z.globalRegistry.get(origin)?.id;
    if (id) return id;
  }
  return;
};

/** What the schema says of a member in words: in its own, else in those of its type. */
export const aboutMember = (schema: Schema): {description?: string; examples?: unknown[]} => ({
  ...z.globalRegistry.get(unwrapped(schema).inner),
  ...z.globalRegistry.get(schema),
});

const kindOf = ({_zod: {def}}: Schema) => (def.type === 'record' ? 'object' : def.type === 'enum' ? 'string' : def.type);

/** The branch of a union that `value` is meant for, by its JSON kind; `undefined` where no branch is of that kind. */
export const branchFor = (schema: Schema, value: unknown): Schema | undefined => {
  const {inner} = unwrapped(schema);
  const kind = Array.isArray(value) ? 'array' : isObject(value) ? 'object' : value === null ? 'null' : typeof value;
  if (inner._zod.def.type !== 'union') return kindOf(inner) === kind ? inner : undefined;
  const fitting = inner._zod.def.options.flatMap(option => branchFor(option as Schema, value) ?? []);
  // Two branches of one kind are a reference and what it may stand for.
  return fitting[fitting.length > 1 && !isReference(value) ? 1 : 0];
};

/** The schema of what an object or a list holds under `key`. */
export const memberOf = ({_zod: {def}}: Schema, key: string | number): Schema | undefined => {
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? (def.shape[key] as Schema) : undefined;
  return def.type === 'record' ? (def.valueType as Schema) : def.type === 'array' ? (def.element as Schema) : undefined;
};

/** The schema that holds at `path` of a feed, as far as what stands above it tells. */
export const schemaAt = (raw: unknown, path: Path): Schema | undefined => {
  let schema: Schema | undefined = feedSchema as Schema;
  let value = raw;
  for (const key of path) {
    const branch: Schema | undefined = branchFor(schema, value);
    schema = branch && memberOf(branch, key);
    if (!schema) return;
    value = typeof value === 'object' && value && Object.hasOwn(value, key) ? (value as Path)[key as number] : undefined;
  }
  return schema;
};

export interface Visitor {
  /** For everything of the kind that the schema wants there: the names of its type, the widest first, and what it is. */
  value(value: unknown, path: Path, names: string[]): void;
  /** For members that the schema does not know; `known` are those it does. */
  unknown(name: string, path: Path, known: string[]): void;
}

/** Goes through a feed. What is of the wrong kind is passed over: `checkFeed` names it. */
export const walkFeed = (raw: unknown, visitor: Visitor, schema = feedSchema as Schema, path: Path = []): void => {
  const names: string[] = [];
  const branch = branchFor(schema, raw);
  if (!branch) return;
  for (const {inner} of [unwrapped(schema), {inner: branch}]) {
    const name = nameOf(inner);
    if (name && !names.includes(name)) names.push(name);
  }
  visitor.value(raw, path, names);
  if (Array.isArray(raw)) raw.forEach((item, i) => walkFeed(item, visitor, memberOf(branch, i), [...path, i]));
  else if (isObject(raw)) {
    for (const name of Object.keys(raw)) {
      const member = name === '__proto__' ? undefined : memberOf(branch, name);
      if (member) walkFeed(raw[name], visitor, member, [...path, name]);
      else visitor.unknown(name, path, branch._zod.def.type === 'object' ? Object.keys(branch._zod.def.shape) : []);
    }
  }
};
