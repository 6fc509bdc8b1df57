import type { RecommendationAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { Term } from '../elements/term.tsx';
import { useFormat } from '../i18n/use-format.ts';

/** How a recommendation comes about, term by term, so that a person can check it. */
export function RecommendationTerms({ recommendation }: { recommendation: RecommendationAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { explanation, depletionDate, daysOfStockLeft } = recommendation;
  const figures = {
    atHand: format.number(recommendation.currentStock),
    inTransit: format.number(recommendation.inTransit),
    inProduction: format.number(recommendation.inProduction),
    position: format.number(explanation.position),
    consumed: format.number(recommendation.consumedInPeriod),
    days: format.number(recommendation.periodDays),
    velocity: format.number(Number(recommendation.velocityPerDay)),
    lead: format.number(explanation.leadTimeDays),
    safety: format.number(explanation.safetyDays),
    reorderPoint: format.number(recommendation.reorderPoint),
    periodDemand: format.number(explanation.periodDemand),
    shortfall: format.number(explanation.shortfall),
    recommended: format.number(recommendation.recommendedOrder),
    ourStock: format.number(recommendation.ourStock),
    achievable: format.number(recommendation.achievableOrder),
    daysLeft: format.number(daysOfStockLeft ?? 0),
  };
  const depletion = () => {
    if (daysOfStockLeft === null) return t('replenishment.recommendations.terms.depletionNever');
    if (depletionDate === null) return t('replenishment.recommendations.terms.depletionLong', figures);
    const date = format.calendarDate(depletionDate);
    return t('replenishment.recommendations.terms.depletionHow', { ...figures, date });
  };
  return (
    <dl className="wms-terms">
      <Term name={t('replenishment.recommendations.terms.position')}>
        {t('replenishment.recommendations.terms.positionHow', figures)}
      </Term>
      <Term name={t('replenishment.recommendations.terms.velocity')}>
        {t('replenishment.recommendations.terms.velocityHow', figures)}
      </Term>
      <Term name={t('replenishment.recommendations.terms.reorderPoint')}>
        {t('replenishment.recommendations.terms.reorderPointHow', figures)}
      </Term>
      <Term name={t('replenishment.recommendations.terms.due')}>
        {explanation.isDue
          ? t('replenishment.recommendations.terms.isDue', figures)
          : t('replenishment.recommendations.terms.isNotDue', figures)}
      </Term>
      <Term name={t('replenishment.recommendations.terms.recommended')}>
        {explanation.isDue
          ? t('replenishment.recommendations.terms.recommendedHow', figures)
          : t('replenishment.recommendations.terms.recommendedNone')}
      </Term>
      {explanation.isDue && (
        <Term name={t('replenishment.recommendations.terms.achievable')}>
          {t('replenishment.recommendations.terms.achievableHow', figures)}
        </Term>
      )}
      <Term name={t('replenishment.recommendations.terms.depletion')}>{depletion()}</Term>
    </dl>
  );
}
