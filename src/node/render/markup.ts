/** Lit's templates as markup alone: what the browser is told by properties has to be said by attributes and text. */
import {nothing, type TemplateResult} from 'lit/html.js';
import {isTemplateResult} from 'lit/directive-helpers.js';
import {WITHHELD} from './still-feed.js';

/** Names an attribute in the place of a `style`, which a strict policy forbids; its value is the number of a rule. */
const STYLED = 'data-s';

const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** Strings of a template, with bindings of attributes or children in the place of those of properties. */
const plainStrings = (strings: TemplateStringsArray): TemplateStringsArray => {
  const done = known.get(strings);
  if (done) return done;
  const texts = [...strings];
  for (let i = 0; i < texts.length - 1; i++) {
    texts[i] = texts[i]!.replace(/ \.style=("?)$/, ` ${STYLED}=$1`).replace(/ \.checked="?$/, ' ?checked=').replace(/ \.value=("?)$/, ' value=$1');
    // `<bdi .textContent=${text}></bdi>` becomes `<bdi>${text}</bdi>`.
    const opening = texts[i]!.replace(/ \.textContent="?$/, '>');
    if (opening === texts[i]) continue;
    texts[i] = opening;
    texts[i + 1] = texts[i + 1]!.replace(/^"?>/, '');
  }
  const made = Object.assign(texts, {raw: texts});
  known.set(strings, made);
  return made;
};

/** What a style may hold: it is written into a style sheet. */
const isHarmless = (style: string) => /^[\w\s.:;%-]+$/.test(style);

/**
 * What a template says, in a form that survives without any script.
 *
 * @param rules Receives the rules that the styles in it have become.
 */
export const asMarkup = (value: unknown, rules: string[]): unknown => {
  if (Array.isArray(value)) return value.map(item => asMarkup(item, rules));
  if (!isTemplateResult(value)) return value;
  const {strings, values} = value as TemplateResult;
  const plain = plainStrings(strings);
  return {
    ...value,
    strings: plain,
    values: values.map((inner, i) => {
      if (plain[i]!.endsWith(`${STYLED}=`) || plain[i]!.endsWith(`${STYLED}="`)) {
        const style = String(inner);
        if (!isHarmless(style)) return nothing;
        const rule = `{${style}}`;
        if (!rules.includes(rule)) rules.push(rule);
        return `${rules.indexOf(rule)}`;
      }
      if (typeof inner === 'string' && inner.endsWith(WITHHELD) && / src="?$/.test(plain[i]!)) return nothing;
      return asMarkup(inner, rules);
    }),
  };
};

/** The rules as a style sheet. */
export const styledRules = (rules: string[]) => rules.map((rule, i) => `[${STYLED}="${i}"]${rule}`).join('');

/** A style sheet without its comments and superfluous white space. */
export const tight = (css: string) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([,:]) (?=[^']*(?:'[^']*'[^']*)*$)/g, '$1')
    .replaceAll(';}', '}')
    .trim();
