import {css} from '../../ui/css.js';

export const styles = css`
  .link {
    display: inline-block;
    font-weight: 600;
    padding-block: 0.125em;
  }
  .root {
    min-block-size: 100%;
  }
  .media {
    overflow: clip;
    border-radius: var(--_radius);
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 2;
    object-fit: cover;
    border-radius: inherit;
    background: var(--_tint);
    font-size: 0.8125em;
    line-height: 1.4;
    color: var(--_muted);
  }
  .map {
    display: grid;
    aspect-ratio: 3 / 2;
    background: var(--_tint);
  }
  .credit {
    font-size: 0.75em;
    margin-block-start: 0.35em;
  }
  .headline {
    font-size: 0.875em;
    font-weight: 600;
    color: var(--_muted);
  }
  .name {
    font-size: 1.625em;
    margin-block-start: 0.15em;
  }
  .headline + .name {
    margin-block-start: 0.1em;
  }
  .summary {
    margin-block-start: 0.6em;
  }
  .figures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: 1.25em;
    border-block-end: 1px solid var(--_line);
  }
  .figures > * {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.75em;
  }
  .more {
    margin-block-start: 1em;
  }
  .figures + * {
    margin-block-start: 1em;
  }
  :is(.figures, .summary):first-child {
    margin-block-start: 0;
  }
  .arrow {
    inline-size: 1em;
    block-size: 1em;
    margin-inline-start: 0.4em;
    vertical-align: -0.125em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em 2em;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-block: 0.5em;
    text-decoration: none;
  }
  .thumb {
    flex: none;
    inline-size: 4em;
    aspect-ratio: 1;
    border-radius: var(--_radius);
  }
  .words {
    flex: 1;
    display: grid;
  }
  .words > * {
    margin: 0;
  }
  .words > .name {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
  }
  .words > .headline {
    font-weight: 400;
  }
  .line:hover .name {
    text-decoration: underline 1px;
  }
  @container (max-width: 14em) {
    .thumb {
      display: none;
    }
  }
  @container (min-width: 36em) {
    .card {
      grid-template-columns: 2fr 3fr;
    }
    .card > .media {
      display: grid;
      grid-template: 1fr auto / minmax(0, 1fr);
      aspect-ratio: auto;
    }
    .card img {
      aspect-ratio: auto;
      block-size: 100%;
    }
  }
`;
