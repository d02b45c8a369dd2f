import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {feedJsonSchema, type JsonSchema} from '../../src/feed/json-schema.js';
import {feedSchema} from '../../src/feed/schema.js';
import {brokenFeeds, otherDocuments, validFeeds} from './generated-feeds.js';

const schema = feedJsonSchema();
const ajv = new Ajv2020({strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false});

/** zod passes over an own `__proto__`, JSON Schema takes it for a name like any other; JSON has no NaN. */
const asJson = (raw: unknown): unknown => JSON.parse(JSON.stringify(raw ?? null), (name, value) => (name === '__proto__' ? undefined : value)) as unknown;

const members = (part: unknown, at = '#', found: [string, JsonSchema][] = []) => {
  if (typeof part !== 'object' || !part) return found;
  for (const [keyword, inner] of Object.entries(part)) {
    if (keyword === 'examples') continue;
    if (keyword === 'properties') for (const [name, member] of Object.entries(inner as JsonSchema)) found.push([`${at}/${name}`, member as JsonSchema]);
    members(inner, `${at}/${keyword}`, found);
  }
  return found;
};

describe('the JSON Schema', () => {
  const accepts = ajv.compile(schema);

  it('accepts and refuses just what the zod schema does', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof({arbitrary: brokenFeeds, weight: 6}, {arbitrary: validFeeds, weight: 2}, {arbitrary: otherDocuments, weight: 1}), raw => {
        const feed = asJson(raw);
        const {success} = feedSchema.safeParse(feed);
        if (success) accepted++;
        else refused++;
        assert.equal(accepts(feed), success, JSON.stringify(accepts.errors?.at(0)));
      }),
      {numRuns: 10_000},
    );
    assert.ok(accepted > 2_000 && refused > 2_000, `${accepted} accepted, ${refused} refused`);
  });

  it('describes every member and shows an example', () => {
    const all = members(schema).filter(([at]) => !at.includes('/if/'));
    assert.ok(all.length > 150);
    assert.deepEqual(all.filter(([, member]) => !member.description || !member.examples?.length).map(([at]) => at), []);
  });

  it('gives examples that it accepts itself', () => {
    const inner = new Ajv2020({strict: false, validateFormats: false});
    inner.addSchema(schema, 'feed');
    const faulty: string[] = [];
    const check = (at: string, {examples = [], ...rest}: JsonSchema) => {
      const fits = inner.compile({...rest, $defs: schema.$defs, $id: `example:${encodeURIComponent(at)}`});
      for (const example of examples as unknown[]) if (!fits(example)) faulty.push(`${at}: ${JSON.stringify(example)}`);
    };
    for (const [at, member] of [...members(schema), ...Object.entries<JsonSchema>(schema.$defs)]) check(at, member);
    check('#', {...schema, $id: undefined});
    assert.deepEqual(faulty, []);
  });

  it('says what it is', () => {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.match(schema.$id, /feed\.schema\.json$/);
    assert.ok(schema.title && schema.description);
  });
});
