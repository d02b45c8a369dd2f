/** A posted body: whether it is in order, and what it says. Knows nothing of HTTP or storage. */
import type {Field, Form} from '../../feed/types.js';
import {faultText} from '../../model/fault-text.js';
import {checkForm, cleanValue, CONSENT} from '../../model/form.js';
import type {Rejection} from '../../model/message.js';
import {sendingWords, wordsIn} from '../../text/words.js';

/** A message as it was posted, with members of the right kinds; its values are not yet held against a form. */
export interface Submission {
  /** As it was sent, which is how a receipt names it. */
  id: string;
  /** The same in lower case, which is how it is stored. */
  key: string;
  form: string;
  /** Values that are no strings, too: they are faults of their fields. */
  fields: Record<string, unknown>;
  consent?: boolean;
  consentText?: string;
  locale: string;
  ref?: string;
  /** Origin and path. */
  page?: string;
  /** ISO 8601 in UTC, by the visitor's clock. */
  at: string;
  /** ms */
  elapsed: number;
  trap: string;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const LOCALE = /^[A-Za-z]{2,8}([_-][A-Za-z\d]{1,8}){0,8}$/;

/** More faults than this help nobody. */
const MAX_FAULTS = 60;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One line of plain text about a message, cut to what is sensible; `undefined` for an empty one. */
const label = (value: unknown, max: number) =>
  typeof value === 'string'
    ? value
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, max) || undefined
    : undefined;

const pageOf = (value: unknown): string | undefined => {
  try {
    const {protocol, origin, pathname} = new URL(value as string);
    return /^https?:$/.test(protocol) ? (origin + pathname).slice(0, 2048) : undefined;
  } catch {
    return;
  }
};

/**
 * Whether a name stands twice in an object of this JSON text, which is known to be well-formed. Parsers differ in which
 * of the two counts (RFC 8259, 4), so none does here.
 */
export const hasRepeatedName = (json: string): boolean => {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1)!;
      const name = JSON.parse(last) as string;
      if (names.has(name)) return true;
      names.add(name);
    } else last = token;
  }
  return false;
};

/** What a posted text says, or in a few words why it is malformed. Members that the contract does not name are left out. */
export const parseBody = (
  text: string,
): {submission: Submission; malformed?: undefined} | {submission?: undefined; malformed: string} => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return {malformed: 'The body is not JSON.'};
  }
  if (!isObject(data)) return {malformed: 'The body is not a JSON object.'};
  if (hasRepeatedName(text)) return {malformed: 'A name stands twice in one object.'};
  const own = (name: string) => (Object.hasOwn(data, name) ? (data[name] ?? undefined) : undefined);
  const {id, form, fields, consent, consentText, locale, ref, page, at, elapsed, trap} = Object.fromEntries(
    ['id', 'form', 'fields', 'consent', 'consentText', 'locale', 'ref', 'page', 'at', 'elapsed', 'trap'].map(name => [
      name,
      own(name),
    ]),
  );
  const wrong = (name: string, isRight: boolean) => (isRight ? [] : [name]);
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const faults = [
    ...wrong('id', typeof id === 'string' && UUID.test(id)),
    ...wrong('form', typeof form === 'string'),
    ...wrong('fields', isObject(fields)),
    ...wrong('consent', consent === undefined || typeof consent === 'boolean'),
    ...wrong('consentText', isText(consentText)),
    ...wrong('locale', typeof locale === 'string' && LOCALE.test(locale)),
    ...wrong('ref', isText(ref)),
    ...wrong('page', isText(page)),
    ...wrong('at', typeof at === 'string' && INSTANT.test(at) && !isNaN(Date.parse(at))),
    ...wrong('elapsed', typeof elapsed === 'number' && elapsed >= 0),
    ...wrong('trap', typeof trap === 'string'),
  ];
  if (faults.length > 0) return {malformed: `Missing or of the wrong kind: ${faults.join(', ')}.`};
  const submission: Submission = {
    id: id as string,
    key: (id as string).toLowerCase(),
    form: form as string,
    fields: fields as Record<string, unknown>,
    consent: consent as boolean | undefined,
    consentText:
      consentText === undefined ? undefined : cleanValue({type: 'textarea'} as Field, consentText as string) || undefined,
    locale: locale as string,
    ref: label(ref, 200),
    page: pageOf(page),
    at: new Date(at as string).toISOString(),
    // 24 days, the most that a column of 32 bits holds.
    elapsed: Math.min(Math.round(elapsed as number), 2_147_483_647),
    trap: trap as string,
  };
  return {submission};
};

/** SHA-256 of a text, in hexadecimal. */
export type Hash = (text: string) => string | Promise<string>;

/** The one that is everywhere. */
export const webHash: Hash = async text => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map(byte => (byte + 256).toString(16).slice(1)).join('');
};

/**
 * What tells two messages apart: all of what was said and agreed to. When it was sent and how long that took may differ
 * between two tries of the same message.
 */
export const digestOf = async (
  {form, fields, consent, consentText, locale, ref, page, trap}: Submission,
  hash: Hash = webHash,
): Promise<string> =>
  hash(
    JSON.stringify([
      form,
      Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)),
      consent,
      consentText,
      locale,
      ref,
      page,
      trap,
    ]),
  );

/** The values of a message by field, cleaned; empty ones left out. */
export const valuesOf = ({fields}: Pick<Form, 'fields'>, submission: Submission): Record<string, string> => {
  const values = Object.create(null) as Record<string, string>;
  for (const field of fields) {
    const raw = Object.hasOwn(submission.fields, field.name) ? submission.fields[field.name] : undefined;
    const value = typeof raw === 'string' && cleanValue(field, raw);
    if (value) values[field.name] = value;
  }
  return values;
};

/**
 * All that is wrong with a message for this form, in sentences of the message's language.
 *
 * @param form Unset: there is none of this name.
 */
export const rejectionsOf = (form: Pick<Form, 'fields' | 'consent'> | undefined, submission: Submission): Rejection[] => {
  const {fields, consent, consentText, locale} = submission;
  const words = wordsIn(sendingWords, locale);
  if (!form) return [{field: 'form', code: 'unknown-form', message: words.rejected}];
  const types = new Map(form.fields.map(({name, type}) => [name, type]));
  const strange: Rejection[] = [];
  const values = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(fields)) {
    // A name that is none of ours is not ours to repeat at length.
    if (!types.has(name)) strange.push({field: name.slice(0, 64), code: 'unknown-field', message: words.refused});
    else if (typeof value !== 'string' && value !== null) strange.push({field: name, code: 'not-text', message: words.refused});
    else values[name] = value ?? '';
  }
  const isStrange = new Set(strange.map(({field}) => field));
  const faults = checkForm(form, values, consent === true && !!consentText)
    .filter(({field}) => !isStrange.has(field))
    .map(fault => ({
      field: fault.field,
      code: fault.code as string,
      message: faultText(fault, fault.code === 'consent' ? undefined : types.get(fault.field), locale),
    }));
  // Consent that need not be given, but was: to what?
  if (form.consent?.required === false && consent === true && !consentText)
    faults.push({field: CONSENT, code: 'consent', message: words.consent});
  return [...strange, ...faults].slice(0, MAX_FAULTS);
};
