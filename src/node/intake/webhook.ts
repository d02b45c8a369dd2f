/** Telling another program of a message, signed as Standard Webhooks 1.0 has it, for which verifying libraries exist. */
import {createHmac} from 'node:crypto';
import {referenceOf} from '../../model/message.js';
import {secretOf, type Config} from './config.js';
import {DeliveryError} from './mail.js';
import type {StoredMessage} from './store.js';

const ANSWER_MS = 15_000;

/** `webhook-signature` of a body: HMAC-SHA256 over id, time and body, so that neither can be exchanged. */
export const signatureOf = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`;

/** What is posted about a message. */
export const webhookBody = ({id, form, fields, consent, consentText, locale, ref, page, at, receivedAt}: StoredMessage): string =>
  JSON.stringify({
    type: 'message.received',
    timestamp: receivedAt,
    data: {id, reference: referenceOf(id), form, fields, consent, consentText, locale, ref, page, at, receivedAt},
  });

/** Posts a message to the operator's address. Any 2xx is a receipt, and nothing else is. */
export const postWebhook = async (message: StoredMessage, {webhook}: Config, now: () => number = Date.now): Promise<void> => {
  if (!webhook) throw new DeliveryError('no-webhook');
  const body = webhookBody(message);
  const timestamp = `${Math.floor(now() / 1000)}`;
  let response: Response;
  try {
    response = await fetch(webhook.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': message.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatureOf(secretOf(webhook.secret), message.id, timestamp, body),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (error) {
    const {name, cause} = error as {name: string; cause?: {code?: string}};
    throw new DeliveryError(`webhook-${cause?.code ?? name}`);
  }
  await response.body?.cancel().catch(() => {});
  if (!response.ok) throw new DeliveryError(`webhook-${response.status}`);
};
