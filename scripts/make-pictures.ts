/**
 * Takes the pictures of the README: each element as it is on the demonstration feed, `docs/pictures/<name>.webp`.
 * `npm run pictures`, after a change that shows.
 */
import {mkdir, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {getRequestListener} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import puppeteer from 'puppeteer-core';
import {CHROMIUM_FLAGS} from '../test/support/chromium-flags.mjs';
import {prepareChromium} from './prepare-browser.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const OUT = join(ROOT, 'docs/pictures');

/** Name, markup and width in CSS px of each picture. */
const PICTURES: [name: string, markup: string, width: number][] = [
  ['country-card', '<div style="display:grid;grid-template-columns:1fr 1fr;gap:2rem"><ijm-country-card country="philippines"></ijm-country-card><ijm-country-card country="cambodia"></ijm-country-card></div>', 760],
  ['country-card-compact', '<ijm-country-card country="ghana" variant="compact"></ijm-country-card><br><ijm-country-card country="kenya" variant="compact"></ijm-country-card>', 520],
  ['country-card-profile', '<ijm-country-card country="philippines" variant="profile"></ijm-country-card>', 900],
  ['impact-stat', '<div style="display:grid;grid-template-columns:1fr 1fr;gap:3rem"><ijm-impact-stat stat="world-modern-slavery" still></ijm-impact-stat><ijm-impact-stat stat="demo-share" still></ijm-impact-stat></div>', 760],
  ['donate-cta', '<ijm-donate-cta appeal="boats"></ijm-donate-cta>', 480],
  ['donate-cta-inline', '<ijm-donate-cta appeal="cambodia" variant="inline"></ijm-donate-cta>', 760],
  ['donate-cta-button', '<ijm-donate-cta appeal="cambodia" variant="button"></ijm-donate-cta>', 400],
  ['donate-cta-dark', '<ijm-donate-cta appeal="cambodia" theme="dark" lang="fr"></ijm-donate-cta>', 480],
  ['contact-form', '<ijm-contact-form form="media"></ijm-contact-form>', 560],
  ['quote', '<ijm-quote quote="rosa"></ijm-quote>', 640],
  ['office', '<ijm-office office="phnom-penh"></ijm-office>', 420],
  ['map', '<ijm-map country="cambodia"></ijm-map>', 560],
  ['goal', '<ijm-goal fundraiser="polar-dip"></ijm-goal>', 480],
  ['share', '<ijm-share url="https://www.ijm.ca" heading="Tell others"></ijm-share>', 560],
  ['help', '<ijm-help></ijm-help>', 420],
  ['icon', `<p style="font-size:1.5rem;display:flex;gap:.75rem;flex-wrap:wrap">${'mail phone pin globe heart share download print facebook x linkedin youtube'.split(' ').map(name => `<ijm-icon name="${name}"></ijm-icon>`).join('')}</p>`, 560],
];

const page = (markup: string, width: number) => `<!doctype html><html lang="en-CA"><meta charset="utf-8"><title>ijm-widgets</title>
<style>body{margin:0;font-family:system-ui,sans-serif;background:#fff;color:#1b2327}main{width:${width}px;padding:24px;box-sizing:content-box}</style>
<script src="/dist/ijm-widgets.js" data-feed="/feeds/demo.json" data-hosts="www.ijm.ca ijm.ca"></script><main>${markup}</main>`;

const wanted = process.argv.slice(2);
const pictures = PICTURES.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const app = new Hono();
for (const [name, markup, width] of PICTURES) app.get(`/picture/${name}`, context => context.html(page(markup, width)));
app.use('/dist/*', serveStatic({root: ROOT}));
app.use('*', serveStatic({root: join(ROOT, 'demo')}));
const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
await new Promise(resolve => server.once('listening', resolve));

const browser = await puppeteer.launch({executablePath: prepareChromium(), args: CHROMIUM_FLAGS});
if (wanted.length === 0) await rm(OUT, {recursive: true, force: true});
await mkdir(OUT, {recursive: true});
for (const [name, , width] of pictures) {
  const tab = await browser.newPage();
  await tab.setViewport({width: width + 48, height: 600, deviceScaleFactor: 1.5});
  // Nothing is caught counting.
  await tab.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/picture/${name}`, {waitUntil: 'networkidle0'});
  // Pictures below the fold load when they come near.
  await tab.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await new Promise(resolve => setTimeout(resolve, 1200));
  await (await tab.$('main'))!.screenshot({path: join(OUT, `${name}.webp`) as `${string}.webp`, type: 'webp', quality: 82});
  await tab.close();
}

if (wanted.length === 0 || wanted.includes('builder')) {
  // As partners see it: on the site of whoever hosts the kit.
  const host = 'https://widgets.example.org';
  const tab = await browser.newPage();
  await tab.setViewport({width: 1200, height: 960, deviceScaleFactor: 1});
  await tab.setRequestInterception(true);
  tab.on('request', async request => {
    const {origin, pathname} = new URL(request.url());
    if (origin !== host) return void request.continue();
    const answer = await app.request(pathname.replace(/^\/1\.0\.0\//, '/dist/'));
    const headers = {'access-control-allow-origin': '*', 'content-type': answer.headers.get('content-type') ?? ''};
    void request.respond({status: answer.status, headers, body: new Uint8Array(await answer.arrayBuffer())});
  });
  await tab.goto(`${host}/1.0.0/builder.html?appeal=boats&width=375&accent=%237a3b12&partner=partner-7&feed=${encodeURIComponent(`${host}/feeds/demo.json`)}`, {waitUntil: 'networkidle0'});
  await tab.waitForFunction(() => /min-block-size/.test(document.querySelector('#code-snippet')!.textContent!));
  await tab.evaluate(() => document.querySelector('.make')!.scrollIntoView());
  await new Promise(resolve => setTimeout(resolve, 1200));
  await tab.screenshot({path: join(OUT, 'builder.webp') as `${string}.webp`, type: 'webp', quality: 82});
  await tab.close();
}
await browser.close();
server.close();
