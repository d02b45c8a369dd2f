import {existsSync, watch} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Editors save in several steps: another file beside, then a new name. */
const SETTLE_MS = 80;
/** A web address is asked again so often. */
const POLL_MS = 5_000;

const pathsOf = (urls: readonly URL[]) => urls.filter(url => url.protocol === 'file:').map(url => fileURLToPath(url));

/** Calls `changed` whenever one of the documents may have changed; what it returns ends that. */
const watchDocuments = (urls: readonly URL[], changed: () => void): (() => void) => {
  const files = [...new Set(pathsOf(urls))];
  // A file that is replaced is another file; its folder stays the same.
  const folders = [...new Set(files.map(dirname))].filter(folder => existsSync(folder));
  const watchers = folders.map(folder => {
    const watcher = watch(folder, (_, name) => {
      if (!name || files.some(file => file.endsWith(name))) changed();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  });
  const poll = urls.some(url => url.protocol !== 'file:') ? setInterval(changed, POLL_MS) : undefined;
  return () => {
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
};

/**
 * Reads documents, and again whenever one of them may have changed, also while they were being read: nothing that is
 * saved is missed.
 *
 * @param read Reads, and says what it read; nothing when that is as before. It is never called while it still runs.
 * @returns Ends it; once everything has been read for the first time.
 */
export const followDocuments = async (read: () => Promise<readonly URL[] | undefined>): Promise<() => void> => {
  let watched: readonly URL[] = [];
  let stopWatching = () => {};
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isStale = false;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void pass(), SETTLE_MS);
  };
  const pass = async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      const found = await read();
      if (!found) continue;
      const stop = stopWatching;
      stopWatching = watchDocuments(found, soon);
      stop();
      // What is watched only from now on may have changed since it was read.
      const before = pathsOf(watched);
      isStale ||= pathsOf(found).some(path => !before.includes(path));
      watched = found;
    }
    isReading = false;
  };
  await pass();
  return () => {
    clearTimeout(timer);
    stopWatching();
  };
};
