import { type Outcome, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';

/** DELETE /staff/{id}/tokens/{tokenId}. A key that is not live any more is absent. */
export async function revokeStaffToken(
  commit: Commit,
  { caller, params }: { caller: Caller; params: { readonly id: string; readonly tokenId: string } },
): Promise<Outcome<null>> {
  const { q, now } = commit;
  const { id: userId, tokenId } = params;
  const [token] = await q.findStaffToken({ userId, id: tokenId, now });
  if (!token) return reject({ code: 'NOT_FOUND' });
  await q.revokeToken({ id: tokenId, at: now });
  const before = { tokenId, name: token.name, lastFour: token.lastFour };
  await noteAct(commit, { caller, action: 'staff-token.revoked', userId, before, after: null });
  return null;
}
