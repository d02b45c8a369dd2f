import {css} from '../../ui/css.js';

export const styles = css`
  figure {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.6em;
  }
  figure > * {
    grid-column: 2;
  }
  .mark {
    grid-area: 1 / 1;
    font-size: 3em;
    line-height: 1;
    block-size: 0.5em;
    color: var(--_ink);
  }
  blockquote {
    font-size: clamp(1.25em, 4.5cqi, 1.75em);
    line-height: 1.35;
    text-wrap: pretty;
    max-inline-size: 36ch;
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: 0.75em;
    margin-block-start: 1em;
    line-height: 1.35;
  }
  .portrait {
    flex: none;
    inline-size: 3.5em;
    block-size: 3.5em;
    object-fit: cover;
    border-radius: 50%;
    background: var(--_tint);
  }
  figcaption > span > * {
    display: block;
  }
  .name {
    font-weight: 650;
    font-size: 0.9375em;
  }
`;
