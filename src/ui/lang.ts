/** The language that the page gives an element: `lang` of the element or its nearest ancestor, through shadow roots. */
export const pageLang = (element: Element): string | undefined => {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    const lang = (node as Partial<Element>).getAttribute?.('lang');
    if (lang) return lang;
  }
};
