import type { Statements } from '../../store/statements/statements.ts';

export type WarehouseRow = Awaited<ReturnType<Statements['pageWarehouseSummaries']>>[number];

/** Warehouses read at a time while looking for some. */
const rowsPerStepMax = 500;

export interface WarehouseSearch {
  /** What the warehouse's or the company's name must hold, in any case of letters; '' for any. */
  readonly search: string;
  readonly accountId: string | undefined;
  readonly after: string;
  readonly limit: number;
}

/** Looks through every warehouse, by id: too long for the request path. Compared here, as with accounts. */
export async function findWarehouses(
  q: Statements,
  { search, accountId, after, limit }: WarehouseSearch,
): Promise<WarehouseRow[]> {
  const needle = search.toLowerCase();
  const fits = ({ name, companyName }: WarehouseRow): boolean =>
    name.toLowerCase().includes(needle) || companyName.toLowerCase().includes(needle);
  if (accountId !== undefined) {
    const rows = await q.listWarehouseSummaries({ accountId });
    return rows.filter((row) => row.id > after && fits(row)).slice(0, limit);
  }
  const found: WarehouseRow[] = [];
  for (let from: string | undefined = after; from !== undefined && found.length < limit;) {
    const rows: WarehouseRow[] = await q.pageWarehouseSummaries({ after: from, limit: rowsPerStepMax });
    found.push(...rows.filter(fits));
    from = rows.length === rowsPerStepMax ? rows.at(-1)?.id : undefined;
  }
  return found.slice(0, limit);
}
