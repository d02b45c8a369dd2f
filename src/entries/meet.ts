/** What the script looks for in a page: links that become elements, and elements that are defined once there is one. */
import {unquoted} from '../ui/template-element.js';
import {COMPANION_TAGS} from './companion-tags.js';
import {isSecond} from './part.js';

const MARK = 'data-ijm';

let coming: Promise<unknown> | undefined;

/**
 * Defines them, unless another copy of this version was first, which then does. Where that part is not to be had, what
 * stands inside them stays; the next one that comes asks again.
 */
const defineLater = async () => {
  if (!isSecond) await (coming ??= import('./companions.js').catch(() => (coming = undefined)));
};

/** What defines a tag, if it is one of the kit's. */
export const classOf = async (tag: string): Promise<CustomElementConstructor | undefined> => {
  if (COMPANION_TAGS.includes(tag)) await defineLater();
  // A page may have taken the registry away.
  return globalThis.customElements?.get(tag);
};

/** A link marked by `data-ijm` becomes the element it names, with itself as the fallback inside. */
const convert = async (link: Element) => {
  const tag = `ijm-${unquoted(link.getAttribute(MARK)!)}`;
  // Nothing is converted where nothing could be drawn, nor twice; and a link inside its own element is only the fallback.
  if (!(await classOf(tag)) || !link.hasAttribute(MARK) || link.parentElement?.localName === tag) return;
  const element = document.createElement(tag);
  for (const {name, value} of [...link.attributes]) {
    if (name !== MARK && name.startsWith('data-')) element.setAttribute(name.slice(5), value);
  }
  link.removeAttribute(MARK);
  link.replaceWith(element);
  element.append(link);
};

const SELECTOR = `a[${MARK}],:is(${COMPANION_TAGS}):not(:defined)`;

const meet = (found: Element) => {
  if (found.matches(SELECTOR)) void (found.matches('a') ? convert(found) : defineLater());
  // What somebody else's elements hold; ours see to themselves.
  if (found.shadowRoot && !found.localName.startsWith('ijm-')) watch(found.shadowRoot);
};

/**
 * By the prototype's method, since a document's own may be hidden by an image of that name. Forms, whose fields hide theirs,
 * are never wanted.
 */
const meetIn = (root: ParentNode) => Object.getPrototypeOf(root).querySelectorAll.call(root, ':not(form)').forEach(meet);

/** Each node is met once, when it comes; and a link when it is marked. */
const observer = new MutationObserver(records => {
  for (const {type, target, addedNodes} of records) {
    for (const node of type === 'attributes' ? [target] : addedNodes) {
      if (node.nodeType !== 1) continue;
      meet(node as Element);
      meetIn(node as Element);
    }
  }
});

const watch = (root: Document | ShadowRoot) => {
  meetIn(root);
  observer.observe(root, {childList: true, subtree: true, attributeFilter: [MARK]});
};

/** Meets what is in the page, and what comes or is marked later, also in the open shadow roots of others. */
export const meetPage = () => watch(document);
