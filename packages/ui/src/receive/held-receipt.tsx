import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import type { ReceiptBody } from './receipt-form.ts';

/** What a receipt was to book. */
export function HeldReceipt({ body }: { body: ReceiptBody | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, close } = body ?? {};
  if (lines === undefined) return <p>{t(close ? 'queue.holds.close' : 'queue.holds.everything')}</p>;
  const counted = lines.map(({ sku, receivedQty }) => `${format.number(receivedQty)} × ${sku}`).join(', ');
  return <p>{t('queue.holds.counts', { lines: counted })}</p>;
}
