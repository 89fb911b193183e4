import { createContext, tick } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { taskStatuses, tasksHere } from '@muster/model';
import type { Task, TaskStatus } from '@muster/model';
import { mayEditBoard } from '#lib/access/may.ts';
import { createAnnouncer } from '#lib/board/announcer.svelte.ts';
import { createSelection } from '#lib/candidates/selection.svelte.ts';
import { dayOf } from '#lib/locale/format.ts';
import { namesOf } from '#lib/panel/names.svelte.ts';
import { recordsOf } from '#lib/panel/records.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { accepts, sectionsOf } from './sections.ts';
import type { Section } from './sections.ts';
import { createTaskActs } from './task-acts.ts';
import { readView, withView } from './view.ts';
import type { TasksView } from './view.ts';

/** The page of tasks: what is shown, what is chosen, where the focus is, and what one can do. */
export function createTasks(workspace: Workspace) {
  const { desk } = workspace;
  const records = recordsOf(desk);
  const names = namesOf(workspace);
  const announcer = createAnnouncer();
  const selection = createSelection();
  const address = createTasksAddress();
  let cursor = $state<string | null>(null);
  let doneShown = $state(false);

  const today = $derived(dayOf(workspace.now));
  const shown = $derived.by((): readonly Task[] => {
    void records.tasks.version;
    const around = { me: workspace.me.user, today, goals: records.goals.all };
    return tasksHere(desk).filter((task) => accepts(task, address.view, around));
  });
  const sections = $derived.by((): readonly Section[] => sectionsOf(shown, today));
  const columns = $derived.by(() => {
    const byStatus = new Map<TaskStatus, Task[]>(taskStatuses.map((status) => [status, []]));
    for (const task of shown) byStatus.get(task.status)?.push(task);
    return byStatus;
  });
  /** In the order in which they stand on the screen. */
  const order = $derived.by((): readonly Task[] =>
    address.view.layout === 'board'
      ? taskStatuses.flatMap((status) => columns.get(status) ?? [])
      : sections.flatMap(({ key, tasks }) => (key === 'done' && !doneShown ? [] : tasks)),
  );
  const chosen = $derived(selection.size === 0 ? [] : order.filter(({ id }) => selection.has(id)));

  const acts = createTaskActs(workspace, {
    say: (text) => announcer.say(text),
    keepFocus: (ids) => keepFocus(ids),
  });

  /** Before an act that may take tasks out of sight: notes which one comes next, and goes there if the focused one left. */
  function keepFocus(ids: readonly string[]): void {
    const had = document.activeElement?.closest('[data-task]') !== null;
    const at = order.findIndex(({ id }) => id === (cursor ?? ids[0]));
    const leaving = new Set(ids);
    const after = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()].find(({ id }) => !leaving.has(id))?.id;
    void tick().then(() => {
      if (cursor !== null && order.some(({ id }) => id === cursor)) return had ? focusTask(cursor) : undefined;
      cursor = after ?? null;
      if (had && after !== undefined) focusTask(after);
    });
  }

  return {
    workspace,
    desk,
    records,
    names,
    announcer,
    selection,
    acts,
    get view(): TasksView {
      return address.view;
    },
    show: (view: TasksView): void => address.show(view),
    get today() {
      return today;
    },
    get shown() {
      return shown;
    },
    get sections() {
      return sections;
    },
    get columns() {
      return columns;
    },
    get order() {
      return order;
    },
    get chosen() {
      return chosen;
    },
    get readonly() {
      return !mayEditBoard(workspace);
    },
    /** The task that has the tab stop. */
    get cursor(): string | null {
      return cursor !== null && order.some(({ id }) => id === cursor) ? cursor : (order[0]?.id ?? null);
    },
    set cursor(id: string | null) {
      cursor = id;
    },
    get doneShown() {
      return doneShown;
    },
    set doneShown(on: boolean) {
      doneShown = on;
    },
    /** What an act on this task is about: the chosen ones when it is among them. */
    targets: (id: string): readonly string[] =>
      selection.has(id) ? order.filter((task) => selection.has(task.id)).map((task) => task.id) : [id],
  };
}
export type Tasks = ReturnType<typeof createTasks>;
export const [useTasks, provideTasks] = createContext<Tasks>();

export function focusTask(id: string): void {
  const element = document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"] [data-focus]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const typingMs = 200;

/** Keeps the view in the address, so that a reload, "back" and a link show the same. What is being typed is shown at once. */
function createTasksAddress() {
  let ahead = $state.raw<TasksView | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const view = $derived(ahead ?? readView(new URLSearchParams(page.url.search)));
  return {
    get view(): TasksView {
      return view;
    },
    show(next: TasksView): void {
      const typing = next.text !== view.text;
      ahead = next;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          const url = withView(page.url, next);
          void goto(url, { replace: true, reset: false, state: page.state }).then(() => {
            if (ahead === next) ahead = null;
          });
        },
        typing ? typingMs : 0,
      );
    },
  };
}
