import { isRejected, type Outcome, reject } from '@wms/domain';
import { networkOf } from '../../security/network.ts';
import { isPassword } from '../../security/passwords.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import { signInSubjects } from '../../security/throttle-subjects.ts';
import type { Statements } from '../../store/statements/statements.ts';
import type { Store } from '../../store/store.ts';
import type { countSignIn, SignInCount } from './count-sign-in.command.ts';
import type { noteFailedSignIn } from './note-failed-sign-in.command.ts';

export type PasswordStore = Store<
  { countSignIn: typeof countSignIn; noteFailedSignIn: typeof noteFailedSignIn },
  Record<never, never>
>;

export type UserRow = Awaited<ReturnType<Statements['findUserByEmail']>>[number];

export interface PasswordAttempt {
  /** Normalised. */
  readonly email: string;
  readonly password: string;
  readonly address: string | undefined;
}

export interface CheckedPassword {
  readonly user: UserRow;
  /** The throttle subject that a right password may clear. */
  readonly accountSubject: string;
  readonly network: string;
  /** Leaves it in the audit log that the right password did not help. */
  readonly noteFailure: (reason: string) => Promise<void>;
}

/**
 * Whose password this is. The attempt is counted before the password is looked at, and an account that does not
 * exist takes the same steps as one that does: THROTTLED, or LOGIN_FAILED, for both alike and after the same time.
 */
export async function checkPassword(
  { store, keys }: { readonly store: PasswordStore; readonly keys: SecretKeys },
  { email, password, address }: PasswordAttempt,
): Promise<Outcome<CheckedPassword>> {
  const network = networkOf(address);
  const subjects = signInSubjects(keys, email, address);
  const counted = await store.commit('countSignIn', { ...subjects, email, network });
  if (isRejected(counted)) return counted;
  const throttle = JSON.parse(counted.text) as SignInCount;
  if (throttle.refused) return reject({ code: 'THROTTLED', retryAfterSeconds: throttle.retryAfterSeconds });

  const [user] = await store.read.findUserByEmail({ email });
  const matches = await isPassword(user?.passwordHash ?? null, password);
  const noteFailure = async (reason: string) => {
    const { id, accountId, warehouseId } = user ?? {};
    const known =
      id === undefined ? null : { id, accountId: accountId ?? null, warehouseId: warehouseId ?? null };
    await store.commit('noteFailedSignIn', { ...subjects, user: known, reason, network });
  };
  if (user && matches) return { user, accountSubject: subjects.accountSubject, network, noteFailure };
  await noteFailure(user ? 'wrong password' : 'unknown account');
  return reject({ code: 'LOGIN_FAILED' });
}
