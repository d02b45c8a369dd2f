import {watch} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Editors save in several steps: another file beside, then a new name. */
const SETTLE_MS = 80;
/** A web address is asked again so often. */
const POLL_MS = 5_000;

/**
 * Calls `changed` when one of the documents may have changed.
 *
 * @returns Ends it.
 */
export const watchDocuments = (urls: readonly URL[], changed: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  };
  const files = new Set(urls.filter(url => url.protocol === 'file:').map(url => fileURLToPath(url)));
  // A file that is replaced is another file; its folder stays the same.
  const watchers = [...new Set([...files].map(dirname))].map(folder => {
    const watcher = watch(folder, (_, name) => {
      if (!name || [...files].some(file => file.endsWith(name))) soon();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  });
  const poll = urls.length > files.size ? setInterval(changed, POLL_MS) : undefined;
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
};
