import {expect} from '@open-wc/testing';
import type {IjmGoal} from '../../src/elements/ijm-goal/ijm-goal.js';
import '../../src/elements/ijm-goal/ijm-goal.js';
import '../../src/elements/ijm-feed/ijm-feed.js';
import {clear, failed, feedUrl, feedWith, html, part, put, ready, shownText, until} from '../support/elements.js';

const DAY_MS = 864e5;
/** A feed in which the fundraiser's goal has other members. */
const goalWith = (members: Record<string, unknown>) => feedWith(feed => Object.assign(feed.fundraisers['polar-dip'].goal, members));
const goal = (feed: string, attributes = {fundraiser: 'polar-dip'} as {fundraiser?: string; appeal?: string}, lang = 'en') =>
  put<IjmGoal>(html`<ijm-goal feed=${feed} lang=${lang} fundraiser=${attributes.fundraiser ?? ''} appeal=${attributes.appeal ?? ''}>no goal</ijm-goal>`);
const bar = (element: Element) => part(element, 'bar')!;

describe('ijm-goal', () => {
  afterEach(clear);

  it('says how much of it is reached, by how many, and as of when', async () => {
    const element = await ready(goal(await goalWith({ends: new Date(Date.now() + 10.5 * DAY_MS).toISOString()})));
    expect(shownText(element)).to.match(/^\$1,850 raised of \$5,000 37% 37 supporters 10 days left As of November 2\d, 2026$/);
  });

  it('speaks French', async () => {
    const element = await ready(goal(feedUrl(), undefined, 'fr'));
    expect(shownText(element)).to.contain('1 850 $ recueillis sur 5 000 $ 37 %');
  });

  it('is a meter with a name, a value and the same in words', async () => {
    const element = await ready(goal(feedUrl()));
    expect(bar(element).getAttribute('role')).to.equal('meter');
    expect(bar(element).getAttribute('aria-label')).to.equal('Progress towards the goal');
    expect(bar(element).getAttribute('aria-valuenow')).to.equal('37');
    expect(bar(element).getAttribute('aria-valuetext')).to.equal('$1,850 raised of $5,000, 37%');
    await expect(element).to.be.accessible();
  });

  const filled: [raised: number, percent: string, now: string, width: number][] = [
    [0, '0%', '0', 0],
    [1, '0.02%', '0', 0.0002],
    [4999, '99%', '99', 0.9998],
    [5000, '100%', '100', 1],
    [12_345, '247%', '100', 1],
  ];
  for (const [raised, percent, now, width] of filled)
    it(`of ${raised} of 5000 says ${percent} and fills ${width * 100} % of the bar`, async () => {
      const element = await ready(goal(await goalWith({raised})));
      expect(part(element, 'percent')!.innerText).to.equal(percent);
      expect(bar(element).getAttribute('aria-valuenow')).to.equal(now);
      const whole = bar(element).getBoundingClientRect().width;
      expect(bar(element).querySelector('rect')!.getBoundingClientRect().width).to.be.closeTo(whole * width, 0.5);
      expect(shownText(element).includes('Goal reached')).to.equal(raised >= 5000);
    });

  it('is over when it is over', async () => {
    const element = await ready(goal(await goalWith({ends: '2026-01-31'})));
    expect(shownText(element)).to.contain('Ended on January 31, 2026');
    expect(shownText(element)).not.to.contain('left');
  });

  it('shows the appeal’s own', async () => {
    const feed = await feedWith(feed => (feed.appeals.cambodia.goal = {target: 200, raised: 50, currency: 'USD'}));
    expect(shownText(await ready(goal(feed, {appeal: 'cambodia'})))).to.contain('US$50 raised of US$200 25%');
  });

  const missing: [what: string, change: (feed: any) => void, attributes: {fundraiser?: string; appeal?: string}, code: string][] = [
    ['no such fundraiser', () => {}, {fundraiser: 'nobody'}, 'entry-missing'],
    ['an appeal without a goal', () => {}, {appeal: 'cambodia'}, 'entry-missing'],
    ['a target of 0', feed => (feed.fundraisers['polar-dip'].goal.target = 0), {fundraiser: 'polar-dip'}, 'entry-invalid'],
    ['a fundraiser withdrawn', feed => (feed.fundraisers['polar-dip'].withdrawn = true), {fundraiser: 'polar-dip'}, 'entry-withdrawn'],
  ];
  for (const [what, change, attributes, code] of missing)
    it(`shows the fallback for ${what}`, async () => {
      const element = goal(await feedWith(change), attributes);
      expect((await failed(element)).code).to.equal(code);
      expect(element.innerText).to.equal('no goal');
    });

  describe('by attributes', () => {
    it('needs no feed', async () => {
      const element = await ready(put<IjmGoal>(html`<ijm-goal target="5000" raised="1850" currency="CAD"></ijm-goal>`));
      expect(shownText(element)).to.equal('CA$1,850 raised of CA$5,000 37%');
      element.raised = 2500;
      await element.updateComplete;
      expect(shownText(element)).to.contain('50%');
    });

    it('has raised nothing yet, unless it says so', async () => {
      const element = await ready(put<IjmGoal>(html`<ijm-goal lang="fr" target="5000" currency="EUR"></ijm-goal>`));
      expect(shownText(element)).to.contain('0 € recueillis sur 5 000 €');
    });

    it('gives way to the feed where it is unusable', async () => {
      const element = await ready(put<IjmGoal>(html`<ijm-goal target="-5" raised="x" currency="CAD" feed=${feedUrl()} fundraiser="polar-dip"></ijm-goal>`));
      expect(shownText(element)).to.contain('$1,850 raised of $5,000');
    });

    it('recovers from a wrong amount', async () => {
      const element = put<IjmGoal>(html`<ijm-goal target="5000" raised="x" currency="CAD"></ijm-goal>`);
      await element.updateComplete;
      element.setAttribute('raised', '5');
      expect(shownText(await ready(element))).to.contain('CA$5 raised');
    });
  });

  it('follows the feed without moving the focus or speaking up', async () => {
    const feed = await feedWith(() => {});
    const place = put<HTMLElement>(html`<ijm-feed src=${feed} refresh="1"><ijm-goal fundraiser="polar-dip"></ijm-goal><button>here</button></ijm-feed>`);
    const element = await ready(place.querySelector('ijm-goal')!);
    place.querySelector('button')!.focus();
    const changed = (await (await fetch(feed)).json()) as any;
    changed.fundraisers['polar-dip'].goal.raised = 4000;
    await fetch(feed, {method: 'POST', body: JSON.stringify(changed)});
    await until(() => shownText(element).includes('$4,000 raised of $5,000 80%'));
    expect(document.activeElement).to.equal(place.querySelector('button'));
    expect(element.shadowRoot!.querySelector('[aria-live], [role=status], [role=alert], [role=progressbar]')).to.equal(null);
  });

  it('leaves no timer behind', async () => {
    const {setTimeout: set, clearTimeout: end} = window;
    const running = new Set<unknown>();
    try {
      window.setTimeout = ((run: () => void, ms?: number) => {
        const id = set(run, ms);
        if (ms === 60_000) running.add(id);
        return id;
      }) as typeof set;
      window.clearTimeout = id => (running.delete(id), end(id));
      const element = await ready(goal(feedUrl()));
      expect(running.size).to.equal(1);
      element.remove();
      expect(running.size).to.equal(0);
    } finally {
      Object.assign(window, {setTimeout: set, clearTimeout: end});
    }
  });

  for (const theme of ['light', 'dark', 'auto'] as const)
    it(`in theme ${theme} is accessible`, async () => {
      const element = await ready(goal(feedUrl()));
      element.theme = theme;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });

  it('fits 200 px', async () => {
    const element = await ready(goal(feedUrl(), undefined, 'fr'));
    element.parentElement!.style.inlineSize = '200px';
    expect(part(element, 'root')!.scrollWidth).to.be.at.most(200);
  });
});
