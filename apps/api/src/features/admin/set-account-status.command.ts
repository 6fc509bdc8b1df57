import { type AccountStatus, type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { appendMail } from '../../outbox/append-mail.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

export interface SetAccountStatus {
  /** Absent on the command line. */
  readonly caller?: Caller;
  readonly accountId: string;
  readonly status: AccountStatus;
  /** The status that the decision was made on; absent when it is to hold whatever the status is. */
  readonly expectedStatus?: AccountStatus;
  readonly reason?: string | undefined;
}

/** Approves, suspends or rejects an account. Its tokens stay: each request checks the account's status. */
export async function setAccountStatus(
  commit: Commit,
  { caller, accountId, status, expectedStatus, reason }: SetAccountStatus,
): Promise<Outcome<{ id: string; status: AccountStatus }>> {
  const { q } = commit;
  const [account] = await q.lockAccountStatus({ id: accountId });
  if (!account) return reject({ code: 'NOT_FOUND' });
  if (expectedStatus !== undefined && expectedStatus !== account.status) {
    return reject({ code: 'CHANGED_MEANWHILE', current: { status: account.status } });
  }
  if (account.status === status) return { id: accountId, status };
  await q.setAccountStatus({ id: accountId, status });
  await noteAct(commit, {
    caller,
    action: 'account.status',
    accountId,
    before: { status: account.status },
    after: { status },
    reason,
  });
  if (account.status === 'PENDING' && (status === 'APPROVED' || status === 'REJECTED')) {
    await tellOwner(commit, accountId, status === 'APPROVED');
  }
  return { id: accountId, status };
}

/** Whoever asked for the account has waited for this. */
async function tellOwner(commit: Commit, accountId: string, isApproved: boolean): Promise<void> {
  const [owner] = await commit.q.findAccountOwner({ accountId });
  if (!owner) return;
  const [user] = await commit.q.findUser({ id: owner.id });
  const fields = { userName: owner.name, companyName: user?.companyName ?? '', isApproved };
  await appendMail(commit, owner.email, 'account-decided', fields);
}
