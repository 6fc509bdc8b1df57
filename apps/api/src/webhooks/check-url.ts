import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** How long a name server may take for a registration. */
export const resolveTimeoutMs = 3_000;
const httpsPort = 443;
/** Below it are other services' ports, which an HTTPS request has no business at. */
const freePortMin = 1024;
/** More addresses than any receiver has. */
const addressesMax = 64;

/** All addresses of a host name; an empty list where there is none. */
export type Resolve = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface UrlRules {
  readonly resolve: Resolve;
  /** `host:port` of test receivers that may be anywhere; empty in production. */
  readonly allowedHosts: ReadonlySet<string>;
}

/** A URL that may be sent to, and the addresses that were checked: nothing else may be connected to. */
export interface CheckedUrl {
  readonly url: URL;
  readonly hostname: string;
  readonly addresses: readonly string[];
}

/**
 * Checks a webhook's URL: HTTPS, a port for it, no credentials, and a host all of whose addresses are public. The
 * refusal is a sentence for people; it names no address, so that nobody learns what a private name resolves to.
 */
export async function checkUrl(
  text: string,
  { resolve, allowedHosts }: UrlRules,
  signal: AbortSignal,
): Promise<CheckedUrl | { readonly refusal: string }> {
  const url = URL.parse(text);
  if (!url) return { refusal: 'It is not a URL.' };
  if (url.protocol !== 'https:') return { refusal: 'It must begin with https://.' };
  if (url.username !== '' || url.password !== '') {
    return { refusal: 'It must not hold a user name or a password.' };
  }
  const port = url.port === '' ? httpsPort : Number(url.port);
  // The URL's own parser has written every spelling of an IPv4 address in full.
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (allowedHosts.has(`${url.hostname}:${port}`)) {
    return { url, hostname, addresses: await lookUpAnywhere(hostname) };
  }
  if (port !== httpsPort && port < freePortMin) {
    return { refusal: `Its port must be ${httpsPort}, or ${freePortMin} or above.` };
  }
  const addresses = isIP(hostname) === 0 ? await resolve(hostname, signal) : [hostname];
  if (addresses.length === 0) return { refusal: 'Its host name has no address.' };
  if (addresses.length > addressesMax || !addresses.every(isPublicAddress)) {
    return { refusal: 'Its host has an address that is private, loopback or reserved.' };
  }
  return { url, hostname, addresses };
}

/** Why a webhook may not have this URL, as a sentence; null when it may. Answers within `resolveTimeoutMs`. */
export const createUrlRefusal =
  (rules: UrlRules) =>
  async (url: string): Promise<string | null> => {
    const checked = await checkUrl(url, rules, AbortSignal.timeout(resolveTimeoutMs));
    return 'refusal' in checked ? checked.refusal : null;
  };

/** What the machine itself makes of a name, its hosts file included: for receivers that the operator listed. */
async function lookUpAnywhere(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/**
 * Asks the name servers for a host's IPv4 and IPv6 addresses. Unlike the system's own lookup it takes no thread of
 * Node's pool, so that slow name servers hold up nothing else.
 */
export const resolveByDns: Resolve = async (hostname, signal) => {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel);
  try {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return found.flatMap((part) => (part.status === 'fulfilled' ? part.value : []));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};
