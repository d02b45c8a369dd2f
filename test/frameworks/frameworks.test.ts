/**
 * The packed kit in apps made with React, Vue, Svelte and nothing but Vite: installed from the packed file, checked by
 * each framework's own compiler, built, rendered to text in Node, and used in Chromium as a visitor would.
 */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import puppeteer, {type Browser, type Page} from 'puppeteer-core';
import {findChromium} from '../../scripts/prepare-browser.mjs';
import {pack} from '../package/support.js';
import {CHROMIUM_FLAGS} from '../support/chromium-flags.mjs';
import {startSite, type Site} from '../support/site.js';

const APPS = 'test/frameworks/apps';

/** How each app is checked, and where its server part begins. */
const ABOUT: Record<string, {check: string[]; server?: string; wrong: string}> = {
  plain: {check: ['typescript/bin/tsc', '-p', '.'], wrong: 'src/wrong.ts'},
  react: {check: ['typescript/bin/tsc', '-p', '.'], server: 'src/server.tsx', wrong: 'src/Wrong.tsx'},
  svelte: {check: ['svelte-check/bin/svelte-check', '--output', 'machine', '--tsconfig', './tsconfig.json'], server: 'src/server.ts', wrong: 'src/Wrong.svelte'},
  vue: {check: ['vue-tsc/bin/vue-tsc.js', '-p', '.'], server: 'src/server.ts', wrong: 'src/Wrong.vue'},
};

/** What the documents tell people to write: checked with the app. */
const sampleOf = (start: string) => {
  const found = readFileSync('docs/embed.md', 'utf8').match(/^```html\n[^]*?^```/gm)!.map(block => block.slice(8, -3)).filter(block => block.startsWith(start));
  assert.equal(found.length, 1, start);
  return found[0]!;
};
const SAMPLES: Record<string, [file: string, text: string]> = {
  svelte: ['src/FromDocs.svelte', sampleOf('<script lang="ts">')],
  vue: ['src/FromDocs.vue', sampleOf('<script setup lang="ts">')],
};

/** What is shown of the elements on the page. */
const READY = () => [...document.querySelectorAll('ijm-donate-cta, ijm-contact-form, ijm-impact-stat, ijm-goal')].filter(element => element.shadowRoot?.querySelector('.root')).length === 4;

const packed = pack();
const folder = mkdtempSync(join(tmpdir(), 'ijm-apps-'));
let browser: Browser;
let site: Site;

before(async () => {
  site = await startSite();
  browser = await puppeteer.launch({executablePath: process.env.CHROME_PATH ?? findChromium(), headless: true, args: CHROMIUM_FLAGS});
});
after(async () => {
  await browser?.close();
  await site?.close();
  packed.remove();
  rmSync(folder, {recursive: true, force: true});
});

/** Runs a program of the app. */
const run = (app: string, [file, ...args]: string[]) => {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(app, 'node_modules', file!), ...args], {cwd: app, encoding: 'utf8', env: {...process.env, NODE_ENV: 'production'}});
  return {status, said: stdout + stderr};
};

