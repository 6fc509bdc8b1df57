import { type Outcome, reject, type staffRoles } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

export interface CreateStaff {
  /** Absent on the command line. */
  readonly caller?: Caller;
  /** Normalised. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly role: (typeof staffRoles)[number];
}

/** One of 888's own people, who belongs to no account. */
export async function createStaff(
  commit: Commit,
  { caller, ...staff }: CreateStaff,
): Promise<Outcome<{ userId: string }>> {
  const { q, now, newId } = commit;
  const userId = newId();
  const made = await q.insertUser({
    ...staff,
    id: userId,
    accountId: null,
    warehouseId: null,
    parentUserId: null,
    status: 'ACTIVE',
    badge: null,
    createdAt: now,
  });
  if (made.length === 0) return reject({ code: 'DUPLICATE_EMAIL', email: staff.email });
  await noteAct(commit, {
    caller,
    action: 'staff.created',
    userId,
    before: null,
    after: { role: staff.role, status: 'ACTIVE' },
  });
  return { userId };
}
