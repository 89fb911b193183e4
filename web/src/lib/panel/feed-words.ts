import type { Activity, InterviewStatus, InterviewType, Move, Priority, RiskStatus, StepKey } from '@muster/model';
import { dayOf, keyDateKinds, riskStatuses } from '@muster/model';
import { taskFeedLine } from '#lib/tasks/task-feed.ts';
import { formatDate, formatDateTime, formatDay } from '#lib/locale/format.ts';
import { interviewStatusLabel, interviewTypeLabel, outcomeLabel, priorityLabel, stepLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { fieldLabel } from '#lib/problems/field-names.ts';
import { riskStatusLabel } from '#lib/project/risk-words.ts';
import type { FeedEntry } from './feed.ts';
import type { PanelNames } from './names.svelte.ts';

/** One line of a history in words. */
export interface FeedLine {
  readonly text: string;
  /** For each changed field: what it said before and after; '' for nothing. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** Where a move leads, as people say it. */
export function placeLabel(move: Move, names: PanelNames): string {
  if (move.outcome === null) return names.stage(move.stage);
  const reason = move.reason === null ? '' : names.reason(move.reason);
  return reason === ''
    ? outcomeLabel(move.outcome)
    : m.panel_outcome_with_reason({ outcome: outcomeLabel(move.outcome), reason });
}

export function feedLine(entry: FeedEntry, names: PanelNames): FeedLine {
  if (entry.type === 'activity') return activityLine(entry.activity, names);
  const { move, from } = entry;
  const to = placeLabel(move, names);
  if (from === null) return { text: m.panel_feed_came_in({ to }), changes: [] };
  if (from.outcome !== null && move.outcome === null) return { text: m.panel_feed_reopened({ to }), changes: [] };
  const samePlace = from.stage === move.stage && from.outcome === move.outcome && from.reason === move.reason;
  if (samePlace) return { text: m.panel_feed_kept({ to }), changes: [] };
  return { text: m.panel_feed_moved({ from: placeLabel(from, names), to }), changes: [] };
}

function activityLine(activity: Activity, names: PanelNames): FeedLine {
  const changes = activity.changes ?? [];
  const list = (which: 'before' | 'after'): string =>
    changes.map((change) => valueWords(change.field, change[which], names)).join(m.candidates_comma());
  const ofTask = taskFeedLine(activity, names);
  if (ofTask !== null) return ofTask;
  switch (activity.kind) {
    case 'tagged':
      return { text: m.panel_feed_tagged({ tags: list('after') }), changes: [] };
    case 'untagged':
      return { text: m.panel_feed_untagged({ tags: list('before') }), changes: [] };
    case 'assigned': {
      const owner = changes[0]?.after;
      return {
        text: typeof owner === 'string' ? m.panel_feed_assigned({ name: names.member(owner) }) : m.panel_feed_unassigned(),
        changes: [],
      };
    }
    case 'next-action': {
      const next = list('after');
      return { text: next === '' ? m.panel_feed_next_done() : m.panel_feed_next({ next }), changes: [] };
    }
    case 'opening-cancelled':
      return { text: m.panel_feed_opening_cancelled({ opening: list('before') }), changes: [] };
    case 'opening-reopened':
      return { text: m.panel_feed_opening_reopened({ opening: list('after') }), changes: [] };
    case 'interview-scheduled':
      return { text: m.panel_feed_interview_scheduled({ time: list('after') }), changes: [] };
    case 'interview-deleted':
      return { text: m.panel_feed_interview_deleted({ time: list('before') }), changes: [] };
    default:
      return {
        text: kindWords[activity.kind]?.() ?? m.panel_feed_changed(),
        changes: changes.map((change) => inWords(change, names)),
      };
  }
}

const inWords = ({ field, before, after }: NonNullable<Activity['changes']>[number], names: PanelNames) => ({
  field: field === 'step' ? m.panel_step() : fieldName(field),
  before: valueWords(field, before, names),
  after: valueWords(field, after, names),
});

const fieldName = (field: string): string => fieldNames[field]?.() ?? fieldLabel(field);
const fieldNames: Record<string, () => string> = {
  owner: m.panel_owner,
  priority: m.panel_priority,
  channel: m.panel_channel,
  requisition: m.panel_requisition,
  status: m.project_status,
  by: m.project_decided_by,
};

const isRiskStatus = (value: string): value is RiskStatus => (riskStatuses as readonly string[]).includes(value);

/** Fields that hold an instant or a day. */
const dates: ReadonlySet<string> = new Set([...keyDateKinds, 'requestedAt', 'targetOn', 'reviewOn', 'decidedOn']);

function valueWords(field: string, value: unknown, names: PanelNames): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'nextAction' && typeof value === 'object') {
    const { text, dueOn } = value as { text?: unknown; dueOn?: unknown };
    return typeof dueOn === 'string' ? m.panel_next_with_day({ text: String(text), day: formatDay(dueOn) }) : String(text);
  }
  if (field === 'appliedAt' && typeof value === 'number') return dayOf(value, names.timeZone());
  if (field === 'at' && typeof value === 'number') return formatDateTime(value);
  if (dates.has(field) && typeof value === 'number') return formatDate(value);
  if (dates.has(field) && typeof value === 'string') return formatDay(value);
  if (field === 'interviewers' && Array.isArray(value))
    return value.map((user) => names.member(String(user))).join(m.candidates_comma());
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (field === 'owner') return names.member(value);
  if (field === 'channel') return names.channel(value);
  if (field === 'requisition') return names.requisition(value);
  if (field === 'step') return known(() => stepLabel(value as StepKey), value);
  if (field === 'priority') return known(() => priorityLabel(value as Priority), value);
  if (field === 'status' && isRiskStatus(value)) return riskStatusLabel(value);
  if (field === 'by') return names.member(value);
  if (field === 'status') return known(() => interviewStatusLabel(value as InterviewStatus), value);
  if (field === 'type') return known(() => interviewTypeLabel(value as InterviewType), value);
  return value;
}

