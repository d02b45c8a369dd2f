import {css} from '../../ui/css.js';

export const styles = css`
  /* A thumb's 24 px, without moving the line. */
  a {
    padding-block: 0.35em;
  }
  .fields {
    display: grid;
    /* Two columns from 32em on, never three. */
    grid-template-columns: repeat(auto-fill, minmax(min(15.5em, 100%), 1fr));
    column-gap: var(--_space);
    max-inline-size: 48em;
  }
  .field {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    margin-block-end: 1.25em;
  }
  .field:last-child {
    margin-block-end: 0;
  }
  .wide {
    display: block;
    grid-column: 1 / -1;
  }
  label,
  legend {
    font-weight: 600;
  }
  .small,
  .tick {
    font-weight: 400;
  }
  .field > [name] {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0.375em 0 0;
    padding: 0.5em 0.75em;
    font: inherit;
    color: inherit;
    background: var(--ijm-color-field, transparent);
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
  }
  .field > textarea[name] {
    resize: vertical;
    field-sizing: content;
    min-block-size: 8em;
  }
  option {
    color: canvastext;
    background: canvas;
  }
  .tick {
    display: flex;
    gap: 0.625em;
    padding-block: 0.625em;
  }
  .tick input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em;
    font: inherit;
    accent-color: var(--_accent);
  }
  .tick p:last-child {
    display: inline;
  }
  .exit {
    --_fill: none;
    --_on-fill: currentcolor;
  }
  .exit a {
    margin-block-end: 0.25em;
    border-color: currentcolor;
  }
  .exit span {
    display: block;
  }
  .button {
    justify-self: start;
    min-inline-size: 8em;
  }
  [role='status']:not(:empty) {
    margin-block-start: var(--_space);
  }
`;
