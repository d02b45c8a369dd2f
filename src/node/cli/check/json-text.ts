import {parseTree, printParseErrorCode, type Node, type ParseError} from 'jsonc-parser';
import type {Path} from '../../../feed/check.js';

/** Where something stands in a text: both count from 1, columns as editors do, in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** A JSON document and where everything in it stands. */
export interface JsonText {
  data: unknown;
  /** Where the member or item at `path` begins; of one that is missing, what should hold it. */
  placeOf(path: Path): Place;
  /** Members that stand twice in one object; JSON lets the last one count. */
  repeated: {path: Path; place: Place}[];
}

/** Why a text is no JSON, and where. */
export interface BrokenJson {
  message: string;
  place: Place;
  /** The line at fault. */
  line: string;
}

const MESSAGES: Record<string, string> = {
  InvalidSymbol: 'this word means nothing in JSON; texts stand between " and "',
  InvalidNumberFormat: 'this number is not written as JSON writes numbers',
  PropertyNameExpected: 'a member is missing here: the name of one, between " and ", or no comma before the }',
  ValueExpected: 'a value is missing here, or there is a comma too many before it',
  ColonExpected: 'a : is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a } is missing before this',
  CloseBracketExpected: 'a ] is missing before this',
  EndOfFileExpected: 'the document ends before this; nothing may follow it',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this text does not end: its closing " is missing on this line',
  UnexpectedEndOfNumber: 'this number does not end',
  InvalidUnicode: 'after \\u four digits or letters a to f must follow',
  InvalidEscapeCharacter: 'this \\ begins nothing known; a \\ itself is written \\\\',
  InvalidCharacter: 'this character must be written in another way inside a text: a tab as \\t, a new line as \\n',
};

const placesOf = (text: string) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const placeOf = (offset: number): Place => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return {line: low + 1, column: offset - starts[low]! + 1};
  };
  return {placeOf, lineOf: (line: number) => text.slice(starts[line - 1], starts[line]).replace(/\r?\n$/, '')};
};

/** Where nesting goes deeper than `limit`; looked for before anything recursive sees the text. */
export const tooDeep = (text: string, limit: number): Place | undefined => {
  let depth = 0;
  const tokens = /"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '{' || token[0] === '[') depth++;
    else if (token[0] === '}' || token[0] === ']') depth--;
    if (depth > limit) return placesOf(text).placeOf(token.index);
  }
  return;
};

/** Words that other languages have for what JSON spells otherwise. */
const WORDS: Record<string, string> = {
  True: 'this is written true, in small letters',
  False: 'this is written false, in small letters',
  None: 'nothing is written null, or left out',
  undefined: 'nothing is written null, or left out',
};

/** What is wrong in a broken text, and where that is: not always where a parser stumbles over it. */
const stumble = (text: string, offset: number, code: string): {message?: string; at: number} => {
  /** Behind what stands before, where something is missing or too much. */
  const before = text.slice(0, offset).trimEnd().length;
  const at = (place: number, message = MESSAGES[code]) => ({message, at: place});
  if (!text.trim()) return at(offset, 'the file is empty');
  if (/^\s*</.test(text)) return at(offset, 'it looks like a web page');
  if (offset >= text.trimEnd().length)
    return at(offset, 'the document ends too early: something that was opened is not closed');
  if (/[\]}]/.test(text[offset]!) && text[before - 1] === ',') return at(before - 1, 'nothing follows this comma, so it must go');
  if (text[offset] === "'" || text[offset] === '“') return at(offset, 'texts and names stand between " and ", no other marks');
  const [, word = '', colon] = /^([a-z_$][\w$-]*)(\s*:)?/i.exec(text.slice(offset, offset + 100)) ?? [];
  if (colon) return at(offset, `names stand between " and ": "${word}"`);
  if (WORDS[word]) return at(offset, WORDS[word]);
  if (code === 'CommaExpected' || code === 'ColonExpected') return at(before);
  // A text is faulty somewhere inside it.
  if (code === 'InvalidCharacter') return at(offset + Math.max(0, text.slice(offset).search(/[\0-\x1f]/)));
  if (code === 'InvalidEscapeCharacter') return at(offset + Math.max(0, text.slice(offset).search(/\\(?!["\\/bfnrtu])/)));
  return at(offset);
};

const brokenJson = (text: string, error: unknown): BrokenJson => {
  const errors: ParseError[] = [];
  parseTree(text, errors, {disallowComments: true});
  const first = errors.sort((a, b) => a.offset - b.offset)[0];
  const offset = first?.offset ?? Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
  const {placeOf, lineOf} = placesOf(text);
  const {message = (error as Error).message, at} = stumble(text, offset, first ? printParseErrorCode(first.error) : '');
  const place = placeOf(at);
  return {message, place, line: lineOf(place.line)};
};

/** Reads JSON as browsers do. The text must not be nested deeper than the stack bears: see `tooDeep`. */
export const parseJson = (text: string): JsonText | {broken: BrokenJson} => {
  let data: unknown;
  try {
    data = JSON.parse(text) as unknown;
  } catch (error) {
    return {broken: brokenJson(text, error)};
  }
  const root = parseTree(text)!;
  const {placeOf} = placesOf(text);
  const repeated: JsonText['repeated'] = [];
  const members = new Map<Node, Map<string, Node>>();
  const index = (node: Node, path: Path) => {
    if (node.type === 'object') {
      const named = new Map<string, Node>();
      for (const property of node.children ?? []) {
        const [key, value] = property.children!;
        if (named.has(key!.value)) repeated.push({path: [...path, key!.value], place: placeOf(key!.offset)});
        named.set(key!.value, property);
        if (value!.children) index(value!, [...path, key!.value]);
      }
      members.set(node, named);
    } else node.children?.forEach((item, i) => item.children && index(item, [...path, i]));
  };
  index(root, []);
  return {
    data,
    repeated,
    placeOf(path) {
      let node = root;
      let found = root;
      for (const key of path) {
        const next: Node | undefined =
          node.type === 'object' ? members.get(node)!.get(String(key)) : node.children?.[key as number];
        if (!next) break;
        found = next;
        node = next.type === 'property' ? next.children![1]! : next;
      }
      return placeOf(found.offset);
    },
  };
};
