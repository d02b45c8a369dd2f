import assert from 'node:assert/strict';
import {request} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {startPreview, type Preview} from '../../../src/node/cli/preview/server.js';
import {cleanFeed, follow, run, workFolder} from './harness.js';

const {write, folder} = workFolder();

/** As `fetch`, with paths and hosts that `fetch` would put right. */
const raw = (address: string, path: string, host?: string) =>
  new Promise<number>((resolve, reject) => {
    const {hostname, port} = new URL(address);
    request({hostname, port, path, ...(host && {headers: {host}})}, response => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });

describe('ijm-widgets preview', () => {
  let preview: Preview;
  let page: (query?: string) => Promise<string>;

  before(async () => {
    const feed = cleanFeed();
    feed.stats['cambodia-rescued'].value = '500';
    feed.quotes.hostile = {text: '"><script>alert(1)</script>', author: {name: 'x'}};
    write('secret/.env', 'x');
    preview = await startPreview(pathToFileURL(write('feed.json', feed)), 0);
    page = async (query = '') => (await fetch(preview.address + query)).text();
  });
  after(() => preview.close());

  it('shows every entry, as every element that can show it, in each language', async () => {
    const text = await page('?show=countries.cambodia');
    for (const lang of ['en-CA', 'fr-CA']) {
      for (const variant of ['card', 'compact', 'profile']) assert.ok(text.includes(`<ijm-country-card country="cambodia" variant="${variant}" lang="${lang}">`));
      assert.ok(text.includes(`<ijm-map country="cambodia" lang="${lang}">`));
    }
    const all = await page();
    for (const tag of ['country-card', 'map', 'impact-stat', 'quote', 'office', 'donate-cta', 'goal', 'contact-form', 'help']) assert.ok(all.includes(`<ijm-${tag}`), tag);
    for (const attribute of ['appeal="cambodia"', 'fundraiser="dip"', 'form="media"', 'office="phnom-penh"', 'stat="cambodia-rescued"']) assert.ok(all.includes(attribute), attribute);
  });

  it('uses the snippet of the contract', async () => {
    const text = await page();
    assert.ok(text.includes('<link rel="preload" as="fetch" href="/feed/feed.json" crossorigin>'));
    assert.ok(text.includes('<script async src="/kit/ijm-widgets.js" data-feed="/feed/feed.json"></script>'));
  });

  it('shows the faults beside what they are about', async () => {
    const text = await page('?show=stats.cambodia-rescued');
    assert.match(text, /<code>value<\/code> should be a number/);
    assert.doesNotMatch(await page('?show=offices.phnom-penh'), /should be a number/);
    assert.match(await page(), /should be a number/);
  });

  it('finds entries by id and title', async () => {
    const text = await page('?find=phnom');
    const [, navigation = ''] = /<nav[^]*?>([^]*?)<\/nav>/.exec(text) ?? [];
    assert.ok(navigation.includes('Phnom Penh') && !navigation.includes('Polar dip'));
  });

  it('takes theme and width from its address, and nothing else', async () => {
    const text = await page('?theme=dark&width=360');
    assert.ok(text.includes('theme="dark"') && text.includes('class="stage w360"'));
    assert.ok(!(await page('?theme=x"onclick=1&width=%3Cb%3E&show=%3Cscript%3E')).includes('<script>'));
  });

  it('escapes what stands in a feed', async () => {
    const text = await page('?show=quotes.hostile');
    assert.ok(!text.includes('<script>alert'));
    assert.ok(text.includes('&#60;script&#62;alert(1)'));
  });

  it('serves the feed as it stands in the file, and what lies beside it', async () => {
    const served = (await (await fetch(`${preview.address}feed/feed.json`)).json()) as {stats: Record<string, {value: unknown}>};
    assert.equal(served.stats['cambodia-rescued']!.value, '500');
    write('images/boat.svg', '<svg/>');
    const picture = await fetch(`${preview.address}feed/images/boat.svg`);
    assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/svg+xml']);
  });

  for (const path of ['/feed/../../../../etc/passwd', '/feed/%2e%2e/%2e%2e/etc/passwd', '/feed/..%2f..%2fetc%2fpasswd', '/feed/secret/.env', '/feed/%00', '/feed/%', '/kit/../package.json', '/nothing']) {
    it(`gives nothing for ${path}`, async () => assert.ok([400, 404].includes(await raw(preview.address, path))));
  }

  it('answers only to names of this computer', async () => {
    assert.equal(await raw(preview.address, '/', 'evil.example'), 403);
    assert.equal(await raw(preview.address, '/', 'localhost.evil.example'), 403);
  });

  it('takes a form without keeping or sending it', async () => {
    const response = await fetch(`${preview.address}feed/intake/messages`, {method: 'POST', body: JSON.stringify({id: 'abc', fields: {}}), headers: {'content-type': 'application/json'}});
    assert.deepEqual([response.status, await response.json()], [201, {id: 'abc'}]);
    assert.match(response.headers.get('content-security-policy') ?? '', /connect-src 'self'/);
  });

  it('tells the page of each save', async () => {
    const events = (await fetch(`${preview.address}events`)).body!.getReader();
    const until = async (pattern: RegExp) => {
      for (let text = ''; !pattern.test(text); ) text += new TextDecoder().decode((await events.read()).value);
    };
    await until(/retry/);
    write('feed.json', cleanFeed());
    await until(/event: changed/);
    assert.match(await page(), /Nothing to mend\./);
    write('feed.json', '{ "version": 1');
    await until(/event: changed/);
    assert.match(await page(), /This is not JSON/);
    await events.cancel();
  });

  it('shows a feed that is too large for browsers as if it were split', async () => {
    const feed = cleanFeed();
    for (let i = 0; i < 3000; i++) feed.stats[`s${i}`] = {...feed.stats['cambodia-rescued'], label: 'a'.repeat(400)};
    const large = await startPreview(pathToFileURL(write('large/feed.json', feed)), 0);
    try {
      assert.match(await (await fetch(large.address)).text(), /larger than browsers accept/);
      const index = await (await fetch(`${large.address}feed/feed.json`)).text();
      assert.ok(index.length < 2000);
      assert.equal((await fetch(`${large.address}feed/stats/s2999.json`)).status, 200);
    } finally {
      large.close();
    }
  });

  it('says where it is, and why it cannot start', async () => {
    const command = follow(['preview', 'feed.json', '--port', '0'], folder);
    const said = await command.until(/Ctrl-C/);
    const port = /http:\/\/localhost:(\d+)\//.exec(said)?.[1];
    assert.ok(port);
    const taken = await run(['preview', 'feed.json', '--port', port], folder);
    assert.deepEqual([taken.code, taken.error], [2, `Port ${port} is taken. Choose another one: --port ${Number(port) + 1}\n`]);
    await command.end();
    for (const [args, says] of [[['nowhere.json'], /no such file/], [['https://www.ijm.ca/feed.json'], /needs a file/], [['feed.json', '--port', 'x'], /number from 0/]] as const) {
      const {code, error} = await run(['preview', ...args], folder);
      assert.equal(code, 2);
      assert.match(error, says);
    }
  });
});
