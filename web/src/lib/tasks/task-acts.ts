/** What people do with tasks: a command and what is said about it. Bulk and destructive acts, and finishing, offer their undo on the screen. */
import {
  addTask,
  assignTasks,
  deleteTasks,
  moveTasks,
  prioritiseTasks,
  putTasksToGoal,
  rescheduleTasks,
  setTaskStatus,
} from '@muster/model';
import type { NewTask, Place, Priority, TaskStatus } from '@muster/model';
import { formatDay } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { taskStatusLabel } from './task-words.ts';

interface Around {
  readonly say: (text: string) => void;
  /** Called before tasks may leave the screen. */
  readonly keepFocus: (ids: readonly string[]) => void;
}

export function createTaskActs(workspace: Workspace, { say, keepFocus }: Around) {
  const { desk } = workspace;
  const titleOf = (id: string): string => desk.tasks.byId.get(id)?.title ?? '';
  const whichOf = (ids: readonly string[]): string =>
    ids.length === 1 ? m.tasks_quoted({ title: titleOf(ids[0] as string) }) : m.tasks_count({ count: ids.length });
  const bulk = (ids: readonly string[], text: string) => (ids.length > 1 ? { text, undoable: true } : undefined);
  const today = (): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: desk.team.byId.get('team')?.timeZone ?? 'Asia/Shanghai' }).format(workspace.now);

  /** Says what was finished, and when a task that repeats comes again. */
  function finished(ids: readonly string[]): string {
    const [only] = ids;
    const task = ids.length === 1 && only !== undefined ? desk.tasks.byId.get(only) : undefined;
    const next = task && desk.tasks.byId.get(`${task.series}~${task.occurrence + 1}`);
    return next !== undefined && next.dueOn !== null && next.status !== 'done'
      ? m.tasks_done_next({ what: whichOf(ids), day: formatDay(next.dueOn, today()) })
      : m.tasks_did_done({ what: whichOf(ids) });
  }

  const acts = {
    titleOf,
    add(fields: NewTask): string | null {
      const made = addTask(desk, fields);
      return workspace.act(made) && made.ok ? made.value.id : null;
    },
    status(ids: readonly string[], status: TaskStatus): boolean {
      keepFocus(ids);
      const result = setTaskStatus(desk, ids, status);
      const text =
        status === 'done' ? finished(ids) : m.tasks_did_status({ what: whichOf(ids), status: taskStatusLabel(status) });
      const done = workspace.act(result, status === 'done' ? { text, undoable: true } : bulk(ids, text));
      if (done && status !== 'done' && ids.length === 1) say(text);
      return done;
    },
    move(ids: readonly string[], status: TaskStatus, place: Place<string>): boolean {
      const title = whichOf(ids);
      const finishing = status === 'done' && ids.some((id) => desk.tasks.byId.get(id)?.status !== 'done');
      const result = moveTasks(desk, ids, { status, place });
      const text = finishing ? finished(ids) : m.tasks_did_move({ what: title, status: taskStatusLabel(status) });
      const done = workspace.act(result, finishing ? { text, undoable: true } : bulk(ids, text));
      if (done && !finishing && ids.length === 1) say(text);
      return done;
    },
    assign(ids: readonly string[], assignee: string | null): boolean {
      keepFocus(ids);
      const name = assignee === null ? m.tasks_nobody() : (desk.members.byId.get(assignee)?.name ?? workspace.me.name);
      return workspace.act(assignTasks(desk, ids, assignee), bulk(ids, m.tasks_did_assign({ what: whichOf(ids), name })));
    },
    due(ids: readonly string[], dueOn: string | null): boolean {
      keepFocus(ids);
      const day = dueOn === null ? m.tasks_no_day() : formatDay(dueOn, today());
      return workspace.act(rescheduleTasks(desk, ids, dueOn), bulk(ids, m.tasks_did_due({ what: whichOf(ids), day })));
    },
    priority: (ids: readonly string[], priority: Priority): boolean =>
      workspace.act(prioritiseTasks(desk, ids, priority), bulk(ids, m.tasks_did_change({ what: whichOf(ids) }))),
    goal(ids: readonly string[], goal: string | null): boolean {
      keepFocus(ids);
      return workspace.act(putTasksToGoal(desk, ids, goal), bulk(ids, m.tasks_did_change({ what: whichOf(ids) })));
    },
    remove(ids: readonly string[]): boolean {
      const text = m.tasks_did_delete({ what: whichOf(ids) });
      keepFocus(ids);
      return workspace.act(deleteTasks(desk, ids), { text, undoable: true });
    },
  };
  return acts;
}
