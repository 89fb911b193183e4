import type { Bottleneck } from '@muster/kpi';
import type { StageKey } from '@muster/model';
import { figureOf, formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip } from './bars.ts';

/** Stage by stage, the days that a candidate would be spared if the wait came down to the limit. */
export const drawBottleneck =
  ({ stages, worst }: Bottleneck, stage: (key: StageKey) => string): Draw =>
  (palette) => ({
    grid: { top: 4, right: 44 },
    tooltip: sharedTooltip((value) => formatCell('days', Number(value))),
    xAxis: { type: 'value', show: false },
    yAxis: rowsAxis(
      stages.map((one) => stage(one.stage)),
      palette,
    ),
    series: [
      {
        type: 'bar',
        name: m.numbers_days_saved(),
        barMaxWidth: 18,
        itemStyle: { borderRadius: 3 },
        label: {
          show: true,
          position: 'right',
          color: palette.text2,
          fontFamily: palette.font,
          formatter: ({ value }) => (typeof value === 'number' ? figureOf('days', value) : ''),
        },
        data: stages.map((one) => ({
          value: one.daysSaved,
          itemStyle: { color: one.stage === worst?.stage ? palette.bad : palette.stages[one.stage] },
        })),
      },
    ],
  });

export const bottleneckTable = ({ stages }: Bottleneck, stage: (key: StageKey) => string): ChartTable => ({
  columns: [
    { label: m.numbers_stage(), kind: 'text' },
    { label: m.numbers_days_saved(), kind: 'days' },
    { label: m.numbers_wait(), kind: 'days' },
    { label: m.numbers_limit(), kind: 'days' },
    { label: m.numbers_still_there(), kind: 'count' },
    { label: m.numbers_past_limit(), kind: 'count' },
    { label: m.numbers_inflow(), kind: 'count' },
    { label: m.numbers_outflow(), kind: 'count' },
    { label: m.numbers_share_of_cycle(), kind: 'share' },
  ],
  rows: stages.map((one) => [
    stage(one.stage),
    one.daysSaved,
    one.wait,
    one.limitDays,
    one.open,
    one.late,
    one.inflow,
    one.outflow,
    one.shareOfCycle,
  ]),
});
