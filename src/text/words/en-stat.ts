/** What is said of a figure. A file of its own, because it is fetched with what writes figures. */
export const stat = {
  since: (year: string) => `Since ${year}`,
  asOfYear: (year: string) => `As of ${year}`,
  asOfDay: (day: string) => `As of ${day}`,
  source: 'Source:',
};
