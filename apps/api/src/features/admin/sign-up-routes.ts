import { isRejected, normaliseEmail } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import { hashNewPassword } from '../../security/passwords.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import { signUpSubjects } from '../../security/throttle-subjects.ts';
import type { Store } from '../../store/store.ts';
import type { requestSignUp } from './request-sign-up.command.ts';

export interface SignUpParts {
  readonly store: Store<{ requestSignUp: typeof requestSignUp }, Record<never, never>>;
  readonly keys: SecretKeys;
}

/** Said to everybody, so that nobody learns from it who is a customer here. */
const requested = {
  success: true as const,
  message: 'We have written to this address. 888 Wholesale looks at every new account before it is opened.',
};

export const signUpHandlers = ({ store, keys }: SignUpParts): Pick<Handlers, 'signUp'> => ({
  async signUp({ body, address }) {
    const passwordHash = await hashNewPassword(body.password);
    if (isRejected(passwordHash)) return passwordHash;
    const email = normaliseEmail(body.email);
    const { name: userName, companyName, warehouseName } = body;
    const outcome = await store.commit('requestSignUp', {
      email,
      wanted: { userName, companyName, warehouseName, passwordHash },
      ...signUpSubjects(keys, email, address),
    });
    return isRejected(outcome) ? outcome : { answer: requested };
  },
});
