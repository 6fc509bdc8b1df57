import { beforeAll, describe, expect, it } from 'vitest';
import type { WmsStore } from '../open-store.ts';
import { eachEngine } from '../testing/each-engine.ts';
import { answerOf } from '../testing/arrange.ts';
import { demoEmails } from './people.ts';
import { seededRandom } from './random.ts';
import { type DemoState, startDemo } from './start-demo.ts';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-06-05T09:30:00Z');

describe('the demo', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let warehouseId: string;
    let seeded: DemoState;

    beforeAll(async () => {
      store = await engine.open(() => now);
      seeded = await startDemo(store);
      const [warehouse] = await store.read.pageWarehouses({ after: '', limit: 1 });
      warehouseId = warehouse!.id;
    });

    const levelOf = async (sku: string) => {
      const [[level] = []] = await store.read.findLevels([{ warehouseId, sku }]);
      return level!;
    };

    it('has the guide’s tee at 24 with 1,800 at 888 and 120 in transit, and the hoodie at 14', async () => {
      const tee = await levelOf('TSHIRT-BLK-L');
      expect([tee.name, tee.currentQuantity]).toEqual(['Heavyweight Tee Black L', 24]);
      expect((await levelOf('HOODIE-NVY-M')).currentQuantity).toBe(14);
      const [[product] = []] = await store.read.findProducts([{ sku: 'TSHIRT-BLK-L' }]);
      expect(product).toMatchObject({ ourStock: 1800, inProduction: 0 });
      const [[inTransit] = []] = await store.read.readInTransit([{ warehouseId, sku: 'TSHIRT-BLK-L' }]);
      expect(inTransit?.quantity).toBe(120);
    });

    it('has a GTIN of GS1’s range for examples on every product', async () => {
      const [counts] = await engine.sql<{ all: number; examples: number }>(
        `select count(*) as "all", count(distinct case when gtin like '0952%' then gtin end) as examples from products`,
      );
      expect([Number(counts?.all), Number(counts?.examples)]).toEqual([200, 200]);
    });

    it('has 240 of the tee consumed in 30 days, however a month of 30 days is cut', async () => {
      const rows = await engine.sql<{ type: string; delta: number; occurred_at: number }>(
        `select type, delta, occurred_at from stock_transactions where sku = 'TSHIRT-BLK-L'`,
      );
      const today = Math.floor(now / dayMs) * dayMs;
      const consumedSince = (start: number) =>
        rows
          .filter(({ type, occurred_at: at }) => at >= start && /SALE|RETURN|DAMAGE|ISSUANCE|OUT/.test(type))
          .reduce((sum, { delta }) => sum - delta, 0);
      expect(consumedSince(now - 30 * dayMs)).toBe(240);
      expect(consumedSince(today - 30 * dayMs)).toBe(240);
      expect(consumedSince(today - 29 * dayMs)).toBe(240);
    });

    it('has half a year of imported history of 200 SKUs that ends yesterday', async () => {
      const [history] = await engine.sql<{ oldest: number; newest: number; skus: number }>(
        `select min(occurred_at) as oldest, max(occurred_at) as newest, count(distinct sku) as skus
           from stock_transactions where source = 'IMPORT'`,
      );
      const today = Math.floor(now / dayMs) * dayMs;
      expect(Number(history?.skus)).toBe(200);
      expect(Number(history?.oldest)).toBeLessThan(today - 181 * dayMs);
      expect(Number(history?.newest)).toBeLessThan(today);
      expect(Number(history?.newest)).toBeGreaterThanOrEqual(today - dayMs);
    });

    it('has the guide’s shipments in their states, and one SKU that no catalogue knows', async () => {
      const shipments = await Promise.all(
        ['ASN-00041', 'ASN-00042', 'ASN-00043', 'ASN-00044', 'ASN-00045'].map(async (asnNumber) => {
          const [shipment] = await store.read.findShipmentByAsn({ asnNumber });
          return shipment!;
        }),
      );
      expect(shipments.map(({ status }) => status)).toEqual([
        'RECEIVED',
        'IN_TRANSIT',
        'PENDING',
        'IN_TRANSIT',
        'IN_TRANSIT',
      ]);
      const lines = await store.read.readShipmentLines(
        shipments.map(({ id }) => ({ warehouseId, shipmentId: id })),
      );
      expect(lines[1]!.map(({ sku, expectedQty }) => [sku, expectedQty])).toEqual([
        ['TSHIRT-BLK-L', 100],
        ['HOODIE-NVY-M', 50],
      ]);
      expect(lines[3]!.filter(({ name }) => name === null)).toHaveLength(1);
      expect(
        lines
          .filter((_, index) => index !== 3)
          .flat()
          .filter(({ name }) => name === null),
      ).toEqual([]);
    });

    it('has an open alert for each SKU at or below its threshold, and for no other', async () => {
      const due = await engine.sql<{ sku: string }>(
        'select sku from stock_levels where quantity <= refill_threshold order by sku',
      );
      const open = await engine.sql<{ sku: string }>(
        `select sku from alerts where status = 'OPEN' order by sku`,
      );
      expect(open).toEqual(due);
      expect(open.map(({ sku }) => sku)).toContain('TSHIRT-BLK-L');
    });

    it('answers the guide’s short receive with 122 and 64', async () => {
      const [supervisor] = await store.read.findUserByEmail({ email: demoEmails.supervisor });
      const { id: userId, accountId } = supervisor!;
      const answer = answerOf<{ status: string; lines: unknown[] }>(
        await store.commit(
          'receiveShipment',
          {
            caller: { tokenId: '', kind: 'DESKTOP', role: 'SUPERVISOR', userId, accountId, warehouseId },
            params: { id: 'ASN-00042' },
          },
          {
            dryRun: true,
            bodyText: JSON.stringify({
              lines: [
                { sku: 'TSHIRT-BLK-L', receivedQty: 98 },
                { sku: 'HOODIE-NVY-M', receivedQty: 50 },
              ],
            }),
          },
        ),
      );
      expect(answer.status).toBe('PARTIALLY_RECEIVED');
      expect(answer.lines).toEqual([
        { sku: 'TSHIRT-BLK-L', receivedQty: 98, variance: -2, quantityAfter: 122 },
        { sku: 'HOODIE-NVY-M', receivedQty: 50, variance: 0, quantityAfter: 64 },
      ]);
    });

    it('has a ledger that proves itself, and a worker with a badge and issuances of their own', async () => {
      expect(await store.survey('verifyLedger', { warehouseId })).toMatchObject({ ok: true, levels: 200 });
      const [worker] = await engine.sql<{ id: string; badge: string }>(
        `select id, badge from users where role = 'WORKER'`,
      );
      expect(worker?.badge).toMatch(/^WKR-\d{5}$/);
      const counts = await store.read.readRowCounts({ warehouseId });
      expect(counts.find(({ name }) => name === `issuances.${worker?.id}`)?.value).toBe(3);
    });

    it('is seeded into an empty database, and not twice', async () => {
      expect(seeded).toBe('SEEDED');
      const before = await engine.sql('select count(*) as rows from stock_transactions');
      expect(await startDemo(store)).toBe('PRESENT');
      expect(await engine.sql('select count(*) as rows from stock_transactions')).toEqual(before);
    });
  });
});

describe('the demo beside data that is not its own', () => {
  eachEngine((engine) => {
    it('leaves a database alone that holds so much as a product', async () => {
      const store = await engine.open();
      await store.commit('putProducts', {
        products: [{ sku: 'A', name: 'A', ourStock: 0, inProduction: 0 }],
      });
      expect(await startDemo(store)).toBe('FOREIGN');
      expect(await store.read.firstUser({})).toEqual([]);
    });
  });
});

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(888)).toEqual(draw(888));
    expect(draw(888)).not.toEqual(draw(889));
    expect(draw(888).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
