import { isRejected } from '@wms/domain';
import { sealForAnswer } from '../../http/answer-secret.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { newRawToken } from '../../security/raw-tokens.ts';
import type { CommitOptions, Store } from '../../store/store.ts';
import type { changeKey, reissueKey, revokeKey, unlockKey } from './change-key.command.ts';
import { confirmPassword } from './confirm-password.ts';
import { listKeys } from './list-keys.query.ts';
import type { mintKey } from './mint-key.command.ts';
import type { SignInParts } from './sign-in.ts';

interface KeyParts extends SignInParts {
  readonly store: SignInParts['store'] &
    Store<
      {
        mintKey: typeof mintKey;
        changeKey: typeof changeKey;
        revokeKey: typeof revokeKey;
        unlockKey: typeof unlockKey;
        reissueKey: typeof reissueKey;
      },
      Record<never, never>
    >;
  readonly clock: () => number;
}

/** A body with a password stays in the route: the writer has no use for it. */
const withoutBody = ({ bodyText: _password, ...options }: CommitOptions): CommitOptions => options;

export function keyHandlers(
  parts: KeyParts,
): Pick<Handlers, 'listKeys' | 'mintKey' | 'changeKey' | 'revokeKey' | 'unlockKey' | 'reissueKey'> {
  const { store, keys, clock } = parts;
  return {
    async listKeys({ caller, query }) {
      const answer = await listKeys(store, caller, query, clock());
      return isRejected(answer) ? answer : { answer };
    },
    async mintKey({ caller, commitOptions }) {
      const { raw, digest, lastFour } = newRawToken();
      const secret = sealForAnswer(keys, raw, commitOptions.key);
      const fresh = { caller, digest, lastFour, sealedSecret: secret.sealed };
      return secret.open(await store.commit('mintKey', fresh, commitOptions));
    },
    changeKey: ({ caller, params, commitOptions }) =>
      store.commit('changeKey', { caller, params }, commitOptions),
    revokeKey: ({ caller, params, commitOptions }) =>
      store.commit('revokeKey', { caller, params }, commitOptions),
    async unlockKey({ caller, params, body, address, commitOptions }) {
      const confirmed = await confirmPassword(parts, caller, { ...body, address });
      if (isRejected(confirmed)) return confirmed;
      return store.commit('unlockKey', { caller, params }, withoutBody(commitOptions));
    },
    async reissueKey({ caller, params, body, address, commitOptions }) {
      const confirmed = await confirmPassword(parts, caller, { ...body, address });
      if (isRejected(confirmed)) return confirmed;
      const { raw, digest, lastFour } = newRawToken();
      const secret = sealForAnswer(keys, raw, commitOptions.key);
      const fresh = { caller, params, digest, lastFour, sealedSecret: secret.sealed };
      return secret.open(await store.commit('reissueKey', fresh, withoutBody(commitOptions)));
    },
  };
}
