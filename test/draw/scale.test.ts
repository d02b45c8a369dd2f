import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {compareScale, type ScaleMark, type Span} from '../../src/draw/scale.js';

const span = (min: number, max = min): Span => ({min, max});
const shown = ({min, max}: Span) => (min === max ? `${min}` : `${min} to ${max}`);

describe('compareScale', () => {
  const scales: [before: Span, now: Span, min: number, max: number, zero: number, marks: [number, number, number, number]][] = [
    [span(15, 30), span(0.1), 0, 30, 0, [50, 100, 0.33, 0.33]],
    [span(40), span(40), 0, 40, 0, [100, 100, 100, 100]],
    [span(0), span(0), 0, 1, 0, [0, 0, 0, 0]],
    [span(0), span(7), 0, 8, 0, [0, 0, 87.5, 87.5]],
    [span(7), span(0), 0, 8, 0, [87.5, 87.5, 0, 0]],
    [span(-10), span(30), -10, 30, 25, [0, 0, 100, 100]],
    [span(-3), span(-1), -3, 0, 100, [0, 0, 66.67, 66.67]],
    [span(-5, 5), span(-1, 2), -5, 5, 50, [0, 100, 40, 70]],
    [span(40_300_000), span(38_000_000), 0, 50_000_000, 0, [80.6, 80.6, 76, 76]],
    [span(1e15), span(1), 0, 1e15, 0, [100, 100, 0, 0]],
    [span(1.7e308), span(-1.7e308), -Number.MAX_VALUE, Number.MAX_VALUE, 50, [97.28, 97.28, 2.72, 2.72]],
    [span(0.0003), span(0.0001, 0.0002), 0, 0.0003, 0, [100, 100, 33.33, 66.67]],
    [span(15, 30), span(10, 20), 0, 30, 0, [50, 100, 33.33, 66.67]],
    [span(99, 101), span(100), 0, 120, 0, [82.5, 84.17, 83.33, 83.33]],
    [span(30, 15), span(1), 0, 30, 0, [50, 100, 3.33, 3.33]],
    [span(5e-324), span(0), 0, 5e-324, 0, [100, 100, 0, 0]],
  ];
  for (const [before, now, min, max, zero, [beforeStart, beforeEnd, nowStart, nowEnd]] of scales) {
    it(`puts ${shown(before)} and ${shown(now)} on a scale from ${min} to ${max}`, () => {
      const scale = compareScale({before, now}, 240);
      assert.deepEqual([scale.min, scale.max, scale.zero], [min, max, zero]);
      assert.deepEqual([scale.before.start, scale.before.end, scale.now.start, scale.now.end], [beforeStart, beforeEnd, nowStart, nowEnd]);
    });
  }

  it('draws a range as a bar and a single value as a dot', () => {
    const {before, now} = compareScale({before: span(15, 30), now: span(0.1)}, 240);
    assert.equal(before.isDot, false);
    assert.equal(now.isDot, true);
  });

  const maxima: [number, number][] = [[1, 1], [1.01, 1.2], [9.9, 10], [10, 10], [11, 12], [13, 15], [100.5, 120], [0.3, 0.3], [0.31, 0.4], [4600, 5000], [999_999, 1e6]];
  for (const [value, max] of maxima) it(`ends the scale of ${value} at ${max}`, () => assert.equal(compareScale({before: span(0), now: span(value)}, 240).max, max));

  const edges = ({label}: ScaleMark, textWidth: number, width: number) => [(label / 100) * width, (label / 100) * width + textWidth] as const;

  const figures = [span(0), span(0.1), span(15, 30), span(40), span(40, 41), span(100), span(-20), span(-60, 60)];
  for (const width of [240, 360, 560]) {
    for (const [beforeWidth, nowWidth] of [[20, 20], [70, 40], [110, 120], [200, 200]] as const) {
      it(`keeps labels of ${beforeWidth} and ${nowWidth} px apart in ${width} px`, () => {
        for (const before of figures) {
          for (const now of figures) {
            const scale = compareScale({before, now, labels: {before: beforeWidth, now: nowWidth}}, width);
            const [beforeLeft, beforeRight] = edges(scale.before, beforeWidth, width);
            const [nowLeft, nowRight] = edges(scale.now, nowWidth, width);
            const what = `${shown(before)} beside ${shown(now)}`;
            assert.ok(Math.min(beforeLeft, nowLeft) >= 0 && Math.max(beforeRight, nowRight) <= width + 0.1, `${what} within the chart`);
            assert.ok(scale.now.row === 1 || beforeRight + 4 < nowLeft || nowRight + 4 < beforeLeft, `${what} apart`);
          }
        }
      });
    }
  }

  it('leaves both labels over the marks where there is room', () => {
    const {before, now} = compareScale({before: span(15, 30), now: span(0.1), labels: {before: 70, now: 40}}, 240);
    assert.deepEqual([before.row, now.row], [0, 0]);
    assert.ok(now.label < before.label, `${now.label}`);
  });

  it('keeps a label wider than the chart at its start', () => {
    assert.equal(compareScale({before: span(9), now: span(1), labels: {before: 300, now: 300}}, 240).before.label, 0);
  });
});
