import type { StockLevelAnswer, StockTransactionAnswer } from '@wms/contract';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { levelHistory } from './level-history.ts';
import { PlotFrame } from './plot-frame.tsx';

const DrawSteps = lazy(async () => ({ default: (await import('./draw-steps.tsx')).DrawSteps }));

interface LevelPlotProps {
  readonly level: StockLevelAnswer;
  /** The newest movements, at least one. */
  readonly movements: readonly StockTransactionAnswer[];
  /** When they were read, epoch milliseconds: the line goes on until then. */
  readonly until: number;
}

/** How a level moved, against its threshold and par. */
export function LevelPlot({ level, movements, until }: LevelPlotProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = levelHistory(movements);
  const quantities = points.map(({ quantity }) => quantity);
  const date = format.date(points[0]?.at ?? until);
  const summary = t('plots.level.summary', {
    least: format.number(Math.min(...quantities)),
    most: format.number(Math.max(...quantities)),
    now: format.number(level.currentQuantity),
    date,
  });
  const { refillThreshold, parLevel } = level;
  return (
    <PlotFrame
      title={t('plots.level.title', { date })}
      summary={summary}
      columns={[t('plots.level.when'), t('plots.pieces')]}
      rows={() =>
        points.toReversed().map(({ at, quantity }) => [format.dateTime(at), format.number(quantity)])
      }
    >
      <DrawSteps
        points={[...points, { at: until, quantity: level.currentQuantity }]}
        references={[
          {
            y: refillThreshold,
            label: t('plots.level.threshold', { quantity: format.number(refillThreshold) }),
            color: 'var(--wms-bad)',
          },
          {
            y: parLevel,
            label: t('plots.level.par', { quantity: format.number(parLevel) }),
            color: 'var(--wms-good)',
          },
        ]}
        quantityLabel={t('plots.pieces')}
        format={format.number}
        formatDate={format.date}
        formatInstant={format.dateTime}
      />
    </PlotFrame>
  );
}
