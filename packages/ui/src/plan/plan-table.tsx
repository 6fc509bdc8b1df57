import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveBetweenFields } from '../elements/move-between-fields.ts';
import { PlanExplanation } from './plan-explanation.tsx';
import type { PlanLine } from './plan-lines.ts';
import { PlanRow, type PlanRowProps } from './plan-row.tsx';

const rowHeightPx = 60;

/** Rows drawn beyond the visible ones, so that fast scrolling and the arrow keys find them ready. */
const overscanRows = 6;

const coverHeadings = ['item', 'cover', 'position', 'perMonth'] as const;
const proposalHeadings = ['order', 'method', 'explain'] as const;
const numbers: ReadonlySet<string> = new Set(['position', 'perMonth']);

type PlanTableProps = Pick<PlanRowProps, 'horizon' | 'edits' | 'onEdit'> & {
  readonly lines: readonly PlanLine[];
  readonly proposalId: string | null;
};

/**
 * Only the rows in view are in the page, however many there are; one may be open with its explanation. The roles of a
 * table are given by hand, because rows that are placed one by one cannot be laid out by a table element.
 */
export function PlanTable({ lines, horizon, edits, onEdit, proposalId }: PlanTableProps) {
  const { t } = useTranslation();
  const headings = proposalId === null ? coverHeadings : [...coverHeadings, ...proposalHeadings];
  const scroller = useRef<HTMLDivElement>(null);
  const [openSku, setOpenSku] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => lines[index]?.sku ?? index,
    overscan: overscanRows,
  });
  return (
    <div
      className="wms-stock-scroll wms-plan-scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('plan.scroller')}
    >
      <div
        role="table"
        aria-label={t('plan.table')}
        aria-rowcount={lines.length + 1}
        className="wms-stock"
        data-cover-only={proposalId === null || undefined}
      >
        <div role="rowgroup" className="wms-stock-head">
          <div role="row" aria-rowindex={1} className="wms-plan-row">
            {headings.map((name) => (
              <div role="columnheader" key={name} data-number={numbers.has(name) || undefined}>
                {t(`plan.${name}`)}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="wms-stock-body"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={(event) => moveBetweenFields(event, 'FIELD')}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            if (!line) return null;
            const open = line.sku === openSku;
            return (
              <div
                role="presentation"
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className="wms-plan-item"
                style={{ transform: `translateY(${start}px)` }}
              >
                <div role="row" aria-rowindex={index + 2} className="wms-plan-row">
                  <PlanRow
                    line={line}
                    withProposal={proposalId !== null}
                    horizon={horizon}
                    edits={edits}
                    onEdit={onEdit}
                    open={open}
                    onToggle={() => setOpenSku(open ? null : line.sku)}
                  />
                </div>
                {open && line.proposed && proposalId && (
                  <div role="row" className="wms-plan-explained">
                    <div role="cell" aria-colspan={headings.length}>
                      <PlanExplanation line={line.proposed} horizon={horizon} proposalId={proposalId} />
                    </div>
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
