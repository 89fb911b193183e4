import type { Priority, Repeat, Task, TaskStatus } from '@muster/model';
import type { DueChoice, Layout } from './view.ts';
import type { SectionKey } from './sections.ts';
import * as m from '#lib/paraglide/messages.js';

/** The words of tasks in the reader's language. */
export const taskStatusLabel = (status: TaskStatus): string => statuses[status]();
const statuses: Record<TaskStatus, () => string> = {
  open: m.tasks_status_open,
  doing: m.tasks_status_doing,
  done: m.tasks_status_done,
};

export const sectionLabel = (section: SectionKey): string => sections[section]();
const sections: Record<SectionKey, () => string> = {
  overdue: m.tasks_section_overdue,
  today: m.tasks_section_today,
  week: m.tasks_section_week,
  later: m.tasks_section_later,
  undated: m.tasks_section_undated,
  done: m.tasks_section_done,
};

export const dueLabel = (due: DueChoice): string => dues[due]();
const dues: Record<DueChoice, () => string> = {
  overdue: m.tasks_due_overdue,
  today: m.tasks_due_today,
  week: m.tasks_due_week,
  none: m.tasks_due_none,
};

export const layoutLabel = (layout: Layout): string => (layout === 'list' ? m.tasks_list() : m.tasks_board());

/** A rhythm as people say it: 每天, 每 2 周. */
export const repeatLabel = ({ every, interval }: Pick<Repeat, 'every' | 'interval'>): string =>
  interval === 1 ? onceEvery[every]() : manyEvery[every]({ count: interval });
const onceEvery: Record<Repeat['every'], () => string> = {
  day: m.tasks_every_day,
  week: m.tasks_every_week,
  month: m.tasks_every_month,
};
const manyEvery: Record<Repeat['every'], (inputs: { count: number }) => string> = {
  day: m.tasks_every_days,
  week: m.tasks_every_weeks,
  month: m.tasks_every_months,
};

/** What a task came from, or null for one that somebody just wrote down. */
export function originLabel({ origin }: Pick<Task, 'origin'>): string | null {
  if (origin === null) return null;
  return (origins[origin.type] ?? m.tasks_from_elsewhere)();
}
const origins: Record<string, () => string> = {
  blocker: m.tasks_from_blocker,
  retro: m.tasks_from_retro,
  bottleneck: m.tasks_from_bottleneck,
  decision: m.tasks_from_decision,
  risk: m.tasks_from_risk,
  'kick-off': m.tasks_from_kickoff,
  kickoff: m.tasks_from_kickoff,
};

/** Priorities that are worth a mark. */
export const isMarked = (priority: Priority): boolean => priority !== 'normal';
