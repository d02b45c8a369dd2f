import {basename} from 'node:path';
import {isObject} from '../../../feed/read.js';
import {COLLECTIONS, type Collection, type FeedFiles} from '../check/feed-files.js';
import {plural, type Finding} from '../check/finding.js';
import {inOrder, type Report} from '../check/inspect.js';
import {attributes, html, type Html} from './html.js';
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
    const words = typeof text === 'string' ? text : isObject(text) ? Object.values(text).find(value => typeof value === 'string') : undefined;
    if (typeof words === 'string') return words.length > 60 ? `${words.slice(0, 59)}…` : words;
  }
  return '';
};

const entryPath = (path: string) => COLLECTIONS.some(collection => path.startsWith(`${collection}.`)) && path.split('.').slice(0, 2).join('.');

const link = (view: View, change: Partial<View>) => {
  const query = new URLSearchParams(Object.entries({...view, ...change}).filter(([, value]) => value));
  return query.size > 0 ? `/?${query}` : '/';
};

/** A sentence in which names stand between backticks. */
const sentence = (text: string) => text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

const findingItem = (finding: Finding, view: View, feed: string): Html => {
  const entry = entryPath(finding.path);
  return html`<li class="${finding.severity}">
    <strong>${finding.severity === 'fault' ? 'Fault' : 'Warning'}</strong>
    <span class="place">line ${finding.line}, column ${finding.column}${finding.file !== feed && `, ${finding.file}`}</span>
    ${finding.path && (entry ? html`<a href="${link(view, {show: entry, find: ''})}">${finding.path}</a>` : html`<code>${finding.path}</code>`)}
    <p>${sentence(finding.message)}${finding.suggestion && html` Did you mean <b>${finding.suggestion}</b>?`}</p>
    ${finding.source !== undefined && html`<pre>${finding.source.slice(Math.max(0, finding.column - 40), finding.column + 40)}</pre>`}
  </li>`;
};

const badge = (faults: number, warnings: number) =>
  faults > 0
    ? html` <span class="badge fault">${faults}<span class="hidden"> ${faults === 1 ? 'fault' : 'faults'}</span></span>`
    : warnings > 0 && html` <span class="badge warning">${warnings}<span class="hidden"> ${warnings === 1 ? 'warning' : 'warnings'}</span></span>`;

const specimen = ({title, tag, attributes: own}: Specimen, locale: string, {theme, width}: View) => {
  const all = {...own, lang: locale, ...(theme && {theme})};
  const element = html`<${tag}${attributes(all)}>`;
  return html`<figure class="specimen ${theme}${width && ' sized'}">
    <figcaption>${title} <span class="locale">${locale}</span> <span class="outcome"></span></figcaption>
    <div class="stage w${width || 'full'}">${element}<p class="fallback">Not shown. A page would show its own link here.</p></${tag}></div>
    <details><summary>For your page</summary><pre>${`${element.text.replaceAll('=""', '')}<a href="https://…">…</a></${tag}>`}</pre></details>
  </figure>`;
};

