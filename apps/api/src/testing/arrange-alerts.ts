import type { AlertAnswer, AnswerOf, BodyOf } from '@wms/contract';
import { type AlertStatus, alertStatuses, isRejected, type Outcome } from '@wms/domain';
import type { WarehouseCaller } from '../caller.ts';
import { listAlerts } from '../features/alerts/list-alerts.query.ts';
import type { WmsStore } from '../open-store.ts';
import type { Committed } from '../store/store.ts';
import { sweepOnce } from '../sweeps/replenishment.ts';
import { answerOf, sale, updateStock } from './arrange.ts';

export type ChangeAnswer = AnswerOf<'changeAlert'>;

/** PATCH /alerts/{id} below the wire. */
export const changeAlert = (
  store: WmsStore,
  caller: WarehouseCaller,
  id: string,
  body: BodyOf<'changeAlert'>,
): Promise<Outcome<Committed>> =>
  store.commit('changeAlert', { caller, params: { id } }, { bodyText: JSON.stringify(body) });

/** Approves an alert, and gives its order's id. */
export async function approve(
  store: WmsStore,
  caller: WarehouseCaller,
  id: string,
  quantity?: number,
): Promise<string> {
  const body = { action: 'approve' as const, ...(quantity === undefined ? {} : { quantity }) };
  const { order } = answerOf<ChangeAnswer>(await changeAlert(store, caller, id, body));
  return order!.id;
}

/** Every alert of a warehouse with one of these statuses, newest first. */
export async function alertsOf(
  store: WmsStore,
  warehouseId: string,
  status: readonly AlertStatus[] = alertStatuses,
): Promise<AlertAnswer[]> {
  const answer = await listAlerts(store, warehouseId, { limit: 200, page: 1, status: [...status] });
  if (isRejected(answer)) throw new Error(`refused: ${answer.rejected.code}`);
  return answer.alerts;
}

/** A SKU whose level has fallen to 10, at a threshold of 20 and a par of 100, and its alert. */
export async function arrangeAlert(
  store: WmsStore,
  { warehouseId, supervisor }: { warehouseId: string; supervisor: WarehouseCaller },
  sku: string,
): Promise<AlertAnswer> {
  await store.commit('setLevel', { warehouseId, sku, refillThreshold: 20, parLevel: 100, quantity: 30 });
  await updateStock(store, supervisor, [sale(sku, 20)]);
  await sweepOnce(store);
  const alert = (await alertsOf(store, warehouseId)).find((each) => each.sku === sku);
  if (!alert) throw new Error(`no alert of ${sku}`);
  return alert;
}
