/** `custom-elements.json` as a file: valid, and in agreement with the words of the sources, in both directions. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {Ajv} from 'ajv';
import {elementsOf, type Manifest} from './support.js';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = elementsOf(manifest);

/** What browsers run, without comments. */
const code = ['src/ui', 'src/elements', 'src/themes']
  .flatMap(folder => readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(file => join(folder, file)))
  .filter(file => /\.(ts|css)$/.test(file))
  .map(file => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*/gm, ''))
  .join('\n');

const inOrder = (names: Iterable<string>) => [...new Set(names)].sort();
const named = (list: (element: (typeof elements)[number]) => {name: string}[]) => inOrder(elements.flatMap(list).map(({name}) => name));

describe('custom-elements.json', () => {
  it('is valid by the schema of the format', () => {
    const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('custom-elements-manifest/schema.json'), 'utf8')) as object;
    const validate = new Ajv({strict: false, allErrors: true}).compile(schema);
    assert.ok(validate(manifest), JSON.stringify(validate.errors, null, 1));
  });

  it('names every tag that is defined, and no other', () => {
    const defined = [...code.matchAll(/\bdefine\('(ijm-[\w-]+)',/g)].map(([, tag]) => tag!);
    assert.deepEqual(elements.map(({tagName}) => tagName).sort(), inOrder(defined));
  });

  it('names every event that is fired, and no other', () => {
    const fired = [...code.matchAll(/\bemit\([\w.]+, '(ijm-[\w-]+)'/g)].map(([, event]) => event!);
    assert.deepEqual(named(({events}) => events), inOrder(fired));
  });

  it('names every token that is read or set, and no other', () => {
    assert.deepEqual(named(({cssProperties}) => cssProperties), inOrder(code.match(/--ijm-[\w-]+/g)!));
  });

  it('names every part that is drawn, and none that no source has', () => {
    const parts = named(({cssParts}) => cssParts);
    const drawn = [...code.matchAll(/\bpart="([^"]*)"/g)].flatMap(([, names]) => names!.replace(/\$\{[^}]*\}/g, '').split(/\s+/).filter(Boolean));
    assert.deepEqual(inOrder(drawn).filter(part => !parts.includes(part)), []);
    for (const part of parts) assert.match(code, new RegExp(`["'\\s:,]${part.replace(/^.*__/, '')}["'\\s,]`), part);
  });

  it('says of each thing what it is', () => {
    for (const {tagName, attributes, events, cssParts, cssProperties, cssStates} of elements) {
      for (const {name, description} of [...attributes, ...events, ...cssParts, ...cssProperties, ...cssStates]) assert.ok(description, `${tagName}: ${name}`);
      for (const {name, type} of [...attributes, ...events]) assert.ok(type.text && !/undefined|any/.test(type.text.replace('CustomEvent<undefined>', '')), `${tagName}: ${name} is ${type.text}`);
    }
  });
});
