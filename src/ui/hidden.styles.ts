import {css} from './css.js';

/** What only screen readers are to meet. */
export const hiddenStyles = css`
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
