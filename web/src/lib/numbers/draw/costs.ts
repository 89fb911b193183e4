import type { ChannelCost, CostPerHire } from '@muster/kpi';
import { formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { Cell, ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip, stacked } from './bars.ts';

export interface ChannelCostRow extends ChannelCost {
  readonly label: string;
}

export const drawChannelCosts =
  (rows: readonly ChannelCostRow[]): Draw =>
  (palette) => ({
    grid: { top: 4 },
    tooltip: sharedTooltip((value) => formatCell('money', Number(value))),
    xAxis: { type: 'value', axisLabel: { formatter: (value: number) => formatCell('money', value) } },
    yAxis: rowsAxis(
      rows.map(({ label }) => label),
      palette,
    ),
    series: stacked([{ name: m.numbers_own_costs(), colour: palette.accent, values: rows.map(({ own }) => own) }], palette),
  });

/** Each channel's own costs; what no channel is named for stands apart in the last row. */
export function channelCostsTable(rows: readonly ChannelCostRow[], { shared, sharedPerHire, arrivals }: CostPerHire): ChartTable {
  return {
    columns: [
      { label: m.numbers_filter_channel(), kind: 'text' },
      { label: m.numbers_own_costs(), kind: 'money' },
      { label: m.numbers_arrivals(), kind: 'count' },
      { label: m.numbers_own_per_hire(), kind: 'money' },
      { label: m.numbers_with_shared(), kind: 'money' },
    ],
    rows: [
      ...rows.map((row): Cell[] => [
        row.label,
        row.own,
        row.arrivals,
        row.perHire,
        row.perHire === null || sharedPerHire === null ? null : row.perHire + sharedPerHire,
      ]),
      [m.numbers_shared_costs(), shared, arrivals.n, sharedPerHire, null],
    ],
  };
}
