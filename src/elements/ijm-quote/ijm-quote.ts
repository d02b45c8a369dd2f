import {html, nothing} from 'lit/html.js';
import type {Feed} from '../../feed/feed.js';
import {quotes} from '../../feed/readers.js';
import type {Quote} from '../../feed/types.js';
import {pickQuote} from '../../model/find.js';
import {say} from '../../text/text.js';
import {cardWords, wordsIn} from '../../text/words.js';
import {quoteWords} from '../../text/words/companions.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {canShow, picture, said} from '../../ui/templates.js';
import {styles} from './ijm-quote.styles.js';

/**
 * What somebody said, and who it was. Shown only while there is consent to quote them.
 *
 * @tag ijm-quote
 * @csspart text - The quotation.
 * @csspart author - Name and role.
 * @csspart picture - The portrait.
 */
export class IjmQuote extends IjmElement<Quote> {
  static override styles = [IjmElement.styles, styles];

  static override properties = {...IjmElement.properties, quote: {}};

  /** Id of an entry in the feed's `quotes`. */
  declare quote?: string | null;

  protected override get entryId() {
    return this.quote ?? '';
  }

  protected override select(feed: Feed) {
    return pickQuote(feed, quotes, this.quote);
  }

  protected override renderReady({text, author}: Quote) {
    const {language, place} = this;
    const {locale} = language;
    const words = wordsIn(quoteWords, locale);
    const role = say(author.role, language);
    const portrait = canShow(author.image, place) ? author.image : undefined;
    const credit = say(portrait?.credit, language);
    return html`<figure>
      <span class="mark" aria-hidden="true">${words.open.trim()}</span>
      <blockquote part="text">${said(say(text, language))}</blockquote>
      <figcaption part="author">
        ${portrait ? picture(portrait, place, '3.5em', 'portrait') : nothing}
        <span>
          <span class="name">${said(say(author.name, language))}</span>
          ${role ? html`<span class="small">${said(role)}</span>` : nothing}
          ${credit ? html`<span class="small">${said({...credit, text: wordsIn(cardWords, locale).credit(credit.text)})}</span>` : nothing}
        </span>
      </figcaption>
    </figure>`;
  }
}

define('ijm-quote', IjmQuote);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-quote': IjmQuote;
  }
}
