/** What `donateOffer` and `statFigure` are handed, for tools, which need not care where a bundler tears the kit in two. */
import type {Appeal} from '../feed/types.js';
import {webUrl} from '../feed/url.js';
import {dayText} from '../text/dates.js';
import type {Language} from '../text/language.js';
import {plain, say} from '../text/text.js';
import {donateWords, wordsIn} from '../text/words.js';
import type {DonatePlace} from './donate.js';
import type {FigureTools} from './figure.js';

export const figureTools: FigureTools = {dayText, say, wordsIn};

/** The part of an offer's place that follows from the language and the feed's address. */
export const offerTools = ({link}: Appeal, feedUrl: string, language: Language): Pick<DonatePlace, 'locale' | 'words' | 'say' | 'wordsIn' | 'url'> => ({
  locale: language.locale,
  words: wordsIn(donateWords, language.locale),
  say: text => say(text, language),
  wordsIn,
  url: webUrl(plain(link.url, language), feedUrl),
});
