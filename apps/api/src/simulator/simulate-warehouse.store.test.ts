import { type AnswerOf, testWarehousesMax } from '@wms/contract';
import { isRejected, type Outcome, testProducts } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WarehouseCaller } from '../caller.ts';
import { listWarehouses } from '../features/admin/list-warehouses.query.ts';
import { listLevels } from '../features/catalogue/list-levels.query.ts';
import { listProducts } from '../features/catalogue/list-products.query.ts';
import { listOrders } from '../features/orders/list-orders.query.ts';
import { listAllShipments } from '../features/shipments/list-all-shipments.query.ts';
import { listShipments } from '../features/shipments/list-shipments.query.ts';
import type { WmsStore } from '../open-store.ts';
import { newTestWarehouseId } from '../store/ids.ts';
import { everyWarehouse } from '../store/store.ts';
import { sweepOnce } from '../sweeps/replenishment.ts';
import { changeShipment, createShipment, receiveShipment } from '../testing/arrange-shipments.ts';
import {
  answerOf,
  type Arranged,
  arrangeWarehouse,
  dispatcher,
  registerProducts,
} from '../testing/arrange.ts';
import { eachEngine } from '../testing/each-engine.ts';

type TestWarehouse = AnswerOf<'createTestWarehouse'>;
const [testProduct = { sku: '' }] = testProducts;

const codeOf = (outcome: Outcome<object>) => (isRejected(outcome) ? outcome.rejected.code : null);

