import type {CSSResultGroup} from 'lit';

type Sheets = Map<string, CSSStyleSheet>;

const made = /*#__PURE__*/ new WeakMap<Document, Sheets>();

/**
 * Styles `root` in whatever document it is now: a sheet belongs to the document it was made in, and another window's
 * needs one of its own (lit #4868).
 */
export const adopt = (root: ShadowRoot, styles: CSSResultGroup) => {
  const document = root.ownerDocument;
  let sheets = made.get(document);
  if (!sheets) made.set(document, (sheets = new Map()));
  const known = sheets;
  root.adoptedStyleSheets = [styles].flat(9).map(style => {
    const text = String(style);
    let sheet = known.get(text);
    if (!sheet) {
      sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
      sheet.replaceSync(text);
      known.set(text, sheet);
    }
    return sheet;
  });
};
