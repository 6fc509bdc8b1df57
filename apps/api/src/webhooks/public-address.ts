import ipaddr from 'ipaddr.js';

/** The only IPv6 addresses that are given out for the public internet (RFC 4291, section 2.4; IANA). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** A cloud's own host, that every machine in it reaches under a public address. */
const metadataHosts = [ipaddr.IPv4.parseCIDR('168.63.129.16/32')];

/**
 * Whether an IP address may be reached by anyone on the internet: the only kind that a delivery goes to. Everything
 * with a purpose of its own is not: private, loopback, link-local (with the clouds' 169.254.169.254), shared,
 * multicast, documentation and reserved ranges, and IPv6 forms that hold an IPv4 address (mapped, compatible, NAT64,
 * 6to4, Teredo), which would lead around the check (IANA special-purpose address registries).
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also reads `0x7f.1`; what is connected to is always in full, so that nothing else is an address here.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6
    ? parsed.zoneId === undefined && parsed.match(globalUnicast)
    : !metadataHosts.some((host) => parsed.match(host));
}
