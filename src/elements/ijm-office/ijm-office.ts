import type {Feed} from '../../feed/feed.js';
import {offices} from '../../feed/readers.js';
import type {Office} from '../../feed/types.js';
import {pickEntry} from '../../model/find.js';
import {say} from '../../text/text.js';
import {wordsIn} from '../../text/words.js';
import {officeWords} from '../../text/words/companions.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {factsStyles} from '../../ui/facts.styles.js';
import {facts} from '../../ui/facts.js';
import {heading, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';

/**
 * One office: where it is, who leads it, since when it exists and what it works on.
 *
 * @tag ijm-office
 * @csspart heading - The city.
 * @csspart facts - What is known of the office.
 */
export class IjmOffice extends IjmElement<Office> {
  static override styles = [IjmElement.styles, headingStyles, factsStyles];
  static override properties = {...IjmElement.properties, office: {}};

  /** Id of an entry in the feed's `offices`. */
  declare office?: string | null;

  protected override get entryId() {
    return this.office ?? '';
  }

  protected override select(feed: Feed) {
    return pickEntry(feed, offices, this.office);
  }

  protected override renderReady({city, director, established, focus}: Office) {
    const {language} = this;
    const words = wordsIn(officeWords, language.locale);
    const place = say(city, language);
    return [
      // A name in another language has to be marked as such, and stands alone then.
      heading(this.headingLevel, said(place && !place.lang ? words.title(place.text) : place)),
      facts([
        [words.director, said(say(director, language))],
        [words.established, established && `${established}`],
        [words.focus, said(say(focus, language))],
      ]),
    ];
  }
}

define('ijm-office', IjmOffice);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-office': IjmOffice;
  }
}
