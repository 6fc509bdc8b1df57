import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { alertsOf, approve, arrangeAlert, changeAlert } from '../testing/arrange-alerts.ts';
import { arrangeShipment, changeShipment } from '../testing/arrange-shipments.ts';
import {
  accepted,
  type Arranged,
  arrangeWarehouse,
  returned,
  sale,
  updateStock,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { realRowCounts } from '../testing/real-counts.ts';
import { sweepOnce, sweepSliceLevels } from './replenishment.ts';

const level = (quantity: number) => ({ quantity, refillThreshold: 20, parLevel: 100 });

eachEngine((engine) => {
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open();
  });
  // What one test leaves behind is no concern of the next.
  beforeEach(() => sweepOnce(store));

  const eventsOf = async (warehouseId: string) => {
    const rows = await engine.sql<{ fields: string }>(
      `select fields from events where warehouse_id = '${warehouseId}' and name = 'alert.triggered' order by position`,
    );
    return rows.map(({ fields }) => JSON.parse(fields) as Record<string, unknown>);
  };
  const statuses = async ({ warehouseId }: Arranged) =>
    Object.fromEntries((await alertsOf(store, warehouseId)).map(({ sku, status }) => [sku, status]));
  const skusOf = (count: number) =>
    Array.from({ length: count }, (_, index) => `S${String(index).padStart(4, '0')}`);
  /** One piece of A arrives, which ends its ORDERED alert. */
  const receiveOne = async ({ supervisor: caller }: Arranged) => {
    const bodyText = JSON.stringify({ sku: 'A', quantity: 1 });
    accepted(await store.commit('receiveStock', { caller }, { bodyText }));
  };
  const settings = ({ warehouseId }: { warehouseId: string }, sku: string) => ({
    warehouseId,
    sku,
    refillThreshold: 20,
    parLevel: 100,
    quantity: null,
  });
  const arrangeMany = (count: number) =>
    arrangeWarehouse(store, Object.fromEntries(skusOf(count).map((sku) => [sku, level(20)])));
  const keptCounts = async (warehouseId: string) => {
    const counts = await store.read.readRowCounts({ warehouseId });
    return Object.fromEntries(
      counts.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value]),
    );
  };

  describe('the replenishment sweep', () => {
    it('opens an alert for a level at its threshold, for none above it, and tells partners', async () => {
      const place = await arrangeWarehouse(store, { AT: level(20), ABOVE: level(21), BELOW: level(3) });
      expect(await sweepOnce(store)).toEqual({ levels: 3, opened: 2, resolved: 0 });
      expect(await statuses(place)).toEqual({ AT: 'OPEN', BELOW: 'OPEN' });
      const at = (await alertsOf(store, place.warehouseId)).find(({ sku }) => sku === 'AT');
      expect(await eventsOf(place.warehouseId)).toContainEqual({
        alertId: at?.id,
        sku: 'AT',
        name: 'Name of AT',
        currentQuantity: 20,
        refillThreshold: 20,
        parLevel: 100,
      });
    });

    it('looks at a level once for each time it moved, and opens nothing twice', async () => {
      const place = await arrangeWarehouse(store, { A: level(20) });
      await sweepOnce(store);
      expect(await sweepOnce(store)).toEqual({ levels: 0, opened: 0, resolved: 0 });
      accepted(await updateStock(store, place.supervisor, [sale('A', 5)]));
      expect(await sweepOnce(store)).toEqual({ levels: 1, opened: 0, resolved: 0 });
      expect(await eventsOf(place.warehouseId)).toHaveLength(1);
    });

    it('ends an alert nobody ordered by when the level has recovered, and opens another when it falls again', async () => {
      const place = await arrangeWarehouse(store, { OPEN: level(20), SEEN: level(20), LOW: level(20) });
      await sweepOnce(store);
      const seen = (await alertsOf(store, place.warehouseId)).find(({ sku }) => sku === 'SEEN');
      accepted(await changeAlert(store, place.supervisor, seen!.id, { action: 'acknowledge' }));
      const back = [returned('OPEN', 1), returned('SEEN', 80)];
      accepted(await updateStock(store, place.supervisor, back));
      expect(await sweepOnce(store)).toMatchObject({ opened: 0, resolved: 2 });
      expect(await statuses(place)).toEqual({ OPEN: 'RESOLVED', SEEN: 'RESOLVED', LOW: 'OPEN' });
      accepted(await updateStock(store, place.supervisor, [sale('OPEN', 1)]));
      expect(await sweepOnce(store)).toMatchObject({ opened: 1, resolved: 0 });
      expect(await keptCounts(place.warehouseId)).toEqual(await realRowCounts(engine, place.warehouseId));
    });

    it('leaves an ORDERED alert alone, however the level moves', async () => {
      const place = await arrangeWarehouse(store, { A: 0 });
      const { id } = await arrangeAlert(store, place, 'A');
      await approve(store, place.supervisor, id);
      for (const line of [returned('A', 500), sale('A', 510)]) {
        accepted(await updateStock(store, place.supervisor, [line]));
        expect(await sweepOnce(store)).toEqual({ levels: 1, opened: 0, resolved: 0 });
      }
      expect(await statuses(place)).toEqual({ A: 'ORDERED' });
    });

    it('looks again when 888 changes a threshold', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { A: level(30) });
      await sweepOnce(store);
      const raised = { ...settings({ warehouseId }, 'A'), refillThreshold: 30 };
      accepted(await store.commit('setLevel', raised));
      expect(await sweepOnce(store)).toMatchObject({ opened: 1 });
      accepted(await store.commit('setLevel', { ...raised, refillThreshold: 29 }));
      expect(await sweepOnce(store)).toMatchObject({ resolved: 1 });
    });

    it('goes through more levels than a slice holds, in every warehouse', async () => {
      const places = [await arrangeMany(sweepSliceLevels), await arrangeMany(sweepSliceLevels / 2 + 1)];
      const count = sweepSliceLevels + sweepSliceLevels / 2 + 1;
      expect(await sweepOnce(store)).toEqual({ levels: count, opened: count, resolved: 0 });
      for (const { warehouseId } of places) {
        expect(await keptCounts(warehouseId)).toEqual(await realRowCounts(engine, warehouseId));
      }
    });

    it('ends before its next slice when it is told to stop, and the next sweep goes on', async () => {
      await arrangeMany(3);
      const stopping = AbortSignal.abort();
      expect(await sweepOnce(store, stopping)).toEqual({ levels: 0, opened: 0, resolved: 0 });
      expect(await sweepOnce(store)).toMatchObject({ opened: 3 });
    });
  });

  describe('two nodes that sweep at once', () => {
    it('open one alert for each level, and tell of it once', async () => {
      const other = await engine.open();
      const count = 3 * sweepSliceLevels;
      const { warehouseId } = await arrangeMany(count);
      const swept = await Promise.all([store, other, store, other].map((node) => sweepOnce(node)));
      const rest = await sweepOnce(store);
      const opened = [...swept, rest].reduce((sum, each) => sum + each.opened, 0);
      expect(opened).toBe(count);
      const events = await eventsOf(warehouseId);
      expect(new Set(events.map(({ sku }) => sku)).size).toBe(count);
      expect(events).toHaveLength(count);
      expect(await keptCounts(warehouseId)).toEqual(await realRowCounts(engine, warehouseId));
    });

    it('miss no move that is made meanwhile: in the end each alert is as its level', async () => {
      const other = await engine.open();
      const skus = skusOf(8);
      const { warehouseId, supervisor } = await arrangeMany(skus.length);
      let moving = true;
      const sweeps = [store, other].map(async (node) => {
        while (moving) await sweepOnce(node);
      });
      const moves = skus.map(async (sku, index) => {
        for (let round = 0; round < 40 + (index % 2); round++) {
          const line = round % 2 === 0 ? returned(sku, 1) : sale(sku, 1);
          accepted(await updateStock(index < 4 ? store : other, supervisor, [line]));
        }
      });
      await Promise.all(moves);
      moving = false;
      await Promise.all(sweeps);
      await sweepOnce(store);
      const open = (await alertsOf(store, warehouseId, ['OPEN'])).map(({ sku }) => sku).toSorted();
      expect(open).toEqual(skus.filter((_, index) => index % 2 === 0));
      expect(await keptCounts(warehouseId)).toEqual(await realRowCounts(engine, warehouseId));
    });
  });

  describe('a sweep and somebody who acts at the same moment', () => {
    const roundsOfARace = 12;

    it('agree on an alert that recovers while it is approved: it is ORDERED, or it was over', async () => {
      const place = await arrangeWarehouse(store, { A: 0 });
      const other = await engine.open();
      for (let round = 0; round < roundsOfARace; round++) {
        const { id } = await arrangeAlert(store, place, 'A');
        accepted(await updateStock(store, place.supervisor, [returned('A', 90)]));
        const body = { action: 'approve' as const };
        const [outcome] = await Promise.all([
          changeAlert(store, place.supervisor, id, body),
          sweepOnce(other),
        ]);
        const alert = (await alertsOf(store, place.warehouseId)).find((each) => each.id === id);
        const approved = 'text' in outcome;
        expect([alert?.status, alert?.order !== null]).toEqual([approved ? 'ORDERED' : 'RESOLVED', approved]);
        await receiveOne(place);
      }
      expect(await keptCounts(place.warehouseId)).toEqual(await realRowCounts(engine, place.warehouseId));
    });

    // With one writer, as on SQLite, there is no meanwhile.
    it.runIf(engine.engine === 'PostgreSQL')('miss no ASN that is cancelled meanwhile', async () => {
      const place = await arrangeWarehouse(store, { A: 0, B: 50 });
      const { id } = await arrangeAlert(store, place, 'A');
      await approve(store, place.supervisor, id);
      const rest = await arrangeShipment(store, place.warehouseId, { A: 80 });
      await receiveOne(place);
      accepted(await store.commit('setLevel', { ...settings(place, 'B'), quantity: 1 }));
      // A sweep that has read that A's rest is on its way is held up when it wants to tell of B's alert.
      await engine.sql('begin');
      await engine.sql(`select * from warehouses where id = '${place.warehouseId}' for update`);
      const sweeping = sweepOnce(store);
      const blocked = async () => (await engine.sql('select 1 from pg_locks where not granted')).length > 0;
      while (!(await blocked())) await sleep(5);
      const cancelling = changeShipment(store, rest.id, { status: 'CANCELLED' });
      await Promise.race([cancelling, sleep(300)]);
      await engine.sql('commit');
      accepted(await cancelling);
      expect(await sweeping).toMatchObject({ levels: 2, opened: 1 });
      await sweepOnce(store);
      expect((await alertsOf(store, place.warehouseId, ['OPEN'])).map(({ sku }) => sku)).toEqual(['A', 'B']);
    });
  });
});
