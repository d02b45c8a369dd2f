/** What `<ijm-share>` shows and does. A later part. */
import {html, nothing} from 'lit/html.js';
import {check} from '../../draw/icons/check.js';
import {copy} from '../../draw/icons/copy.js';
import {facebook} from '../../draw/icons/facebook.js';
import {linkedin} from '../../draw/icons/linkedin.js';
import {mail} from '../../draw/icons/mail.js';
import {pinterest} from '../../draw/icons/pinterest.js';
import {qr} from '../../draw/icons/qr.js';
import {share} from '../../draw/icons/share.js';
import {x} from '../../draw/icons/x.js';
import type * as Qr from '../../draw/qr.js';
import type {Found} from '../../feed/feed.js';
import {shareLinks, shareUrl, type ShareLink} from '../../model/share.js';
import type {Language} from '../../text/language.js';
import {wordsIn} from '../../text/words.js';
import {shareWords} from '../../text/words/share.js';
import {emit} from '../../ui/events.js';
import {headingStyles} from '../../ui/heading.styles.js';
import {hiddenStyles} from '../../ui/hidden.styles.js';
import {codeOf, preparePaper} from '../../ui/paper.js';
import {heading, said} from '../../ui/templates.js';
import {shareStyles} from './share-view.styles.js';

export const styles = [headingStyles, hiddenStyles, shareStyles];

const ICONS = {facebook, x, linkedin, pinterest, email: mail};

export interface Content {
  /** The address that is shared. */
  url: string;
  /** What is said of it. */
  title: string;
  links: ShareLink[];
}

/** The element, as this part sees it. */
export interface ShareElement extends HTMLElement {
  readonly language: Language;
  readonly renderRoot?: ShadowRoot;
  readonly updateComplete: Promise<unknown>;
  readonly url?: string | null;
  readonly heading?: string | null;
  readonly networks?: string | null;
  readonly headingLevel?: number | null;
  requestUpdate(): void;
}

export interface Share {
  select(): Found<Content>;
  render(content: Content): unknown;
}

/** What one element shows, and what it remembers. */
export const openShare = (element: ShareElement): Share => {
  /** What became of copying. */
  let copied: 'copied' | 'copyThis' | undefined;
  let isOpen = false;
  let drawn: typeof Qr | undefined;
  void preparePaper().then(() => element.requestUpdate(), () => {});

  const select = (): Found<Content> => {
    const url = shareUrl(element.url, globalThis.location?.href);
    const title = element.heading || globalThis.document?.title || '';
    return {entry: {url, title, links: shareLinks(url, title, element.networks, element.language)}, faults: []};
  };

  const content = () => select().entry!;

  const tell = (network: string) => emit(element, 'ijm-share', {network, url: content().url});

  /** The system's sheet, which knows where the visitor shares. */
  const openSheet = async () => {
    const {url, title} = content();
    try {
      await navigator.share({url, title});
      tell('system');
    } catch {
      // The visitor thought better of it.
    }
  };

  const copyAddress = async () => {
    try {
      await navigator.clipboard.writeText(content().url);
      copied = 'copied';
      tell('copy');
    } catch {
      copied = 'copyThis';
    }
    element.requestUpdate();
    await element.updateComplete;
    const field = element.renderRoot!.querySelector('input');
    field?.focus();
    field?.select();
  };

  const toggle = async () => {
    isOpen = !isOpen;
    element.requestUpdate();
    if (!isOpen) return;
    tell('qr');
    try {
      drawn = await import('../../draw/qr.js');
    } catch {
      isOpen = false;
    }
    element.requestUpdate();
  };

  const render = ({url, links}: Content) => {
    const words = wordsIn(shareWords, element.language.locale);
    const {heading: title} = element;
    const face = (path: string, text: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg><span>${said(text)}</span>`;
    const code = drawn ? drawn.qrPath(url) : codeOf(url);
    const isShown = isOpen && drawn && code;
    return html`<div class="stack" role="group" aria-label=${words.heading}>
      ${title ? heading(element.headingLevel, said(title)) : nothing}
      <ul>
        ${'share' in navigator
          ? html`<li><button part="button" @click=${openSheet}>${face(share, words.more)}</button></li>`
          : links.map(
              ({network, href, label}) =>
                html`<li>
                  <a part="button" href=${href} target=${network === 'email' ? nothing : '_blank'} rel="noopener" @click=${() => tell(network)}
                    >${face(ICONS[network], label)}${network === 'email' ? nothing : html`<span class="hidden">${said(`(${words.newTab})`)}</span>`}</a
                  >
                </li>`,
            )}
        <li><button part="button" @click=${copyAddress}>${face(copied === 'copied' ? check : copy, words.copy)}</button></li>
        <li><button part="button" aria-expanded=${`${isOpen}`} @click=${toggle}>${face(qr, words.qr)}</button></li>
      </ul>
      <p part="status" role="status">${copied ? said(words[copied]) : nothing} ${copied === 'copyThis' ? html`<input readonly aria-label=${words.copyThis} .value=${url} />` : nothing}</p>
      <figure part="code" class=${isShown ? '' : 'paper'}>
        ${code ? html`<svg class="code" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${words.qr}: ${url}"><path d=${code.path}></path></svg>` : nothing}
        <figcaption>
          ${code ? html`<p>${said(words.scan)}</p>` : nothing}
          <p class="small"><bdi>${url}</bdi></p>
          ${isShown ? html`<a part="link" class="link" download="qr.svg" href="data:image/svg+xml,${encodeURIComponent(drawn!.qrSvg(url)!)}">${said(words.download)}</a>` : nothing}
        </figcaption>
      </figure>
    </div>`;
  };

  return {select, render};
};
