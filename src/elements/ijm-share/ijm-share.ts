import type {Found} from '../../feed/feed.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import type * as ShareView from './share-view.js';

let view: typeof ShareView | undefined;

/** What it shows is a later part: it is seldom what a visitor came for. */
const loadView = async () => {
  view = await import('./share-view.js');
  IjmShare.styles = [IjmElement.styles, view.styles];
};

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
export class IjmShare extends IjmElement<ShareView.Content> {
  static override properties = {...IjmElement.properties, url: {}, heading: {}, networks: {}};

  /** The address to share; unset or no web address: that of the page. */
  declare url?: string | null;

  /** Heading, which goes along with the address; unset: none, and the page's title goes along. */
  declare heading?: string | null;

  /** Names of networks, parted by spaces, in this order: `facebook`, `x`, `linkedin`, `pinterest`, `email`; unset: all. */
  declare networks?: string | null;

  #share?: ShareView.Share;

  protected override get entryId() {
    return '';
  }

  protected override select(): Found<ShareView.Content> {
    return this.selectAlone();
  }

  protected override selectAlone(): Found<ShareView.Content> {
    if (!view) return this.awaits(loadView());
    return (this.#share ??= view.openShare(this as unknown as ShareView.ShareElement)).select();
  }

  protected override renderReady(content: ShareView.Content) {
    return this.#share!.render(content);
  }
}

define('ijm-share', IjmShare);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-share': IjmShare;
  }
}
