import { type AuditAction, type Outcome, reject } from '@wms/domain';
import { appendMail } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';

interface OfUser {
  readonly userId: string;
}

/** Keeps a secret that is being set up; one that is on already stays as it is. */
export async function beginSecondFactor(
  { q, now }: Commit,
  { userId, sealedSecret }: OfUser & { sealedSecret: string },
): Promise<Outcome<null>> {
  const kept = await q.putSecondFactor({ userId, secret: sealedSecret, createdAt: now });
  return kept.length === 0 ? reject({ code: 'SECOND_FACTOR_STATE' }) : null;
}

/** Turns it on with its first code, which is used up by this, and keeps the recovery codes' digests. */
export async function confirmSecondFactor(
  commit: Commit,
  { userId, sealedSecret, step, digests }: OfUser & Confirmation,
): Promise<Outcome<null>> {
  const { q, now } = commit;
  // Only the very secret that the code was made with: another one may have been begun meanwhile.
  const turnedOn = await q.confirmSecondFactor({ userId, secret: sealedSecret, step, at: now });
  if (turnedOn.length === 0) return reject({ code: 'SECOND_FACTOR_STATE' });
  await putRecoveryCodes(commit, userId, digests);
  await noteChange(commit, userId, 'second-factor.on', true);
  return null;
}

export interface Confirmation {
  readonly sealedSecret: string;
  readonly step: number;
  readonly digests: readonly string[];
}

/** Puts new recovery codes in the place of the old ones. */
export async function renewRecoveryCodes(
  commit: Commit,
  { userId, digests }: OfUser & { digests: readonly string[] },
): Promise<null> {
  await putRecoveryCodes(commit, userId, digests);
  await noteChange(commit, userId, 'second-factor.codes-renewed', null);
  return null;
}

/** Turns it off: by its owner, or by the operator for somebody whose phone and codes are lost. */
export async function endSecondFactor(
  commit: Commit,
  { userId, by }: OfUser & { by: 'owner' | 'operator' },
): Promise<Outcome<null>> {
  const { q } = commit;
  const dropped = await q.dropSecondFactor({ userId });
  if (dropped.length === 0) return reject({ code: 'SECOND_FACTOR_STATE' });
  await q.dropRecoveryCodes({ userId });
  await noteChange(commit, userId, 'second-factor.off', false, { by });
  return null;
}

async function putRecoveryCodes({ q }: Commit, userId: string, digests: readonly string[]): Promise<void> {
  await q.dropRecoveryCodes({ userId });
  for (const digest of digests) await q.insertRecoveryCode({ userId, digest });
}

/** In the audit log, and to its owner where it is turned on or off. */
async function noteChange(
  commit: Commit,
  userId: string,
  action: AuditAction,
  isOn: boolean | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { q, now, newId } = commit;
  const [user] = await q.findUser({ id: userId });
  await q.insertAudit({
    id: newId(),
    accountId: user?.accountId ?? null,
    warehouseId: user?.warehouseId ?? null,
    userId,
    tokenId: null,
    action,
    detail: JSON.stringify(detail),
    at: now,
  });
  if (user && isOn !== null) {
    await appendMail(commit, user.email, 'second-factor-changed', { userName: user.name, isOn, at: now });
  }
}
