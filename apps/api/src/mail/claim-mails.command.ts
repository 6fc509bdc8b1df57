import type { Commit } from '../store/store.ts';

export interface ClaimedMail {
  readonly id: string;
  readonly recipient: string;
  readonly template: string;
  /** JSON. */
  readonly fields: string;
  /** 1 at the first try. */
  readonly attempt: number;
}

/**
 * Takes due mails for one node: until the lease ends, nobody else sees them. A node that dies while it sends leaves
 * its mails to whoever comes after the lease.
 */
export async function claimMails(
  { q, now }: Commit,
  { limit, leaseMs }: { limit: number; leaseMs: number },
): Promise<{ mails: ClaimedMail[] }> {
  const due = await q.lockDueMails({ now, limit });
  for (const { id } of due) await q.leaseMail({ id, until: now + leaseMs });
  return { mails: due.map(({ attempts, ...mail }) => ({ ...mail, attempt: attempts + 1 })) };
}
