import ipaddr from 'ipaddr.js';
import type { SecretKeys } from './secret-keys.ts';

/** How much of an address names a network: an IPv4 /24, an IPv6 /48. */
const networkBits = { ipv4: 24, ipv6: 48 } as const;
/** How much of one names its user: all of an IPv4 address, and of IPv6 the /64 that every site has to itself. */
const sourceBits = { ipv4: 32, ipv6: 64 } as const;
/** How many addresses' networks are remembered, so that not every request makes an HMAC. */
export const networksRememberedMax = 10_000;

/** The network an address belongs to, as text for people and for comparing; `unknown` when it is no address. */
export const networkOf = (address: string | undefined): string => prefixOf(address, networkBits);

/** What an address is throttled as: one IPv6 site has more addresses than could ever be counted one by one. */
export const sourceOf = (address: string | undefined): string => prefixOf(address, sourceBits);

function prefixOf(address: string | undefined, prefix: { ipv4: number; ipv6: number }): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  // A machine that talks to itself may do so by both families, and is one place all the same.
  if (parsed.range() === 'loopback') return 'loopback';
  const bits = prefix[parsed.kind()];
  const cidr = `${parsed.toString()}/${bits}`;
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(cidr)
      : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${network.toString()}/${bits}`;
}

/** Whether an address lies in one of these CIDR ranges. */
export function isWithin(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((cidr) => {
    const [range, bits] = ipaddr.parseCIDR(cidr);
    return range.kind() === parsed.kind() && parsed.match([range, bits]);
  });
}

export interface Network {
  readonly name: string;
  /** Its HMAC under the newest secret key. */
  readonly digest: string;
}

/** The networks of addresses, remembered so that a busy client's requests cost a look-up. */
export function createNetworks(keys: SecretKeys): (address: string) => Network {
  const remembered = new Map<string, Network>();
  return (address) => {
    const known = remembered.get(address);
    if (known) return known;
    const name = networkOf(address);
    const network = { name, digest: keys.digest('network', name) };
    if (remembered.size >= networksRememberedMax) remembered.clear();
    remembered.set(address, network);
    return network;
  };
}
