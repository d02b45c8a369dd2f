/** A server of what lies in memory, compressed as a content network would: brotli 11, made before anything is measured. */
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

const TYPES: Record<string, string> = {'.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html; charset=utf-8', '.css': 'text/css'};

export interface Site {
  origin: string;
  /** Serves a text under a path from now on. */
  put(path: string, text: string): void;
  /** Bytes of a path as they travel. */
  bytes(path: string): number;
  /** Paths asked for, in order, since the last time. */
  asked(): string[];
  close(): Promise<void>;
}

export const startSite = async (): Promise<Site> => {
  const files = new Map<string, Buffer>();
  let asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    asked.push(path);
    const body = files.get(path);
    const headers = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'max-age=60'};
    if (!body) response.writeHead(404, {...headers, 'content-type': 'text/plain'}).end('not there');
    else response.writeHead(200, {...headers, 'content-type': TYPES[extname(path)] ?? 'text/plain', 'content-encoding': 'br', 'content-length': body.length}).end(body);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put(path, text) {
      // Very large texts stand for files that a server compresses on the fly.
      files.set(path, brotliCompressSync(text, {params: {[constants.BROTLI_PARAM_QUALITY]: text.length > 3e6 ? 5 : 11}}));
    },
    bytes: path => files.get(path)!.length,
    asked: () => {
      const paths = asked;
      asked = [];
      return paths;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(() => done()));
    },
  };
};
