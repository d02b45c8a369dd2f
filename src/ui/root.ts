import {html, nothing} from 'lit/html.js';

const THEMES = /^(light|dark|auto)$/;
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

/** What holds everything inside an element, in its theme and language. */
export const root = (theme: string | null | undefined, locale: string, content: unknown) =>
  html`<div part="root" class="root ${THEMES.test(theme!) ? theme : ''}" lang=${locale} dir=${RIGHT_TO_LEFT.test(locale) ? 'rtl' : nothing}>${content}</div>`;
