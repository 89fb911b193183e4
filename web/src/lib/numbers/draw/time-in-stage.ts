import type { StageKey } from '@muster/model';
import { formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip, withLegend } from './bars.ts';

export interface StageTimeRow {
  readonly stage: StageKey;
  readonly label: string;
  /** Completed stays, days. null: none. */
  readonly median: number | null;
  readonly mean: number | null;
  readonly p90: number | null;
  readonly n: number;
  /** Of those who are still there. */
  readonly openMedian: number | null;
  readonly open: number;
  /** Of those, past the limit. */
  readonly late: number;
  readonly limit: number | null;
}

export const drawTimeInStage =
  (rows: readonly StageTimeRow[]): Draw =>
  (palette) => ({
    ...withLegend(),
    tooltip: sharedTooltip((value) => formatCell('days', typeof value === 'number' ? value : null)),
    xAxis: { type: 'value' },
    yAxis: rowsAxis(
      rows.map(({ label }) => label),
      palette,
    ),
    series: [
      {
        type: 'bar',
        name: m.numbers_median(),
        barMaxWidth: 14,
        barGap: '15%',
        itemStyle: { borderRadius: 2, color: palette.accent },
        data: rows.map(({ median, stage }) => ({ value: median ?? '-', itemStyle: { color: palette.stages[stage] } })),
      },
      {
        type: 'bar',
        name: m.numbers_p90(),
        barMaxWidth: 6,
        itemStyle: { color: palette.lineStrong, borderRadius: 2 },
        data: rows.map(({ p90 }) => p90 ?? '-'),
      },
      {
        type: 'line',
        name: m.numbers_limit(),
        lineStyle: { width: 0 },
        symbol: 'rect',
        symbolSize: [2, 26],
        itemStyle: { color: palette.bad },
        data: rows.map(({ limit }) => limit ?? '-'),
      },
    ],
  });

export const timeInStageTable = (rows: readonly StageTimeRow[]): ChartTable => ({
  columns: [
    { label: m.numbers_stage(), kind: 'text' },
    { label: m.numbers_stays(), kind: 'count' },
    { label: m.numbers_mean(), kind: 'days' },
    { label: m.numbers_median(), kind: 'days' },
    { label: m.numbers_p90(), kind: 'days' },
    { label: m.numbers_limit(), kind: 'days' },
    { label: m.numbers_still_there(), kind: 'count' },
    { label: m.numbers_still_there_median(), kind: 'days' },
    { label: m.numbers_past_limit(), kind: 'count' },
  ],
  rows: rows.map((row) => [row.label, row.n, row.mean, row.median, row.p90, row.limit, row.open, row.openMedian, row.late]),
});