const build = (app: string, ...args: string[]) => {
  const {status, said} = run(app, ['vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args]);
  assert.equal(status, 0, said);
};

/** Opens a page of the app, and what it complains of. */
const open = async (app: string, html: string) => {
  site.forget();
  site.put('/app.html', {body: html});
  site.serve('/assets/', join(app, 'dist/assets'));
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${site.origin}/app.html`);
  await page.waitForFunction(READY, {timeout: 15_000});
  return {page, complaints};
};

/** What a visitor sees and does, and what the app hears of it. */
const use = async (page: Page) => {
  const NAME = 'ijm-contact-form >>> input[name=name]';
  const QUESTION = 'ijm-contact-form >>> textarea';
  const AMOUNT = 'ijm-donate-cta >>> .own input';
  const LINK = 'ijm-donate-cta >>> [part~=link]';
  const value = (selector: string) => page.$eval(selector, input => (input as HTMLInputElement).value);

  // Attributes arrive in whatever way the framework hands them over.
  for (const tag of ['ijm-donate-cta', 'ijm-contact-form']) assert.equal(await page.$eval(`${tag} >>> [part~=heading]`, ({localName}) => localName), 'h3');
  assert.match(await page.$eval(LINK, link => (link as HTMLAnchorElement).href), /amount=120&.*source=partner-0/);
  assert.equal(await page.$eval('ijm-impact-stat', stat => stat.shadowRoot!.querySelector('.counting')), null);
  assert.equal(await page.$eval('ijm-impact-stat', stat => stat.className), 'figure');
  assert.equal(await page.$eval('ijm-impact-stat', stat => !!stat.still), true);

  // What is typed outlives every new drawing and moving about.
  await page.type(NAME, 'Maly');
  await page.type(QUESTION, 'A question');
  await page.type(AMOUNT, '75');
  for (let count = 1; count <= 3; count++) {
    await page.click('#again');
    await page.waitForFunction(count => document.querySelector('#again')!.textContent === String(count), {}, count);
    await page.waitForFunction(count => document.querySelector('ijm-donate-cta')!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~=link]')!.href.includes(`source=partner-${count}`), {}, count);
    await page.waitForFunction(count => document.querySelector('ijm-contact-form')!.shadowRoot!.querySelector('.root')!.classList.contains(count % 2 ? 'dark' : 'light'), {}, count);
    const tags = await page.$$eval('ijm-donate-cta, ijm-contact-form', elements => elements.map(({localName}) => localName));
    assert.deepEqual(tags, count % 2 ? ['ijm-contact-form', 'ijm-donate-cta'] : ['ijm-donate-cta', 'ijm-contact-form']);
    assert.deepEqual([await value(NAME), await value(QUESTION), await value(AMOUNT)], ['Maly', 'A question', '75']);
  }

  // The app hears of the gift, in detail, and keeps the visitor on its page.
  await page.click(LINK);
  await page.waitForFunction(() => document.querySelector('#heard')!.textContent);
  const {url, ...detail} = JSON.parse(await page.$eval('#heard', output => output.textContent!)) as {url: string};
  assert.deepEqual(detail, {appeal: 'cambodia', amount: 75, currency: 'CAD', frequency: 'once', ref: 'partner-3'});
  assert.match(url, /^https:\/\/www\.ijm\.ca\/donate\?.*amount=75/);
  assert.equal(new URL(page.url()).pathname, '/app.html');

  await page.click('#remove');
  await page.waitForFunction(() => !document.querySelector('ijm-donate-cta, ijm-impact-stat'));
};

for (const name of readdirSync(APPS)) {
  const {check, server, wrong} = ABOUT[name]!;
  const app = join(folder, name);

  describe(name, () => {
    before(() => {
      cpSync(join(APPS, name), app, {recursive: true});
      if (SAMPLES[name]) writeFileSync(join(app, SAMPLES[name][0]), SAMPLES[name][1]);
      cpSync(packed.tarball, join(app, 'ijm-widgets.tgz'));
      const {status, stdout, stderr} = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {cwd: app, encoding: 'utf8'});
      assert.equal(status, 0, stdout + stderr);
    });

    it('installs what the kit asks for, and nothing that is for Node', () => {
      const asked = (JSON.parse(readFileSync(join(app, 'node_modules/ijm-widgets/package.json'), 'utf8')) as {dependencies: object}).dependencies;
      const {packages} = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')) as {packages: Record<string, {dependencies?: object; resolved?: string}>};
      assert.deepEqual(packages['node_modules/ijm-widgets']!.dependencies, asked, 'npm run lock:frameworks');
      assert.deepEqual(Object.values(packages).flatMap(({resolved}) => resolved ?? []), ['file:ijm-widgets.tgz'], 'a lock file names a registry');
      for (const heavy of ['@libsql', 'pg', 'zod', 'nodemailer', 'hono']) assert.ok(!existsSync(join(app, 'node_modules', heavy)), heavy);
    });

    it('has types that know its attributes and events, and reject what is wrong', () => {
      const {status, said} = run(app, check);
      assert.notEqual(status, 0, 'nothing was found wrong');
      const found = [...said.matchAll(/(src\/[\w.]+)["(: ]+(\d+)[:,]\d+/g)].map(([, file, line]) => `${file}:${line}`);
      const expected = readFileSync(join(app, wrong), 'utf8').split('\n').flatMap((line, i) => (line.includes('wrong: ') ? [`${wrong}:${i + 1}`] : []));
      assert.deepEqual([...new Set(found)].sort(), expected.sort(), said);
    });

    it('shows the elements, keeps what is typed, and hears of a gift', async () => {
      build(app);
      const {page, complaints} = await open(app, readFileSync(join(app, 'dist/index.html'), 'utf8'));
      await use(page);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    if (server) {
      it('renders them as text in Node, with the links inside, and takes them over in the browser', async () => {
        build(app, '--ssr', server, '--outDir', 'server');
        const file = readdirSync(join(app, 'server')).find(file => /^server\.m?js$/.test(file))!;
        const {render} = (await import(pathToFileURL(join(app, 'server', file)).href)) as {render(): string | Promise<string>};
        const text = await render();
        assert.match(text, /<ijm-donate-cta[^>]* appeal="cambodia"[^>]*>[^]*<a href="https:\/\/www\.ijm\.ca\/donate">Give to IJM<\/a>/);
        assert.match(text, /<ijm-donate-cta[^>]* heading-level="3"/);
        assert.match(text, /<ijm-impact-stat[^>]* still/);
        const {page, complaints} = await open(app, readFileSync(join(app, 'dist/index.html'), 'utf8').replace('<div id="app"></div>', `<div id="app">${text}</div>`));
        await use(page);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }
  });
}
