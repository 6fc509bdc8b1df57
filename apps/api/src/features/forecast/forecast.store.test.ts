import type { AnswerOf, BodyOf } from '@wms/contract';
import { dayMs, dayOf, measureCover, proposeLine } from '@wms/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { withForecaster } from '../../forecasting/forecaster.ts';
import type { WmsStore } from '../../open-store.ts';
import {
  accepted,
  answerOf,
  type Arranged,
  arrangeWarehouse,
  refusalOf,
  registerProducts,
  sale,
  updateStock,
} from '../../testing/arrange.ts';
import { arrangeShipment } from '../../testing/arrange-shipments.ts';
import { countEverything } from '../../testing/day-steps.ts';
import { eachEngine } from '../../testing/each-engine.ts';
import { draftLifeMs } from './draft-proposal.command.ts';
import { ProposalDrafts, skusPerStretch } from './regenerate-proposal.ts';

type Approved = AnswerOf<'approveForecast'>;
type Published = AnswerOf<'regenerateForecast'>;

eachEngine((engine) => {
  const clock = { now: Date.parse('2026-05-28T09:30:00Z') };
  let store: WmsStore;
  let drafts: ProposalDrafts;
  beforeAll(async () => {
    store = await engine.open(() => clock.now);
    drafts = new ProposalDrafts({ store, withForecaster, clock: () => clock.now });
  });

  async function regenerate(
    { warehouseId, supervisor: caller }: Arranged,
    from = drafts,
  ): Promise<Published> {
    const draft = await from.draft(warehouseId);
    if ('rejected' in draft) throw new Error('the draft was refused');
    return answerOf(await store.commit('publishProposal', { caller, ...draft }));
  }
  const approve = ({ supervisor: caller }: Arranged, id: string, body: BodyOf<'approveForecast'> = {}) =>
    store.commit('approveProposal', { caller, params: { id } }, { bodyText: JSON.stringify(body) });
  const reject = ({ supervisor: caller }: Arranged, id: string, reason = 'too much') =>
    store.commit('rejectProposal', { caller, params: { id } }, { bodyText: JSON.stringify({ reason }) });
  const read = ({ warehouseId }: Arranged, more: object = {}) =>
    store.survey('readForecast', { warehouseId, after: '', limit: 500, now: clock.now, ...more });
  const statuses = ({ warehouseId }: Arranged) =>
    engine.sql<{ id: string; status: string }>(
      `select id, status from forecast_proposals where warehouse_id = '${warehouseId}' order by id`,
    );
  const lineCount = async ({ warehouseId }: Arranged) =>
    (await engine.sql(`select 1 from forecast_lines where warehouse_id = '${warehouseId}'`)).length;

  /** A year in which A sells 2 a day and B 5 every fourth day; C never moves after its opening balance. */
  async function arrangeYear(): Promise<Arranged> {
    const arranged = await arrangeWarehouse(store, { C: 3 });
    await registerProducts(store, ['A', 'B']);
    const today = dayOf(clock.now);
    const rows = Array.from({ length: 364 }, (_, index) => today - 364 + index).flatMap((day, index) => [
      ...(index === 0 ? [opening('A', 1000, day), opening('B', 700, day)] : []),
      movement('A', -2, day),
      ...(index % 4 === 0 ? [movement('B', -5, day)] : []),
    ]);
    const { warehouseId } = arranged;
    accepted(
      await store.commit('importHistory', {
        warehouseId,
        fileDigest: 'year',
        afterLine: 0,
        toLine: rows.length,
        rows: rows.map((row, line) => ({ ...row, line })),
      }),
    );
    return arranged;
  }
  const movement = (sku: string, delta: number, day: number) =>
    ({ sku, type: 'SALE', delta, reference: null, occurredAt: day * dayMs + 2 }) as const;
  const opening = (sku: string, delta: number, day: number) =>
    ({ sku, type: 'ADJUSTMENT', delta, reference: null, occurredAt: day * dayMs + 1 }) as const;

  /** The consumption of one SKU as the ledger says it. */
  async function consumedByDay(warehouseId: string, sku: string): Promise<Map<number, number>> {
    const rows = await engine.sql<{ at: number; delta: number }>(
      `select occurred_at as at, delta from stock_transactions
         where warehouse_id = '${warehouseId}' and sku = '${sku}' and type in ('SALE', 'RETURN')`,
    );
    const days = new Map<number, number>();
    for (const { at, delta } of rows) {
      const day = dayOf(at);
      days.set(day, (days.get(day) ?? 0) - delta);
    }
    return days;
  }

  describe('a proposal', () => {
    it('has a line for every SKU that was ever consumed, made from its own history and what is coming', async () => {
      const year = await arrangeYear();
      const { warehouseId, supervisor } = year;
      await arrangeShipment(store, warehouseId, { A: 30 });
      accepted(await updateStock(store, supervisor, [sale('A', 4)]));
      const { proposal } = await regenerate(year);
      expect(proposal).toMatchObject({
        status: 'PROPOSED',
        horizon: 'QUARTER',
        lineCount: 2,
        decidedAt: null,
      });
      const forecast = await read(year);
      const today = dayOf(clock.now);
      const supply = { A: { currentStock: 268, inTransit: 30 }, B: { currentStock: 245, inTransit: 0 } };
      for (const [index, sku] of (['A', 'B'] as const).entries()) {
        const line = proposeLine(await consumedByDay(warehouseId, sku), today, {
          ...supply[sku],
          inProduction: 0,
        });
        const { quarterQuantity, halfYearQuantity, method, error, explanation } = line;
        const expected = {
          quarterQuantity,
          halfYearQuantity,
          quantity: quarterQuantity,
          method,
          error,
          explanation,
        };
        expect(forecast.proposal?.lines[index]).toEqual({ sku, name: `Name of ${sku}`, ...expected });
      }
      expect(forecast.proposal?.lines).toHaveLength(2);
      expect(forecast.proposal?.lines[0]?.halfYearQuantity).toBeGreaterThan(0);
    });

    it('takes the place of the one before, whose lines are dropped when the next is drafted', async () => {
      const year = await arrangeYear();
      const first = await regenerate(year);
      const second = await regenerate(year);
      expect((await read(year)).proposal?.id).toBe(second.proposal.id);
      expect(await statuses(year)).toEqual([
        { id: first.proposal.id, status: 'SUPERSEDED' },
        { id: second.proposal.id, status: 'PROPOSED' },
      ]);
      expect(await lineCount(year)).toBe(4);
      await regenerate(year);
      expect(await lineCount(year)).toBe(4);
    });

    it('is one and no more however many ask for it at once, on one node or on two', async () => {
      const year = await arrangeYear();
      const other = new ProposalDrafts({ store, withForecaster, clock: () => clock.now });
      await Promise.all([
        regenerate(year),
        regenerate(year),
        regenerate(year, other),
        regenerate(year, other),
      ]);
      const found = await statuses(year);
      expect(found).toHaveLength(2);
      expect(found.filter(({ status }) => status === 'PROPOSED')).toHaveLength(1);
      expect(found.filter(({ status }) => status === 'SUPERSEDED')).toHaveLength(1);
    });

    it('covers more SKUs than are read at a time', async () => {
      const skus = Array.from({ length: skusPerStretch + 1 }, (_, n) => `S${String(n).padStart(3, '0')}`);
      const arranged = await arrangeWarehouse(store, Object.fromEntries(skus.map((sku) => [sku, 9])));
      accepted(
        await updateStock(
          store,
          arranged.supervisor,
          skus.map((sku) => sale(sku, 1)),
        ),
      );
      expect((await regenerate(arranged)).proposal.lineCount).toBe(skus.length);
      const pages = [
        await read(arranged, { limit: 60 }),
        await read(arranged, { limit: 60, after: skus[59] }),
      ];
      expect(pages.flatMap(({ proposal }) => proposal?.lines.map(({ sku }) => sku))).toEqual(skus);
      expect(pages.flatMap(({ snapshot }) => snapshot.lines.map(({ sku }) => sku))).toEqual(skus);
      expect(pages.map(({ nextCursor }) => nextCursor)).toEqual(['c1.S059', null]);
    });

    it('that was never finished goes, when it is too old to be under way', async () => {
      const year = await arrangeYear();
      const { warehouseId } = year;
      const { id } = answerOf<{ id: string }>(await store.commit('openProposal', { warehouseId }));
      const line = {
        sku: 'A',
        ...proposeLine(new Map(), 0, { currentStock: 0, inTransit: 0, inProduction: 0 }),
      };
      accepted(await store.commit('addProposalLines', { warehouseId, proposalId: id, lines: [line] }));
      expect((await read(year)).proposal).toBeNull();
      await regenerate(year);
      expect((await statuses(year)).map(({ status }) => status)).toEqual(['DRAFT', 'PROPOSED']);
      clock.now += draftLifeMs + 1;
      await regenerate(year);
      expect((await statuses(year)).map(({ status }) => status)).toEqual(['SUPERSEDED', 'PROPOSED']);
    });
  });

  describe('the snapshot', () => {
    it('says run rate and cover of every level, counted or not, from the same day on as the proposal', async () => {
      const year = await arrangeYear();
      const { warehouseId, supervisor } = year;
      accepted(await updateStock(store, supervisor, [sale('B', 40)]));
      const expected = async () => {
        const { snapshot } = await read(year);
        expect(snapshot.at).toBe(new Date(clock.now).toISOString());
        for (const [index, sku] of ['A', 'B', 'C'].entries()) {
          const { currentQuantity } = snapshot.lines[index]!;
          const days = await consumedByDay(warehouseId, sku);
          const cover = measureCover(days, dayOf(clock.now), currentQuantity);
          expect(snapshot.lines[index]).toEqual({
            sku,
            name: `Name of ${sku}`,
            currentQuantity,
            inTransit: 0,
            inProduction: 0,
            ...cover,
          });
        }
        return snapshot.lines;
      };
      const before = await expected();
      expect(before.map(({ currentQuantity }) => currentQuantity)).toEqual([272, 205, 3]);
      expect(before[2]).toMatchObject({ runRatePerMonth: 0, monthsOfCover: null });
      await countEverything(store, clock);
      expect(await expected()).toEqual(before);
    });
  });

  describe('approving', () => {
    const ordersOf = ({ warehouseId }: Arranged) =>
      engine.sql<{ sku: string; quantity: number }>(
        `select sku, quantity from replenishment_orders where warehouse_id = '${warehouseId}' order by sku`,
      );

    it('orders what the quarter needs, once, and answers the same again', async () => {
      const year = await arrangeYear();
      accepted(await updateStock(store, year.supervisor, [sale('A', 250)]));
      const { proposal } = await regenerate(year);
      const lines = (await read(year)).proposal!.lines;
      const needed = lines.filter(({ quarterQuantity }) => quarterQuantity > 0);
      const first = answerOf<Approved>(await approve(year, proposal.id));
      expect(first.proposal).toMatchObject({ id: proposal.id, status: 'APPROVED', horizon: 'QUARTER' });
      expect(first.orders.map(({ sku, quantity, status }) => ({ sku, quantity, status }))).toEqual(
        needed.map(({ sku, quarterQuantity }) => ({ sku, quantity: quarterQuantity, status: 'PLACED' })),
      );
      expect(first.orders.length).toBeGreaterThan(0);
      const again = answerOf<Approved>(await approve(year, proposal.id, { horizon: 'HALF_YEAR' }));
      expect(again).toEqual({ ...first, alreadyApproved: true });
      expect(await ordersOf(year)).toHaveLength(first.orders.length);
      expect((await read(year)).proposal).toBeNull();
    });

    it('takes another horizon, and quantities of its own for some lines', async () => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      const [a] = (await read(year)).proposal!.lines;
      const chosen = { horizon: 'HALF_YEAR', lines: [{ sku: 'B', quantity: 7 }] } as const;
      const { orders } = answerOf<Approved>(
        await approve(year, proposal.id, { ...chosen, lines: [...chosen.lines] }),
      );
      expect(orders).toMatchObject([
        { sku: 'A', quantity: a!.halfYearQuantity },
        { sku: 'B', quantity: 7 },
      ]);
    });

    it('leaves out a line whose quantity is 0', async () => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      const lines = [
        { sku: 'A', quantity: 0 },
        { sku: 'B', quantity: 1 },
      ];
      const { orders } = answerOf<Approved>(await approve(year, proposal.id, { lines }));
      expect(orders).toMatchObject([{ sku: 'B', quantity: 1 }]);
    });

    it('places orders once when two approve at the same time', async () => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      const lines = [{ sku: 'A', quantity: 4 }];
      const both = await Promise.all([
        approve(year, proposal.id, { lines }),
        approve(year, proposal.id, { lines }),
      ]);
      const answers = both.map((outcome) => answerOf<Approved>(outcome));
      expect(answers.filter(({ alreadyApproved }) => alreadyApproved)).toHaveLength(1);
      expect(answers[0]!.orders).toEqual(answers[1]!.orders);
      expect(await ordersOf(year)).toHaveLength(answers[0]!.orders.length);
    });

    it('gives each order its own id, with which dispatch ships it', async () => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      const lines = ['A', 'B'].map((sku) => ({ sku, quantity: 2 }));
      const { orders } = answerOf<Approved>(await approve(year, proposal.id, { lines }));
      expect(new Set(orders.map(({ id }) => id)).size).toBe(2);
      const shipped = await arrangeShipment(
        store,
        year.warehouseId,
        { A: 2 },
        { replenishmentOrderId: orders[0]!.id },
      );
      expect(shipped.replenishmentOrderId).toBe(orders[0]!.id);
      const again = answerOf<Approved>(await approve(year, proposal.id));
      expect(again.orders.map(({ status }) => status)).toEqual(['SHIPPED', 'PLACED']);
    });

    it.each<[string, BodyOf<'approveForecast'>, object]>([
      ['a SKU twice', { lines: [one('A'), one('A')] }, { code: 'DUPLICATE_SKUS', duplicateSkus: ['A'] }],
      [
        'SKUs without a line',
        { lines: [one('A'), one('C'), one('X')] },
        { code: 'UNPROPOSED_SKUS', unproposedSkus: ['C', 'X'] },
      ],
    ])('refuses %s, and orders nothing', async (_case, body, refusal) => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      expect(refusalOf(await approve(year, proposal.id, body))).toEqual(refusal);
      expect(await ordersOf(year)).toEqual([]);
      expect((await read(year)).proposal).toMatchObject({ id: proposal.id, status: 'PROPOSED' });
      expect(answerOf<Approved>(await approve(year, proposal.id)).alreadyApproved).toBeUndefined();
    });
  });

  describe('deciding', () => {
    it('keeps the reason of a rejection, and a decision is final', async () => {
      const year = await arrangeYear();
      const { proposal } = await regenerate(year);
      const { id: proposalId } = proposal;
      const rejected = answerOf<Published>(await reject(year, proposalId, 'half of it is enough'));
      expect(rejected.proposal).toEqual({
        ...proposal,
        status: 'REJECTED',
        reason: 'half of it is enough',
        decidedAt: new Date(clock.now).toISOString(),
      });
      const state = { code: 'PROPOSAL_STATE', proposalId, status: 'REJECTED' };
      expect(refusalOf(await approve(year, proposalId))).toEqual(state);
      expect(refusalOf(await reject(year, proposalId))).toEqual(state);
    });

    it('fits a superseded or an approved one no more', async () => {
      const year = await arrangeYear();
      const old = (await regenerate(year)).proposal.id;
      const { id } = (await regenerate(year)).proposal;
      const superseded = { code: 'PROPOSAL_STATE', proposalId: old, status: 'SUPERSEDED' };
      expect(refusalOf(await approve(year, old))).toEqual(superseded);
      expect(refusalOf(await reject(year, old))).toEqual(superseded);
      accepted(await approve(year, id));
      const approved = { code: 'PROPOSAL_STATE', proposalId: id, status: 'APPROVED' };
      expect(refusalOf(await reject(year, id))).toEqual(approved);
    });

    it('finds neither another tenant’s proposal, nor a draft, nor one that does not exist', async () => {
      const [year, other] = [await arrangeYear(), await arrangeWarehouse(store)];
      const { id } = (await regenerate(year)).proposal;
      const { warehouseId } = year;
      const draft = answerOf<{ id: string }>(await store.commit('openProposal', { warehouseId }));
      for (const [who, which] of [
        [other, id],
        [year, draft.id],
        [year, 'none'],
      ] as const) {
        expect(refusalOf(await approve(who, which))).toEqual({ code: 'NOT_FOUND' });
        expect(refusalOf(await reject(who, which))).toEqual({ code: 'NOT_FOUND' });
      }
      expect((await read(year)).proposal?.status).toBe('PROPOSED');
    });
  });
});

function one(sku: string) {
  return { sku, quantity: 1 };
}
