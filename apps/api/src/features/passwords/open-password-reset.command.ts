import type { Commit } from '../../store/store.ts';

/** How long a link may be used, from the moment it is made. */
export const passwordResetLifeMs = 30 * 60_000;
/** Links of one user that may be open at a time; the oldest ends when another is made. */
export const passwordResetsLiveMax = 3;

export interface OpenPasswordReset {
  /** Normalised. */
  readonly email: string;
  /** SHA-256 of the link's secret. */
  readonly digest: string;
}

/** Whom a link was made for; null when nobody may sign in with the address. */
export type OpenedPasswordReset = { readonly userName: string } | { readonly userName: null };

/** Makes a link for whoever signs in with an address, customers and staff alike; a suspended person gets none. */
export async function openPasswordReset(
  { q, now, newId }: Commit,
  { email, digest }: OpenPasswordReset,
): Promise<OpenedPasswordReset> {
  const [user] = await q.findUserByEmail({ email });
  if (user?.status !== 'ACTIVE') return { userName: null };
  // Two links made at once, or a link made while another is used, follow one another.
  await q.lockUser({ id: user.id });
  const earlier = await q.listPasswordResets({ userId: user.id });
  for (const { id } of earlier.slice(passwordResetsLiveMax - 1)) await q.dropPasswordReset({ id });
  await q.insertPasswordReset({
    id: newId(),
    digest,
    userId: user.id,
    expiresAt: now + passwordResetLifeMs,
  });
  await q.insertAudit({
    id: newId(),
    accountId: user.accountId,
    warehouseId: user.warehouseId,
    userId: user.id,
    tokenId: null,
    action: 'password.link-made',
    detail: '{}',
    at: now,
  });
  return { userName: user.name };
}
