/** Edits between two words: a letter more, less or other, or two neighbours swapped (Damerau and Levenshtein, restricted). */
const distance = (a: string, b: string, limit: number) => {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before: number[] = [];
  let last = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...row) > limit) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length]!;
};

const simple = (word: string) => word.toLowerCase().replace(/[^a-z\d]/g, '');

/** The one of `words` that `word` is most likely meant to be; `undefined` when none is near enough to be helpful. */
export const nearest = (word: string, words: Iterable<string>): string | undefined => {
  const asked = simple(word.slice(0, 100));
  if (!asked) return;
  let limit = Math.max(1, Math.floor(asked.length / 3));
  let best: string | undefined;
  let partly: string | undefined;
  for (const candidate of words) {
    const known = simple(candidate);
    const edits = asked === known ? 0 : distance(asked, known, limit);
    if (edits < limit || (edits === limit && !best)) [limit, best] = [edits, candidate];
    if (edits === 0) return candidate;
    // `rescued` may well be meant to be `cambodia-rescued`.
    if (asked.length > 3 && known.includes(asked) && !(partly && partly.length <= candidate.length)) partly = candidate;
  }
  return best ?? partly;
};
