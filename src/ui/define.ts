import {html, render} from 'lit/html.js';
import {adopt} from './sheets.js';

/**
 * Whether widgets can be drawn in this document at all. Where they can't, no element is defined, so that the fallback
 * inside each tag stays in sight: documents that are not HTML, pages that allow no markup from scripts (Trusted Types
 * without our policy), pages and browsers without what everything rests on.
 */
const canDraw = () => {
  try {
    const probe = document.createElement('div');
    render(html`<b>${1}</b>`, probe);
    adopt(probe.attachShadow({mode: 'open'}), '');
    probe.dispatchEvent(new CustomEvent('ijm-probe'));
    new MutationObserver(canDraw);
    new IntersectionObserver(canDraw);
    return document.contentType === 'text/html' && probe.textContent === '1' && 'adoptedStyleSheets' in document;
  } catch {
    return false;
  }
};

let drawable: boolean | undefined;

/** Registers `tag`, unless the page has it already: two copies of the kit are harmless, the first one stays. */
export const define = (tag: string, element: CustomElementConstructor) => {
  try {
    if (!customElements.get(tag) && (drawable ??= canDraw())) customElements.define(tag, element);
  } catch {
    // The page broke its registry, or another copy was faster.
  }
};
