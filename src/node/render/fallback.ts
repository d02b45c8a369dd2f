/** What stands inside the tag, for browsers without declarative shadow roots and for when the widget cannot be shown. */
import type {Feed} from '../../feed/feed.js';
import {indexMember} from '../../feed/feed.js';
import {organization} from '../../feed/readers.js';
import type {Appeal, Country, Form, Goal, LinkUrl, Office, Organization, Quote, Stat, Text} from '../../feed/types.js';
import {plainUrl} from '../../feed/url.js';
import type {Cause} from '../../model/cause.js';
import type {DonateOffer} from '../../model/donate.js';
import type {StatFigure} from '../../model/figure.js';
import {goalProgress} from '../../model/goal.js';
import {say} from '../../text/text.js';
import type {Language} from '../../text/language.js';
import {html, type Html} from '../html.js';

interface Shown {
  content: unknown;
  language: Language;
}

/** By tag: the words, and where they lead. */
const SAYINGS: Record<string, (shown: never, language: Language) => [text: Text | undefined, url?: LinkUrl]> = {
  'ijm-country-card': ([{name, url}]: [Country], _language: Language) => [name, url],
  'ijm-impact-stat': ([, {value, unit, label}]: [Stat, StatFigure]) => [[value, unit?.text, label?.text].filter(Boolean).join(' ')],
  'ijm-donate-cta': ({offer}: {cause: Cause & {appeal: Appeal}; offer: DonateOffer}) => [offer.label.text, offer.url],
  'ijm-contact-form': ([{title, email}]: [Form]) => [title, email && `mailto:${email}`],
  'ijm-quote': ({text}: Quote) => [text],
  'ijm-map': ({name, url}: Country) => [name, url],
  'ijm-office': ({city}: Office) => [city],
  'ijm-goal': (goal: Goal, language: Language) => [goalProgress(goal, language)!.summary],
  'ijm-share': ({url}: {url: string}) => [url, url],
  'ijm-help': ({name, email}: Organization) => [email ?? name, email && `mailto:${email}`],
};

/** A link where there is one, else words; else the organisation's own page. */
export const fallback = (tag: string, {content, language}: Shown, feed: Feed): string => {
  const saying = SAYINGS[tag];
  if (!saying) return '';
  const [text, url] = saying(content as never, language);
  const about = indexMember(feed, organization);
  const href = plainUrl(say(url ?? about?.url, language)?.text, feed.url)?.href;
  const words = say(text, language)?.text ?? '';
  const made: Html = href ? html`<a href="${href}">${words}</a>` : html`<span>${words}</span>`;
  return made.text;
};
