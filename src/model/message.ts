/** A message on its way from a form: its name, its body, and what an answer to it means. */
import type {Form} from '../feed/types.js';
import {cleanValue} from './form.js';

/** Bytes of UTF-8: browsers send at most 64 KB for a page that is being left, for all its requests together. */
export const MAX_BYTES = 49_152;

/** The longest wait shown to a visitor, and the one where the server names none that can be read; seconds. */
const MAX_WAIT_S = 60;
const USUAL_WAIT_S = 5;

/** What goes into a message besides what was typed. */
export interface MessageAround {
  /** Id of the form in the feed. */
  form: string;
  /** The locale of the feed that the form is shown in. */
  locale: string;
  /** The box for consent, if there is one: whether it is ticked, and its label as it is shown. */
  consent?: boolean;
  consentText?: string;
  /** The partner's code, as the page gives it. */
  ref?: string | null;
  /** Address of the page; origin and path of it are sent. */
  page?: string;
  /** How long the form has been shown, by a clock that nobody sets (`performance.now()`): ms. */
  elapsed: number;
  /** What stands in the field that people never meet. */
  trap?: string;
}

/** A fault as an intake names it; `message` is for people, in the language of the message, and plain text. */
export interface Rejection {
  field: string;
  code: string;
  message: string;
}

/**
 * What an answer means: `sent`, with a receipt; `rejected`, and why, as far as it was said; or that the same message is
 * to be sent again, after `seconds` if the server asked for that. Then it may have arrived or not: its id makes it safe.
 */
export type Receipt = {kind: 'sent'} | {kind: 'rejected'; errors: Rejection[]} | {kind: 'retry'; seconds?: number};

/**
 * A name for one message, kept through all tries: a random UUID (RFC 9562, version 4). Made from random bytes, since
 * pages under http have no `randomUUID`; a page that took those away too still gets its messages sent.
 */
export const messageId = (random: Partial<Pick<Crypto, 'getRandomValues'>> | undefined = globalThis.crypto): string => {
  const bytes = new Uint8Array(16).map(() => Math.random() * 256);
  random?.getRandomValues?.(bytes);
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  let hex = '';
  bytes.forEach(byte => (hex += (byte + 256).toString(16).slice(1)));
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** The short form of an id that a visitor is told and staff can look for. */
export const referenceOf = (id: string): string => id.slice(0, 8).toUpperCase();

/** Origin and path of a web address; anything else is none. */
const pageOf = (address: string | undefined) => {
  if (!/^https?:/.test(address ?? '')) return;
  const {origin, pathname} = new URL(address!);
  return origin + pathname;
};

/**
 * The body that is posted, as JSON; to be made once for each message and kept, so that every try sends the same.
 *
 * It holds nothing but objects without prototype and plain strings, numbers and booleans: old libraries change how
 * arrays, dates and objects are written.
 *
 * @param values By the names of the fields; empty ones are left out, and what is no field of the form.
 * @param now ms since 1970.
 */
export const messageBody = (
  id: string,
  {fields}: Pick<Form, 'fields'>,
  values: Readonly<Record<string, string>>,
  {form, locale, consent, consentText, ref, page, elapsed, trap}: MessageAround,
  now = Date.now(),
): string => {
  const sent = Object.create(null) as Record<string, string>;
  for (const field of fields) {
    const value = Object.hasOwn(values, field.name) && cleanValue(field, values[field.name]!);
    if (value) sent[field.name] = value;
  }
  return JSON.stringify({
    __proto__: null,
    id,
    form,
    fields: sent,
    consent,
    consentText,
    locale,
    // As given; an empty one is none.
    ref: ref || undefined,
    page: pageOf(page),
    at: new Date(now).toISOString(),
    elapsed: Math.max(0, Math.round(elapsed)),
    trap: trap ?? '',
  });
};

/** Whether a body is more than an intake takes. */
export const isTooLarge = (body: string): boolean => new TextEncoder().encode(body).length > MAX_BYTES;

const own = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of && Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;

const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 500) : '');

/** Seconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds or a date), within what is bearable. */
const waitOf = (header: string | null, now: number) => {
  const seconds = /^\d+$/.test(header ?? '') ? Number(header) : Math.ceil((Date.parse(header ?? '') - now) / 1000);
  return seconds >= 1 ? Math.min(seconds, MAX_WAIT_S) : USUAL_WAIT_S;
};

/**
 * What an answer to the message `id` means. A receipt is a 200 or 201 with JSON that names this very id (contract,
 * section 5); anything else has proved nothing.
 *
 * @param status 0 where there was no answer.
 * @param text The body of the answer, as it came.
 * @param retryAfter Its `Retry-After`, which asks for patience with 429 and 503.
 * @param now ms since 1970.
 */
export const receiptOf = (
  status: number,
  text: string,
  id: string,
  retryAfter: string | null = null,
  now = Date.now(),
): Receipt => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // A page of a proxy, an empty answer: no receipt.
  }
  if ((status === 200 || status === 201) && own(data, 'id') === id) return {kind: 'sent'};
  if (/^4(00|13|15|22)$/.test(`${status}`)) {
    const errors = own(data, 'errors');
    const list = Array.isArray(errors) ? errors.slice(0, 50) : [];
    return {
      kind: 'rejected',
      errors: list.map(error => ({
        field: textOf(own(error, 'field')),
        code: textOf(own(error, 'code')),
        message: textOf(own(error, 'message')),
      })),
    };
  }
  return status === 429 || (status === 503 && retryAfter) ? {kind: 'retry', seconds: waitOf(retryAfter, now)} : {kind: 'retry'};
};
