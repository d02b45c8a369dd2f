/**
 * Serves the demo at `/`, the demo feed at `/feed.json`, the built kit at `/dist/` and the intake at `/intake/`, on one
 * port: `PORT`, 5173 unless set.
 */
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {serve} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const port = Number(process.env.PORT || 5173);

const app = new Hono();

app.use('*', async (context, next) => {
  await next();
  // What an operator's server has to send too, see docs/host.md.
  context.header('Access-Control-Allow-Origin', '*');
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Cache-Control', 'no-cache');
});

app.use('/dist/*', serveStatic({root: ROOT}));
app.use('*', serveStatic({root: join(ROOT, 'demo')}));

const server = serve({fetch: app.fetch, port, hostname: process.env.HOST ?? undefined}, () => {
  console.log(`ijm-widgets: http://localhost:${port}/`);
  if (!existsSync(join(ROOT, 'dist/ijm-widgets.js'))) console.log('dist is missing: npm run build');
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is taken, perhaps by another npm start. Choose another one: PORT=${port + 1} npm start`);
  process.exit(1);
});
