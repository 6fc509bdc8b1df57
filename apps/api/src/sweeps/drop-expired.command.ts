import { deliveryLifeDays, eventLifeDays } from '@wms/contract';
import { idempotencyKeyLifeMs } from '../store/perform.ts';
import type { Commit } from '../store/store.ts';
import {
  auditRetentionMs,
  endedDeviceRetentionMs,
  mailRetentionMs,
  networkRetentionMs,
} from './retention.ts';

const dayMs = 86_400_000;

/** Rows of each kind that were dropped, or whose hash was. */
export type DroppedRows = Readonly<Record<ReturnType<typeof kindsOf>[number]['kind'], number>>;

/** Drops what has had its time, `limit` rows at most; what is left over waits for the next slice. */
export async function dropExpired(
  commit: Commit,
  { limit }: { limit: number },
): Promise<{ dropped: Partial<DroppedRows>; isDone: boolean }> {
  const dropped: Partial<Record<keyof DroppedRows, number>> = {};
  let left = limit;
  for (const { kind, drop } of kindsOf(commit)) {
    if (left === 0) break;
    const rows = await drop(left);
    dropped[kind] = rows.length;
    left -= rows.length;
  }
  return { dropped, isDone: left > 0 };
}

/** Idempotency keys stand last: a busy server drops so many that nothing behind them would have its turn. */
const kindsOf = ({ q, now }: Commit) =>
  [
    {
      kind: 'auditEntries',
      drop: (limit: number) => q.dropOldAudit({ before: now - auditRetentionMs, limit }),
    },
    {
      kind: 'networkHashes',
      drop: (limit: number) => q.dropOldNetworks({ before: now - networkRetentionMs, limit }),
    },
    {
      kind: 'deviceHashes',
      drop: (limit: number) => q.dropEndedDevices({ before: now - endedDeviceRetentionMs, limit }),
    },
    { kind: 'throttles', drop: (limit: number) => q.dropEndedThrottles({ now, limit }) },
    { kind: 'passwordLinks', drop: (limit: number) => q.dropEndedPasswordResets({ now, limit }) },
    { kind: 'mails', drop: (limit: number) => q.dropOldMails({ before: now - mailRetentionMs, limit }) },
    {
      kind: 'deliveries',
      drop: (limit: number) => q.dropOldDeliveries({ before: now - deliveryLifeDays * dayMs, limit }),
    },
    // An event that no dispatcher has seen yet stays until one has.
    {
      kind: 'events',
      drop: (limit: number) => q.dropOldEvents({ before: now - eventLifeDays * dayMs, limit }),
    },
    {
      kind: 'idempotencyKeys',
      drop: (limit: number) => q.dropOldKeys({ before: now - idempotencyKeyLifeMs, limit }),
    },
  ] as const;
