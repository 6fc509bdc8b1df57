import { useVirtualizer } from '@tanstack/react-virtual';
import { pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import { type CSSProperties, Fragment, memo, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { type Cells, layoutOf, numberColumns, useCells } from './stock-columns.tsx';
import { StockHead } from './stock-head.tsx';
import type { StockColumn } from './stock-view.ts';
import { type StockPage, useStockPages } from './use-stock.ts';

const rowHeightPx = 40;

/** Rows drawn beyond the visible ones, so that fast scrolling finds them ready. */
const overscanRows = 5;

/** The next page is asked for when this few rows before it are left. */
const prefetchRows = 60;

const pageOfRow = (index: number): number => Math.floor(index / pageLimitMax) + 1;

/** How many rows there are at least, as far as a page tells; one more than it holds where another page follows. */
const reachOf = ({ page, levels, nextCursor }: StockPage): number =>
  (page - 1) * pageLimitMax + levels.length + (nextCursor === null ? 0 : 1);

interface StockTableProps {
  readonly first: StockPage;
  readonly columns: readonly StockColumn[];
  readonly onSort: (column: StockColumn) => void;
}

/**
 * Only the rows in view are in the page, however many there are, and only their pages are read. The roles of a table
 * are given by hand, because rows that are placed one by one cannot be laid out by a table element.
 */
export function StockTable({ first, columns, onSort }: StockTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const cells = useCells();
  // What a search finds is not counted ahead; its end is known when it is reached.
  const [reached, setReached] = useState(0);
  const rowCount = first.total ?? Math.max(reached, reachOf(first));
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: overscanRows,
  });
  const { sort } = first.filter;
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [sort]);
  const items = virtualizer.getVirtualItems();
  const lastIndex = Math.min((items.at(-1)?.index ?? 0) + prefetchRows, rowCount - 1);
  const inView = pagesBetween(pageOfRow(items[0]?.index ?? 0), pageOfRow(lastIndex));
  const { pageAt, failed } = useStockPages(first.filter, inView);
  const pages = inView.map((page) => ({ page, data: pageAt(page) }));
  const reach = Math.max(...pages.map(({ data }) => (data ? reachOf(data) : 0)));
  if (reach > reached) setReached(reach);
  const { tracks, minWidth } = layoutOf(columns);

  return (
    <>
      {failed?.error && !isOffline(failed.error) && (
        <FailureAlert failure={failureOf(failed.error)} onRetry={() => void failed.refetch()} />
      )}
      <div
        className="wms-stock-scroll"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={t('stock.scroller')}
      >
        <div
          role="table"
          aria-label={t('stock.table')}
          aria-rowcount={first.total === null ? -1 : rowCount + 1}
          className="wms-stock"
          style={{ '--wms-stock-tracks': tracks, minWidth } as CSSProperties}
        >
          <StockHead columns={columns} filter={first.filter} onSort={onSort} />
          <div role="rowgroup" className="wms-stock-body" style={{ height: virtualizer.getTotalSize() }}>
            {pages.map(({ page, data }) => (
              <Fragment key={page}>
                {items
                  .filter(({ index }) => pageOfRow(index) === page)
                  .map((item) => {
                    const level = data?.levels[item.index - (page - 1) * pageLimitMax];
                    return level ? (
                      <StockRow
                        key={level.sku}
                        index={item.index}
                        startPx={item.start}
                        {...{ level, columns, cells }}
                      />
                    ) : (
                      <WaitingRow key={item.index} index={item.index} startPx={item.start} />
                    );
                  })}
              </Fragment>
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

const pagesBetween = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

interface Place {
  readonly index: number;
  readonly startPx: number;
}

const rowAt = ({ index, startPx }: Place) => ({
  role: 'row',
  'aria-rowindex': index + 2,
  className: 'wms-stock-row',
  style: { height: rowHeightPx, transform: `translateY(${startPx}px)` },
});

interface StockRowProps extends Place {
  readonly level: StockLevelAnswer;
  readonly columns: readonly StockColumn[];
  readonly cells: Cells;
}

/** Remembered, so that scrolling draws only the rows that come into view. */
const StockRow = memo(function StockRow({ level, columns, cells, ...place }: StockRowProps) {
  return (
    <div {...rowAt(place)}>
      {columns.map((column) => (
        <div role="cell" key={column} data-number={numberColumns.has(column) || undefined}>
          {cells[column](level)}
        </div>
      ))}
    </div>
  );
});

/** A page that has not come has its places. */
function WaitingRow(place: Place) {
  return (
    <div {...rowAt(place)} aria-busy>
      <div role="cell" className="wms-hint">
        …
      </div>
    </div>
  );
}
