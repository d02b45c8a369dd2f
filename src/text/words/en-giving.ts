/** What is said of a picture, of an own amount, and on paper. A file of its own, because it is not needed at first sight. */
export const giving = {
  credit: (name: string) => `Image: ${name}`,
  between: (min: string, max: string) => `${min} to ${max}`,
  atLeast: (min: string) => `${min} or more`,
  atMost: (max: string) => `Up to ${max}`,
  missing: 'Enter an amount, or choose one above.',
  number: (example: string) => `Enter the amount in digits, such as ${example}.`,
  decimals: (example: string) => `That is too exact. Enter an amount such as ${example}.`,
  min: (min: string) => `The smallest gift here is ${min}.`,
  max: (max: string) => `The largest gift here is ${max}.`,
  scan: 'Scan to give',
};
