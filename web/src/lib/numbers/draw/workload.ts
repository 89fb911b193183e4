import type { Load } from '@muster/kpi';
import { figureOf } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip, stacked, withLegend } from './bars.ts';

export interface LoadRow extends Load {
  readonly label: string;
}

/** Each member's load by its parts, beside what he or she can carry. */
export const drawWorkload =
  (rows: readonly LoadRow[]): Draw =>
  (palette) => ({
    ...withLegend(),
    tooltip: sharedTooltip((value) => figureOf('number', Number(value))),
    xAxis: { type: 'value' },
    yAxis: rowsAxis(
      rows.map(({ label }) => label),
      palette,
    ),
    series: [
      ...stacked(
        [
          { name: m.numbers_load_openings(), colour: palette.stages.requirement, values: rows.map(({ openings }) => openings) },
          { name: m.numbers_load_applications(), colour: palette.stages.screening, values: rows.map((row) => row.applications) },
          {
            name: m.numbers_load_interviews(),
            colour: palette.stages.interview,
            values: rows.map(({ interviews }) => interviews),
          },
        ],
        palette,
      ),
      {
        type: 'line',
        name: m.numbers_capacity(),
        lineStyle: { width: 0 },
        symbol: 'rect',
        symbolSize: [2, 26],
        itemStyle: { color: palette.bad },
        data: rows.map(({ capacity }) => capacity),
      },
    ],
  });

export const workloadTable = (rows: readonly LoadRow[]): ChartTable => ({
  columns: [
    { label: m.numbers_member(), kind: 'text' },
    { label: m.numbers_load(), kind: 'number' },
    { label: m.numbers_load_openings(), kind: 'number' },
    { label: m.numbers_load_applications(), kind: 'number' },
    { label: m.numbers_load_interviews(), kind: 'number' },
    { label: m.numbers_capacity(), kind: 'number' },
    { label: m.numbers_utilisation(), kind: 'share' },
  ],
  rows: rows.map((row) => [row.label, row.load, row.openings, row.applications, row.interviews, row.capacity, row.utilisation]),
});
