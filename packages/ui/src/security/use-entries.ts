import { useInfiniteQuery } from '@tanstack/react-query';
import {
  type AuditEntry,
  type AuditSubject,
  auditSubjects,
  pageLimitMax,
  type RequestOf,
} from '@wms/contract';
import { isStaff, type Role } from '@wms/domain';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import type { CsvSource } from '../export/collect-csv.ts';
import type { HostBridge } from '../host-bridge.ts';
import type { Period } from './period-fields.tsx';

/** Entries read at a time. */
const pageEntries = 50;
const dayMs = 86_400_000;

/** Which part of the log is shown. */
export interface LogFilter extends Period {
  readonly about: AuditSubject | null;
}

/** What the log of one of 888's staff is about; a customer's is about all the rest. */
const staffSubjects = [
  'sign-in',
  'token',
  'session',
  'password',
  'second-factor',
  'staff',
  'staff-token',
] as const satisfies readonly AuditSubject[];

/** What the log that this role reads may be narrowed to. */
export const subjectsOf = (role: Role): readonly AuditSubject[] =>
  isStaff(role)
    ? staffSubjects
    : auditSubjects.filter((subject) => subject !== 'staff' && subject !== 'staff-token');

/** A period as the API takes it; the last day is included. */
export function periodQuery({ from, to }: Period): { from?: string; to?: string } {
  const startOf = (day: string) => new Date(`${day}T00:00:00`).getTime();
  return {
    ...(from ? { from: new Date(startOf(from)).toISOString() } : {}),
    ...(to ? { to: new Date(startOf(to) + dayMs).toISOString() } : {}),
  };
}

/** The filter as the API takes it. */
const queryOf = ({ about, ...period }: LogFilter): NonNullable<RequestOf<'listAuditEntries'>['query']> => ({
  ...(about ? { about } : {}),
  ...periodQuery(period),
});

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
