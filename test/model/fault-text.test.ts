import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Field} from '../../src/feed/types.js';
import {faultText} from '../../src/model/fault-text.js';
import type {FieldFault} from '../../src/model/form.js';

describe('faultText', () => {
  const cases: [fault: FieldFault, type: Field['type'], en: string, fr: string][] = [
    [{code: 'required'}, 'text', 'Fill in this field.', 'Remplissez ce champ.'],
    [{code: 'too-long', limit: 10_000}, 'textarea', 'Enter at most 10,000 characters.', 'Entrez au plus 10 000 caractères.'],
    [{code: 'too-short', limit: 1}, 'text', 'Enter at least 1 character.', 'Entrez au moins 1 caractère.'],
    [{code: 'too-low', limit: 1.5}, 'number', 'Enter 1.5 or more.', 'Entrez 1,5 ou plus.'],
    [{code: 'too-high', limit: '2026-12-01'}, 'date', 'Choose December 1, 2026 or earlier.', 'Choisissez le 1er décembre 2026 ou plus tôt.'],
  ];
  for (const [fault, type, en, fr] of cases) {
    it(`${fault.code}: ${en}`, () => {
      assert.equal(faultText(fault, type, 'en-CA'), en);
      assert.equal(faultText(fault, type, 'fr-CA').replace(/[\u00a0\u202f]/g, ' '), fr);
    });
  }
  it('tells kinds of missing apart', () => {
    const said = (['text', 'select', 'radio', 'checkbox'] as const).map(type => faultText({code: 'required'}, type, 'en'));
    assert.deepEqual([new Set(said).size, said[1] === said[2]], [3, true]);
  });
  it('has a sentence for everything', () => {
    const codes: FieldFault['code'][] = ['required', 'control-characters', 'too-short', 'too-long', 'type-email', 'type-tel', 'type-url', 'type-number', 'type-date', 'too-low', 'too-high', 'not-an-option', 'consent'];
    const said = codes.map(code => faultText({code, limit: 3}, 'text', 'en'));
    assert.equal(new Set(said).size, codes.length);
  });
});
