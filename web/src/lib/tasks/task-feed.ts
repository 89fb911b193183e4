import { repeatUnits, taskStatuses } from '@muster/model';
import type { Activity, Priority, Repeat } from '@muster/model';
import { formatDay } from '#lib/locale/format.ts';
import { priorityLabel } from '#lib/locale/terms.ts';
import type { PanelNames } from '#lib/panel/names.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { fieldLabel } from '#lib/problems/field-names.ts';
import { repeatLabel, taskStatusLabel } from './task-words.ts';

interface Line {
  readonly text: string;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** What happened to a task, goal or milestone, in words; null for what happened to anything else. */
export function taskFeedLine({ kind, changes = [] }: Activity, names: PanelNames): Line | null {
  const [first] = changes;
  if (kind === 'task-status') return plain(m.panel_feed_task_status({ status: words('status', first?.after, names) }));
  if (kind === 'task-checklist' && first !== undefined) {
    const [before, text] = [words('text', first.before, names), words('text', first.after, names)];
    if (first.field === 'added') return plain(m.panel_feed_check_added({ text }));
    if (first.field === 'removed') return plain(m.panel_feed_check_removed({ text: before }));
    if (first.field === 'ticked') return plain(m.panel_feed_check_ticked({ text }));
    if (first.field === 'unticked') return plain(m.panel_feed_check_unticked({ text }));
    return plain(m.panel_feed_check_reworded({ before, text }));
  }
  const said = kinds[kind];
  if (said === undefined) return null;
  // Links name others by id: that there was a change is said, not by which id.
  const shown = changes.filter(({ field }) => !['application', 'requisition', 'person', 'task', 'decision'].includes(field));
  return {
    text: said(),
    changes: shown.map(({ field, before, after }) => ({
      field: field === 'priority' ? m.panel_priority() : field === 'owner' ? m.panel_owner() : fieldLabel(field),
      before: words(field, before, names),
      after: words(field, after, names),
    })),
  };
}

const plain = (text: string): Line => ({ text, changes: [] });

const kinds: Partial<Record<Activity['kind'], () => string>> = {
  'task-added': m.panel_feed_task_added,
  'task-edited': m.panel_feed_task_edited,
  'task-deleted': m.panel_feed_task_deleted,
  'task-restored': m.panel_feed_task_restored,
  'goal-added': m.panel_feed_goal_changed,
  'goal-edited': m.panel_feed_goal_changed,
  'goal-deleted': m.panel_feed_goal_changed,
  'goal-restored': m.panel_feed_goal_changed,
  'milestone-added': m.panel_feed_milestone_changed,
  'milestone-edited': m.panel_feed_milestone_changed,
  'milestone-reached': m.panel_feed_milestone_changed,
  'milestone-reopened': m.panel_feed_milestone_changed,
  'milestone-deleted': m.panel_feed_milestone_changed,
  'milestone-restored': m.panel_feed_milestone_changed,
};

function words(field: string, value: unknown, names: PanelNames): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (field === 'repeat' && typeof value === 'object') {
    const { every, interval } = value as Partial<Repeat>;
    const unit = repeatUnits.find((each) => each === every);
    return unit === undefined || typeof interval !== 'number' ? '' : repeatLabel({ every: unit, interval });
  }
  if (typeof value !== 'string') return '';
  if (field === 'assignee' || field === 'owner') return names.member(value);
  if (field === 'goal' || field === 'parent') return names.goal(value);
  if (field === 'dueOn') return formatDay(value);
  if (field === 'priority') return ['low', 'normal', 'high', 'urgent'].includes(value) ? priorityLabel(value as Priority) : value;
  const status = taskStatuses.find((each) => each === value);
  return field === 'status' && status !== undefined ? taskStatusLabel(status) : value;
}
