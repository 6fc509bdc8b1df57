import type { AnswerOf, AuditEntry, ParsedOf } from '@wms/contract';
import { pageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';

/** An account's security events, newest first. `total` is null: nobody counts a log. */
export async function listAuditEntries(
  { read }: Pick<Reading, 'read'>,
  accountId: string,
  { limit, cursor, about, from, to }: ParsedOf<'listAuditEntries'>['query'],
): Promise<AnswerOf<'listAuditEntries'>> {
  const found = await read.pageAuditEntries({
    accountId,
    before: cursor ?? afterEveryId,
    pattern: about === undefined ? '%' : `${about}.%`,
    from: from === undefined ? 0 : Date.parse(from),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(to),
    limit: limit + 1,
  });
  const { rows, around } = pageOf(found, { limit, page: 1 }, ({ id }) => id, null);
  return { entries: rows.map(present), ...around };
}

type AuditRow = Awaited<ReturnType<Reading['read']['pageAuditEntries']>>[number];

const present = ({ at, detail, ...entry }: AuditRow): AuditEntry => ({
  ...entry,
  at: new Date(at).toISOString(),
  detail: JSON.parse(detail) as AuditEntry['detail'],
});
