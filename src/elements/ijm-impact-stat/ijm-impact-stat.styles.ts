import {css} from '../../ui/css.js';

export const styles = css`
  .figure {
    position: relative;
    font-size: clamp(2.25em, 14cqi, 4em);
    font-weight: 700;
    line-height: 1.05;
    letter-spacing: -0.02em;
    font-variant-numeric: lining-nums;
    max-inline-size: none;
  }
  .value {
    color: var(--_ink);
    display: inline-block;
    position: relative;
  }
  .count {
    position: absolute;
    inset: 0;
    white-space: nowrap;
  }
  .counting {
    opacity: 0;
  }
  .unit {
    font-size: 0.36em;
    font-weight: 600;
    letter-spacing: 0;
    margin-inline-start: 0.4em;
  }
  .label {
    font-size: 1.0625em;
    margin-block: 0.25em 0.5em;
    text-wrap: balance;
  }
  .facts > * {
    display: inline-block;
    margin-inline-end: 0.75em;
  }
  .change {
    margin-block: 1em;
    display: grid;
    gap: 0.75em;
    max-inline-size: 32em;
  }
  .change b {
    font-weight: 700;
    font-size: 1.125em;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .apart {
    grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
  }
  .apart > p {
    border-inline-start: 2px solid var(--_line);
    padding-inline-start: 0.75em;
  }
  .apart b {
    display: block;
    font-size: 1.375em;
    line-height: 1.2;
  }
  .apart > .small {
    grid-column: 1 / -1;
    border: 0;
    padding: 0;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.875em;
    margin-block-start: 0.25em;
    overflow: visible;
    fill: currentcolor;
    stroke: var(--_line);
    forced-color-adjust: auto;
  }
  [dir='rtl'] svg,
  :dir(rtl) svg {
    transform: scaleX(-1);
  }
  .now {
    fill: var(--_ink);
  }
  rect,
  circle {
    stroke: none;
  }
  @media print {
    .counting {
      opacity: 1;
    }
    .count {
      display: none;
    }
  }
`;
