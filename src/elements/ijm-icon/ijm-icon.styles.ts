import {css} from '../../ui/css.js';

export const styles = css`
  :host {
    display: inline-block;
    inline-size: 1.25em;
    block-size: 1.25em;
    vertical-align: -0.25em;
  }
  .root {
    container-type: normal;
    font-size: inherit;
    padding: 0;
    line-height: 1;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;
