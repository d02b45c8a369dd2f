/** The demo's Cambodia page on paper: a hand-out of one sheet. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoTests} from './served.js';

const demo = demoTests();

describe('the Cambodia page', () => {
  for (const lang of ['en', 'fr']) {
    for (const format of ['A4', 'Letter'] as const) {
      it(`prints on one sheet: ${lang}, ${format}`, async () => {
        const page = await demo.page();
        await page.setViewport({width: 1200, height: 600});
        await page.goto(`${demo.address}cambodia.html?lang=${lang}`);
        await page.waitForFunction(`(maps => maps.length && maps.every(map => map.shadowRoot?.querySelector('[part=globe]')))([...document.querySelectorAll('ijm-map')])`);
        await page.waitForFunction(`[...document.querySelectorAll('ijm-country-card')].at(-1).shadowRoot.querySelector('.qr path')`);
        await page.waitForNetworkIdle();
        const pdf = await page.pdf({format, margin: {top: '10mm', right: '10mm', bottom: '10mm', left: '10mm'}});
        assert.equal(Buffer.from(pdf).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length, 1);
      });
    }
  }
});
