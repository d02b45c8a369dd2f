import assert from 'node:assert/strict';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {ConfigError, daysKept, parseConfig, recipientsOf, secretOf, watchConfig} from '../../../src/node/intake/config.js';
import {folder} from './support/intake.js';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const FULL = {
  mail: {
    smtp: {host: 'smtp.example.org', port: 465, secure: true, user: 'web', password: {env: 'SMTP_PASSWORD'}},
    from: 'IJM website <web@ijm.example>',
    to: [
      {form: 'media', where: {topic: 'interview'}, to: ['press@ijm.example']},
      {form: 'media', to: ['media@ijm.example', 'desk@ijm.example']},
      {to: ['info@ijm.example']},
    ],
  },
  webhook: {url: 'https://crm.example/hook', secret: SECRET},
  retention: {media: 90, '*': 30},
  origins: ['https://www.ijm.ca', 'https://*.preview.example'],
  proxies: 1,
};
const ENV = {SMTP_PASSWORD: 'secret'};
const parse = (value: unknown) => parseConfig(typeof value === 'string' ? value : JSON.stringify(value), ENV);

describe('parseConfig', () => {
  it('takes an empty file', () => assert.deepEqual(parse({}), {retention: {}, proxies: 0}));
  it('takes a full one', () => assert.deepEqual(parse(FULL), {...FULL, mail: {...FULL.mail, smtp: {...FULL.mail.smtp, requireTls: false}}}));

  const wrong: [what: string, value: unknown, says: RegExp][] = [
    ['no JSON', '{', /not JSON/],
    ['a misspelt member', {origin: []}, /Unrecognized key.*origin/],
    ['a misspelt member inside', {mail: {...FULL.mail, bcc: []}}, /^mail: .*bcc/],
    ['no recipients', {mail: {...FULL.mail, to: []}}, /^mail\.to/],
    ['a recipient that is no address', {mail: {...FULL.mail, to: [{to: ['nobody']}]}}, /^mail\.to\.0\.to\.0: should be an e-mail address/],
    ['a line break in the sender', {mail: {...FULL.mail, from: 'a@b.ca\r\nBcc: x@y.z'}}, /^mail\.from/],
    ['a user without password', {mail: {...FULL.mail, smtp: {host: 'x', user: 'y'}}}, /mail\.smtp\.password/],
    ['a password that is not there', {mail: {...FULL.mail, smtp: {...FULL.mail.smtp, password: {env: 'NOT_SET'}}}}, /NOT_SET is not set/],
    ['a webhook without TLS', {webhook: {...FULL.webhook, url: 'http://crm.example/hook'}}, /^webhook\.url: should be an https: address/],
    ['a webhook with a password in it', {webhook: {...FULL.webhook, url: 'https://a:b@crm.example/hook'}}, /^webhook\.url/],
    ['a short secret', {webhook: {...FULL.webhook, secret: 'abc'}}, /24 random bytes/],
    ['a wrong number of days', {retention: {media: 0}}, /^retention\.media/],
    ['an origin with a path', {origins: ['https://www.ijm.ca/']}, /^origins\.0: should be an origin/],
    ['a wrong number of proxies', {proxies: 1.5}, /^proxies/],
    ['another type', [], /the file/],
  ];
  for (const [what, value, says] of wrong) it(`refuses ${what}`, () => assert.throws(() => parse(value), error => error instanceof ConfigError && says.test(error.message)));
});

describe('recipientsOf', () => {
  const config = parse(FULL);
  const cases: [form: string, fields: Record<string, string>, to: string[]][] = [
    ['media', {topic: 'interview'}, ['press@ijm.example']],
    ['media', {topic: 'facts'}, ['media@ijm.example', 'desk@ijm.example']],
    ['media', {}, ['media@ijm.example', 'desk@ijm.example']],
    ['other', {topic: 'interview'}, ['info@ijm.example']],
  ];
  for (const [form, fields, to] of cases) it(`are ${to.join()} for ${form} ${JSON.stringify(fields)}`, () => assert.deepEqual(recipientsOf(config, form, fields), to));
  it('are none without mail, or where no rule fits', () => {
    assert.deepEqual(recipientsOf(parse({}), 'media', {}), []);
    assert.deepEqual(recipientsOf(parse({mail: {...FULL.mail, to: [{form: 'x', to: ['a@b.ca']}]}}), 'media', {}), []);
  });
});

describe('daysKept', () => {
  it('is by form, else for all, else 400', () => {
    assert.deepEqual([daysKept(parse(FULL), 'media'), daysKept(parse(FULL), 'other'), daysKept(parse({}), 'media'), daysKept(parse({}), 'toString')], [90, 30, 400, 400]);
  });
});

describe('secretOf', () => {
  it('is itself, or in the environment', () => assert.deepEqual([secretOf('x'), secretOf({env: 'A'}, {A: 'y'})], ['x', 'y']));
});

describe('watchConfig', () => {
  it('follows the file, and keeps to what was right while it is wrong', () => {
    const file = join(folder(), 'config.json');
    const events: string[] = [];
    writeFileSync(file, '{"proxies":1}');
    const config = watchConfig(file, (event, why) => events.push(why ? `${event}: ${why}` : event), 3_600_000);
    try {
      assert.equal(config.current().proxies, 1);
      config.check();
      assert.deepEqual(events, []);
      writeFileSync(file, '{"proxies":22}');
      config.check();
      assert.equal(config.current().proxies, 1);
      assert.match(events.join(), /^config-refused: proxies/);
      writeFileSync(file, '{"proxies":3   }');
      config.check();
      assert.equal(config.current().proxies, 3);
      rmSync(file);
      config.check();
      assert.equal(config.current().proxies, 3);
      assert.equal(events.length, 3);
      config.check();
      assert.equal(events.length, 3);
    } finally {
      config.close();
    }
  });
  it('refuses a file that is wrong from the start, and one that is not there', () => {
    const path = folder();
    writeFileSync(join(path, 'config.json'), '{"x":1}');
    assert.throws(() => watchConfig(join(path, 'config.json'), () => {}), ConfigError);
    assert.throws(() => watchConfig(join(path, 'missing.json'), () => {}), /missing\.json cannot be read/);
  });
});
