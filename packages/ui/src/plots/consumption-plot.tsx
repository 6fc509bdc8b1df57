import type { AnswerOf } from '@wms/contract';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { PlotFrame } from './plot-frame.tsx';

const DrawBars = lazy(async () => ({ default: (await import('./draw-bars.tsx')).DrawBars }));

/** The warehouse's consumption, day by day; the last day is today (UTC). */
export function ConsumptionPlot({ trend }: { trend: AnswerOf<'listRecommendations'>['consumptionTrend'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = trend.length;
  const total = trend.reduce((sum, { units }) => sum + units, 0);
  const most = trend.reduce((found, point) => (point.units > found.units ? point : found), {
    date: '',
    units: 0,
  });
  const summary =
    total === 0
      ? t('plots.consumption.none', { days })
      : t('plots.consumption.summary', {
          total: format.number(total),
          days,
          day: format.monthDay(most.date),
          most: format.number(most.units),
        });
  const points = trend.map(({ date, units }) => ({ label: format.monthDay(date), units }));
  return (
    <PlotFrame
      title={t('plots.consumption.title', { days })}
      summary={summary}
      columns={[t('plots.consumption.day'), t('plots.pieces')]}
      rows={() => points.map(({ label, units }) => [label, format.number(units)])}
    >
      <DrawBars points={points} unitLabel={t('plots.pieces')} format={format.number} />
    </PlotFrame>
  );
}
