/**
 * Makes 25-tips.pdf from 25-tips.html beside it: `node demo/guides/make-pdf.mjs`. Needs a Chromium: `CHROME_PATH`,
 * /usr/bin/chromium unless set.
 */
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--no-first-run', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
await page.goto(new URL('25-tips.html', import.meta.url).href);
await page.pdf({path: new URL('25-tips.pdf', import.meta.url).pathname, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true});
await browser.close();
