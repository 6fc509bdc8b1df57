import { type Outcome, reject } from '@wms/domain';
import type { Commit } from '../../store/store.ts';

/** Uses up a code of the authenticator app: of two requests at once with the same code, one gets it. */
export async function spendTotpStep(
  { q }: Commit,
  { userId, step }: { userId: string; step: number },
): Promise<Outcome<null>> {
  const taken = await q.takeTotpStep({ userId, step });
  return taken.length === 0 ? reject({ code: 'TOTP_INVALID' }) : null;
}

/** Uses up a recovery code, in the same manner, and leaves it in the audit log. */
export async function spendRecoveryCode(
  { q, now, newId }: Commit,
  { userId, digest }: { userId: string; digest: string },
): Promise<Outcome<null>> {
  const taken = await q.takeRecoveryCode({ userId, digest });
  if (taken.length === 0) return reject({ code: 'TOTP_INVALID' });
  const [user] = await q.findUser({ id: userId });
  await q.insertAudit({
    id: newId(),
    accountId: user?.accountId ?? null,
    warehouseId: user?.warehouseId ?? null,
    userId,
    tokenId: null,
    action: 'second-factor.recovery-code-used',
    detail: '{}',
    at: now,
  });
  return null;
}
