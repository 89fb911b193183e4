import { formatNumber, formatShare } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';

export type FigureUnit = 'days' | 'ratio' | 'CNY' | 'count';

/** A number as people read it: 23.4 days, 92%, ¥4,200; "—" where there is nothing to reckon it from. */
export function formatFigure(value: number | null, unit: FigureUnit): string {
  if (value === null) return '—';
  if (unit === 'ratio') return formatShare(value);
  if (unit === 'days') return m.summary_days({ count: formatNumber(Math.round(value * 10) / 10) });
  if (unit === 'CNY') return `¥${formatNumber(Math.round(value))}`;
  return formatNumber(Math.round(value * 10) / 10);
}

/** Whether a figure keeps its target; null where one of them is missing. */
export function keepsTarget(value: number | null, target: number | null, better: 'lower' | 'higher'): boolean | null {
  if (value === null || target === null) return null;
  return better === 'lower' ? value <= target : value >= target;
}
