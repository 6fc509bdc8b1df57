import type { RequestOf } from '@wms/contract';
import type { QueueableName, QueueableRequest } from '../../shared/ipc.ts';
import type { KeptEntry } from './queue-file.ts';

/**
 * How long after its first attempt a write may be repeated by itself, in hours. The server keeps a key for 24 hours
 * from its first use; the hour between them is for clocks that differ and for a slow last attempt.
 */
export const repeatHoursMax = 23;

/**
 * Whether sending an entry (again) cannot book it twice: it was never sent, its key is surely still known to the
 * server, or the command itself books at most once.
 */
export function mayRepeat(entry: KeptEntry, now: number): boolean {
  if (entry.firstAttemptAt === null) return true;
  return (
    now - entry.firstAttemptAt < repeatHoursMax * 3_600_000 || booksAtMostOnce(entry.name, entry.request)
  );
}

/**
 * A receive moves its ASN on, and the same receive is then answered without booking, or refused. Only counts
 * added to a PARTIALLY_RECEIVED ASN that stays open can be added once more.
 */
function booksAtMostOnce(name: QueueableName, request: QueueableRequest): boolean {
  if (name !== 'receiveShipment') return false;
  const { lines, remainder, close } = (request as RequestOf<'receiveShipment'>).body ?? {};
  return lines === undefined || remainder !== true || close === true;
}
