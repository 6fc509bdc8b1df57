import { LineChart } from '@mantine/charts';
import type { WeekPoint } from './week-points.ts';

interface DrawForecastProps {
  readonly points: readonly WeekPoint[];
  readonly labels: { readonly consumed: string; readonly expected: string };
  readonly format: (value: number) => string;
  readonly formatDate: (from: number) => string;
}

/** The past as a line, the expected as a broken one of another colour. */
export function DrawForecast({ points, labels, format, formatDate }: DrawForecastProps) {
  return (
    <LineChart
      className="wms-chart"
      accessibilityLayer={false}
      data={points.map((point) => ({ ...point }))}
      dataKey="from"
      series={[
        { name: 'consumed', label: labels.consumed, color: 'var(--wms-accent)' },
        {
          name: 'expected',
          label: labels.expected,
          color: 'var(--wms-queued)',
          strokeDasharray: '6 4',
        },
      ]}
      curveType="linear"
      connectNulls={false}
      withDots={false}
      tickLine="none"
      valueFormatter={format}
      lineProps={{ isAnimationActive: false }}
      // The label is asked for also while nothing is pointed at.
      tooltipProps={{ labelFormatter: (from) => (typeof from === 'number' ? formatDate(from) : '') }}
      xAxisProps={{ tickFormatter: formatDate, minTickGap: 32 }}
      yAxisProps={{ width: 48, allowDecimals: false }}
    />
  );
}
