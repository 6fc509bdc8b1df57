import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { settledSortKeys } from '@wms/domain';
import { numberColumns, useColumnNames } from './stock-columns.tsx';
import { orderOf, type StockColumn } from './stock-view.ts';
import type { StockFilter } from './use-stock.ts';

interface StockHeadProps {
  readonly columns: readonly StockColumn[];
  /** What the list that is shown was asked for. */
  readonly filter: StockFilter;
  readonly onSort: (column: StockColumn) => void;
}

/** The columns' names: pressed, they sort the list. */
export function StockHead({ columns, filter, onSort }: StockHeadProps) {
  const names = useColumnNames();
  const { by, descending } = orderOf(filter.sort);
  const direction = descending ? 'descending' : 'ascending';
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="rowgroup" className="wms-stock-head">
      <div role="row" aria-rowindex={1} className="wms-stock-row">
        {columns.map((column) => (
          <div
            role="columnheader"
            key={column}
            data-number={numberColumns.has(column) || undefined}
            aria-sort={column === by ? direction : undefined}
          >
            {filter.asOf === null || settledSortKeys.has(column) ? (
              <button type="button" className="wms-sort" onClick={() => onSort(column)}>
                {names[column]}
                {column === by && <Arrow aria-hidden size={16} />}
              </button>
            ) : (
              names[column]
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
