import type { AnswerOf, ProductImportAnswer } from '@wms/contract';
import { isRejected, type ProductChange, type WantedProduct } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../caller.ts';
import type { FileSource } from '../../csv/read-csv.ts';
import type { WmsStore } from '../../open-store.ts';
import { everyWarehouse } from '../../store/store.ts';
import { arrangeShipment } from '../../testing/arrange-shipments.ts';
import { actsOf, arrangeStaff } from '../../testing/arrange-staff.ts';
import { accepted, answerOf, arrangeWarehouse, refusalOf, registerProducts } from '../../testing/arrange.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { realRowCounts } from '../../testing/real-counts.ts';
import { type ImportTarget, importProducts } from './import-products.ts';
import { listLevels } from './list-levels.query.ts';

const dayMs = 86_400_000;

describe('the catalogue', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let admin: Caller;
    beforeAll(async () => {
      store = await engine.open();
      admin = await arrangeStaff(store);
    });

    const newest = async () => (await actsOf(engine, admin)).at(-1);
    const create = (body: object) =>
      store.commit('createProduct', { caller: admin }, { bodyText: JSON.stringify(body) });
    const change = (body: object) =>
      store.commit('changeProduct', { caller: admin }, { bodyText: JSON.stringify(body) });
    const product = async (sku: string) => (await store.read.readProducts([{ sku }]))[0]?.[0];
    const counted = async () =>
      (await store.read.readRowCounts({ warehouseId: everyWarehouse })).find(
        ({ name }) => name === 'products',
      )?.value;
    const real = async () =>
      Number((await engine.sql<{ n: number }>('select count(*) as n from products'))[0]?.n);

    it('a SKU is added once, counted and noted', async () => {
      const tee = { sku: 'TEE', name: 'Tee', ourStock: 5, inProduction: 1 };
      expect(answerOf(await create(tee))).toMatchObject(tee);
      expect(await newest()).toMatchObject({
        action: 'product.created',
        detail: { before: null, after: tee },
      });
      expect(refusalOf(await create({ ...tee, name: 'Other' }))).toEqual({
        code: 'PRODUCT_EXISTS',
        sku: 'TEE',
      });
      expect((await product('TEE'))?.name).toBe('Tee');
      expect(await counted()).toBe(await real());
    });

    it('a change names what was seen; one that somebody else has changed is refused with the current values', async () => {
      await create({ sku: 'CAP', name: 'Cap', ourStock: 5, inProduction: 0 });
      const first = { sku: 'CAP', ourStock: 9, expected: { ourStock: 5 } };
      expect(answerOf(await change(first))).toMatchObject({ name: 'Cap', ourStock: 9 });
      expect(await newest()).toMatchObject({
        action: 'product.changed',
        detail: {
          before: { sku: 'CAP', name: 'Cap', ourStock: 5, inProduction: 0 },
          after: { sku: 'CAP', name: 'Cap', ourStock: 9, inProduction: 0 },
        },
      });
      expect(refusalOf(await change(first))).toEqual({
        code: 'CHANGED_MEANWHILE',
        current: { name: 'Cap', ourStock: 9, inProduction: 0, gtin: null },
      });
      // What others changed beside it is no conflict.
      accepted(await change({ sku: 'CAP', name: 'Cap Red', expected: { name: 'Cap' } }));
      expect(await product('CAP')).toMatchObject({ name: 'Cap Red', ourStock: 9 });
      expect(refusalOf(await change({ sku: 'NONE', name: 'x', expected: { name: 'y' } }))).toEqual({
        code: 'NOT_FOUND',
      });
    });

    it('of two who change one field at once the second is told', async () => {
      await create({ sku: 'SOCK', name: 'Sock', ourStock: 1, inProduction: 0 });
      const outcomes = await Promise.all(
        [2, 3].map((ourStock) => change({ sku: 'SOCK', ourStock, expected: { ourStock: 1 } })),
      );
      expect(outcomes.filter((outcome) => 'rejected' in outcome)).toHaveLength(1);
    });

    const gtins = ['09520000100018', '09520000100025', '09520000100032', '09520000100049'] as const;

    it('a GTIN belongs to one product, whoever asks for it and how', async () => {
      const [first, second, third] = gtins;
      const rest = { name: 'Numbered', ourStock: 0, inProduction: 0 };
      expect(answerOf(await create({ sku: 'G-1', ...rest, gtin: first }))).toMatchObject({ gtin: first });
      accepted(await create({ sku: 'G-2', ...rest, gtin: second }));
      const taken = { code: 'GTIN_TAKEN', gtin: first, sku: 'G-1' };
      expect(refusalOf(await create({ sku: 'G-3', ...rest, gtin: first }))).toEqual(taken);
      expect(refusalOf(await change({ sku: 'G-2', gtin: first, expected: { gtin: second } }))).toEqual(taken);
      const wanted = [{ sku: 'G-4', ...rest, gtin: first }];
      expect(refusalOf(await store.commit('putProducts', { caller: admin, products: wanted }))).toEqual(
        taken,
      );
      // Its own is no other's, and one that was given up is free.
      expect(refusalOf(await create({ sku: 'G-1', ...rest, gtin: first })).code).toBe('PRODUCT_EXISTS');
      accepted(await change({ sku: 'G-1', gtin: third, expected: { gtin: first } }));
      accepted(await change({ sku: 'G-2', gtin: first, expected: { gtin: second } }));
      accepted(await change({ sku: 'G-2', gtin: null, expected: { gtin: first } }));
      expect(await product('G-2')).toMatchObject({ gtin: null });
    });

    it('of many who want one GTIN at once one gets it, and the others are told whose it is', async () => {
      const [, , , gtin] = gtins;
      const skus = Array.from({ length: 8 }, (_, index) => `RACE-${index}`);
      await registerProducts(store, skus.slice(4));
      const outcomes = await Promise.all(
        skus.map((sku, index) =>
          index < 4
            ? create({ sku, name: sku, ourStock: 0, inProduction: 0, gtin })
            : change({ sku, gtin, expected: { gtin: null } }),
        ),
      );
      const [[owner] = []] = await store.read.findGtins([{ gtin }]);
      const refused = outcomes.filter(isRejected).map(({ rejected }) => rejected);
      expect(refused).toHaveLength(7);
      for (const refusal of refused) expect(refusal).toEqual({ code: 'GTIN_TAKEN', gtin, sku: owner?.sku });
    });

    const file = (rows: readonly string[], columns: string): FileSource => ({
      name: 'The file',
      async *open() {
        yield Buffer.from([columns, ...rows].join('\n'));
      },
    });
    const findOwners = async (wanted: readonly string[]) =>
      (await store.read.findGtins(wanted.map((gtin) => ({ gtin })))).flat();
    const find = async (skus: readonly string[]) =>
      (await store.read.readProducts(skus.map((sku) => ({ sku })))).flat();
    const put = async (products: readonly WantedProduct[]) =>
      answerOf<{ changes: ProductChange[] }>(await store.commit('putProducts', { caller: admin, products }))
        .changes;
    const importFile = async (
      rows: readonly string[],
      write: ImportTarget['put'],
      columns = 'sku,name,ourStock,inProduction',
    ): Promise<ProductImportAnswer> => {
      const report = await importProducts(file(rows, columns), { find, findOwners, put: write });
      if (isRejected(report)) throw new Error(`rejected: ${JSON.stringify(report)}`);
      return report;
    };

    it('an import tells new, changed and unchanged apart, as its preview did, and notes before and after', async () => {
      await registerProducts(store, ['I-SAME', 'I-MOVED']);
      const rows = ['I-NEW,New,7,0', 'I-MOVED,Moved,3,4', 'I-SAME,Name of I-SAME,1000,0'];
      const preview = await importFile(rows, null);
      expect(preview).toMatchObject({ preview: true, rows: 3, added: 1, changed: 1, unchanged: 1 });
      expect(await product('I-NEW')).toBeUndefined();

      const report = await importFile(rows, put);
      expect(report).toMatchObject({ preview: false, rows: 3, added: 1, changed: 1, unchanged: 1 });
      const moved = {
        sku: 'I-MOVED',
        before: { name: 'Name of I-MOVED', ourStock: 1000, inProduction: 0, gtin: null },
        after: { name: 'Moved', ourStock: 3, inProduction: 4, gtin: null },
      };
      for (const { changes } of [preview, report]) {
        expect(changes).toContainEqual(moved);
        expect(changes).toContainEqual({
          sku: 'I-NEW',
          before: null,
          after: { name: 'New', ourStock: 7, inProduction: 0, gtin: null },
        });
      }
      expect(await newest()).toMatchObject({
        action: 'catalogue.imported',
        detail: {
          before: [{ sku: 'I-MOVED', ...moved.before }],
          after: { changed: [{ sku: 'I-MOVED', ...moved.after }], added: ['I-NEW'] },
        },
      });
      expect(await counted()).toBe(await real());
    });

    it('an import that broke off in the middle is repeated from the beginning, and writes only what is missing', async () => {
      const rows = Array.from({ length: 600 }, (_, index) => `B-${String(index).padStart(3, '0')},Row,1,0`);
      let slices = 0;
      const broken = async (products: readonly WantedProduct[]) => {
        slices += 1;
        if (slices === 2) throw new Error('the power went');
        return put(products);
      };
      await expect(importFile(rows, broken)).rejects.toThrow('the power went');
      expect(await product('B-000')).toBeDefined();
      expect(await product('B-599')).toBeUndefined();
      expect(await importFile(rows, put)).toMatchObject({ added: 350, unchanged: 250 });
      const acts = (await actsOf(engine, admin)).length;
      expect(await importFile(rows, put)).toMatchObject({ added: 0, unchanged: 600 });
      expect((await actsOf(engine, admin)).length).toBe(acts);
      expect(await counted()).toBe(await real());
    });

    it('an import sets GTINs, takes them away by an empty field, and leaves them where it has no such column', async () => {
      const numbered = 'sku,name,ourStock,inProduction,gtin';
      const [one, two] = ['09520000200015', '09520000200022'];
      const rows = [`N-1,One,1,0,${one.slice(1)}`, `N-2,Two,1,0,${two}`, 'N-3,Three,1,0,'];
      expect(await importFile(rows, put, numbered)).toMatchObject({ added: 3, faultCount: 0 });
      expect(await importFile(rows, put, numbered)).toMatchObject({ unchanged: 3 });
      expect(await product('N-1')).toMatchObject({ gtin: one });
      expect(await importFile(['N-1,One,2,0'], put)).toMatchObject({ changed: 1 });
      expect(await product('N-1')).toMatchObject({ ourStock: 2, gtin: one });
      const taken = await importFile([`N-3,Three,1,0,${one}`, `N-4,Four,1,0,${two}`], put, numbered);
      expect(taken.faults).toMatchObject([
        { line: 2, code: 'GTIN_TAKEN', values: { sku: 'N-1' } },
        { line: 3, code: 'GTIN_TAKEN', values: { sku: 'N-2' } },
      ]);
      expect(await product('N-4')).toBeUndefined();
      expect(await importFile(['N-1,One,2,0,'], put, numbered)).toMatchObject({
        changes: [{ before: { gtin: one }, after: { gtin: null } }],
      });
    });

    it('two imports of overlapping files at once both go through, and every product is counted once', async () => {
      const rows = Array.from({ length: 300 }, (_, index) => `P-${String(index).padStart(3, '0')},Row,1,0`);
      const reports = await Promise.all([importFile(rows, put), importFile(rows.toReversed(), put)]);
      expect(reports[0].added + reports[1].added).toBe(300);
      expect(await counted()).toBe(await real());
    });
  });
});

