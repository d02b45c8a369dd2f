/** Every public attribute can be looked up in README.md and turned in the playground. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';

interface Declaration {
  tagName?: string;
  attributes?: {name: string}[];
}

const read = (file: string) => readFile(resolve(file), 'utf8');
const {modules} = JSON.parse(await read('custom-elements.json')) as {modules: {declarations?: Declaration[]}[]};
const readme = await read('README.md');
const playground = await read('demo/playground.js');

const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
const common = readme.split('## The elements')[1]!.split('###')[0]!;
const sectionOf = (tag: string) => readme.split(`### \`<${tag}>\``)[1]!.split(/\n##/)[0]!;
/** Other spellings of `partner` and `still`, for HTML. */
const OTHER = ['ref', 'animate'];

describe('every attribute', () => {
  it('is of an element', () => assert.equal(elements.length, 12));
  for (const {tagName = '', attributes = []} of elements) {
    const names = attributes.map(({name}) => name);
    it(`of <${tagName}> is in the README`, () => {
      const section = sectionOf(tagName);
      assert.deepEqual(names.filter(name => !new RegExp(`\`${name}[\`=]`).test(section + common)), []);
    });
    if (tagName !== 'ijm-feed')
      it(`of <${tagName}> can be turned in the playground`, () => {
        const line = new RegExp(`'${tagName}': \\{(.*)\\},\\n`).exec(playground)![1]! + ', ' + /const common = \{(.*)\}/.exec(playground)![1]!;
        assert.deepEqual(names.filter(name => !OTHER.includes(name) && !new RegExp(`(^|[ ,{'])${name}'?:`).test(line)), []);
      });
  }
});
