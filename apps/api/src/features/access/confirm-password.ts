import { isRejected, type Outcome } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { checkPassword } from './check-password.ts';
import type { SignInParts } from './sign-in.ts';

/**
 * Whether the person at the keyboard is the one who signed in: their password once more, before something that a
 * stranger at an open session must not do. Counted like a sign-in, so that it cannot be guessed here either.
 */
export async function confirmPassword(
  parts: SignInParts,
  caller: Caller,
  { password, address }: { password: string; address: string | undefined },
): Promise<Outcome<{ confirmed: true }>> {
  const [user] = await parts.store.read.findUser({ id: caller.userId });
  const checked = await checkPassword(parts, { email: user?.email ?? '', password, address });
  return isRejected(checked) ? checked : { confirmed: true };
}
