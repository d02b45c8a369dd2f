/** What is wrong in a feed, by the zod schema: for tools, which have room for it. Browsers use `readers.ts`. */
import type {core} from 'zod';
import {isObject} from './read.js';
import {feedSchema} from './schema.js';

export type Path = (string | number)[];

/** One fault: what zod found there. Where a value is of none of the kinds that would do, `expected` joins them by "or". */
export type FeedFault = Omit<core.$ZodIssue, 'path' | 'input'> & {path: Path; expected?: string};

type Issue = core.$ZodIssue;

/** A path as the reader writes it: `appeals.cambodia.currencies[0].code`. */
export const pathText = (path: Path) =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i ? `.${step}` : step)).join('');

/** Whether a feed has this in a file of its own. */
export const isReference = (value: unknown): value is {$ref: unknown} =>
  isObject(value) && Object.hasOwn(value, '$ref') && value.$ref != null;

/** What stands at `path` inside `value`; own members only. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (holder, step) =>
      typeof holder === 'object' && holder && Object.hasOwn(holder, step) ? (holder as Path)[step as number] : undefined,
    value,
  );

const isOfWrongKind = (branch: Issue[]) =>
  branch.some(
    ({code, path, ...issue}) => path.length === 0 && code === 'invalid_type' && (issue as {expected?: string}).expected !== 'int',
  );

/** Replaces what a union says of all its branches by what the one branch says that the data is meant for. */
const flat = (issue: Issue, data: unknown, above: Path): FeedFault[] => {
  const path = [...above, ...(issue.path as Path)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => ({...issue, path: [...path, key]}));
  if (issue.code !== 'invalid_union') return [{...issue, path}];
  const here = valueAt(data, issue.path as Path);
  const branches = issue.errors as Issue[][];
  const ofKind = branches.filter(branch => !isOfWrongKind(branch));
  // Two branches of one kind are a reference and what it may stand for.
  const branch = ofKind.length > 1 ? ofKind[isReference(here) ? 0 : 1] : ofKind[0];
  if (branch) return branch.flatMap(inner => flat(inner, here, path));
  const kinds = branches.flat().flatMap(inner => flat(inner, here, []));
  const expected = [...new Set(kinds.map(kind => kind.expected))].join(' or ');
  return [{code: 'invalid_type', message: `Invalid input: expected ${expected}`, path, expected}];
};

const parseError = (raw: unknown, schema: core.$ZodType) => {
  const parse = (value: unknown) => (schema as typeof feedSchema).safeParse(value).error;
  try {
    return parse(raw);
  } catch {
    // zod compares the `length` of whatever it is given, and `{"length": {"toString": 1}}` can't be compared.
    return parse(
      JSON.parse(JSON.stringify(raw, (name, value) => (name === 'length' && typeof value === 'object' ? null : value))),
    );
  }
};

/**
 * Names what is wrong in a feed: the very paths that the browser's reader names, one fault each.
 *
 * @param schema Part of the feed's schema, when `raw` is only that part.
 */
export const checkFeed = (raw: unknown, schema: core.$ZodType = feedSchema): {faults: FeedFault[]} => {
  const error = parseError(raw, schema);
  if (!error) return {faults: []};
  const byPath = new Map<string, FeedFault>();
  const overlong = new Set<string>();
  for (const issue of error.issues) {
    for (const fault of flat(issue, raw, [])) {
      const key = JSON.stringify(fault.path);
      // zod measures also what is of the wrong kind.
      if (byPath.get(key)?.code !== 'invalid_type') byPath.set(key, fault);
      // What is too long a list is not looked into.
      if (fault.code === 'too_big' && Array.isArray(valueAt(raw, fault.path))) overlong.add(key);
    }
  }
  const isInside = ({path}: FeedFault) =>
    overlong.size > 0 && path.some((_, i) => overlong.has(JSON.stringify(path.slice(0, i))));
  return {faults: [...byPath.values()].filter(fault => !isInside(fault))};
};
