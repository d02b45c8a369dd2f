/**
 * Writes `src/draw/icons/*.ts` and `src/draw/icon-set.ts` from the outlines of `@tabler/icons`. `--check` only compares
 * and fails when a file is not what would be written, is missing or is one too many.
 *
 * Each icon is a module of one string, so that an element pays only for those it imports; the set is for whoever picks
 * icons by name.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const PACKAGE = fileURLToPath(new URL('../node_modules/@tabler/icons', import.meta.url));
const DRAW = fileURLToPath(new URL('../src/draw', import.meta.url));

/** The names of ours, and those that the package has for them where they differ. */
const ICONS: Record<string, string> = {
  'alert': 'alert-circle',
  'arrow-down': '',
  'arrow-left': '',
  'arrow-right': '',
  'arrow-up': '',
  'calendar': '',
  'camera': '',
  'cart': 'shopping-cart',
  'check': '',
  'chevron-down': '',
  'chevron-left': '',
  'chevron-right': '',
  'chevron-up': '',
  'clock': '',
  'close': 'x',
  'copy': '',
  'download': '',
  'edit': 'pencil',
  'external': 'external-link',
  'facebook': 'brand-facebook',
  'globe': 'world',
  'heart': '',
  'instagram': 'brand-instagram',
  'linkedin': 'brand-linkedin',
  'mail': '',
  'medium': 'brand-medium',
  'menu': 'menu-2',
  'minus': '',
  'mute': 'volume-off',
  'pause': 'player-pause',
  'phone': '',
  'pin': 'map-pin',
  'pinterest': 'brand-pinterest',
  'play': 'player-play',
  'plus': '',
  'print': 'printer',
  'qr': 'qrcode',
  'quote': '',
  'rss': '',
  'search': '',
  'share': '',
  'shield': '',
  'star': '',
  'volume': '',
  'x': 'brand-x',
  'youtube': 'brand-youtube',
};

/** Those that point along the line of text, or sound along it. Playing goes from left to right in every script. */
const MIRRORED = ['arrow-left', 'arrow-right', 'chevron-left', 'chevron-right', 'external', 'mute', 'volume'];

const {version} = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {version: string};
const copyright = /^Copyright .*$/m.exec(readFileSync(join(PACKAGE, 'LICENSE'), 'utf8'))![0];

const head = `// Made by scripts/make-icons.ts; change that file, not this one.
// Tabler Icons ${version}. ${copyright}. MIT licence.
`;

const constant = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A path as short as it can be written. */
const shorten = (path: string) =>
  path
    .replace(/l(-?[\d.]+) 0(?![\d. ])/g, 'h$1')
    .replace(/l0 (-?[\d.]+)(?![\d. ])/g, 'v$1')
    .replace(/\b0\.(?=\d)/g, '.')
    .replace(/ (?=-)/g, '')
    .replace(/(\.\d+) (?=\.)/g, '$1');

/** All lines of an icon as one path. */
const pathOf = (name: string) => {
  const file = `icons/outline/${ICONS[name] || name}.svg`;
  const svg = readFileSync(join(PACKAGE, file), 'utf8');
  // The first one is an empty box, for editors.
  const all = [...svg.matchAll(/<(\w+) ([^>]*)>/g)];
  const shapes = all.filter(([, tag, attributes]) => tag !== 'svg' && !/^stroke="none"/.test(attributes!));
  const odd = shapes.find(([, tag, attributes]) => tag !== 'path' || !/^d="[^"]*" \/$/.test(attributes!));
  if (odd || !/viewBox="0 0 24 24"[^]*stroke-width="2"/.test(svg)) throw new Error(`${file} is not of lines alone: ${odd?.[0]}`);
  return shorten(shapes.map(([, , attributes]) => attributes!.slice(3, -3)).join(''));
};

/** What the files are to hold, by their paths below `src/draw`. */
export const iconFiles = (): Map<string, string> => {
  const names = Object.keys(ICONS);
  const files = new Map(names.map(name => [`icons/${name}.ts`, `${head}export const ${constant(name)} = '${pathOf(name)}';\n`]));
  const imports = names.map(name => `import {${constant(name)}} from './icons/${name}.js';`);
  const members = names.map(name => (name === constant(name) ? name : `'${name}': ${constant(name)}`));
  files.set(
    'icon-set.ts',
    `${head}${imports.join('\n')}

/** Every icon by its name: a path in a box of 24 × 24, to be drawn as a line 2 wide with round caps and joins. */
export const iconSet = {
  ${members.join(',\n  ')},
};

/** Those that point, and so are mirrored where text runs from right to left. */
export const mirrored = [${MIRRORED.map(name => `'${name}'`).join(', ')}];
`,
  );
  return files;
};

const onDisk = () => (existsSync(join(DRAW, 'icons')) ? readdirSync(join(DRAW, 'icons')) : []).map(name => `icons/${name}`);

const main = (isCheck: boolean) => {
  const files = iconFiles();
  const isCurrent = (file: string) => existsSync(join(DRAW, file)) && readFileSync(join(DRAW, file), 'utf8') === files.get(file);
  const stale = [...new Set([...files.keys(), ...onDisk()])].filter(file => !isCurrent(file));
  if (isCheck) {
    if (stale.length > 0) {
      console.error(`not what scripts/make-icons.ts writes: ${stale.join(', ')}`);
      process.exitCode = 1;
    }
    return;
  }
  mkdirSync(join(DRAW, 'icons'), {recursive: true});
  for (const file of stale) {
    if (files.has(file)) writeFileSync(join(DRAW, file), files.get(file)!);
    else rmSync(join(DRAW, file), {force: true});
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
