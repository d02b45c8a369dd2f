/** 500 connections that send one byte at a time, a flood, and huge bodies; an honest client beside them. */
import assert from 'node:assert/strict';
import {request as httpRequest} from 'node:http';
import {connect, type Socket} from 'node:net';
import {describe, it} from 'node:test';
import {cleanUp, feedFile, folder, intakeProcess, message} from './support/intake.js';

const SOCKETS = 500;

/** Memory of a process in bytes. */
const memoryOf = async (pid: number) => {
  const {readFile} = await import('node:fs/promises');
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
};

/** How long one post takes, over a connection that is kept; and how it was answered. */
const timed = async (url: string) => {
  const started = performance.now();
  const response = await fetch(url, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(message())});
  await response.text();
  return {status: response.status, ms: performance.now() - started};
};

const percentile = (times: number[], share: number) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

describe('slow clients', () => {
  it(`are shown the door within 15 s, and hold up nobody: ${SOCKETS} of them`, async t => {
    const path = folder();
    const {child, url} = await intakeProcess({FEED: feedFile(path)}, path);
    cleanUp(() => child.kill('SIGKILL'));
    const {hostname, port, pathname} = new URL(url);
    const body = JSON.stringify(message());
    const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    // Silent, slow in the head, slow in the body.
    const kinds = ['', head, `${head}\r\n${body}`];
    const lives: number[] = [];
    const sockets = new Set<Socket>();
    const closed = Array.from({length: SOCKETS}, (_, i) => {
      const text = kinds[i % kinds.length]!;
      // The slow ones are done with nearly all, so that only time can end them.
      let at = text ? Math.max(0, text.length - 40) : 0;
      const started = performance.now();
      const socket = connect(Number(port), hostname, () => at > 0 && socket.write(text.slice(0, at)));
      sockets.add(socket);
      const drip = setInterval(() => text && at < text.length - 1 && socket.write(text[at++]!), 1_000);
      return new Promise<void>(resolve => {
        socket
          .on('error', () => {})
          .on('data', () => {})
          .on('close', () => {
            clearInterval(drip);
            sockets.delete(socket);
            lives.push(performance.now() - started);
            resolve();
          });
      });
    });
    cleanUp(() => sockets.forEach(socket => socket.destroy()));

    const times: number[] = [];
    const end = performance.now() + 12_000;
    while (performance.now() < end) {
      const {status, ms} = await timed(url);
      assert.equal(status, 201);
      times.push(ms);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const atWork = sockets.size;
    const isOver = await Promise.race([Promise.all(closed).then(() => true), new Promise<boolean>(resolve => setTimeout(() => resolve(false), 20_000).unref())]);
    assert.ok(isOver, `${sockets.size} are still open`);
    t.diagnostic(`${times.length} honest posts, p99 ${Math.round(percentile(times, 0.99))} ms, longest connection ${Math.round(Math.max(...lives))} ms, ${atWork} still open after 12 s`);
    // How long honest posts take is for the bench to judge; here, that all were answered.
    assert.ok(times.length > 10);
    assert.equal((await timed(url)).status, 201);
  });
});

describe('huge bodies', () => {
  it('are cut off, and cost no memory', async t => {
    const path = folder();
    const {child, url} = await intakeProcess({FEED: feedFile(path)}, path);
    cleanUp(() => child.kill('SIGKILL'));
    for (let i = 0; i < 20; i++) await timed(url);
    const before = await memoryOf(child.pid!);
    const {hostname, port, pathname} = new URL(url);
    const chunk = Buffer.alloc(65_536, 'x');
    const flood = () =>
      new Promise<{sent: number; status: number}>(resolve => {
        let sent = 0;
        let status = 0;
        const request = httpRequest({hostname, port, path: pathname, method: 'POST', headers: {'content-type': 'application/json'}}, answer => {
          status = answer.statusCode!;
          answer.resume();
        });
        const pump = () => {
          while (sent < 1e9 && !request.destroyed) {
            sent += chunk.length;
            if (!request.write(chunk)) return void request.once('drain', pump);
          }
          request.end();
        };
        request.on('error', () => {}).on('close', () => resolve({sent, status}));
        pump();
      });
    const floods = await Promise.all(Array.from({length: 10}, flood));
    const after = await memoryOf(child.pid!);
    for (const {status, sent} of floods) {
      assert.ok(status === 413 || status === 0, `${status}`);
      assert.ok(sent < 1e9, 'it listened to all of it');
    }
    assert.ok(after - before < 150e6, `${after - before}`);
    t.diagnostic(`${Math.round(Math.max(...floods.map(({sent}) => sent)) / 1e6)} MB at most were sent, memory grew by ${Math.round((after - before) / 1e6)} MB`);
    assert.equal((await timed(url)).status, 201);
  });
});
