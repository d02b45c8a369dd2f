/** Telling staff of a message by e-mail. */
import type {Form} from '../../feed/types.js';
import {referenceOf} from '../../model/message.js';
import {plain} from '../../text/text.js';
import type {Language} from '../../text/language.js';
import {recipientsOf, secretOf, type Config} from './config.js';
import {needed} from './needed.js';
import type {StoredMessage} from './store.js';

/** Until a connection is there, a server has greeted, and it has said nothing for so long. */
const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

/** Plain addresses alone stand in a header; what is odd can be read in the message itself. */
const PLAIN_ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]+$/;

export interface Letter {
  from: string;
  to: string[];
  replyTo?: {name: string; address: string};
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
}

/**
 * What is written to staff. Every header is made of the operator's words alone, but for `Reply-To`, which is the visitor's
 * address if it is a plain one.
 *
 * @param form Unset: it has left the feed, and the names of the fields stand for their labels.
 */
export const letterFor = (
  message: StoredMessage,
  form: Form | undefined,
  from: string,
  to: string[],
  language: Language,
): Letter => {
  const {id, fields, consent, consentText, locale, ref, page, receivedAt, elapsed} = message;
  const title = (form && plain(form.title, language)) || message.form;
  const reference = referenceOf(id);
  const names = [...new Set([...(form?.fields ?? []).map(({name}) => name), ...Object.keys(fields)])].filter(name =>
    Object.hasOwn(fields, name),
  );
  const said = names.map(name => {
    const field = form?.fields.find(one => one.name === name);
    const label = (field && plain(field.label, language)) || name;
    const value = fields[name]!;
    const option = field?.options?.find(one => one.value === value);
    const shown = option ? plain(option.label, language) || value : value;
    return value.includes('\n') ? `${label}:\n\n${shown}\n` : `${label}: ${shown}`;
  });
  const address = form?.fields
    .filter(({type}) => type === 'email')
    .map(({name}) => fields[name])
    .find(value => PLAIN_ADDRESS.test(value ?? ''));
  const about = [
    ['Reference', reference],
    ['Received', receivedAt],
    ['Language', locale],
    ['Partner', ref],
    ['Page', page],
    ['Time taken', `${Math.round(elapsed / 1000)} s`],
    ['Consent', consent === undefined ? undefined : consent ? 'yes' : 'no'],
    ['Wording agreed to', consent ? consentText : undefined],
    ['Id', id],
  ].filter(([, value]) => value);
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '');
  return {
    from,
    to,
    ...(address && {replyTo: {name: '', address}}),
    subject: `${title} (${reference})`.replace(/\p{Cc}+/gu, ' ').slice(0, 200),
    text: `${said.join('\n')}\n\n-- \n${about.map(([label, value]) => `${label}: ${value}`).join('\n')}\n`,
    // The same at every try, so that a mail server can tell a repeat.
    messageId: `<${id}@${domain}>`,
    headers: {'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All'},
  };
};

/** A short word for why it could not be sent; `detail` is for the operator. */
export class DeliveryError extends Error {
  constructor(
    readonly code: string,
    detail = '',
  ) {
    super(detail);
  }
}

/** Sends a letter about a message; says how many of the recipients the server did not take, if it took others. */
export const sendMail = async (
  message: StoredMessage,
  form: Form | undefined,
  config: Config,
  language: Language,
  tryMs = Infinity,
): Promise<{refused: number}> => {
  const {mail} = config;
  const to = recipientsOf(config, message.form, message.fields);
  if (!mail || to.length === 0) throw new DeliveryError('no-recipient');
  const {createTransport} = await needed('nodemailer', () => import('nodemailer'));
  const {host, port, secure, requireTls, user, password} = mail.smtp;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(user !== undefined && password !== undefined && {auth: {user, pass: secretOf(password)}}),
    connectionTimeout: Math.min(CONNECT_MS, tryMs),
    greetingTimeout: Math.min(CONNECT_MS, tryMs),
    socketTimeout: Math.min(SILENT_MS, tryMs),
    dnsTimeout: Math.min(CONNECT_MS, tryMs),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const {rejected} = (await transport.sendMail(letterFor(message, form, mail.from, to, language))) as {rejected?: unknown[]};
    return {refused: rejected?.length ?? 0};
  } catch (error) {
    const {code, responseCode, message: detail} = error as {code?: string; responseCode?: number; message: string};
    throw new DeliveryError(`smtp-${responseCode ?? code ?? 'failed'}`, detail);
  } finally {
    transport.close();
  }
};
