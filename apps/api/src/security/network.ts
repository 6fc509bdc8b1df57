import ipaddr from 'ipaddr.js';

/** How much of an address names a network: an IPv4 /24, an IPv6 /48. */
const prefixBits = { ipv4: 24, ipv6: 48 } as const;

/** The network an address belongs to, as text for people and for comparing; `unknown` when it is no address. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  const bits = prefixBits[parsed.kind()];
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${bits}`);
  return `${network.toString()}/${bits}`;
}
