import type { Source } from '@muster/kpi';
import { figureOf } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { Cell, ChartTable, TableColumn } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip, stacked, withLegend } from './bars.ts';

export interface SourceRow extends Source {
  readonly label: string;
}

/** How far the candidates of each channel came: the pieces of a bar are its applications. */
export const drawSources =
  (rows: readonly SourceRow[]): Draw =>
  (palette) => ({
    ...withLegend(),
    tooltip: sharedTooltip((value) => figureOf('count', Number(value))),
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: rowsAxis(
      rows.map(({ label }) => label),
      palette,
    ),
    series: stacked(
      [
        { name: m.numbers_arrived(), colour: palette.stages.onboarding, values: rows.map(({ arrived }) => arrived) },
        {
          name: m.numbers_hired_only(),
          colour: palette.stages.offer,
          values: rows.map((row) => atLeast0(row.hired - row.arrived)),
        },
        {
          name: m.numbers_interviewed_only(),
          colour: palette.stages.interview,
          values: rows.map((row) => atLeast0(row.interviewed - row.hired)),
        },
        {
          name: m.numbers_passed_only(),
          colour: palette.stages.screening,
          values: rows.map((row) => atLeast0(row.passedScreening - row.interviewed)),
        },
        {
          name: m.numbers_applied_only(),
          colour: palette.lineStrong,
          values: rows.map((row) => atLeast0(row.applications - row.passedScreening)),
        },
      ],
      palette,
    ),
  });

const atLeast0 = (value: number): number => Math.max(0, value);

/** `withCosts`: this device receives them. */
export function sourcesTable(rows: readonly SourceRow[], withCosts: boolean): ChartTable {
  const cost: TableColumn[] = withCosts ? [{ label: m.numbers_cost_per_hire(), kind: 'money' }] : [];
  return {
    columns: [
      { label: m.numbers_filter_channel(), kind: 'text' },
      { label: m.numbers_applications(), kind: 'count' },
      { label: m.numbers_passed_screening(), kind: 'count' },
      { label: m.numbers_interviewed(), kind: 'count' },
      { label: m.numbers_hired(), kind: 'count' },
      { label: m.numbers_arrived(), kind: 'count' },
      { label: m.numbers_hire_share(), kind: 'share' },
      { label: m.numbers_time_to_hire_median(), kind: 'days' },
      { label: m.numbers_early_leave(), kind: 'count' },
      { label: m.numbers_assists(), kind: 'count' },
      ...cost,
    ],
    rows: rows.map((row): Cell[] => [
      row.tooFew ? m.numbers_channel_too_few({ channel: row.label }) : row.label,
      row.applications,
      row.passedScreening,
      row.interviewed,
      row.hired,
      row.arrived,
      // A rate of a handful says nothing: the counts stand, the rate does not.
      row.tooFew || row.applications === 0 ? null : row.hired / row.applications,
      row.timeToHire.spread?.median ?? null,
      row.earlyLeave,
      row.assists,
      ...(withCosts ? [row.costPerHire] : []),
    ]),
  };
}
