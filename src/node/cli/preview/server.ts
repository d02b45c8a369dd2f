import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {basename, dirname, extname, join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isObject} from '../../../feed/read.js';
import {LIMITS} from '../../../feed/schema.js';
import {readFeedFiles} from '../check/feed-files.js';
import {inspectFiles} from '../check/inspect.js';
import {findKit} from '../kit.js';
import {splitFeed} from '../split.js';
import {followDocuments} from '../watch.js';
import {SCRIPT, STYLE} from './assets.js';
import {previewPage, viewOf, type PageState} from './page.js';

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Everything comes from here, except pictures: what is previewed may name other hosts for them. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** So often a quiet connection is told that it lives. */
const HEARTBEAT_MS = 20_000;

const CHANGED = 'event: changed\ndata:\n\n';

/** A file inside a folder, and nothing that leads out of it or is hidden. */
const inside = (folder: string, path: string) => {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return;
  }
  const file = join(folder, plain);
  return file.startsWith(folder + sep) && !/[/\\]\.|\0/.test(plain) ? file : undefined;
};

export interface Preview {
  address: string;
  close(): void;
}

/**
 * Serves the page on which an editor sees a feed, on this computer only.
 *
 * @param port 0: any that is free.
 */
export const startPreview = async (url: URL, port: number): Promise<Preview> => {
  const file = fileURLToPath(url);
  const folder = dirname(file);
  const kit = findKit();
  const address = `/feed/${encodeURIComponent(basename(file))}`;
  const listeners = new Set<ServerResponse>();
  let state: PageState;
  let pieces: Map<string, string> | undefined;

  const read = async () => {
    const feed = await readFeedFiles(url);
    const isSplit = feed.source.bytes > LIMITS.document && isObject(feed.raw);
    pieces = isSplit ? splitFeed(feed, basename(file), {collections: true}) : undefined;
    state = {version: randomUUID(), feed, report: inspectFiles(feed), address, hasKit: !!kit, isSplit};
    for (const listener of listeners) listener.write(CHANGED);
    return feed.read;
  };

  const send = (response: ServerResponse, status: number, type: string, body: string | Uint8Array) => {
    response.writeHead(status, {
      'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': POLICY,
    });
    response.end(body);
  };
  const sendFile = async (response: ServerResponse, from: string | undefined, path: string) => {
    const found = from && inside(from, path);
    const data = found ? await readFile(found).catch(() => undefined) : undefined;
    if (data) send(response, 200, TYPES[extname(found!).toLowerCase()] ?? 'application/octet-stream', data);
    else send(response, 404, 'text/plain', 'Not found');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // A page elsewhere could otherwise read the feed by a name that it lets point here.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
      return send(response, 403, 'text/plain', 'Only from this computer');
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && pathname.startsWith('/feed/')) {
      // Forms can be tried out; what is typed is kept nowhere.
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      let id: string = randomUUID();
      try {
        id = String((JSON.parse(Buffer.concat(chunks).toString()) as {id?: unknown}).id ?? id);
      } catch {
        // Whatever it was, it is not kept.
      }
      return send(response, 201, 'application/json', JSON.stringify({id}));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'Only GET');
    if (pathname === '/') return send(response, 200, 'text/html', previewPage(state, viewOf(searchParams)));
    if (pathname === '/preview.css') return send(response, 200, 'text/css', STYLE);
    if (pathname === '/preview.js') return send(response, 200, 'text/javascript', SCRIPT);
    if (pathname === '/report.json') return send(response, 200, 'application/json', JSON.stringify(state.report));
    if (pathname === '/events') {
      response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'});
      response.write('retry: 1000\n\n');
      // Whatever was saved while the page was on its way, or while it had lost us.
      const has = searchParams.get('version');
      if (has && has !== state.version) response.write(CHANGED);
      const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
      listeners.add(response);
      response.on('close', () => {
        clearInterval(heartbeat);
        listeners.delete(response);
      });
      return;
    }
    if (pathname.startsWith('/kit/')) return sendFile(response, kit, pathname.slice('/kit/'.length));
    if (pathname.startsWith('/feed/')) {
      const path = pathname.slice('/feed/'.length);
      const piece = pieces?.get(decodeURIComponent(path));
      return piece === undefined ? sendFile(response, folder, path) : send(response, 200, 'application/json', piece);
    }
    // Pictures of a feed that lies deeper than they do: their addresses lead out of its folder, or begin at the host's root.
    if (TYPES[extname(pathname).toLowerCase()]?.startsWith('image/'))
      return sendFile(response, inside(folder, pathname.slice(1)) && existsSync(join(folder, pathname)) ? folder : dirname(folder), pathname.slice(1));
    return send(response, 404, 'text/plain', 'Not found');
  };

  let isServing = false;
  const stopWatching = await followDocuments(() =>
    read().catch((error: unknown) => {
      if (!isServing) throw error;
      // A file that is gone for a moment is being saved.
      return undefined;
    }),
  );
  isServing = true;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) send(response, 500, 'text/plain', 'Something went wrong; see the terminal.');
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => {
      stopWatching();
      reject(error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      stopWatching();
      for (const listener of listeners) listener.end();
      server.close();
      server.closeAllConnections();
    },
  };
};
