import { isRejected, isTestWarehouse, promised, reject, weaknessOf } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import { hashPassword } from '../../security/passwords.ts';
import { newRawToken } from '../../security/raw-tokens.ts';
import type { Store } from '../../store/store.ts';
import { confirmPassword } from './confirm-password.ts';
import type {
  changePassword,
  chooseWarehouse,
  endOtherSessions,
  registerWarehouse,
} from './portal-account.command.ts';
import { describeSession, sessionCookieHeader } from './portal-session.ts';
import type { SignInParts } from './sign-in.ts';

interface PortalAccountParts extends SignInParts {
  readonly store: SignInParts['store'] &
    Store<
      {
        chooseWarehouse: typeof chooseWarehouse;
        endOtherSessions: typeof endOtherSessions;
        changePassword: typeof changePassword;
        registerWarehouse: typeof registerWarehouse;
      },
      Record<never, never>
    >;
  readonly clock: () => number;
  readonly secureCookies: boolean;
  readonly newWarehouseId: () => string;
}

type PortalAccountHandlers = Pick<
  Handlers,
  | 'chooseWarehouse'
  | 'listSessions'
  | 'endOtherSessions'
  | 'changePassword'
  | 'listOwnWarehouses'
  | 'registerWarehouse'
>;

/** What somebody who is signed in to the portal does about their own sessions, password and warehouses. */
export function portalAccountHandlers(parts: PortalAccountParts): PortalAccountHandlers {
  const { store, clock } = parts;
  return {
    async chooseWarehouse({ caller, body, authenticated }) {
      const endsAt = promised(authenticated, 'the portal is only entered with a session').expiresAt;
      const { raw, digest, lastFour } = newRawToken();
      const { warehouseId } = body;
      const chosen = await store.commit('chooseWarehouse', { caller, warehouseId, digest, lastFour, endsAt });
      if (isRejected(chosen)) return chosen;
      const { userId, role } = caller;
      const answer = await describeSession(parts, { userId, role, warehouseId, expiresAt: endsAt, digest });
      const maxAgeSeconds = Math.floor((endsAt - clock()) / 1000);
      return { answer, headers: sessionCookieHeader(raw, maxAgeSeconds, parts.secureCookies) };
    },

    async listSessions({ caller }) {
      const rows = await store.read.listSessions({ userId: caller.userId, now: clock() });
      const sessions = rows.map(({ id, createdAt, lastUsedAt, expiresAt }) => ({
        id,
        createdAt: new Date(createdAt).toISOString(),
        lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
        expiresAt: new Date(expiresAt).toISOString(),
        isThisOne: id === caller.tokenId,
      }));
      return { answer: { sessions } };
    },

    endOtherSessions: ({ caller }) => store.commit('endOtherSessions', { caller }),

    async changePassword({ caller, body, address }) {
      const reason = weaknessOf(body.newPassword);
      if (reason) return reject({ code: 'WEAK_PASSWORD', reason });
      const confirmed = await confirmPassword(parts, caller, { password: body.currentPassword, address });
      if (isRejected(confirmed)) return confirmed;
      return store.commit('changePassword', { caller, passwordHash: await hashPassword(body.newPassword) });
    },

    async listOwnWarehouses({ caller }) {
      const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
      const rows = await store.read.listOwnWarehouses({ accountId });
      const warehouses = rows.map(({ createdAt, ...row }) => ({
        ...row,
        createdAt: new Date(createdAt).toISOString(),
        isTest: isTestWarehouse(row.id),
      }));
      return { answer: { warehouses } };
    },

    registerWarehouse: ({ caller, commitOptions }) =>
      store.commit('registerWarehouse', { caller, id: parts.newWarehouseId() }, commitOptions),
  };
}
