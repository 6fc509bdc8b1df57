import { type AnswerOf, type BodyOf, warehousesMax } from '@wms/contract';
import { type AuditAction, type Outcome, promised, reject } from '@wms/domain';
import type { Caller, WarehouseCaller } from '../../caller.ts';
import { appendMail } from '../../outbox/append-mail.ts';
import type { Commit } from '../../store/store.ts';
import { issueToken } from './issue-token.command.ts';

/** POST /session/warehouse of the portal: a token carries one warehouse, so that another one means another token. */
export async function chooseWarehouse(
  commit: Commit,
  given: {
    caller: WarehouseCaller;
    warehouseId: string;
    digest: string;
    lastFour: string;
    /** Epoch milliseconds: when the session ends that is gone on with. */
    endsAt: number;
  },
): Promise<Outcome<{ expiresAt: number }>> {
  const { q, now } = commit;
  const { caller, warehouseId, digest, lastFour, endsAt } = given;
  const [warehouse] = await q.findWarehouse({ id: warehouseId });
  if (!warehouse || warehouse.accountId !== caller.accountId) return reject({ code: 'NOT_FOUND' });
  await q.revokeToken({ id: caller.tokenId, at: now });
  await note(commit, caller, 'session.warehouse-chosen', { warehouseId });
  const { expiresAt } = await issueToken(commit, {
    digest,
    lastFour,
    kind: 'PORTAL',
    role: caller.role,
    name: 'Portal',
    userId: caller.userId,
    accountId: caller.accountId,
    warehouseId,
    lifeMs: endsAt - now,
    replacesEarlier: false,
    clearsThrottles: [],
  });
  return { expiresAt };
}

/** DELETE /sessions of the portal: signs the caller out everywhere else. Keys of machines go on. */
export async function endOtherSessions(commit: Commit, { caller }: { caller: Caller }): Promise<null> {
  await endOthers(commit, caller);
  await note(commit, caller, 'session.others-ended', {});
  return null;
}

/** POST /password of the portal, after the current password was checked and the new one hashed. */
export async function changePassword(
  commit: Commit,
  { caller, passwordHash }: { caller: Caller; passwordHash: string },
): Promise<null> {
  await commit.q.setPassword({ id: caller.userId, passwordHash });
  await endOthers(commit, caller);
  await note(commit, caller, 'password.changed', {});
  const [user] = await commit.q.findUser({ id: caller.userId });
  if (user) {
    const fields = { userName: user.name, at: commit.now, keysGoOn: true };
    await appendMail(commit, user.email, 'password-changed', fields);
  }
  return null;
}

/** POST /warehouses of the portal. */
export async function registerWarehouse(
  commit: Commit,
  { caller, id, body }: { caller: WarehouseCaller; id: string; body: BodyOf<'registerWarehouse'> },
): Promise<Outcome<AnswerOf<'registerWarehouse'>>> {
  const { q, now } = commit;
  const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
  // Two at once must not both be the last one allowed.
  await q.lockAccount({ id: accountId });
  const [{ count } = { count: 0 }] = await q.countWarehouses({ accountId });
  if (count >= warehousesMax) return reject({ code: 'TOO_MANY_WAREHOUSES', max: warehousesMax });
  await q.insertWarehouse({ id, accountId, name: body.name, createdAt: now });
  await note(commit, caller, 'warehouse.created', { warehouseId: id, name: body.name });
  return { id, name: body.name, createdAt: new Date(now).toISOString(), isTest: false };
}

async function endOthers({ q, now }: Commit, { userId, tokenId }: Caller): Promise<void> {
  for (const kind of ['PORTAL', 'DESKTOP']) {
    await q.revokeOtherTokens({ userId, kind, keepId: tokenId, at: now });
  }
}

function note(
  { q, now, newId }: Commit,
  caller: Caller,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
) {
  return q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId: caller.warehouseId,
    userId: caller.userId,
    tokenId: caller.tokenId,
    action,
    detail: JSON.stringify(detail),
    at: now,
  });
}
