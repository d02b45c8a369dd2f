const MARK = 'data-ijm';

/** A link marked by `data-ijm` becomes the element it names, with itself as the fallback inside. */
const convert = (link: Element) => {
  const tag = `ijm-${link.getAttribute(MARK)}`;
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

/** Converts the links of the page, and those that come later: for editors that drop tags they don't know. */
export const convertLinks = () => {
  convertIn(document);
  new MutationObserver(records => {
    for (const {addedNodes} of records) for (const node of addedNodes) if (node.nodeType === 1) convertIn((node as Element).parentNode ?? (node as Element));
  }).observe(document, {childList: true, subtree: true});
};
