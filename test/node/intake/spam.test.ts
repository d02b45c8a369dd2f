import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {suspicion} from '../../../src/node/intake/spam.js';

const singleLine = new Set(['name', 'email']);
const judge = (fields: Record<string, string>, more: {elapsed?: number; trap?: string; isRepeated?: boolean} = {}) => suspicion({fields, singleLine, elapsed: 20_000, trap: '', ...more});

describe('suspicion', () => {
  const honest: Record<string, string>[] = [
    {name: 'Li', email: 'li@example.org', message: 'Hello'},
    {name: 'Null', email: 'a@b.ca', message: '?'},
    {name: 'Éloïse', email: 'e@exemple.fr', message: 'Bonjour, je suis journaliste à Radio-Canada. Voir https://ici.radio-canada.ca/x et https://ici.radio-canada.ca/y'},
    {name: 'Олена', email: 'o@example.org', message: 'Чи можна поговорити з кимось про торгівлю людьми? http://example.org'},
    {name: '李', email: 'l@example.cn', message: '你好'},
    {name: 'A', email: 'a@b.ca', message: 'I write about forced labour in online casino scam compounds; can we talk?'},
    {name: 'B', email: 'b@b.ca', message: 'My sources: https://a.example https://b.example https://c.example https://d.example'},
    {name: 'C', email: 'c@b.ca', message: 'URGENT!!! PLEASE CALL ME BACK TODAY!!!'},
    {name: 'D', email: 'd@b.ca', message: '5 < 6 and <b>bold</b> & "quotes"'},
    {name: 'E', email: 'e@b.ca', message: 'x'.repeat(5000)},
  ];
  for (const fields of honest) it(`lets pass: ${fields.message!.slice(0, 50)}`, () => assert.equal(judge(fields).setAside, false));
  it('lets pass quick writers, slow ones, and those who press twice', () => {
    for (const elapsed of [2_000, 2_500, 7_200_000]) assert.equal(judge(honest[0]!, {elapsed}).setAside, false);
    assert.deepEqual(judge(honest[0]!, {isRepeated: true}), {setAside: false, reasons: ['repeated']});
  });

  const spam: [fields: Record<string, string>, reasons: string[]][] = [
    [{name: 'SEO', email: 'x@y.z', message: 'We offer guest posts and backlinks: https://a.b https://c.d https://e.f'}, ['links', 'offer']],
    [{name: 'x http://spam.example', email: 'x@y.z', message: 'Viagra and casino'}, ['link-in-line', 'offer']],
    [{name: 'x', email: 'x@y.z', message: '<a href="http://spam.example">cheap</a> [url=http://spam.example]x[/url] http://a.b'}, ['markup', 'links']],
    [{name: 'buy followers now', email: 'x@y.z', message: 'buy followers now'}, ['offer', 'same-everywhere']],
  ];
  for (const [fields, reasons] of spam) it(`sets aside: ${fields.message!.slice(0, 50)}`, () => assert.deepEqual(judge(fields), {setAside: true, reasons}));
  it('sets aside whoever fills in what nobody sees, or writes faster than anybody', () => {
    assert.deepEqual(judge(honest[0]!, {trap: 'x'}), {setAside: true, reasons: ['trap']});
    assert.deepEqual(judge(honest[0]!, {elapsed: 1_999}), {setAside: true, reasons: ['fast']});
    assert.deepEqual(judge(honest[0]!, {elapsed: 0, trap: 'x'}), {setAside: true, reasons: ['trap', 'fast']});
  });
  it('takes long texts in its stride', () => {
    for (const part of ['<a ', '[url', 'http://', 'casino ', 'www.', '<a href', 'crypto ']) assert.equal(typeof judge({message: part.repeat(7_000)}).setAside, 'boolean');
  });
});
