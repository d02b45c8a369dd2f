import type {Rich} from '../feed/types.js';
import type {Language} from './language.js';
import {say} from './text.js';

/** Part of a line: bare text, or something with a meaning and parts of its own. Links never stand inside links. */
export type Inline = string | {kind: 'strong' | 'emphasis'; parts: Inline[]} | {kind: 'link'; href: string; parts: Inline[]};

/** A paragraph or a list; `lang` only where it is not in the language asked for. */
export type Block = {kind: 'paragraph'; lang?: string; parts: Inline[]} | {kind: 'list'; lang?: string; items: Inline[][]};

// An escape, stars, the start of a label, its end with an address (which may hold one pair of brackets), or bare text.
// No branch can match what another does and no repetition nests, so the time taken grows with the length alone.
const TOKEN = /\\([!-/:-@[-`{-~])|\*+|\[|\]\(((?:[^\s()]|\([^\s()]*\))+)\)|[^\\*[\]]+|[^]/g;

/** Neighbouring texts made one, so that what is drawn has as few nodes as it can. */
const joined = (parts: Inline[]): Inline[] => {
  const result: Inline[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
};

/** What one line says. A mark is put down as the text it is typed as, and taken back once its partner is met. */
const inline = (line: string): Inline[] => {
  const parts: Inline[] = [];
  // Where in `parts` the last mark of each kind lies that still waits for its partner.
  const open: Record<string, number> = {'[': -1, '*': -1, '**': -1};
  const wait = (mark: string) => {
    open[mark] = parts.push(mark) - 1;
  };
  const close = (mark: string, node: {kind: 'strong' | 'emphasis'} | {kind: 'link'; href: string}): boolean => {
    const at = open[mark]!;
    if (at < 0 || at + 1 === parts.length) return false;
    // What opened inside and did not close stays text.
    for (const other in open) if (open[other]! >= at) open[other] = -1;
    parts.push({...node, parts: joined(parts.splice(at).slice(1))});
    return true;
  };

  for (const {0: token, 1: escaped, 2: href, index} of line.matchAll(TOKEN)) {
    if (token === '[') wait(token);
    else if (token[0] === '*' && token.length < 4) {
      const closes = line[index - 1]! > ' ';
      const opens = line[index + token.length]! > ' ';
      // Three stars are two marks, of which the innermost closes first.
      const marks = token.length < 3 ? [token] : open['*']! > open['**']! ? ['*', '**'] : ['**', '*'];
      for (const mark of marks) {
        if (closes && close(mark, {kind: mark === '*' ? 'emphasis' : 'strong'})) continue;
        if (opens) wait(mark);
        else parts.push(mark);
      }
    } else if (!href || !close('[', {kind: 'link', href})) parts.push(escaped ?? token);
  }
  return joined(parts);
};

/**
 * What a rich text of the feed says, as a tree to draw. Whatever is no mark of the subset, such as HTML or a star without
 * a partner, is text as typed. An `href` is the spelling found: it must pass `plainUrl` before it becomes a link.
 */
export const richBlocks = (rich: Rich | undefined, language: Language): Block[] => {
  const blocks: {lang?: string; lines: string[]; list: boolean}[] = [];
  for (const item of Array.isArray(rich) ? rich : [rich]) {
    const said = say(item, language);
    let fresh = true;
    for (const typed of said?.text.split('\n') ?? []) {
      const line = typed.trim();
      const last = blocks.at(-1);
      if (!line) fresh = true;
      else if (line.startsWith('- ')) {
        if (last?.list && last.lang === said!.lang) last.lines.push(line.slice(2));
        else blocks.push({lang: said!.lang, lines: [line.slice(2)], list: true});
        fresh = false;
      } else if (fresh) {
        blocks.push({lang: said!.lang, lines: [line], list: false});
        fresh = false;
      } else last!.lines.push(`${last!.lines.pop()} ${line}`);
    }
  }
  return blocks.map(({lang, lines, list}) =>
    list ? {kind: 'list', lang, items: lines.map(inline)} : {kind: 'paragraph', lang, parts: inline(lines[0]!)},
  );
};
