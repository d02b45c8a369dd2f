/** The documents as pages in the look of the demo: README.md, `docs/` and the changelog, served by `npm start` under `/docs/`. */
import {readdir, readFile} from 'node:fs/promises';
import {join, posix, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Marked, type Token, type Tokens} from 'marked';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

/** The pages one goes to by the navigation, by path in the repository. */
const NAVIGATION: [group: string, pages: [path: string, label: string][]][] = [
  [
    'Start',
    [
      ['README.md', 'Overview'],
      ['docs/embed.md', 'Embed'],
      ['docs/theme.md', 'Theme'],
    ],
  ],
  [
    'Content',
    [
      ['docs/feed.md', 'Feed'],
      ['docs/feed-reference.md', 'Feed reference'],
    ],
  ],
  [
    'Operate',
    [
      ['docs/host.md', 'Host'],
      ['docs/performance.md', 'Performance'],
      ['docs/intake.md', 'Intake'],
    ],
  ],
  [
    'Statements',
    [
      ['docs/accessibility.md', 'Accessibility'],
      ['docs/privacy.md', 'Privacy'],
      ['docs/security.md', 'Security'],
      ['docs/upgrade.md', 'Upgrade, support'],
    ],
  ],
  [
    'Inside',
    [
      ['docs/decisions', 'Decisions'],
      ['CHANGELOG.md', 'Changelog'],
    ],
  ],
];

/** Where `npm start` serves a file of the repository; `undefined` for those that it does not serve. */
export const addressOf = (path: string): string | undefined => {
  if (path === 'README.md') return '/docs/';
  if (path === 'CHANGELOG.md') return '/docs/changelog.html';
  if (path === 'docs/decisions') return '/docs/decisions/';
  if (path.startsWith('docs/')) return `/${path.replace(/\.md$/, '.html')}`;
  if (path.startsWith('demo/')) return path.slice('demo'.length);
  return path.startsWith('dist/') ? `/${path}` : undefined;
};

/** The file that a link in a document leads to, and the place in it; `undefined` for a link that leaves the repository. */
export const targetOf = (href: string, from: string): {path: string; anchor: string} | undefined => {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) return;
  const [file = '', anchor = ''] = href.split('#');
  return {path: file ? posix.normalize(posix.join(posix.dirname(from), file)).replace(/\/$/, '') : from, anchor};
};

/** Names headings as GitHub does, so that a link to one works there as well. */
export const anchors = () => {
  const taken = new Map<string, number>();
  return (heading: string) => {
    const name = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = taken.get(name) ?? 0;
    taken.set(name, count + 1);
    return count === 0 ? name : `${name}-${count}`;
  };
};

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

/** The words of inline Markdown. */
export const plain = (tokens: Token[] | undefined): string =>
  (tokens ?? []).map(token => ('tokens' in token && token.tokens ? plain(token.tokens) : 'text' in token ? (token.text as string) : '')).join('');

/** Pictures of the documents are taken at this many device pixels a CSS pixel. */
const PICTURE_SCALE = 1.5;

/** Width and height of a WebP picture, from its header (RFC 9649), in device pixels. */
export const webpSize = (data: Buffer): [width: number, height: number] | undefined => {
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return [data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff];
    case 'VP8L':
      return [(data.readUInt32LE(21) & 0x3fff) + 1, ((data.readUInt32LE(21) >> 14) & 0x3fff) + 1];
    case 'VP8X':
      return [data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1];
    default:
      return;
  }
};

interface Heading {
  depth: number;
  text: string;
  anchor: string;
}

/** What a document says, as HTML, with its headings. */
const render = async (markdown: string, path: string) => {
  const headings: Heading[] = [];
  const nameOf = anchors();
  const sizes = new Map<string, string>();
  const marked = new Marked({
    async: true,
    async walkTokens(token) {
      if (token.type !== 'image') return;
      const target = targetOf(token.href as string, path);
      const size = target?.path.endsWith('.webp') && webpSize(await readFile(join(ROOT, target.path)));
      if (size) sizes.set(token.href as string, size.map((px, i) => ` ${i ? 'height' : 'width'}="${Math.round(px / PICTURE_SCALE)}"`).join(''));
    },
    renderer: {
      heading({depth, tokens}) {
        const text = plain(tokens);
        const anchor = nameOf(text);
        headings.push({depth, text, anchor});
        const words = this.parser.parseInline(tokens);
        return depth === 1
          ? `<h1 id="${anchor}">${words}</h1>\n`
          : `<h${depth} id="${anchor}">${words} <a class="anchor" href="#${anchor}" aria-label="Link to “${escaped(text)}”">#</a></h${depth}>\n`;
      },
      link({href, tokens}) {
        const target = targetOf(href, path);
        const address = target ? addressOf(target.path) : href;
        if (address === undefined) throw new Error(`${path}: ${href} is not served.`);
        return `<a href="${escaped(address)}${target?.anchor ? `#${target.anchor}` : ''}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({href, text}) {
        const address = addressOf(targetOf(href, path)?.path ?? '');
        if (address === undefined) throw new Error(`${path}: ${href} is not served.`);
        return `<img class="shot" src="${escaped(address)}" alt="${escaped(text)}"${sizes.get(href) ?? ''} loading="lazy">`;
      },
      code({text, lang}) {
        return `<pre${lang ? ` data-lang="${escaped(lang)}"` : ''}><code>${escaped(text)}</code></pre>\n`;
      },
      table(table: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) => row.map(({tokens}) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
        // A row of empty heads is Markdown's way to have none.
        const head = table.header.some(({text}) => text) ? `<thead><tr>${cells(table.header, 'th')}</tr></thead>` : '';
        const body = `<table>${head}<tbody>${table.rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table>`;
        // Two columns fit a phone; more can be moved sideways, also by keyboard.
        return table.header.length < 3 ? `${body}\n` : `<div class="wide" role="region" aria-label="Table" tabindex="0">${body}</div>\n`;
      },
    },
  });
  return {content: await marked.parse(markdown), headings};
};

