import { type PortalSession, sessionCookie } from '@wms/contract';
import { isRejected, type Role, tokenLifeDays } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import type { Store } from '../../store/store.ts';
import type { revokeToken } from './revoke-token.command.ts';
import { signIn, type SignInStore } from './sign-in.ts';

const dayMs = 86_400_000;
/** A portal session ends after this long, however much it is used. */
export const portalSessionLifeMs = 12 * 3_600_000;

export interface AccessParts {
  readonly store: SignInStore & Store<{ revokeToken: typeof revokeToken }, Record<never, never>>;
  readonly keys: SecretKeys;
  readonly secureCookies: boolean;
}

type AccessHandlers = Pick<
  Handlers,
  'readHealth' | 'desktopLogin' | 'signInToPortal' | 'readPortalSession' | 'signOutOfPortal'
>;

export function accessHandlers(parts: AccessParts): AccessHandlers {
  const { store, keys } = parts;

  const cookie = (value: string, maxAgeSeconds: number): Record<string, string> => ({
    'set-cookie': `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${parts.secureCookies ? '; Secure' : ''}`,
  });

  return {
    readHealth: async () => ({ answer: { status: 'ok' } }),

    async desktopLogin({ body, address }) {
      const signed = await signIn(
        parts,
        { ...body, address },
        {
          kind: 'DESKTOP',
          name: 'Desktop client',
          lifeMs: tokenLifeDays * dayMs,
          replacesEarlier: true,
          staffToo: false,
        },
      );
      if (isRejected(signed)) return signed;
      const { user, warehouse, warehouses } = signed;
      return {
        answer: {
          success: true,
          token: signed.raw,
          warehouseName: warehouse?.name ?? '',
          userName: user.name,
          customerRole: user.role as 'SUPERVISOR' | 'WORKER',
          parentCustomerId: user.parentUserId,
          companyName: user.companyName ?? '',
          warehouseId: warehouse?.id ?? '',
          warehouses: [...warehouses],
          expiresAt: new Date(signed.expiresAt).toISOString(),
        },
      };
    },

    async signInToPortal({ body, address }) {
      const signed = await signIn(
        parts,
        { ...body, address },
        {
          kind: 'PORTAL',
          name: 'Portal',
          lifeMs: portalSessionLifeMs,
          replacesEarlier: false,
          staffToo: true,
        },
      );
      if (isRejected(signed)) return signed;
      const { user, warehouse, warehouses } = signed;
      const answer: PortalSession = {
        userName: user.name,
        email: user.email,
        role: user.role as Role,
        companyName: user.companyName,
        warehouseId: warehouse?.id ?? null,
        warehouseName: warehouse?.name ?? null,
        warehouses: [...warehouses],
        expiresAt: new Date(signed.expiresAt).toISOString(),
        csrfToken: keys.digest('csrf', signed.digest),
      };
      return { answer, headers: cookie(signed.raw, portalSessionLifeMs / 1000) };
    },

    async readPortalSession({ caller, authenticated }) {
      const [user] = await store.read.findUser({ id: caller.userId });
      if (!user) throw new Error(`a live token of the unknown user ${caller.userId}`);
      const all =
        user.accountId === null ? [] : await store.read.listWarehouses({ accountId: user.accountId });
      const warehouses = user.role === 'WORKER' ? all.filter(({ id }) => id === caller.warehouseId) : all;
      return {
        answer: {
          userName: user.name,
          email: user.email,
          role: caller.role,
          companyName: user.companyName,
          warehouseId: caller.warehouseId,
          warehouseName: all.find(({ id }) => id === caller.warehouseId)?.name ?? null,
          warehouses,
          expiresAt: new Date(authenticated?.expiresAt ?? 0).toISOString(),
          csrfToken: keys.digest('csrf', authenticated?.cookieDigest ?? ''),
        },
      };
    },

    async signOutOfPortal({ caller }) {
      const outcome = await store.commit('revokeToken', { caller });
      if (isRejected(outcome)) return outcome;
      return { answer: null, headers: cookie('', 0) };
    },
  };
}
