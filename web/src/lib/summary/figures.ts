import { formatCell } from '#lib/charts/figures.ts';

export type FigureUnit = 'days' | 'ratio' | 'CNY' | 'count';

const kinds = { days: 'days', ratio: 'share', CNY: 'money', count: 'number' } as const;

/** A number as people read it, as on the page of numbers: 23.4 days, 92.0%, ¥4,200; "—" where there is nothing to reckon it from. */
export const formatFigure = (value: number | null, unit: FigureUnit): string => formatCell(kinds[unit], value);

/** Whether a figure keeps its target; null where one of them is missing. */
export function keepsTarget(value: number | null, target: number | null, better: 'lower' | 'higher'): boolean | null {
  if (value === null || target === null) return null;
  return better === 'lower' ? value <= target : value >= target;
}
