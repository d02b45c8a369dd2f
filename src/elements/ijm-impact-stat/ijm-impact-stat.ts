import {html, nothing, svg} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import type {Feed, Found} from '../../feed/feed.js';
import {stats} from '../../feed/readers.js';
import type {Stat} from '../../feed/types.js';
import type {StatFigure} from '../../model/figure.js';
import {pickEntry} from '../../model/find.js';
import {dayText} from '../../text/dates.js';
import {say} from '../../text/text.js';
import {wordsIn} from '../../text/words.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {link, said} from '../../ui/templates.js';
import type * as StatExtras from './stat-extras.js';
import type * as Figures from './stat-figure.js';

let figures: typeof Figures | undefined;

/** How a figure is written, and how it looks. */
const loadFigures = async () => {
  figures = await import('./stat-figure.js');
  style();
};

/** For a later part, which imports nothing that lives. */
const tools = () => ({...figures!, html, nothing, said, say, svg, wordsIn});

let extras: typeof StatExtras | null | undefined;

/** What only some figures need, once it is there; `null` when it is not to be had. Never rejects. */
const loadExtras = async () => {
  try {
    extras = await import('./stat-extras.js');
    style();
  } catch {
    extras = null;
  }
};

/** What a figure has to wait for, because its size depends on that; nothing when all of it is there. */
export const missing = (stat: Stat | undefined): Promise<unknown> | undefined => {
  if (!figures) return loadFigures().then(() => missing(stat));
  return stat?.baseline && extras === undefined ? loadExtras() : undefined;
};

const style = () => {
  IjmImpactStat.styles = [IjmElement.styles, figures?.styles ?? [], extras?.chartStyles ?? []];
};

/**
 * One figure, large, with what it counts, since when and by whom; beside an earlier one, where the feed has it.
 *
 * @tag ijm-impact-stat
 * @attr {'none'} animate - `none` means the same as `still`, in HTML.
 * @csspart value - The figure.
 * @csspart unit - What stands beside it.
 * @csspart label - What it counts.
 * @csspart change - The comparison with an earlier figure.
 * @csspart source - Where it comes from.
 * @csspart link - The link to the source.
 */
export class IjmImpactStat extends IjmElement<[Stat, StatFigure]> {
  static override properties = {...IjmElement.properties, stat: {}, still: {type: Boolean}, variant: {}};

  /** Id of an entry in the feed's `stats`. */
  declare stat?: string | null;

  /** Whether the figure stands still from the start instead of counting up once when it is first seen. */
  declare still?: boolean;

  /** `row` puts the figure beside its label where there is room, as in a list; unset: above it. */
  declare variant?: 'row' | null;

  #counted = false;
  #stopCount?: () => void;
  /** Since when the figure is on screen. */
  #drawn?: number;

  get #counts() {
    // The property of that name is the platform's own.
    return !this.#counted && !this.still && this.getAttribute('animate') !== 'none';
  }

  protected override get entryId() {
    return this.stat ?? '';
  }

  override connectedCallback() {
    super.connectedCallback();
    if (!figures) this.awaits(loadFigures());
  }

  protected override select(feed: Feed): Found<[Stat, StatFigure]> {
    const {language} = this;
    const {entry: stat, ...found} = pickEntry(feed, stats, this.stat);
    if (!stat) return found;
    // Not before it is known how large it is.
    const part = missing(stat);
    if (part) return this.awaits(part);
    const figure = figures!.statFigure(stat, language, {dayText, say, wordsIn});
    if (!figure) return {...found, fault: fault('entry-invalid', 'the value can’t be shown', `stats.${this.stat}.value`)};
    return {...found, entry: [stat, figure]};
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopCount?.();
  }

  protected override renderReady([stat, figure]: [Stat, StatFigure]) {
    const {value, unit, label, period, asOf, source} = figure;
    const counts = extras && this.#counts;
    return html`<div class=${this.variant === 'row' ? 'row' : 'stack'}>
      <div class="side">
        <div class="figure" .style=${`--_chars: ${value.length}`}>
          <span class="value"><span part="value" class=${counts ? 'counting' : ''}>${said(value)}</span></span>
          ${unit ? html`<span part="unit" class="unit">${said(unit)}</span>` : nothing}
        </div>
        <div>
          <p part="label" class="label">${said(label)}</p>
          <p class="small facts">
            ${[period, asOf].map(fact => (fact ? html`<span>${said(fact)}</span> ` : nothing))}
            ${source
              ? html`<span part="source">${source.intro} ${link(source.url, said(source.label), this.place)}${source.year ? `, ${source.year}` : nothing}</span>`
              : nothing}
          </p>
        </div>
      </div>
      ${stat.baseline && extras ? extras.renderChange(stat, figure, this.language, tools()) : nothing}
    </div>`;
  }

  protected override updated() {
    this.#drawn ??= performance.now();
    if (extras === undefined && this.#counts) this.awaits(loadExtras());
    const value = extras && this.renderRoot!.querySelector('.counting');
    if (value) {
      this.#stopCount ??= extras!.countUp(value, this.content![0], this.language, tools(), this.#drawn, () => {
        this.#counted = true;
        this.#stopCount = undefined;
        this.requestUpdate();
      });
    }
  }
}

define('ijm-impact-stat', IjmImpactStat);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-impact-stat': IjmImpactStat;
  }
}
