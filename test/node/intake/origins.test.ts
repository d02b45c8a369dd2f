import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isAllowed, ORIGIN_PATTERN} from '../../../src/node/intake/origins.js';

const LIST = ['https://www.ijm.ca', 'https://*.preview.example', 'http://localhost:5173'];

describe('isAllowed', () => {
  const cases: [origin: string | null | undefined, expected: boolean][] = [
    ['https://www.ijm.ca', true],
    ['https://WWW.ijm.ca', false],
    ['http://www.ijm.ca', false],
    ['https://www.ijm.ca:8443', false],
    ['https://www.ijm.ca.evil.example', false],
    ['https://evil-www.ijm.ca', false],
    ['https://ijm.ca', false],
    ['https://wwwxijm.ca', false],
    ['https://a.preview.example', true],
    ['https://a-b-1.preview.example', true],
    ['https://a.b.preview.example', false],
    ['https://preview.example', false],
    ['https://.preview.example', false],
    ['https://a.preview.example.evil.example', false],
    ['https://evil.example/.preview.example', false],
    ['http://localhost:5173', true],
    ['http://localhost', false],
    ['null', false],
    ['', false],
    // No browser page asks without one.
    [null, true],
    [undefined, true],
  ];
  for (const [origin, expected] of cases) it(`is ${expected} for ${origin}`, () => assert.equal(isAllowed(origin, LIST), expected));
  it('lets all in while there is no list, and nobody by an empty one', () => {
    assert.deepEqual([isAllowed('https://any.example', undefined), isAllowed('null', undefined), isAllowed('https://any.example', [])], [true, true, false]);
  });
  it('lets sandboxed pages in where they are listed', () => assert.equal(isAllowed('null', ['null']), true));
});

describe('ORIGIN_PATTERN', () => {
  for (const good of ['https://www.ijm.ca', 'http://localhost:5173', 'https://*.preview.example', 'null', 'https://xn--bcher-kva.example']) it(`takes ${good}`, () => assert.match(good, ORIGIN_PATTERN));
  for (const bad of ['*', 'https://', 'https://www.ijm.ca/', 'https://www.ijm.ca/x', 'www.ijm.ca', 'https://a*.example', 'https://user@a.example', 'https://A.example', 'ftp://a.example', 'https://a.example:123456']) {
    it(`refuses ${bad}`, () => assert.doesNotMatch(bad, ORIGIN_PATTERN));
  }
});