/** The whole page. */
export const previewPage = ({feed, report, address, hasKit, isSplit}: PageState, view: View): string => {
  const {whole} = feed;
  const locales = (Array.isArray(own(whole, 'locales')) ? (own(whole, 'locales') as unknown[]) : []).filter(locale => typeof locale === 'string');
  const findings = [...report.faults, ...report.warnings].sort(inOrder(report.feed));
  const counts = new Map<string, {faults: number; warnings: number}>();
  for (const {path, severity} of findings) {
    const entry = entryPath(path);
    if (!entry) continue;
    const count = counts.get(entry) ?? {faults: 0, warnings: 0};
    count[severity === 'fault' ? 'faults' : 'warnings']++;
    counts.set(entry, count);
  }
  const entries = COLLECTIONS.map(collection => ({collection, all: Object.entries(own(whole, collection) ?? {}).filter(([, entry]) => entry !== null)}));
  const [collection, ...rest] = view.show.split('.');
  const id = collection && COLLECTIONS.includes(collection as Collection) ? rest.join('.') : '';
  const shown = entries.find(({collection: name}) => name === collection);
  const chosen: [Collection, string, unknown][] = (shown ? [shown] : entries).flatMap(({collection: name, all}) =>
    all.flatMap(([entryId, entry]): [Collection, string, unknown][] => (id && entryId !== id ? [] : [[name, entryId, entry]])),
  );
  const about = shown ? findings.filter(({path}) => (id ? entryPath(path) === view.show : path.startsWith(`${collection}.`) || path === collection)) : findings;

  const navigation = entries.flatMap(({collection: name, all}) => {
    const wanted = view.find.toLowerCase();
    const found = all.filter(([entryId, entry]) => !wanted || `${entryId} ${titleOf(entry)}`.toLowerCase().includes(wanted));
    if (found.length === 0) return [];
    return [
      html`<section><h2><a href="${link(view, {show: name})}"${view.show === name && html` aria-current="page"`}>${nameOfCollection(name)}</a> <small>${found.length}</small></h2><ul>
        ${found.slice(0, MOST_LINKS).map(([entryId, entry]) => {
          const path = `${name}.${entryId}`;
          const {faults = 0, warnings = 0} = counts.get(path) ?? {};
          return html`<li><a href="${link(view, {show: path})}"${view.show === path && html` aria-current="page"`}><span>${titleOf(entry) || entryId}</span><small>${entryId}</small></a>${badge(faults, warnings)}</li>`;
        })}
        ${found.length > MOST_LINKS && html`<li><small>and ${found.length - MOST_LINKS} more: look for them above</small></li>`}
      </ul></section>`,
    ];
  });

  const choice = (label: string, name: 'theme' | 'width', values: string[], words: (value: string) => string) =>
    html`<div class="choice" role="group" aria-label="${label}">${label}: ${values.map(value => html`<a href="${link(view, {[name]: value})}"${view[name] === value && html` aria-current="true"`}>${words(value)}</a> `)}</div>`;

  const stages = chosen.slice(0, MOST_SHOWN).map(
    ([name, entryId, entry]) => html`<section class="entry">
      <h2>${titleOf(entry) || entryId} <code>${name}.${entryId}</code></h2>
      ${specimensOf(name, entryId, entry).map(way => html`<div class="languages">${locales.map(locale => specimen(way, locale, view))}</div>`)}
    </section>`,
  );
  const organization = html`<section class="entry"><h2>The organisation</h2>
    <div class="languages">${locales.map(locale => specimen({title: 'Help', tag: 'ijm-help', attributes: {}}, locale, view))}</div></section>`;

  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${report.faults.length > 0 ? `(${report.faults.length}) ` : ''}${shown && id ? `${id}: ` : ''}Preview of ${basename(report.feed)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<link rel="preload" as="fetch" href="${address}" crossorigin>
<script async src="/kit/ijm-widgets.js" data-feed="${address}"></script>
<script defer src="/preview.js"></script>
</head>
<body>
<header>
  <h1><a href="${link(view, {show: '', find: ''})}" title="${report.feed}">${basename(report.feed)}</a></h1>
  <p>${report.faults.length === 0 && report.warnings.length === 0 ? 'Nothing to mend.' : html`${plural(report.faults.length, 'fault')}, ${plural(report.warnings.length, 'warning')}.`} This page follows each save. <span class="live" role="status"></span></p>
  <div class="choices">${choice('Width', 'width', WIDTHS, value => value || 'full')} ${choice('Theme', 'theme', THEMES, value => value || 'none')}</div>
</header>
${!hasKit && html`<p class="banner">The widgets are not built yet: run <code>npm run build</code>.</p>`}
${isSplit && html`<p class="banner">This feed is larger than browsers accept. It is shown here as <code>ijm-widgets split</code> would publish it.</p>`}
<div class="columns">
<nav aria-label="Entries">
  <form role="search"><label>Find <input type="search" name="find" value="${view.find}"></label>${(['show', 'theme', 'width'] as const).map(name => view[name] && html`<input type="hidden" name="${name}" value="${view[name]}">`)}</form>
  ${navigation}
</nav>
<main>
  ${stages}
  ${!shown && organization}
  ${shown && chosen.length === 0 && html`<p>There is no ${view.show} in this feed.</p>`}
  ${chosen.length > MOST_SHOWN && html`<p>The first ${MOST_SHOWN} of ${chosen.length}; choose others on the left.</p>`}
</main>
<aside aria-label="Faults and warnings">
  <h2>${shown ? 'About this' : 'All faults and warnings'}</h2>
  ${about.length > 0 ? html`<ul class="findings">${about.slice(0, MOST_LINKS).map(finding => findingItem(finding, view, report.feed))}</ul>` : html`<p>Nothing to mend here.</p>`}
  ${about.length > MOST_LINKS && html`<p>and ${about.length - MOST_LINKS} more.</p>`}
  ${shown && findings.length > about.length && html`<p><a href="${link(view, {show: ''})}">${findings.length - about.length} elsewhere</a></p>`}
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
  return {show: query.get('show') ?? '', find: (query.get('find') ?? '').slice(0, 100), theme: among('theme', THEMES), width: among('width', WIDTHS)};
};
