import {css} from './css.js';

/** Headings as `heading()` draws them. */
export const headingStyles = css`
  [part~='heading'] {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
`;
