/** One line of JSON for everything that happens. Nothing in it was written by a visitor, nor says who that is. */

export type LogEntry = Record<string, string | number | boolean | undefined>;
export type Log = (event: string, entry?: LogEntry) => void;

/** Writes lines through `write`, each with its time. */
export const createLog =
  (write: (line: string) => void, now: () => number = Date.now): Log =>
  (event, entry) =>
    write(JSON.stringify({time: new Date(now()).toISOString(), event, ...entry}));

/** What a library says went wrong, without addresses, which some servers repeat in their answers. */
export const withoutAddresses = (message: string): string =>
  message
    .replace(/[^\s<>"'()@,;:]+@[^\s<>"'(),;:]+/g, '…')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 300);
