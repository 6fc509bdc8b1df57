import type { AnswerOf, BodyOf } from '@wms/contract';
import { type AlertEvent, nextAlertStep, type Outcome, promised, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import { alertState, countAlert } from '../../replenishment/alert-state.ts';
import type { Commit } from '../../store/store.ts';
import { presentAlert } from './present-alert.ts';

type Body = BodyOf<'changeAlert'>;

/**
 * PATCH /alerts/{id} (guide, section 5): `approve` orders, `acknowledge` notes that somebody has seen it. The alert
 * is locked first, so that two approvals at once place one order and the second hears of the first.
 */
export async function changeAlert(
  commit: Commit,
  { caller, params, body }: { caller: WarehouseCaller; params: { id: string }; body: Body },
): Promise<Outcome<AnswerOf<'changeAlert'>>> {
  const { q, now, newId } = commit;
  const { warehouseId } = caller;
  const key = { warehouseId, id: params.id };
  const [[locked] = []] = await q.lockAlerts([key]);
  if (!locked) return reject({ code: 'NOT_FOUND' });
  const before = await readAlert(commit, key);
  const state = alertState(locked);
  const step = nextAlertStep({ level: before, inTransit: before.inTransit, alert: state }, eventOf(body));
  if (step.kind === 'NOT_LIVE') {
    return reject({ code: 'ALERT_STATE', alertId: locked.id, sku: locked.sku, status: state.status });
  }
  if (step.kind === 'ACKNOWLEDGE') {
    await q.acknowledgeAlert({ ...key, now });
    countAlert(commit, warehouseId, state.status, 'ACKNOWLEDGED');
  }
  if (step.kind === 'ORDER') {
    const { sku, id: alertId } = locked;
    await q.placeAlertOrder({ warehouseId, id: newId(), sku, quantity: step.quantity, alertId, now });
    await q.orderAlert({ ...key, now });
    countAlert(commit, warehouseId, state.status, 'ORDERED');
  }
  const alert = presentAlert(await readAlert(commit, key));
  return { alert, order: alert.order, ...(state.wasOrdered ? { alreadyOrdered: true } : {}) };
}

function eventOf(body: Body): AlertEvent {
  return body.action === 'approve' ? { kind: 'APPROVE', quantity: body.quantity } : { kind: 'ACKNOWLEDGE' };
}

async function readAlert({ q }: Commit, key: { warehouseId: string; id: string }) {
  const [[row] = []] = await q.readAlerts([key]);
  return promised(row, 'an alert has a level and a product');
}
