import { LineChart } from '@mantine/charts';
import type { LevelPoint } from './level-history.ts';

interface DrawStepsProps {
  readonly points: readonly LevelPoint[];
  readonly references: readonly { readonly y: number; readonly label: string; readonly color: string }[];
  readonly quantityLabel: string;
  readonly format: (value: number) => string;
  readonly formatDate: (at: number) => string;
  readonly formatInstant: (at: number) => string;
}

/** A quantity that holds until the next movement, on an axis of time. */
export function DrawSteps({
  points,
  references,
  quantityLabel,
  format,
  formatDate,
  formatInstant,
}: DrawStepsProps) {
  return (
    <LineChart
      className="wms-chart"
      accessibilityLayer={false}
      data={points.map((point) => ({ ...point }))}
      dataKey="at"
      series={[{ name: 'quantity', label: quantityLabel, color: 'var(--wms-accent)' }]}
      curveType="stepAfter"
      withDots={false}
      tickLine="none"
      valueFormatter={format}
      lineProps={{ isAnimationActive: false }}
      referenceLines={references.map((reference) => ({
        ...reference,
        labelPosition: 'insideTopLeft' as const,
      }))}
      // The label is asked for also while nothing is pointed at.
      tooltipProps={{ labelFormatter: (at) => (typeof at === 'number' ? formatInstant(at) : '') }}
      xAxisProps={{
        type: 'number',
        scale: 'time',
        domain: ['dataMin', 'dataMax'],
        tickFormatter: formatDate,
        minTickGap: 32,
      }}
      yAxisProps={{
        width: 48,
        allowDecimals: false,
        domain: [0, (most: number) => Math.max(most, ...references.map(({ y }) => y))],
      }}
    />
  );
}
