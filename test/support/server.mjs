/**
 * What tests are served besides the sources: the maps that these load, the built kit at `/dist/`, feeds at `/feeds/<name>.json`, answers that go
 * wrong at `/odd/…`, and what a test posted to `/made/<name>` (of the type that the name says; `?header=name:value` adds
 * a header, and may be repeated). Plain Node, so that web-test-runner and the page tests
 * share it.
 *
 * `/odd/<anything>?…` takes, each optional:
 * - `feed` the feed to answer with, by name (`cambodia` unless there is a `body`); `made` what was posted under this
 *   name; `body` this very text instead
 * - `status`; `type` the content type, `none` for no such header; `to` where to redirect
 * - `wait` ms before the answer begins; `trickle` ms between two bytes; `cut` bytes after which the socket is closed;
 *   `stall` bytes after which nothing more comes
 * - `pad` bytes of white space before the document; `deep` levels of nesting instead of a document
 * - `header` one header more, as `name:value`; may be repeated
 * - `cors=no` without permission for other origins
 */
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {extname, join, normalize, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Where the built kit is; another build may be tried. */
const DIST = resolve(process.env.DIST ?? join(ROOT, 'dist'));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xhtml': 'application/xhtml+xml',
};

const OPEN = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'};

/** The text of a feed by its name. */
export const feedText = name => readFile(join(ROOT, 'test/support/feeds', `${name}.json`), 'utf8');

/** Answers with a file. */
export const sendFile = async (file, response) => {
  try {
    const {size} = await stat(file);
    response.writeHead(200, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': size, 'cache-control': 'no-cache', ...OPEN});
    createReadStream(file).pipe(response);
  } catch {
    response.writeHead(404, {'content-type': 'text/plain', ...OPEN}).end('not there');
  }
};

/** The headers that an address asks for. */
const headersOf = query => Object.fromEntries(query.getAll('header').map(header => [header.slice(0, header.indexOf(':')), header.slice(header.indexOf(':') + 1)]));

const made = new Map();

/** Keeps what is posted, and hands it out. */
const sendMade = async (request, path, query, response) => {
  if (request.method === 'POST') {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    made.set(path, Buffer.concat(pieces).toString());
  }
  const text = made.get(path);
  if (text === undefined) response.writeHead(404, OPEN).end();
  else response.writeHead(200, {'content-type': TYPES[extname(path)], 'cache-control': 'no-cache', ...OPEN, ...headersOf(query)}).end(text);
};

const pause = ms => new Promise(done => setTimeout(done, ms));

const sendOdd = async (query, response) => {
  const number = name => Number(query.get(name) ?? 0);
  let text = query.get('body') ?? made.get(`/made/${query.get('made')}`) ?? (await feedText(query.get('feed') ?? 'cambodia'));
  if (query.has('deep')) text = '['.repeat(number('deep')) + ']'.repeat(number('deep'));
  const body = Buffer.from(' '.repeat(number('pad')) + text);
  await pause(number('wait'));
  if (response.destroyed) return;

  const type = query.get('type') ?? 'application/json';
  const headers = {'cache-control': 'no-cache', ...(type !== 'none' && {'content-type': type}), ...(query.get('cors') !== 'no' && OPEN), ...headersOf(query)};
  if (query.has('to')) headers.location = query.get('to');
  response.writeHead(number('status') || (query.has('to') ? 302 : 200), headers);

  const end = query.has('cut') ? number('cut') : query.has('stall') ? number('stall') : body.length;
  if (query.has('trickle')) {
    for (let i = 0; i < end && !response.destroyed; i++) {
      response.write(body.subarray(i, i + 1));
      await pause(number('trickle'));
    }
  } else response.write(body.subarray(0, end));
  if (query.has('cut')) response.destroy();
  else if (!query.has('stall')) response.end();
};

/**
 * Answers a request, if it is for one of these addresses.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<boolean>} Whether it was.
 */
export const answer = async (request, response) => {
  const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
  const path = normalize(decodeURIComponent(pathname));
  if (path.startsWith('/dist/')) await sendFile(join(DIST, path.slice('/dist/'.length)), response);
  else if (path.startsWith('/src/draw/maps/')) await sendFile(join(ROOT, '.cache/maps', path.slice('/src/draw/maps/'.length)), response);
  else if (path.startsWith('/feeds/')) await sendFile(join(ROOT, 'test/support', path), response);
  else if (path.startsWith('/made/')) await sendMade(request, path, searchParams, response);
  else if (path.startsWith('/odd/')) await sendOdd(searchParams, response);
  else return false;
  return true;
};

/** The same for web-test-runner, whose server is a Koa app. */
export const middleware = async (context, next) => {
  if (!/^\/(dist|feeds|made|odd|src\/draw\/maps)\//.test(context.path)) return next();
  context.respond = false;
  await answer(context.req, context.res);
};
