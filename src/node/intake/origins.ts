/** Which pages may post here: an exact list, or all while there is none. */

/** An entry of the list: an origin as browsers write it, `null`, or one in which `*` stands for one label of the host. */
export const ORIGIN_PATTERN = /^(null|https?:\/\/(?:\*|[a-z\d-]+)(?:\.(?:\*|[a-z\d-]+))*(?::\d{1,5})?)$/;

/**
 * Whether a page of this origin may post. Compared as a whole and exactly: no endings, no other port, no other scheme.
 *
 * @param origin The header as it came; absent where no browser page asks.
 * @param list Unset: all may.
 */
export const isAllowed = (origin: string | null | undefined, list: readonly string[] | undefined): boolean => {
  if (!list || origin === null || origin === undefined) return true;
  return list.some(entry => {
    if (!entry.includes('*')) return entry === origin;
    const pattern = entry.split('*').map(part => part.replace(/[.\\/^$+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${pattern.join('[a-z\\d-]+')}$`).test(origin);
  });
};
