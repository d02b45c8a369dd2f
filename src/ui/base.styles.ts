import {css} from './css.js';

/**
 * What all elements share. The inner root starts from nothing (`all: initial`), so that a page's loud rules, which
 * reach the host element only, end there; it then borrows the page's font and colour. Tokens are read with a fallback
 * and never set on the host, so that a value on `:root` reaches every element.
 */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    container-type: inline-size;
    contain-intrinsic-inline-size: 12em;
    font-family: var(--ijm-font);
    font-size: var(--ijm-font-size, medium);
    line-height: 1.5;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
    color: var(--ijm-color-text);
    background: var(--ijm-color-surface);
    color-scheme: inherit;
    --_accent: var(--ijm-color-accent, light-dark(#0d5a63, #86d3d3));
    --_ink: color-mix(in oklab, var(--_accent) 72%, currentcolor);
    --_muted: var(--ijm-color-muted, color-mix(in srgb, currentcolor 76%, transparent));
    --_line: var(--ijm-color-line, color-mix(in srgb, currentcolor 20%, transparent));
    --_tint: color-mix(in srgb, var(--_accent) 10%, transparent);
    --_radius: var(--ijm-radius, 0.5em);
    --_space: var(--ijm-space, 1em);
  }
  .light,
  .dark,
  .auto {
    color: var(--ijm-color-text, light-dark(#1b2327, #eceff0));
    background: var(--ijm-color-surface, light-dark(#fff, #1c2224));
    padding: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
  }
  .light {
    color-scheme: light;
  }
  .dark {
    color-scheme: dark;
  }
  .auto {
    color-scheme: light dark;
  }
  .root *,
  .root ::before {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  dl,
  dd,
  figure,
  blockquote,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    font: inherit;
  }
  p {
    text-wrap: pretty;
    max-inline-size: 65ch;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  .small {
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .small .small {
    font-size: inherit;
    color: inherit;
  }
  a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
  @media print {
    .root {
      color-scheme: light;
    }
  }
  @media (prefers-contrast: more), (forced-colors: active) {
    .root {
      --_ink: currentcolor;
      --_muted: currentcolor;
      --_line: currentcolor;
    }
  }
`;
