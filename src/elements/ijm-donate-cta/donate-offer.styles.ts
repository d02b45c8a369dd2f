import {css} from '../../ui/css.js';

export const styles = css`
  .full,
  .choose,
  .give,
  .slot {
    display: grid;
    gap: 0.5em;
  }
  .full {
    gap: var(--_space) 2.5em;
    max-inline-size: 64em;
    align-items: start;
  }
  .top > * + * {
    margin-block-start: 0.5em;
  }
  img {
    display: block;
    contain: size;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 16/9;
    object-fit: cover;
    border-radius: var(--_radius);
  }
  .switches,
  .switches fieldset,
  .amount,
  .own,
  .row .stack,
  .row .choose {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .switches fieldset {
    gap: 0;
    padding: 0.1875em;
    background: color-mix(in srgb, currentcolor 9%, transparent);
    border-radius: var(--_radius);
  }
  .frequency,
  label {
    flex: 1 1 auto;
  }
  .frequency {
    flex-grow: 99;
  }
  .currency {
    flex-grow: 1;
  }
  label {
    position: relative;
    font-weight: 600;
    font-variant-numeric: lining-nums tabular-nums;
    border-radius: var(--_radius);
  }
  label:has(:focus-visible) {
    outline: 2px solid;
    outline-offset: 2px;
  }
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  [type] {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  [type] + span,
  .own {
    display: grid;
    place-content: center;
    min-block-size: 2.375em;
    padding: 0.25em 0.625em;
    text-align: center;
    border: 1px solid transparent;
    border-radius: var(--_radius);
  }
  .amount span,
  .own {
    min-block-size: 2.75em;
    border-color: color-mix(in srgb, currentcolor 50%, transparent);
  }
  :checked + span,
  .picked {
    background: var(--_tint);
    border-color: var(--_accent);
  }
  .amount span {
    padding-inline: 0.25em;
    white-space: nowrap;
  }
  .amount :checked + span {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .amount {
    --_all: 3;
    --_half: 50%;
    --_least: 4em;
  }
  .n4 {
    --_all: 4;
  }
  .n5 {
    --_all: 5;
    --_half: 33.3%;
  }
  .n6 {
    --_all: 6;
    --_half: 33.3%;
  }
  .long {
    --_least: 6em;
  }
  /* All in one row where each finds room in it; else in two rows; else as many rows as it takes. */
  .amount:not(.long) label {
    min-inline-size: 0;
  }
  .amount label {
    flex-basis: clamp(100% / var(--_all) - 0.5em, (var(--_all) * (var(--_least) + 0.5em) - 100%) * 999, max(var(--_half) - 0.5em, var(--_least)));
  }
  .own {
    display: flex;
    place-content: center space-between;
    align-items: center;
    text-align: end;
    font-weight: 400;
  }
  .own input {
    flex: 1 1 3em;
    inline-size: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    text-align: inherit;
  }
  .picked input {
    font-weight: 600;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .slot {
    align-items: start;
  }
  .slot p {
    grid-area: 1/1;
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--_accent);
  }
  .off {
    visibility: hidden;
  }
  .slot .error {
    border-color: var(--_critical);
  }
  .error::before {
    content: '!';
    display: inline-block;
    inline-size: 1.5em;
    margin-inline-end: 0.5em;
    border: 2px solid var(--_critical);
    border-radius: 50%;
    line-height: 1.25;
    text-align: center;
    font-weight: 700;
  }
  .row .stack,
  .row .choose {
    align-items: start;
  }
  .row .choose {
    flex: 3 1 24em;
  }
  .row .amount {
    flex: 1 1 calc(var(--_all) * (var(--_least) + 0.5em));
  }
  .row .own {
    flex-basis: 12.5em;
  }
  .row .give {
    flex: 1 1 10em;
  }
  .row .switches,
  .row .slot,
  .note {
    flex: 1 0 100%;
  }
  .alone .give {
    justify-items: start;
  }
  @container (width > 48em) {
    .full {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (width > 60em) {
    .row .switches {
      flex: 0 1 auto;
    }
  }
  @media (forced-colors: active) {
    .root :checked + span {
      forced-color-adjust: none;
      background: highlight;
      color: highlighttext;
    }
  }
  @media print {
    .root :checked + span {
      background: none;
      color: inherit;
      border: 3px solid;
    }
    .switches,
    .own,
    .button .hidden {
      display: none;
    }
    .button {
      display: block;
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
    }
    .button > * {
      color: inherit;
    }
    .button::after {
      content: ' ' attr(href);
      font-weight: 400;
    }
  }
`;
