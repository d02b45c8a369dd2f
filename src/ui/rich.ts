import {html, nothing} from 'lit/html.js';
import type {Rich} from '../feed/types.js';
import {richBlocks, type Inline} from '../text/rich.js';
import {link, type Place} from './link.js';

const inline = (parts: Inline[], place: Place): unknown[] =>
  parts.map(part => {
    // As in `said`: a translator must not freeze an old text.
    if (typeof part === 'string') return html`<span .textContent=${part}></span>`;
    const content = inline(part.parts, place);
    if (part.kind === 'link') return link(part.href, content, place);
    return part.kind === 'strong' ? html`<strong>${content}</strong>` : html`<em>${content}</em>`;
  });

/** Paragraphs and lists of the feed. */
export const rich = (text: Rich | undefined, place: Place) =>
  richBlocks(text, place.language).map(block =>
    block.kind === 'list'
      ? html`<ul class="list" dir="auto" lang=${block.lang ?? nothing}>${block.items.map(item => html`<li>${inline(item, place)}</li>`)}</ul>`
      : html`<p dir="auto" lang=${block.lang ?? nothing}>${inline(block.parts, place)}</p>`,
  );
