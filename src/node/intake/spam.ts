/**
 * Whether a message looks like spam. A guess, and treated as one: what looks so is stored and set aside, never dropped,
 * and its sender gets the same answer as everybody else. No single trait of a text is enough.
 */

/** From here on a message is set aside. */
const ENOUGH = 5;

/** Nobody reads and fills in a form faster; ms. */
const FASTEST_MS = 2_000;

export interface Suspicion {
  setAside: boolean;
  /** Names of what was noticed, none of which says what was written. */
  reasons: string[];
}

/** What is judged. */
export interface Suspect {
  fields: Readonly<Record<string, string>>;
  /** Names of the fields with one line, where a link has no business unless one is asked for. */
  singleLine: ReadonlySet<string>;
  elapsed: number;
  trap: string;
  /** Whether the same text came just before under another id. */
  isRepeated?: boolean;
}

const LINK = /\b(?:https?:\/\/|www\.)/gi;
const MARKUP = /<a\s[^>]{0,200}href|\[(?:url|link)[=\]]/i;
/** What nobody asks a charity about. */
const OFFERS = [
  ...['viagra', 'cialis', 'casino', 'backlinks?', 'seo services?', 'guest posts?', 'link building', 'first page of google'],
  ...['payday loans?', 'cheap loans?', 'binary options', 'crypto ?(?:investments?|trading)', 'forex', 'buy followers'],
  ...['escort', 'xxx', 'porn', 'replica watches', 'web design services?'],
];
const OFFER = new RegExp(`\\b(?:${OFFERS.join('|')})\\b`, 'gi');

/** What speaks for spam, and how much. */
export const suspicion = ({fields, singleLine, elapsed, trap, isRepeated = false}: Suspect): Suspicion => {
  const values = Object.entries(fields);
  const text = values.map(([, value]) => value).join('\n');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const links = count(LINK);
  const long = values.map(([, value]) => value).filter(value => value.length > 12);
  const signs: [reason: string, weight: number][] = [
    ['trap', trap ? ENOUGH : 0],
    ['fast', elapsed < FASTEST_MS ? ENOUGH : 0],
    ['markup', MARKUP.test(text) ? 4 : 0],
    ['links', links > 5 ? 4 : links > 2 ? 2 : 0],
    ['link-in-line', values.some(([name, value]) => singleLine.has(name) && /https?:\/\//i.test(value)) ? 3 : 0],
    ['offer', Math.min(count(OFFER) * 2, 4)],
    ['same-everywhere', long.length > 1 && new Set(long).size === 1 ? 3 : 0],
    // People press twice, too: told to the reader, never enough by itself.
    ['repeated', isRepeated ? 1 : 0],
  ];
  const found = signs.filter(([, weight]) => weight > 0);
  return {
    setAside: found.reduce((sum, [, weight]) => sum + weight, 0) >= ENOUGH,
    reasons: found.map(([reason]) => reason),
  };
};
