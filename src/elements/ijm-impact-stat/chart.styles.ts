// Not the one of `ui`: a later part imports nothing that is in the first one.
const css = String.raw;

/** For a figure beside an earlier one, and one that counts up. */
export const chartStyles = css`
  .value {
    position: relative;
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    .counting {
      opacity: 0;
    }
  }
  .count {
    position: absolute;
    inset: 0;
  }
  .apart .value {
    font-size: 1.75em;
    color: inherit;
  }
  .row .apart {
    margin-block-start: 0.75em;
  }
  .chart {
    display: grid;
    gap: 0.75em;
    margin-block: 1em;
    max-inline-size: 32em;
  }
  .chart div p {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
    inset-inline-start: calc(var(--_at, 0) * 100%);
    translate: calc(var(--_at, 0) * -100%);
  }
  .chart p:dir(rtl) {
    translate: calc(var(--_at, 0) * 100%);
  }
  .chart b {
    font-weight: 700;
    font-size: 1.125em;
    font-variant-numeric: tabular-nums lining-nums;
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
  @media print {
    .value {
    position: relative;
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    .counting {
      opacity: 0;
    }
  }
  .count {
      display: none;
    }
  }
  @container (min-width: 26em) {
    .stack:has(.apart) {
      grid-template-columns: 1fr 1fr;
      gap: 2em;
    }
    .stack:has(.apart) .value {
      font-size: min(9cqi, 4em);
    }
  }
`;
