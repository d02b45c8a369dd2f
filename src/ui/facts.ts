import {html, nothing} from 'lit/html.js';

/** What is known of something, as names and what they stand for; what is not known is left out. */
export const facts = (rows: [name: string, content: unknown][]) => html`<dl part="facts" class="facts">
  ${rows.map(([name, content]) => (content && content !== nothing ? html`<div><dt class="small">${name}</dt><dd>${content}</dd></div>` : nothing))}
</dl>`;
