import { type AnswerOf, type BodyOf, liveKeysMax } from '@wms/contract';
import { type Outcome, promised, reject, tokenLifeDays } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import type { Commit } from '../../store/store.ts';
import { issueToken } from './issue-token.command.ts';
import { presentKey } from './present-key.ts';

const dayMs = 86_400_000;

/** The raw token's traces: what is kept of it, and the sealed form that the answer carries. */
export interface NewSecret {
  readonly digest: string;
  readonly lastFour: string;
  readonly sealedSecret: string;
}

/** POST /keys of the portal: a key for one warehouse of the caller's account. */
export async function mintKey(
  commit: Commit,
  { caller, body, ...secret }: NewSecret & { caller: WarehouseCaller; body: BodyOf<'mintKey'> },
): Promise<Outcome<AnswerOf<'mintKey'>>> {
  const { q, now } = commit;
  const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
  await q.lockAccount({ id: accountId });
  const [warehouse] = await q.findWarehouse({ id: body.warehouseId });
  if (warehouse?.accountId !== accountId) return reject({ code: 'NOT_FOUND' });
  if (body.workerId !== undefined) {
    const [worker] = await q.findUser({ id: body.workerId });
    const worksThere = worker?.role === 'WORKER' && worker.warehouseId === warehouse.id;
    if (!worksThere || worker.status !== 'ACTIVE') return reject({ code: 'NOT_FOUND' });
  }
  const [count] = await q.countLiveApiKeys({ accountId, now });
  if (count && count.live >= liveKeysMax) return reject({ code: 'TOO_MANY_KEYS', max: liveKeysMax });
  return issueKey(commit, secret, {
    kind: body.role === 'WORKER' ? 'WORKER_DEVICE' : 'INTEGRATION',
    role: body.role,
    name: body.name,
    userId: body.workerId ?? caller.userId,
    accountId,
    warehouseId: warehouse.id,
    lifeMs: (body.days ?? tokenLifeDays) * dayMs,
    networkLock: body.networkLock ?? false,
    allowedNetworks: body.allowedNetworks ?? null,
  });
}

type KeyToIssue = Pick<
  Parameters<typeof issueToken>[1],
  'kind' | 'role' | 'name' | 'userId' | 'warehouseId' | 'lifeMs' | 'networkLock' | 'allowedNetworks'
> & { readonly accountId: string };

/** Keeps a new key and answers with it; `secret` is still sealed. */
export async function issueKey(
  commit: Commit,
  { digest, lastFour, sealedSecret }: NewSecret,
  key: KeyToIssue,
): Promise<AnswerOf<'mintKey'>> {
  const fresh = { ...key, digest, lastFour, replacesEarlier: false, clearsThrottles: [] };
  const { tokenId } = await issueToken(commit, fresh);
  const [row] = await commit.q.findApiKey({ accountId: key.accountId, id: tokenId });
  return { key: presentKey(promised(row, 'a key that was just kept is found')), secret: sealedSecret };
}
