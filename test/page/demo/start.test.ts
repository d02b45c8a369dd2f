/** `npm start` and the port it serves at. */
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import {startDemo} from './served.js';

/** A port that somebody listens at. */
const taken = async () => {
  const server = createServer((_, response) => response.end('somebody else'));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {port: (server.address() as AddressInfo).port, close: () => new Promise(resolve => server.close(resolve))};
};

describe('npm start', () => {
  it('serves at PORT: the demo, the documents, the feed, the kit and the intake', async () => {
    const {port, close} = await taken();
    await close();
    const demo = startDemo({PORT: `${port}`, HOST: '127.0.0.1'});
    try {
      assert.equal(await demo.address(), `http://localhost:${port}/`);
      for (const path of ['/', '/docs/', '/docs/embed.html', '/feed.json', '/dist/ijm-widgets.js', '/intake/health']) {
        const {status} = await fetch(`http://127.0.0.1:${port}${path}`);
        assert.equal(status, 200, path);
      }
    } finally {
      await demo.stop();
    }
  });

  it('on a port that is taken says so, and how to choose another one', async () => {
    const {port, close} = await taken();
    const demo = startDemo({PORT: `${port}`, HOST: '127.0.0.1'});
    try {
      assert.equal(await demo.ended, 1);
      assert.ok(demo.said().includes(`Port ${port} is taken`), demo.said());
      assert.ok(demo.said().includes(`PORT=${port + 1} npm start`), demo.said());
    } finally {
      await demo.stop();
      await close();
    }
  });

  it('says what PORT should be', async () => {
    const demo = startDemo({PORT: 'http'});
    assert.equal(await demo.ended, 1);
    assert.match(demo.said(), /PORT should be a number from 0 to 65535; it is http\./);
    assert.doesNotMatch(demo.said(), / at .*\.[jt]s/);
    await demo.stop();
  });
});
