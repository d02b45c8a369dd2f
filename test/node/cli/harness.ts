/** What the tests of the command line share: a clean feed, a folder to work in, and the real command. */
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {after} from 'node:test';

const MAIN = fileURLToPath(new URL('../../../src/node/cli/main.ts', import.meta.url));

/** 2026-11-24, when all dates in the clean feed are as they should be. */
export const NOW = Date.UTC(2026, 10, 24);

type Feed = Record<string, any>;

/** A feed in which nothing is to be mended. */
export const cleanFeed = (): Feed => ({
  version: 1,
  updated: '2026-11-23T00:00:00Z',
  locales: ['en-CA', 'fr-CA'],
  donateHosts: ['www.ijm.ca'],
  countries: {
    cambodia: {
      name: {'en-CA': 'Cambodia', 'fr-CA': 'Cambodge'},
      code: 'KH',
      image: {src: 'boat.jpg', alt: 'A boat', width: 600, height: 400, consent: {basis: 'written', until: '2028-12-31'}},
      story: ['One **paragraph**.', {'en-CA': 'A [link](https://www.ijm.ca).', 'fr-CA': 'Un [lien](https://www.ijm.ca).'}],
      stats: ['cambodia-rescued'],
      quotes: ['cambodia-sharpe'],
      appeal: 'cambodia',
    },
  },
  stats: {'cambodia-rescued': {value: 500, label: 'rescued', since: 2003, source: {label: 'IJM', year: 2026}}},
  quotes: {'cambodia-sharpe': {text: 'We are free.', author: {name: 'Sok'}}},
  offices: {'phnom-penh': {city: 'Phnom Penh', country: 'cambodia'}},
  appeals: {
    cambodia: {
      title: 'Give',
      currencies: [{code: 'CAD', amounts: [{value: 35}, {value: 60}], default: 60, min: 5, max: 1000}],
      link: {url: 'https://www.ijm.ca/donate', params: {amount: '{amount}'}},
      goal: {target: 5000, raised: 100, currency: 'CAD', ends: '2027-01-31', timeZone: 'America/Toronto'},
    },
  },
  forms: {
    media: {
      title: 'Write to us',
      endpoint: 'intake/messages',
      fields: [
        {name: 'email', type: 'email', label: 'E-mail', required: true},
        {name: 'topic', type: 'select', label: 'Topic', options: [{value: 'other', label: 'Other'}]},
      ],
      thanks: {title: 'Thank you'},
    },
  },
  fundraisers: {dip: {title: 'Polar dip', appeal: 'cambodia'}},
});

/** A folder that is gone after the tests. */
export const workFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ijm-cli-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  return {
    folder,
    /** Writes a file: texts as they are, anything else as JSON. */
    write(name: string, content: unknown) {
      const file = join(folder, name);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return file;
    },
  };
};

const start = (args: string[], cwd?: string): ChildProcess => spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {cwd, env: {...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined}});

export interface Outcome {
  code: number | null;
  out: string;
  error: string;
}

/** Runs the command as a person would. */
export const run = (args: string[], cwd?: string) =>
  new Promise<Outcome>((resolve, reject) => {
    const child = start(args, cwd);
    let [out, error] = ['', ''];
    child.stdout!.on('data', data => (out += data));
    child.stderr!.on('data', data => (error += data));
    child.on('error', reject);
    child.on('close', code => resolve({code, out, error}));
  });

/** Starts a command that goes on, and waits for what it says. */
export const follow = (args: string[], cwd?: string) => {
  const child = start(args, cwd);
  let said = '';
  let heard = () => {};
  child.stdout!.on('data', data => {
    said += data;
    heard();
  });
  return {
    /** Resolves once `pattern` was said, and forgets what was said until then. */
    until: (pattern: RegExp) =>
      new Promise<string>(resolve => {
        heard = () => {
          if (!pattern.test(said)) return;
          const all = said;
          said = '';
          heard = () => {};
          resolve(all);
        };
        heard();
      }),
    end: () =>
      new Promise<void>(resolve => {
        child.on('close', () => resolve());
        child.kill();
      }),
  };
};

/** A web server with a few documents: `[content type, text, allows other sites]`. */
export const webServer = async (documents: Record<string, [type: string, text: string, cors?: boolean]>) => {
  const server = createServer(({url = ''}, response) => {
    const [type, text, cors = true] = documents[url] ?? [];
    response.writeHead(type === undefined ? 404 : 200, {...(type && {'content-type': type}), ...(cors && {'access-control-allow-origin': '*'})});
    response.end(text);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Answers as a server at https://feed.test would. */
export const served = (documents: Record<string, unknown>): typeof fetch => async url => {
  const {pathname} = new URL(String(url));
  const found = documents[decodeURIComponent(pathname.slice(1))];
  if (found === undefined) return new Response('', {status: 404});
  return new Response(typeof found === 'string' ? found : JSON.stringify(found), {headers: {'content-type': 'application/json', 'access-control-allow-origin': '*'}});
};
