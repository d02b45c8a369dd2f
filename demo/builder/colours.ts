/** One accent colour made into tokens for light and dark, with the contrast that WCAG 2.2 asks for. Pure. */

/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** Surfaces that widgets commonly stand on: white, and the kit's own dark one. */
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const DARK: Rgb = [28, 34, 36];

/** WCAG 2.2, 1.4.3: text. */
const TEXT = 4.5;

/** A colour as `#rrggbb` or `#rgb` says it, with or without the sharp; `undefined` when it is none. */
export const parseHex = (hex: string): Rgb | undefined => {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(hex.trim())?.[1];
  if (!digits) return;
  const [r, g, b] = (digits.length === 3 ? [...digits].map(digit => digit + digit) : digits.match(/../g)!).map(pair => parseInt(pair, 16));
  return [r!, g!, b!];
};

export const toHex = (rgb: Rgb) => `#${rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0 to 1 (WCAG 2.2). */
const luminance = (rgb: Rgb) => {
  const [r, g, b] = rgb.map(part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** Contrast ratio, 1 to 21. */
export const contrast = (a: Rgb, b: Rgb) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

const mixed = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map(i => a[i]! + (b[i]! - a[i]!) * share) as unknown as Rgb;

/** The colour nearest to `rgb`, on the way to `end`, that stands out from `surface`. */
const until = (rgb: Rgb, end: Rgb, surface: Rgb) => {
  for (let share = 0; share < 1; share += 0.02) {
    // As it will be written.
    const tried = parseHex(toHex(mixed(rgb, end, share)))!;
    if (contrast(tried, surface) >= TEXT) return tried;
  }
  return end;
};

/** White where it can be read, else black. */
const textOn = (rgb: Rgb) => (contrast(WHITE, rgb) >= TEXT ? WHITE : BLACK);

/** What one accent colour comes to. */
export interface Accent {
  /** Custom properties and their values. */
  tokens: Record<string, string>;
  /** Contrast of the colour with white. */
  onWhite: number;
  /** Where the colour is too pale on white: a darker one, of the same hue, that is not. */
  better?: string;
}

/** Tokens for an accent colour, with a lighter one for the dark; `undefined` when it is no colour. */
export const accentOf = (hex: string): Accent | undefined => {
  const light = parseHex(hex);
  if (!light) return;
  const dark = until(light, WHITE, DARK);
  const onWhite = contrast(light, WHITE);
  return {
    tokens: {
      '--ijm-color-accent': `light-dark(${toHex(light)}, ${toHex(dark)})`,
      '--ijm-color-accent-text': `light-dark(${toHex(textOn(light))}, ${toHex(textOn(dark))})`,
    },
    onWhite,
    better: onWhite < TEXT ? toHex(until(light, BLACK, WHITE)) : undefined,
  };
};
