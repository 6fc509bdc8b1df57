import type { AnswerOf } from '@wms/contract';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { PlotFrame } from './plot-frame.tsx';
import { weekPoints } from './week-points.ts';

const DrawForecast = lazy(async () => ({ default: (await import('./draw-forecast.tsx')).DrawForecast }));

const sumOf = (figures: readonly (number | null)[]): number =>
  figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);

/** What a SKU consumed week by week, and what its forecast expects. */
export function ForecastPlot({ weeks }: { weeks: AnswerOf<'readForecastWeeks'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = weekPoints(weeks);
  if (points.length === 0) return <p className="wms-hint">{t('plots.forecast.none')}</p>;
  const consumed = points.map((point) => point.consumed);
  const figure = (value: number | null) => (value === null ? '–' : format.number(value));
  const labels = { consumed: t('plots.forecast.consumed'), expected: t('plots.forecast.expected') };
  return (
    <PlotFrame
      title={t('plots.forecast.title')}
      summary={t('plots.forecast.summary', {
        consumed: format.number(sumOf(consumed)),
        weeks: points.length - weeks.expected.length,
        expected: format.number(Math.round(sumOf(weeks.expected))),
        ahead: weeks.expected.length,
      })}
      legend={[
        { label: labels.consumed, mark: 'first' },
        { label: labels.expected, mark: 'second' },
      ]}
      columns={[t('plots.forecast.week'), labels.consumed, labels.expected]}
      rows={() =>
        points.map((point) => [
          format.calendarDate(point.from),
          figure(point.consumed),
          figure(point.expected),
        ])
      }
    >
      <DrawForecast points={points} labels={labels} format={format.number} formatDate={format.calendarDate} />
    </PlotFrame>
  );
}