describe('the review of levels', () => {
  eachEngine((engine) => {
    let store: WmsStore;
    let admin: Caller;
    beforeAll(async () => {
      store = await engine.open();
      admin = await arrangeStaff(store);
      await registerProducts(store, ['TEE', 'CAP', 'SOCK']);
    });

    const change = (warehouseId: string, body: object) =>
      store.commit(
        'changeLevel',
        { caller: admin, params: { id: warehouseId } },
        { bodyText: JSON.stringify(body) },
      );
    const list = async (warehouseId: string, query: object = {}) =>
      (await listLevels(store, warehouseId, { limit: 50, ...query }, Date.now())) as AnswerOf<'listLevels'>;
    const counts = async (warehouseId: string) =>
      Object.fromEntries(
        (await store.read.readRowCounts({ warehouseId }))
          .filter(({ value }) => value !== 0)
          .map(({ name, value }) => [name, value]),
      );

    it('a first shipment’s levels await review, and a review ends that, whether or not it changes them', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      await arrangeShipment(store, warehouseId, { TEE: 100, CAP: 40 });
      expect((await list(warehouseId, { needsReview: 'true' })).levels.map(({ sku }) => sku)).toEqual([
        'CAP',
        'TEE',
      ]);
      expect(await counts(warehouseId)).toMatchObject({ reviews: 2 });
      const expected = { refillThreshold: 25, parLevel: 100 };
      expect(
        answerOf(await change(warehouseId, { sku: 'TEE', refillThreshold: 30, parLevel: 120, expected })),
      ).toMatchObject({ refillThreshold: 30, parLevel: 120, needsReview: false, status: 'CRITICAL' });
      expect((await actsOf(engine, admin)).at(-1)).toMatchObject({
        action: 'level.set',
        warehouseId,
        detail: {
          before: { sku: 'TEE', refillThreshold: 25, parLevel: 100, needsReview: true },
          after: { sku: 'TEE', refillThreshold: 30, parLevel: 120, needsReview: false },
        },
      });
      accepted(await change(warehouseId, { sku: 'CAP', expected: { refillThreshold: 10, parLevel: 40 } }));
      expect((await list(warehouseId, { needsReview: 'true' })).levels).toEqual([]);
      expect(await counts(warehouseId)).toEqual(await realRowCounts(engine, warehouseId));
    });

    it('the second of two who set a level is told what it is now, and overwrites nothing', async () => {
      const { warehouseId } = await arrangeWarehouse(store, {
        TEE: { quantity: 50, refillThreshold: 5, parLevel: 40 },
      });
      const expected = { refillThreshold: 5, parLevel: 40 };
      const outcomes = await Promise.all(
        [10, 20].map((refillThreshold) => change(warehouseId, { sku: 'TEE', refillThreshold, expected })),
      );
      const refused = outcomes.filter((outcome) => 'rejected' in outcome);
      expect(refused).toHaveLength(1);
      const [level] = (await list(warehouseId)).levels;
      expect(refusalOf(refused[0]!)).toEqual({
        code: 'CHANGED_MEANWHILE',
        current: { refillThreshold: level!.refillThreshold, parLevel: 40 },
      });
    });

    it('a threshold above the stock makes the level CRITICAL, and the sweep is told to look', async () => {
      const { warehouseId } = await arrangeWarehouse(store, {
        TEE: { quantity: 50, refillThreshold: 5, parLevel: 40 },
      });
      accepted(await store.commit('sweepMovedLevels', { after: { warehouseId: '', sku: '' }, limit: 1000 }));
      const expected = { refillThreshold: 5, parLevel: 40 };
      accepted(await change(warehouseId, { sku: 'TEE', refillThreshold: 60, expected }));
      expect(await counts(warehouseId)).toEqual(await realRowCounts(engine, warehouseId));
      accepted(await store.commit('sweepMovedLevels', { after: { warehouseId: '', sku: '' }, limit: 1000 }));
      expect(await counts(warehouseId)).toMatchObject({ 'levels.CRITICAL': 1, 'alerts.OPEN': 1 });
    });

    it('a level or warehouse that is not there is absent', async () => {
      const { warehouseId } = await arrangeWarehouse(store);
      const body = { sku: 'TEE', expected: { refillThreshold: 0, parLevel: 0 } };
      expect(refusalOf(await change(warehouseId, body))).toEqual({ code: 'NOT_FOUND' });
      expect(refusalOf(await change('nowhere', body))).toEqual({ code: 'NOT_FOUND' });
      expect(await listLevels(store, 'nowhere', { limit: 50 }, 0)).toEqual({
        rejected: { code: 'NOT_FOUND' },
      });
    });

    it('each level comes with what its consumption of late speaks for, and why; without any there is none', async () => {
      const { warehouseId } = await arrangeWarehouse(store, { TEE: 50, CAP: 50 });
      const today = Math.floor(Date.now() / dayMs);
      const day = (daysAgo: number, consumed: number) =>
        engine.sql(
          `insert into consumption_days (warehouse_id, sku, day, consumed, last_transaction_id)
            values ('${warehouseId}', 'TEE', ${today - daysAgo}, ${consumed}, '')`,
        );
      await day(0, 300);
      await day(89, 420);
      await day(90, 5000);
      const { levels } = await list(warehouseId);
      expect(
        levels.map(({ sku, suggestion }) => [sku, suggestion?.refillThreshold, suggestion?.parLevel]),
      ).toEqual([
        ['CAP', undefined, undefined],
        ['TEE', 168, 408],
      ]);
      expect(levels[1]?.suggestion?.explanation).toMatchObject({ consumedInPeriod: 720, periodDays: 90 });
    });

    it('a list is followed to its end by its cursor, with its total, and filters compose', async () => {
      const { warehouseId } = await arrangeWarehouse(store, {
        TEE: { quantity: 0, refillThreshold: 5, parLevel: 40 },
        CAP: { quantity: 10, refillThreshold: 5, parLevel: 40 },
        SOCK: { quantity: 40, refillThreshold: 5, parLevel: 40 },
      });
      const first = await list(warehouseId, { limit: 2 });
      expect([first.levels.map(({ sku }) => sku), first.total]).toEqual([['CAP', 'SOCK'], 3]);
      const rest = await list(warehouseId, { limit: 2, cursor: 'SOCK' });
      expect([rest.levels.map(({ sku }) => sku), rest.nextCursor]).toEqual([['TEE'], null]);
      const skus = async (query: object) => (await list(warehouseId, query)).levels.map(({ sku }) => sku);
      expect(await skus({ status: 'LOW' })).toEqual(['CAP']);
      expect(await skus({ search: 'NAME OF s' })).toEqual(['SOCK']);
      expect(await skus({ search: 'name', status: 'CRITICAL' })).toEqual(['TEE']);
      expect(await skus({ search: 'name', needsReview: 'true' })).toEqual([]);
      expect(await skus({ sku: ['TEE', 'NONE', 'CAP'] })).toEqual(['CAP', 'TEE']);
      expect(await skus({ sku: ['TEE', 'CAP'], status: 'LOW', search: 'cap' })).toEqual(['CAP']);
    });
  });
});
