import { type AnswerOf, type BodyOf, staffTokensMax } from '@wms/contract';
import { type Outcome, reject, tokenLifeDays } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

const dayMs = 86_400_000;

export interface MintStaffToken {
  readonly caller: Caller;
  readonly params: { readonly id: string };
  readonly body: BodyOf<'mintStaffToken'>;
  /** The raw token's traces: what is kept of it, and the sealed form that the answer carries. */
  readonly digest: string;
  readonly lastFour: string;
  readonly sealedSecret: string;
}

/** POST /staff/{id}/tokens: a key for one of 888's own people; `secret` is still sealed. */
export async function mintStaffToken(
  commit: Commit,
  { caller, params, body, digest, lastFour, sealedSecret }: MintStaffToken,
): Promise<Outcome<AnswerOf<'mintStaffToken'>>> {
  const { q, now } = commit;
  const { id: userId } = params;
  const [member] = await q.lockStaff({ id: userId });
  if (member?.status !== 'ACTIVE') return reject({ code: 'NOT_FOUND' });
  const live = await q.listStaffTokens({ userId, now, limit: staffTokensMax });
  if (live.length >= staffTokensMax) return reject({ code: 'TOO_MANY_KEYS', max: staffTokensMax });

  const id = commit.newId();
  const expiresAt = now + (body.days ?? tokenLifeDays) * dayMs;
  await q.insertToken({
    id,
    digest,
    lastFour,
    kind: 'STAFF',
    role: member.role,
    name: body.name,
    userId,
    accountId: null,
    warehouseId: null,
    createdAt: now,
    expiresAt,
    networkLock: false,
    allowedNetworks: null,
  });
  const after = { tokenId: id, name: body.name, lastFour, role: member.role };
  await noteAct(commit, { caller, action: 'staff-token.minted', userId, before: null, after });
  return { tokenId: id, secret: sealedSecret, expiresAt: new Date(expiresAt).toISOString() };
}
