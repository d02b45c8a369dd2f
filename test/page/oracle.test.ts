/** The oracle itself: each of its parts must notice what it is there for. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chromiumOnly, html, pageTests, pause, QUOTE, SNIPPET, type Exceptions, type OpenOptions} from '../support/page.js';

const kit = pageTests();

/** What a script on the page does after the kit has shown, and what the oracle is to say. */
const deeds: {[deed: string]: [script: string, says: RegExp, allowed?: Exceptions, options?: OpenOptions]} = {
  'an error that nobody catches': ['setTimeout(() => { throw new Error("oh") })', /O1/],
  'a rejection that nobody handles': ['Promise.reject(new Error("oh"))', /O1/],
  'an error on the console': ['console.error("oh")', /O1/],
  'script of the feed': ['globalThis.__pwn = 1', /O2/],
  'a request to another host': ['fetch("http://127.0.0.2:60001/").catch(() => {})', /O3/],
  'a violation of the policy': ['setTimeout(() => eval("1"))', /O4/, {errors: /EvalError/}, {headers: {'content-security-policy': "script-src 'self' 'unsafe-inline'"}}],
  'an element that hides its fallback': ['document.body.append(Object.assign(document.createElement("ijm-other"), {innerHTML: "<a href=/>give</a>", hidden: true}))', /O5/],
  'an element that is empty': ['document.querySelector("ijm-quote").shadowRoot.querySelector("[part~=root]").replaceChildren()', /O5/],
  'an attribute on the host element': ['document.querySelector("ijm-quote").setAttribute("ready", "")', /O6/],
  'a node more': ['document.head.append(document.createElement("style"))', /O6/],
  'a name on window': ['window.ijmConfig = {}', /O6/],
  'the focus elsewhere': ['document.querySelector("main > p a").focus()', /O6: focus/],
  'something stored': ['localStorage.setItem("a", "b")', /O6/],
  'a cookie': ['document.cookie = "a=b"', /O6/],
  'a picture without a text': ['document.querySelector("ijm-quote").shadowRoot.querySelector("[part~=root]").append(Object.assign(new Image(9, 9), {src: "data:,"}))', /O7/],
  'content that moves': [
    'const q = document.querySelector("ijm-quote"); const r = q.shadowRoot.querySelector("[part~=root]"); const s = new CSSStyleSheet(); s.replaceSync("ijm-quote { padding-top: 400px }"); document.adoptedStyleSheets = [s];',
    /O8/,
  ],
};

describe('the oracle', () => {
  for (const [deed, [script, says, allowed, options]] of Object.entries(deeds)) {
    it(`notices ${deed}`, String(says) === '/O8/' ? chromiumOnly('what moves by itself') : {}, async () => {
      const page = await kit.open(html(`${QUOTE}<p>What comes <a href="#">after it</a>.</p>${SNIPPET}`), options);
      await page.ready();
      // What was never painted has not moved.
      await page.page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
      // A node of the page's own world, so that the page's policy and the page's own errors count.
      await page.page.evaluate(script => {
        const element = Object.assign(document.createElement('script'), {textContent: script});
        document.head.append(element);
        element.remove();
      }, script);
      await pause(100);
      await assert.rejects(page.oracle({shifts: !says.test('O8'), ...allowed}), says);
    });
  }

  for (const [deed, script] of Object.entries({
    'a timer': 'setTimeout(() => {}, 60000)',
    'an interval': 'setInterval(() => {}, 60000)',
    'a listener': 'addEventListener("online", () => {})',
    'a listener of the document': 'document.addEventListener("visibilitychange", () => {})',
    'an observer': 'new ResizeObserver(() => {}).observe(document.body)',
    'a fetch': 'fetch("/odd/slow?wait=5000")',
  })) {
    it(`notices ${deed} that is left`, async () => {
      const page = await kit.open(html(`${QUOTE}${SNIPPET}`), {counts: true});
      await page.ready();
      await page.evaluate(script => {
        document.querySelector('ijm-quote')!.remove();
        document.head.append(Object.assign(document.createElement('script'), {textContent: script}));
      }, script);
      await pause(50);
      await assert.rejects(page.assertNothingLeft(), /O9/);
    });
  }
});
