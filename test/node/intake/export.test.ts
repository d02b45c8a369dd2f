import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {csvCell, csvExport, fieldNames, jsonExport, type Exported} from '../../../src/node/intake/export.js';

const base: Exported = {
  id: '5e1d9f0a-7c3b-4f2e-8a6d-0123456789ab',
  digest: 'x',
  form: 'media',
  fields: {name: '=cmd|calc', message: 'a "b"\nc, d'},
  consent: true,
  consentText: 'Yes',
  locale: 'en-CA',
  at: '2026-11-23T12:00:00.000Z',
  elapsed: 9000,
  receivedAt: '2026-11-23T12:00:01.000Z',
  setAside: true,
  reasons: ['trap', 'fast'],
  deliveries: [{messageId: 'x', channel: 'mail', state: 'sent', attempts: 1, nextAt: 'x', createdAt: 'x'}],
};
const other: Exported = {...base, id: '00000000-0000-4000-8000-000000000000', fields: {phone: '+1 613', toString: 'y'} as unknown as Record<string, string>, consent: undefined, setAside: false, reasons: [], deliveries: []};

async function* stream(...messages: Exported[]) {
  await Promise.resolve();
  yield* messages;
}

const textOf = async (parts: AsyncIterable<string>) => {
  let text = '';
  for await (const part of parts) text += part;
  return text;
};

describe('csvCell', () => {
  const cases: [value: string | number | boolean | null, cell: string][] = [
    ['a', '"a"'],
    ['a "b"', '"a ""b"""'],
    ['=1+1', '"\'=1+1"'],
    ['+1 613', '"\'+1 613"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['  =1', '"\'  =1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1', '"\'＝1"'],
    ['a=1', '"a=1"'],
    [-5, '"-5"'],
    [true, '"true"'],
    [null, '""'],
  ];
  for (const [value, cell] of cases) it(`is ${cell} for ${JSON.stringify(value)}`, () => assert.equal(csvCell(value), cell));
});

describe('csvExport', () => {
  it('has a column for every field and a safe cell for every value', async () => {
    const names = await fieldNames(stream(base, other));
    const lines = (await textOf(csvExport(stream(base, other), names))).split('\r\n');
    assert.equal(lines.length, 4);
    assert.ok(lines[0]!.endsWith('"fields.name","fields.message","fields.phone","fields.toString"'));
    assert.ok(lines[1]!.includes('"true","trap fast","true","Yes"') && lines[1]!.endsWith('"mail sent","\'=cmd|calc","a ""b""\nc, d","",""'));
    assert.ok(lines[2]!.endsWith('"","","","\'+1 613","y"'));
  });
});

describe('jsonExport', () => {
  it('is one array that names everything', async () => {
    const [one, two] = JSON.parse(await textOf(jsonExport(stream(base, other)))) as Record<string, unknown>[];
    assert.deepEqual([one!.id, one!.reference, one!.setAside, one!.reasons, one!.fields, one!.ref], [base.id, '5E1D9F0A', true, ['trap', 'fast'], base.fields, null]);
    assert.deepEqual([two!.consent, two!.setAside, 'digest' in two!], [null, false, false]);
  });
  it('is an empty array for nothing', async () => assert.equal(await textOf(jsonExport(stream())), '[]\n'));
});
