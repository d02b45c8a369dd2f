import {basename} from 'node:path';
import {isObject} from '../../../feed/read.js';
import {COLLECTIONS, type Collection, type FeedFiles} from '../check/feed-files.js';
import {plural, type Finding} from '../check/finding.js';
import {inOrder, type Report} from '../check/inspect.js';
import {attributes, html, type Html, type Part} from '../../html.js';
import {nameOfCollection, specimensOf, type Specimen} from './specimens.js';

/** What the page shows, from its address. */
export interface View {
  /** `countries.cambodia`, `countries`, or nothing for the overview. */
  show: string;
  theme: string;
  width: string;
  /** What is looked for among the entries. */
  find: string;
}

export interface PageState {
  /** Another with each reading of the feed. */
  version: string;
  feed: FeedFiles;
  report: Report;
  /** Address of the feed as the page's script sees it. */
  address: string;
  hasKit: boolean;
  /** The feed is too large for browsers and is served in pieces. */
  isSplit: boolean;
}

const THEMES = ['', 'light', 'dark'];
const WIDTHS = ['240', '360', '560', '800', ''];
/** More links or widgets than these are no help on one page. */
const MOST_LINKS = 200;
const MOST_SHOWN = 24;

const own = (of: unknown, name: string) => (isObject(of) && Object.hasOwn(of, name) ? of[name] : undefined);

/** A word or two of an entry, to know it by. */
const titleOf = (entry: unknown): string => {
  for (const member of ['name', 'title', 'label', 'city', 'text']) {
    const text = own(entry, member);
    const words =
      typeof text === 'string' ? text : isObject(text) ? Object.values(text).find(value => typeof value === 'string') : undefined;
    if (typeof words === 'string') return words.length > 60 ? `${words.slice(0, 59)}…` : words;
  }
  return '';
};

const entryPath = (path: string) =>
  COLLECTIONS.some(collection => path.startsWith(`${collection}.`)) && path.split('.').slice(0, 2).join('.');

const link = (view: View, change: Partial<View>) => {
  const query = new URLSearchParams(Object.entries({...view, ...change}).filter(([, value]) => value));
  return query.size > 0 ? `/?${query}` : '/';
};

/** A sentence in which names stand between backticks. */
const sentence = (text: string) => text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

const findingItem = (finding: Finding, view: View, feed: string): Html => {
  const {severity, path, line, column, file, message, suggestion, source} = finding;
  const entry = entryPath(path);
  const place = entry ? html`<a href="${link(view, {show: entry, find: ''})}">${path}</a>` : html`<code>${path}</code>`;
  return html`<li class="${severity}">
    <strong>${severity === 'fault' ? 'Fault' : 'Warning'}</strong>
    <span class="place">line ${line}, column ${column}${file !== feed && `, ${file}`}</span>
    ${path && place}
    <p>${sentence(message)}${suggestion && html` Did you mean <b>${suggestion}</b>?`}</p>
    ${source !== undefined && html`<pre>${source.slice(Math.max(0, column - 40), column + 40)}</pre>`}
  </li>`;
};

const badge = (count: number, kind: 'fault' | 'warning') =>
  html` <span class="badge ${kind}">${count}<span class="hidden"> ${count === 1 ? kind : `${kind}s`}</span></span>`;

const current = (isCurrent: boolean) => isCurrent && html` aria-current="page"`;

const specimen = ({title, tag, attributes: own}: Specimen, locale: string, {theme, width}: View) => {
  const opening = html`<${tag}${attributes({...own, lang: locale, ...(theme && {theme})})}>`;
  const forPage = `${opening.text.replaceAll('=""', '')}<a href="https://…">…</a></${tag}>`;
  return html`<figure class="specimen ${theme}${width && ' sized'}">
    <figcaption>${title} <span class="locale">${locale}</span> <span class="outcome"></span></figcaption>
    <div class="stage w${width || 'full'}">${opening}<p class="fallback">Not shown. A page would show its own link here.</p></${tag}></div>
    <details><summary>For your page</summary><pre>${forPage}</pre></details>
  </figure>`;
};

/** An entry as every element, or the organisation, in each language. */
const inLanguages = (heading: Part, ways: Specimen[], locales: string[], view: View) => html`<section class="entry">
  <h2>${heading}</h2>
  ${ways.map(way => html`<div class="languages">${locales.map(locale => specimen(way, locale, view))}</div>`)}
</section>`;

const choice = (label: string, name: 'theme' | 'width', values: string[], unset: string, view: View) =>
  html`<div class="choice" role="group" aria-label="${label}">${label}:
    ${values.map(value => html`<a href="${link(view, {[name]: value})}"${current(view[name] === value)}>${value || unset}</a> `)}
  </div>`;

interface Entries {
  collection: Collection;
  all: [id: string, entry: unknown][];
}

