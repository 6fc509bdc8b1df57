import { useRouter } from '@tanstack/react-router';
import type { StockLevelAnswer } from '@wms/contract';
import { missingToPar } from '@wms/domain';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StockMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import type { StockColumn } from './stock-view.ts';

/** How wide a column is: at least so many rem, and which share of what is left. Names and arrows fit in every language. */
const widths: Readonly<Record<StockColumn, { readonly minRem: number; readonly share: number }>> = {
  sku: { minRem: 9, share: 1 },
  name: { minRem: 12, share: 2.2 },
  status: { minRem: 7.5, share: 0 },
  currentQuantity: { minRem: 6.75, share: 0 },
  missingToPar: { minRem: 8.75, share: 0 },
  refillThreshold: { minRem: 6.25, share: 0 },
  parLevel: { minRem: 5.75, share: 0 },
  updatedAt: { minRem: 10.75, share: 0 },
};

/** The columns' places in a row, for CSS. */
export function layoutOf(columns: readonly StockColumn[]): { tracks: string; minWidth: string } {
  const shown = columns.map((column) => widths[column]);
  return {
    tracks: shown
      .map(({ minRem, share }) => `minmax(${minRem}rem, ${share || minRem}${share ? 'fr' : 'rem'})`)
      .join(' '),
    minWidth: `${shown.reduce((sum, { minRem }) => sum + minRem, 0)}rem`,
  };
}

export const numberColumns: ReadonlySet<StockColumn> = new Set([
  'currentQuantity',
  'missingToPar',
  'refillThreshold',
  'parLevel',
]);

export function useColumnNames(): Readonly<Record<StockColumn, string>> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      sku: t('stock.sku'),
      name: t('stock.name'),
      status: t('stock.status'),
      currentQuantity: t('stock.current'),
      missingToPar: t('stock.missing'),
      refillThreshold: t('stock.threshold'),
      parLevel: t('stock.par'),
      updatedAt: t('stock.updated'),
    }),
    [t],
  );
}

/** A press that asks for a tab or window of its own is the browser's. */
const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  metaKey || ctrlKey || shiftKey || altKey;

/** What a column shows of a level. */
export type Cells = Readonly<Record<StockColumn, (level: StockLevelAnswer) => ReactNode>>;

export function useCells(): Cells {
  const { history, navigate } = useRouter();
  const format = useFormat();
  return useMemo(
    () => ({
      // A router's own link watches the address in every row, which costs more than drawing the row.
      sku: ({ sku }) => (
        <a
          href={history.createHref(`/stock/${encodeURIComponent(sku)}`)}
          onClick={(event) => {
            if (opensElsewhere(event)) return;
            event.preventDefault();
            void navigate({ to: '/stock/$sku', params: { sku } });
          }}
          className="wms-link wms-sku"
        >
          {sku}
        </a>
      ),
      name: ({ name }) => name,
      status: ({ status }) => <StockMark status={status} />,
      currentQuantity: ({ currentQuantity }) => <strong>{format.number(currentQuantity)}</strong>,
      missingToPar: (level) => format.number(Math.max(0, missingToPar(level))),
      refillThreshold: ({ refillThreshold }) => format.number(refillThreshold),
      parLevel: ({ parLevel }) => format.number(parLevel),
      updatedAt: ({ updatedAt }) => format.dateTime(updatedAt),
    }),
    [history, navigate, format],
  );
}
