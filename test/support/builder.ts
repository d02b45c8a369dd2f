/** The snippet builder on the site of a page test, and what it hands out. */
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {builderScript} from '../../scripts/build/builder.js';
import type {OpenOptions, pageTests, TestPage} from './page.js';

const demo = (file: string) => readFile(resolve('demo', file), 'utf8');
let script: Promise<string> | undefined;

/** Opens the builder, with the Cambodia feed unless the query names another. */
export const openBuilder = async (kit: ReturnType<typeof pageTests>, query = '', options: OpenOptions = {}): Promise<TestPage> => {
  script ??= builderScript(resolve('.'));
  kit.site.put('/builder.js', {body: await script, type: 'text/javascript'});
  for (const file of ['builder.css', 'demo.css']) kit.site.put(`/${file}`, {body: await demo(file), type: 'text/css'});
  kit.site.put('/icon.svg', {body: await demo('icon.svg'), type: 'image/svg+xml'});
  const page = await kit.open((await demo('builder.html')).replace('feeds/demo.json', 'feeds/cambodia.json'), {path: `/builder.html${query}`, ...options});
  await page.until('document.querySelector(".fine") && !/Reading|Lecture/.test(document.querySelector("#feed-help").textContent)');
  return page;
};

/** The text of a block of code: `snippet`, `head`, … */
export const code = (page: TestPage, id = 'snippet') => page.evaluate(id => document.querySelector(`#code-${id}`)?.textContent ?? '', id);

/** Waits until the preview has been measured, and all that follows from it is in the snippet. */
export const measured = (page: TestPage) => page.until(`/min-block-size/.test(document.querySelector('[id^=code-]:is(#code-snippet, #code-block, #code-link, #code-style)')?.textContent) && !/undefined/.test(document.querySelector('#code-policy')?.textContent)`);