const isCurrent = (path: string, current: string) => (path === current ? ' aria-current="page"' : current.startsWith(`${path}/`) ? ' aria-current="true"' : '');

const navigation = (current: string) => `<nav class="pages" aria-label="Documents">
${NAVIGATION.map(
  ([group, pages]) => `<section><h2>${group}</h2><ul>${pages.map(([path, label]) => `<li><a href="${addressOf(path)}"${isCurrent(path, current)}>${label}</a></li>`).join('')}</ul></section>`,
).join('\n')}
</nav>`;

/** What stands on a page, where the page is long enough to need it. */
const contents = (headings: Heading[]) => {
  const parts = headings.filter(({depth}) => depth === 2);
  return parts.length < 4
    ? ''
    : `<nav class="contents" aria-label="On this page"><ul>${parts.map(({text, anchor}) => `<li><a href="#${anchor}">${escaped(text)}</a></li>`).join('')}</ul></nav>`;
};

const decisions = async () => {
  const names = (await readdir(join(ROOT, 'docs/decisions'))).filter(name => name.endsWith('.md')).sort();
  const titles = await Promise.all(names.map(async name => /^# (.*)/m.exec(await readFile(join(ROOT, 'docs/decisions', name), 'utf8'))?.[1] ?? name));
  return `# Decisions\n\nWhy the kit is as it is, for those who work on it.\n\n${names.map((name, i) => `- [${titles[i]}](${name})`).join('\n')}\n`;
};

/** A document as a whole page. @param path In the repository; `docs/decisions` is a list of what lies there. */
export const documentPage = async (path: string): Promise<string> => {
  const isList = path === 'docs/decisions';
  const markdown = isList ? await decisions() : await readFile(join(ROOT, path), 'utf8');
  const {content, headings} = await render(markdown, isList ? `${path}/index.md` : path);
  const title = headings[0]?.text ?? path;
  const opening = content.search(/<h2/) < 0 ? content.length : content.search(/<h2/);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title === 'ijm-widgets' ? 'ijm-widgets: documents' : `${escaped(title)} – ijm-widgets`}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
<link rel="stylesheet" href="/docs.css">
<script type="module" src="/docs.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="mark" href="/">ijm-widgets</a>
<nav aria-label="Demo"><a href="/#pages">Pages</a> <a href="/#elements">Elements</a> <a href="/playground.html">Playground</a> <a href="/builder.html">Builder</a> <a href="/docs/" aria-current="true">Documents</a></nav>
</header>
<div class="document">
${navigation(path)}
<main id="main" tabindex="-1">
${content.slice(0, opening)}${contents(headings)}${content.slice(opening)}</main>
</div>
</body>
</html>
`;
};

/** The document that an address below `/docs/` shows, by path in the repository; `undefined` for anything else. */
export const documentAt = (address: string): string | undefined => {
  if (address === '/docs/') return 'README.md';
  if (address === '/docs/changelog.html') return 'CHANGELOG.md';
  if (address === '/docs/decisions/') return 'docs/decisions';
  return /^\/docs\/(decisions\/)?[\w-]+\.html$/.test(address) ? address.slice(1).replace(/html$/, 'md') : undefined;
};

/** Every document, by path in the repository. */
export const documents = async (): Promise<string[]> => {
  const inFolder = async (folder: string) => (await readdir(join(ROOT, folder))).filter(name => name.endsWith('.md')).map(name => `${folder}/${name}`);
  return ['README.md', ...(await inFolder('docs')), ...(await inFolder('docs/decisions')), 'CHANGELOG.md'].sort();
};
