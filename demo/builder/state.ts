/** All that is chosen, and its form in the page's address. Pure. */
import {KINDS, kindOf} from './elements.js';

/** The forms in which a snippet is handed out. */
export const FORMS = ['tag', 'wordpress', 'squarespace', 'wix', 'link', 'iframe', 'optimiser', 'react', 'vue'] as const;
export type Form = (typeof FORMS)[number];

/** Members with a few values; the first is the default. */
const FEW = {
  /** Language of the builder itself. */
  lang: ['en', 'fr'],
  element: KINDS.map(({tag}) => tag),
  theme: ['', 'light', 'dark', 'auto'],
  as: FORMS,
  channel: ['pinned', 'moving'],
  room: ['snippet', 'sheet', 'none'],
  quotes: ['yes', 'no'],
  width: ['320', '375', '1000'],
  page: ['light', 'dark', 'loud'],
  script: ['on', 'off'],
} as const satisfies Record<string, readonly string[]>;

/** Members with any value, empty unless chosen. */
const ANY = ['kit', 'feed', 'speak', 'accent', 'appeal', 'fundraiser', 'country', 'stat', 'form', 'quote', 'office', 'variant', 'target', 'still', 'amount', 'currency', 'frequency', 'partner', 'url', 'heading', 'heading-level'] as const;

export type State = {[Name in keyof typeof FEW]: (typeof FEW)[Name][number]} & {[Name in (typeof ANY)[number]]: string};

/** As long as an address may be. */
const LONGEST = 2048;

/** What an address says; whatever is no value counts as unset. */
export const readState = (search: string): State => {
  const query = new URLSearchParams(search);
  const state: Record<string, string> = {};
  for (const [name, values] of Object.entries(FEW)) {
    const value = query.get(name) ?? '';
    state[name] = (values as readonly string[]).includes(value) ? value : values[0]!;
  }
  for (const name of ANY) state[name] = (query.get(name) ?? '').trim().slice(0, LONGEST);
  return state as State;
};

/** The query that says it, without what is as it is unless chosen. */
export const writeState = (state: State): string => {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(FEW)) if (state[name as keyof State] !== values[0]) query.set(name, state[name as keyof State]);
  for (const name of ANY) if (state[name]) query.set(name, state[name]);
  return query.size > 0 ? `?${query}` : '';
};

/** The element's attributes, in the order in which they are written; only those that say something. */
export const attributesOf = (state: State): Record<string, string> => {
  const {entries, choices, hasMoney, hasPartner, hasHeading, texts = []} = kindOf(state.element);
  const attributes: Record<string, string> = {};
  const set = (name: string, value: string) => {
    if (value) attributes[name] = value;
  };
  const [entry] = entries.filter(([attribute]) => state[attribute as keyof State]);
  if (entry) set(entry[0], state[entry[0] as keyof State]);
  for (const name of texts) set(name, state[name as keyof State]);
  for (const {attribute, values} of choices) {
    const value = state[attribute as keyof State];
    if (attribute === 'still') {
      if (value === 'yes') attributes.still = '';
    } else if (value !== values[0] && values.includes(value)) set(attribute, value);
  }
  if (hasMoney) for (const name of ['amount', 'currency', 'frequency'] as const) set(name, state[name]);
  if (hasPartner) set('partner', state.partner);
  if (hasHeading && /^[1-6]$/.test(state['heading-level']) && state['heading-level'] !== '2') set('heading-level', state['heading-level']);
  set('lang', state.speak);
  set('theme', state.theme);
  return attributes;
};
