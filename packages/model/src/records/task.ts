import type { GoalId, TaskId, UserId } from '../ids.ts';
import type { Link, MadeFrom } from './link.ts';
import type { Priority } from './requisition.ts';

export const taskStatuses = ['open', 'doing', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** One line of a task's checklist. */
export interface Check {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  /** Its place in the checklist, by (rank, id). */
  readonly rank: string;
}

export const repeatUnits = ['day', 'week', 'month'] as const;
/** A rhythm: `from`, and every `interval` units after it. */
export interface Repeat {
  readonly every: (typeof repeatUnits)[number];
  readonly interval: number;
  /** `YYYY-MM-DD` */
  readonly from: string;
}

/** What a number was when the task was decided on, so that its effect can be measured afterwards. */
export interface Measured {
  /** The key of the metric, as `packages/kpi` calls it. */
  readonly metric: string;
  /** What it is taken of: a stage, a channel, a requisition; null for the whole project. */
  readonly of: string | null;
  /** null: there was no value to compare with. */
  readonly value: number | null;
  readonly at: number;
}

/**
 * Something to do. A task that repeats is one record; each time it is finished the next occurrence comes into being by itself, under
 * `{series}~{n}`. An occurrence has its own status, due day, ticks and deletion; all else belongs to the whole series.
 */
export interface Task {
  readonly id: TaskId;
  /** The task this is an occurrence of; its own id for one that does not repeat, and for the first. */
  readonly series: TaskId;
  /** 0, 1, 2 … */
  readonly occurrence: number;
  readonly title: string;
  readonly assignee: UserId | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  readonly priority: Priority;
  readonly rank: string;
  readonly goal: GoalId | null;
  readonly status: TaskStatus;
  /** Since when it has this status, and by whom; null: since it was made. */
  readonly statusAt: number | null;
  readonly doneAt: number | null;
  readonly doneBy: UserId | null;
  /** In its order. */
  readonly checklist: readonly Check[];
  /** What it is about, besides its goal. */
  readonly links: readonly Link[];
  /** What it came from, so that whoever asked for it finds it again: see `tasksFrom`. */
  readonly origin: MadeFrom | null;
  readonly repeat: Repeat | null;
  readonly measured: Measured | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}

/** The fields a form edits. `notes` is co-edited text, see `taskNotes`. */
export interface TaskFields {
  readonly title: string;
  readonly assignee: UserId | null;
  readonly dueOn: string | null;
  readonly priority: Priority;
  readonly goal: GoalId | null;
  readonly repeat: Pick<Repeat, 'every' | 'interval'> | null;
}