/** A key that a newer version wrote has no word here: it is shown as it is. */
function known(word: () => string, key: string): string {
  try {
    return word();
  } catch {
    return key;
  }
}

const kindWords: Partial<Record<Activity['kind'], () => string>> = {
  'person-added': m.panel_feed_person_added,
  'person-edited': m.panel_feed_person_edited,
  'contact-edited': m.panel_feed_contact_edited,
  'person-deleted': m.panel_feed_person_deleted,
  'person-restored': m.panel_feed_person_restored,
  'application-deleted': m.panel_feed_application_deleted,
  'application-restored': m.panel_feed_application_restored,
  'application-edited': m.panel_feed_application_edited,
  'conflict-resolved': m.panel_feed_conflict_resolved,
  claimed: m.panel_feed_claimed,
  imported: m.panel_feed_imported,
  'twin-cleared': m.panel_feed_twin_cleared,
  step: m.panel_feed_step,
  'requisition-created': m.panel_feed_requisition_created,
  'requisition-edited': m.panel_feed_requisition_edited,
  'requisition-requested': m.panel_feed_requisition_requested,
  'requisition-confirmed': m.panel_feed_requisition_confirmed,
  'requisition-held': m.panel_feed_requisition_held,
  'requisition-resumed': m.panel_feed_requisition_resumed,
  'requisition-cancelled': m.panel_feed_requisition_cancelled,
  'requisition-deleted': m.panel_feed_requisition_deleted,
  'requisition-restored': m.panel_feed_requisition_restored,
  headcount: m.panel_feed_headcount,
  'key-date': m.panel_feed_key_date,
  opening: m.panel_feed_opening,
  'opening-edited': m.panel_feed_opening_edited,
  'interview-edited': m.panel_feed_interview_edited,
  'interview-status': m.panel_feed_interview_status,
  'risk-added': m.project_feed_risk_added,
  'risk-edited': m.project_feed_edited,
  'risk-deleted': m.project_feed_deleted,
  'risk-restored': m.project_feed_restored,
  'decision-added': m.project_feed_decision_added,
  'decision-edited': m.project_feed_edited,
  'decision-deleted': m.project_feed_deleted,
  'decision-restored': m.project_feed_restored,
  undone: m.panel_feed_undone,
  redone: m.panel_feed_redone,
};
