/**
 * What the builder hands out: options in, text to paste out. Pure. Whatever comes from a feed or is typed is text here and
 * leaves escaped for the place it stands in, so that no quote or bracket of it can break out.
 */
import {COMPANION_TAGS} from '../../src/entries/companion-tags.js';

/** A link that works where no script does, with words before it. */
export interface Fallback {
  /** Words before the link; may be empty. */
  before: string;
  text: string;
  href: string;
  /** Language of the words, where it is not that of the element. */
  lang?: string;
}

/** A height that was measured, both in CSS px. */
export interface Measured {
  width: number;
  height: number;
}

/** All that a snippet depends on. */
export interface Options {
  /** `ijm-donate-cta`, … */
  tag: string;
  /** Attributes of the element, in order; an empty value is one that is only there. */
  attributes: Record<string, string>;
  /** Absolute address of the feed. */
  feed: string;
  /** Absolute address of the folder of the kit, with a slash at the end. */
  kit: string;
  /** Hash of the script; unset on the moving channel, whose script changes. */
  integrity?: string;
  /** Hash of the kit's second file, as `integrity.json` calls it `preload`; known only with the script's own. */
  companions?: string;
  /** Where a visitor may be sent. */
  hosts: readonly string[];
  fallback: Fallback;
  /** What the iframe is called. */
  title: string;
  /** Custom properties of the accent; none: the kit's own. */
  tokens?: Record<string, string>;
  /** Heights by width; none: no room is kept. */
  room?: readonly Measured[];
  /** Whether the rule stands in the snippet, or in the page's own style sheet. */
  style?: 'snippet' | 'sheet';
  /** It begins as a link. */
  asLink?: boolean;
  /** Attributes without quotation marks wherever HTML can do without: for code that goes through e-mail and word processors. */
  bare?: boolean;
}

/**
 * Text for HTML, in an element or a quoted attribute. Besides what HTML needs: brackets, which WordPress reads as a
 * shortcode, and braces, which templates read as a placeholder.
 */
