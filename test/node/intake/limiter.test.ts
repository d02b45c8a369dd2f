import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {clientAddress, createLimiter, senderOf} from '../../../src/node/intake/limiter.js';

describe('senderOf', () => {
  const cases: [address: string | undefined, sender: string][] = [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
    ['', 'unknown'],
    [undefined, 'unknown'],
    ['localhost', 'unknown'],
    ['999.1.1.1', 'unknown'],
  ];
  for (const [address, sender] of cases) it(`is ${sender} for ${address}`, () => assert.equal(senderOf(address), sender));
});

describe('clientAddress', () => {
  const cases: [header: string | null | undefined, proxies: number, client: string][] = [
    [undefined, 0, '10.0.0.1'],
    ['203.0.113.7', 0, '10.0.0.1'],
    ['203.0.113.7', 1, '203.0.113.7'],
    // What a visitor invents stands in front.
    ['1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
    ['1.1.1.1, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
    ['203.0.113.7', 2, '203.0.113.7'],
    ['2001:db8::1', 1, '2001:db8::1'],
    ['[2001:db8::1]:1234', 1, '2001:db8::1'],
    ['203.0.113.7:1234', 1, '203.0.113.7'],
    ['unknown', 1, '10.0.0.1'],
    ['', 1, '10.0.0.1'],
    [null, 1, '10.0.0.1'],
    [',,,', 1, '10.0.0.1'],
    ['203.0.113.7,', 1, '10.0.0.1'],
  ];
  for (const [header, proxies, client] of cases) it(`is ${client} for ${JSON.stringify(header)} behind ${proxies}`, () => assert.equal(clientAddress('10.0.0.1', header, proxies), client));
});

describe('createLimiter', () => {
  it('lets through what it should, and says how long to wait', () => {
    let now = 1000;
    const limiter = createLimiter(6, () => now);
    for (let i = 0; i < 6; i++) assert.equal(limiter('a'), 0);
    assert.equal(limiter('a'), 10);
    assert.equal(limiter('b'), 0);
    now += 4_000;
    assert.equal(limiter('a'), 6);
    now += 6_000;
    assert.equal(limiter('a'), 0);
    assert.equal(limiter('a'), 10);
    now += 600_000;
    for (let i = 0; i < 6; i++) assert.equal(limiter('a'), 0);
    assert.equal(limiter('a'), 10);
  });
  it('serves whoever waits as told, however often others were refused meanwhile', () => {
    let now = 0;
    const limiter = createLimiter(1, () => now);
    assert.equal(limiter('a'), 0);
    for (let i = 0; i < 1000; i++) assert.ok(limiter('a') > 0);
    now += limiter('a') * 1000;
    assert.equal(limiter('a'), 0);
  });
  it('is none for 0', () => {
    const limiter = createLimiter(0);
    for (let i = 0; i < 10_000; i++) assert.equal(limiter('a'), 0);
  });
  it('remembers a bounded number of senders, and those seen last', () => {
    const limiter = createLimiter(1, () => 0);
    for (let i = 0; i < 60_000; i++) limiter(`${i}`);
    assert.equal(limiter.size(), 50_000);
    assert.ok(limiter('59999') > 0);
  });
});
