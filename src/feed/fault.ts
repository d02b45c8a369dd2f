/** What can go wrong, in the words of the contract. */
export type ErrorCode =
  | 'feed-missing'
  | 'feed-network'
  | 'feed-timeout'
  | 'feed-format'
  | 'feed-version'
  | 'entry-missing'
  | 'entry-invalid'
  | 'entry-withdrawn'
  | 'link-refused'
  | 'form-network'
  | 'form-rejected';

/** A fault that keeps an element from showing its content. Plain data: it is reported, never thrown into the page. */
export interface Fault {
  code: ErrorCode;
  /** For developers, in English. */
  message: string;
  /** JSON path in the feed, such as `stats.rescued.value`. */
  path?: string;
  /** What the server's `Retry-After` says, as it came. */
  retryAfter?: string | null;
}

/** What loading throws inside the kit. */
export const fault = (code: ErrorCode, message: string, path?: string): Fault => (path ? {code, message, path} : {code, message});
