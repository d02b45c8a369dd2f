import {css} from '../../ui/css.js';

export const styles = css`
  p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    max-inline-size: none;
    font-variant-numeric: lining-nums tabular-nums;
  }
  .sums {
    justify-content: space-between;
  }
  b {
    font-weight: 650;
  }
  svg {
    display: block;
    overflow: hidden;
    inline-size: 100%;
    block-size: 0.75em;
    margin-block: 0.375em;
    background: var(--_line);
    border-radius: 0.375em;
    fill: var(--_accent);
  }
  :dir(rtl) svg {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    svg {
      fill: highlight;
      background: canvas;
      outline: 1px solid;
    }
  }
`;
