import {css} from './css.js';

/** What can be done, and how it went. The one thing to do: a filled link or button. Its text is in an element of its own, so that the focus ring keeps the text's colour. */
export const buttonStyles = css`
  .root {
    --_on-accent: var(--ijm-color-accent-text, light-dark(#fff, #06262a));
    --_positive: var(--ijm-color-positive, light-dark(#1d6b3c, #8fd6a6));
    --_critical: var(--ijm-color-critical, light-dark(#a3242b, #ffb0ab));
  }
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
  @media (prefers-reduced-motion: reduce) {
    .root * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
