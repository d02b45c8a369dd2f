import {css} from '../../ui/css.js';

export const styles = css`
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.5em;
    max-inline-size: none;
  }
  .value {
    position: relative;
    font-size: min(clamp(2em, 18cqi, 4em), 160cqi / var(--_chars, 1));
    font-weight: 700;
    line-height: 1.1;
    letter-spacing: -0.02em;
    font-variant-numeric: lining-nums tabular-nums;
    color: var(--_ink);
  }
  .count {
    position: absolute;
    inset: 0;
    white-space: nowrap;
  }
  .unit {
    font-size: 1.125em;
    font-weight: 600;
  }
  .label {
    font-size: 1.0625em;
    line-height: 1.4;
    text-wrap: balance;
    margin-block: 0.25em 0.375em;
  }
  .facts > * + ::before {
    content: '·';
    margin-inline: 0.25em 0.5em;
  }
  .apart .value {
    color: inherit;
  }
  .row .value {
    font-size: min(1.75em, 160cqi / var(--_chars, 1));
  }
  .row .unit {
    font-size: 1em;
  }
  .chart {
    display: grid;
    gap: 0.75em;
    margin-block: 1em;
    max-inline-size: 32em;
  }
  .chart b {
    position: relative;
    display: inline-block;
    font-weight: 700;
    font-size: 1.125em;
    font-variant-numeric: tabular-nums lining-nums;
    inset-inline-start: calc(var(--_at, 0) * 100%);
    translate: calc(var(--_at, 0) * -100%);
  }
  :dir(rtl) > b {
    translate: calc(var(--_at, 0) * 100%);
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 1em;
    margin-block: 0.125em;
    overflow: visible;
    fill: currentcolor;
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
  line {
    stroke: var(--_line);
  }
  .now b {
    color: var(--_ink);
  }
  .now svg {
    fill: var(--_ink);
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    .counting {
      opacity: 0;
    }
  }
  @media print {
    .count {
      display: none;
    }
  }
  @container (min-width: 26em) {
    .stack:has(.apart) {
      grid-template-columns: 1fr 1fr;
      gap: 2em;
    }
  }
  @container (min-width: 17em) {
    .row .side {
      display: grid;
      grid-template-columns: minmax(min-content, 5.5em) minmax(0, 1fr);
      gap: 1em;
      align-items: baseline;
      overflow-wrap: normal;
    }
    .row .label {
      margin-block-start: 0;
    }
  }
`;
