/** Charts over time: bars side by side or stacked by month. */
import { figureOf, formatCell } from '#lib/charts/figures.ts';
import type { BarSeriesOption, Draw } from '#lib/charts/option.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { Cell, CellKind, ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { sharedTooltip, withLegend } from './bars.ts';

export interface TimeSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: (palette: Palette) => string;
}

export interface OverTime {
  /** What each place on the axis is called. */
  readonly labels: readonly string[];
  readonly series: readonly TimeSeries[];
  readonly kind: CellKind;
  readonly stacked: boolean;
  /** A line to compare with. */
  readonly target?: number;
}

export const drawOverTime =
  ({ labels, series, kind, stacked, target }: OverTime): Draw =>
  (palette) => ({
    // One series is what the title says it is.
    ...(series.length > 1 ? withLegend() : {}),
    tooltip: sharedTooltip((value) => formatCell(kind, typeof value === 'number' ? value : null)),
    xAxis: { type: 'category', data: [...labels], axisLine: { show: true } },
    yAxis: {
      type: 'value',
      ...(kind === 'count' ? { minInterval: 1 } : {}),
      axisLabel: { formatter: (value: number) => (kind === 'money' ? figureOf(kind, value) : figureOf('count', value)) },
      // The line to compare with is in the picture, whatever the values are.
      ...(target === undefined ? {} : { max: ({ max }: { max: number }) => Math.ceil(Math.max(max, target * 1.15)) }),
    },
    series: series.map(({ name, values, colour }): BarSeriesOption => ({
      type: 'bar',
      name,
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: 22,
      barGap: '10%',
      itemStyle: { color: colour(palette), borderRadius: 2, borderColor: palette.surface, borderWidth: stacked ? 1 : 0 },
      data: values.map((value) => value ?? '-'),
      ...(target === undefined
        ? {}
        : {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: palette.bad, type: 'dashed' as const },
              label: {
                color: palette.text2,
                fontFamily: palette.font,
                position: 'insideStartTop' as const,
                formatter: m.numbers_target_line({ value: formatCell(kind, target) }),
              },
              data: [{ yAxis: target }],
            },
          }),
    })),
  });

export const overTimeTable = (head: string, { labels, series, kind }: OverTime): ChartTable => ({
  columns: [{ label: head, kind: 'text' }, ...series.map(({ name }) => ({ label: name, kind }))],
  rows: labels.map((label, index): Cell[] => [label, ...series.map(({ values }) => values[index] ?? null)]),
});
