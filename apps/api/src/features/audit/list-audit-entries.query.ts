import type { ActSubject, AnswerOf, AuditEntry, AuditSubject, ParsedOf } from '@wms/contract';
import type { AuditAction } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { cursorPageOf, pageOf } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import type { listActs } from './list-acts.survey.ts';

/**
 * The security events of a caller's account, newest first; of 888's staff, who belong to none, what concerns
 * themselves. `total` is null: nobody counts a log.
 */
export async function listAuditEntries(
  { read }: Pick<Reading, 'read'>,
  { accountId, userId }: Pick<Caller, 'accountId' | 'userId'>,
  { limit, ...wanted }: ParsedOf<'listAuditEntries'>['query'],
): Promise<AnswerOf<'listAuditEntries'>> {
  const part = { ...partOf(wanted), limit: limit + 1 };
  const found = await (accountId === null
    ? read.pageStaffEntries({ userId, ...part })
    : read.pageAuditEntries({ accountId, ...part }));
  const { rows, around } = pageOf(found, { limit, page: 1 }, ({ id }) => id, null);
  return { entries: rows.map(present), ...around };
}

/** What 888 did, in the same manner. */
export async function listActsOf888(
  store: Reading<{ listActs: typeof listActs }>,
  { limit, by = '', accountId = '', ...wanted }: ParsedOf<'listActs'>['query'],
): Promise<AnswerOf<'listActs'>> {
  const search = { actBy: by, accountId, ...partOf(wanted), limit: limit + 1 };
  const { rows, around } = cursorPageOf(await store.survey('listActs', search), limit, ({ id }) => id, null);
  return { acts: rows, ...around };
}

interface WantedPart {
  readonly cursor?: string | undefined;
  readonly about?: ActSubject | AuditSubject | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which part of a log is read, as its statements take it. */
const partOf = ({ cursor, about, from, to }: WantedPart) => ({
  before: cursor ?? afterEveryId,
  pattern: about === undefined ? '%' : `${about}.%`,
  from: from === undefined ? 0 : Date.parse(from),
  to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(to),
});

type AuditRow = Awaited<ReturnType<Reading['read']['pageAuditEntries']>>[number];

/** Who of 888 did something, by which key, and what they noted as the reason, stays at 888's desk. */
function present({ at, action, detail, actBy, tokenId, ...entry }: AuditRow): AuditEntry {
  const { by, reason, ...rest } = JSON.parse(detail) as AuditEntry['detail'];
  const said = actBy === null ? { ...(by ? { by } : {}), ...(reason ? { reason } : {}) } : {};
  return {
    ...entry,
    tokenId: actBy === null ? tokenId : null,
    at: new Date(at).toISOString(),
    action: action as AuditAction,
    by888: actBy !== null && actBy !== 'sign-up',
    detail: { ...said, ...rest },
  };
}
