import { type Outcome, reject } from '@wms/domain';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

/** What stands where a name was. */
export const erasedName = 'Erased person';

export interface ErasePerson {
  /** Normalised. */
  readonly email: string;
  /** A hash of a password that nobody knows. */
  readonly passwordHash: string;
}

/**
 * Takes a worker's name and e-mail address out, for good. Their id stays, so that the ledger and what was issued to
 * them still add up, and says nothing about anybody any more. Only workers: an account's owner goes with the account.
 */
export async function erasePerson(
  commit: Commit,
  { email, passwordHash }: ErasePerson,
): Promise<Outcome<{ userId: string; tokensRevoked: number }>> {
  const { q, now } = commit;
  const [person] = await q.findPerson({ email });
  if (person?.role !== 'WORKER') return reject({ code: 'NOT_FOUND' });
  const { id: userId, accountId, warehouseId } = person;
  await q.lockUser({ id: userId });
  // The top-level domain `invalid` is nobody's, now and later (RFC 2606).
  await q.eraseUser({
    id: userId,
    name: erasedName,
    email: `${userId.toLowerCase()}@erased.invalid`,
    passwordHash,
  });
  const revoked = await q.revokeAllTokens({ userId, at: now });
  await q.dropHashesOf({ userId });
  await q.dropPasswordResetsOf({ userId });
  await q.dropSecondFactor({ userId });
  await q.dropRecoveryCodes({ userId });
  await q.dropMailsTo({ recipient: email });
  await noteAct(commit, {
    caller: undefined,
    action: 'person.erased',
    accountId,
    ...(warehouseId === null ? {} : { warehouseId }),
    userId,
    before: null,
    after: { tokensRevoked: revoked.length },
  });
  return { userId, tokensRevoked: revoked.length };
}
