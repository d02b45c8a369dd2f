/** The elements that the builder offers, and what there is to choose for each. Pure. */

/** A choice among a few values; the first is what the element does unless told. */
export interface Choice {
  attribute: string;
  values: readonly string[];
}

export interface Kind {
  tag: string;
  /** The attributes that name an entry, with the feed's collection of each; the first that is set counts. */
  entries: readonly (readonly [attribute: string, collection: Collection])[];
  choices: readonly Choice[];
  /** Has amount, currency and frequency. */
  hasMoney?: boolean;
  /** Hands on a partner's code. */
  hasPartner?: boolean;
  /** Free text. */
  texts?: readonly string[];
  /** Has a heading. */
  hasHeading?: boolean;
}

export type Collection = 'appeals' | 'fundraisers' | 'countries' | 'stats' | 'quotes' | 'offices' | 'forms';

export const KINDS: readonly Kind[] = [
  {
    tag: 'ijm-donate-cta',
    entries: [
      ['appeal', 'appeals'],
      ['fundraiser', 'fundraisers'],
    ],
    choices: [
      {attribute: 'variant', values: ['full', 'inline', 'button']},
      {attribute: 'target', values: ['self', 'blank']},
    ],
    hasMoney: true,
    hasPartner: true,
    hasHeading: true,
  },
  {tag: 'ijm-country-card', entries: [['country', 'countries']], choices: [{attribute: 'variant', values: ['card', 'compact', 'profile']}], hasHeading: true},
  {tag: 'ijm-impact-stat', entries: [['stat', 'stats']], choices: [{attribute: 'still', values: ['no', 'yes']}]},
  {tag: 'ijm-contact-form', entries: [['form', 'forms']], choices: [], hasPartner: true, hasHeading: true},
  {
    tag: 'ijm-goal',
    entries: [
      ['appeal', 'appeals'],
      ['fundraiser', 'fundraisers'],
    ],
    choices: [],
  },
  {tag: 'ijm-quote', entries: [['quote', 'quotes']], choices: []},
  {tag: 'ijm-map', entries: [['country', 'countries']], choices: []},
  {tag: 'ijm-office', entries: [['office', 'offices']], choices: [], hasHeading: true},
  {tag: 'ijm-share', entries: [], choices: [], texts: ['url', 'heading'], hasHeading: true},
  {tag: 'ijm-help', entries: [], choices: [], hasHeading: true},
];

export const kindOf = (tag: string) => KINDS.find(kind => kind.tag === tag) ?? KINDS[0]!;
