import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import type { Totals } from './receipt-form.ts';

/** Expected and counted, apart, and large enough to read from the pallet. */
export function ReceiptTotals({ totals }: { totals: Totals }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = totals.counted === null ? t('receive.totals.nothingYet') : format.number(totals.counted);
  const variance = totals.counted === null ? '–' : format.signed(totals.variance);
  const tone =
    totals.counted === null || totals.variance === 0 ? undefined : totals.variance < 0 ? 'short' : 'over';
  return (
    <dl className="wms-totals">
      <div>
        <dt>{t('receive.totals.expected')}</dt>
        <dd>{format.number(totals.expected)}</dd>
      </div>
      <div>
        <dt>{t('receive.totals.received')}</dt>
        <dd>{format.number(totals.received)}</dd>
      </div>
      <div data-counted={totals.counted === null ? undefined : true}>
        <dt>{t('receive.totals.counted')}</dt>
        <dd data-quiet={totals.counted === null || undefined}>{counted}</dd>
      </div>
      <div data-tone={tone}>
        <dt>{t('receive.totals.variance')}</dt>
        <dd>{variance}</dd>
      </div>
    </dl>
  );
}
