import type { Change, Desk, UndoReport } from '@muster/model';
import { stageLabel } from '#lib/locale/terms.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { fieldLabel } from '#lib/problems/field-names.ts';

/** A change as people would say it: 移动 3 张卡片. A command that this list does not know is "a change". */
export function changeInWords(change: Pick<Change, 'command' | 'touched'>): string {
  const say = commands[change.command];
  return say === undefined ? m.frame_did_something() : say({ count: countOf(change) });
}

/** How many things it was about: the records of the kind that its command names. */
function countOf({ command, touched }: Pick<Change, 'command' | 'touched'>): number {
  const kind = /Application|setOutcome|setStep|applyTo|resolve/.test(command)
    ? 'application'
    : /Task/.test(command)
      ? 'task'
      : /Person|import|setNextAction|Contact/.test(command)
        ? 'person'
        : 'requisition';
  const ids = new Set(touched.filter((record) => record.kind === kind).map((record) => record.id));
  return Math.max(1, ids.size);
}

type Said = (inputs: { count: number }) => string;
const commands: Record<string, Said> = {
  createProject: m.frame_did_create_project,
  renameProject: m.frame_did_rename_project,
  deleteProject: m.frame_did_delete_project,
  createRequisition: m.frame_did_create_requisition,
  editRequisition: m.frame_did_edit_requisition,
  setHeadcount: m.frame_did_headcount,
  requestRequisition: m.frame_did_request_requisition,
  confirmRequisition: m.frame_did_confirm_requisition,
  holdRequisition: m.frame_did_hold_requisition,
  resumeRequisition: m.frame_did_resume_requisition,
  cancelRequisition: m.frame_did_cancel_requisition,
  reorderRequisition: m.frame_did_reorder,
  deleteRequisitions: m.frame_did_delete_requisitions,
  restoreRequisitions: m.frame_did_restore_requisitions,
  addPerson: m.frame_did_add_person,
  editPerson: m.frame_did_edit_person,
  editContact: m.frame_did_edit_contact,
  tagPersons: m.frame_did_tag,
  setNextAction: m.frame_did_next_action,
  deletePersons: m.frame_did_delete_persons,
  restorePersons: m.frame_did_restore_persons,
  applyTo: m.frame_did_apply,
  editApplication: m.frame_did_edit_application,
  moveApplications: m.frame_did_move,
  setOutcome: m.frame_did_outcome,
  reopenApplications: m.frame_did_reopen,
  setStep: m.frame_did_step,
  assignApplications: m.frame_did_assign,
  deleteApplications: m.frame_did_delete_applications,
  restoreApplications: m.frame_did_restore_applications,
  claimApplication: m.frame_did_claim,
  releaseApplication: m.frame_did_release,
  resolveConflict: m.frame_did_resolve,
  noteKeyDate: m.frame_did_key_date,
  clearKeyDate: m.frame_did_clear_key_date,
  chooseOpening: m.frame_did_choose_opening,
  editOpenings: m.frame_did_opening,
  cancelOpenings: m.frame_did_opening,
  reopenOpenings: m.frame_did_opening,
  scheduleInterview: m.frame_did_interview,
  editInterview: m.frame_did_edit_interview,
  setInterviewStatus: m.frame_did_edit_interview,
  deleteInterview: m.frame_did_delete_interview,
  addCost: m.frame_did_cost,
  editCost: m.frame_did_edit_cost,
  refundCost: m.frame_did_refund,
  deleteCost: m.frame_did_delete_cost,
  setTargets: m.frame_did_targets,
  rebalance: m.frame_did_rebalance,
  addTask: m.frame_did_add_task,
  editTask: m.frame_did_edit_task,
  assignTasks: m.frame_did_edit_task,
  rescheduleTasks: m.frame_did_edit_task,
  prioritiseTasks: m.frame_did_edit_task,
  putTasksToGoal: m.frame_did_edit_task,
  linkTask: m.frame_did_edit_task,
  unlinkTask: m.frame_did_edit_task,
  setTaskStatus: m.frame_did_task_status,
  moveTasks: m.frame_did_edit_task,
  deleteTasks: m.frame_did_delete_tasks,
  restoreTasks: m.frame_did_restore_tasks,
  addCheck: m.frame_did_checklist,
  editCheck: m.frame_did_checklist,
  tickCheck: m.frame_did_checklist,
  removeCheck: m.frame_did_checklist,
  addGoal: m.frame_did_goals,
  editGoal: m.frame_did_goals,
  deleteGoals: m.frame_did_goals,
  restoreGoals: m.frame_did_goals,
  addMilestone: m.frame_did_milestones,
  editMilestone: m.frame_did_milestones,
  reachMilestone: m.frame_did_milestones,
  deleteMilestones: m.frame_did_milestones,
  restoreMilestones: m.frame_did_milestones,
  importPeople: m.frame_did_import,
  setMember: m.frame_did_settings,
  setProfile: m.frame_did_profile,
  removeMember: m.frame_did_profile,
  restoreMember: m.frame_did_profile,
  addDuty: m.frame_did_duties,
  editDuty: m.frame_did_duties,
  hideDuty: m.frame_did_duties,
  showDuty: m.frame_did_duties,
  acceptDuty: m.frame_did_accept_duty,
  setRaci: m.frame_did_matrix,
  setStage: m.frame_did_settings,
  addReason: m.frame_did_settings,
  editReason: m.frame_did_settings,
  hideReason: m.frame_did_settings,
  addChannel: m.frame_did_settings,
  renameChannel: m.frame_did_settings,
  hideChannel: m.frame_did_settings,
  setTeam: m.frame_did_settings,
  addRisk: m.project_did_add_risk,
  editRisk: m.project_did_edit_risk,
  deleteRisks: m.project_did_delete_risks,
  restoreRisks: m.project_did_restore_risks,
  addDecision: m.project_did_add_decision,
  editDecision: m.project_did_edit_decision,
  deleteDecisions: m.project_did_delete_decisions,
  restoreDecisions: m.project_did_restore_decisions,
  announce: m.project_did_announce,
  editAnnouncement: m.project_did_edit_announcement,
  pinAnnouncement: m.project_did_pin,
  withdrawAnnouncement: m.project_did_withdraw,
  setCharter: m.project_did_charter,
  setBudget: m.project_did_budget,
  addKickoffItem: m.project_did_checklist,
  editKickoffItem: m.project_did_checklist,
  hideKickoffItem: m.project_did_checklist,
  tickKickoffItem: m.project_did_tick,
  setUpRetro: m.retro_did_set_up,
  moveRetroTo: m.retro_did_phase,
  addRetroCard: m.retro_did_card,
  moveRetroCard: m.retro_did_move_card,
  removeRetroCard: m.retro_did_remove_card,
  groupRetroCards: m.retro_did_group,
  ungroupRetroCard: m.retro_did_group,
  nameRetroGroup: m.retro_did_group,
  voteInRetro: m.retro_did_vote,
  unvoteInRetro: m.retro_did_vote,
  addRetroAction: m.retro_did_action,
  editRetroAction: m.retro_did_action,
  removeRetroAction: m.retro_did_action,
  makeRetroTasks: m.retro_did_tasks,
  draftSummary: m.summary_did_draft,
  freezeSummary: m.summary_did_freeze,
  unfreezeSummary: m.summary_did_unfreeze,
  loadSample: m.frame_did_sample,
  removeSample: m.frame_did_remove_sample,
};

