import {pathText, type Path} from '../../../feed/check.js';

/** A fault keeps something from being shown as meant; a warning is for the editor to judge. */
export type Severity = 'fault' | 'warning';

/** What was found in a feed, in words for the person who writes it. */
export interface Finding {
  severity: Severity;
  /** For programs: `type`, `missing`, `reference`, … Stable. */
  kind: string;
  /** JSON path, such as `stats.cambodia-rescued.value`; empty for the document as a whole. */
  path: string;
  file: string;
  line: number;
  column: number;
  /** What is there and what would be right. */
  message: string;
  /** What is probably meant, where that can be told. */
  suggestion?: string;
  /** The line at fault, where nothing else shows it. */
  source?: string;
}

/** What a rule says; where it stands is worked out later. */
export interface Remark {
  severity: Severity;
  kind: string;
  path: Path;
  message: string;
  suggestion?: string;
}

export type Say = (kind: string, path: Path, message: string, suggestion?: string) => void;

/** How a path's end is called in a sentence: `value`, `locales[1]`, `amounts[2].value`. */
export const nameIn = (path: Path): string => {
  let from = path.length - 1;
  while (from > 0 && (typeof path[from] === 'number' || typeof path[from - 1] === 'number')) from--;
  return path.length === 0 ? 'The document' : `\`${pathText(path.slice(from))}\``;
};

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A list as a sentence has it: a, b and 3 more. */
export const listed = (items: string[], most = 5) =>
  items.length <= most
    ? items.join(', ').replace(/, (?=[^,]*$)/, ' and ')
    : `${items.slice(0, most - 1).join(', ')} and ${(items.length - most + 1).toLocaleString('en')} more`;

export const isAre = (count: number) => (count === 1 ? 'is' : 'are');
