/** Icons by name. An element that always shows the same one imports it from `icons/` instead. */
import type {iconSet} from './icon-set.js';

/** The names there are. */
export type IconName = keyof typeof iconSet;

/** How an icon is drawn. */
export interface Icon {
  /** In a box of 24 × 24, to be drawn as a line 2 wide with round caps and joins. */
  path: string;
  /** Whether it points, and so is mirrored where text runs from right to left. */
  isMirrored: boolean;
}

/**
 * An icon by its name; `undefined` for a name that there is not. All icons come in one part, since a request for each
 * would cost more than they do.
 *
 * @throws Error when the part is not to be had.
 */
export const loadIcon = async (name: string): Promise<Icon | undefined> => {
  const {iconSet, mirrored} = await import('./icon-set.js');
  // Own members only: a page may have polluted Object.prototype.
  return Object.hasOwn(iconSet, name) ? {path: iconSet[name as IconName], isMirrored: mirrored.includes(name)} : undefined;
};
