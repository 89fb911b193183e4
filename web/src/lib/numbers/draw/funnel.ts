import type { FunnelStepKey } from '@muster/kpi';
import { figureOf } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip, stacked, withLegend } from './bars.ts';

/** Where the applications of a cohort came to. `reached` is the sum of the five after it. */
export interface FunnelRow {
  readonly step: FunnelStepKey;
  readonly label: string;
  readonly reached: number;
  readonly passed: number;
  readonly active: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly noShow: number;
  /** To the next stage, of those whose stay is over; null: nobody's is. */
  readonly conversion: number | null;
  /** Too few to lean on. */
  readonly few: boolean;
}

export const drawFunnel =
  (rows: readonly FunnelRow[]): Draw =>
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
        { name: m.numbers_funnel_passed(), colour: palette.accent, values: rows.map(({ passed }) => passed) },
        { name: m.numbers_funnel_active(), colour: palette.accent, pale: true, values: rows.map(({ active }) => active) },
        { name: m.numbers_funnel_rejected(), colour: palette.lineStrong, values: rows.map(({ rejected }) => rejected) },
        { name: m.numbers_funnel_withdrawn(), colour: palette.warn, values: rows.map(({ withdrawn }) => withdrawn) },
        { name: m.numbers_funnel_no_show(), colour: palette.bad, values: rows.map(({ noShow }) => noShow) },
      ],
      palette,
    ),
  });

export const funnelTable = (rows: readonly FunnelRow[]): ChartTable => ({
  columns: [
    { label: m.numbers_stage(), kind: 'text' },
    { label: m.numbers_funnel_reached(), kind: 'count' },
    { label: m.numbers_funnel_passed(), kind: 'count' },
    { label: m.numbers_funnel_active(), kind: 'count' },
    { label: m.numbers_funnel_rejected(), kind: 'count' },
    { label: m.numbers_funnel_withdrawn(), kind: 'count' },
    { label: m.numbers_funnel_no_show(), kind: 'count' },
    { label: m.numbers_funnel_conversion(), kind: 'share' },
  ],
  rows: rows.map((row) => [
    row.label,
    row.reached,
    row.passed,
    row.active,
    row.rejected,
    row.withdrawn,
    row.noShow,
    row.conversion,
  ]),
});
