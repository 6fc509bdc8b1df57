import { compareRecommendations, consumptionTrend, dayOf, recommendOrder } from '@wms/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../../open-store.ts';
import { accepted, arrangeWarehouse, sale, updateStock } from '../../testing/arrange.ts';
import { arrangeShipment } from '../../testing/arrange-shipments.ts';
import { daySteps, takeDaySteps } from '../../testing/day-steps.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { recountedConsumption } from '../../testing/recount-consumption.ts';

const betweenRunsMs = 50 * 86_400_000;

eachEngine((engine) => {
  const clock = { now: Date.parse('2026-03-01T08:00:00Z') };
  let store: WmsStore;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
  });

  const rank = (warehouseId: string, more: object = {}) =>
    store.survey('rankRecommendations', {
      warehouseId,
      today: dayOf(clock.now),
      periodDays: 30,
      sku: null,
      after: null,
      offset: 0,
      limit: 1000,
      ...more,
    });

  it('ranks by what the ledger says at this moment, whatever of it is counted', async () => {
    const period = fc.constantFrom(1, 7, 30, 90);
    await fc.assert(
      fc.asyncProperty(daySteps, period, async (steps, periodDays) => {
        clock.now += betweenRunsMs;
        const { warehouseId } = await takeDaySteps(store, clock, steps);
        const today = dayOf(clock.now);
        const inPeriod = (await recountedConsumption(engine, warehouseId)).filter(
          ({ day }) => day <= today && day > today - periodDays,
        );
        const levels = await engine.sql<{ sku: string; quantity: number }>(
          `select sku, quantity from stock_levels where warehouse_id = '${warehouseId}'`,
        );
        const expected = levels.map(({ sku, quantity: currentStock }) => {
          const days = inPeriod.filter((day) => day.sku === sku);
          const consumedInPeriod = Math.max(
            0,
            days.reduce((sum, { consumed }) => sum + consumed, 0),
          );
          const input = {
            currentStock,
            ourStock: 1000,
            inTransit: 0,
            inProduction: 0,
            consumedInPeriod,
            periodDays,
          };
          const { recommendedOrder } = recommendOrder({ sku, ...input }, today);
          return { sku, name: `Name of ${sku}`, ...input, recommendedOrder };
        });
        const trend = new Map<number, number>();
        for (const { day, consumed } of inPeriod) trend.set(day, (trend.get(day) ?? 0) + consumed);
        expect(await rank(warehouseId, { periodDays })).toEqual({
          rows: expected.toSorted(compareRecommendations),
          consumptionTrend: consumptionTrend(trend, today, periodDays),
          due: expected.filter(({ recommendedOrder }) => recommendedOrder > 0).length,
          total: levels.length,
          hasMore: false,
        });
      }),
      { numRuns: engine.engine === 'SQLite' ? 25 : 12 },
    );
  });

  describe('the position', () => {
    it('counts goods in transit and in production, so that nothing is ordered twice', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 264 });
      accepted(await updateStock(store, supervisor, [sale('A', 240)]));
      const [bare] = (await rank(warehouseId)).rows;
      expect(bare).toMatchObject({
        currentStock: 24,
        inTransit: 0,
        consumedInPeriod: 240,
        recommendedOrder: 240,
      });
      await arrangeShipment(store, warehouseId, { A: 100 });
      await arrangeShipment(store, warehouseId, { A: 20 }, { status: 'PENDING' });
      const products = [{ sku: 'A', name: 'Name of A', ourStock: 1000, inProduction: 44 }];
      accepted(await store.commit('putProducts', { products }));
      const [due] = (await rank(warehouseId)).rows;
      expect(due).toMatchObject({ inTransit: 100, inProduction: 44, recommendedOrder: 240 });
      await arrangeShipment(store, warehouseId, { A: 1 });
      const after = await rank(warehouseId);
      expect(after.rows[0]).toMatchObject({ inTransit: 101, recommendedOrder: 0 });
      expect(after.due).toBe(0);
    });
  });

  describe('a page', () => {
    it('begins where the one before ended, by rank and then by SKU', async () => {
      const { warehouseId, supervisor } = await arrangeWarehouse(store, { A: 9, B: 9, C: 9, E: 9 });
      accepted(await updateStock(store, supervisor, [sale('A', 2), sale('B', 9), sale('C', 2)]));
      const ranked = (await rank(warehouseId)).rows;
      expect(ranked.map(({ sku }) => sku)).toEqual(['B', 'A', 'C', 'E']);
      for (const [index, after] of ranked.entries()) {
        const page = await rank(warehouseId, { after, limit: 1 });
        expect(page.rows).toEqual(ranked.slice(index + 1, index + 2));
        expect(page.hasMore).toBe(index + 2 < ranked.length);
      }
      expect((await rank(warehouseId, { offset: 1, limit: 2 })).rows).toEqual(ranked.slice(1, 3));
    });
  });
});
