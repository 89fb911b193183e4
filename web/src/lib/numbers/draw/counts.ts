/** Charts of one row of counts: the board by stage, offers by how they ended. */
import { figureOf, formatCell } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { CellKind, ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { rowsAxis, sharedTooltip } from './bars.ts';

export interface CountRow {
  readonly label: string;
  readonly value: number | null;
  readonly colour: (palette: Palette) => string;
}

/** Bars from top to bottom, each with its figure at its end. */
export const drawRows =
  (rows: readonly CountRow[], kind: CellKind = 'count'): Draw =>
  (palette) => ({
    tooltip: { ...sharedTooltip((value) => formatCell(kind, typeof value === 'number' ? value : null)) },
    grid: { top: 4, right: 44 },
    xAxis: { type: 'value', show: false },
    yAxis: rowsAxis(
      rows.map(({ label }) => label),
      palette,
    ),
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { borderRadius: 3 },
        label: {
          show: true,
          position: 'right',
          color: palette.text2,
          fontFamily: palette.font,
          formatter: ({ value }) => (typeof value === 'number' ? figureOf(kind, value) : ''),
        },
        data: rows.map(({ value, colour }) => ({ value: value ?? '-', itemStyle: { color: colour(palette) } })),
      },
    ],
  });

export const countTable = (head: string, rows: readonly CountRow[], kind: CellKind = 'count'): ChartTable => ({
  columns: [
    { label: head, kind: 'text' },
    { label: kind === 'days' ? m.numbers_in_days() : m.numbers_count(), kind },
  ],
  rows: rows.map(({ label, value }) => [label, value]),
});
