/**
 * Serves the demo at `/`, the demo feed at `/feed.json`, the built kit at `/dist/`, the documents at `/docs/` and the
 * intake at `/intake/`, on one port: `PORT`, 5173 unless set.
 */
import {mkdir, readFile, readdir, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {getRequestListener} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {builderScript} from './build/builder.js';
import {createIntake} from '../src/node/intake/intake.js';
import {drain, intakeListener, SERVER_OPTIONS} from '../src/node/intake/server.js';
import {documentAt, documentPage, ROOT} from './docs.js';

const CACHE = join(ROOT, '.cache');
const port = Number(process.env.PORT || 5173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT should be a number from 0 to 65535; it is ${process.env.PORT}.`);
  process.exit(1);
}

/** The demo pages read several feeds and post to one intake: it takes the forms of all of them. */
const feedOfAllForms = async () => {
  const read = async (path: string) => JSON.parse(await readFile(join(ROOT, 'demo', path), 'utf8')) as {forms?: object};
  const names = (await readdir(join(ROOT, 'demo/feeds'))).filter(name => name.endsWith('.json'));
  const others = await Promise.all(names.map(name => read(`feeds/${name}`)));
  const feed = await read('feed.json');
  feed.forms = Object.assign({}, ...others.map(({forms}) => forms), feed.forms);
  await mkdir(CACHE, {recursive: true});
  await writeFile(join(CACHE, 'intake-feed.json'), JSON.stringify(feed));
  return join(CACHE, 'intake-feed.json');
};

const app = new Hono();

app.use('*', async (context, next) => {
  await next();
  // What an operator's server has to send too, see docs/host.md.
  context.header('Access-Control-Allow-Origin', '*');
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Cache-Control', 'no-cache');
});
/** For the page of states: a feed that takes its time, but less than the eight seconds after which the kit gives up. */
const SLOW_MS = 6_000;

app.get('/slow/feed.json', async context => {
  await new Promise(resolve => setTimeout(resolve, SLOW_MS));
  return context.body(await readFile(join(ROOT, 'demo/feeds/states.json'), 'utf8'), 200, {'Content-Type': 'application/json'});
});
app.get('/docs', context => context.redirect('/docs/'));
app.get('/docs/*', async (context, next) => {
  const path = documentAt(context.req.path);
  const page = path && (await documentPage(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error))));
  return page ? context.html(page) : next();
});
app.use('/docs/*', serveStatic({root: ROOT}));
app.get('/builder.js', async context => context.body(await builderScript(ROOT), 200, {'Content-Type': 'text/javascript; charset=utf-8'}));
app.use('/dist/*', serveStatic({root: ROOT}));
app.use('*', serveStatic({root: join(ROOT, 'demo')}));

const intake = await createIntake({
  feed: process.env.FEED ?? (await feedOfAllForms()),
  databaseUrl: process.env.DATABASE_URL ?? `file:${join(CACHE, 'intake.db')}`,
  rateLimit: process.env.RATE_LIMIT ? Number(process.env.RATE_LIMIT) : undefined,
  config: process.env.CONFIG,
});
const files = getRequestListener(app.fetch, {overrideGlobalObjects: false});
const messages = await intakeListener(intake);

const server = createServer(SERVER_OPTIONS, (incoming, outgoing) =>
  /^\/intake(\/|$|\?)/.test(incoming.url ?? '') ? messages(incoming, outgoing) : void files(incoming, outgoing),
);
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken, perhaps by another npm start. Choose another one: PORT=${port + 1} npm start` : error.message,
  );
  process.exit(1);
});
server.listen(port, process.env.HOST, () => console.log(`ijm-widgets: http://localhost:${(server.address() as AddressInfo).port}/`));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void intake.close(drain(server)).then(() => process.exit(0));
  });
}
