import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';

/** The bar is full at half a year, the longest that is ordered for; longer cover is told by its figure alone. */
const barMonthsMax = 6;

/** Below these many months a bar warns: goods take about a week to come, and a quarter is what is ordered for. */
const shortMonths = 1;
const lowMonths = 3;

const toneOf = (months: number): string =>
  months < shortMonths ? 'bad' : months < lowMonths ? 'warning' : 'good';

/** For how long a SKU lasts, as a bar and as a figure; null is never used. */
export function CoverBar({ months }: { months: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (months === null) return <span className="wms-hint">{t('plan.neverUsed')}</span>;
  const share = Math.min(1, months / barMonthsMax);
  return (
    <span className="wms-cover" data-tone={toneOf(months)}>
      <span className="wms-cover-bar" aria-hidden>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
      {t('plan.months', { count: months, figure: format.number(months) })}
    </span>
  );
}
