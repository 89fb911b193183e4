import { taskStatuses } from '@muster/model';
import { openPanel } from '#lib/panel/panel-address.ts';
import { isComposing, keyName, singleKeys } from '#lib/ui/keys.svelte.ts';
import { openMenu } from '#lib/ui/menus.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { assignItems, dueItems, taskItems } from './task-menu.ts';
import { focusTask } from './tasks.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

/** What a key does while a task has the focus; answers whether it was one of ours. */
export function actOnKey(tasks: Tasks, event: KeyboardEvent): boolean {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-task]') : null;
  const id = element?.dataset['task'];
  if (element === null || id === undefined || isComposing(event) || event.defaultPrevented) return false;
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return false;
  const key = keyName(event);
  const walked = walk(tasks, id, key);
  if (walked !== null) {
    tasks.cursor = walked;
    focusTask(walked);
    return true;
  }
  if (key === 'Shift+ArrowDown' || key === 'Shift+ArrowUp') return extend(tasks, id, key === 'Shift+ArrowDown');
  if (key === 'Ctrl+A') {
    tasks.selection.set(tasks.order.map((task) => task.id));
    return true;
  }
  if (key === 'Escape' && tasks.selection.size > 0) {
    tasks.selection.clear();
    return true;
  }
  if (key === 'Shift+F10' || key === 'ContextMenu') return menu(tasks, element, id);
  if (tasks.readonly) return false;
  if (key.startsWith('Alt+Arrow')) return step(tasks, id, key);
  if (key === 'Delete') return tasks.acts.remove(tasks.targets(id)) || true;
  if (!singleKeys.on || event.ctrlKey || event.metaKey || event.altKey) return false;
  return letter(tasks, element, id, key.toLowerCase());
}

function letter(tasks: Tasks, anchor: HTMLElement, id: string, key: string): boolean {
  const ids = tasks.targets(id);
  if (key === 'x' || key === ' ') tasks.selection.toggle(id, tasks.order);
  else if (key === 'm') return menu(tasks, anchor, id);
  else if (key === 'a') openMenu({ anchor: focusable(anchor), items: assignItems(tasks, ids), label: m.tasks_assign() });
  else if (key === 'd') openMenu({ anchor: focusable(anchor), items: dueItems(tasks, ids, null), label: m.tasks_due() });
  else if (key === 'f') {
    const done = ids.every((each) => tasks.desk.tasks.byId.get(each)?.status === 'done');
    tasks.acts.status(ids, done ? 'open' : 'done');
  } else return false;
  return true;
}

const focusable = (element: HTMLElement): HTMLElement => element.querySelector<HTMLElement>('[data-focus]') ?? element;

function menu(tasks: Tasks, anchor: HTMLElement, id: string): boolean {
  const items = taskItems(tasks, id, () => void openPanel({ task: id }));
  openMenu({ anchor: focusable(anchor), items, label: m.tasks_acts_of({ title: tasks.acts.titleOf(id) }) });
  return true;
}

/** Where an arrow leads; null when the key is no arrow or there is nothing there. On the board left and right change the column. */
function walk(tasks: Tasks, id: string, key: string): string | null {
  const { order, columns, view } = tasks;
  const task = order.find((each) => each.id === id);
  if (task === undefined) return null;
  const list = view.layout === 'board' ? (columns.get(task.status) ?? []) : order;
  const at = list.findIndex((each) => each.id === id);
  if (key === 'ArrowDown') return list[at + 1]?.id ?? id;
  if (key === 'ArrowUp') return list[at - 1]?.id ?? id;
  if (key === 'Home') return list[0]?.id ?? id;
  if (key === 'End') return list.at(-1)?.id ?? id;
  if (view.layout !== 'board' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let column = taskStatuses.indexOf(task.status) + step; column >= 0 && column < taskStatuses.length; column += step) {
    const beside = columns.get(taskStatuses[column] ?? 'open') ?? [];
    const target = beside[Math.min(at, beside.length - 1)];
    if (target !== undefined) return target.id;
  }
  return id;
}

function extend(tasks: Tasks, id: string, down: boolean): boolean {
  const next = walk(tasks, id, down ? 'ArrowDown' : 'ArrowUp');
  if (!tasks.selection.has(id)) tasks.selection.toggle(id, tasks.order);
  if (next === null || next === id) return true;
  if (!tasks.selection.has(next)) tasks.selection.toggle(next, tasks.order);
  tasks.cursor = next;
  focusTask(next);
  return true;
}

/** On the board: one place up or down, or to the column beside. */
function step(tasks: Tasks, id: string, key: string): boolean {
  const task = tasks.desk.tasks.byId.get(id);
  if (task === undefined || tasks.view.layout !== 'board') return false;
  const list = tasks.columns.get(task.status) ?? [];
  const at = list.findIndex((each) => each.id === id);
  tasks.cursor = id;
  if (key === 'Alt+ArrowUp' || key === 'Alt+ArrowDown') {
    const beside = list[key === 'Alt+ArrowUp' ? at - 1 : at + 1];
    if (beside === undefined || task.status === 'done') return true;
    tasks.acts.move([id], task.status, key === 'Alt+ArrowUp' ? { before: beside.id } : { after: beside.id });
  } else {
    const status = taskStatuses[taskStatuses.indexOf(task.status) + (key === 'Alt+ArrowRight' ? 1 : -1)];
    if (status === undefined) return true;
    tasks.acts.move([id], status, 'top');
  }
  requestAnimationFrame(() => focusTask(id));
  return true;
}
