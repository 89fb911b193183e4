import type { StageKey } from '@muster/model';
import { figureOf, formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';

/** How many days of the whole way a stage takes: the mean of its completed stays. */
export interface SplitRow {
  readonly stage: StageKey;
  readonly label: string;
  readonly days: number;
  readonly n: number;
}

const total = (rows: readonly SplitRow[]): number => rows.reduce((sum, { days }) => sum + days, 0);

export const drawCycleSplit =
  (rows: readonly SplitRow[]): Draw =>
  (palette) => ({
    legend: { show: true },
    grid: { top: 40, left: 0, right: 0, bottom: 4 },
    tooltip: { trigger: 'item', valueFormatter: (value) => formatCell('days', Number(value)) },
    xAxis: {
      type: 'value',
      max: total(rows),
      axisLabel: { showMaxLabel: false, formatter: (value: number) => figureOf('count', value) },
    },
    yAxis: { type: 'category', data: [''], axisLabel: { show: false } },
    series: rows.map(({ stage, label, days }) => ({
      type: 'bar',
      name: label,
      stack: 'way',
      barWidth: '72%',
      itemStyle: { color: palette.stages[stage], borderColor: palette.surface, borderWidth: 2, borderRadius: 4 },
      label: {
        // Where it fits: the table and the legend have the others.
        show: days / total(rows) > 0.08,
        color: palette.surface,
        fontFamily: palette.font,
        fontWeight: 600,
        formatter: () => figureOf('days', days),
      },
      data: [days],
    })),
  });

export const cycleSplitTable = (rows: readonly SplitRow[]): ChartTable => ({
  columns: [
    { label: m.numbers_stage(), kind: 'text' },
    { label: m.numbers_stays(), kind: 'count' },
    { label: m.numbers_mean(), kind: 'days' },
    { label: m.numbers_share(), kind: 'share' },
  ],
  rows: rows.map(({ label, n, days }) => [label, n, days, total(rows) === 0 ? null : days / total(rows)]),
});
