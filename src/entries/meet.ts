/** What the script looks for in a page: links that become elements, and elements that are defined once there is one. */
import {unquoted} from '../ui/template-element.js';

const MARK = 'data-ijm';

/** Few pages begin with these. */
const LATER = ['ijm-goal', 'ijm-quote', 'ijm-office', 'ijm-help', 'ijm-icon'];

let coming: Promise<unknown> | undefined;

/** Defines them. Asked for once a page: where that part is not to be had, what stands inside them stays. */
const defineLater = () => (coming ??= import('./companions.js').catch(() => {}));

/** What defines a tag, if it is one of the kit's. */
export const classOf = async (tag: string): Promise<CustomElementConstructor | undefined> => {
  if (LATER.includes(tag)) await defineLater();
  return customElements.get(tag);
};

/** A link marked by `data-ijm` becomes the element it names, with itself as the fallback inside. */
const convert = async (link: Element) => {
  const tag = `ijm-${unquoted(link.getAttribute(MARK)!)}`;
  if (LATER.includes(tag)) await defineLater();
  // Nothing is converted where nothing could be drawn, nor twice; and a link inside its own element is only the fallback.
  if (!customElements.get(tag) || !link.hasAttribute(MARK) || link.parentElement?.localName === tag) return;
  const element = document.createElement(tag);
  for (const {name, value} of [...link.attributes]) {
    if (name !== MARK && name.startsWith('data-')) element.setAttribute(name.slice(5), value);
  }
  link.removeAttribute(MARK);
  link.replaceWith(element);
  element.append(link);
};

const SELECTOR = `a[${MARK}],:is(${LATER}):not(:defined)`;

const meetIn = (root: ParentNode) =>
  root.querySelectorAll(SELECTOR).forEach(found => {
    void (found.matches('a') ? convert(found) : defineLater());
  });

/** Meets what is in the page, and what comes or is marked later. */
export const meetPage = () => {
  meetIn(document);
  new MutationObserver(records => {
    // A page may add a thousand rows to one list: it is searched once.
    const roots = new Set(records.map(({type, target}) => (type === 'attributes' ? target.parentNode : target)));
    for (const root of roots) meetIn((root ?? document) as ParentNode);
  }).observe(document, {childList: true, subtree: true, attributeFilter: [MARK]});
};
