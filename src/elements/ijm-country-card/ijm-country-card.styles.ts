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
  img,
  .map {
    display: grid;
    aspect-ratio: 3 / 2;
    background: var(--_tint);
  }
  img,
  .card > .map {
    /* WebKit gives a picture that fails the shape of its own sign; and what a map says below would push the rest about. */
    contain: size;
    inline-size: 100%;
  }
  img {
    block-size: auto;
    object-fit: cover;
    border-radius: inherit;
  }
  figcaption {
    margin-block-start: 0.35em;
  }
  .headline {
    font-size: 0.875em;
    font-weight: 600;
    color: var(--_muted);
  }
  .name {
    font-size: 1.625em;
  }
  * + .name {
    margin-block-start: 0.1em;
  }
  * + .summary {
    margin-block-start: 0.6em;
  }
  * + .more,
  * + .figures,
  .figures + * {
    margin-block-start: 1em;
  }
  .card,
  .figures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em 2em;
  }
  .figures {
    row-gap: 0;
    border-block-end: 1px solid var(--_line);
  }
  .figures > * {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.75em;
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
  .words > .name {
    font-size: 1.125em;
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
    }
    .card > .media,
    .card img {
      aspect-ratio: auto;
      block-size: 100%;
    }
  }
`;
