import {html, nothing} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import {indexMember, type Feed, type Found} from '../../feed/feed.js';
import {organization} from '../../feed/readers.js';
import type {Organization} from '../../feed/types.js';
import {say} from '../../text/text.js';
import {wordsIn} from '../../text/words.js';
import {helpWords} from '../../text/words/companions.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {factsStyles} from '../../ui/facts.styles.js';
import {facts} from '../../ui/facts.js';
import {heading, link, linkTo, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';

/**
 * How to reach the organisation.
 *
 * @tag ijm-help
 * @csspart heading - "Get in touch".
 * @csspart name - The organisation.
 * @csspart facts - Its addresses and numbers.
 * @csspart link - Each link.
 */
export class IjmHelp extends IjmElement<Organization> {
  static override styles = [IjmElement.styles, headingStyles, factsStyles];

  /** There is one organisation to a feed. */
  protected override get entryId() {
    return '';
  }

  protected override select(feed: Feed): Found<Organization> {
    const entry = indexMember(feed, organization);
    return entry ? {entry, faults: []} : {fault: fault('entry-missing', 'no organization', 'organization'), faults: []};
  }

  protected override renderReady({name, url, email, privacyUrl, charityNumber}: Organization) {
    const {language, place} = this;
    const words = wordsIn(helpWords, language.locale);
    const site = linkTo(url, place)?.href;
    const organisation = say(name, language);
    return html`
      ${heading(this.headingLevel, words.heading)} ${organisation ? html`<p part="name" class="name">${said(organisation)}</p>` : nothing}
      ${facts([
        // A link is named by where it leads, so that nobody has to guess.
        [words.website, site && html`<a part="link" href=${site}><bdi>${new URL(site).host || site}</bdi></a>`],
        [words.email, email && link(`mailto:${email}`, said(email), place)],
        [words.charityNumber, said(charityNumber)],
      ])}
      ${privacyUrl ? html`<p class="small">${link(privacyUrl, words.privacy, place)}</p>` : nothing}
    `;
  }
}

define('ijm-help', IjmHelp);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-help': IjmHelp;
  }
}
