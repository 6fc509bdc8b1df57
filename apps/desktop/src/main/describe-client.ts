import type { LiveState } from '@wms/client';
import type {
  DesktopSettings,
  ManagedName,
  NetworkFacts,
  QueueEntry,
  ScanLatency,
  ServerCheck,
  Session,
  UpdateFacts,
} from '../shared/ipc.ts';

/** What a diagnostics file is made from. */
export interface ClientFacts {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: DesktopSettings;
  readonly managed: readonly ManagedName[];
  readonly network: NetworkFacts;
  readonly updates: UpdateFacts;
  readonly server: ServerCheck;
  readonly clockSkewMs: number;
  readonly live: LiveState;
  readonly session: Session | null;
  readonly queue: readonly QueueEntry[];
  readonly latency: ScanLatency | null;
  readonly log: readonly string[];
}

/**
 * A diagnostics file: what support needs to tell a network from a keychain from a scanner. Who is signed in and what
 * was booked is left out; and whatever looks like a secret is taken out of everything, wherever it came from.
 */
export function describeClient({ session, queue, at, ...facts }: ClientFacts): string {
  const described = {
    writtenAt: new Date(at).toISOString(),
    ...facts,
    session: session && {
      role: session.role,
      warehouseId: session.warehouseId,
      warehouses: session.warehouses.length,
      expiresAt: session.expiresAt,
      secretKeptIn: session.secretKeptIn,
    },
    queue: queue.map(({ name, state, attempts, createdAt, refusal }) => ({
      name,
      state,
      attempts,
      ageSeconds: Math.round((at - createdAt) / 1000),
      refusedWith: refusal?.code ?? null,
      requestId: refusal?.requestId ?? null,
    })),
  };
  return `${JSON.stringify(described, (_key, value: unknown) => (typeof value === 'string' ? scrub(value) : value), 2)}\n`;
}

/** What is taken out, and what stands in its place. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/wms_[0-9A-Za-z]{8,}/g, '[token]'],
  [/whsec_[0-9A-Za-z+/=]{8,}/g, '[signing secret]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [credentials]'],
  [
    /(password|passwort|contraseña|secret|token|cookie)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    '$1$2[secret]',
  ],
  // Name and password of an address, then whoever an e-mail address belongs to.
  [/\/\/[^\s/@]+@/g, '//[credentials]@'],
  [/[^\s@<>"'=:;,()[\]/]+@[^\s@<>"']+\.[a-z]{2,}/gi, '[e-mail]'],
  // Fingerprints and digests.
  [/\b[0-9a-f]{64}\b/gi, '[digest]'],
];

/** A text without what looks like a secret or an e-mail address. */
export const scrub = (text: string): string =>
  secrets.reduce((scrubbed, [pattern, instead]) => scrubbed.replace(pattern, instead), text);
