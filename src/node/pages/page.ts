/** A page of its own for one country, appeal or fundraiser, made to be passed on: its address is all one has to paste. */
import {createHash} from 'node:crypto';
import {attributes, html, Html} from '../html.js';
import {HEIGHT, WIDTH} from './picture.js';
import {FRAME_WIDTH, type Subject} from './subjects.js';

/** Where everything lies, and who speaks. */
export interface Site {
  /** Address of the folder of the pages, with a slash at its end. */
  base: string;
  /** Address of the folder of the kit. */
  kit: string;
  /** Address of the feed. */
  feed: string;
  /** Hash of the kit's script; unset: it is not known, or the address is one that moves. */
  integrity?: string;
  /** Hosts that visitors may be sent to. */
  hosts: readonly string[];
  /** Origins of pictures besides the feed's. */
  imageHosts: readonly string[];
  organization: {name: string; url?: string; privacyUrl?: string; charityNumber?: string};
  words: {language: string; charityNumber?: string; privacy: string};
  hasPictures: boolean;
}

export interface PageParts {
  /** The element as static HTML, and what shares the page. */
  markup: string;
  share: string;
  /** Style sheets inside them. */
  styles: Iterable<string>;
  /** The same page in every language. */
  versions: readonly Subject[];
}

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

/** `en-CA` → `en_CA`, as Open Graph writes it. */
const underscored = (locale: string) => locale.replace('-', '_');

const languageName = (locale: string) => {
  try {
    const name = new Intl.DisplayNames([locale], {type: 'language', languageDisplay: 'standard'}).of(locale.split('-')[0]!) ?? locale;
    return name[0]!.toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return locale;
  }
};

const STYLE = `:root{color-scheme:light dark;--ijm-font:inherit}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fbfaf7,#15191b);color:light-dark(#1b2327,#eceff0)}
header,main,footer{max-width:70rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 2rem}
header{padding-block:1.25rem;align-items:baseline}
header a{text-decoration:none}
header a:hover,footer a:hover{text-decoration:underline}
header>a{font-weight:650}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.9375rem}
nav [aria-current]{text-decoration:underline;text-underline-offset:.35em;text-decoration-thickness:2px}
a{color:inherit;text-underline-offset:.2em}
main{padding-block:clamp(1.5rem,5vw,3.5rem)}
.share{margin-block-start:3.5rem;padding-block-start:1.75rem;border-block-start:1px solid light-dark(#1b232733,#eceff033)}
footer{padding-block:1.5rem 2.5rem;font-size:.8125rem;color:light-dark(#4c585d,#aab4b7)}
footer p{margin:0}
:focus-visible{outline:2px solid;outline-offset:2px}
@media print{nav,.share{display:none}}`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page that says itself, in a tag, what it may do. */
const policyOf = ({kit, feed, imageHosts}: Site, styles: Iterable<string>) => {
  const {origin} = new URL(feed);
  return [
    "default-src 'none'",
    `script-src ${kit}`,
    `style-src ${[...new Set([STYLE, ...styles])].map(hashOf).join(' ')}`,
    `connect-src ${origin}`,
    `img-src ${[...new Set(["'self'", 'data:', origin, ...imageHosts.map(host => `https://${host}`)])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ijm-widgets',
  ].join('; ');
};

const addressOf = ({base}: Site, {path}: Subject, ending: string) => `${base}${path.split('/').map(encodeURIComponent).join('/')}.${ending}`;

/** The element in a frame, for pages that show what they are given the address of (oEmbed, oembed.com). */
export const oEmbed = (subject: Subject, site: Site): string => {
  const {tag, framed, locale, title, height} = subject;
  const query = new URLSearchParams({element: tag, ...framed, feed: site.feed, lang: locale, theme: 'light'});
  const {name, url} = site.organization;
  const frame = html`<iframe${attributes({src: `${site.kit}embed.html?${query}`, title, width: `${FRAME_WIDTH}`, height: `${height}`, loading: 'lazy', frameborder: '0'})}></iframe>`;
  return `${JSON.stringify(
    {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: name,
      ...(url && {provider_url: url}),
      ...(site.hasPictures && {thumbnail_url: addressOf(site, subject, 'png'), thumbnail_width: WIDTH, thumbnail_height: HEIGHT}),
      html: frame.text,
      width: FRAME_WIDTH,
      height,
      cache_age: 3600,
    },
    null,
    1,
  )}\n`;
};

/** The page. */
export const pageHtml = (subject: Subject, site: Site, {markup, share, styles, versions}: PageParts): string => {
  const {title, description, locale} = subject;
  const {organization, words, kit, feed, integrity, hosts, hasPictures} = site;
  const own = addressOf(site, subject, 'html');
  const full = `${title} – ${organization.name}`;
  const meta = (name: string, content: string) => html`<meta name="${name}" content="${content}">\n`;
  const property = (name: string, content: string) => html`<meta property="${name}" content="${content}">\n`;
  const picture = addressOf(site, subject, 'png');
  const script = {src: `${kit}ijm-widgets.js`, ...(integrity && {integrity}), crossorigin: 'anonymous', 'data-cfasync': 'false', 'data-feed': feed, ...(hosts.length > 0 && {'data-hosts': hosts.join(' ')})};
  return html`<!doctype html>
<html lang="${locale}"${RIGHT_TO_LEFT.test(locale) && html` dir="rtl"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(site, styles)}">
<meta name="referrer" content="strict-origin-when-cross-origin">
<title>${full}</title>
${meta('description', description)}<link rel="canonical" href="${own}">
${versions.length > 1 && [...versions.map(version => html`<link rel="alternate" hreflang="${version.locale}" href="${addressOf(site, version, 'html')}">\n`), html`<link rel="alternate" hreflang="x-default" href="${addressOf(site, versions[0]!, 'html')}">\n`]}<link rel="alternate" type="application/json+oembed" href="${addressOf(site, subject, 'json')}" title="${title}">
${property('og:type', 'website')}${property('og:site_name', organization.name)}${property('og:title', title)}${property('og:description', description)}${property('og:url', own)}${property('og:locale', underscored(locale))}${versions.filter(version => version !== subject).map(version => property('og:locale:alternate', underscored(version.locale)))}${
    hasPictures && [property('og:image', picture), property('og:image:type', 'image/png'), property('og:image:width', `${WIDTH}`), property('og:image:height', `${HEIGHT}`), property('og:image:alt', full)]
  }${meta('twitter:card', hasPictures ? 'summary_large_image' : 'summary')}${meta('twitter:title', title)}${meta('twitter:description', description)}${hasPictures && [meta('twitter:image', picture), meta('twitter:image:alt', full)]}<link rel="icon" href="data:,">
<link rel="preload" as="fetch" href="${feed}" crossorigin>
<script async${attributes(script)}></script>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
${organization.url ? html`<a href="${organization.url}">${organization.name}</a>` : html`<span>${organization.name}</span>`}
${
    versions.length > 1 &&
    html`<nav aria-label="${words.language}">${versions.map(version => html`<a href="${addressOf(site, version, 'html')}" lang="${version.locale}" hreflang="${version.locale}"${version === subject && html` aria-current="page"`}>${languageName(version.locale)}</a> `)}</nav>`
  }
</header>
<main>
${new Html(markup)}
<div class="share">${new Html(share)}</div>
</main>
<footer>
<p>${organization.name}${words.charityNumber && ` · ${words.charityNumber}`}</p>
${organization.privacyUrl && html`<p><a href="${organization.privacyUrl}">${words.privacy}</a></p>`}
</footer>
</body>
</html>
`.text;
};
