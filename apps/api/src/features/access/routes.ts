import { briefTokenMinutes, isRejected, type Role, tokenLifeDays } from '@wms/domain';
import type { EndpointRequest, Handlers } from '../../http/endpoint.ts';
import type { SecretKeys } from '../../security/secret-keys.ts';
import type { Store } from '../../store/store.ts';
import { describeSession, portalSessionLifeMs, sessionCookieHeader } from './portal-session.ts';
import type { revokeToken } from './revoke-token.command.ts';
import { signIn, type SignInStore, type SignInTerms } from './sign-in.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

const desktopTerms: SignInTerms = {
  kind: 'DESKTOP',
  name: 'Desktop client',
  lifeMs: tokenLifeDays * dayMs,
  replacesEarlier: true,
  staffToo: false,
  supervisorsOnly: false,
};
/** A supervisor beside a worker: their own desktop, wherever it is, stays signed in. */
const briefTerms: SignInTerms = {
  ...desktopTerms,
  name: 'Desktop client, for one pallet',
  lifeMs: briefTokenMinutes * minuteMs,
  replacesEarlier: false,
  supervisorsOnly: true,
};
const portalTerms: SignInTerms = {
  kind: 'PORTAL',
  name: 'Portal',
  lifeMs: portalSessionLifeMs,
  replacesEarlier: false,
  staffToo: true,
  supervisorsOnly: false,
};

export interface AccessParts {
  readonly store: SignInStore & Store<{ revokeToken: typeof revokeToken }, Record<never, never>>;
  readonly keys: SecretKeys;
  readonly clock: () => number;
  readonly secureCookies: boolean;
}

type AccessHandlers = Pick<
  Handlers,
  'readHealth' | 'desktopLogin' | 'endToken' | 'signInToPortal' | 'readPortalSession' | 'signOutOfPortal'
>;

export function accessHandlers(parts: AccessParts): AccessHandlers {
  const { store, keys, secureCookies } = parts;
  return {
    readHealth: async () => ({ answer: { status: 'ok' } }),
    desktopLogin: (request) => signInToDesktop(parts, request),

    endToken: ({ caller, commitOptions }) => store.commit('revokeToken', { caller }, commitOptions),

    async signInToPortal({ body, address }) {
      const signed = await signIn(parts, { ...body, address }, portalTerms);
      if (isRejected(signed)) return signed;
      const answer = await describeSession(parts, {
        userId: signed.user.id,
        role: signed.user.role as Role,
        warehouseId: signed.warehouse?.id ?? null,
        expiresAt: signed.expiresAt,
        digest: signed.digest,
      });
      return { answer, headers: sessionCookieHeader(signed.raw, portalSessionLifeMs / 1000, secureCookies) };
    },

    async readPortalSession({ caller, authenticated }) {
      const { userId, role, warehouseId } = caller;
      const { expiresAt = 0, cookieDigest } = authenticated ?? {};
      return {
        answer: await describeSession(
          { store, keys },
          {
            userId,
            role,
            warehouseId,
            expiresAt,
            digest: cookieDigest ?? '',
          },
        ),
      };
    },

    async signOutOfPortal({ caller }) {
      const outcome = await store.commit('revokeToken', { caller });
      if (isRejected(outcome)) return outcome;
      return { answer: null, headers: sessionCookieHeader('', 0, secureCookies) };
    },
  };
}

/** POST /desktop-login, with the guide's fields (section 2). */
async function signInToDesktop(parts: AccessParts, { body, address }: EndpointRequest<'desktopLogin'>) {
  const { brief = false, ...credentials } = body;
  const signed = await signIn(parts, { ...credentials, address }, brief ? briefTerms : desktopTerms);
  if (isRejected(signed)) return signed;
  const { user, warehouse, warehouses } = signed;
  return {
    answer: {
      success: true as const,
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
}
