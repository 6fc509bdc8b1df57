import type { BodyOf } from '@wms/contract';
import { type Outcome, reject, type UserStatus } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

/**
 * PATCH /staff/{id}: suspends a member of staff, whose keys and sessions end for good, or lets them in again. One
 * active ADMIN always stays, because nobody could let the others in again otherwise.
 */
export async function setStaffStatus(
  commit: Commit,
  { caller, params, body }: { caller: Caller; params: { readonly id: string }; body: BodyOf<'changeStaff'> },
): Promise<Outcome<{ id: string; status: UserStatus }>> {
  const { q, now } = commit;
  const { id } = params;
  const { status, expectedStatus } = body;
  // Before the one row, so that two who suspend each other cannot wait for each other.
  const admins = await q.lockActiveAdmins({});
  const [member] = await q.lockStaff({ id });
  if (!member) return reject({ code: 'NOT_FOUND' });
  if (member.status !== expectedStatus) {
    return reject({ code: 'CHANGED_MEANWHILE', current: { status: member.status } });
  }
  if (member.status === status) return { id, status };
  const othersRemain = admins.some((admin) => admin.id !== id);
  if (status === 'SUSPENDED' && member.role === 'ADMIN' && !othersRemain)
    return reject({ code: 'LAST_ADMIN' });
  await q.setUserStatus({ id, status });
  if (status === 'SUSPENDED') {
    await q.revokeAllTokens({ userId: id, at: now });
    await q.dropPasswordResetsOf({ userId: id });
  }
  await noteAct(commit, {
    caller,
    action: 'staff.status',
    userId: id,
    before: { status: expectedStatus },
    after: { status },
  });
  return { id, status };
}
