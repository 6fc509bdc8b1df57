import {
  readStockSort,
  settledSortKeys,
  type StockOrder,
  type StockSort,
  type StockSortKey,
  stockSortKeys,
  stockSorts,
  writeStockSort,
} from '@wms/domain';

/** A column is named by what it is sorted by. */
export type StockColumn = StockSortKey;

/** Those that can be hidden; a row without its SKU says nothing. */
export const optionalColumns = stockSortKeys.filter((column) => column !== 'sku');

export const usualColumns: readonly StockColumn[] = optionalColumns.filter(
  (column) => column !== 'missingToPar',
);

export const usualStockSort: StockSort = 'sku';

/** All that is shown, in the one order that columns have. */
export const shownColumns = (chosen: readonly StockColumn[]): readonly StockColumn[] =>
  stockSortKeys.filter((column) => column === 'sku' || chosen.includes(column));

export const isStockSort = (value: unknown): value is StockSort => stockSorts.some((sort) => sort === value);

export const isColumnChoice = (value: unknown): value is readonly StockColumn[] =>
  Array.isArray(value) && value.every((column) => optionalColumns.some((known) => known === column));

const usualOrder: StockOrder = { by: 'sku', descending: false };

export const orderOf = (sort: StockSort): StockOrder => readStockSort(sort) ?? usualOrder;

/** The order that a list is read in: one by a column that is not shown, or that the past does not have, is not taken. */
export function sortOfList(
  sort: StockSort,
  { chosen, isPast }: { readonly chosen: readonly StockColumn[]; readonly isPast: boolean },
): StockSort {
  const { by } = orderOf(sort);
  const isThere = shownColumns(chosen).includes(by) && (!isPast || settledSortKeys.has(by));
  return isThere ? sort : usualStockSort;
}

/** What a press on a column's name makes of the order: its own, and pressed once more the other way round. */
export function pressedSort(sort: StockSort, column: StockColumn): StockSort {
  const { by, descending } = orderOf(sort);
  return writeStockSort({ by: column, descending: by === column && !descending });
}
