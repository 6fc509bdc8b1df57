import { isRejected, type Outcome, reject } from '@wms/domain';
import { plainCode, recoveryDigest } from '../../security/recovery-codes.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import { matchingStep } from '../../security/totp.ts';
import type { Store } from '../../store/store.ts';
import type { spendRecoveryCode, spendTotpStep } from './spend-code.command.ts';

export interface FactorParts {
  readonly store: Store<
    { spendTotpStep: typeof spendTotpStep; spendRecoveryCode: typeof spendRecoveryCode },
    Record<never, never>
  >;
  readonly keys: SecretKeys;
  readonly clock: () => number;
}

const passed = { passed: true } as const;

/**
 * Whether somebody whose password was right may go on: at once without a second factor, else with a code of it, or a
 * recovery code, that was not used before. Rejects with TOTP_REQUIRED or TOTP_INVALID.
 */
export async function checkSecondFactor(
  { store, keys, clock }: FactorParts,
  userId: string,
  code: string | undefined,
): Promise<Outcome<typeof passed>> {
  const [factor] = await store.read.findSecondFactor({ userId });
  if (!factor || factor.confirmedAt === null) return passed;
  if (code === undefined) return reject({ code: 'TOTP_REQUIRED' });
  const secret = keys.open(factor.secret, userId);
  const step = matchingStep(secret, plainCode(code), clock(), factor.lastStep);
  const spent =
    step === null
      ? await store.commit('spendRecoveryCode', { userId, digest: recoveryDigest(keys, userId, code) })
      : await store.commit('spendTotpStep', { userId, step });
  return isRejected(spent) ? spent : passed;
}
