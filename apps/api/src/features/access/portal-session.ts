import { type PortalSession, secureSessionCookie, sessionCookie } from '@wms/contract';
import type { Role } from '@wms/domain';
import type { SecretKeys } from '../../security/secret-keys.ts';
import type { Reading } from '../../store/store.ts';

/** A portal session ends after this long, however much it is used. */
export const portalSessionLifeMs = 12 * 3_600_000;

/** Who is signed in to the portal, and the token that proves a write came from its pages. */
export async function describeSession(
  { store, keys }: { readonly store: Reading; readonly keys: SecretKeys },
  session: { userId: string; role: Role; warehouseId: string | null; expiresAt: number; digest: string },
): Promise<PortalSession> {
  const [user] = await store.read.findUser({ id: session.userId });
  if (!user) throw new Error(`a live session of the unknown user ${session.userId}`);
  const all = user.accountId === null ? [] : await store.read.listWarehouses({ accountId: user.accountId });
  const warehouse = all.find(({ id }) => id === session.warehouseId);
  return {
    userName: user.name,
    email: user.email,
    role: session.role,
    companyName: user.companyName,
    warehouseId: session.warehouseId,
    warehouseName: warehouse?.name ?? null,
    warehouses: session.role === 'WORKER' && warehouse ? [warehouse] : all,
    expiresAt: new Date(session.expiresAt).toISOString(),
    csrfToken: keys.digest('csrf', session.digest),
  };
}

/** Sets the session's cookie, which no script can read; an empty value takes it away. */
export function sessionCookieHeader(
  value: string,
  maxAgeSeconds: number,
  secure: boolean,
): Record<string, string> {
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
  return { 'set-cookie': `${secure ? secureSessionCookie : sessionCookie}=${value}; ${attributes}` };
}
