import {html} from 'lit/html.js';
import type {Cause} from '../../model/cause.js';
import {say} from '../../text/text.js';
import type {Place} from '../../ui/link.js';
import {heading, said} from '../../ui/templates.js';

/**
 * What stands above the choices.
 *
 * @param above What is to stand above the title.
 * @param text What is to stand below it; unset: the text of the appeal.
 */
export const about = ({appeal, fundraiser}: Cause, {language}: Place, level: number | null | undefined, above?: unknown, text?: unknown) =>
  html`<div class="top">
    ${above}${heading(level, said(say((fundraiser ?? appeal).title, language)))}${text ?? html`<p part="text">${said(say(appeal.text, language))}</p>`}
  </div>`;
