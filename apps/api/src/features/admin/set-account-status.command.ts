import type { AccountStatus } from '@wms/domain';
import type { Commit } from '../../store/store.ts';
import { auditEntry } from './audit-entry.ts';

/** Approves, suspends or rejects an account. Its tokens stay: each request checks the account's status. */
export async function setAccountStatus(
  commit: Commit,
  { accountId, status }: { accountId: string; status: AccountStatus },
): Promise<{ accountId: string; status: AccountStatus }> {
  const { q } = commit;
  await q.setAccountStatus({ id: accountId, status });
  await q.insertAudit(auditEntry(commit, 'account.status', { accountId }, { status }));
  return { accountId, status };
}
