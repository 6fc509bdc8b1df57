import { dayOf } from '@wms/domain';
import type { TestDatabase } from './databases.ts';

/** One day of one SKU, as the database keeps it and as the ledger says it again. */
export interface DayRow {
  readonly sku: string;
  readonly day: number;
  readonly consumed: number;
  readonly last: string;
}

type Sql = Pick<TestDatabase, 'sql'>;

/** The consumption that is kept of a warehouse, by SKU and day. */
export function keptConsumption({ sql }: Sql, warehouseId: string): Promise<DayRow[]> {
  return sql<DayRow>(
    `select sku, day, consumed, last_transaction_id as last from consumption_days
       where warehouse_id = '${warehouseId}' order by sku, day`,
  );
}

/** The same, said once more from the ledger, as simply as possible. */
export async function recountedConsumption({ sql }: Sql, warehouseId: string): Promise<DayRow[]> {
  const rows = await sql<{ id: string; sku: string; type: string; delta: number; at: number }>(
    `select id, sku, type, delta, occurred_at as at from stock_transactions
       where warehouse_id = '${warehouseId}' order by sku, sequence`,
  );
  const days = new Map<string, DayRow>();
  for (const { id, sku, type, delta, at } of rows) {
    const day = dayOf(at);
    const key = `${sku}\n${day}`;
    const isConsumption = ['SALE', 'ISSUANCE', 'OUT', 'DAMAGE', 'RETURN'].includes(type);
    const consumed = (days.get(key)?.consumed ?? 0) - (isConsumption ? delta : 0);
    days.set(key, { sku, day, consumed, last: id });
    for (const [other, row] of days)
      if (row.sku === sku && row.day > day) days.set(other, { ...row, last: id });
  }
  return [...days.values()].toSorted((a, b) => (a.sku === b.sku ? a.day - b.day : a.sku < b.sku ? -1 : 1));
}
