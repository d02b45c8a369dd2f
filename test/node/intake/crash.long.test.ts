/**
 * Killed at random moments under load: whatever was acknowledged is there, once, and the file is whole. 50 rounds unless
 * `ROUNDS` says otherwise. Proves that the end of a process costs nothing; a power cut is the disk's word for it.
 */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {describe, it} from 'node:test';
import {createClient} from '@libsql/client';
import {cleanUp, command, feedFile, folder, freePort, intakeProcess, message, until} from './support/intake.js';

const ROUNDS = Number(process.env.ROUNDS ?? 50);
const CLIENTS = 50;

describe('kill -9', () => {
  it(`loses nothing that was acknowledged and stores nothing twice: ${ROUNDS} rounds, ${CLIENTS} clients`, async t => {
    const path = folder();
    const database = pathToFileURL(join(path, 'intake.db')).href;
    const env = {FEED: feedFile(path), DATABASE_URL: database};
    const port = await freePort();
    const acknowledged = new Set<string>();
    const sent = new Set<string>();
    /** Sent, and nobody knows; each is sent again, as a visitor's page would. */
    let unsure: Record<string, unknown>[] = [];
    let repeats = 0;
    let slowest = 0;

    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const {child, url, ended} = await intakeProcess(env, path, port);
      cleanUp(() => child.kill('SIGKILL'));
      slowest = Math.max(slowest, performance.now() - started);
      let isOver = false;
      const again = unsure;
      unsure = [];
      const clients = Array.from({length: CLIENTS}, async () => {
        while (!isOver) {
          const one = again.pop() ?? message();
          const isRepeat = sent.has(one.id as string);
          sent.add(one.id as string);
          try {
            const response = await fetch(url, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(one)});
            const {id} = (await response.json()) as {id?: string};
            assert.ok(response.status === 201 || (isRepeat && response.status === 200), `${response.status}`);
            assert.equal(id, one.id);
            if (response.status === 200) repeats++;
            acknowledged.add(id!);
          } catch (error) {
            if (error instanceof assert.AssertionError) throw error;
            unsure.push(one);
            return;
          }
        }
      });
      // In the middle of it, however slow the machine is.
      const before = acknowledged.size;
      await until(() => acknowledged.size > before || unsure.length >= CLIENTS);
      await new Promise(resolve => setTimeout(resolve, Math.random() * 250));
      child.kill('SIGKILL');
      isOver = true;
      await Promise.all(clients);
      unsure.push(...again);
      await ended;
    }

    const {stdout, code} = await command(['export'], {DATABASE_URL: database}, path);
    assert.equal(code, 0);
    const stored = (JSON.parse(stdout) as {id: string}[]).map(({id}) => id);
    assert.equal(new Set(stored).size, stored.length);
    const found = new Set(stored);
    const lost = [...acknowledged].filter(id => !found.has(id));
    assert.deepEqual(lost, []);
    assert.ok(stored.every(id => sent.has(id)));
    assert.ok(acknowledged.size > ROUNDS);
    const client = createClient({url: database});
    assert.deepEqual((await client.execute('PRAGMA integrity_check')).rows.map(row => row.integrity_check), ['ok']);
    client.close();
    t.diagnostic(`${acknowledged.size} acknowledged, ${lost.length} lost, ${stored.length - acknowledged.size} stored without an acknowledgement, ${repeats} known at the second try, slowest start ${Math.round(slowest)} ms`);
  });
});
