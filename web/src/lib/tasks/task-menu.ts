/** The menus of tasks. Everything that dragging or a key does is here too [WCAG 2.5.7]. Read when a menu opens: not reactive. */
import { compareByPlace, priorities, taskStatuses } from '@muster/model';
import type { Task } from '@muster/model';
import ArrowRight from 'lucide-svelte/icons/arrow-right';
import CalendarClock from 'lucide-svelte/icons/calendar-clock';
import Flag from 'lucide-svelte/icons/flag';
import SquareCheck from 'lucide-svelte/icons/square-check';
import Target from 'lucide-svelte/icons/target';
import Trash2 from 'lucide-svelte/icons/trash-2';
import UserRound from 'lucide-svelte/icons/user-round';
import { pickableMembers } from '#lib/access/pickable.ts';
import { formatDay } from '#lib/locale/format.ts';
import { priorityLabel } from '#lib/locale/terms.ts';
import { openPanel } from '#lib/panel/panel-address.ts';
import * as m from '#lib/paraglide/messages.js';
import { memberColour } from '#lib/ui/member-colour.ts';
import type { MenuItem } from '#lib/ui/menus.svelte.ts';
import { daysAfter, weekdayAfter } from './sections.ts';
import { taskStatusLabel } from './task-words.ts';
import type { Tasks } from './tasks.svelte.ts';

const line: MenuItem = { type: 'separator' };

/** What all of these have in common, or undefined. */
function common<T>(tasks: Tasks, ids: readonly string[], of: (task: Task) => T): T | undefined {
  const [first, ...others] = ids.flatMap((id) => tasks.desk.tasks.byId.get(id) ?? []).map(of);
  return others.every((other) => other === first) ? first : undefined;
}

function statusItems(tasks: Tasks, ids: readonly string[]): MenuItem[] {
  const now = common(tasks, ids, ({ status }) => status);
  return taskStatuses.map((status) => ({
    label: taskStatusLabel(status),
    checked: now === status,
    run: () => void (now === status || tasks.acts.status(ids, status)),
  }));
}

export function assignItems(tasks: Tasks, ids: readonly string[]): MenuItem[] {
  const { desk, acts, workspace } = tasks;
  const now = common(tasks, ids, ({ assignee }) => assignee);
  const me = workspace.me.user;
  const item = (id: string, name: string, colour: number): MenuItem => ({
    label: name,
    dot: memberColour(colour),
    hint: id === me ? m.tasks_me() : undefined,
    checked: now === id,
    run: () => void (now === id || acts.assign(ids, id)),
  });
  return [
    { type: 'heading', label: m.tasks_assign() },
    item(me, workspace.me.name, workspace.me.colour),
    ...pickableMembers(desk)
      .filter(({ id }) => id !== me)
      .map(({ id, name, colour }) => item(id, name, colour)),
    line,
    { label: m.tasks_nobody(), checked: now === null, run: () => void (now === null || acts.assign(ids, null)) },
  ];
}

export function dueItems(tasks: Tasks, ids: readonly string[], choose: (() => void) | null): MenuItem[] {
  const { acts, today } = tasks;
  const now = common(tasks, ids, ({ dueOn }) => dueOn);
  const day = (label: string, dueOn: string): MenuItem => ({
    label,
    hint: formatDay(dueOn, today) === label ? undefined : formatDay(dueOn, today),
    checked: now === dueOn,
    run: () => void (now === dueOn || acts.due(ids, dueOn)),
  });
  return [
    { type: 'heading', label: m.tasks_due() },
    day(m.tasks_today(), today),
    day(m.tasks_tomorrow(), daysAfter(today, 1)),
    day(m.tasks_friday(), weekdayAfter(today, 5)),
    day(m.tasks_next_monday(), weekdayAfter(today, 1)),
    line,
    ...(choose === null ? [] : [{ label: m.tasks_choose_day(), icon: CalendarClock, run: choose } satisfies MenuItem]),
    { label: m.tasks_no_day(), checked: now === null, run: () => void (now === null || acts.due(ids, null)) },
  ];
}

export function priorityItems(tasks: Tasks, ids: readonly string[]): MenuItem[] {
  const now = common(tasks, ids, ({ priority }) => priority);
  return [...priorities].reverse().map((priority) => ({
    label: priorityLabel(priority),
    checked: now === priority,
    run: () => void (now === priority || tasks.acts.priority(ids, priority)),
  }));
}

function goalItems(tasks: Tasks, ids: readonly string[]): MenuItem[] {
  const { desk, acts } = tasks;
  const now = common(tasks, ids, ({ goal }) => goal);
  const goals = [...desk.goals.byId.values()].filter(({ deletedAt }) => deletedAt === null).sort(compareByPlace);
  return [
    ...goals.map(({ id, title }): MenuItem => ({
      label: title,
      checked: now === id,
      run: () => void (now === id || acts.goal(ids, id)),
    })),
    ...(goals.length === 0 ? [] : [line]),
    { label: m.tasks_no_goal(), checked: now === null, run: () => void (now === null || acts.goal(ids, null)) },
  ];
}

/** The whole menu of a task; of the chosen ones, when it is among them. */
export function taskItems(tasks: Tasks, id: string, chooseDay: () => void): MenuItem[] {
  const open: MenuItem = { label: m.tasks_open(), keys: 'Enter', run: () => void openPanel({ task: id }) };
  if (tasks.readonly) return [open];
  const { acts, selection } = tasks;
  const ids = tasks.targets(id);
  const many = ids.length > 1;
  return [
    many ? { type: 'heading', label: m.tasks_selected({ count: ids.length }) } : open,
    { type: 'sub', label: m.tasks_status(), icon: ArrowRight, items: statusItems(tasks, ids) },
    { type: 'sub', label: m.tasks_assign(), icon: UserRound, items: assignItems(tasks, ids) },
    { type: 'sub', label: m.tasks_due(), icon: CalendarClock, items: dueItems(tasks, ids, many ? null : chooseDay) },
    { type: 'sub', label: m.tasks_priority(), icon: Flag, items: priorityItems(tasks, ids) },
    { type: 'sub', label: m.tasks_goal(), icon: Target, items: goalItems(tasks, ids) },
    line,
    ...(tasks.view.layout === 'board' && !many ? placeItems(tasks, id) : []),
    {
      label: selection.has(id) ? m.tasks_unselect() : m.tasks_select(),
      icon: SquareCheck,
      keys: 'X',
      run: () => selection.toggle(id, tasks.order),
    },
    { label: m.tasks_delete(), icon: Trash2, danger: true, keys: 'Delete', run: () => void acts.remove(ids) },
  ];
}

function placeItems(tasks: Tasks, id: string): MenuItem[] {
  const task = tasks.desk.tasks.byId.get(id);
  if (task === undefined || task.status === 'done') return [];
  const { status } = task;
  return [
    { label: m.tasks_to_top(), run: () => void tasks.acts.move([id], status, 'top') },
    { label: m.tasks_to_end(), run: () => void tasks.acts.move([id], status, 'end') },
    line,
  ];
}
