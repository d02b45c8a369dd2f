import {css} from '../../ui/css.js';

/** How a map is drawn. */
export const mapStyles = css`
  .root {
    --_halo: oklch(from currentcolor calc((0.6 - l) * 999) 0 0 / 0.85);
    --_country: var(--ijm-map-country, var(--_accent));
    --_land: var(--ijm-map-land, oklch(from currentcolor calc((0.6 - l) * 999) 0 0 / calc(0.75 - l * 0.55)));
  }
  [part='map'] {
    border-radius: var(--_radius);
    background: var(--ijm-map-sea, var(--_tint));
  }
  path,
  circle {
    vector-effect: non-scaling-stroke;
    stroke-linejoin: round;
  }
  .land {
    fill: var(--_land);
    stroke: color-mix(in srgb, currentcolor 26%, transparent);
    stroke-width: 0.5px;
  }
  .border {
    fill: none;
    stroke: color-mix(in srgb, currentcolor 30%, transparent);
    stroke-width: 0.75px;
  }
  .own {
    fill: color-mix(in srgb, var(--_country) 42%, transparent);
    stroke: var(--_country);
    stroke-width: 1px;
  }
  circle.own,
  .globe .own {
    fill: var(--_country);
    stroke-width: 0.5px;
  }
  .sea {
    fill: var(--ijm-map-sea, var(--_tint));
  }
  .rim {
    fill: none;
    stroke: currentcolor;
    stroke-width: 0.75px;
    opacity: 0.4;
  }
  text {
    fill: currentcolor;
    paint-order: stroke;
    stroke: var(--_halo);
    stroke-width: 0.25em;
    stroke-linejoin: round;
  }
  .name,
  .own-name {
    text-anchor: middle;
  }
  .own-name {
    stroke: none;
    fill: color-mix(in oklab, var(--_country) 60%, currentcolor);
  }
  .name {
    letter-spacing: 0.02em;
    fill-opacity: 0.7;
  }
  .label {
    font-weight: 650;
  }
  .office {
    fill: currentcolor;
    stroke: var(--_halo);
    stroke-width: 1.5px;
  }
  [part='offices'] {
    margin-block-start: 0.35em;
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    [role='img'] {
      animation: appear 0.2s;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .root {
      --_halo: Canvas;
      --_land: Canvas;
      --_country: Highlight;
    }
    [part='map'] {
      outline: 1px solid;
      outline-offset: -1px;
    }
    .land,
    .border {
      stroke: GrayText;
    }
    .own {
      fill: color-mix(in srgb, Highlight 45%, Canvas);
    }
    text,
    .name,
    .own-name,
    .office {
      fill: CanvasText;
      fill-opacity: 1;
    }
    .rim {
      stroke: CanvasText;
    }
  }
`;
