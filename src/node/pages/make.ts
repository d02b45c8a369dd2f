/** All pages of a feed, with what belongs to each: a page, an oEmbed document, a preview image. */
import {donateHosts, imageHosts, indexMember} from '../../feed/feed.js';
import {organization} from '../../feed/readers.js';
import {plainUrl} from '../../feed/url.js';
import {loadWords, wordsIn, donateWords, helpWords} from '../../text/words.js';
import {plain} from '../../text/text.js';
import {renderElement, stageFeed, type Scene} from '../render/render.js';
import {oEmbed, pageHtml, type Site} from './page.js';
import {pictureSvg, type Rasteriser} from './picture.js';
import {subjectsOf, type Subject} from './subjects.js';

export interface PagesOptions {
  /** Addresses of the folders of the pages and of the kit, each with a slash at its end, and of the feed. */
  base: string;
  kit: string;
  feed: string;
  integrity?: string;
  /** Unset: there are no preview images. */
  rasteriser?: Rasteriser;
}

const LANGUAGE: Record<string, string> = {en: 'Language', fr: 'Langue', es: 'Idioma'};

/**
 * The files, by path. The same feed gives the same files, byte for byte.
 *
 * @param whole The feed as it came, with its files in it.
 * @throws Fault when it is no feed.
 */
export const makePages = async (whole: unknown, {base, kit, feed: address, integrity, rasteriser}: PagesOptions) => {
  const feed = stageFeed(whole, address);
  const {locales} = feed;
  const files = new Map<string, string | Uint8Array>();
  const left = new Set<string>();
  const about = indexMember(feed, organization);
  const byPath = new Map<string, Subject[]>();
  for (const locale of new Set(locales)) {
    await loadWords(locale);
    for (const subject of subjectsOf(feed, {locale, locales})) {
      const key = `${subject.kind}/${subject.id}`;
      byPath.set(key, [...(byPath.get(key) ?? []), subject]);
    }
  }
  for (const versions of byPath.values()) {
    for (const subject of versions) {
      const {locale, path, tag, attributes} = subject;
      const language = {locale, locales};
      const bounds = [donateHosts(feed, [])];
      const scene: Scene = {feed, bounds, lang: locale, faults: new Set(), styles: new Set()};
      const drawn = await renderElement(tag, new Map(Object.entries(attributes)), scene);
      if ('fault' in drawn) {
        left.add(`${subject.kind}.${subject.id}: ${drawn.fault.message}`);
        continue;
      }
      const shared = await renderElement('ijm-share', new Map([['url', `${base}${path}.html`]]), scene);
      const link = (url: string) => plainUrl(url, feed.url)?.href;
      const number = about?.charityNumber;
      const site: Site = {
        base,
        kit,
        feed: address,
        integrity,
        hosts: bounds[0]!,
        imageHosts: imageHosts(feed).slice(1),
        organization: {name: subject.picture.organization, url: link(plain(about?.url, language) || 'none:'), privacyUrl: link(plain(about?.privacyUrl, language) || 'none:')},
        words: {
          language: LANGUAGE[locale.split('-')[0]!.toLowerCase()] ?? LANGUAGE.en!,
          charityNumber: number && wordsIn(donateWords, locale).charityNumber(number),
          privacy: wordsIn(helpWords, locale).privacy,
        },
        hasPictures: !!rasteriser,
      };
      files.set(`${path}.html`, pageHtml(subject, site, {markup: drawn.markup, share: 'fault' in shared ? '' : shared.markup, styles: scene.styles, versions}));
      files.set(`${path}.json`, oEmbed(subject, site));
      if (rasteriser) files.set(`${path}.png`, rasteriser.png(pictureSvg(subject.picture, rasteriser)));
    }
  }
  return {files, pages: [...files.keys()].filter(path => path.endsWith('.html')).length, left};
};
