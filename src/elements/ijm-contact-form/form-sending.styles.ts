import {css} from '../../ui/css.js';

export const sendingStyles = css`
  /* On a page that is dark by its own colours the text is the one colour known to be seen. */
  .root {
    --_fault: color-mix(in oklab, var(--_critical) 55%, currentcolor);
  }
  .field [aria-invalid='true'] {
    border-color: var(--_fault);
    border-width: 2px;
  }
  .error {
    display: flex;
    gap: 0.5em;
    align-items: start;
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--_fault);
  }
  .field > .error {
    margin-block-start: 0.375em;
  }
  .sign {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.5em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .summary {
    padding: var(--_space);
    border: 1px solid var(--_fault);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
  }
  .summary ul {
    list-style: none;
    padding: 0;
  }
  .summary li {
    padding-block-start: 0.5em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em var(--_space);
    margin-block-start: var(--_space);
  }
  .actions p {
    inline-size: 100%;
  }
  .quiet {
    appearance: none;
    min-block-size: 2.75em;
    padding: 0.5em 1em;
    font: inherit;
    font-weight: 600;
    color: inherit;
    background: none;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .quiet:hover {
    border-color: currentcolor;
  }
  .thanks {
    align-content: start;
    outline: none;
  }
  .thanks > .sign {
    inline-size: 2.5em;
    block-size: 2.5em;
    color: var(--_positive);
    stroke-width: 1.5;
  }
  .download {
    display: inline-flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: 2.75em;
    font-weight: 600;
  }
  .download .sign {
    inline-size: 1.5em;
    color: var(--_ink);
  }
`;
