import { noteAct } from '../security/note-act.ts';
import type { Commit } from '../store/store.ts';

/** What has a secret at rest. */
export type SecretOwner = 'WEBHOOK' | 'SECOND_FACTOR';

/** A secret under one key and under another. */
export interface SecretChange {
  readonly of: SecretOwner;
  /** The webhook's; empty for a second factor. */
  readonly warehouseId: string;
  /** The webhook's, or the person's whose second factor it is. */
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** Puts secrets under another key; one that has changed meanwhile stays as it is. */
export async function replaceSecrets(
  { q }: Commit,
  { changes }: { changes: readonly SecretChange[] },
): Promise<{ replaced: number }> {
  let replaced = 0;
  for (const { of, ...change } of changes) {
    const done =
      of === 'WEBHOOK' ? await q.replaceWebhookSecret(change) : await q.replaceFactorSecret(change);
    replaced += done.length;
  }
  return { replaced };
}

/** Leaves it in the audit log that the operator has rotated the installation's keys. */
export async function noteRotation(
  commit: Commit,
  { newestId, resealed }: { newestId: string; resealed: number },
): Promise<null> {
  const after = { newestKey: newestId, resealed };
  await noteAct(commit, { caller: undefined, action: 'keys.rotated', before: null, after });
  return null;
}
