import type { Commit } from '../../store/store.ts';

/** Of one client, refusals are worth an audit entry an hour. */
export const throttledNoteWindowMs = 3_600_000;

export interface ThrottledClient {
  /** What its entries are counted by. */
  readonly subject: string;
  /** Whose token it is; null for an address that comes without a valid one. */
  readonly token: {
    readonly id: string;
    readonly userId: string;
    readonly accountId: string | null;
    readonly warehouseId: string | null;
  } | null;
  /** The limit that is reached. */
  readonly limit: string;
  readonly network: string;
}

/** Leaves in the audit log that a client has reached a limit on requests, however many nodes and windows refuse it. */
export async function noteThrottled(
  { q, now, newId }: Commit,
  { subject, token, limit, network }: ThrottledClient,
): Promise<null> {
  const [count] = await q.countAttempt({
    subject: `noted ${subject}`,
    now,
    windowEndsAt: now + throttledNoteWindowMs,
  });
  if (count && count.attempts > 1) return null;
  await q.insertAudit({
    id: newId(),
    accountId: token?.accountId ?? null,
    warehouseId: token?.warehouseId ?? null,
    userId: token?.userId ?? null,
    tokenId: token?.id ?? null,
    action: token ? 'token.throttled' : 'address.throttled',
    detail: JSON.stringify({ limit, network }),
    at: now,
  });
  return null;
}
