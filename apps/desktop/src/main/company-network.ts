import { rootCertificates } from 'node:tls';
import type { RequestInit } from 'undici';
import type { ProxyChoice } from './managed-settings.ts';

/** Longest wait for the system's word on which proxy to take; a script of the network's decides it. */
export const proxyWaitMs = 5_000;

/** Most ways to the outside that are kept open at once: one for each proxy that the system has named. */
export const waysMax = 8;

export interface CompanyNetwork {
  readonly proxy: ProxyChoice;
  /** Certificates in PEM that are trusted beside the well-known ones; null for none. */
  readonly extraCa: string | null;
  /** What the system says for a URL, in the words of a proxy script: `PROXY proxy.example.test:8080; DIRECT`. */
  readonly askSystem: (url: string) => Promise<string>;
}

type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that goes the way the company's network wants it: by its proxy, and trusting its own authority where
 * an administrator said so. A certificate that nobody vouches for is refused whatever the settings are.
 */
export function createCompanyFetch(network: CompanyNetwork): Fetch {
  const { extraCa } = network;
  const ways = new Map<string | null, Promise<Fetch>>();

  function wayBy(proxyUrl: string | null): Promise<Fetch> {
    const known = ways.get(proxyUrl);
    if (known) return known;
    const way = openWay(proxyUrl, extraCa);
    const [oldest] = ways.keys();
    if (oldest !== undefined && ways.size >= waysMax) ways.delete(oldest);
    ways.set(proxyUrl, way);
    return way;
  }

  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const way = await wayBy(await proxyFor(network, url));
    return way(input, init);
  };
}

/** The proxy that a URL is reached by, or null for none. */
export async function proxyFor(
  { proxy, askSystem }: Pick<CompanyNetwork, 'proxy' | 'askSystem'>,
  url: string,
): Promise<string | null> {
  if (proxy === 'direct') return null;
  if (proxy !== 'system') return proxy.url;
  return readProxyAnswer(await withinMs(proxyWaitMs, askSystem(url), 'DIRECT'));
}

/** Node's own `fetch` where nothing is asked of it; what knows proxies and authorities is only loaded for those. */
async function openWay(proxyUrl: string | null, extraCa: string | null): Promise<Fetch> {
  if (proxyUrl === null && extraCa === null) return globalThis.fetch;
  const { Agent, fetch, ProxyAgent } = await import('undici');
  const trusted = extraCa === null ? {} : { ca: [...rootCertificates, extraCa] };
  const dispatcher =
    proxyUrl === null
      ? new Agent({ connect: trusted })
      : new ProxyAgent({ uri: proxyUrl, requestTls: trusted, proxyTls: trusted });
  // The package's types are its own, and name what Node's `fetch` takes and gives.
  const fetchBy = (input: string, init: RequestInit) => fetch(input, { ...init, dispatcher });
  return fetchBy as unknown as Fetch;
}

const proxyEntry = /^(PROXY|HTTP|HTTPS) +(\S+)$/i;

/**
 * The address of the first way that a proxy script's answer names, or null for the direct one. SOCKS, which this
 * program does not speak, is passed over.
 */
export function readProxyAnswer(answer: string): string | null {
  for (const entry of answer.split(';').map((part) => part.trim())) {
    if (/^DIRECT$/i.test(entry)) return null;
    const [, kind = '', host = ''] = proxyEntry.exec(entry) ?? [];
    const url = `${/^HTTPS$/i.test(kind) ? 'https' : 'http'}://${host}`;
    if (host !== '' && URL.canParse(url)) return url;
  }
  return null;
}

async function withinMs<Value>(ms: number, value: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = Promise.withResolvers<Value>();
  const timer = setTimeout(() => late.resolve(otherwise), ms);
  try {
    return await Promise.race([value.catch(() => otherwise), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
