import type { Desk, Refusal } from '@muster/model';
import { formatTime } from '#lib/locale/format.ts';
import { statusLabel, stageLabel, stepLabel } from '#lib/locale/terms.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { phaseLabel } from '#lib/retro/phase-words.ts';
import { fieldLabel } from './field-names.ts';

/** A refusal as a person reads it: what happened, and what can be done about it. Both are whole sentences. */
export interface Problem {
  readonly what: string;
  readonly todo: string;
}

/** What is needed to call people and things by their names. Without it (or when a name is unknown) the words stay general. */
export type Names = Pick<
  Desk,
  'members' | 'persons' | 'requisitions' | 'applications' | 'risks' | 'decisions' | 'announcements' | 'tasks'
>;

/** The one place where a refused command becomes words. */
export function describe(refusal: Refusal, names?: Names): Problem {
  switch (refusal.type) {
    case 'ApplicationGone': {
      const person = names?.applications.byId.get(refusal.id)?.person;
      const name = person && names?.persons.byId.get(person)?.name;
      return {
        what: name ? m.problem_application_gone_named({ name }) : m.problem_application_gone(),
        todo: m.problem_do_restore(),
      };
    }
    case 'PersonGone': {
      const name = names?.persons.byId.get(refusal.id)?.name;
      return { what: name ? m.problem_person_gone_named({ name }) : m.problem_person_gone(), todo: m.problem_do_restore() };
    }
    case 'RequisitionGone': {
      const name = names?.requisitions.byId.get(refusal.id)?.title;
      return {
        what: name ? m.problem_requisition_gone_named({ name }) : m.problem_requisition_gone(),
        todo: m.problem_do_look_again(),
      };
    }
    case 'RiskGone': {
      const name = names?.risks.byId.get(refusal.id)?.title;
      return {
        what: name ? m.problem_risk_gone_named({ name }) : m.problem_risk_gone(),
        todo: m.problem_do_look_again(),
      };
    }
    case 'DecisionGone': {
      const name = names?.decisions.byId.get(refusal.id)?.title;
      return {
        what: name ? m.problem_decision_gone_named({ name }) : m.problem_decision_gone(),
        todo: m.problem_do_look_again(),
      };
    }
    case 'AnnouncementGone': {
      const name = names?.announcements.byId.get(refusal.id)?.title;
      return {
        what: name ? m.problem_announcement_gone_named({ name }) : m.problem_announcement_gone(),
        todo: m.problem_do_look_again(),
      };
    }
    case 'EndsBeforeStart':
      return { what: m.problem_ends_before_start(), todo: m.problem_do_dates() };
    case 'ProjectGone':
      return { what: m.problem_project_gone(), todo: m.problem_do_choose_project() };
    case 'MemberGone': {
      const name = names?.members.byId.get(refusal.id)?.name;
      return {
        what: name ? m.problem_member_gone_named({ name }) : m.problem_member_gone(),
        todo: m.problem_do_look_again(),
      };
    }
    case 'TaskGone': {
      const name = names?.tasks.byId.get(refusal.id)?.title;
      return { what: name ? m.problem_task_gone_named({ name }) : m.problem_task_gone(), todo: m.problem_do_look_again() };
    }
    case 'GoalGone':
      return { what: m.problem_goal_gone(), todo: m.problem_do_look_again() };
    case 'MilestoneGone':
      return { what: m.problem_milestone_gone(), todo: m.problem_do_look_again() };
    case 'GoalInItself':
      return { what: m.problem_goal_in_itself(), todo: m.problem_do_other_goal() };
    case 'MoveGone':
      return { what: m.problem_move_gone(), todo: m.problem_do_look_again() };
    case 'KeyDateGone':
      return { what: m.problem_key_date_gone(), todo: m.problem_do_look_again() };
    case 'OpeningGone':
      return { what: m.problem_opening_gone(), todo: m.problem_do_look_again() };
    case 'InterviewGone':
      return { what: m.problem_interview_gone(), todo: m.problem_do_look_again() };
    case 'CostGone':
      return { what: m.problem_cost_gone(), todo: m.problem_do_look_again() };
    case 'SettingGone':
      return { what: m.problem_setting_gone(), todo: m.problem_do_look_again() };
    case 'NothingChosen':
      return { what: m.problem_nothing_chosen(), todo: m.problem_do_choose() };
    case 'NothingChanged':
      return { what: m.problem_nothing_changed(), todo: m.problem_do_nothing() };
    case 'NameMissing':
      return { what: m.problem_name_missing(), todo: m.problem_do_name() };
    case 'TextTooLong':
      return {
        what: m.problem_text_too_long({ field: fieldLabel(refusal.field), limit: refusal.limit }),
        todo: m.problem_do_shorten(),
      };
    case 'NumberOutOfRange':
      return {
        what: m.problem_number_out_of_range({ field: fieldLabel(refusal.field), least: refusal.least, most: refusal.most }),
        todo: m.problem_do_number(),
      };
    case 'DayUnreadable':
      return {
        what: m.problem_day_unreadable({ field: fieldLabel(refusal.field), value: refusal.value }),
        todo: m.problem_do_day(),
      };
    case 'DayMissing':
      return { what: m.problem_day_missing({ field: fieldLabel(refusal.field) }), todo: m.problem_do_day_choose() };
    case 'InFuture':
      return { what: m.problem_in_future({ field: fieldLabel(refusal.field) }), todo: m.problem_do_past_day() };
    case 'DaysOutOfOrder':
      return {
        what: m.problem_days_out_of_order({ from: refusal.from, until: refusal.until }),
        todo: m.problem_do_days_order(),
      };
    case 'AlreadyApplied':
      return { what: m.problem_already_applied(), todo: m.problem_do_open_application() };
    case 'WrongStatus':
      return {
        what: m.problem_wrong_status({ status: statusLabel(refusal.status) }),
        todo: m.problem_do_status({ allowed: listOf(refusal.allowed.map(statusLabel)) }),
      };
    case 'StepNotInStage':
      return {
        what: m.problem_step_not_in_stage({ step: stepLabel(refusal.step), stage: stageLabel(refusal.stage) }),
        todo: m.problem_do_look_again(),
      };
    case 'ReasonMissing':
      return { what: m.problem_reason_missing(), todo: m.problem_do_reason() };
    case 'LineGone':
      return { what: m.problem_line_gone(), todo: m.problem_do_look_again() };
    case 'MeetingOver':
      return { what: m.problem_meeting_over(), todo: m.problem_do_start_meeting() };
    case 'MeetingRunning':
      return { what: m.problem_meeting_running({ name: memberName(refusal.by, names) }), todo: m.problem_do_join_meeting() };
    case 'NotFacilitator':
      return { what: m.problem_not_facilitator({ name: memberName(refusal.by, names) }), todo: m.problem_do_take_meeting() };
    case 'NoConflict':
      return { what: m.problem_no_conflict(), todo: m.problem_do_nothing() };
    case 'ClaimedBy':
      return {
        what: m.problem_claimed_by({
          name: memberName(refusal.by, names),
          time: formatTime(refusal.until),
        }),
        todo: m.problem_do_take_over(),
      };
    case 'WrongPhase':
      return {
        what: m.retro_problem_phase({ phase: phaseLabel(refusal.phase) }),
        todo: m.retro_problem_do_phase({ allowed: listOf(refusal.allowed.map(phaseLabel)) }),
      };
    case 'NoVotesLeft':
      return { what: m.retro_problem_votes({ limit: refusal.limit }), todo: m.retro_problem_do_votes() };
    case 'SummaryFrozen':
      return { what: m.summary_problem_frozen(), todo: m.summary_problem_do_unfreeze() };
    case 'CardGone':
      return { what: m.retro_problem_card(), todo: m.problem_do_look_again() };
    case 'NotAllowed':
      return { what: m.problem_not_allowed({ document: documents[refusal.document]() }), todo: m.problem_do_ask_manager() };
    case 'DocumentTooNew':
      return { what: m.problem_document_too_new({ document: documents[refusal.document]() }), todo: m.problem_do_update() };
  }
}

const memberName = (user: string, names: Names | undefined): string =>
  names?.members.byId.get(user)?.name ?? m.problem_somebody();

/** Both sentences in a row, for a toast. */
export function describeInOne(refusal: Refusal, names?: Names): string {
  const { what, todo } = describe(refusal, names);
  return locale.current === 'zh' ? what + todo : `${what} ${todo}`;
}

const listOf = (words: readonly string[]) => new Intl.ListFormat(locale.tag, { type: 'disjunction' }).format(words);

const documents = {
  space: m.problem_document_space,
  settings: m.problem_document_settings,
  board: m.problem_document_board,
  people: m.problem_document_people,
  private: m.problem_document_private,
  interviews: m.problem_document_interviews,
  week: m.problem_document_week,
  month: m.problem_document_month,
  user: m.problem_document_user,
};
