/** What is said of a figure beside an earlier one. A file of its own, because few figures have one. */
export const change = {
  before: 'Before',
  now: 'Now',
  /** A range as it reads within a sentence. */
  range: (range: string) => range,
  fromTo: (from: string, to: string) => `From ${from} to ${to}`,
  years: (from: string, to: string) => ` between ${from} and ${to}`,
  apart: 'Counted differently: not directly comparable.',
};
