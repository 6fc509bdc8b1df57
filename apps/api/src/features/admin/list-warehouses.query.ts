import type { AnswerOf, ParsedOf, WarehouseSummaryAnswer } from '@wms/contract';
import type { AccountStatus } from '@wms/domain';
import { cursorPageOf } from '../../paging.ts';
import type { Reading } from '../../store/store.ts';
import type { findWarehouses, WarehouseRow } from './find-warehouses.survey.ts';

/** GET /warehouses: every customer's, by id. What there is to do in each comes from the kept counts. */
export async function listWarehouses(
  store: Reading<{ findWarehouses: typeof findWarehouses }>,
  query: ParsedOf<'listAllWarehouses'>['query'],
): Promise<AnswerOf<'listAllWarehouses'>> {
  const { search, accountId, cursor: after = '', limit } = query;
  const found =
    search === undefined && accountId === undefined
      ? await store.read.pageWarehouseSummaries({ after, limit: limit + 1 })
      : await store.survey('findWarehouses', { search: search ?? '', accountId, after, limit: limit + 1 });
  const { rows, around } = cursorPageOf(found, limit, ({ id }) => id, null);
  const counts = await store.read.readRowCountsOfEach(rows.map(({ id }) => ({ warehouseId: id })));
  return { warehouses: rows.map((row, index) => present(row, counts[index] ?? [])), ...around };
}

type RowCount = { readonly name: string; readonly value: number };

function present(row: WarehouseRow, counts: readonly RowCount[]): WarehouseSummaryAnswer {
  const value = (name: string) => counts.find((count) => count.name === name)?.value ?? 0;
  return {
    ...row,
    accountStatus: row.accountStatus as AccountStatus,
    createdAt: new Date(row.createdAt).toISOString(),
    levels: { OK: value('levels.OK'), LOW: value('levels.LOW'), CRITICAL: value('levels.CRITICAL') },
    levelsToReview: value('reviews'),
    alerts: {
      OPEN: value('alerts.OPEN'),
      ACKNOWLEDGED: value('alerts.ACKNOWLEDGED'),
      ORDERED: value('alerts.ORDERED'),
    },
    shipments: {
      PENDING: value('shipments.PENDING'),
      IN_TRANSIT: value('shipments.IN_TRANSIT'),
      PARTIALLY_RECEIVED: value('shipments.PARTIALLY_RECEIVED'),
    },
  };
}
