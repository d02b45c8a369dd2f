/** What only paper shows: the link as a QR code. A later part. */
import type {html, nothing} from 'lit/html.js';
import type {wordsIn} from '../../text/words.js';
import {givingWords} from '../../text/words/giving.js';
import {paperCode, type Printed} from '../../ui/paper.js';

export {unwatchPaper, watchPaper} from '../../ui/paper.js';

export interface Tools {
  html: typeof html;
  nothing: typeof nothing;
  wordsIn: typeof wordsIn;
}

export type Element = Printed & {readonly isConnected: boolean};

/** The QR code of the link; nothing on screen. */
export const renderCode = ({html, nothing, wordsIn}: Tools, url: string, locale: string) => {
  const code = paperCode(url);
  return code
    ? html`<p class="code"><svg viewBox="0 0 ${code.size} ${code.size}" aria-hidden="true"><path d=${code.path}></path></svg>${wordsIn(givingWords, locale).scan}</p>`
    : nothing;
};
