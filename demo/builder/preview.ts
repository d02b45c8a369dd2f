/** The pages on which a widget is tried: real documents, as text for the frames that show them. Pure. */
import {elementSnippet, escapeHtml, headSnippet, type Options} from './snippets.js';

/** What a host page looks like. */
export type Look = 'light' | 'dark' | 'loud';

const LOOKS: Record<Look, string> = {
  light: 'html{color-scheme:light}body{background:#fff;color:#1d2528}',
  dark: 'html{color-scheme:dark}body{background:#15191b;color:#e8ecee}',
  loud:
    'html{color-scheme:light;font-size:62.5%}body{background:repeating-linear-gradient(45deg,#ffe14d 0 2rem,#fff2a3 2rem 4rem);font-family:"Comic Sans MS","Comic Neue",cursive}' +
    '*{color:#c4005f!important;text-transform:uppercase!important;letter-spacing:.06em!important;text-align:center;font-style:italic;line-height:1.9!important}a{background:#0f0!important;border:4px dashed #00f!important}i{background:#c4005f!important}',
};

/** Lines that stand for the page's own words, in no language. */
const PAGE = 'html{overflow:hidden}body{margin:0;padding:20px 16px;font:16px/1.5 system-ui,sans-serif}i{display:block;block-size:9px;margin:0 0 11px;background:currentColor;opacity:.13;border-radius:5px}main{margin-block:22px}';
const LINES = (...widths: number[]) => `<div aria-hidden="true">${widths.map(width => `<i style="inline-size:${width}%"></i>`).join('')}</div>`;

/** Widths at which the height is measured, in CSS px. */
export const WIDTHS = [280, 340, 480, 640, 960];

/** What a frame tells the builder. */
export interface Told {
  from: 'ijm-preview';
  /** Height of the whole page. */
  height?: number;
  /** Heights of the widget at `WIDTHS`, once it is there. */
  heights?: number[];
  /** Where a link would have led. */
  left?: string;
  /** Something would have been sent. */
  kept?: true;
}

/** Runs in the frame. Leaves the widget as it is but for links and forms, which go nowhere. */
const watch = (tag: string, measures: boolean) => `(function () {
  var tell = function (what) { what.from = 'ijm-preview'; parent.postMessage(what, '*'); };
  var widths = ${measures ? JSON.stringify(WIDTHS) : '[]'};
  var height = function () { tell({height: Math.ceil(document.body.getBoundingClientRect().height)}); };
  var last, calm = 0, tries = 0;
  // Pictures and parts that come later change it: what counts is the height that stays.
  var measure = function () {
    var element = document.querySelector(${JSON.stringify(tag)});
    var now = element.getBoundingClientRect().height;
    calm = now === last ? calm + 1 : 0;
    last = now;
    if (++tries < 50) setTimeout(measure, 120);
    if (calm !== 3) return;
    var heights = widths.map(function (width) {
      element.style.cssText = 'display:block;width:' + width + 'px';
      return Math.ceil(element.getBoundingClientRect().height);
    });
    element.style.cssText = '';
    tell({heights: heights});
  };
  new ResizeObserver(height).observe(document.body);
  document.addEventListener('ijm-ready', function () { if (widths.length && !tries) measure(); height(); });
  document.addEventListener('click', function (event) {
    var link = event.composedPath().find(function (node) { return node.href; });
    if (!link) return;
    event.preventDefault();
    tell({left: link.href});
  }, true);
  document.addEventListener('ijm-submit', function (event) { event.preventDefault(); tell({kept: true}); });
})();`;

/**
 * A page with the snippet in it. Without script there is no script in it at all, and its links lead nowhere, since the
 * frame may open no window.
 */
export const previewPage = (options: Options, {look, lang, script, measures = false}: {look: Look; lang: string; script: boolean; measures?: boolean}) =>
  `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>.</title>${script ? '' : '<base target="_blank">'}
<style>${PAGE}${LOOKS[look]}</style>${script ? headSnippet(options) : ''}</head><body>${LINES(46, 92, 74)}<main>
${elementSnippet({...options, room: undefined, style: 'snippet', bare: false})}
</main>${LINES(88, 95, 61)}${script ? `<script>${watch(options.tag, measures)}</script>` : ''}</body></html>`;
