/**
 * What only some figures need: the comparison with an earlier one, and counting up. A later part: it imports nothing that
 * lives, so what it needs of the kit is handed to it.
 */
import type {html, svg} from 'lit/html.js';
import type {Stat} from '../../feed/types.js';
import {changeOf, figureAt, type ChangeTools, type Mark} from '../../model/change.js';
import type {StatFigure} from '../../model/figure.js';
import type {Language} from '../../text/language.js';
import type {whenSeen} from '../../ui/seen.js';
import type {said} from '../../ui/templates.js';

interface Tools extends ChangeTools {
  html: typeof html;
  nothing: symbol;
  svg: typeof svg;
  said: typeof said;
  whenSeen: typeof whenSeen;
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
  const {before, now, isComparable, sentence, note} = change;
  const labelled = ({label, year}: Mark) => html`${said(label)}${year ? `, ${year}` : nothing}`;
  if (!isComparable) {
    return html`<div part="change" class="side apart">
      <p class="figure"><span class="value">${said(before.value)}</span></p>
      <div>
        <p class="label">${labelled(before)}</p>
        <p class="small">${said(note)}</p>
      </div>
    </div>`;
  }
  const ends = [0, before.min, before.max, now.min, now.max];
  const low = Math.min(...ends);
  // A scale without width would have no place for anything.
  const width = Math.max(...ends) - low || 1;
  const percent = (part: number) => `${(part / width) * 100}%`;
  const row = (mark: Mark, name: string) => {
    const {min, max, value} = mark;
    const [zero, start] = [percent(-low), percent(min - low)];
    return html`<div class=${name}>
      <p><b .style=${`--_at: ${((min + max) / 2 - low) / width}`}>${said(value)}</b></p>
      <svg aria-hidden="true">
        <line x2="100%" y1="50%" y2="50%"></line>
        <line x1=${zero} x2=${zero} y2="100%"></line>
        ${min === max
          ? svg`<circle cx=${start} cy="50%" r="0.4375em"></circle>`
          : svg`<rect x=${start} width=${percent(max - min)} y="20%" height="60%" rx="0.25em"></rect>`}
      </svg>
      <p class="small">${labelled(mark)}</p>
    </div>`;
  };
  return html`<div part="change" class="chart">${row(before, 'before')}${row(now, 'now')}<p>${said(sentence)}</p></div>`;
};

/**
 * Lets a figure count up once, when it is first seen. Far from the window it is as it will be in the end, since a page
 * may be printed or copied; nearing the window it goes back to zero unseen.
 *
 * @param value What the figure stands in, hidden by its class `counting`, with its stand-in as the next element.
 * @returns Ends it.
 */
export const countUp = (value: Element, stat: Stat, language: Language, tools: Tools, done: () => void): (() => void) => {
  let frame = 0;
  const show = (isCounting: boolean, fraction = 0) => {
    value.classList.toggle('counting', isCounting);
    value.nextElementSibling!.textContent = isCounting ? figureAt(stat, fraction, language, tools)! : '';
  };
  const near = new IntersectionObserver(entries => show(entries.at(-1)!.isIntersecting), {rootMargin: '50%'});
  const stopWaiting = tools.whenSeen(value, () => {
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
    done();
  };
  near.observe(value);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) end();
  return end;
};
