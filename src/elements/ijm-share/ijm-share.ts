import {html, nothing} from 'lit/html.js';
import type {iconSet} from '../../draw/icon-set.js';
import type * as Qr from '../../draw/qr.js';
import type {Found} from '../../feed/feed.js';
import {shareLinks, shareUrl, type ShareLink} from '../../model/share.js';
import {shareWords, wordsIn} from '../../text/words.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {emit} from '../../ui/events.js';
import {hiddenStyles} from '../../ui/hidden.styles.js';
import {heading, said} from '../../ui/templates.js';
import {headingStyles} from '../../ui/heading.styles.js';
import {styles} from './ijm-share.styles.js';

interface Content {
  /** The address that is shared. */
  url: string;
  /** What is said of it. */
  title: string;
  links: ShareLink[];
}

/** Drawings for the buttons, once they are there: the words do without. */
let icons: typeof iconSet | undefined;

/**
 * Ways to pass a page on: the system's own sheet where there is one, else links to networks; to copy the address; and
 * its QR code. Nothing is asked of any network before the visitor goes there.
 *
 * @tag ijm-share
 * @fires {CustomEvent<{network: string, url: string}>} ijm-share - The visitor shares: the name of a network, `email`, `system`, `copy` or `qr`.
 * @csspart heading - The heading, if there is one.
 * @csspart button - Each button and link.
 * @csspart status - What became of copying.
 * @csspart code - The QR code.
 * @csspart link - The link to the QR code as a file.
 */
export class IjmShare extends IjmElement<Content> {
  static override styles = [IjmElement.styles, headingStyles, hiddenStyles, styles];
  static override properties = {...IjmElement.properties, url: {}, heading: {}, networks: {}};

  /** The address to share; unset or no web address: that of the page. */
  declare url?: string | null;

  /** Heading, which goes along with the address; unset: none, and the page's title goes along. */
  declare heading?: string | null;

  /** Names of networks, parted by spaces, in this order: `facebook`, `x`, `linkedin`, `pinterest`, `email`; unset: all. */
  declare networks?: string | null;

  /** What became of copying. */
  #copied?: 'copied' | 'copyThis';
  #isOpen = false;
  #qr?: typeof Qr;

  protected override get entryId() {
    return '';
  }

  protected override select(): Found<Content> {
    return this.selectAlone();
  }

  protected override selectAlone(): Found<Content> {
    const url = shareUrl(this.url, globalThis.location?.href);
    const title = this.heading || globalThis.document?.title || '';
    return {entry: {url, title, links: shareLinks(url, title, this.networks, this.language)}, faults: []};
  }

  protected override renderReady({url, links}: Content) {
    const words = wordsIn(shareWords, this.language.locale);
    const {heading: title} = this;
    const face = (name: keyof typeof iconSet, text: string) =>
      html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icons?.[name] ?? nothing}></path></svg><span>${said(text)}</span>`;
    const code = this.#isOpen && this.#qr?.qrPath(url);
    return html`<div class="stack" role="group" aria-label=${words.heading}>
      ${title ? heading(this.headingLevel, said(title)) : nothing}
      <ul>
        ${'share' in navigator
          ? html`<li><button part="button" @click=${this.#open}>${face('share', words.more)}</button></li>`
          : links.map(
              ({network, href, label}) =>
                html`<li>
                  <a part="button" href=${href} target=${network === 'email' ? nothing : '_blank'} rel="noopener" @click=${() => this.#tell(network)}
                    >${face(network === 'email' ? 'mail' : network, label)}${network === 'email' ? nothing : html`<span class="hidden">(${words.newTab})</span>`}</a
                  >
                </li>`,
            )}
        <li><button part="button" @click=${this.#copy}>${face(this.#copied === 'copied' ? 'check' : 'copy', words.copy)}</button></li>
        <li><button part="button" aria-expanded=${`${this.#isOpen}`} @click=${this.#toggle}>${face('qr', words.qr)}</button></li>
      </ul>
      <p part="status" role="status">${this.#copied ? said(words[this.#copied]) : nothing} ${this.#copied === 'copyThis' ? html`<input readonly aria-label=${words.copyThis} .value=${url} />` : nothing}</p>
      ${code
        ? html`<figure part="code">
            <svg class="code" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${words.qr}: ${url}"><path d=${code.path}></path></svg>
            <figcaption>
              <p>${said(words.scan)}</p>
              <p class="small"><bdi>${url}</bdi></p>
              <a part="link" class="link" download="qr.svg" href="data:image/svg+xml,${encodeURIComponent(this.#qr!.qrSvg(url)!)}">${said(words.download)}</a>
            </figcaption>
          </figure>`
        : nothing}
    </div>`;
  }

  protected override updated() {
    if (icons) return;
    void import('../../draw/icon-set.js').then(
      loaded => {
        icons = loaded.iconSet;
        this.requestUpdate();
      },
      () => {},
    );
  }

  #tell(network: string) {
    emit(this, 'ijm-share', {network, url: this.content!.url});
  }

  /** The system's sheet, which knows where the visitor shares. */
  #open = async () => {
    const {url, title} = this.content!;
    try {
      await navigator.share({url, title});
      this.#tell('system');
    } catch {
      // The visitor thought better of it.
    }
  };

  #copy = async () => {
    const {url} = this.content!;
    try {
      await navigator.clipboard.writeText(url);
      this.#copied = 'copied';
      this.#tell('copy');
    } catch {
      this.#copied = 'copyThis';
    }
    this.requestUpdate();
    await this.updateComplete;
    const field = this.renderRoot!.querySelector('input');
    field?.focus();
    field?.select();
  };

  #toggle = async () => {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
    if (!this.#isOpen) return;
    this.#tell('qr');
    try {
      this.#qr = await import('../../draw/qr.js');
    } catch {
      this.#isOpen = false;
    }
    this.requestUpdate();
  };
}

define('ijm-share', IjmShare);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-share': IjmShare;
  }
}
