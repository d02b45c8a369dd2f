/** How many messages one address may send, and which address a request comes from. */
import {isIP} from 'node:net';

/** Addresses kept at most; past that the one longest unseen is forgotten. Some 10 MB. */
const MAX_ADDRESSES = 50_000;

const MINUTE_MS = 60_000;

/** The eight groups of an IPv6 address that `isIP` knows to be one. */
const groupsOf = (address: string): number[] => {
  // The last 32 bits may be written as IPv4.
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a, b, c, d] = bytes.map(Number);
    return `${((a! << 8) | b!).toString(16)}:${((c! << 8) | d!).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::').map(part => part.split(':').filter(Boolean));
  const start = [...head];
  const end = tail ?? [];
  return [...start, ...Array<string>(8 - start.length - end.length).fill('0'), ...end].map(group => parseInt(group, 16));
};

/**
 * What counts as one sender: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one household or
 * machine is given (RFC 6177). IPv4 written as IPv6 is IPv4. Anything else is one sender all together.
 */
export const senderOf = (address: string | undefined): string => {
  const plain = (address ?? '').replace(/%.*$/, '');
  const kind = isIP(plain);
  if (kind !== 6) return kind ? plain : 'unknown';
  const groups = groupsOf(plain);
  if (groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff) {
    return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.');
  }
  return `${groups.slice(0, 4).map(group => group.toString(16)).join(':')}::/64`;
};

/**
 * The address of the client, as far as it can be believed: each of our own proxies adds the address it was asked by at
 * the end of `X-Forwarded-For`, so with `proxies` of them the client is that many entries from the end; what stands
 * before is hearsay.
 *
 * @param socket Address at the other end of the connection.
 * @param proxies How many proxies of the operator stand in front; 0: the header is not looked at.
 */
export const clientAddress = (socket: string | undefined, forwardedFor: string | null | undefined, proxies: number): string | undefined => {
  const hops = proxies > 0 ? (forwardedFor ?? '').split(',').map(hop => hop.trim().replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')) : [];
  const claimed = hops[Math.max(hops.length - proxies, 0)];
  return claimed && isIP(claimed) ? claimed : socket;
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
