/** Style sheets as text, nested as they were put together. */
export type Styles = string | readonly Styles[];

const made = /*#__PURE__*/ new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Styles `root` in whatever document it is now: a sheet belongs to the document it was made in, and another window's
 * needs one of its own (lit #4868).
 */
export const adopt = (root: ShadowRoot, styles: Styles) => {
  const document = root.ownerDocument;
  const sheets = made.get(document) ?? new Map<string, CSSStyleSheet>();
  made.set(document, sheets);
  root.adoptedStyleSheets = ([styles].flat(9) as string[]).map(text => {
    let sheet = sheets.get(text);
    if (!sheet) {
      sheets.set(text, (sheet = new (document.defaultView ?? globalThis).CSSStyleSheet()));
      sheet.replaceSync(text);
    }
    return sheet;
  });
};
