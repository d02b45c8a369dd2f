/** How many messages one address may send, and which address a request comes from. */
/** Addresses kept at most; past that the one longest unseen is forgotten. Some 10 MB. */
const MAX_ADDRESSES = 50_000;

const MINUTE_MS = 60_000;

/** An address as the URL parser writes it (RFC 5952), which is one way only; `undefined` for what is none. */
const canonical = (address: string): string | undefined => {
  const isV4 = /^\d+(\.\d+){3}$/.test(address);
  if (!isV4 && !/^[\da-f:.]*:[\da-f:.]*$/i.test(address)) return;
  try {
    const {hostname} = new URL(isV4 ? `http://${address}` : `http://[${address}]`);
    // 010.0.0.1 would be 8.0.0.1 to some.
    return isV4 && hostname !== address ? undefined : hostname;
  } catch {
    return;
  }
};

/**
 * What counts as one sender: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one household or
 * machine is given (RFC 6177). IPv4 written as IPv6 is IPv4. Anything else is one sender all together.
 */
export const senderOf = (address: string | undefined): string => {
  const found = canonical((address ?? '').replace(/%.*$/, ''));
  if (!found?.startsWith('[')) return found ?? 'unknown';
  const [head = '', tail] = found.slice(1, -1).split('::');
  const [start, end] = [head, tail ?? ''].map(part => part.split(':').filter(Boolean)) as [string[], string[]];
  const groups = tail === undefined ? start : [...start, ...Array<string>(8 - start.length - end.length).fill('0'), ...end];
  if (/^0,0,0,0,0,ffff,/.test(`${groups}`)) {
    const [high, low] = groups.slice(6).map(group => parseInt(group, 16)) as [number, number];
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
};

/**
 * The address of the client, as far as it can be believed: each of our own proxies adds the address it was asked by at
 * the end of `X-Forwarded-For`, so with `proxies` of them the client is that many entries from the end; what stands
 * before is hearsay.
 *
 * @param socket Address at the other end of the connection.
 * @param proxies How many proxies of the operator stand in front; 0: the header is not looked at.
 */
export const clientAddress = (
  socket: string | undefined,
  forwardedFor: string | null | undefined,
  proxies: number,
): string | undefined => {
  const hops =
    proxies > 0
      ? (forwardedFor ?? '').split(',').map(hop =>
          hop
            .trim()
            .replace(/^\[(.*)\](:\d+)?$/, '$1')
            .replace(/^([\d.]+):\d+$/, '$1'),
        )
      : [];
  const claimed = hops[Math.max(hops.length - proxies, 0)];
  return claimed && canonical(claimed) ? claimed : socket;
};

/** Says how long a sender has to wait: 0 now, else seconds. */
export type Limiter = (sender: string) => number;

/**
 * Lets each sender through `perMinute` times a minute, all at once or spread: a bucket that refills steadily.
 *
 * @param perMinute 0: no limit.
 * @param now ms by a clock that nobody sets.
 */
export const createLimiter = (perMinute: number, now: () => number = () => performance.now()): Limiter & {size: () => number} => {
  /** By sender: when its bucket will be full again. Whoever was seen last stands last. */
  const fullAt = new Map<string, number>();
  const cost = MINUTE_MS / perMinute;
  const limit: Limiter = sender => {
    if (!(perMinute > 0)) return 0;
    const time = now();
    const full = Math.max(fullAt.get(sender) ?? 0, time) + cost;
    const over = full - time - MINUTE_MS;
    // Refused tries cost nothing, so that an honest client that waits as it was told gets through.
    if (over > cost / 1e6) return Math.max(1, Math.ceil(over / 1000));
    fullAt.delete(sender);
    fullAt.set(sender, full);
    if (fullAt.size > MAX_ADDRESSES) fullAt.delete(fullAt.keys().next().value!);
    return 0;
  };
  return Object.assign(limit, {size: () => fullAt.size});
};
