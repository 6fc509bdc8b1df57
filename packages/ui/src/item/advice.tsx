import { Link } from '@tanstack/react-router';
import type { AlertAnswer, RecommendationAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { AlertMark } from '../elements/status-mark.tsx';
import { useNow } from '../elements/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import { describeAge } from '../queue/describe-age.ts';
import { RecommendationTerms } from '../replenishment/recommendation-terms.tsx';
import { useAlertOf, useRecommendationOf } from './use-item.ts';

/** What stands to be ordered of an item: its alert, and what its use recommends. */
export function Advice({ sku }: { sku: string }) {
  const { t } = useTranslation();
  const { data: alert } = useAlertOf(sku);
  const { data: recommendation } = useRecommendationOf(sku);
  return (
    <section className="wms-card" aria-label={t('item.advice.title')}>
      <header className="wms-section-head">
        <h2>{t('item.advice.title')}</h2>
        <Link to="/replenishment" className="wms-link">
          {t('item.advice.toAlerts')}
        </Link>
      </header>
      {alert === null && <p>{t('item.advice.noAlert')}</p>}
      {alert && <LiveAlert alert={alert} />}
      {recommendation && <Recommended recommendation={recommendation} />}
    </section>
  );
}

function LiveAlert({ alert }: { alert: AlertAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { order } = alert;
  return (
    <p>
      <AlertMark status={alert.status} />{' '}
      {order
        ? t('item.advice.alertOrdered', {
            quantity: format.number(order.quantity),
            status: t(`replenishment.orderStatus.${order.status}`),
          })
        : t('item.advice.alertOpen', {
            age: describeAge(t, now - Date.parse(alert.openedAt)),
            quantity: format.number(alert.suggestedQuantity),
          })}
    </p>
  );
}

function Recommended({ recommendation }: { recommendation: RecommendationAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { recommendedOrder, consumedInPeriod, periodDays } = recommendation;
  return (
    <>
      <p>
        <strong>
          {recommendedOrder > 0
            ? t('item.advice.recommended', { quantity: format.number(recommendedOrder) })
            : t('item.advice.notDue')}
        </strong>{' '}
        {t('item.advice.used', {
          consumed: format.number(consumedInPeriod),
          days: format.number(periodDays),
        })}
      </p>
      <details>
        <summary>{t('replenishment.recommendations.explain')}</summary>
        <RecommendationTerms recommendation={recommendation} />
      </details>
    </>
  );
}
