import {css} from './css.js';

/** For the template `facts`, under a heading. */
export const factsStyles = css`
  /* A thumb's 24 px, without moving the line. */
  a {
    padding-block: 0.35em;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.25em;
    margin-block-end: 0.6em;
  }
  .facts > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 1em;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  .name,
  .facts + p {
    margin-block: 0.5em;
  }
  dt {
    flex: 0 0 9em;
  }
  dd {
    flex: 1 1 10em;
  }
`;