type Kept = UndoReport['kept'][number];
const shownAtMost = 3;

/** What stays as colleagues left it: whose, which field, and who changed it when that is known. */
export function keptInWords(kept: readonly Kept[], desk: Desk): string {
  const shown = kept.slice(0, shownAtMost).map((each) => oneKept(each, desk));
  const list = new Intl.ListFormat(locale.tag, { type: 'conjunction' }).format(shown);
  return kept.length > shownAtMost ? m.frame_kept_and_more({ list, count: kept.length - shownAtMost }) : list;
}

function oneKept({ kind, id, field }: Kept, desk: Desk): string {
  const application = kind === 'application' ? desk.applications.byId.get(id) : undefined;
  const person = application?.person ?? (kind === 'person' || kind === 'contact' ? id : undefined);
  const name =
    (person && desk.persons.byId.get(person)?.name) ??
    desk.requisitions.byId.get(id)?.title ??
    desk.tasks.byId.get(id)?.title ??
    desk.goals.byId.get(id)?.title ??
    desk.milestones.byId.get(id)?.title ??
    desk.projects.byId.get(id)?.name;
  const moved = application !== undefined && (field.startsWith('moves') || field === 'stage' || field === 'order');
  const what = moved ? m.frame_kept_stage({ stage: stageLabel(application.stage) }) : fieldLabel(field);
  const by = moved ? application.head.by : lastOther(id, person, desk);
  const who = by === undefined || by === desk.user ? undefined : desk.members.byId.get(by)?.name;
  return who === undefined ? m.frame_kept({ name: name ?? '', what }) : m.frame_kept_by({ name: name ?? '', what, who });
}

/** Who else acted on it last. */
function lastOther(id: string, person: string | undefined, desk: Desk): string | undefined {
  return [...desk.boardActivity.of(id), ...desk.peopleActivity.of(person ?? id)]
    .filter((activity) => activity.by !== desk.user)
    .sort((a, b) => a.at - b.at)
    .at(-1)?.by;
}
