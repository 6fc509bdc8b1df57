import { createColumnHelper, FlexRender, type Row, tableFeatures, useTable } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { pageLimitMax, type StockLevelAnswer } from '@wms/contract';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isOffline } from '../app/call-failure.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { StockMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { type StockPage, useStockPages } from './use-stock.ts';

const rowHeightPx = 40;

/** Rows drawn beyond the visible ones, so that fast scrolling finds them ready. */
const overscanRows = 5;

/** The next page is asked for when this few rows before it are left. */
const prefetchRows = 60;

const features = tableFeatures({});
const column = createColumnHelper<typeof features, StockLevelAnswer>();

const numberColumns: ReadonlySet<string> = new Set(['currentQuantity', 'refillThreshold', 'parLevel']);

function useColumns() {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () =>
      column.columns([
        column.accessor('sku', {
          header: t('stock.sku'),
          cell: ({ getValue }) => (
            <Link to="/stock/$sku" params={{ sku: getValue() }} className="wms-link wms-sku">
              {getValue()}
            </Link>
          ),
        }),
        column.accessor('name', { header: t('stock.name') }),
        column.accessor('status', {
          header: t('stock.status'),
          cell: ({ getValue }) => <StockMark status={getValue()} />,
        }),
        column.accessor('currentQuantity', {
          header: t('stock.current'),
          cell: ({ getValue }) => <strong>{format.number(getValue())}</strong>,
        }),
        column.accessor('refillThreshold', {
          header: t('stock.threshold'),
          cell: ({ getValue }) => format.number(getValue()),
        }),
        column.accessor('parLevel', {
          header: t('stock.par'),
          cell: ({ getValue }) => format.number(getValue()),
        }),
        column.accessor('updatedAt', {
          header: t('stock.updated'),
          cell: ({ getValue }) => format.dateTime(getValue()),
        }),
      ]),
    [t, format],
  );
}

type Columns = ReturnType<typeof useColumns>;

const noLevels: readonly StockLevelAnswer[] = [];

const pageOfRow = (index: number): number => Math.floor(index / pageLimitMax) + 1;

/** How many rows there are at least, as far as a page tells; one more than it holds where another page follows. */
const reachOf = ({ page, levels, nextCursor }: StockPage): number =>
  (page - 1) * pageLimitMax + levels.length + (nextCursor === null ? 0 : 1);

/**
 * Only the rows in view are in the page, however many there are, and only their pages are read. The roles of a table
 * are given by hand, because rows that are placed one by one cannot be laid out by a table element.
 */
export function StockTable({ first }: { readonly first: StockPage }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns();
  const heading = useTable({ features, columns, data: noLevels });
  // What a search finds is not counted ahead; its end is known when it is reached.
  const [reached, setReached] = useState(0);
  const rowCount = first.total ?? Math.max(reached, reachOf(first));
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: overscanRows,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = Math.min((items.at(-1)?.index ?? 0) + prefetchRows, rowCount - 1);
  const inView = pagesBetween(pageOfRow(items[0]?.index ?? 0), pageOfRow(lastIndex));
  const { pageAt, failed } = useStockPages(first.filter, inView);
  const pages = inView.map((page) => ({ page, data: pageAt(page) }));
  const reach = Math.max(...pages.map(({ data }) => (data ? reachOf(data) : 0)));
  if (reach > reached) setReached(reach);

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
        >
          <div role="rowgroup" className="wms-stock-head">
            {heading.getHeaderGroups().map((group) => (
              <div role="row" aria-rowindex={1} key={group.id} className="wms-stock-row">
                {group.headers.map((header) => (
                  <div
                    role="columnheader"
                    key={header.id}
                    data-number={numberColumns.has(header.id) || undefined}
                  >
                    <FlexRender header={header} />
                  </div>
                ))}
              </div>
            ))}
          </div>
          <div role="rowgroup" className="wms-stock-body" style={{ height: virtualizer.getTotalSize() }}>
            {pages.map(({ page, data }) => (
              <PageRows
                key={page}
                columns={columns}
                levels={data?.levels ?? noLevels}
                firstIndex={(page - 1) * pageLimitMax}
                items={items.filter(({ index }) => pageOfRow(index) === page)}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

const pagesBetween = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

interface PageRowsProps {
  readonly columns: Columns;
  readonly levels: readonly StockLevelAnswer[];
  /** Where the page begins in the list. */
  readonly firstIndex: number;
  readonly items: readonly VirtualItem[];
}

/** The rows of one page that are in view. A page that has not come has their places. */
function PageRows({ columns, levels, firstIndex, items }: PageRowsProps) {
  const table = useTable({ features, columns, data: levels, getRowId });
  const { rows } = table.getRowModel();
  return items.map(({ index, start }) => {
    const row = rows[index - firstIndex];
    return row ? (
      <StockRow key={row.id} row={row} index={index} startPx={start} />
    ) : (
      <WaitingRow key={index} index={index} startPx={start} />
    );
  });
}

const getRowId = (level: StockLevelAnswer): string => level.sku;

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
  readonly row: Row<typeof features, StockLevelAnswer>;
}

/** Remembered, so that scrolling draws only the rows that come into view. */
const StockRow = memo(function StockRow({ row, ...place }: StockRowProps) {
  return (
    <div {...rowAt(place)}>
      {row.getAllCells().map((cell) => (
        <div role="cell" key={cell.id} data-number={numberColumns.has(cell.column.id) || undefined}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
});

function WaitingRow(place: Place) {
  return (
    <div {...rowAt(place)} aria-busy>
      <div role="cell" className="wms-hint">
        …
      </div>
    </div>
  );
}
