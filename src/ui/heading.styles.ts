import {css} from './css.js';

/** Headings as `heading()` draws them. Only words too long for a narrow place are parted, where the browser can tell. */
export const headingStyles = css`
  [part~='heading'] {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.15;
    text-wrap: balance;
    hyphenate-limit-chars: 14 5 4;
  }
  /* Letters that stand upon each other. */
  [part~='heading']:lang(km) {
    line-height: 1.5;
  }
  @supports (hyphenate-limit-chars: 14) {
    [part~='heading'] {
      hyphens: auto;
    }
  }
`;
