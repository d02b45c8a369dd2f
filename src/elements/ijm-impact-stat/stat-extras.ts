/**
 * What only some figures need: the comparison with an earlier one, and counting up. A later part: it imports nothing that
 * lives, so what it needs of the kit is handed to it.
 */
import type {html, svg} from 'lit/html.js';
import {compareScale, type ScaleMark} from '../../draw/scale.js';
import type {Stat} from '../../feed/types.js';
import {changeOf, figureAt, type ChangeTools, type Mark} from '../../model/change.js';
import type {StatFigure} from '../../model/figure.js';
import type {Language} from '../../text/language.js';
import {whenSeen} from '../../ui/seen.js';
import type {said} from '../../ui/templates.js';

export {chartStyles} from './chart.styles.js';

interface Tools extends ChangeTools {
  html: typeof html;
  nothing: symbol;
  svg: typeof svg;
  said: typeof said;
}

const COUNT_MS = 900;

/**
 * A figure beside an earlier one: as marks on one scale from zero, and the same in a sentence. One that does not compare
 * with it only stands there, with its own label.
 */
export const renderChange = (stat: Stat, figure: StatFigure, language: Language, tools: Tools) => {
  const {html, nothing, svg, said} = tools;
  const change = changeOf(stat, figure, language, tools);
  if (!change) return nothing;
  const {before, isComparable, sentence, note} = change;
  const labelled = ({label, year}: Mark) => html`${said(label)}${year ? `, ${year}` : nothing}`;
  if (!isComparable) {
    return html`<div part="change" class="side apart">
      <div class="figure"><span class="value">${said(before.value)}</span></div>
      <div>
        <p class="label">${labelled(before)}</p>
        <p class="small">${said(note)}</p>
      </div>
    </div>`;
  }
  const scale = compareScale(change, 100);
  const row = (name: 'before' | 'now') => {
    const {start, end, isDot}: ScaleMark = scale[name];
    const mark = change[name];
    return html`<div class=${name}>
      <p .style=${`--_at: ${(start + end) / 200}`}><b>${said(mark.value)}</b> <span class="small">${labelled(mark)}</span></p>
      <svg aria-hidden="true">
        <line x2="100%" y1="50%" y2="50%"></line>
        <line x1=${`${scale.zero}%`} x2=${`${scale.zero}%`} y2="100%"></line>
        ${isDot
          ? svg`<circle cx=${`${start}%`} cy="50%" r="0.4375em"></circle>`
          : svg`<rect x=${`${start}%`} width=${`${end - start}%`} y="20%" height="60%" rx="0.25em"></rect>`}
      </svg>
    </div>`;
  };
  return html`<div part="change" class="chart">${row('before')}${row('now')}<p>${said(sentence)}</p></div>`;
};

/** A figure that has been read by then must not start again from zero. */
const LATE_MS = 100;

/** Whether the page wants it to stand still: said at the figure, or at what it is part of. */
const standsStill = (value: Element) => {
  for (let node: Element | undefined = value; node; node = (node.getRootNode() as ShadowRoot).host) if (node.hasAttribute('still')) return true;
  return false;
};

/**
 * Lets a figure count up once, when it is first seen. Far from the window it is as it will be in the end, since a page
 * may be printed or copied; nearing the window it goes back to zero unseen.
 *
 * @param value What the figure stands in, hidden by its class `counting`.
 * @param drawn Since when it is shown, on the clock of `performance`: if for long, it only counts if that was far from the window.
 * @returns Ends it.
 */
export const countUp = (value: Element, stat: Stat, language: Language, tools: Tools, drawn: number, done: () => void): (() => void) => {
  let isLate = performance.now() - drawn > LATE_MS;
  const textAt = (fraction: number) => figureAt(stat, fraction, language, tools)!;
  const standIn = document.createElement('span');
  standIn.className = 'count';
  standIn.ariaHidden = 'true';
  value.after(standIn);
  let frame = 0;
  const show = (isCounting: boolean, fraction = 0) => {
    value.classList.toggle('counting', isCounting);
    standIn.textContent = isCounting ? textAt(fraction) : '';
  };
  const near = new IntersectionObserver(
    entries => {
      const {isIntersecting} = entries[entries.length - 1]!;
      if (isLate && isIntersecting) end();
      else show(isIntersecting);
      isLate = false;
    },
    {rootMargin: '50%'},
  );
  const stopWaiting = whenSeen(value, () => {
    if (isLate) return;
    near.disconnect();
    const begun = performance.now();
    const step = (now: number) => {
      const passed = Math.max(0, now - begun) / COUNT_MS;
      if (passed >= 1) return end();
      show(true, 1 - (1 - passed) ** 3);
      frame = requestAnimationFrame(step);
    };
    step(begun);
  });
  const end = () => {
    stopWaiting();
    near.disconnect();
    cancelAnimationFrame(frame);
    show(false);
    standIn.remove();
    done();
  };
  near.observe(value);
  if (isLate) show(false);
  // A figure of few steps would only say something false for a while, such as 0% on the way to 0.1%.
  if (textAt(0) === textAt(0.1) || standsStill(value) || matchMedia('(prefers-reduced-motion: reduce)').matches) end();
  return end;
};
