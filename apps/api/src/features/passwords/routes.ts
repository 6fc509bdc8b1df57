import { isRejected, normaliseEmail, reject } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import { linkSecretDigest } from '../../security/link-secrets.ts';
import { networkOf } from '../../security/network.ts';
import { hashNewPassword } from '../../security/passwords.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import { resetRequestSubjects, signInSubjects } from '../../security/throttle-subjects.ts';
import type { Store } from '../../store/store.ts';
import type { requestPasswordReset } from './request-password-reset.command.ts';
import type { resetPassword } from './reset-password.command.ts';

type PasswordCommands = {
  requestPasswordReset: typeof requestPasswordReset;
  resetPassword: typeof resetPassword;
};

export interface PasswordParts {
  readonly store: Store<PasswordCommands, Record<never, never>>;
  readonly keys: SecretKeys;
  readonly clock: () => number;
}

/** Said to everybody, so that nobody learns from it who signs in here. */
const requested = {
  success: true as const,
  message: 'If somebody signs in with this address, a link is on its way to it.',
};

export const passwordHandlers = ({
  store,
  keys,
  clock,
}: PasswordParts): Pick<Handlers, 'requestPasswordReset' | 'resetPassword'> => ({
  async requestPasswordReset({ body, address }) {
    const email = normaliseEmail(body.email);
    const outcome = await store.commit('requestPasswordReset', {
      email,
      ...resetRequestSubjects(keys, email, address),
    });
    return isRejected(outcome) ? outcome : { answer: requested };
  },

  async resetPassword({ body, address }) {
    const digest = linkSecretDigest(body.token);
    const [reset] = await store.read.findPasswordReset({ digest, now: clock() });
    // Before the password is hashed, which is costly on purpose; the secret is too long to be guessed this way.
    if (!reset) return reject({ code: 'RESET_LINK_INVALID' });
    const passwordHash = await hashNewPassword(body.password);
    if (isRejected(passwordHash)) return passwordHash;
    return store.commit('resetPassword', {
      digest,
      passwordHash,
      clearsThrottles: [signInSubjects(keys, reset.email, address).accountSubject],
      network: networkOf(address),
    });
  },
});
