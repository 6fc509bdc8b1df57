import { Loader } from '@mantine/core';
import type { ProposalLineAnswer } from '@wms/contract';
import { demandPatterns, type ForecastHorizon } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../app/call-failure.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Term } from '../elements/term.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { ForecastPlot } from '../plots/forecast-plot.tsx';
import { horizonQuantity } from './plan-lines.ts';
import { useForecastWeeks } from './use-plan.ts';

interface PlanExplanationProps {
  readonly line: ProposalLineAnswer;
  readonly horizon: ForecastHorizon;
  readonly proposalId: string;
}

/** Why a line proposes what it does: every term, the method with its error, and the weeks it comes from. */
export function PlanExplanation({ line, horizon, proposalId }: PlanExplanationProps) {
  const weeks = useForecastWeeks(line.sku, proposalId);
  return (
    <div className="wms-halves">
      <Terms line={line} horizon={horizon} />
      {weeks.data ? (
        <ForecastPlot weeks={weeks.data} />
      ) : weeks.error ? (
        <FailureAlert failure={failureOf(weeks.error)} onRetry={() => void weeks.refetch()} />
      ) : (
        <Loader size="sm" />
      )}
    </div>
  );
}

function Terms({ line, horizon }: Pick<PlanExplanationProps, 'line' | 'horizon'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { position, runRateDays, consumed, quarterDemand, halfYearDemand, forecast } = line.explanation;
  const figures = {
    position: format.number(position),
    quarter: format.number(quarterDemand),
    halfYear: format.number(halfYearDemand),
    demand: format.number(horizon === 'QUARTER' ? quarterDemand : halfYearDemand),
    quantity: format.number(horizonQuantity(line, horizon)),
    consumed: format.number(consumed),
    days: format.number(runRateDays),
  };
  const pattern = demandPatterns.find((known) => known === forecast?.pattern);
  return (
    <dl className="wms-terms">
      <Term name={t('plan.terms.position')}>{t('plan.terms.positionHow', figures)}</Term>
      <Term name={t('plan.terms.demand')}>{t('plan.terms.demandHow', figures)}</Term>
      <Term name={t('plan.terms.order')}>
        {t('plan.terms.orderHow', { ...figures, horizon: t(`plan.horizons.${horizon}`) })}
      </Term>
      <Term name={t('plan.terms.runRate')}>{t('plan.terms.runRateHow', figures)}</Term>
      {pattern && <Term name={t('plan.terms.pattern')}>{t(`plan.patterns.${pattern}`)}</Term>}
      <Term name={t('plan.terms.method')}>
        <strong>{t(`plan.methods.${line.method}`)}.</strong> {t(`plan.methodHints.${line.method}`)}
      </Term>
      {forecast && forecast.combined.length > 0 && (
        <Term name={t('plan.terms.combined')}>
          {forecast.combined.map((method) => t(`plan.methods.${method}`)).join(' · ')}
        </Term>
      )}
      <Term name={t('plan.terms.error')}>
        {line.error === null || !forecast
          ? t('plan.terms.errorNone')
          : t('plan.terms.errorHow', {
              error: format.number(line.error),
              origins: forecast.originCount,
            })}
      </Term>
      {forecast && forecast.tested.length > 0 && (
        <Term name={t('plan.terms.tested')}>
          {forecast.tested
            .map(({ method, error }) => `${t(`plan.methods.${method}`)} ${format.number(error)}`)
            .join(' · ')}
        </Term>
      )}
    </dl>
  );
}
