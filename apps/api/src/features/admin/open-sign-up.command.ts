import { isRejected, type Outcome } from '@wms/domain';
import type { MailFields } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';
import { createAccount } from './create-account.command.ts';

export interface OpenSignUp {
  /** Normalised. */
  readonly email: string;
  readonly wanted: MailFields['sign-up'];
  /** The id that the warehouse gets. */
  readonly warehouseId: string;
}

/** What the mail has to say: the account was made and waits, or its address is somebody's already. */
export type OpenedSignUp =
  { readonly made: true; readonly userName: string } | { readonly made: false; readonly userName: string };

/**
 * Makes the account that somebody has asked for, PENDING until 888 decides. When the address is taken nothing is
 * made, and its owner is told.
 */
export async function openSignUp(
  commit: Commit,
  { email, wanted, warehouseId }: OpenSignUp,
): Promise<Outcome<OpenedSignUp>> {
  const { userName, companyName, warehouseName, passwordHash } = wanted;
  const [known] = await commit.q.findUserByEmail({ email });
  if (known) {
    // Hashes are salted, so that the same one means the same request: its mail is being tried again.
    return { made: known.passwordHash === passwordHash, userName: known.name };
  }
  const made = await createAccount(commit, {
    by: 'sign-up',
    email,
    name: userName,
    passwordHash,
    companyName,
    status: 'PENDING',
    warehouse: { id: warehouseId, name: warehouseName },
  });
  return isRejected(made) ? made : { made: true, userName };
}
