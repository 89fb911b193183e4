/** What our bar charts have in common. */
import type { BarSeriesOption } from '#lib/charts/option.ts';
import type { Palette } from '#lib/charts/palette.ts';

export interface Stack {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
  /** Paler than its colour: what is not decided yet. */
  readonly pale?: boolean;
}

/** Pieces of the same bars, parted by a line in the colour of the card, so that not colour alone tells them apart. */
export function stacked(stacks: readonly Stack[], palette: Palette, stack = 'all'): BarSeriesOption[] {
  return stacks.map(({ name, colour, values, pale }): BarSeriesOption => ({
    type: 'bar',
    name,
    stack,
    barMaxWidth: 26,
    itemStyle: { color: colour, opacity: pale ? 0.4 : 1, borderColor: palette.surface, borderWidth: 1, borderRadius: 2 },
    emphasis: { focus: 'series' },
    data: [...values],
  }));
}

/** A legend above, and room for it. */
export const withLegend = () => ({ legend: { show: true }, grid: { top: 34 } });

/** One tooltip for all pieces at a place. */
export const sharedTooltip = (valueFormatter: (value: unknown) => string) => ({
  trigger: 'axis' as const,
  axisPointer: { type: 'shadow' as const, shadowStyle: { opacity: 0.06 } },
  valueFormatter,
});

/** Categories from top to bottom, as one reads them. */
export const rowsAxis = (labels: readonly string[], palette: Palette) => ({
  type: 'category' as const,
  data: [...labels],
  inverse: true,
  axisLabel: { color: palette.text, width: 112, overflow: 'truncate' as const },
});
