import {css} from '../../ui/css.js';

export const styles = css`
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.5em;
  }
  .value {
    font-size: min(clamp(2em, 18cqi, 4em), 140cqi / var(--_chars, 1));
    font-weight: 700;
    line-height: 1.1;
    letter-spacing: -0.02em;
    font-variant-numeric: lining-nums tabular-nums;
    white-space: nowrap;
    color: var(--_ink);
  }
  .unit {
    font-size: 1.125em;
    font-weight: 600;
  }
  .label {
    font-size: 1.0625em;
    line-height: 1.4;
    text-wrap: balance;
    hyphenate-limit-chars: 14 5 4;
    margin-block: 0.25em 0.375em;
  }
  .facts > * + ::before {
    content: '·';
    margin-inline: 0.25em 0.5em;
  }
  .row .value {
    font-size: min(1.75em, 140cqi / var(--_chars, 1));
  }
  .row .unit {
    font-size: 1em;
  }
  @container (min-width: 17em) {
    .row .side {
      display: grid;
      grid-template-columns: minmax(min-content, 7em) minmax(0, 1fr);
      gap: 1em;
      align-items: baseline;
    }
    .row .figure {
      flex-direction: column;
    }
    .row .label {
      margin-block-start: 0;
    }
  }
  @supports (hyphenate-limit-chars: 14) {
    .label {
      hyphens: auto;
    }
  }
`;
