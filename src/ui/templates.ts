import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Said} from '../text/text.js';

// Each in a file of its own, so that an element can leave to a later part what only some entries need.
export {link, linkTo, type Place} from './link.js';
export {canShow, picture} from './picture.js';
export {rich} from './rich.js';

/**
 * A text that may change while it is shown, isolated from the writing direction around it. It is set as a property: a
 * page translator may have taken the text node out, and writing to that would change nothing on screen.
 */
export const said = (what: Said | string | undefined) => {
  if (!what) return nothing;
  const {text, lang} = typeof what === 'string' ? {text: what} : what;
  return html`<bdi lang=${lang ?? nothing} .textContent=${text}></bdi>`;
};

const levelOf = (level: number | null | undefined) => ([1, 2, 3, 4, 5, 6].includes(level!) ? level! : 2);

/** The same template for each level, made when it is first drawn: Lit knows a template by the identity of its strings. */
const headings: TemplateStringsArray[] = [];

/** A heading of the level that the page asks for. */
export const heading = (level: number | null | undefined, content: unknown, name = ''): TemplateResult => {
  const tag = levelOf(level);
  return html((headings[tag] ??= Object.assign([`<h${tag} part="heading" class="`, '">', `</h${tag}>`], {raw: []})), name, content);
};

/** The level of a heading inside something with a heading of its own. */
export const levelBelow = (level: number | null | undefined) => Math.min(levelOf(level) + 1, 6);

/** Hands the parts of an element inside on, as `<prefix>__<name>`: the value of its `exportparts`. */
export const exported = (prefix: string, names: string) => names.replace(/\w+/g, `$&:${prefix}__$&,`);

/** The arrow of a link that leads on; mirrored where text runs from right to left. */
export const arrow = () => html`<svg class="arrow" viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 8h11m-4-4 4 4-4 4"></path></svg>`;
