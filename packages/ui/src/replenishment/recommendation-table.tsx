import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RecommendationAnswer } from '@wms/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { RecommendationTerms } from './recommendation-terms.tsx';

const numberColumns = ['atHand', 'coming', 'consumed', 'daysLeft'] as const;
const columnCount = 9;

/** What to order of each SKU, with the reason one press away. */
export function RecommendationTable({ rows }: { rows: readonly RecommendationAnswer[] }) {
  const { t } = useTranslation();
  const title = t('replenishment.recommendations.title');
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('replenishment.recommendations.item')}</th>
            {numberColumns.map((name) => (
              <th key={name} scope="col" className="wms-number">
                {t(`replenishment.recommendations.${name}`)}
              </th>
            ))}
            <th scope="col">{t('replenishment.recommendations.orderBy')}</th>
            <th scope="col" className="wms-number">
              {t('replenishment.recommendations.recommended')}
            </th>
            <th scope="col" className="wms-number">
              {t('replenishment.recommendations.achievable')}
            </th>
            <th scope="col">{t('replenishment.recommendations.explain')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RecommendationRow key={row.sku} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecommendationRow({ row }: { row: RecommendationAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const termsId = useId();
  const { sku, daysOfStockLeft, orderByDate } = row;
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <>
      <tr>
        <th scope="row">
          <Link to="/stock/$sku" params={{ sku }} className="wms-link wms-sku">
            {sku}
          </Link>
          <span className="wms-item-name">{row.name}</span>
        </th>
        <td className="wms-number">{format.number(row.currentStock)}</td>
        <td className="wms-number">{format.number(row.inTransit + row.inProduction)}</td>
        <td className="wms-number">{format.number(row.consumedInPeriod)}</td>
        <td className="wms-number">
          {daysOfStockLeft === null
            ? t('replenishment.recommendations.never')
            : format.number(daysOfStockLeft)}
        </td>
        <td className="wms-when">{orderByDate === null ? '–' : format.calendarDate(orderByDate)}</td>
        <td className="wms-number">
          <strong>{format.number(row.recommendedOrder)}</strong>
        </td>
        <td className="wms-number">{format.number(row.achievableOrder)}</td>
        <td className="wms-row-end">
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            aria-controls={termsId}
            aria-label={t('replenishment.recommendations.explainOf', { sku })}
            rightSection={<Chevron aria-hidden size={16} />}
            onClick={() => setOpen(!open)}
          >
            {t('replenishment.recommendations.explain')}
          </Button>
        </td>
      </tr>
      <tr id={termsId} className="wms-explained" hidden={!open}>
        <td colSpan={columnCount}>{open && <RecommendationTerms recommendation={row} />}</td>
      </tr>
    </>
  );
}
