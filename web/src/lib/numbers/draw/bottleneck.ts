import type { Bottleneck, StageWait } from '@muster/kpi';
import type { StageKey } from '@muster/model';
import { figureOf, formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip } from './bars.ts';

/** null: nobody waited, or nothing says how long is too long. That is not 0. */
const saved = ({ wait, limitDays, daysSaved }: StageWait): number | null =>
  wait === null || limitDays === null ? null : daysSaved;

/** Stage by stage, the days that a candidate would be spared if the wait came down to the limit. */
export const drawBottleneck =
  ({ stages, worst }: Bottleneck, stage: (key: StageKey) => string): Draw =>
  (palette) => ({
    grid: { top: 4, right: 44 },
    tooltip: sharedTooltip((value) => formatCell('days', typeof value === 'number' ? value : null)),
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
          value: saved(one) ?? '-',
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
    saved(one),
    one.wait,
    one.limitDays,
    one.open,
    one.late,
    one.inflow,
    one.outflow,
    one.shareOfCycle,
  ]),
});
