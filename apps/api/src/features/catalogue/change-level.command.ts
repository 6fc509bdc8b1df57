import type { AnswerOf, BodyOf } from '@wms/contract';
import { isRejected, isTestWarehouse, type Outcome, promised, reject } from '@wms/domain';
import type { Caller } from '../../caller.ts';
import { presentLevel } from '../../ledger/present.ts';
import { noteAct } from '../../security/note-act.ts';
import type { Commit } from '../../store/store.ts';
import { changeSettings } from './change-settings.ts';

/** PATCH /warehouses/{id}/levels: 888 reviews a level, or sets its threshold and par (guide, section 4). */
export async function changeLevel(
  commit: Commit,
  { caller, params, body }: { caller: Caller; params: { readonly id: string }; body: BodyOf<'changeLevel'> },
): Promise<Outcome<AnswerOf<'changeLevel'>>> {
  const { q } = commit;
  const { sku, expected, ...wanted } = body;
  const warehouseId = params.id;
  const [warehouse] = await q.findWarehouse({ id: warehouseId });
  if (!warehouse || isTestWarehouse(warehouseId)) return reject({ code: 'NOT_FOUND' });
  const change = await changeSettings(commit, { warehouseId, sku }, wanted, expected);
  if (isRejected(change)) return change;
  await noteAct(commit, {
    caller,
    action: 'level.set',
    warehouseId,
    before: { sku, ...change.before },
    after: { sku, ...change.after, needsReview: false },
  });
  const [[level] = []] = await q.findLevels([{ warehouseId, sku }]);
  return { ...presentLevel(promised(level, 'a level that was just set is found')), needsReview: false };
}
