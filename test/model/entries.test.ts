import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isShown, mayShow, type Scheduled} from '../../src/model/entries.js';

const NOON = Date.parse('2026-11-23T12:00:00Z');

describe('isShown', () => {
  const table: [entry: Scheduled, expected: boolean][] = [
    [{}, true],
    [{withdrawn: false}, true],
    [{withdrawn: true}, false],
    [{withdrawn: true, from: '2020-01-01', until: '2030-01-01'}, false],
    [{from: '2026-11-22'}, true],
    [{from: '2026-11-23'}, true],
    [{from: '2026-11-24'}, false],
    [{from: '2026-11-23T12:00:00Z'}, true],
    [{from: '2026-11-23T12:00:01Z'}, false],
    [{from: '2026-11-23T08:00:00-05:00'}, false],
    [{until: '2026-11-22'}, false],
    [{until: '2026-11-23'}, true],
    [{until: '2026-11-24'}, true],
    [{until: '2026-11-23T11:59:59Z'}, false],
    [{until: '2026-11-23T12:00:00Z'}, false],
    [{until: '2026-11-23T12:00:01Z'}, true],
    [{until: '1970-01-01T00:00:00Z'}, false],
    [{from: '2026-11-23', until: '2026-11-23'}, true],
    [{from: '2026-11-24', until: '2026-11-22'}, false],
    // No day of any calendar: as if it were not there.
    [{from: '2026-02-30'}, true],
    [{until: '2026-02-30'}, true],
    [{from: '2026-02-30', until: '2026-11-22'}, false],
  ];
  for (const [entry, expected] of table) it(`${JSON.stringify(entry)} is ${expected}`, () => assert.equal(isShown(entry, NOON), expected));

  it('includes the last millisecond of the last day, and no more', () => {
    const midnight = Date.parse('2026-11-24T00:00:00Z');
    assert.equal(isShown({until: '2026-11-23'}, midnight - 1), true);
    assert.equal(isShown({until: '2026-11-23'}, midnight), false);
  });

  it('begins with the first millisecond of the first day', () => {
    const midnight = Date.parse('2026-11-23T00:00:00Z');
    assert.equal(isShown({from: '2026-11-23'}, midnight - 1), false);
    assert.equal(isShown({from: '2026-11-23'}, midnight), true);
  });

  it('goes by the clock when no time is given', () => {
    assert.equal(isShown({from: '2000-01-01', until: '9999-12-31'}), true);
    assert.equal(isShown({until: '2000-01-01'}), false);
  });
});

describe('mayShow', () => {
  const table: [consent: Parameters<typeof mayShow>[0], expected: boolean][] = [
    [undefined, true],
    [{basis: 'written'}, true],
    [{basis: 'none-needed'}, true],
    [{basis: 'verbal', until: '2026-11-22'}, false],
    [{basis: 'verbal', until: '2026-11-23'}, true],
    [{basis: 'verbal', until: '2026-11-23T11:00:00Z'}, false],
    [{basis: 'written', until: '2026-02-30'}, false],
  ];
  for (const [consent, expected] of table) it(`${JSON.stringify(consent)} is ${expected}`, () => assert.equal(mayShow(consent, NOON), expected));
});
