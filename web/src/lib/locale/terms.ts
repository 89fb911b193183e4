import type {
  Channel,
  InterviewStatus,
  InterviewType,
  KeyDateKind,
  OutcomeKey,
  Priority,
  Reason,
  RequisitionStatus,
  StageKey,
  StageSettings,
  StepKey,
} from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

/**
 * The words of the field in the reader's language, in one place so that every page uses the same. What a team named
 * itself is shown as it wrote it; built-in stages, channels and reasons are translated.
 */
export const stageLabel = (stage: StageKey | Pick<StageSettings, 'key' | 'name'>): string =>
  typeof stage === 'string' ? stages[stage]() : stage.name || stages[stage.key]();

export const outcomeLabel = (outcome: OutcomeKey): string => outcomes[outcome]();
export const stepLabel = (step: StepKey): string => steps[step]();
export const statusLabel = (status: RequisitionStatus): string => statuses[status]();
export const priorityLabel = (priority: Priority): string => priorities[priority]();
export const keyDateLabel = (kind: KeyDateKind): string => keyDateLabels[kind]();
export const interviewStatusLabel = (status: InterviewStatus): string => interviewStatuses[status]();
export const interviewTypeLabel = (type: InterviewType): string => interviewTypes[type]();
export const channelLabel = (channel: Pick<Channel, 'id' | 'name'>): string =>
  channel.name || channels[channel.id]?.() || channel.id;
export const reasonLabel = (reason: Pick<Reason, 'id' | 'name'>): string => reason.name || reasons[reason.id]?.() || reason.id;

/** The token of a stage's colour. */
export const stageColour = (stage: StageKey): string => `var(--stage-${stage})`;

const stages: Record<StageKey, () => string> = {
  requirement: m.settings_stage_requirement,
  screening: m.settings_stage_screening,
  interview: m.settings_stage_interview,
  offer: m.settings_stage_offer,
  onboarding: m.settings_stage_onboarding,
};

const outcomes: Record<OutcomeKey, () => string> = {
  joined: m.settings_outcome_joined,
  rejected: m.settings_outcome_rejected,
  withdrawn: m.settings_outcome_withdrawn,
  'no-show': m.settings_outcome_no_show,
};

const steps: Record<StepKey, () => string> = {
  'to-schedule': m.settings_step_to_schedule,
  scheduled: m.settings_step_scheduled,
  'waiting-for-feedback': m.settings_step_waiting_for_feedback,
  'to-approve': m.settings_step_to_approve,
  sent: m.settings_step_sent,
  accepted: m.settings_step_accepted,
  declined: m.settings_step_declined,
  due: m.settings_step_due,
  arrived: m.settings_step_arrived,
  'no-show': m.settings_step_no_show,
  checklist: m.settings_step_checklist,
};

const statuses: Record<RequisitionStatus, () => string> = {
  draft: m.settings_status_draft,
  requested: m.settings_status_requested,
  confirmed: m.settings_status_confirmed,
  'on-hold': m.settings_status_on_hold,
  filled: m.settings_status_filled,
  cancelled: m.settings_status_cancelled,
};

const priorities: Record<Priority, () => string> = {
  low: m.settings_priority_low,
  normal: m.settings_priority_normal,
  high: m.settings_priority_high,
  urgent: m.settings_priority_urgent,
};

export const keyDateLabels: Readonly<Record<KeyDateKind, () => string>> = {
  'offer-sent': m.offer_kind_offer_sent,
  'offer-accepted': m.offer_kind_offer_accepted,
  'offer-declined': m.offer_kind_offer_declined,
  'offer-expired': m.offer_kind_offer_expired,
  'offer-rescinded': m.offer_kind_offer_rescinded,
  'start-planned': m.offer_kind_start_planned,
  reneged: m.offer_kind_reneged,
  arrived: m.offer_kind_arrived,
  left: m.offer_kind_left,
};

const interviewStatuses: Record<InterviewStatus, () => string> = {
  scheduled: m.interview_status_scheduled,
  attended: m.interview_status_attended,
  'no-show': m.interview_status_no_show,
  'cancelled-by-candidate': m.interview_status_cancelled_by_candidate,
  'cancelled-by-company': m.interview_status_cancelled_by_company,
};

const interviewTypes: Record<InterviewType, () => string> = {
  'on-site': m.interview_type_on_site,
  video: m.interview_type_video,
  phone: m.interview_type_phone,
};

const channels: Record<string, () => string> = {
  'job-site': m.settings_channel_job_site,
  'short-video': m.settings_channel_short_video,
  social: m.settings_channel_social,
  community: m.settings_channel_community,
  campus: m.settings_channel_campus,
  'job-fair': m.settings_channel_job_fair,
  referral: m.settings_channel_referral,
  agency: m.settings_channel_agency,
  'walk-in': m.settings_channel_walk_in,
  other: m.settings_channel_other,
};

const reasons: Record<string, () => string> = {
  'rejected-experience': m.settings_reason_rejected_experience,
  'rejected-skills': m.settings_reason_rejected_skills,
  'rejected-salary': m.settings_reason_rejected_salary,
  'rejected-stability': m.settings_reason_rejected_stability,
  'rejected-interview': m.settings_reason_rejected_interview,
  'rejected-position-filled': m.settings_reason_rejected_position_filled,
  'rejected-unreachable': m.settings_reason_rejected_unreachable,
  'rejected-other': m.settings_reason_rejected_other,
  'withdrawn-other-offer': m.settings_reason_withdrawn_other_offer,
  'withdrawn-salary': m.settings_reason_withdrawn_salary,
  'withdrawn-distance': m.settings_reason_withdrawn_distance,
  'withdrawn-shifts': m.settings_reason_withdrawn_shifts,
  'withdrawn-personal': m.settings_reason_withdrawn_personal,
  'withdrawn-unreachable': m.settings_reason_withdrawn_unreachable,
  'withdrawn-other': m.settings_reason_withdrawn_other,
  'no-show-other-offer': m.settings_reason_no_show_other_offer,
  'no-show-stayed': m.settings_reason_no_show_stayed,
  'no-show-personal': m.settings_reason_no_show_personal,
  'no-show-unreachable': m.settings_reason_no_show_unreachable,
  'no-show-other': m.settings_reason_no_show_other,
};
