import type { TestDatabase } from './databases.ts';

/** How many rows a warehouse really has, under the names that the kept counts go by. */
export async function realRowCounts(
  database: Pick<TestDatabase, 'sql'>,
  warehouseId: string,
): Promise<Record<string, number>> {
  const here = `where warehouse_id = '${warehouseId}'`;
  const rows = await database.sql<{ name: string; value: number }>(
    `select 'ledger' as name, count(*) as value from stock_transactions ${here} having count(*) > 0
       union all select 'workers', count(*) from users ${here} and role = 'WORKER' having count(*) > 0
       union all select 'levels.' || status, count(*) from stock_levels ${here} group by status
       union all select 'reviews', count(*) from stock_levels ${here} and needs_review having count(*) > 0
      union all select 'shipments.' || status, count(*) from shipments ${here} group by status
       union all select 'alerts.' || status, count(*) from alerts ${here} group by status`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
