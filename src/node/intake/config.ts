/** The operator's one file, named by `CONFIG`: who is told of a message, how long it is kept, who may post. */
import {readFileSync, statSync} from 'node:fs';
import * as z from 'zod';
import {ORIGIN_PATTERN} from './origins.js';

/** Days a message is kept where the file says nothing. */
const USUAL_DAYS = 400;

const formId = z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/, 'should be the id of a form');
const address = z
  .string()
  .max(320)
  .regex(/^[^\s@<>"',;:]+@[^\s@<>"',;:]+$/, 'should be an e-mail address');
/** What may stand in a header of ours. */
const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'should be one line');
const secret = z.union([
  line,
  z.strictObject({env: z.string().regex(/^[A-Za-z_]\w*$/, 'should be the name of an environment variable')}),
]);

const schema = z.strictObject({
  $schema: z.string().optional(),
  mail: z
    .strictObject({
      smtp: z.strictObject({
        host: line,
        port: z.int().min(1).max(65_535).default(587),
        /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
        secure: z.boolean().default(false),
        /** Refuse to send without TLS. */
        requireTls: z.boolean().default(false),
        user: line.optional(),
        password: secret.optional(),
      }),
      from: z.union([
        address,
        z
          .string()
          .max(500)
          .regex(/^[^\p{Cc}<>"]*<[^\s@<>"',;:]+@[^\s@<>"',;:]+>$/u, 'should be an address, or Name <address>'),
      ]),
      /** The first that fits gets the message. */
      to: z
        .array(
          z.strictObject({
            form: formId.optional(),
            /** Values that fields must have, such as a topic. */
            where: z.record(z.string(), z.string()).optional(),
            to: z.array(address).min(1).max(50),
          }),
        )
        .min(1),
    })
    .optional(),
  webhook: z
    .strictObject({
      url: z
        .string()
        .max(2048)
        .regex(
          /^(https:\/\/[^\s@]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?([/?#]\S*)?)$/,
          'should be an https: address',
        ),
      /** At least 24 bytes in base64, with `whsec_` before them or not. */
      secret,
    })
    .optional(),
  /** Days, by form; `*` for all others. */
  retention: z.record(z.union([z.literal('*'), formId]), z.number().min(1).max(36_500)).default({}),
  origins: z.array(z.string().regex(ORIGIN_PATTERN, 'should be an origin, such as https://www.ijm.ca')).max(1000).optional(),
  /** How many proxies of the operator stand in front. */
  proxies: z.int().min(0).max(10).default(0),
});

/** What the file says, defaults filled in. */
export type Config = z.infer<typeof schema>;

export const DEFAULT_CONFIG: Config = schema.parse({});

/** Why a file is refused, in words for the operator. */
export class ConfigError extends Error {}

/** A member that holds a secret, or names the environment variable that does. */
export const secretOf = (value: string | {env: string}, env: Record<string, string | undefined> = process.env): string => {
  if (typeof value === 'string') return value;
  const held = env[value.env];
  if (!held) throw new ConfigError(`the environment variable ${value.env} is not set`);
  return held;
};

/**
 * What the text of a configuration file says.
 *
 * @throws ConfigError that names each wrong member and what would be right.
 */
export const parseConfig = (text: string, env: Record<string, string | undefined> = process.env): Config => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`not JSON: ${(error as Error).message}`);
  }
  const {success, data: config, error} = schema.safeParse(data);
  if (!success)
    throw new ConfigError(error.issues.map(({path, message}) => `${path.join('.') || 'the file'}: ${message}`).join('; '));
  const {mail, webhook} = config;
  if (mail?.smtp.user !== undefined && mail.smtp.password === undefined)
    throw new ConfigError('mail.smtp.password: missing for this user');
  if (mail?.smtp.password !== undefined) secretOf(mail.smtp.password, env);
  if (webhook && Buffer.from(secretOf(webhook.secret, env).replace(/^whsec_/, ''), 'base64').length < 24) {
    throw new ConfigError('webhook.secret: should be at least 24 random bytes in base64');
  }
  return config;
};

/** Days that messages of a form are kept. */
export const daysKept = ({retention}: Config, form: string): number =>
  (Object.hasOwn(retention, form) ? retention[form] : retention['*']) ?? USUAL_DAYS;

/** Who is told of a message by mail; nobody if no rule fits. */
export const recipientsOf = ({mail}: Config, form: string, fields: Readonly<Record<string, string>>): string[] =>
  mail?.to.find(
    rule =>
      (rule.form ?? form) === form &&
      Object.entries(rule.where ?? {}).every(([name, value]) => Object.hasOwn(fields, name) && fields[name] === value),
  )?.to ?? [];

export interface WatchedConfig {
  current: () => Config;
  /** Reads the file again if it has changed; for tests and for a signal. */
  check: () => void;
  close: () => void;
}

/**
 * Keeps to what the operator's file says, also when it changes. A file that has become wrong is refused, and what it said
 * before stays in force.
 *
 * @param path Unset: the defaults.
 * @param tell Told of every change, and of what is wrong with a refused one.
 * @throws ConfigError when it is wrong from the start.
 */
export const watchConfig = (
  path: string | undefined,
  tell: (event: 'config-read' | 'config-refused', why?: string) => void,
  everyMs = 2_000,
): WatchedConfig => {
  if (!path) return {current: () => DEFAULT_CONFIG, check: () => {}, close: () => {}};
  /** What tells one state of the file from another. */
  const stamp = () => {
    try {
      const {mtimeMs, size, ino} = statSync(path);
      return [mtimeMs, size, ino].join();
    } catch {
      return 'missing';
    }
  };
  let seen = stamp();
  let current: Config;
  try {
    current = parseConfig(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof ConfigError
      ? new ConfigError(`${path}: ${error.message}`)
      : new ConfigError(`${path} cannot be read: ${(error as Error).message}`);
  }
  const check = () => {
    const found = stamp();
    if (found === seen) return;
    seen = found;
    try {
      current = parseConfig(readFileSync(path, 'utf8'));
      tell('config-read');
    } catch (error) {
      tell('config-refused', (error as Error).message);
    }
  };
  const timer = setInterval(check, everyMs);
  timer.unref();
  return {current: () => current, check, close: () => clearInterval(timer)};
};
