import type {
  ActivityId,
  ApplicationId,
  DecisionId,
  GoalId,
  MilestoneId,
  PersonId,
  RequisitionId,
  RiskId,
  TaskId,
  UserId,
} from '../ids.ts';

/** What happened, besides moves (those are in the application's own history). Append-only; says no phone number, mail or salary. */
export interface Activity {
  readonly id: ActivityId;
  readonly at: number;
  readonly by: UserId;
  readonly kind:
    | 'person-added'
    | 'person-edited'
    | 'contact-edited'
    | 'person-deleted'
    | 'person-restored'
    | 'tagged'
    | 'untagged'
    | 'next-action'
    | 'applied'
    | 'application-edited'
    | 'assigned'
    | 'step'
    | 'application-deleted'
    | 'application-restored'
    | 'conflict-resolved'
    /** A fact of the offer or arrival was dated, corrected or taken back; the field is its kind. */
    | 'key-date'
    /** The opening that an application fills was chosen. */
    | 'opening'
    | 'interview-scheduled'
    | 'interview-edited'
    | 'interview-status'
    | 'interview-deleted'
    | 'claimed'
    | 'imported'
    /** What came in twice was made one: the record that stays says what it took over. */
    | 'twin-cleared'
    | 'requisition-created'
    | 'requisition-edited'
    | 'requisition-requested'
    | 'requisition-confirmed'
    | 'requisition-held'
    | 'requisition-resumed'
    | 'requisition-cancelled'
    | 'requisition-deleted'
    | 'requisition-restored'
    | 'headcount'
    | 'risk-added'
    | 'risk-edited'
    | 'risk-deleted'
    | 'risk-restored'
    | 'decision-added'
    | 'decision-edited'
    | 'decision-deleted'
    | 'decision-restored'
    | 'task-added'
    | 'task-edited'
    | 'task-status'
    | 'task-checklist'
    | 'task-deleted'
    | 'task-restored'
    | 'goal-added'
    | 'goal-edited'
    | 'goal-deleted'
    | 'goal-restored'
    | 'milestone-added'
    | 'milestone-edited'
    | 'milestone-reached'
    | 'milestone-reopened'
    | 'milestone-deleted'
    | 'milestone-restored'
    | 'opening-edited'
    | 'opening-cancelled'
    | 'opening-reopened'
    | 'undone'
    | 'redone';
  readonly person?: PersonId;
  readonly application?: ApplicationId;
  readonly requisition?: RequisitionId;
  readonly risk?: RiskId;
  readonly decision?: DecisionId;
  readonly task?: TaskId;
  readonly goal?: GoalId;
  readonly milestone?: MilestoneId;
  /** Changed fields with the values before and after; absent for restricted fields. */
  readonly changes?: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}
