import {css} from '../../ui/css.js';

export const styles = css`
  figure {
    position: relative;
    padding-inline-start: 1.5em;
  }
  blockquote {
    font-size: 1.375em;
    line-height: 1.35;
    text-wrap: pretty;
    max-inline-size: 32ch;
  }
  .mark {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: -0.05em;
    font-size: 3em;
    line-height: 1;
    color: var(--_ink);
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: 0.75em;
    margin-block-start: var(--_space);
  }
  .portrait {
    flex: none;
    inline-size: 3.5em;
    block-size: 3.5em;
    object-fit: cover;
    border-radius: 50%;
    background: var(--_tint);
  }
  .name {
    font-weight: 650;
    font-size: 0.9375em;
  }
  @container (min-width: 35em) {
    blockquote {
      font-size: 1.75em;
    }
  }
`;
