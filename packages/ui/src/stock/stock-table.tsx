import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { StockLevelAnswer } from '@wms/contract';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StockMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';

const rowHeightPx = 40;

/** Rows drawn beyond the visible ones, so that fast scrolling finds them ready. */
const overscanRows = 12;

/** The next page is asked for when this few unseen rows are left. */
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

interface StockTableProps {
  readonly levels: readonly StockLevelAnswer[];
  /** How many there are in all, or null when that is not counted. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly onNeedMore: () => void;
}

/**
 * Only the rows in view are in the page, however many there are. The roles of a table are given by hand, because
 * rows that are placed one by one cannot be laid out by a table element.
 */
export function StockTable({ levels, total, hasMore, onNeedMore }: StockTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns();
  const table = useTable({
    features,
    columns,
    data: levels,
    getRowId: (level) => level.sku,
  });
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: overscanRows,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const needsMore = hasMore && lastIndex >= rows.length - prefetchRows;
  useEffect(() => {
    if (needsMore) onNeedMore();
  }, [needsMore, onNeedMore]);

  return (
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
        aria-rowcount={total === null ? -1 : total + 1}
        className="wms-stock"
      >
        <div role="rowgroup" className="wms-stock-head">
          {table.getHeaderGroups().map((group) => (
            <div role="row" aria-rowindex={1} key={group.id} className="wms-stock-row">
              {group.headers.map((header) => (
                <div
                  role="columnheader"
                  key={header.id}
                  data-number={numberColumns.has(header.id) || undefined}
                >
                  <table.FlexRender header={header} />
                </div>
              ))}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="wms-stock-body" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  role="row"
                  aria-rowindex={index + 2}
                  key={row.id}
                  className="wms-stock-row"
                  style={{ height: rowHeightPx, transform: `translateY(${start}px)` }}
                >
                  {row.getAllCells().map((cell) => (
                    <div
                      role="cell"
                      key={cell.id}
                      data-number={numberColumns.has(cell.column.id) || undefined}
                    >
                      <table.FlexRender cell={cell} />
                    </div>
                  ))}
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
