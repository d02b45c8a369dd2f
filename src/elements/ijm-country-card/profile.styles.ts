import {css} from '../../ui/css.js';

/** For what only a profile has. */
export const profileStyles = css`
  .profile,
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2.5em 3em;
  }
  .row {
    row-gap: 1.5em;
  }
  .row:has(> .full > :is(:not(:defined), :state(error))) {
    display: none;
  }
  * + :is(ijm-quote, ijm-office, ijm-donate-cta, .media) {
    margin-block-start: 1.5em;
  }
  * + .story {
    margin-block-start: 1em;
  }
  .story > * + * {
    margin-block-start: 0.75em;
  }
  .list {
    padding-inline-start: 1.25em;
  }
  .profile .name {
    font-size: clamp(1.625em, 8cqi, 3.5em);
  }
  .profile .headline {
    font-size: 1em;
  }
  .profile .summary {
    font-size: 1.25em;
    line-height: 1.4;
  }
  @container (min-width: 44em) {
    .row {
      grid-template-columns: 11fr 9fr;
    }
    .row > .aside {
      grid-area: 1 / 2;
    }
    .row:first-child > .text {
      align-self: center;
    }
    .row > :only-child {
      grid-area: 1 / 1 / auto / -1;
    }
    .profile .figures {
      grid-template-columns: repeat(6, minmax(0, 1fr));
      column-gap: 3em;
      border-block-start: 1px solid var(--_line);
      overflow-x: clip;
      overflow-clip-margin: 0.5em;
    }
    .profile .figures > * {
      grid-column: span 2;
      margin: 1.5em 0;
      margin-inline-start: -1.5em;
      border-block: 0;
      border-inline-start: 1px solid var(--_line);
      padding: 0;
      padding-inline-start: 1.5em;
    }
    .profile .figures > .wide {
      grid-column: span 3;
    }
    .profile .figures > :only-child {
      grid-column: 1 / -1;
    }
  }
  .imprint,
  .row:has(> .full > .imprint) {
    display: none;
  }
  /* On paper: one page, in two columns that do not wait for each other; then what is as wide as the page. */
  @media print {
    .profile {
      --ijm-font-size: 8.5pt;
      --ijm-space: 0.75em;
      display: flow-root;
      font-size: 8.5pt;
      line-height: 1.45;
    }
    .row {
      display: contents;
    }
    .row:has(> .full > .imprint) {
      display: block;
    }
    .text,
    .aside {
      float: inline-start;
      clear: inline-start;
      inline-size: 53%;
      margin-block-end: 1em;
      break-inside: avoid;
    }
    .aside {
      float: inline-end;
      clear: inline-end;
      inline-size: 42%;
    }
    .row:not(:has(> :nth-child(2))) > * {
      clear: both;
      inline-size: 100%;
    }
    .full {
      clear: both;
      padding-block-start: 0.25em;
      break-inside: avoid;
    }
    .profile .name {
      font-size: 2.5em;
    }
    .profile .summary {
      font-size: 1.25em;
    }
    .profile .figures > * {
      margin-block: 1em;
    }
    .profile .figures {
      margin-block-end: 1em;
    }
    .more {
      display: none;
    }
    .imprint {
      display: flex;
      align-items: center;
      gap: 1em;
      margin-block-start: 1em;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 1em;
    }
    .qr {
      flex: none;
      inline-size: 2.4cm;
      margin: -0.2cm;
    }
  }
`;
