import { BarChart } from '@mantine/charts';

interface DrawBarsProps {
  readonly points: readonly { readonly label: string; readonly units: number }[];
  readonly unitLabel: string;
  readonly format: (value: number) => string;
}

/** Bars from left to right; the frame around it says in words what they show. */
export function DrawBars({ points, unitLabel, format }: DrawBarsProps) {
  return (
    <BarChart
      className="wms-chart"
      accessibilityLayer={false}
      data={[...points]}
      dataKey="label"
      series={[{ name: 'units', label: unitLabel, color: 'var(--wms-accent)' }]}
      valueFormatter={format}
      tickLine="none"
      barProps={{ isAnimationActive: false, radius: [3, 3, 0, 0] }}
      xAxisProps={{ minTickGap: 24 }}
      yAxisProps={{ width: 48, allowDecimals: false }}
    />
  );
}
