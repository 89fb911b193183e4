/** What to try against a bottleneck: for the stage, and within it for the step that takes the most days. */
import type { StageWait, WaitStep } from '@muster/kpi';
import type { StageKey } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

export interface Proposal {
  readonly key: string;
  /** What to do, as a task's title. */
  readonly title: () => string;
  /** Why it should help here. */
  readonly why: () => string;
}

const one = (key: string, title: () => string, why: () => string): Proposal => ({ key, title, why });

const forStage: Readonly<Record<StageKey, readonly Proposal[]>> = {
  requirement: [
    one('confirm-slot', m.numbers_try_confirm_slot, m.numbers_try_confirm_slot_why),
    one('jd-template', m.numbers_try_jd_template, m.numbers_try_jd_template_why),
  ],
  screening: [
    one('screen-block', m.numbers_try_screen_block, m.numbers_try_screen_block_why),
    one('must-first', m.numbers_try_must_first, m.numbers_try_must_first_why),
    one('second-screener', m.numbers_try_second_screener, m.numbers_try_second_screener_why),
  ],
  interview: [one('one-visit', m.numbers_try_one_visit, m.numbers_try_one_visit_why)],
  offer: [one('offer-call', m.numbers_try_offer_call, m.numbers_try_offer_call_why)],
  onboarding: [
    one('weekly-contact', m.numbers_try_weekly_contact, m.numbers_try_weekly_contact_why),
    one('earlier-start', m.numbers_try_earlier_start, m.numbers_try_earlier_start_why),
  ],
};

const forStep: Readonly<Record<WaitStep, readonly Proposal[]>> = {
  'to-schedule': [one('slots-ahead', m.numbers_try_slots_ahead, m.numbers_try_slots_ahead_why)],
  scheduled: [one('video-first', m.numbers_try_video_first, m.numbers_try_video_first_why)],
  'waiting-for-feedback': [one('feedback-24h', m.numbers_try_feedback_24h, m.numbers_try_feedback_24h_why)],
  'to-approve': [one('approval-range', m.numbers_try_approval_range, m.numbers_try_approval_range_why)],
  sent: [one('answer-date', m.numbers_try_answer_date, m.numbers_try_answer_date_why)],
  answered: [one('start-agreed', m.numbers_try_start_agreed, m.numbers_try_start_agreed_why)],
};

const most = 3;

/** The likeliest help first; never more than people would read. */
export function proposalsFor({ stage, split }: Pick<StageWait, 'stage' | 'split'>): readonly Proposal[] {
  const steps = [...(split ?? [])].filter(({ days }) => days > 0).sort((a, b) => b.days - a.days);
  return [...steps.flatMap(({ step }) => forStep[step]), ...forStage[stage]].slice(0, most);
}

const stepLabels: Readonly<Record<WaitStep, () => string>> = {
  'to-schedule': m.settings_step_to_schedule,
  scheduled: m.settings_step_scheduled,
  'waiting-for-feedback': m.settings_step_waiting_for_feedback,
  'to-approve': m.settings_step_to_approve,
  sent: m.settings_step_sent,
  answered: m.numbers_step_answered,
};
export const waitStepLabel = (step: WaitStep): string => stepLabels[step]();
