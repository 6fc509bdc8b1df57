import type { AnswerOf, BodyOf } from '@wms/contract';
import {
  type AuditAction,
  isRejected,
  type Outcome,
  promised,
  reject,
  type Role,
  type TokenKind,
} from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';
import { issueKey, type NewSecret } from './mint-key.command.ts';
import { type KeyRow, presentKey } from './present-key.ts';

interface KeyChange {
  readonly caller: WarehouseCaller;
  readonly params: { readonly id: string };
}

/** DELETE /keys/{id} of the portal. Revoking a key that has ended changes nothing. */
export async function revokeKey(commit: Commit, { caller, params }: KeyChange): Promise<Outcome<null>> {
  const key = await lockKey(commit, caller, params.id);
  if (isRejected(key)) return key;
  if (key.revokedAt !== null) return null;
  await commit.q.revokeToken({ id: key.id, at: commit.now });
  await note(commit, caller, key, 'token.revoked', { by: 'owner' });
  return null;
}

/** POST /keys/{id}/unlock of the portal, after the caller's password was checked. */
export async function unlockKey(
  commit: Commit,
  { caller, params }: KeyChange,
): Promise<Outcome<AnswerOf<'unlockKey'>>> {
  const key = await lockKey(commit, caller, params.id);
  if (isRejected(key)) return key;
  if (hasEnded(key, commit.now)) return reject({ code: 'KEY_ENDED' });
  await commit.q.unlockApiKey({ id: key.id });
  await note(commit, caller, key, 'token.unlocked', { was: key.lockReason });
  const unlocked = { ...key, lockReason: null, lockedAt: null, lockNetwork: null, deviceDigest: null };
  return { key: presentKey(unlocked) };
}

/** PATCH /keys/{id} of the portal: where a key may be used from. What is left out stays as it is. */
export async function changeKey(
  commit: Commit,
  { caller, params, body }: KeyChange & { body: BodyOf<'changeKey'> },
): Promise<Outcome<AnswerOf<'changeKey'>>> {
  const key = await lockKey(commit, caller, params.id);
  if (isRejected(key)) return key;
  if (hasEnded(key, commit.now)) return reject({ code: 'KEY_ENDED' });
  const before = networksOf(key);
  const after = {
    networkLock: body.networkLock ?? before.networkLock,
    allowedNetworks: body.allowedNetworks === undefined ? before.allowedNetworks : body.allowedNetworks,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return { key: presentKey(key) };
  const kept = {
    networkLock: after.networkLock,
    allowedNetworks: after.allowedNetworks === null ? null : JSON.stringify(after.allowedNetworks),
  };
  await commit.q.setKeyNetworks({ id: key.id, ...kept });
  await note(commit, caller, key, 'token.networks-changed', { before, after });
  return { key: presentKey({ ...key, ...kept }) };
}

/** POST /keys/{id}/reissue of the portal, after the caller's password was checked: the same key with a new secret. */
export async function reissueKey(
  commit: Commit,
  { caller, params, ...secret }: KeyChange & NewSecret,
): Promise<Outcome<AnswerOf<'reissueKey'>>> {
  const key = await lockKey(commit, caller, params.id);
  if (isRejected(key)) return key;
  // A desktop sign-in is no key to carry over: signing in makes it anew.
  if (key.kind === 'DESKTOP') return reject({ code: 'NOT_FOUND' });
  if (hasEnded(key, commit.now)) return reject({ code: 'KEY_ENDED' });
  await commit.q.revokeToken({ id: key.id, at: commit.now });
  await note(commit, caller, key, 'token.revoked', { by: 'owner', reissued: true });
  return issueKey(commit, secret, {
    kind: key.kind as TokenKind,
    role: key.role as Role,
    name: key.name,
    userId: key.userId,
    accountId: promised(caller.accountId, 'a supervisor belongs to an account'),
    warehouseId: key.warehouseId,
    lifeMs: key.expiresAt - key.createdAt,
    ...networksOf(key),
  });
}

const networksOf = ({ networkLock, allowedNetworks }: KeyRow) => ({
  networkLock,
  allowedNetworks: allowedNetworks === null ? null : (JSON.parse(allowedNetworks) as string[]),
});

const hasEnded = (key: KeyRow, now: number): boolean => key.revokedAt !== null || key.expiresAt <= now;

/** Somebody else's key and none at all are the same answer. */
async function lockKey({ q }: Commit, caller: WarehouseCaller, id: string): Promise<Outcome<KeyRow>> {
  await q.lockToken({ id });
  const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
  const [key] = await q.findApiKey({ accountId, id });
  return key ?? reject({ code: 'NOT_FOUND' });
}

function note(
  { q, now, newId }: Commit,
  caller: WarehouseCaller,
  key: KeyRow,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
) {
  return q.insertAudit({
    id: newId(),
    accountId: caller.accountId,
    warehouseId: key.warehouseId,
    userId: caller.userId,
    tokenId: key.id,
    action,
    detail: JSON.stringify({ ...detail, name: key.name }),
    at: now,
  });
}
