/**
 * The one scale on which a figure stands beside an earlier one. It always holds zero: a chart whose scale begins
 * elsewhere makes a change look larger than it was.
 */

/** From where to where a figure reaches; the same where it is no range. */
export interface Span {
  min: number;
  max: number;
}

/** What is compared, with how wide each one's label will be set, in px; unset: a fifth of the chart. */
export interface Compared {
  before: Span;
  now: Span;
  labels?: {before: number; now: number};
}

/** One side of the chart. All positions in per cent of its width. */
export interface ScaleMark {
  start: number;
  end: number;
  /** Whether it is a single value, and so a dot; else a bar from `start` to `end`. */
  isDot: boolean;
  /** Where its label begins: over the middle of the mark as far as there is room. */
  label: number;
  /** Where its label stands: 0 over the marks, 1 under them, where both over them would collide. */
  row: 0 | 1;
}

/** A chart of two marks. */
export interface CompareScale {
  /** What the chart's ends stand for; zero is one of them, or lies between. */
  min: number;
  max: number;
  /** Where zero is. */
  zero: number;
  before: ScaleMark;
  now: ScaleMark;
}

/** Room between two labels, in px: about one figure of text. */
const GAP = 12;

/** Round figures that the scale may end with, times a power of ten. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The round figure at or next above a figure that is not negative. */
const roundUp = (value: number): number => {
  if (!value) return 0;
  // Written out and read in again, since multiplying by a power of ten leaves crumbs.
  const [digits, exponent] = value.toExponential().split('e');
  return Math.min(+`${STEPS.find(step => step >= +digits!)}e${exponent}`, Number.MAX_VALUE);
};

const percent = (part: number) => Math.round(part * 1e4) / 100;

/**
 * Where two figures stand on one scale from zero, and where their labels stand without touching each other or the edge.
 *
 * @param width How wide the chart is, in px.
 */
export const compareScale = ({before, now, labels}: Compared, width: number): CompareScale => {
  const ends = [before.min, before.max, now.min, now.max];
  const min = -roundUp(Math.max(0, -Math.min(...ends))) || 0;
  // Of a scale without width nothing could be told.
  const max = roundUp(Math.max(0, ...ends)) || (min < 0 ? 0 : 1);
  // Parts of a whole, because the difference of the largest numbers is none.
  const whole = Math.max(max, -min);
  const at = (value: number) => percent((value / whole - min / whole) / (max / whole - min / whole));

  const placed = (span: Span, textWidth: number): ScaleMark => {
    const [start, end] = [at(Math.min(span.min, span.max)), at(Math.max(span.min, span.max))];
    const room = Math.max(0, 100 - (textWidth / width) * 100);
    const label = Math.min(Math.max((start + end) / 2 - (100 - room) / 2, 0), room);
    return {start, end, isDot: span.min === span.max, label: percent(label / 100), row: 0};
  };
  const [beforeWidth, nowWidth] = [labels?.before ?? width / 5, labels?.now ?? width / 5];
  const marks = {before: placed(before, beforeWidth), now: placed(now, nowWidth)};
  const distance = ((marks.now.label - marks.before.label) / 100) * width;
  if (distance < beforeWidth + GAP && -distance < nowWidth + GAP) marks.now.row = 1;
  return {min, max, zero: at(0), ...marks};
};