export const escapeHtml = (text: string) => text.replace(/[&<>"'`[\]{}]/g, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '"' ? '&quot;' : `&#${sign.charCodeAt(0)};`)).replace(/\s+/g, ' ');

/** Text as a literal of JavaScript; no tag can begin or end in it. */
export const literal = (value: unknown) => JSON.stringify(value).replace(/[<>\u2028\u2029]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const attribute = (name: string, value: string, bare?: boolean) => {
  if (value === '') return ` ${name}`;
  // What HTML allows without quotes, and the equals sign, which every parser takes there.
  return bare && /^[^\s"'`<>]+$/.test(value) ? ` ${name}=${escapeHtml(value)}` : ` ${name}="${escapeHtml(value)}"`;
};

/**
 * A start tag, on one line: an editor that makes line ends into `<br>` would break one of several. Where a link leads stands
 * without quotation marks: it must work even where a word processor has made those round.
 */
const open = (tag: string, attributes: Record<string, string | undefined>, bare?: boolean) =>
  `<${tag}${Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : attribute(name, value, bare || (tag === 'a' && name === 'href'))))
    .join('')}>`;

const hostsText = ({hosts, bare}: Options) => hosts.join(bare ? ',' : ' ');

/** The script's address. */
export const scriptUrl = ({kit}: Options) => new URL('ijm-widgets.js', kit).href;

/**
 * Where the newest version of the same major lies: `/1.2.3/` → `/1/`. A folder that is not named by a version is its own
 * moving channel.
 */
export const movingKit = (kit: string) => kit.replace(/\/(\d+)\.\d+\.\d+(?:[-+][^/]*)?\/$/, '/$1/');

/** Where this very version lies, for a builder that was opened at the moving address: `/1/` → `/1.2.3/`. */
export const pinnedKit = (kit: string, version: string) => kit.replace(/\/(\d+)\/$/, (whole, major: string) => (version.startsWith(`${major}.`) ? `/${version}/` : whole));

/** Elements that begin with the kit's second file: named in the head, it comes along with the first. */
const beginsWithCompanions = ({tag, attributes}: Options) => COMPANION_TAGS.includes(tag) || attributes.variant === 'profile';

/** The preload hints and the script: once a page. */
export const headSnippet = (options: Options) => {
  const {feed, kit, integrity, companions, bare} = options;
  return [
    open('link', {rel: 'preload', as: 'fetch', href: feed, crossorigin: ''}, bare),
    ...(companions && beginsWithCompanions(options) ? [open('link', {rel: 'preload', as: 'script', href: new URL('parts/companions.js', kit).href, integrity: companions, crossorigin: ''}, bare)] : []),
    `${open('script', {async: '', src: scriptUrl(options), integrity, crossorigin: 'anonymous', 'data-cfasync': 'false', 'data-feed': feed, 'data-hosts': hostsText(options)}, bare)}</script>`,
  ].join('\n');
};

/** A class of its own for each widget of a page. */
export const className = ({tag, attributes}: Options) =>
  ['ijm-room', tag.slice(4), attributes.appeal ?? attributes.fundraiser ?? attributes.country ?? attributes.stat ?? attributes.form ?? attributes.quote ?? attributes.office ?? '', attributes.variant ?? '']
    .filter(Boolean)
    .join('-')
    .replace(/[^\w-]/g, '');

/** Widths from which a height is kept: as narrow as it gets, and wherever the content is at least this much lower. */
const STEP_PX = 24;

/** From the narrowest on, the width where a step begins and the height that then is enough. */
export const steps = (room: readonly Measured[] = []): Measured[] => {
  const found: Measured[] = [];
  for (const {width, height} of [...room].sort((a, b) => a.width - b.width)) {
    const last = found.at(-1);
    if (!last) found.push({width: 0, height});
    else if (Math.abs(last.height - height) >= STEP_PX) found.push({width, height});
    // Lower by little is no step; higher by little must still fit.
    else if (height > last.height) last.height = height;
  }
  return found;
};

/** The rule that keeps the room and sets the colours, on one line and without what editors encode; nothing where there is none. */
export const rule = (options: Options): string => {
  const {tag, tokens = {}} = options;
  const name = className(options);
  const inside = `.${name} ${tag}${options.asLink ? `,.${name} a[data-ijm]` : ''}`;
  const declared = Object.entries(tokens).map(([token, value]) => `${token}:${value}`);
  const found = steps(options.room);
  const keeps = found.map(({width, height}, i) => {
    const room = `${inside}{${i === 0 ? 'display:block;' : ''}min-block-size:${Math.ceil(height)}px}`;
    return i === 0 ? room : `@container (min-width:${width}px){${room}}`;
  });
  const outer = [...(keeps.length > 0 ? ['container-type:inline-size', 'inline-size:100%'] : []), ...declared];
  return outer.length > 0 ? [`.${name}{${outer.join(';')}}`, ...keeps].join(' ') : '';
};

/** The colours alone, for apps, whose components stand in a wrapper of their own or none; nothing where there are none. */
export const coloursRule = ({tag, tokens}: Options) => (tokens ? `${tag} {\n${Object.entries(tokens).map(([token, value]) => `  ${token}: ${value};\n`).join('')}}` : '');

/** What is wrapped around the element, or nothing. */
const wrapped = (options: Options, content: string) => {
  const css = rule(options);
  if (!css) return content;
  const style = options.style === 'sheet' ? '' : `<style>${css}</style>\n`;
  return `${style}${open('div', {class: className(options)}, options.bare)}${content}</div>`;
};

const fallback = ({fallback: {before, text, href, lang}, bare}: Options) =>
  `${before ? `${lang ? `${open('span', {lang}, bare)}${escapeHtml(before)}</span>` : escapeHtml(before)} ` : ''}${open('a', {href, lang}, bare)}${escapeHtml(text)}</a>`;

/** The element alone, for a page that has the script. */
export const elementSnippet = (options: Options) => wrapped(options, `${open(options.tag, options.attributes, options.bare)}${fallback(options)}</${options.tag}>`);

/** Script and element: one paste. */
export const tagSnippet = (options: Options) => `${headSnippet(options)}\n${elementSnippet(options)}`;

/** The same as a document of its own in a frame, as builders of sites make of it: links are not to open in there. */
export const framedSnippet = (options: Options) => `${open('base', {target: '_blank'}, options.bare)}\n${tagSnippet(options)}`;

/** The same with feed and hosts on an element, for pages whose optimiser takes the script's attributes away. */
export const feedSnippet = (options: Options) => {
  const {feed, tag, attributes, bare} = options;
  const around = open('ijm-feed', {src: feed, hosts: hostsText(options)}, bare);
  return `${headSnippet(options)}\n${wrapped(options, `${around}${open(tag, attributes, bare)}${fallback(options)}</${tag}></ijm-feed>`)}`;
};

/** A link that becomes the element, for editors that drop tags they don't know. */
export const linkSnippet = (options: Options) => {
  const {tag, attributes, fallback: {before, text, href}, bare} = options;
  const data = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]));
  const words = before ? `${before} ${text}` : text;
  return wrapped({...options, asLink: true}, `${open('a', {href, 'data-ijm': tag.slice(4), ...data}, bare)}${escapeHtml(words)}</a>`);
};

/** Where the iframe host shows the element. */
export const frameUrl = ({kit, tag, attributes, feed, hosts, tokens}: Options) => {
  const url = new URL('embed.html', kit);
  url.search = new URLSearchParams({element: tag, ...attributes, feed, hosts: hosts.join(' '), ...tokens}).toString();
  return url.href;
};

/** Makes every iframe of the kit on a page fit; believes only the window and the origin that the frame has. On one line, see `open`. */
export const LISTENER = [
  "addEventListener('message', function (event) {",
  "if (!event.data || event.data.type !== 'ijm:resize' || !(event.data.height > 0)) return;",
  "document.querySelectorAll('iframe[src*=\"/embed.html?\"]').forEach(function (frame) {",
  "if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin) frame.style.height = event.data.height + 'px';",
  '}); });',
].join(' ');

/** For a frame whose height nobody has measured. */
const FRAME_PX = 640;

/** The iframe, as high as the content is on a phone. */
export const frameTag = (options: Options) => {
  const {attributes, room, title, bare} = options;
  // See-through only while the frame and what is in it agree.
  const scheme = {dark: 'color-scheme:dark', auto: 'color-scheme:light dark'}[attributes.theme ?? ''];
  const height = Math.max(0, ...steps(room).map(step => step.height)) || FRAME_PX;
  return `${open('iframe', {src: frameUrl(options), title, loading: 'lazy', width: '100%', height: String(Math.ceil(height) + 4), frameborder: '0', style: scheme}, bare)}</iframe>`;
};

/** The iframe with its listener, and the link for editors that drop iframes. */
export const frameSnippet = (options: Options) => `${frameTag(options)}\n<p>${fallback(options)}</p>\n<script>${LISTENER}</script>`;

/** Attributes of JSX: text as a literal, so that nothing in it is markup or an expression. */
const jsxAttributes = (attributes: Record<string, string>) =>
  Object.entries(attributes)
    .map(([name, value]) => (value === '' ? ` ${name}` : /^[\w./:-]+$/.test(value) ? ` ${name}="${value}"` : ` ${name}={${literal(value)}}`))
    .join('');

/** A component's name: `ijm-donate-cta` → `DonateCta`. */
const componentName = (tag: string) => tag.slice(4).replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const imports = ({tag}: Options) => ["import 'ijm-widgets/elements/ijm-feed.js';", `import 'ijm-widgets/elements/${tag}.js';`];

/** A component for React 19. */
export const reactSnippet = (options: Options) => {
  const {tag, attributes, feed, fallback: {before, text, href}} = options;
  return [
    ...imports(options),
    '',
    `export const ${componentName(tag)} = () => (`,
    `  <ijm-feed${jsxAttributes({src: feed, hosts: options.hosts.join(' ')})}>`,
    `    <${tag}${jsxAttributes(attributes)}>`,
    ...(before ? [`      {${literal(`${before} `)}}`] : []),
    `      <a href={${literal(href)}}>{${literal(text)}}</a>`,
    `    </${tag}>`,
    '  </ijm-feed>',
    ');',
  ].join('\n');
};

/** A component for Vue 3. */
export const vueSnippet = (options: Options) => {
  const {tag, attributes, feed, fallback: {before, text, href}} = options;
  return [
    '<script setup>',
    ...imports(options),
    '',
    `const link = {before: ${literal(before ? `${before} ` : '')}, text: ${literal(text)}, href: ${literal(href)}};`,
    '</script>',
    '',
    '<template>',
    `  ${open('ijm-feed', {src: feed, hosts: options.hosts.join(' ')})}`,
    `    ${open(tag, attributes)}{{ link.before }}<a :href="link.href">{{ link.text }}</a></${tag}>`,
    '  </ijm-feed>',
    '</template>',
  ].join('\n');
};

/** What Vue's compiler has to be told. */
export const VUE_CONFIG = "// vite.config.js\nvue({template: {compilerOptions: {isCustomElement: tag => tag.startsWith('ijm-')}}});";

/** The lines of a Content Security Policy: directive and sources. */
export type Policy = Record<string, string[]>;

const originOf = (address: string) => new URL(address).origin;

/**
 * What a page's policy has to allow for a snippet with the script.
 *
 * @param reaches Origins besides the feed's: where forms post to, where pictures come from.
 * @param hashes SHA-256 of the style in the snippet, in base64, if there is one.
 */
export const scriptPolicy = (options: Options, reaches: {connect: readonly string[]; images: readonly string[]}, styleHash?: string): Policy => {
  const feed = originOf(options.feed);
  const unique = (all: string[]) => [...new Set(all)];
  return {
    'script-src': [originOf(options.kit)],
    'connect-src': unique([feed, ...reaches.connect]),
    'img-src': unique([feed, ...reaches.images]),
    ...(styleHash && {'style-src': [`'sha256-${styleHash}'`]}),
    'trusted-types': ['ijm-widgets'],
  };
};

/** The same for an app that bundles the modules: its scripts are its own, and so is its Lit, with its policy. */
export const bundledPolicy = (policy: Policy): Policy => ({'connect-src': policy['connect-src']!, 'img-src': policy['img-src']!, 'trusted-types': ['lit-html']});

/** The same for the iframe: the frame's host, and the hash of the listener. */
export const framePolicy = (options: Options, listenerHash?: string): Policy => ({
  'frame-src': [originOf(options.kit)],
  ...(listenerHash && {'script-src': [`'sha256-${listenerHash}'`]}),
});

/** As it stands in a header. */
export const policyText = (policy: Policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';\n');
