import { isRejected } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { sweepOnce } from '../../sweeps/replenishment.ts';
import {
  alertsOf,
  approve,
  arrangeAlert,
  changeAlert,
  type ChangeAnswer,
} from '../../testing/arrange-alerts.ts';
import { arrangeShipment } from '../../testing/arrange-shipments.ts';
import {
  accepted,
  answerOf,
  type Arranged,
  arrangeWarehouse,
  keyClaim,
  refusalOf,
  registerProducts,
  returned,
  updateStock,
} from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { realRowCounts } from '../../testing/real-counts.ts';
import { listAlerts } from './list-alerts.query.ts';

eachEngine((engine) => {
  let store: WmsStore;
  let place: Arranged;
  beforeAll(async () => {
    store = await engine.open();
    await registerProducts(store, ['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    place = await arrangeWarehouse(store);
  });

  const change = (id: string, body: Parameters<typeof changeAlert>[3], caller = place.supervisor) =>
    changeAlert(store, caller, id, body);
  const ordersOf = (sku: string) =>
    engine.sql<{ quantity: number; status: string }>(
      `select quantity, status from replenishment_orders where warehouse_id = '${place.warehouseId}' and sku = '${sku}'`,
    );
  const recover = async (sku: string) => {
    accepted(await updateStock(store, place.supervisor, [returned(sku, 90)]));
    await sweepOnce(store);
  };

  describe('PATCH /alerts/{id}', () => {
    it('orders what is missing to par less what is in transit, when no quantity is given', async () => {
      await arrangeShipment(store, place.warehouseId, { A: 25 });
      const alert = await arrangeAlert(store, place, 'A');
      expect(alert).toMatchObject({ currentQuantity: 10, inTransit: 25, suggestedQuantity: 65 });
      const answer = answerOf<ChangeAnswer>(await change(alert.id, { action: 'approve' }));
      expect(answer.alert).toMatchObject({ status: 'ORDERED', acknowledgedAt: null, order: answer.order });
      expect(answer.order).toMatchObject({ quantity: 65, status: 'PLACED' });
      expect(answer).not.toHaveProperty('alreadyOrdered');
    });

    it('answers a second approval with the order of the first, whatever its quantity', async () => {
      const { id } = await arrangeAlert(store, place, 'B');
      const first = answerOf<ChangeAnswer>(await change(id, { action: 'approve', quantity: 40 }));
      const again = answerOf<ChangeAnswer>(await change(id, { action: 'approve', quantity: 99 }));
      expect(again).toEqual({ ...first, alreadyOrdered: true });
      const seen = answerOf<ChangeAnswer>(await change(id, { action: 'acknowledge' }));
      expect(seen).toEqual(again);
      expect(await ordersOf('B')).toEqual([{ quantity: 40, status: 'PLACED' }]);
    });

    it('says so too when the goods have come meanwhile', async () => {
      const [{ id } = { id: '' }] = (await alertsOf(store, place.warehouseId)).filter(
        ({ sku }) => sku === 'B',
      );
      accepted(
        await store.commit(
          'receiveStock',
          { caller: place.supervisor },
          { bodyText: JSON.stringify({ sku: 'B', quantity: 40 }) },
        ),
      );
      const late = answerOf<ChangeAnswer>(await change(id, { action: 'approve', quantity: 7 }));
      expect(late).toMatchObject({
        alreadyOrdered: true,
        alert: { status: 'RESOLVED' },
        order: { quantity: 40, status: 'RECEIVED' },
      });
    });

    it('acknowledges once, and does no harm when asked again', async () => {
      const { id } = await arrangeAlert(store, place, 'C');
      const first = answerOf<ChangeAnswer>(await change(id, { action: 'acknowledge' }));
      expect(first).toMatchObject({ alert: { status: 'ACKNOWLEDGED', orderedAt: null }, order: null });
      expect(answerOf(await change(id, { action: 'acknowledge' }))).toEqual(first);
      expect(answerOf(await change(id, { action: 'approve' }))).toMatchObject({
        alert: { status: 'ORDERED', acknowledgedAt: first.alert.acknowledgedAt },
      });
    });

    it('refuses to act on an alert that was over before anybody acted', async () => {
      const { id } = await arrangeAlert(store, place, 'D');
      await recover('D');
      const refusal = { code: 'ALERT_STATE', alertId: id, sku: 'D', status: 'RESOLVED' };
      expect(refusalOf(await change(id, { action: 'approve' }))).toEqual(refusal);
      expect(refusalOf(await change(id, { action: 'acknowledge' }))).toEqual(refusal);
      expect(await ordersOf('D')).toEqual([]);
    });

    it('takes a late second acknowledgement of one that was seen in time', async () => {
      const { id } = await arrangeAlert(store, place, 'E');
      accepted(await change(id, { action: 'acknowledge' }));
      await recover('E');
      expect(answerOf(await change(id, { action: 'acknowledge' }))).toMatchObject({
        alert: { status: 'RESOLVED' },
      });
      expect(refusalOf(await change(id, { action: 'approve' }))).toMatchObject({ code: 'ALERT_STATE' });
    });

    it('places one order when many approve at once, on two nodes, and tells the others of it', async () => {
      const { id } = await arrangeAlert(store, place, 'F');
      const other = await engine.open();
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          changeAlert(index % 2 ? store : other, place.supervisor, id, {
            action: 'approve',
            quantity: 100 + index,
          }),
        ),
      );
      const answers = outcomes.map((outcome) => answerOf<ChangeAnswer>(outcome));
      const [first, ...more] = answers.filter(({ alreadyOrdered }) => alreadyOrdered === undefined);
      expect(more).toEqual([]);
      expect(new Set(answers.map(({ order }) => order?.quantity))).toEqual(new Set([first?.order?.quantity]));
      expect(await ordersOf('F')).toEqual([{ quantity: first?.order?.quantity, status: 'PLACED' }]);
    });

    it('answers a key’s second request with the first answer', async () => {
      const { id } = await arrangeAlert(store, place, 'G');
      const bodyText = JSON.stringify({ action: 'acknowledge' });
      const options = { bodyText, key: keyClaim(place.warehouseId, 'alert-key', bodyText) };
      const ask = () => store.commit('changeAlert', { caller: place.supervisor, params: { id } }, options);
      const first = accepted(await ask());
      expect(await ask()).toEqual({ text: first.text, replayed: true });
    });

    it('knows nothing of other warehouses’ alerts', async () => {
      const [alert] = await alertsOf(store, place.warehouseId);
      const stranger = await arrangeWarehouse(store);
      const outcome = await change(alert!.id, { action: 'approve' }, stranger.supervisor);
      expect(refusalOf(outcome)).toEqual({ code: 'NOT_FOUND' });
      expect(await alertsOf(store, stranger.warehouseId)).toEqual([]);
    });

    it('keeps the totals of the list', async () => {
      const counts = await store.read.readRowCounts({ warehouseId: place.warehouseId });
      const kept = Object.fromEntries(
        counts.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value]),
      );
      expect(kept).toEqual(await realRowCounts(engine, place.warehouseId));
    });
  });

  describe('GET /alerts', () => {
    it('pages by number and by cursor through the same alerts, newest first, with a kept total', async () => {
      const skus = Array.from({ length: 25 }, (_, index) => `PAGE-${index}`);
      const { warehouseId, supervisor } = await arrangeWarehouse(
        store,
        Object.fromEntries(skus.map((sku) => [sku, { quantity: 1, refillThreshold: 2, parLevel: 10 }])),
      );
      await sweepOnce(store);
      const all = await alertsOf(store, warehouseId);
      for (const [index, { id }] of all.entries()) {
        if (index % 3 === 0) await approve(store, supervisor, id);
        if (index % 3 === 1) accepted(await changeAlert(store, supervisor, id, { action: 'acknowledge' }));
      }
      const page = async (query: { page?: number; cursor?: string }) => {
        const answer = await listAlerts(store, warehouseId, { limit: 10, page: 1, ...query });
        if (isRejected(answer)) throw new Error(answer.rejected.code);
        return answer;
      };
      const ids = all.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted().toReversed());
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let number = 1; number <= 3; number++) {
        const byNumber = await page({ page: number });
        const byCursor = await page(cursor === undefined ? {} : { cursor });
        expect(byCursor.alerts).toEqual(byNumber.alerts);
        expect([byNumber.total, byCursor.total]).toEqual([25, 25]);
        seen.push(...byCursor.alerts.map(({ id }) => id));
        cursor = byCursor.nextCursor?.replace(/^c1\./, '');
      }
      expect(seen).toEqual(ids);
      expect(cursor).toBeUndefined();
    });

    it('lists the live ones, or those of the statuses and the SKU asked for', async () => {
      const list = async (query: Partial<Parameters<typeof listAlerts>[2]>) => {
        const answer = await listAlerts(store, place.warehouseId, { limit: 50, page: 1, ...query });
        if (isRejected(answer)) throw new Error(answer.rejected.code);
        return answer;
      };
      const live = await list({});
      expect(live.alerts.length).toBeGreaterThan(0);
      expect(live.alerts.filter(({ status }) => status === 'RESOLVED')).toEqual([]);
      const resolved = await list({ status: ['RESOLVED'] });
      expect(resolved.alerts.map(({ sku }) => sku).toSorted()).toEqual(['B', 'D', 'E']);
      expect(resolved.total).toBe(3);
      const ofB = await list({ sku: 'B', status: ['RESOLVED', 'OPEN'] });
      expect(ofB.alerts.map(({ sku }) => sku)).toEqual(['B']);
      expect((await list({ sku: 'B' })).alerts).toEqual([]);
    });

    it('refuses a page that lies too far down', async () => {
      expect(await listAlerts(store, place.warehouseId, { limit: 200, page: 52 })).toEqual({
        rejected: { code: 'PAGE_TOO_DEEP' },
      });
    });
  });
});