describe('a test warehouse', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let owner: Arranged;
    let made: TestWarehouse;
    let inside: WarehouseCaller;
    beforeAll(async () => {
      store = await engine.open();
      owner = await arrangeWarehouse(store, { 'TSHIRT-BLK-L': 10 });
      made = answerOf(await create(owner));
      inside = { ...owner.supervisor, warehouseId: made.id };
    });

    const create = ({ supervisor: caller }: Arranged) =>
      store.commit('createTestWarehouse', { caller, id: newTestWarehouseId(), passwordHash: 'none' });
    const levels = async () =>
      (await store.read.findLevels(testProducts.map(({ sku }) => ({ warehouseId: made.id, sku })))).flat();
    const eventsOf = async () =>
      (
        await engine.sql<{ event: string }>(
          `select name as event from events where warehouse_id = '${made.id}' order by position`,
        )
      ).map(({ event }) => event);

    it('begins with twenty SKUs in stock, a badge, and a pallet on its way that is announced', async () => {
      expect(made.badge).toMatch(/^WKR-\d{5}$/);
      expect(
        (await levels()).map(({ sku, currentQuantity }) => `${sku} ${currentQuantity}`).toSorted(),
      ).toEqual(testProducts.map(({ sku, quantity }) => `${sku} ${quantity}`).toSorted());
      const { shipments } = (await listShipments(store, inside, {
        limit: 50,
        page: 1,
      })) as AnswerOf<'listShipments'>;
      expect(shipments.map(({ asnNumber, status }) => [asnNumber, status])).toEqual([
        [made.asnNumber, 'IN_TRANSIT'],
      ]);
      expect(await eventsOf()).toEqual(['order.shipped']);
    });

    it('receives its pallet like any other, and tells of it', async () => {
      const answer = answerOf<AnswerOf<'receiveShipment'>>(
        await receiveShipment(store, inside, made.asnNumber),
      );
      expect(answer).toMatchObject({ status: 'RECEIVED' });
      expect(await eventsOf()).toEqual(['order.shipped', 'order.delivered']);
    });

    it('sells down to a threshold, so that the next sweep opens an alert, whose order 888 never sees', async () => {
      const params = { id: made.id };
      const sold = answerOf<AnswerOf<'sellTestStock'>>(
        await store.commit('sellTestStock', { caller: owner.supervisor, params }),
      );
      const level = (await levels()).find(({ sku }) => sku === sold.sku);
      expect(level?.currentQuantity).toBe(level?.refillThreshold);
      expect(sold.currentQuantity).toBe(level?.currentQuantity);
      await sweepOnce(store);
      expect(await eventsOf()).toContain('alert.triggered');
      const [alert] = await engine.sql<{ id: string }>(`select id from alerts where sku = '${sold.sku}'`);
      const approved = await store.commit(
        'changeAlert',
        { caller: inside, params: { id: alert?.id ?? '' } },
        { bodyText: '{"action":"approve"}' },
      );
      expect(codeOf(approved)).toBeNull();
    });

    it('gets another pallet on request, of what is missing most', async () => {
      const shipped = answerOf<AnswerOf<'shipTestPallet'>>(
        await store.commit('shipTestPallet', { caller: owner.supervisor, params: { id: made.id } }),
      );
      const [most] = (await levels()).toSorted(
        (a, b) => b.parLevel - b.currentQuantity - (a.parLevel - a.currentQuantity),
      );
      expect(shipped.status).toBe('IN_TRANSIT');
      expect(shipped.lines[0]?.sku).toBe(most?.sku);
    });

    it('is simulated by its own account alone, and no real warehouse ever is', async () => {
      const stranger = await arrangeWarehouse(store);
      for (const [caller, id] of [
        [stranger.supervisor, made.id],
        [owner.supervisor, owner.warehouseId],
      ] as const) {
        for (const act of ['shipTestPallet', 'sellTestStock'] as const) {
          expect(codeOf(await store.commit(act, { caller, params: { id } }))).toBe('NOT_FOUND');
        }
      }
    });

    it('takes no real SKU, and a real warehouse no test SKU', async () => {
      await registerProducts(store, ['TSHIRT-BLK-L']);
      const line = { quantity: 5, refillThreshold: 0, parLevel: 0 };
      const real = await store.commit('setLevel', { warehouseId: made.id, sku: 'TSHIRT-BLK-L', ...line });
      expect(codeOf(real)).toBe('UNREGISTERED_SKUS');
      const { warehouseId } = owner;
      const { sku } = testProduct;
      expect(codeOf(await store.commit('setLevel', { warehouseId, sku, ...line }))).toBe('UNREGISTERED_SKUS');
      const announced = answerOf<AnswerOf<'createShipment'>>(
        await createShipment(store, { warehouseId, lines: [{ sku, expectedQty: 5 }] }),
      );
      const received = await receiveShipment(store, owner.supervisor, announced.id);
      expect(codeOf(received)).toBe('UNREGISTERED_SKUS');
      expect((await store.read.findLevels([{ warehouseId, sku }])).flat()).toEqual([]);
    });

    it('is not there for 888: no list, no order, no figure, and nothing to ship to', async () => {
      const now = Date.now() + 30 * 86_400_000;
      const everywhere = JSON.stringify([
        await listWarehouses(store, { limit: 200 }),
        await listWarehouses(store, { limit: 200, accountId: owner.accountId }),
        await listAllShipments(store, { limit: 200 }, now),
        await listAllShipments(store, { limit: 200, late: 'true' }, now),
        await listAllShipments(store, { limit: 200, search: made.asnNumber }, now),
        await listAllShipments(store, { limit: 200, warehouseId: made.id }, now),
        await listOrders(store, { limit: 200 }),
        await listOrders(store, { limit: 200, warehouseId: made.id }),
        await store.survey('readOverview', { now }),
        await store.read.listAccountUsers({ accountId: owner.accountId, limit: 200 }),
      ]);
      expect(everywhere).not.toContain(made.id);
      expect(everywhere).not.toContain(made.asnNumber);
      const products = JSON.stringify([
        await listProducts(store, { limit: 200 }),
        await listProducts(store, { limit: 200, search: 'test tee' }),
        await listProducts(store, { limit: 200, sku: [testProduct.sku] }),
      ]);
      expect(products).not.toContain(testProduct.sku);

      const asked = [
        await createShipment(store, {
          warehouseId: made.id,
          lines: [{ sku: testProduct.sku, expectedQty: 1 }],
        }),
        await changeShipment(store, made.asnNumber, { carrier: 'Another' }),
        await listLevels(store, made.id, { limit: 50 }, now),
        await listShipments(store, dispatcher, { limit: 50, page: 1, warehouseId: made.id }),
        await store.commit(
          'changeLevel',
          { caller: dispatcher, params: { id: made.id } },
          {
            bodyText: JSON.stringify({
              sku: testProduct.sku,
              parLevel: 1,
              expected: { parLevel: 200, refillThreshold: 50 },
            }),
          },
        ),
      ];
      expect(asked.map(codeOf)).toEqual(asked.map(() => 'NOT_FOUND'));
    });

    it('leaves the counted catalogue and 888’s own stock as they are', async () => {
      const counts = await store.read.readRowCounts({ warehouseId: everyWarehouse });
      const [total] = await engine.sql<{ value: number | string }>(
        `select count(*) as value from products where sku not like 'T888-%'`,
      );
      expect(counts.find(({ name }) => name === 'products')?.value).toBe(Number(total?.value));
      const [product] = (await store.read.findProducts([testProduct])).flat();
      expect(product?.ourStock).toBe(10_000);
    });

    it('may be made so often for an account, also when two are asked for at once, and not more', async () => {
      const other = await arrangeWarehouse(store);
      const outcomes = await Promise.all(Array.from({ length: testWarehousesMax + 2 }, () => create(other)));
      expect(outcomes.map(codeOf).filter((code) => code === 'TOO_MANY_WAREHOUSES')).toHaveLength(2);
      const names = outcomes
        .filter((outcome) => !isRejected(outcome))
        .map((outcome) => answerOf<TestWarehouse>(outcome).name);
      expect(names.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `Test warehouse ${n}`));
    });
  });
});
