import { Link } from '@tanstack/react-router';
import type { StockTransactionAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';

interface TransactionTableProps {
  readonly rows: readonly StockTransactionAnswer[];
  readonly label: string;
  /** Left out where all rows are of one SKU. */
  readonly withSku?: boolean;
}

/** Rows of the ledger, newest first. */
export function TransactionTable({ rows, label, withSku = true }: TransactionTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('transactions.when')}</th>
            {withSku && <th scope="col">{t('transactions.sku')}</th>}
            <th scope="col">{t('transactions.type')}</th>
            <th scope="col" className="wms-number">
              {t('transactions.change')}
            </th>
            <th scope="col" className="wms-number">
              {t('transactions.after')}
            </th>
            <th scope="col">{t('transactions.source')}</th>
            <th scope="col">{t('transactions.reference')}</th>
            <th scope="col">{t('transactions.station')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="wms-when">{format.dateTime(row.occurredAt)}</td>
              {withSku && (
                <th scope="row">
                  <Link to="/stock/$sku" params={{ sku: row.sku }} className="wms-link wms-sku">
                    {row.sku}
                  </Link>
                </th>
              )}
              <td>{t(`movementType.${row.type}`)}</td>
              <td className="wms-number" data-tone={row.delta < 0 ? 'short' : undefined}>
                {format.signed(row.delta)}
              </td>
              <td className="wms-number">{format.number(row.quantityAfter)}</td>
              <td>{t(`movementSource.${row.source}`)}</td>
              <td>{row.reference ?? '–'}</td>
              <td>{row.stationId ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
