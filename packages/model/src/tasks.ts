/** What one asks of tasks. */
import { dayOf } from './days.ts';
import type { Desk } from './desk.ts';
import type { UserId } from './ids.ts';
import { compareByPlace } from './place.ts';
import type { Link, MadeFrom } from './records/link.ts';
import type { Task, TaskStatus } from './records/task.ts';
import { teamId } from './read/settings.ts';

type Due = Pick<Task, 'dueOn' | 'status'>;

/** Whether a task should have been finished before `today`, a day `YYYY-MM-DD` of the team's time zone. */
export const isOverdue = ({ dueOn, status }: Due, today: string): boolean => status !== 'done' && dueOn !== null && dueOn < today;

export const isDueToday = ({ dueOn, status }: Due, today: string): boolean => status !== 'done' && dueOn === today;

/** The day it is for the team. */
export const todayOf = (desk: Pick<Desk, 'team' | 'now'>): string =>
  dayOf(desk.now(), desk.team.byId.get(teamId)?.timeZone ?? 'Asia/Shanghai');

/** Tasks that are not deleted: by place, those that are finished last, the latest first. */
export const tasksHere = (desk: Pick<Desk, 'tasks'>): readonly Task[] =>
  [...desk.tasks.byId.values()].filter(({ deletedAt }) => deletedAt === null).sort(compareTasks);

/** One column of the board of tasks, in its order. */
export const tasksIn = (desk: Pick<Desk, 'tasks'>, status: TaskStatus): readonly Task[] =>
  tasksHere(desk).filter((task) => task.status === status);

/** What somebody still has to do: late and due first, then by place. */
export const tasksOf = (desk: Pick<Desk, 'tasks'>, user: UserId): readonly Task[] =>
  tasksHere(desk)
    .filter(({ assignee, status }) => assignee === user && status !== 'done')
    .sort((a, b) => byDay(a.dueOn, b.dueOn) || compareByPlace(a, b));

/** Tasks that came from one blocker, action, risk or proposal, the oldest first. `id` null: from anything of that type. */
export const tasksFrom = (
  desk: Pick<Desk, 'tasks'>,
  { type, id }: { type: MadeFrom['type']; id: string | null },
): readonly Task[] =>
  [...desk.tasks.byId.values()]
    .filter(({ origin, deletedAt }) => deletedAt === null && origin?.type === type && (id === null || origin.id === id))
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));

/** Tasks about one thing, by place. */
export const tasksAbout = (desk: Pick<Desk, 'tasks'>, { kind, id }: Link): readonly Task[] =>
  tasksHere(desk).filter(({ links }) => links.some((link) => link.kind === kind && link.id === id));

export function compareTasks(a: Task, b: Task): number {
  if ((a.status === 'done') !== (b.status === 'done')) return a.status === 'done' ? 1 : -1;
  if (a.status === 'done' && a.doneAt !== b.doneAt) return (b.doneAt ?? 0) - (a.doneAt ?? 0);
  return compareByPlace(a, b);
}

/** Those without a day come last. */
function byDay(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
