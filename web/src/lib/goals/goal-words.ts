import type { Goal, Progress } from '@muster/model';
import { formatNumber, formatShare } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** How far a goal is, in words that also say by what: 3 / 8 项任务, 12 / 34 个名额, 72 / 90 %. */
export function progressWords({ measure }: Pick<Goal, 'measure'>, { done, of, share }: Progress): string {
  const [reached, whole] = [formatNumber(done), formatNumber(of)];
  if (measure.type === 'openings') return m.goals_openings_done({ done: reached, of: whole });
  if (measure.type === 'number') return `${reached} / ${whole}${measure.unit === '' ? '' : ` ${measure.unit}`}`;
  if (of > 0) return m.goals_tasks_done({ done: reached, of: whole });
  return share === null ? m.goals_nothing_yet() : m.goals_of_parts();
}

export const shareWords = (share: number | null): string => (share === null ? '—' : formatShare(share));

export const measureLabel = (type: Goal['measure']['type']): string => measures[type]();
const measures: Record<Goal['measure']['type'], () => string> = {
  tasks: m.goals_by_tasks,
  openings: m.goals_by_openings,
  number: m.goals_by_number,
};
