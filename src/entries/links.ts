import {unquoted} from '../ui/template-element.js';

const MARK = 'data-ijm';

/** A link marked by `data-ijm` becomes the element it names, with itself as the fallback inside. */
const convert = (link: Element) => {
  const tag = `ijm-${unquoted(link.getAttribute(MARK)!)}`;
  // Nothing is converted where nothing could be drawn; and a link inside its own element is only the fallback.
  if (!customElements.get(tag) || link.parentElement?.localName === tag) return;
  const element = document.createElement(tag);
  for (const {name, value} of [...link.attributes]) {
    if (name !== MARK && name.startsWith('data-')) element.setAttribute(name.slice(5), value);
  }
  link.removeAttribute(MARK);
  link.replaceWith(element);
  element.append(link);
};

const convertIn = (root: ParentNode) => root.querySelectorAll(`a[${MARK}]`).forEach(convert);

/** Converts the links of the page, and those that come or are marked later: for editors that drop tags they don't know. */
export const convertLinks = () => {
  convertIn(document);
  new MutationObserver(records => {
    // A page may add a thousand rows to one list: it is searched once.
    const roots = new Set(records.map(({type, target}) => (type === 'attributes' ? target.parentNode : target)));
    for (const root of roots) convertIn((root ?? document) as ParentNode);
  }).observe(document, {childList: true, subtree: true, attributeFilter: [MARK]});
};
