import {html, nothing, svg} from 'lit/html.js';
import {fault} from '../../feed/fault.js';
import {indexMember, type Feed, type Found} from '../../feed/feed.js';
import {updated} from '../../feed/readers.js';
import type {Goal} from '../../feed/types.js';
import {pickCause} from '../../model/cause.js';
import {goalProgress} from '../../model/goal.js';
import {define} from '../../ui/define.js';
import {IjmElement} from '../../ui/element.js';
import {said} from '../../ui/templates.js';
import {styles} from './ijm-goal.styles.js';

/** How often the time left is said anew. */
const TICK_MS = 60e3;

/**
 * How much of a goal is reached, by how many, and how long there is.
 *
 * @tag ijm-goal
 * @csspart sum - What is raised, of what.
 * @csspart percent - The same in per cent, also where it is more than all.
 * @csspart bar - The bar.
 * @csspart facts - Supporters, time left, and as of when.
 */
export class IjmGoal extends IjmElement<Goal> {
  static override styles = [IjmElement.styles, styles];
  static override properties = {...IjmElement.properties, appeal: {}, fundraiser: {}, target: {type: Number}, raised: {type: Number}, currency: {}};

  /** Id of an entry in the feed's `appeals`. */
  declare appeal?: string | null;

  /** Id of an entry in the feed's `fundraisers`. */
  declare fundraiser?: string | null;

  /** The goal, in whole units of the currency, where it is in no feed; `currency` belongs to it. */
  declare target?: number | null;

  /** What is raised, in whole units of the currency; unset: nothing yet. */
  declare raised?: number | null;

  /** ISO 4217. */
  declare currency?: string | null;

  #timer?: ReturnType<typeof setTimeout>;

  protected override get entryId() {
    return this.fundraiser ?? this.appeal ?? '';
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override selectAlone(): Found<Goal> | undefined {
    const {target, raised, currency} = this;
    const goal = {target: target!, raised: raised ?? 0, currency: currency!};
    return target && currency && goalProgress(goal, this.language) ? {entry: goal, faults: []} : undefined;
  }

  protected override select(feed: Feed): Found<Goal> {
    const {entry: cause, ...found} = pickCause(feed, this.appeal, this.fundraiser);
    if (!cause) return found;
    const path = cause.fundraiser ? `fundraisers.${this.fundraiser}.goal` : `appeals.${cause.id}.goal`;
    const goal = cause.goal && {...cause.goal, updated: cause.goal.updated ?? indexMember(feed, updated)};
    if (!goal) return {...found, fault: fault('entry-missing', `no ${path}`, path)};
    return goalProgress(goal, this.language) ? {...found, entry: goal} : {...found, fault: fault('entry-invalid', 'no goal that can be shown', path)};
  }

  protected override renderReady(goal: Goal, progress = goalProgress(goal, this.language)!) {
    const {label, fraction, summary, percent, reached, supporters, time, asOf} = progress;
    return html`
      <p class="sums"><b part="sum">${said(summary)}</b> <span part="percent">${said(percent)}</span></p>
      <svg part="bar" role="meter" aria-label=${label} aria-valuenow=${Math.floor(fraction * 100)} aria-valuemin="0" aria-valuemax="100" aria-valuetext="${summary}, ${percent}">
        ${svg`<rect width="${fraction * 100}%" height="100%" rx="0.375em"></rect>`}
      </svg>
      <p part="facts" class="small">${[reached, supporters, time, asOf].map(fact => (fact ? html`<span>${said(fact)}</span>` : nothing))}</p>
    `;
  }

  protected override updated() {
    clearTimeout(this.#timer);
    const {starts, ends} = this.content!;
    if (starts || ends) this.#timer = setTimeout(() => this.requestUpdate(), TICK_MS);
  }
}

define('ijm-goal', IjmGoal);

declare global {
  interface HTMLElementTagNameMap {
    'ijm-goal': IjmGoal;
  }
}
