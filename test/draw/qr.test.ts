import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import type {QRCode} from 'jsqr';
import {qrPath, qrSvg, type QrPath} from '../../src/draw/qr.js';

/** A decoder that shares nothing with the encoder. */
const {default: decode} = createRequire(import.meta.url)('jsqr') as {default: (data: Uint8ClampedArray, width: number, height: number) => QRCode | null};

/** Paints the rectangles of a path, some pixels a module, as black on white. */
const pixels = ({path, size}: QrPath, scale = 4) => {
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [whole, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z|[^]/g)) {
    assert.ok(whole.length > 1 && length === back, `a rectangle: ${whole}`);
    for (let row = +y! * scale; row < (+y! + 1) * scale; row++) {
      for (let column = +x! * scale; column < (+x! + +length!) * scale; column++) data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return {data, width};
};

const read = (code: QrPath) => {
  const {data, width} = pixels(code);
  return decode(data, width, width)?.data;
};

const texts = [
  'https://www.ijm.ca/donate?campaign=cambodia&amount=60&currency=CAD&type=single&source=partner-7&lang=en-CA',
  'x',
  'HTTPS://IJM.CA',
  '0123456789',
  'https://exemple.ca/été/ប្រទេសកម្ពុជា?q=<&>"\'',
  `https://example.org/?${'long=1&'.repeat(150)}`,
];

describe('qrPath', () => {
  for (const text of texts) {
    it(`draws what a reader reads as ${text.slice(0, 60)}`, () => {
      assert.equal(read(qrPath(text)!), text);
    });
  }

  it('leaves a quiet zone of four modules', () => {
    const {path, size} = qrPath(texts[0]!)!;
    const corners = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) => [+x!, +y!, size - +x! - +length!, size - 1 - +y!]);
    assert.equal(Math.min(...corners), 4);
  });

  it('is nothing for no text', () => assert.equal(qrPath(''), undefined));
  it('is nothing for more than a code can hold', () => assert.equal(qrPath('a'.repeat(3000)), undefined));
});

describe('qrSvg', () => {
  it('is a file of its own with the same code, dark on white', () => {
    const svg = qrSvg(texts[0]!)!;
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1" /);
    assert.match(svg.slice(0, svg.indexOf(qrPath(texts[0]!)!.path)), /fill="#fff"/);
  });

  it('holds nothing of the text itself, whatever is in it', () => assert.doesNotMatch(qrSvg('"><script>alert(1)</script>')!, /script|alert/));
  it('is nothing for no text', () => assert.equal(qrSvg(''), undefined));
});
