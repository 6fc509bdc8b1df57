import type { Commit } from '../../store/store.ts';

/** Requests that a node has counted since it last told the others. */
export interface CountedRequests {
  readonly subject: string;
  readonly count: number;
  /** Epoch milliseconds; the same on every node, whose windows are the clock's own. */
  readonly windowEndsAt: number;
  readonly windowMs: number;
}

/** All nodes' requests in a window, as far as they have told. */
export interface SharedRequests {
  readonly subject: string;
  readonly requests: number;
  readonly windowEndsAt: number;
}

/** Adds a node's request counts to the shared ones, and learns from them what the other nodes have counted. */
export async function shareRequests(
  { q }: Commit,
  { counts }: { counts: readonly CountedRequests[] },
): Promise<{ sums: SharedRequests[] }> {
  // Sorted, so that two nodes lock the rows in the same order and cannot deadlock.
  const sorted = counts.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  const rows = await q.addRequests(sorted);
  return { sums: rows.flat() };
}
