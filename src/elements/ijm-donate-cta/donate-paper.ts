/** What only paper shows: the link as a QR code. A later part. */
import type {html, nothing} from 'lit/html.js';
import type {wordsIn} from '../../text/words.js';
import {givingWords} from '../../text/words/giving.js';
import {css} from '../../ui/css.js';
import {paperCode, watchPaper, type Printed} from '../../ui/paper.js';
import type {Styles} from '../../ui/sheets.js';

export {unwatchPaper} from '../../ui/paper.js';

/** The code stands beside the address, or below it where there is no room. */
const styles = css`
  .code {
    display: flex;
    align-items: center;
    gap: 0.75em;
    line-height: 1.25;
    break-inside: avoid;
  }
  .code svg {
    flex: none;
    inline-size: 2.4cm;
    margin: -0.2cm;
  }
  @container (width > 26em) {
    .stack:has(> .code) {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 1.5em;
    }
    .stack:has(> .code) > * {
      grid-column: 1;
    }
    .stack > .code {
      grid-area: 1 / 2 / span 3;
      flex-direction: column;
      max-inline-size: 2.4cm;
      text-align: center;
    }
  }
`;

export interface Tools {
  html: typeof html;
  nothing: typeof nothing;
  wordsIn: typeof wordsIn;
}

export type Element = Printed & {readonly isConnected: boolean};

/** Sees to an element from now on. */
export const beginPaper = (element: Element) => {
  const drawn = element.constructor as unknown as {styles: readonly Styles[]};
  // Put on with the next drawing.
  if (!drawn.styles.includes(styles)) drawn.styles = [...drawn.styles, styles];
  watchPaper(element);
};

/** The QR code of the link; nothing on screen. */
export const renderCode = ({html, nothing, wordsIn}: Tools, url: string, locale: string) => {
  const code = paperCode(url);
  return code
    ? html`<p class="code"><svg viewBox="0 0 ${code.size} ${code.size}" aria-hidden="true"><path d=${code.path}></path></svg>${wordsIn(givingWords, locale).scan}</p>`
    : nothing;
};
