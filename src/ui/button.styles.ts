import {css} from './css.js';

/** The one thing to do: a filled link or button. Its text is in an element of its own, so that the focus ring keeps the text's colour. */
export const buttonStyles = css`
  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 2.75em;
    padding: 0.5em 1.25em;
    font: inherit;
    font-weight: 650;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    color: inherit;
    background: var(--_fill, var(--_accent));
    border: 1px solid transparent;
    border-radius: var(--_radius);
    cursor: pointer;
    transition: filter 0.15s;
  }
  .button > * {
    color: var(--_on-fill, var(--_on-accent));
  }
  .button:hover {
    filter: brightness(1.12);
  }
`;
