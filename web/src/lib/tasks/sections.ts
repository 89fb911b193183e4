/** Which tasks are shown, and under which heading of the list. Days are `YYYY-MM-DD` of the team's time zone. */
import { compareTasks, isOverdue, isWithin } from '@muster/model';
import type { Goal, Task } from '@muster/model';
import type { TasksView } from './view.ts';

const sectionKeys = ['overdue', 'today', 'week', 'later', 'undated', 'done'] as const;
export type SectionKey = (typeof sectionKeys)[number];

export interface Section {
  readonly key: SectionKey;
  readonly tasks: readonly Task[];
}

export interface Around {
  readonly me: string;
  readonly today: string;
  readonly goals: ReadonlyMap<string, Goal>;
}

/** Whether a task is among those asked for. Deleted ones never are. */
export function accepts(task: Task, view: TasksView, { me, today, goals }: Around): boolean {
  if (task.deletedAt !== null) return false;
  const who = view.who === 'me' ? me : view.who;
  // What somebody finished for another is shown with both.
  if (who === 'nobody' ? task.assignee !== null : who !== 'all' && task.assignee !== who && task.doneBy !== who) return false;
  if (view.due !== null && (task.status === 'done' || !isDue(task, view.due, today))) return false;
  if (view.goal !== null && (task.goal === null || !isWithin(goals, task.goal, view.goal))) return false;
  if (view.linked !== null && !task.links.some(({ kind }) => kind === view.linked)) return false;
  const words = view.text.trim().toLocaleLowerCase().split(/\s+/);
  const text = `${task.title} ${task.checklist.map((check) => check.text).join(' ')}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

function isDue(task: Task, due: NonNullable<TasksView['due']>, today: string): boolean {
  if (due === 'none') return task.dueOn === null;
  if (due === 'overdue') return isOverdue(task, today);
  if (due === 'today') return task.dueOn !== null && task.dueOn <= today;
  return task.dueOn !== null && task.dueOn <= daysAfter(today, 6);
}

/** Headings with their tasks, empty ones left out. Within one: by day, then by place; what is finished, the latest first. */
export function sectionsOf(tasks: readonly Task[], today: string): readonly Section[] {
  const byKey = new Map<SectionKey, Task[]>(sectionKeys.map((key) => [key, []]));
  for (const task of tasks) byKey.get(sectionOf(task, today))?.push(task);
  return sectionKeys.flatMap((key) => {
    const found = byKey.get(key) ?? [];
    return found.length === 0 ? [] : [{ key, tasks: found.sort(byDay) }];
  });
}

function sectionOf(task: Task, today: string): SectionKey {
  if (task.status === 'done') return 'done';
  if (task.dueOn === null) return 'undated';
  if (task.dueOn < today) return 'overdue';
  if (task.dueOn === today) return 'today';
  return task.dueOn <= daysAfter(today, 6) ? 'week' : 'later';
}

function byDay(a: Task, b: Task): number {
  if (a.status !== 'done' && b.status !== 'done' && a.dueOn !== b.dueOn && a.dueOn !== null && b.dueOn !== null)
    return a.dueOn < b.dueOn ? -1 : 1;
  return compareTasks(a, b);
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The next such day of the week after a day: 1 Monday … 7 Sunday. */
export function weekdayAfter(day: string, weekday: number): string {
  const from = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return daysAfter(day, ((weekday - from + 6) % 7) + 1);
}
