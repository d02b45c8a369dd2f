/** Where messages are kept: one narrow interface, so that the rest knows no database. All times are ISO 8601 in UTC. */

/** A way by which somebody is told of a message. */
export type Channel = 'mail' | 'webhook';

/** `waiting` for its next try, `sent`, or `dead`: given up. */
export type DeliveryState = 'waiting' | 'sent' | 'dead';

/** A message as it is stored. */
export interface StoredMessage {
  /** UUID in lower case. */
  id: string;
  /** What tells it from another message under the same id. */
  digest: string;
  form: string;
  fields: Record<string, string>;
  consent?: boolean;
  consentText?: string;
  locale: string;
  ref?: string;
  page?: string;
  /** By the visitor's clock. */
  at: string;
  /** ms */
  elapsed: number;
  receivedAt: string;
  /** It looks like spam, and nobody is told of it. */
  setAside: boolean;
  reasons: string[];
}

export interface Delivery {
  messageId: string;
  channel: Channel;
  state: DeliveryState;
  attempts: number;
  nextAt: string;
  createdAt: string;
  lastError?: string;
}

/** That a message was erased: SHA-256 of its id, and when. */
export interface Erased {
  hash: string;
  erasedAt: string;
}

/** What became of a message: stored now, had already, or refused because another one has its id. */
export type Saved = 'stored' | 'known' | 'other';

export interface Selection {
  form?: string;
  /** Received at this instant or later. */
  since?: string;
  setAside?: boolean;
  /** Only those of which somebody could not be told. */
  dead?: boolean;
}

export interface Stats {
  messages: number;
  setAside: number;
  erased: number;
  oldest?: string;
  newest?: string;
  forms: {form: string; messages: number; setAside: number; newest: string}[];
  deliveries: {channel: Channel; state: DeliveryState; count: number; oldest: string}[];
}

/** The database could not do it now; what was asked may be tried again. `code` is the engine's own, and holds no data. */
export class StoreError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export interface Store {
  /** For people: which engine, and where. Without password. */
  readonly name: string;

  /**
   * Stores a message and, for each channel, that somebody is to be told; all or nothing, and safely on disk when this
   * resolves. Of many calls with one id, exactly one is answered with `stored`.
   *
   * @throws StoreError when it may not be stored.
   */
  save(message: StoredMessage, channels: readonly Channel[]): Promise<Saved>;
  /** Whether a message with this id and digest is stored, or was erased. */
  has(id: string, digest: string): Promise<boolean>;
  /** Throws a StoreError when nothing can be read. */
  check(): Promise<void>;

  message(id: string): Promise<StoredMessage | undefined>;
  /** Messages with what became of their deliveries, oldest first. */
  messages(selection?: Selection): AsyncIterable<StoredMessage & {deliveries: Delivery[]}>;
  stats(): Promise<Stats>;
  /** Takes a message out of those set aside, and lets somebody be told. */
  release(id: string, channels: readonly Channel[]): Promise<boolean>;

  /**
   * Takes up to `limit` deliveries whose time has come. Each is taken by one process alone, and comes due again at
   * `until` unless it is settled before.
   *
   * @param latest Nothing is ever put off beyond this: what seems so was, by a clock that has since been set back.
   */
  take(now: string, until: string, latest: string, limit: number): Promise<Delivery[]>;
  /** Says what became of a delivery. */
  settle(delivery: Delivery): Promise<void>;
  /** Lets given-up deliveries be tried again. */
  revive(now: string): Promise<number>;

  /** Ids of messages in which a field holds exactly this e-mail address (case does not matter), or which mention it anywhere. */
  findByEmail(email: string, mentions?: boolean): Promise<string[]>;
  /** Erases messages and all that belongs to them, and keeps a hash of each id, so that a late repeat is not stored again. */
  erase(ids: readonly string[], now: string): Promise<number>;
  /** Erases messages of a form received before an instant. */
  expire(form: string, before: string, now: string): Promise<number>;
  /** Forgets hashes of erased ids noted before an instant. */
  forget(before: string): Promise<void>;
  forms(): Promise<string[]>;
  /** Makes sure that nothing of what was erased is left in the files of the database. */
  scrub(): Promise<void>;

  /** Hashes of the ids of erased messages. */
  erased(): Promise<Erased[]>;
  /** Takes over messages and erasures of another store, as far as it does not have them. */
  absorb(messages: readonly (StoredMessage & {deliveries: Delivery[]})[], erased: readonly Erased[]): Promise<void>;

  /** A small note of the service's own. */
  note(name: string): Promise<string | undefined>;
  setNote(name: string, value: string): Promise<void>;

  close(): Promise<void>;
}
