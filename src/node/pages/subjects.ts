/** What there is a page of: each country, appeal and fundraiser that is shown now, in each language of the feed. */
import {entryIds, indexMember, type Feed} from '../../feed/feed.js';
import {appeals, countries, fundraisers, organization, stats} from '../../feed/readers.js';
import type {Goal, Rich} from '../../feed/types.js';
import {pickCause} from '../../model/cause.js';
import {statFigure} from '../../model/figure.js';
import {figureTools} from '../../model/handed.js';
import {pickEntry} from '../../model/find.js';
import {goalProgress} from '../../model/goal.js';
import type {Language} from '../../text/language.js';
import {richBlocks, type Inline} from '../../text/rich.js';
import {plain} from '../../text/text.js';
import type {PictureWords} from './picture.js';

export type Kind = 'countries' | 'appeals' | 'fundraisers';

/** One page in one language. */
export interface Subject {
  kind: Kind;
  id: string;
  locale: string;
  /** Where it lies, without what its name ends with: `en-CA/countries/cambodia`. */
  path: string;
  title: string;
  description: string;
  /** Drawn on the page; in a frame on other people's, which is smaller. */
  tag: string;
  attributes: Record<string, string>;
  framed: Record<string, string>;
  /** How high the frame has to be, in px. */
  height: number;
  picture: PictureWords;
}

const FRAME_WIDTH = 560;

/** A little more room than a text of this size takes in a frame, in px. */
const heightOf = (text: string, perLine: number, line: number) => Math.ceil(text.length / perLine) * line;

const inlineText = (parts: Inline[]): string => parts.map(part => (typeof part === 'string' ? part : inlineText(part.parts))).join('');

/** The first paragraph, without its marks. */
const firstOf = (text: Rich | undefined, language: Language) =>
  richBlocks(text, language)
    .flatMap(block => (block.kind === 'list' ? [] : [inlineText(block.parts)]))
    .at(0) ?? '';

/** As much as a search result shows. */
const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 200).replace(/\s+\S*$/, '')}…` : text);

/** Every page of a feed in one language. */
export const subjectsOf = (feed: Feed, language: Language): Subject[] => {
  const {locale} = language;
  const name = plain(indexMember(feed, organization)?.name, language) || new URL(feed.url).host;
  const goalOf = (goal: Goal | undefined) => {
    const progress = goal && goalProgress(goal, language);
    return progress && {fraction: progress.fraction, summary: progress.summary, percent: progress.percent};
  };
  const made = (kind: Kind, id: string, title: string, text: string, rest: Pick<Subject, 'tag' | 'attributes' | 'framed' | 'height'>, more: Partial<PictureWords>): Subject => ({
    kind,
    id,
    locale,
    path: `${locale}/${kind}/${id}`,
    title,
    description: shortened(text || title),
    ...rest,
    picture: {organization: name, title, text, locale, ...more},
  });
  const giving = (kind: Kind, id: string, attribute: string): Subject[] => {
    const {entry: cause} = pickCause(feed, attribute === 'appeal' ? id : null, attribute === 'fundraiser' ? id : null);
    if (!cause) return [];
    const {appeal, fundraiser, goal} = cause;
    const title = plain((fundraiser ?? appeal).title, language);
    const text = firstOf(fundraiser?.story, language) || plain(appeal.text, language);
    const note = plain(appeal.note, language);
    const image = (fundraiser ?? appeal).image ? 330 : 0;
    const height = 470 + image + (goal ? 120 : 0) + heightOf(title, 34, 32) + heightOf(text, 60, 26) + heightOf(note, 70, 22);
    const shown = {[attribute]: id};
    return [made(kind, id, title, text, {tag: 'ijm-donate-cta', attributes: {...shown, 'heading-level': '1'}, framed: shown, height}, {goal: goalOf(goal)})];
  };
  return [
    ...entryIds(feed, countries).flatMap(id => {
      const {entry: country} = pickEntry(feed, countries, id);
      if (!country) return [];
      const title = plain(country.name, language);
      const text = plain(country.summary, language) || plain(country.headline, language);
      const shown = (country.stats ?? []).flatMap(stat => pickEntry(feed, stats, stat).entry ?? []);
      const figure = shown[0] && statFigure(shown[0], language, figureTools);
      const attributes = {country: id};
      const label = figure && [figure.unit?.text, figure.label?.text].filter(Boolean).join(' ');
      return [
        made(
          'countries',
          id,
          title,
          text,
          {tag: 'ijm-country-card', attributes: {...attributes, variant: 'profile', 'heading-level': '1'}, framed: attributes, height: 470 + heightOf(text, 28, 26) + shown.length * 150},
          {text: plain(country.headline, language) || text, figure: figure && label ? {value: figure.value, label} : undefined},
        ),
      ];
    }),
    ...entryIds(feed, appeals).flatMap(id => giving('appeals', id, 'appeal')),
    ...entryIds(feed, fundraisers).flatMap(id => giving('fundraisers', id, 'fundraiser')),
  ];
};

export {FRAME_WIDTH};