const navigation = (entries: Entries[], findings: Finding[], view: View) => {
  const counts = new Map<string, number>();
  for (const {path, severity} of findings) {
    const key = `${severity} ${entryPath(path)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const wanted = view.find.toLowerCase();
  const item = (path: string, id: string, title: string) => {
    const faults = counts.get(`fault ${path}`);
    const warnings = counts.get(`warning ${path}`);
    return html`<li>
      <a href="${link(view, {show: path})}"${current(view.show === path)}><span>${title || id}</span><small>${id}</small></a>
      ${faults ? badge(faults, 'fault') : warnings && badge(warnings, 'warning')}
    </li>`;
  };
  return entries.map(({collection, all}) => {
    const found = all.filter(([id, entry]) => `${id} ${titleOf(entry)}`.toLowerCase().includes(wanted));
    return (
      found.length > 0 &&
      html`<section>
        <h2><a href="${link(view, {show: collection})}"${current(view.show === collection)}>${nameOfCollection(collection)}</a> <small>${found.length}</small></h2>
        <ul>${found.slice(0, MOST_LINKS).map(([id, entry]) => item(`${collection}.${id}`, id, titleOf(entry)))}</ul>
        ${found.length > MOST_LINKS && html`<small>and ${found.length - MOST_LINKS} more: look for them above</small>`}
      </section>`
    );
  });
};

/** The whole page. */
export const previewPage = ({version, feed, report, address, hasKit, isSplit}: PageState, view: View): string => {
  const {whole} = feed;
  const locales = [own(whole, 'locales')].flat().filter(locale => typeof locale === 'string');
  const findings = [...report.faults, ...report.warnings].sort(inOrder(report.feed));
  const entries = COLLECTIONS.map((collection): Entries => {
    const all = own(whole, collection);
    return {collection, all: isObject(all) ? Object.entries(all).filter(([, entry]) => entry !== null) : []};
  });
  const [collection, id] = view.show.split('.');
  const shown = entries.filter(({collection: name}) => name === collection);
  const chosen = (shown.length > 0 ? shown : entries).flatMap(({collection: name, all}) =>
    all
      .filter(([entryId]) => !id || entryId === id)
      .map(([entryId, entry]) => ({
        path: `${name}.${entryId}`,
        ways: specimensOf(name, entryId, entry),
        title: titleOf(entry) || entryId,
      })),
  );
  const isPart = shown.length > 0;
  const about = findings.filter(({path}) => !isPart || (id ? entryPath(path) === view.show : path.split('.')[0] === collection));
  const file = basename(report.feed);
  const counts = `${plural(report.faults.length, 'fault')}, ${plural(report.warnings.length, 'warning')}.`;

  return html`<!doctype html>
<html lang="en" data-version="${version}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${report.faults.length > 0 && `(${report.faults.length}) `}${isPart && `${view.show}: `}Preview of ${file}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<link rel="preload" as="fetch" href="${address}" crossorigin>
<script src="/preview.js"></script>
<script async src="/kit/ijm-widgets.js" data-feed="${address}"></script>
</head>
<body>
<header>
  <h1><a href="${link(view, {show: '', find: ''})}" title="${report.feed}">${file}</a></h1>
  <p>${findings.length > 0 ? html`<a href="#findings">${counts}</a>` : 'Nothing to mend.'} This page follows each save. <span class="live" role="status"></span></p>
  <div class="choices">${choice('Width', 'width', WIDTHS, 'full', view)} ${choice('Theme', 'theme', THEMES, 'none', view)}</div>
</header>
${!hasKit && html`<p class="banner">The widgets are not built yet: run <code>npm run build</code>.</p>`}
${isSplit && html`<p class="banner">This feed is larger than browsers accept. You see what <code>ijm-widgets split</code> would publish.</p>`}
<div class="columns">
<nav aria-label="Entries">
  <form role="search">
    <label>Find <input type="search" name="find" value="${view.find}"></label>
    ${(['show', 'theme', 'width'] as const).map(name => view[name] && html`<input type="hidden" name="${name}" value="${view[name]}">`)}
  </form>
  ${navigation(entries, findings, view)}
</nav>
<main>
  ${chosen.slice(0, MOST_SHOWN).map(({path, ways, title}) => inLanguages(html`${title} <code>${path}</code>`, ways, locales, view))}
  ${!isPart && inLanguages('The organisation', [{title: 'Help', tag: 'ijm-help', attributes: {}}], locales, view)}
  ${isPart && chosen.length === 0 && html`<p>There is no ${view.show} in this feed.</p>`}
  ${chosen.length > MOST_SHOWN && html`<p>These are the first ${MOST_SHOWN} of ${chosen.length}; choose others on the left.</p>`}
</main>
<aside id="findings" tabindex="-1" aria-label="Faults and warnings">
  <h2>${isPart ? 'About this' : 'All faults and warnings'}</h2>
  ${about.length === 0 && html`<p>Nothing to mend here.</p>`}
  <ul class="findings">${about.slice(0, MOST_LINKS).map(finding => findingItem(finding, view, report.feed))}</ul>
  ${about.length > MOST_LINKS && html`<p>and ${about.length - MOST_LINKS} more.</p>`}
  ${findings.length > about.length && html`<p><a href="${link(view, {show: ''})}">${findings.length - about.length} elsewhere</a></p>`}
</aside>
</div>
<div class="note" role="status" hidden></div>
</body>
</html>
`.text;
};

/** What the page's address asks for; anything unknown counts as unset. */
export const viewOf = (query: URLSearchParams): View => {
  const among = (name: string, values: string[]) => values.find(value => value === query.get(name)) ?? '';
  return {
    show: query.get('show') ?? '',
    find: (query.get('find') ?? '').slice(0, 100),
    theme: among('theme', THEMES),
    width: among('width', WIDTHS),
  };
};
