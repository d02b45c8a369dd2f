/** A site for page tests: pages that a test writes, the built kit, feeds, and answers that go wrong. */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {answer, feedText, sendFile} from './server.mjs';

/** What an address answers. */
export interface Answer {
  body?: string | Buffer;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Milliseconds before the answer begins. */
  wait?: number;
}

type Answering = Answer | ((request: IncomingMessage, response: ServerResponse) => unknown);

export interface Site {
  /** The site's own origin, by number. */
  origin: string;
  /** The same server as another host, by name: where a feed of another site would be. */
  other: string;
  /** Says what a path answers from now on. */
  put(path: string, answer: Answering): void;
  /** Serves the files of a folder below a path. */
  serve(path: string, folder: string): void;
  /** Every request since the last `forget`: `GET /feeds/cambodia.json`. */
  requests: {method: string; path: string; host: string; headers: IncomingMessage['headers']}[];
  /** How often a path was asked for, whatever the query. */
  hits(path: string): number;
  /** Forgets requests and what was put. */
  forget(): void;
  close(): Promise<void>;
}

const OPEN = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'};

/** A feed of `test/support/feeds`, to be changed. */
export const readFeed = async (name = 'cambodia'): Promise<any> => JSON.parse(await feedText(name));

export const startSite = async (): Promise<Site> => {
  const put = new Map<string, Answering>();
  const folders = new Map<string, string>();
  const requests: Site['requests'] = [];
  const server = createServer((request, response) => {
    const {pathname: path} = new URL(request.url!, 'http://localhost');
    requests.push({method: request.method!, path, host: request.headers.host!, headers: request.headers});
    const answering = put.get(path);
    if (typeof answering === 'function') return answering(request, response);
    if (answering) {
      const {body = '', type = 'text/html; charset=utf-8', status = 200, headers, wait = 0} = answering;
      setTimeout(() => response.writeHead(status, {'content-type': type, 'cache-control': 'no-cache', ...OPEN, ...headers}).end(body), wait);
      return;
    }
    for (const [below, folder] of folders) {
      if (path.startsWith(below)) return void sendFile(join(folder, path.slice(below.length)), response);
    }
    void answer(request, response).then(known => known || response.writeHead(404, {'content-type': 'text/plain', ...OPEN}).end('not there'));
  });
  await new Promise<void>(done => server.listen(0, done));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    put: (path, answering) => void put.set(path, answering),
    serve: (path, folder) => void folders.set(path, folder),
    requests,
    hits: path => requests.filter(request => request.path === path).length,
    forget: () => {
      put.clear();
      folders.clear();
      requests.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(() => done()));
    },
  };
};
