/** QR codes (ISO/IEC 18004) as drawings. A later part: most visitors never open one. */
import {encode} from 'uqr';

/** A QR code to be drawn: dark squares as one path in a box of `size` × `size`, quiet zone of four modules included. */
export interface QrPath {
  path: string;
  size: number;
}

/** The room around a code without which readers may miss it, in modules. */
const QUIET = 4;

/**
 * The QR code of a text; `undefined` where there is none, since the text is empty or longer than a code can hold (about
 * 2,300 bytes).
 *
 * @param text Mostly an address; kept as it is, in UTF-8.
 */
export const qrPath = (text: string): QrPath | undefined => {
  if (!text) return;
  try {
    // M survives a printer's smudge or a crease, and seldom makes the code of an address larger.
    const {data, size} = encode(text, {ecc: 'M', border: QUIET});
    let path = '';
    data.forEach((row, y) => {
      for (let x = 0; x < size; x++) {
        const start = x;
        while (row[x]) x++;
        if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
      }
    });
    return {path, size};
  } catch {
    return;
  }
};

/** The QR code of a text as an SVG file of its own, dark on white, eight units a module; `undefined` as above. */
export const qrSvg = (text: string): string | undefined => {
  const code = qrPath(text);
  if (!code) return;
  const {path, size} = code;
  const box = `viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}"`;
  const paper = `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} shape-rendering="crispEdges">${paper}<path d="${path}"/></svg>`;
};
