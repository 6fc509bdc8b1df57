import { isRejected, type Outcome, promised, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { newRecoveryCodes, plainCode, recoveryDigest } from '../../security/recovery-codes.ts';
import { matchingStep, newTotpSecret, totpUri } from '../../security/totp.ts';
import type { Store } from '../../store/store.ts';
import { checkSecondFactor, type FactorParts } from './check-second-factor.ts';
import { confirmPassword } from './confirm-password.ts';
import type { SignInParts } from './sign-in.ts';
import type {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from './change-second-factor.command.ts';

interface SecondFactorParts extends SignInParts {
  readonly store: SignInParts['store'] &
    FactorParts['store'] &
    Store<
      {
        beginSecondFactor: typeof beginSecondFactor;
        confirmSecondFactor: typeof confirmSecondFactor;
        renewRecoveryCodes: typeof renewRecoveryCodes;
        endSecondFactor: typeof endSecondFactor;
      },
      Record<never, never>
    >;
  /** Whether 888's own people must have one. */
  readonly staffNeedSecondFactor: boolean;
}

type SecondFactorHandlers = Pick<
  Handlers,
  'readSecondFactor' | 'beginSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes' | 'endSecondFactor'
>;

/** Somebody's own second factor: an authenticator app, and recovery codes for when it is lost. */
export function secondFactorHandlers(parts: SecondFactorParts): SecondFactorHandlers {
  const { store, keys, clock } = parts;

  /** The password and a code, and that there is a second factor to do something about. */
  async function confirmBoth(
    caller: Caller,
    { password, code, address }: { password: string; code: string; address: string | undefined },
  ): Promise<Outcome<{ passed: true }>> {
    const confirmed = await confirmPassword(parts, caller, { password, address });
    if (isRejected(confirmed)) return confirmed;
    const [factor] = await store.read.findSecondFactor({ userId: caller.userId });
    if (!factor || factor.confirmedAt === null) return reject({ code: 'SECOND_FACTOR_STATE' });
    return checkSecondFactor(parts, caller.userId, code);
  }
  const freshCodes = (userId: string) => {
    const recoveryCodes = newRecoveryCodes();
    return { recoveryCodes, digests: recoveryCodes.map((code) => recoveryDigest(keys, userId, code)) };
  };

  return {
    async readSecondFactor({ caller }) {
      const { userId, accountId } = caller;
      const [factor] = await store.read.findSecondFactor({ userId });
      const since = factor?.confirmedAt ?? null;
      const [{ count } = { count: 0 }] = await store.read.countRecoveryCodes({ userId });
      return {
        answer: {
          isOn: since !== null,
          since: since === null ? null : new Date(since).toISOString(),
          recoveryCodesLeft: count,
          isRequired: accountId === null && parts.staffNeedSecondFactor,
        },
      };
    },

    async beginSecondFactor({ caller, body, address }) {
      const { userId } = caller;
      const confirmed = await confirmPassword(parts, caller, { ...body, address });
      if (isRejected(confirmed)) return confirmed;
      const secret = newTotpSecret();
      const begun = await store.commit('beginSecondFactor', {
        userId,
        sealedSecret: keys.seal(secret, userId),
      });
      if (isRejected(begun)) return begun;
      const user = promised((await store.read.findUser({ id: userId }))[0], 'whoever is signed in is known');
      return { answer: { secret, uri: totpUri(secret, user.email) } };
    },

    async confirmSecondFactor({ caller, body }) {
      const { userId } = caller;
      const [factor] = await store.read.findSecondFactor({ userId });
      if (!factor || factor.confirmedAt !== null) return reject({ code: 'SECOND_FACTOR_STATE' });
      const secret = keys.open(factor.secret, userId);
      const step = matchingStep(secret, plainCode(body.code), clock(), factor.lastStep);
      if (step === null) return reject({ code: 'TOTP_INVALID' });
      const { recoveryCodes, digests } = freshCodes(userId);
      const confirmation = { userId, sealedSecret: factor.secret, step, digests };
      const turnedOn = await store.commit('confirmSecondFactor', confirmation);
      return isRejected(turnedOn) ? turnedOn : { answer: { recoveryCodes } };
    },

    async renewRecoveryCodes({ caller, body, address }) {
      const confirmed = await confirmBoth(caller, { ...body, address });
      if (isRejected(confirmed)) return confirmed;
      const { recoveryCodes, digests } = freshCodes(caller.userId);
      const renewed = await store.commit('renewRecoveryCodes', { userId: caller.userId, digests });
      return isRejected(renewed) ? renewed : { answer: { recoveryCodes } };
    },

    async endSecondFactor({ caller, body, address }) {
      const confirmed = await confirmBoth(caller, { ...body, address });
      if (isRejected(confirmed)) return confirmed;
      return store.commit('endSecondFactor', { userId: caller.userId, by: 'owner' });
    },
  };
}
