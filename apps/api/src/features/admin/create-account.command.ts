import { type AccountStatus, type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

export interface CreateAccount {
  /** Absent on the command line. */
  readonly caller?: Caller;
  /** Set where somebody signed up for themselves. */
  readonly by?: 'sign-up';
  /** Of the account's owner, normalised. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly companyName: string;
  readonly status: AccountStatus;
  readonly warehouse: { readonly id: string; readonly name: string };
}

export interface CreatedAccount {
  readonly accountId: string;
  readonly userId: string;
  readonly warehouseId: string;
}

/** A customer: the account, the supervisor who owns it, and its first warehouse. */
export async function createAccount(
  commit: Commit,
  { caller, by, email, name, passwordHash, companyName, status, warehouse }: CreateAccount,
): Promise<Outcome<CreatedAccount>> {
  const { q, now, newId } = commit;
  const accountId = newId();
  const userId = newId();
  await q.insertAccount({ id: accountId, companyName, status, createdAt: now });
  const made = await q.insertUser({
    id: userId,
    accountId,
    warehouseId: null,
    parentUserId: null,
    email,
    name,
    passwordHash,
    role: 'SUPERVISOR',
    status: 'ACTIVE',
    badge: null,
    createdAt: now,
  });
  if (made.length === 0) return reject({ code: 'DUPLICATE_EMAIL', email });
  await q.insertWarehouse({ ...warehouse, accountId, createdAt: now });
  await noteAct(commit, {
    caller,
    ...(by ? { by } : {}),
    action: 'account.created',
    accountId,
    warehouseId: warehouse.id,
    userId,
    before: null,
    after: { companyName, status, warehouse: warehouse.name },
  });
  return { accountId, userId, warehouseId: warehouse.id };
}
