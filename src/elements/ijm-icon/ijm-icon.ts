import {html, nothing} from 'lit/html.js';
import {loadIcon, type Icon, type IconName} from '../../draw/icons.js';
import {fault} from '../../feed/fault.js';
import type {Found} from '../../feed/feed.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {styles} from './ijm-icon.styles.js';

/**
 * One icon of the set, in the text's colour and 1.25 times its size. Decoration unless it has a label.
 *
 * @tag ijm-icon
 * @csspart icon - The drawing.
 */
export class IjmIcon extends IjmElement<Icon> {
  static override styles = [IjmElement.styles, styles];
  static override properties = {...IjmElement.properties, name: {}, label: {}};

  /** Name in the set, such as `mail` or `arrow-right`. */
  declare name?: IconName | null;

  /** What it means, for those who can't see it; unset: it is decoration. */
  declare label?: string | null;

  #loaded?: {name: string; found: Found<Icon>};

  protected override get entryId() {
    return this.name ?? '';
  }

  protected override select(): Found<Icon> {
    return {faults: []};
  }

  protected override selectAlone(): Found<Icon> {
    const name = this.name ?? '';
    if (this.#loaded?.name === name) return this.#loaded.found;
    const settle = (icon: Icon | undefined) => {
      this.#loaded = {name, found: icon ? {entry: icon, faults: []} : {fault: fault('entry-missing', `no icon "${name}"`), faults: []}};
      this.requestUpdate();
    };
    loadIcon(name).then(settle, () => settle(undefined));
    return {faults: []};
  }

  protected override renderReady({path, isMirrored}: Icon) {
    return html`<svg part="icon" viewBox="0 0 24 24" class=${isMirrored ? 'mirrored' : ''} role=${this.label ? 'img' : nothing} aria-label=${this.label || nothing} aria-hidden=${this.label ? nothing : 'true'}><path d=${path}></path></svg>`;
  }
}

define('ijm-icon', IjmIcon);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-icon': IjmIcon;
  }
}
