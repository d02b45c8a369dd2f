/** The middle of some numbers. */
export const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The median of each member. */
export const medians = <Name extends string>(samples: Record<Name, number>[]): Record<Name, number> =>
  Object.fromEntries(Object.keys(samples[0]!).map(name => [name, median(samples.map(sample => sample[name as Name]))])) as Record<Name, number>;

/** Runs every candidate once a round, so that what disturbs the machine disturbs all of them. */
export const interleaved = async <Key extends string, Sample extends Record<string, number>>(rounds: number, keys: readonly Key[], measure: (key: Key) => Promise<Sample>): Promise<Record<Key, Sample>> => {
  const samples = Object.fromEntries(keys.map(key => [key, []])) as unknown as Record<Key, Sample[]>;
  for (let round = 0; round < rounds; round++) {
    // Nobody always comes first.
    for (let i = 0; i < keys.length; i++) {
      const key = keys[(i + round) % keys.length]!;
      samples[key].push(await measure(key));
    }
  }
  return Object.fromEntries(keys.map(key => [key, medians(samples[key])])) as Record<Key, Sample>;
};
