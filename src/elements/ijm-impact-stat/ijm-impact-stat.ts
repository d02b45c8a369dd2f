import {html, nothing, svg} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import type {Feed, Found} from '../../feed/feed.js';
import {stats} from '../../feed/readers.js';
import type {Stat} from '../../feed/types.js';
import {figureAt, statFigure, type Change, type Mark, type StatFigure} from '../../model/figure.js';
import {pickEntry} from '../../model/find.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {whenSeen} from '../../ui/seen.js';
import {link, said} from '../../ui/templates.js';
import {styles} from './ijm-impact-stat.styles.js';

const COUNT_MS = 900;

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * One figure, large, with what it counts, since when and by whom; beside an earlier one, where the feed has it.
 *
 * @tag ijm-impact-stat
 * @csspart value - The figure.
 * @csspart unit - What stands beside it.
 * @csspart label - What it counts.
 * @csspart change - The comparison with an earlier figure.
 * @csspart source - Where it comes from.
 * @csspart link - The link to the source.
 */
export class IjmImpactStat extends IjmElement<[Stat, StatFigure]> {
  static override styles = [IjmElement.styles, styles];
  static override properties = {...IjmElement.properties, stat: {}, still: {type: Boolean}, animation: {attribute: 'animate'}};

  /** Id of an entry in the feed's `stats`. */
  declare stat?: string | null;

  /** Whether the figure stands still from the start instead of counting up once when it is first seen. */
  declare still?: boolean;

  /** @internal `animate="none"` in HTML means `still`; the name is taken in code. */
  declare animation?: string | null;

  /** What was counted up to, so that it is done once. */
  #counted?: string;
  #stopCount?: () => void;

  protected override get entryId() {
    return this.stat ?? '';
  }

  protected override select(feed: Feed): Found<[Stat, StatFigure]> {
    const {entry: stat, ...found} = pickEntry(feed, stats, this.stat);
    if (!stat) return found;
    const figure = statFigure(stat, this.language);
    return figure ? {...found, entry: [stat, figure]} : {...found, fault: fault('entry-invalid', 'the value can’t be shown', `stats.${this.stat}.value`)};
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopCount?.();
  }

  protected override renderReady([, {value, unit, label, period, asOf, source, change}]: [Stat, StatFigure]) {
    const counts = this.#counted === undefined && !this.still && this.animation !== 'none' && !isStill();
    return html`
      <p class="figure">
        <span class="value"><span part="value" class=${counts ? 'counting' : ''}>${said(value)}</span>${counts ? html`<span class="count" aria-hidden="true"></span>` : nothing}</span
        >${unit ? html` <span part="unit" class="unit">${said(unit)}</span>` : nothing}
      </p>
      <p part="label" class="label">${said(label)}</p>
      ${change ? this.#renderChange(change) : nothing}
      <p class="small facts">
        ${period ? html`<span>${said(period)}</span>` : nothing} ${asOf && !change ? html`<span>${said(asOf)}</span>` : nothing}
        ${source
          ? html`<span part="source">${source.intro} ${link(source.url, said(source.label), this.place)}${source.year ? `, ${source.year}` : nothing}</span>`
          : nothing}
      </p>
    `;
  }

  #renderChange({before, now, isComparable, sentence, note}: Change) {
    const end = Math.max(before.max, now.max, -before.min, -now.min) || 1;
    const at = (value: number) => `${(Math.abs(value) / end) * 100}%`;
    const row = (mark: Mark, name: string) =>
      html`<p>
        <b>${said(mark.value)}</b> ${said(mark.label)}${mark.year ? `, ${mark.year}` : nothing}
        ${isComparable
          ? html`<svg aria-hidden="true" class=${name}>
              <line x1="0" x2="100%" y1="50%" y2="50%"></line>
              ${mark.min === mark.max
                ? svg`<circle cx=${at(mark.max)} cy="50%" r="0.4375em"></circle>`
                : svg`<rect x=${at(mark.min)} width=${at(mark.max - mark.min)} height="100%" rx="0.25em"></rect>`}
            </svg>`
          : nothing}
      </p>`;
    return html`<div part="change" class="change ${isComparable ? '' : 'apart'}">
      ${row(before, 'before')}${row(now, 'now')}
      <p class="small">${said(sentence ?? note)}</p>
    </div>`;
  }

  protected override updated() {
    const count = this.renderRoot!.querySelector('.count');
    if (!count || this.#stopCount) return;
    const stat = this.content?.[0];
    const show = (fraction: number) => stat && (count.textContent = figureAt(stat, fraction, this.language) ?? '');
    show(0);
    let frame = 0;
    const stopWaiting = whenSeen(this, () => {
      const start = performance.now();
      const step = (now: number) => {
        const passed = Math.min(1, Math.max(0, now - start) / COUNT_MS);
        show(1 - (1 - passed) ** 3);
        if (passed < 1) frame = requestAnimationFrame(step);
        else done();
      };
      frame = requestAnimationFrame(step);
    });
    const done = (this.#stopCount = () => {
      stopWaiting();
      cancelAnimationFrame(frame);
      this.#counted = '';
      this.#stopCount = undefined;
      this.requestUpdate();
    });
  }
}

define('ijm-impact-stat', IjmImpactStat);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-impact-stat': IjmImpactStat;
  }
}
