/**
 * The rules by which the values of a form are checked: one module for the browser and the intake, so that neither refuses
 * what the other takes. Every pattern runs in time that grows with the length alone, after the length was bounded.
 */
import type {Field, Form} from '../feed/types.js';

/** Why a value is refused; in the same words in the intake's 422. */
export type FieldCode =
  | 'required'
  | 'control-characters'
  | 'too-short'
  | 'too-long'
  | 'type-email'
  | 'type-tel'
  | 'type-url'
  | 'type-number'
  | 'type-date'
  | 'too-low'
  | 'too-high'
  | 'not-an-option'
  | 'consent';

/** A fault, and the limit it offends: characters, a number, or a date as `YYYY-MM-DD`. */
export interface FieldFault {
  code: FieldCode;
  limit?: number | string;
}

/** A fault and the field it is in; `consent` with the code `consent` is the box to tick, whatever the fields are called. */
export interface FormFault extends FieldFault {
  field: string;
}

/** Under what `field` a missing consent is reported. */
export const CONSENT = 'consent';

/** More characters than a message may have bytes; what is longer is not even looked at. */
const TOO_LONG = 49_152;

/** What is wrong with a value that is there, by type; lengths are known to be bounded. */
const PATTERNS: Partial<Record<Field['type'], RegExp>> = {
  // Something, or anything in quotes, at something with a dot (RFC 6531 allows any script). More would refuse real people.
  email: /^("[^"]+"|[^\s"@]+)@[^\s@.]+\.[^\s@]+$/,
  // As people write it; three digits of any script are the least (211).
  tel: /\p{Nd}\P{Nd}*\p{Nd}\P{Nd}*\p{Nd}/u,
  // With or without https://, but with no other scheme.
  url: /^(https?:\/\/)?[^\s/:@.]+\.[^\s/:@.]\S*$/i,
  // As `<input type=number>` gives it, without exponents.
  number: /^-?(\d+|\d*\.\d+)$/,
};

/**
 * The most characters a value may have, in UTF-16 units as `maxlength` counts them. An e-mail address has at most 254
 * (RFC 5321).
 */
export const maxLengthOf = ({type, maxLength}: Field): number =>
  type === 'email' ? Math.min(maxLength ?? 254, 254) : (maxLength ?? (type === 'textarea' ? 10_000 : 500));

/**
 * A value as it is sent and stored: without spaces around it, composed (Unicode NFC), without half characters; where
 * several lines may stand, ends of lines are `\n` and other control characters are left out.
 */
export const cleanValue = ({type}: Field, raw: string): string => {
  let value = raw.replace(/\p{Cs}/gu, '\ufffd').normalize();
  if (type === 'textarea') value = value.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
  return value.trim();
};

/** Whether this is a day of the calendar as ISO 8601 writes it; some engines read February 30 as March 2. */
const isDay = (day: string) => {
  const time = Date.parse(day);
  return !isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/**
 * What is wrong with a field's value, if anything. An empty value is wrong only where one is required; a ticked box is
 * `"true"`, an unticked one empty.
 */
export const checkField = (field: Field, raw: string): FieldFault | undefined => {
  const {type, required, minLength = 0, min, max, options} = field;
  const most = maxLengthOf(field);
  const value = raw.length > TOO_LONG ? raw : cleanValue(field, raw);
  const {length} = value;
  if (!value) return required ? {code: 'required'} : undefined;
  if (length > most) return {code: 'too-long', limit: most};
  if (type !== 'textarea' && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return {code: 'control-characters'};
  if (length < minLength) return {code: 'too-short', limit: minLength};
  if (type === 'checkbox' ? value !== 'true' : /select|radio/.test(type) && !options?.some(option => option.value === value))
    return {code: 'not-an-option'};
  if (PATTERNS[type]?.test(value) === false || (type === 'date' && !isDay(value))) return {code: `type-${type}` as FieldCode};

  // Days in ISO 8601 sort as texts do. A limit of another kind than the value is none, and fails both comparisons.
  const size = type === 'number' ? +value : type === 'date' ? value : undefined;
  const limitOf = (bound?: number | string) =>
    typeof bound !== typeof size ? undefined : typeof bound === 'string' ? bound.slice(0, 10) : bound;
  const [low, high] = [limitOf(min), limitOf(max)];
  return size! < low! ? {code: 'too-low', limit: low} : size! > high! ? {code: 'too-high', limit: high} : undefined;
};

/**
 * All that is wrong with a form as it is filled in, one fault a field at most, in the order of the fields.
 *
 * @param values By the names of the fields; an absent one is empty. Own members alone count.
 * @param agreed Whether the consent box is ticked; leave it out to check the fields alone.
 */
export const checkForm = (
  {fields, consent}: Pick<Form, 'fields' | 'consent'>,
  values: Readonly<Record<string, string>>,
  agreed?: boolean,
): FormFault[] => {
  const faults: FormFault[] = [];
  for (const field of fields) {
    const {name} = field;
    const fault = checkField(field, Object.hasOwn(values, name) ? values[name]! : '');
    if (fault) faults.push({field: name, ...fault});
  }
  if (agreed === false && consent && consent.required !== false) faults.push({field: CONSENT, code: 'consent'});
  return faults;
};
