/** Messages as other programs take them. */
import {referenceOf} from '../../model/message.js';
import type {Delivery, StoredMessage} from './store.js';

export type Exported = StoredMessage & {deliveries: Delivery[]};

/** A message as it is exported: what is empty is `null`, so that every message has the same members. */
export const exportedMessage = ({
  id,
  form,
  fields,
  consent,
  consentText,
  locale,
  ref,
  page,
  at,
  elapsed,
  receivedAt,
  setAside,
  reasons,
  deliveries,
}: Exported) => ({
  id,
  reference: referenceOf(id),
  form,
  receivedAt,
  setAside,
  reasons,
  fields,
  consent: consent ?? null,
  consentText: consentText ?? null,
  locale,
  ref: ref ?? null,
  page: page ?? null,
  at,
  elapsed,
  deliveries: deliveries.map(({channel, state, attempts, nextAt, lastError}) => ({
    channel,
    state,
    attempts,
    nextAt,
    lastError: lastError ?? null,
  })),
});

/** Writes one JSON array, message by message. */
export async function* jsonExport(messages: AsyncIterable<Exported>): AsyncGenerator<string> {
  let before = '[';
  for await (const message of messages) {
    yield `${before}\n${JSON.stringify(exportedMessage(message))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/**
 * A cell of a CSV file (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, also in full
 * width, and also a phone number, because `+` begins formulas too.
 */
export const csvCell = (value: string | number | boolean | null | undefined): string => {
  const text = `${value ?? ''}`;
  const safe = typeof value === 'string' && /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

const COLUMNS = [
  'id',
  'reference',
  'form',
  'receivedAt',
  'setAside',
  'reasons',
  'consent',
  'consentText',
  'locale',
  'ref',
  'page',
  'at',
  'elapsed',
  'delivery',
] as const;

/**
 * Writes a table with a header: first what every message has, then a column for every field.
 *
 * @param fields Names of all fields there are, which have to be known before the first line.
 */
export async function* csvExport(messages: AsyncIterable<Exported>, fields: readonly string[]): AsyncGenerator<string> {
  const line = (cells: (string | number | boolean | null | undefined)[]) => `${cells.map(csvCell).join(',')}\r\n`;
  yield line([...COLUMNS, ...fields.map(name => `fields.${name}`)]);
  for await (const message of messages) {
    const {deliveries, fields: values, reasons, ...rest} = exportedMessage(message);
    const delivery = deliveries.map(({channel, state}) => `${channel} ${state}`).join('; ');
    const about = {...rest, reasons: reasons.join(' '), delivery};
    yield line([...COLUMNS.map(name => about[name]), ...fields.map(name => (Object.hasOwn(values, name) ? values[name] : ''))]);
  }
}

/** Names of all fields of messages, in the order in which they are met. */
export const fieldNames = async (messages: AsyncIterable<Exported>): Promise<string[]> => {
  const names = new Set<string>();
  for await (const {fields} of messages) Object.keys(fields).forEach(name => names.add(name));
  return [...names];
};
