import { useInfiniteQuery } from '@tanstack/react-query';
import { type AuditEntry, type AuditSubject, pageLimitMax, type RequestOf } from '@wms/contract';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import type { CsvSource } from '../export/collect-csv.ts';
import type { HostBridge } from '../host-bridge.ts';

/** Entries read at a time. */
const pageEntries = 50;
const dayMs = 86_400_000;

/** Which part of the log is shown; days are the machine's own, `2026-06-08`. */
export interface LogFilter {
  readonly about: AuditSubject | null;
  readonly from: string;
  readonly to: string;
}

/** The filter as the API takes it; the last day is included. */
export function queryOf({ about, from, to }: LogFilter): NonNullable<RequestOf<'listAuditEntries'>['query']> {
  const startOf = (day: string) => new Date(`${day}T00:00:00`).getTime();
  return {
    ...(about ? { about } : {}),
    ...(from ? { from: new Date(startOf(from)).toISOString() } : {}),
    ...(to ? { to: new Date(startOf(to) + dayMs).toISOString() } : {}),
  };
}

/** A part of the account's security events, newest first. */
export function useEntries(filter: LogFilter) {
  const host = useHost();
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => {
      const after = pageParam ? { cursor: pageParam } : {};
      const query = { limit: String(pageEntries), ...queryOf(filter), ...after };
      return answerOf(host.request('listAuditEntries', { query }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** The same part as a file, under the API's own names. */
export const entriesCsv = (host: HostBridge, filter: LogFilter): CsvSource<AuditEntry> => ({
  columns: ['id', 'at', 'action', 'userId', 'userName', 'warehouseId', 'tokenId', 'detail'],
  cells: (entry) => [
    entry.id,
    entry.at,
    entry.action,
    entry.userId,
    entry.userName,
    entry.warehouseId,
    entry.tokenId,
    JSON.stringify(entry.detail),
  ],
  async readPage(cursor) {
    const after = cursor ? { cursor } : {};
    const query = { limit: String(pageLimitMax), ...queryOf(filter), ...after };
    const result = await host.request('listAuditEntries', { query });
    if (!result.ok) return result;
    const { entries: rows, total, nextCursor } = result.answer;
    return { ...result, answer: { rows, total, nextCursor } };
  },
});
