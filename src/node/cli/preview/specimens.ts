import type {Collection} from '../check/feed-files.js';

/** One way of showing an entry. */
export interface Specimen {
  title: string;
  tag: string;
  attributes: Record<string, string>;
}

type Entry = Record<string, unknown>;

const NAMES: Record<Collection, string> = {
  countries: 'Countries',
  stats: 'Figures',
  quotes: 'Quotations',
  offices: 'Offices',
  appeals: 'Appeals',
  forms: 'Forms',
  fundraisers: 'Fundraisers',
};

/** What people call a collection. */
export const nameOfCollection = (collection: Collection) => NAMES[collection];

const goal = (attribute: string, id: string, entry: Entry): Specimen[] =>
  entry.goal ? [{title: 'Goal', tag: 'ijm-goal', attributes: {[attribute]: id}}] : [];

const WAYS: Record<Collection, (id: string, entry: Entry) => Specimen[]> = {
  countries: id => [
    ...['card', 'compact', 'profile'].map(variant => ({
      title: variant === 'card' ? 'Card' : `Card, ${variant}`,
      tag: 'ijm-country-card',
      attributes: {country: id, variant},
    })),
    {title: 'Map', tag: 'ijm-map', attributes: {country: id}},
  ],
  stats: id => [{title: 'Figure', tag: 'ijm-impact-stat', attributes: {stat: id, still: ''}}],
  quotes: id => [{title: 'Quotation', tag: 'ijm-quote', attributes: {quote: id}}],
  offices: id => [{title: 'Office', tag: 'ijm-office', attributes: {office: id}}],
  appeals: (id, entry) => [
    ...['full', 'inline', 'button'].map(variant => ({
      title: variant === 'full' ? 'Give' : `Give, ${variant}`,
      tag: 'ijm-donate-cta',
      attributes: {appeal: id, variant},
    })),
    ...goal('appeal', id, entry),
  ],
  forms: id => [{title: 'Form', tag: 'ijm-contact-form', attributes: {form: id}}],
  fundraisers: (id, entry) => [
    {title: 'Give', tag: 'ijm-donate-cta', attributes: {fundraiser: id}},
    ...goal('fundraiser', id, entry),
  ],
};

/** Every way of showing an entry. */
export const specimensOf = (collection: Collection, id: string, entry: unknown): Specimen[] =>
  WAYS[collection](id, (entry ?? {}) as Entry);
