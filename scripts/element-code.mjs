/** What the code of an element does that its docs have to say: the parts it draws, the events it fires, the tokens it reads. */
import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const UI = join(ROOT, 'src/ui');

const unique = texts => [...new Set(texts)];

/** Texts of the files of a folder, without comments, by name. */
const codeIn = folder =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(name => name.endsWith('.ts'))
      .map(name => [name, readFileSync(join(folder, name), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*/gm, '')]),
  );

/** `--ijm-…` → what it is unless set, from `var(--ijm-…, …)`; the first place counts. */
const tokensIn = code => {
  const found = new Map();
  for (const {0: start, 1: name, index} of code.matchAll(/var\(\s*(--ijm-[\w-]+)\s*,?\s*/g)) {
    let end = index + start.length;
    for (let open = 1; open > 0; end++) open += code[end] === '(' ? 1 : code[end] === ')' ? -1 : 0;
    if (!found.has(name)) found.set(name, code.slice(index + start.length, end - 1));
  }
  return found;
};

/** Names written out in `part="…"`. */
const partsIn = code => [...code.matchAll(/\bpart="([^"]*)"/g)].flatMap(([, names]) => names.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/).filter(Boolean));

/** Parts that the templates of `ui` bring along, by function. */
const templates = (() => {
  const bodies = new Map();
  for (const code of Object.values(codeIn(UI))) {
    const starts = [...code.matchAll(/^export const (\w+) = /gm)];
    starts.forEach(({1: name, index}, i) => bodies.set(name, code.slice(index, starts[i + 1]?.index)));
  }
  const calls = (code, name) => new RegExp(`(?<!\\w)${name}\\(`).test(code);
  const partsOf = (name, seen = new Set()) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const body = bodies.get(name);
    return [...partsIn(body), ...[...bodies.keys()].filter(other => calls(body, other)).flatMap(other => partsOf(other, seen))];
  };
  return {names: [...bodies.keys()], calls, partsOf};
})();

const partsDrawn = code => unique([...partsIn(code), ...templates.names.filter(name => templates.calls(code, name)).flatMap(name => templates.partsOf(name))]);

const eventsIn = code => unique([...code.matchAll(/\bemit\(\s*[\w.]+,\s*'(ijm-[\w-]+)'/g)].map(([, event]) => event));

/**
 * Reads the folder of an element.
 *
 * @param {string} tag
 * @returns `parts`: names it draws itself. `mayBeParts`: whether a name may be one, since some are worked out. `nested`:
 *   parts that it hands on from other elements, by the name it gives them. `inside`: tags in its templates. `tokens`: what
 *   it reads → its value unless set. `events`: what it fires besides what every element does.
 */
export const elementCode = tag => {
  const files = codeIn(join(ROOT, 'src/elements', tag));
  const code = Object.values(files).join('\n');
  const styles = unique([...code.matchAll(/'\.\.\/\.\.\/ui\/([\w-]+\.styles)\.js'/g)].map(([, name]) => `${name}.ts`));
  const shared = codeIn(UI);
  const texts = unique([...code.matchAll(/'([\w-]+)'/g)].map(([, text]) => text));
  const isWorkedOut = /\bpart=(\$\{|"[^"]*\$\{)/.test(code);

  const nested = new Map();
  for (const [, inner, attributes] of code.matchAll(/<(ijm-[\w-]+)([^]*?)><\/\1>/g)) {
    const [, prefix, names] = /exportparts=\$\{exported\('([\w-]+)', '([^']*)'\)\}/.exec(attributes) ?? [];
    if (prefix) for (const name of names.split(' ')) nested.set(`${prefix}__${name}`, {tag: inner, part: name});
    const [, list = ''] = /exportparts="([^"]*)"/.exec(attributes) ?? [];
    for (const pair of list.split(/\s*,\s*/).filter(Boolean)) {
      const [name, as = name] = pair.split(/\s*:\s*/);
      nested.set(as, {tag: inner, part: name});
    }
  }
  return {
    parts: partsDrawn(code),
    mayBeParts: name => isWorkedOut && texts.includes(name),
    nested,
    inside: unique([...code.matchAll(/<(ijm-[\w-]+)/g)].map(([, inner]) => inner)),
    tokens: tokensIn([code, ...styles.map(name => shared[name])].join('\n')),
    events: eventsIn(code),
  };
};

/** The same for what every element does. */
export const sharedCode = () => {
  const {'element.ts': code, 'base.styles.ts': styles} = codeIn(UI);
  return {parts: partsDrawn(code), tokens: tokensIn(`${code}${styles}`), events: eventsIn(code)};
};
