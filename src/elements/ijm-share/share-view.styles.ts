import {css} from '../../ui/css.js';

export const shareStyles = css`
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.25em;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    list-style: none;
  }
  [part='button'] {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: 0.375em;
    padding-inline: 0.75em 1em;
    font: inherit;
    font-weight: 600;
    color: inherit;
    text-decoration: none;
    background: none;
    border: 1px solid color-mix(in srgb, currentcolor 50%, transparent);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  [part='button']:hover,
  [aria-expanded='true'] {
    background: var(--_tint);
    border-color: currentcolor;
  }
  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [role='status']:not(:has(*)) {
    position: absolute;
  }
  input {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    padding: 0.5em 0.75em;
    background: none;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
  }
  figure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  figcaption {
    flex: 1 1 12em;
  }
  .code {
    inline-size: 10em;
    block-size: auto;
    fill: #000;
    stroke: none;
    background: #fff;
    border-radius: var(--_radius);
  }
  @container (width < 30em) {
    li {
      flex: 1 1 auto;
    }
    [part='button'] {
      inline-size: 100%;
    }
  }
  .paper {
    display: none;
  }
  @media print {
    ul,
    [role='status'],
    .link {
      display: none;
    }
    .paper {
      display: flex;
    }
    .code {
      inline-size: 2.5cm;
    }
  }
`;
